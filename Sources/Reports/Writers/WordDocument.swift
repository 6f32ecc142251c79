import Bilingual
import Documents
import Geodesy
import Tables

/// A document for word processors (WordprocessingML, ECMA-376-1): headings, paragraphs and tables as offices set them.
///
/// A4, margins and founts after GB/T 9704—2012: title centred, headings in 黑体 and 楷体, text in 仿宋 三号, tables in 宋体 五号
/// with lines, headings repeated on each page. Written directly, because no converter sets lines, widths and repeated
/// headings of tables without a template file of its own, and offices' machines have none installed.
struct WordDocument {
    /// The paragraph styles; the raw value is the style's identifier.
    enum Style: String {
        case title = "Title"
        case heading = "Heading1"
        case subheading = "Heading2"
        case text = "Normal"
        case caption = "Caption"
        case note = "Note"
    }

    let language: Language
    private var body = ""
    private var isAcross = false

    init(language: Language) { self.language = language }

    // MARK: Content

    /// Adds a paragraph.
    mutating func add(_ text: Message, _ style: Style = .text) {
        body += Self.paragraph(text[language], style: style)
    }

    /// Adds a table with its caption, its unit and its notes.
    ///
    /// - Parameters:
    ///   - limit: more rows are counted, not set.
    ///   - caption: whether its title stands above it.
    mutating func add(_ table: Table, limit: Int, caption: Bool = true) {
        if caption { body += Self.paragraph(table.title[language], style: .caption) }
        if let subtitle = table.subtitle {
            body += Self.paragraph(subtitle[language], style: .note, alignment: "right")
        }
        body += WordTable(table: table, language: language, limit: limit, width: isAcross ? 13_900 : 8845).xml
        if table.count > limit {
            let more = Message(
                zh: "共\(table.count)行，此处列出前\(limit)行，全部见 tables.xlsx。",
                en: "The first \(limit) of \(table.count) rows; tables.xlsx has all.")
            body += Self.paragraph(more[language], style: .note)
        }
        for note in table.footnotes { body += Self.paragraph(note[language], style: .note) }
        body += Self.paragraph("", style: .note)
    }

    /// What follows stands on pages across (横排), for wide tables.
    mutating func turnAcross() {
        body += "<w:p><w:pPr>\(Self.section(isAcross: isAcross))</w:pPr></w:p>"
        isAcross = true
    }

    static func paragraph(_ text: String, style: Style, alignment: String? = nil) -> String {
        let alignment = alignment.map { "<w:jc w:val=\"\($0)\"/>" } ?? ""
        return
            "<w:p><w:pPr><w:pStyle w:val=\"\(style.rawValue)\"/>\(alignment)</w:pPr>\(run(text))</w:p>"
    }

    static func run(_ text: String, properties: String = "") -> String {
        guard !text.isEmpty else { return "" }
        let own = properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>"
        return "<w:r>\(own)<w:t xml:space=\"preserve\">\(MarkupText.escaped(text))</w:t></w:r>"
    }

    /// The end of a section of pages, upright or across.
    private static func section(isAcross: Bool) -> String {
        let size =
            isAcross
            ? "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"1588\" w:right=\"1474\" w:bottom=\"1474\" w:left=\"1474\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/>"
            : "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1985\" w:left=\"1587\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/>"
        return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/>\(size)</w:sectPr>"
    }

    // MARK: Files

    /// The files of the document.
    ///
    /// - Parameters:
    ///   - title: in its properties.
    ///   - created: in its properties, seconds since 1970-01-01 UTC; none when 0.
    func parts(title: String, created: String?) -> [WordPackage.Part] {
        let document =
            "<w:document \(Self.namespaces)><w:body>\(body)\(Self.section(isAcross: isAcross))</w:body></w:document>"
        let date = created.map {
            "<dcterms:created xsi:type=\"dcterms:W3CDTF\">\($0)</dcterms:created>"
        }
        let properties =
            "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>\(MarkupText.escaped(title))</dc:title><dc:creator>Tuban</dc:creator>\(date ?? "")</cp:coreProperties>"
        let field =
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        let footer =
            "<w:ftr \(Self.namespaces)><w:p><w:pPr><w:pStyle w:val=\"Note\"/><w:jc w:val=\"center\"/></w:pPr>\(Self.run("— "))\(field)\(Self.run(" —"))</w:p></w:ftr>"
        let files: [(String, String)] = [
            ("[Content_Types].xml", Self.contentTypes), ("_rels/.rels", Self.packageRelations),
            ("docProps/core.xml", properties), ("word/_rels/document.xml.rels", Self.documentRelations),
            ("word/document.xml", document), ("word/styles.xml", WordStyles.xml), ("word/footer1.xml", footer),
        ]
        return files.map { name, text in
            (name, Array(("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + text).utf8))
        }
    }

    static let namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

    private static let contentTypes = """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
        <Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>\
        <Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>\
        <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
        </Types>
        """

    private static let packageRelations = """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>\
        <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
        </Relationships>
        """

    private static let documentRelations = """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>\
        <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>\
        </Relationships>
        """
}
