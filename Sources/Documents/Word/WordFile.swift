/// A Word document of Office Open XML (ECMA-376, `.docx`).
enum WordFile {
    /// The text of the document's body.
    static func text(of package: OfficePackage) throws(DocumentFault) -> String {
        let name = try package.mainPart(usual: "word/document.xml")
        guard let body = try package.file(name) else { throw absence(of: name, from: package) }
        let relations = try package.relations(of: name)
        func part(_ kind: String) throws(DocumentFault) -> MarkupTree? {
            guard let target = relations.last(where: { $0.kind == kind })?.target else { return nil }
            return try package.tree(target)
        }
        let numbering = WordNumbering(numbering: try part("numbering"), styles: try part("styles"))
        var handler = WordText(numbering: numbering)
        try MarkupPart.read(body, part: name, into: &handler)
        return handler.finish()
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
