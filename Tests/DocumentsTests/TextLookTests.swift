import Bilingual
import TestSupport
import Testing

@testable import Documents

private let text = "恢复草原777亩"

/// Whether the text was read, and which note tells of it.
private func outcome(_ document: Document) -> (isRead: Bool, told: String) {
    let told = document.notes.map(\.zh).filter { $0.contains("777") }
    return (
        document.text.contains(text),
        told.isEmpty ? "" : told[0].contains("看不见") ? "看不见" : told[0].contains("底色不明") ? "底色不明" : told[0]
    )
}

private func word(_ body: String) throws -> Document {
    let styles = """
        <w:style w:type="paragraph" w:styleId="pale"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>\
        <w:style w:type="paragraph" w:styleId="paler"><w:basedOn w:val="pale"/></w:style>\
        <w:style w:type="paragraph" w:styleId="dark"><w:pPr><w:shd w:val="clear" w:fill="1F3864"/></w:pPr></w:style>\
        <w:style w:type="character" w:styleId="tiny"><w:rPr><w:sz w:val="2"/></w:rPr></w:style>\
        <w:style w:type="table" w:styleId="grid"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>
        """
    return try Document(WordSample.bytes(body: body, styles: styles), path: "a.docx")
}

private func paragraph(_ run: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:rPr>\(run)</w:rPr><w:t>\(text)</w:t></w:r></w:p>"
}

private let white = "<w:color w:val=\"FFFFFF\"/>"
private let dark = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"1F3864\"/>"

private func cell(_ cell: String, table: String = "") -> String {
    "<w:tbl><w:tblPr>\(table)</w:tblPr><w:tr><w:tc><w:tcPr>\(cell)</w:tcPr>\(paragraph(white))</w:tc></w:tr></w:tbl>"
}

private func box(_ fill: String) -> String {
    "<w:p><w:r><w:drawing><s:spPr xmlns:s=\"s\"><a:prstGeom xmlns:a=\"a\"/>\(fill)</s:spPr><w:txbxContent>\(paragraph(white))</w:txbxContent></w:drawing></w:r></w:p>"
}

@Test(arguments: [
    (paragraph(white), "看不见"), (paragraph("<w:color w:val=\"FEFEFE\"/>"), "看不见"),
    (paragraph("<w:color w:themeColor=\"background1\"/>"), "看不见"), (paragraph("<w:sz w:val=\"2\"/>"), "看不见"),
    (paragraph("<w:w w:val=\"1\"/>"), "看不见"), (paragraph("", "<w:pStyle w:val=\"paler\"/>"), "看不见"),
    (paragraph("<w:rStyle w:val=\"tiny\"/>"), "看不见"),
    (paragraph("<w:color w:val=\"1F3864\"/>\(dark)"), "看不见"), (cell(""), "看不见"),
    (cell("", table: "<w:tblStyle w:val=\"none\"/>"), "看不见"),
    (box("<a:noFill xmlns:a=\"a\"/>"), "看不见"),
    (box("<a:solidFill xmlns:a=\"a\"><a:srgbClr val=\"FFFFFF\"/></a:solidFill>"), "看不见"),
    (paragraph(white + dark), ""), (paragraph(white, dark), ""),
    (paragraph(white + "<w:highlight w:val=\"darkBlue\"/>"), ""),
    (paragraph(white, "<w:pStyle w:val=\"dark\"/>"), ""),
    (paragraph("<w:color w:val=\"auto\"/>", "<w:pStyle w:val=\"pale\"/>"), ""), (cell(dark), ""),
    (cell("", table: dark), ""), (paragraph("<w:sz w:val=\"12\"/>"), ""),
    (paragraph("<w:color w:val=\"C00000\"/>"), ""),
    (box("<a:solidFill xmlns:a=\"a\"><a:srgbClr val=\"1F3864\"/></a:solidFill>"), ""),
    (cell("", table: "<w:tblStyle w:val=\"grid\"/>"), "底色不明"), (box(""), "底色不明"),
])
func looksOfWordFiles(_ body: String, _ told: String) throws {
    let outcome = outcome(try word(body))
    #expect(outcome.told == told)
    #expect(outcome.isRead == (told != "看不见"))
}

