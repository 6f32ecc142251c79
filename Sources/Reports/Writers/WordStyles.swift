/// The styles of a document (word/styles.xml): founts and spacing after GB/T 9704—2012.
enum WordStyles {
    /// The part.
    static let xml =
        "<w:styles \(WordDocument.namespaces)>\(defaults)"
        + style(
            "Normal", "Normal", "仿宋", size: 32,
            paragraph:
                "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLine=\"640\" w:firstLineChars=\"200\"/>",
            isDefault: true)
        + style(
            "Title", "Title", "黑体", size: 44, isBold: true,
            paragraph: "<w:spacing w:before=\"240\" w:after=\"360\"/><w:jc w:val=\"center\"/>")
        + style(
            "Heading1", "heading 1", "黑体", size: 32,
            paragraph:
                "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/><w:ind w:firstLine=\"640\" w:firstLineChars=\"200\"/><w:outlineLvl w:val=\"0\"/>"
        )
        + style(
            "Heading2", "heading 2", "楷体", size: 32, isBold: true,
            paragraph:
                "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"80\"/><w:ind w:firstLine=\"640\" w:firstLineChars=\"200\"/><w:outlineLvl w:val=\"1\"/>"
        )
        + style(
            "Caption", "caption", "黑体", size: 28,
            paragraph: "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\"/><w:jc w:val=\"center\"/>")
        + style("Note", "Note", "宋体", size: 18, paragraph: "<w:spacing w:before=\"20\" w:after=\"20\"/>")
        + style("Cell", "Cell", "宋体", size: 20, paragraph: "<w:spacing w:before=\"20\" w:after=\"20\"/>")
        + "</w:styles>"

    private static let defaults =
        "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>"

    /// - Parameter size: in half points.
    private static func style(
        _ id: String, _ name: String, _ fount: String, size: Int, isBold: Bool = false, paragraph: String,
        isDefault: Bool = false
    ) -> String {
        "<w:style w:type=\"paragraph\"\(isDefault ? " w:default=\"1\"" : "") w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/><w:qFormat/><w:pPr>\(paragraph)</w:pPr><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"\(fount)\" w:cs=\"Times New Roman\"/>\(isBold ? "<w:b/>" : "")<w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/></w:rPr></w:style>"
    }
}
