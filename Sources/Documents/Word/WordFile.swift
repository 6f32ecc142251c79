/// A Word document of Office Open XML (ECMA-376, `.docx`).
enum WordFile {
    /// Numbering and styles are looked up as trees, which take more memory than a stream.
    private static let treeLimit = 8 << 20

    /// The text of the document's body.
    static func text(of bytes: [UInt8]) throws(DocumentFault) -> String {
        let archive = try WordArchive(bytes)
        let name = try mainPart(of: archive)
        guard let body = try archive.file(name) else { throw absence(of: name, from: archive) }
        let relations = try relations(of: name, in: archive)
        func part(_ kind: String) throws(DocumentFault) -> MarkupTree? {
            guard let target = relations[kind], let bytes = try archive.file(target, limit: treeLimit) else {
                return nil
            }
            return try MarkupTree.read(bytes, part: target)
        }
        let numbering = WordNumbering(numbering: try part("numbering"), styles: try part("styles"))
        var handler = WordText(numbering: numbering)
        try MarkupPart.read(body, part: name, into: &handler)
        return handler.finish()
    }

    /// The file that holds the document, `word/document.xml` unless the package says otherwise.
    private static func mainPart(of archive: WordArchive) throws(DocumentFault) -> String {
        let usual = "word/document.xml"
        if archive.names.contains(usual) { return usual }
        return try relations(of: "", in: archive)["officeDocument"] ?? usual
    }

    /// The files that a file refers to, by the last word of the relation's type.
    private static func relations(of name: String, in archive: WordArchive) throws(DocumentFault) -> [String:
        String]
    {
        let path = name.split(separator: "/")
        let folder = path.dropLast().map { $0 + "/" }.joined()
        let source = "\(folder)_rels/\(path.last ?? "").rels"
        guard let bytes = try archive.file(source, limit: treeLimit) else { return [:] }
        var result: [String: String] = [:]
        for relation in try MarkupTree.read(bytes, part: source).child("r:Relationships")?.children ?? [] {
            guard let target = relation["Target"], relation["TargetMode"] != "External",
                let kind = relation["Type"]?.split(separator: "/").last
            else { continue }
            result[String(kind)] = target.hasPrefix("/") ? String(target.dropFirst()) : folder + target
        }
        return result
    }

    private static func absence(of name: String, from archive: WordArchive) -> DocumentFault {
        guard archive.names.contains(where: { $0.hasPrefix("word/") || $0 == "[Content_Types].xml" }) else {
            return Signature.zip.refusal
        }
        if archive.names.contains(where: { $0.hasPrefix("xl/") || $0.hasPrefix("ppt/") }) {
            return DocumentFault(
                .unsupported, zh: "电子表格或演示文稿，不是 Word 文档；请将报告另存为 .docx 或文本文件",
                en: "a workbook or slides, not a Word document; save the report as .docx or as text")
        }
        return DocumentFault(
            .damaged, zh: "Word 文档缺少正文（\(name)）；请用 Word 或 WPS 修复后另存",
            en: "the Word document lacks its text (\(name)); repair it in Word or WPS and save it again")
    }
}