@Test(arguments: [
    ("<p style='color:#fff'>", "看不见"), ("<p style='color: white'>", "看不见"),
    ("<p style='color:rgb(255, 255, 255)'>", "看不见"), ("<p style='color:rgba(0,0,0,0)'>", "看不见"),
    ("<p style='color:transparent'>", "看不见"), ("<p style='font-size:0'>", "看不见"),
    ("<p style='font-size:1px'>", "看不见"), ("<p><font color=white>", "看不见"),
    ("<p style='background:#336699;color:#369'>", "看不见"),
    ("<style>p.k{color:#ffffff}</style><p class='a k'>", "看不见"),
    ("<style>div p{color:#ffffff}</style><div><p>", "看不见"),
    ("<style>.k{color:#fff} .k{color:#333}</style><p class=k>", ""),
    ("<style>.t{display:none} .t.on{display:block}</style><p class='t on'>", ""),
    ("<style>@media print{p{display:none}} /* p{display:none} */ p:hover{display:none}</style><p>", ""),
    ("<style>.k p{color:#fff} .k{background:#036}</style><div class=k><p>", ""),
    ("<style>ul>p{color:#fff}</style><div><p>", ""),
    ("<div style='background:#003366'><p style='color:#fff'>", ""),
    ("<table><tr bgcolor='#003366'><td><font color='#ffffff'>", ""),
    ("<p style='color:#fff'><span style='color:#000'>", ""),
    ("<p style='font-size:0'><span style='font-size:14px'>", ""),
    ("<p style='font-size:9px'>", ""), ("<div style='background:url(a.png)'><p style='color:#fff'>", "底色不明"),
    ("<link rel=stylesheet href=a.css><table><tr class=head><td style='color:#fff'>", "底色不明"),
])
func looksOfPages(_ tags: String, _ told: String) throws {
    let page = "<!DOCTYPE html><html><body>\(tags)\(text)"
    let outcome = outcome(try Document(Array(page.utf8), path: "a.html"))
    #expect(outcome.told == told)
    #expect(outcome.isRead == (told != "看不见"))
}

@Test(arguments: [
    "display:none", "visibility:hidden", "opacity:0", "position:absolute;left:-9999px", "text-indent:-9999px",
    "height:0;overflow:hidden", "position:absolute;clip:rect(0,0,0,0)",
])
func hiddenInPages(_ style: String) throws {
    for page in ["<p style='\(style)'>\(text)", "<style>.k{\(style)}</style><p class=k>\(text)"] {
        let document = try Document(Array("<!DOCTYPE html><html><body>\(page)".utf8), path: "a.html")
        #expect(!document.text.contains("777"))
        #expect(document.notes.contains { $0.zh.contains("隐藏") && $0.zh.contains(text) })
    }
}

@Test(arguments: [
    ("<style:text-properties fo:color=\"#ffffff\"/>", "看不见"),
    ("<style:text-properties fo:font-size=\"1pt\"/>", "看不见"),
    ("<style:text-properties fo:color=\"#003366\" fo:background-color=\"#003366\"/>", "看不见"),
    ("<style:text-properties fo:color=\"#ffffff\" fo:background-color=\"#003366\"/>", ""),
    (
        "<style:text-properties fo:color=\"#ffffff\"/><style:paragraph-properties fo:background-color=\"#003366\"/>",
        ""
    ),
    ("<style:text-properties fo:color=\"#ffffff\" style:use-window-font-color=\"true\"/>", ""),
    ("<style:text-properties fo:font-size=\"6pt\"/>", ""),
])
func looksOfOpenDocument(_ properties: String, _ told: String) throws {
    let spaces = ["office", "text", "table", "style"].map {
        "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }.joined(separator: " ")
    let shapes = [
        "<text:p text:style-name=\"A\">\(text)</text:p>",
        "<text:p><text:span text:style-name=\"A\">\(text)</text:span></text:p>",
        "<table:table><table:table-row><table:table-cell><text:p text:style-name=\"A\">\(text)</text:p></table:table-cell></table:table-row></table:table>",
    ]
    for body in shapes {
        let content =
            "<office:document-content \(spaces) xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"><office:automatic-styles><style:style style:name=\"A\">\(properties)</style:style></office:automatic-styles><office:body><office:text>\(body)</office:text></office:body></office:document-content>"
        let package = ZIPWriter([
            ("mimetype", "application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", "<m/>"),
            ("content.xml", content),
        ])
        let outcome = outcome(try Document(package.bytes, path: "a.odt"))
        #expect(outcome.told == told)
        #expect(outcome.isRead == (told != "看不见"))
    }
}
