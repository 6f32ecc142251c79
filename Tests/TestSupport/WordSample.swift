/// Word files for tests, written part by part.
public enum WordSample {
    private static let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// A Word file.
    ///
    /// - Parameters:
    ///   - body: what stands inside `w:body`.
    ///   - numbering: what stands inside `w:numbering`.
    ///   - styles: what stands inside `w:styles`.
    public static func bytes(body: String, numbering: String = "", styles: String = "") -> [UInt8] {
        ZIPWriter([
            ("[Content_Types].xml", "<Types/>"),
            (
                "word/_rels/document.xml.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="a" Type="\(relations)/numbering" Target="numbering.xml"/>
                <Relationship Id="b" Type="\(relations)/styles" Target="/word/styles.xml"/>
                <Relationship Id="c" Type="\(relations)/hyperlink" Target="http://x/y" TargetMode="External"/>
                </Relationships>
                """
            ),
            ("word/numbering.xml", "<w:numbering \(space)>\(numbering)</w:numbering>"),
            ("word/styles.xml", "<w:styles \(space)>\(styles)</w:styles>"),
            ("word/document.xml", document(body)),
        ]).bytes
    }

    /// The main part of a Word file.
    public static func document(_ body: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:document \(space) xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">\
        <w:body>\(body)<w:sectPr/></w:body></w:document>
        """
    }

    /// A paragraph with properties and a text.
    public static func paragraph(_ text: String, properties: String = "") -> String {
        "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    /// A paragraph of a list.
    public static func item(_ text: String, list: Int, level: Int = 0) -> String {
        paragraph(
            text, properties: "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
    }

    /// A table of cells with one paragraph each.
    public static func table(_ rows: [[String]]) -> String {
        "<w:tbl>"
            + rows.map { row in
                "<w:tr>" + row.map { "<w:tc>\(paragraph($0))</w:tc>" }.joined() + "</w:tr>"
            }.joined() + "</w:tbl>"
    }
}
