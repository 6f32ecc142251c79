import Bilingual

/// A Word document of Office Open XML (ECMA-376, `.docx`).
enum WordFile {
    /// The text of the document's body, its notes among it, its tables, and what is to be told of it.
    static func read(
        _ package: OfficePackage
    ) throws(DocumentFault) -> (text: String, tables: [DocumentTable], notes: [Message]) {
        let name = try package.mainPart(usual: "word/document.xml")
        guard let body = try package.file(name) else { throw absence(of: name, from: package) }
        let relations = try package.relations(of: name)
        let folder = name.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        func target(_ kind: String) -> String {
            relations.last { $0.kind == kind }?.target ?? "\(folder)\(kind).xml"
        }
        let styles = try package.tree(target("styles"))
        let numbering = WordNumbering(numbering: try package.tree(target("numbering")), styles: styles)
        let handler = WordText(numbering: numbering, styles: WordStyles(styles))
        var text = handler
        for kind in WordNote.Kind.allCases {
            let part = target(kind.rawValue)
            guard let bytes = try package.file(part) else { continue }
            var reader = text
            try MarkupPart.read(bytes, part: part, into: &reader)
            text.take(reader, as: kind)
        }
        try MarkupPart.read(body, part: name, into: &text)
        let (whole, tables) = try text.finish()
        return (whole, tables, text.marks.notes)
    }

    private static func absence(of name: String, from package: OfficePackage) -> DocumentFault {
        guard package.has(folder: "word") || package.names.contains("[Content_Types].xml") else {
            return Signature.zip.refusal(ending: "")
        }
        if package.has(folder: "ppt") {
            return DocumentFault(
                .unsupported, zh: "演示文稿，不是 Word 文档；请将报告另存为 .docx 或文本文件",
                en: "slides, not a Word document; save the report as .docx or as text")
        }
        return DocumentFault(
            .damaged, zh: "Word 文档缺少正文（\(name)）；请用 Word 或 WPS 修复后另存",
            en: "the Word document lacks its text (\(name)); repair it in Word or WPS and save it again")
    }
}
