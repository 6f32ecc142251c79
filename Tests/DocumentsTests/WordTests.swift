import Documents
import TestSupport
import Testing

private func text(_ body: String, numbering: String = "", styles: String = "") throws -> String {
    try Document(WordSample.bytes(body: body, numbering: numbering, styles: styles), path: "a.docx").text
}

private func level(_ index: Int, _ format: String, _ text: String, more: String = "") -> String {
    """
    <w:lvl w:ilvl="\(index)"><w:start w:val="1"/><w:numFmt w:val="\(format)"/>\(more)\
    <w:lvlText w:val="\(text)"/></w:lvl>
    """
}

private func list(_ id: Int, _ levels: String) -> String {
    """
    <w:abstractNum w:abstractNumId="\(id)">\(levels)</w:abstractNum>
    """
}

private func use(_ number: Int, of list: Int, override: String = "") -> String {
    "<w:num w:numId=\"\(number)\"><w:abstractNumId w:val=\"\(list)\"/>\(override)</w:num>"
}

@Test(arguments: [
    ("<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t xml:space=\"preserve\"> 乙 </w:t></w:r></w:p><w:p/>", "甲 乙 \n"),
    ("<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>", "甲\t乙\n丙\n"),
    (
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>甲&amp;&#x4E59;</w:t></w:r></w:p>",
        "甲&乙\n"
    ),
    (
        "<w:p><w:ins><w:r><w:t>甲</w:t></w:r></w:ins><w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>",
        "甲\n"
    ),
    (
        "<w:p><w:moveFrom><w:r><w:t>乙</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>甲</w:t></w:r></w:moveTo></w:p>",
        "甲\n"
    ),
    (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>",
        "甲乙\n"
    ),
    ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r><w:r><w:t>甲</w:t></w:r></w:p>", "甲\n"),
    ("<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>甲</w:t></w:r></w:p>", "甲\n"),
    (
        "<w:p><w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>甲</w:t></w:r></w:hyperlink></w:p>",
        "甲\n"
    ),
    ("<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>", "甲\n"),
    (
        "<w:sdt><w:sdtPr><w:t>乙</w:t></w:sdtPr><w:sdtContent><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        "甲\n"
    ),
    (
        """
        <w:p><w:r><w:t>甲</w:t><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r>\
        </w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p>\
        </w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>乙</w:t></w:r></w:p>
        """, "甲乙\n框\n"
    ),
])
func paragraphsAsTheyPrint(_ body: String, _ expected: String) throws {
    #expect(try text(body) == expected)
}

@Test func tablesOfWordFiles() throws {
    let body =
        WordSample.table([["责任单位", "某旗人民政府"], ["整改状态", "已销号", "整改时限", "2024年"], ["1", "占用12亩", ""]])
        + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>\(WordSample.paragraph("删"))</w:tc></w:tr></w:tbl>"
    #expect(try text(body) == "责任单位 | 某旗人民政府\n整改状态 | 已销号\n整改时限 | 2024年\n1\n占用12亩\n")
}

@Test func numbersOfListsAreWrittenOut() throws {
    let numbering =
        list(
            0,
            level(0, "chineseCounting", "%1、", more: "<w:suff w:val=\"nothing\"/>")
                + level(1, "japaneseCounting", "（%2）") + level(2, "decimal", "%3."))
        + list(1, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2"))
        + list(2, level(0, "bullet", "\u{F0B7}")) + use(1, of: 0) + use(2, of: 1)
        + use(3, of: 1, override: "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/></w:lvlOverride>")
        + use(4, of: 2)
    let body = [
        WordSample.item("甲", list: 1), WordSample.item("乙", list: 1, level: 1),
        WordSample.item("丙", list: 1, level: 1), WordSample.item("丁", list: 1, level: 2),
        WordSample.paragraph("正文"), WordSample.item("戊", list: 1), WordSample.item("己", list: 1, level: 1),
        WordSample.item("子", list: 2), WordSample.item("丑", list: 2, level: 1), WordSample.item("寅", list: 2),
        WordSample.item("卯", list: 3), WordSample.item("辰", list: 3), WordSample.item("点", list: 4),
        WordSample.item("无", list: 0),
    ].joined()
    #expect(
        try text(body, numbering: numbering) == """
            一、甲
            （一） 乙
            （二） 丙
            1. 丁
            正文
            二、戊
            （一） 己
            1. 子
            1.1 丑
            2. 寅
            7. 卯
            8. 辰
            点
            无

            """)
}

/// The number of a heading comes from its style, or the one that its style is based on.
@Test func numbersOfStyles() throws {
    let numbering =
        list(0, level(0, "decimal", "第%1条") + level(1, "upperRoman", "%2", more: "<w:pStyle w:val=\"S2\"/>"))
        + use(5, of: 0)
    let styles = """
        <w:style w:styleId="S1"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId="S2"><w:basedOn w:val="S1"/></w:style><w:style w:styleId="S3"><w:basedOn w:val="S3"/></w:style>
        """
    let body = ["S1", "S2", "S2", "S1", "S3"].map {
        WordSample.paragraph($0, properties: "<w:pStyle w:val=\"\($0)\"/>")
    }.joined()
    #expect(try text(body, numbering: numbering, styles: styles) == "第1条 S1\nI S2\nII S2\n第2条 S1\nS3\n")
}

/// Values from the table of ST_NumberFormat and common use.
@Test(arguments: [
    ("chineseCountingThousand", ["一", "十", "十一", "二十", "九十九", "一百零一"]),
    ("chineseLegalSimplified", ["壹", "拾", "拾壹", "贰拾", "玖拾玖", "壹佰零壹"]),
    ("lowerRoman", ["i", "x", "xi", "xx", "xcix", "ci"]),
    ("upperLetter", ["A", "J", "K", "T", "UUUU", "WWWW"]),
    ("decimalEnclosedCircle", ["①", "⑩", "⑪", "⑳", "99", "101"]),
    ("decimalZero", ["01", "10", "11", "20", "99", "101"]), ("unknown", ["1", "10", "11", "20", "99", "101"]),
])
func formatsOfNumbers(_ format: String, _ expected: [String]) throws {
    let numbers = [1, 10, 11, 20, 99, 101]
    for (number, expected) in zip(numbers, expected) {
        let override = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"\(number)\"/></w:lvlOverride>"
        let numbering = list(0, level(0, format, "%1、")) + use(1, of: 0, override: override)
        #expect(try text(WordSample.item("甲", list: 1), numbering: numbering) == "\(expected)、 甲\n")
    }
}

@Test func strictFilesAndOtherPlacesOfTheDocument() throws {
    let document = """
        <x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>甲</x:t></x:r></x:p>\
        </x:body></x:document>
        """
    let relations = """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship \
        Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/>\
        </Relationships>
        """
    let zip = ZIPWriter([("_rels/.rels", relations), ("word/document2.xml", document)])
    #expect(try Document(zip.bytes, path: "a.docx").text == "甲\n")
}
