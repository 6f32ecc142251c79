import Documents
import Testing

private func text(_ page: String) throws -> String {
    try Document(Array("<!DOCTYPE html><html><body>\(page)</body></html>".utf8), path: "a.html").text
}

@Test(arguments: [
    ("<p>甲</p><p>乙</p>丙", "甲\n乙\n丙\n"),
    ("甲<br>乙<br/><br>丙", "甲\n乙\n丙\n"),
    ("<div>甲<span>乙</span><b> 丙</b></div>", "甲乙 丙\n"),
    ("<p>占用&nbsp;12&#46;5 亩&hellip;&amp;&lt;</p>", "占用 12.5 亩…&<\n"),
    ("<p>占用草原\n   面积</p><p>12\n km</p>", "占用草原面积\n12 km\n"),
    ("<pre>甲\n  乙</pre>", "甲\n乙\n"),
    ("<p style='white-space: pre-wrap'>甲\n乙</p>", "甲\n乙\n"),
    ("hm<sup>2</sup>，3×10<sup>4</sup>亩，5公里<sup>2</sup>", "hm²，3×10⁴亩，5公里²\n"),
    ("甲\u{200B}乙<ruby>丙<rt>bing</rt></ruby>", "甲乙丙\n"),
])
func visibleTextOfBlocks(_ page: String, _ expected: String) throws {
    #expect(try text(page) == expected)
}

@Test(arguments: [
    "<script>var a = '乙<p>';</script>", "<style>p {}</style>", "<nav>首页</nav>", "<p hidden>乙</p>",
    "<p style='color:red; DISPLAY : none'>乙</p>", "<div style='visibility:hidden'><p>乙</p></div>", "<!-- 乙 -->",
    "<noscript>乙</noscript>", "<template><p>乙</p></template>", "<select><option>乙</option></select>",
])
func whatIsNotSeenIsNotRead(_ page: String) throws {
    #expect(try text("<p>甲</p>\(page)<p>丙</p>") == "甲\n丙\n")
}

@Test func theHeadIsNotRead() throws {
    let page = "<html><head><title>标题</title><meta charset=utf-8></head><body>正文</body></html>"
    #expect(try Document(Array(page.utf8), path: "a.htm").text == "正文\n")
}

@Test(arguments: [
    ("<ol><li>甲<li>乙</ol>", "1. 甲\n2. 乙\n"),
    ("<ol start=3><li><p>甲</p></li><li value=9>乙<li>丙</ol>", "3. 甲\n9. 乙\n10. 丙\n"),
    ("<ol type=A><li>甲<ol type=i><li>乙</ol><li>丙</ol>", "A. 甲\ni. 乙\nB. 丙\n"),
    ("<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>", "一、甲\n二、乙\n"),
    ("<ol style='list-style: none'><li>甲</ol><ul><li>乙</ul>", "甲\n乙\n"),
])
func listsAreNumberedAsBrowsersPrintThem(_ page: String, _ expected: String) throws {
    #expect(try text(page) == expected)
}

@Test(arguments: [
    ("<table><tr><th>责任单位<td>某旗人民政府</tr></table>", "责任单位 | 某旗人民政府\n"),
    ("<table><tr><td>责任单位：<td>某旗人民政府</tr></table>", "责任单位：某旗人民政府\n"),
    (
        "<table><tr><td>整改状态<td>已销号<td>整改时限<td>2024年</tr></table>",
        "整改状态 | 已销号\n整改时限 | 2024年\n"
    ),
    (
        "<table><tr><td>序号<td>问题<td>单位<td>状态</tr><tr><td>1<td>占用12亩<td>某局<td></tr></table>",
        "序号 | 问题 | 单位 | 状态\n1 | 占用12亩 | 某局\n"
    ),
    (
        "<table><tr><td>进展情况<td><p>（一）甲。</p><p>（二）乙。</p></tr></table>",
        "进展情况 | （一）甲。\n（二）乙。\n"
    ),
    (
        "<table><tr><td>1<td><p>占用12亩</p><p>未恢复。</p><td><p>（一）甲。</p><p>（二）乙。</p><td>已销号</tr></table>",
        "1 | 占用12亩\n未恢复。 | （一）甲。\n（二）乙。 | 已销号\n"
    ),
    ("<table><tr><td><p>左</p><p>栏</p><td>中<td>右</tr></table>", "左\n栏\n中\n右\n"),
    ("<table><tr><td><table><tr><td>甲<td>12</tr></table></td><td>2</td></tr></table>", "甲 | 12\n2\n"),
])
func tablesAreReadRowByRow(_ page: String, _ expected: String) throws {
    #expect(try text(page) == expected)
}

@Test(arguments: [
    "<meta charset=\"gb2312\">", "<META http-equiv=Content-Type content='text/html; charset=GBK'>", "",
    "<!-- saved from url=(0014)about:internet charset=big5 --><meta charset='GB18030'/>",
    "<meta charset=utf-8>",
])
func pagesInChineseEncodings(_ meta: String) throws {
    // 草原面积 in GB 2312.
    let words: [UInt8] = [0xB2, 0xDD, 0xD4, 0xAD, 0xC3, 0xE6, 0xBB, 0xFD]
    let bytes = Array("<html><head>\(meta)</head><body>".utf8) + words + Array("</body></html>".utf8)
    let document = try Document(bytes, path: "a.html")
    #expect(document.text == "草原面积\n")
    #expect(document.form == .page(.gb18030))
}

@Test func aPageThatWasSavedAgainInUTF8() throws {
    let page = "<html><meta charset=gbk><body>某旗草原面积核查情况</body></html>"
    #expect(try Document(Array(page.utf8), path: "a.html").text == "某旗草原面积核查情况\n")
}

@Test func pagesInOtherEncodingsAreRefused() {
    let bytes = Array("<html><meta charset=big5><body>".utf8) + [0xAF, 0xF3]
    #expect { _ = try Document(bytes, path: "a.html") } throws: { error in
        (error as? DocumentError)?.code == .unsupported && "\(error)".contains("big5")
    }
}

/// Word marks what only Word shows with comments that are no comments in HTML.
@Test func pagesSavedByWord() throws {
    let page = """
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml>\
        <o:a>乙</o:a></xml><![endif]--></head><body><p class=MsoNormal><![if !supportLists]>\
        <span>一、<span style='mso-x:y'>&nbsp;</span></span><![endif]>甲<o:p></o:p></p></body></html>
        """
    #expect(try Document(Array(page.utf8), path: "a.htm").text == "一、 甲\n")
}

@Test func entitiesOfAPageAreNotDeclaredNorLoaded() throws {
    let page = """
        <!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "乙乙">]><html><body>甲&a;&b;</body></html>
        """
    let text = try Document(Array(page.utf8), path: "a.html").text
    #expect(!text.contains("root:"))
    #expect(text.contains("&a;&b;"))
}

@Test func aLargePageIsReadToItsEnd() throws {
    let lines = (1...20_000).map { "第\($0)块图斑占用草原\($0)亩。" }
    let page = "<table>" + lines.map { "<tr><td>\($0)</td></tr>" }.joined() + "</table>"
    #expect(page.utf8.count > 1_000_000)
    #expect(try text(page) == lines.map { $0 + "\n" }.joined())
}

@Test(arguments: ["div", "b", "table><tr><td", "ol><li"])
func nestingHasNoLimit(_ tag: String) throws {
    let page = String(repeating: "<\(tag)>", count: 50_000) + "甲"
    #expect(try text(page).hasSuffix("甲\n"))
}

/// By default libxml2 drops a text of more than 10 MB and goes on.
@Test func aLongTextWithoutTagsIsWhole() throws {
    let page = "<p>甲</p>" + String(repeating: "a", count: 10_100_000)
    #expect(try text(page).utf8.count == 10_100_000 + 5)
}

@Test func aPageBeyondTheLimit() {
    #expect { _ = try text(String(repeating: "<p>a", count: 4_200_000)) } throws: {
        ($0 as? DocumentError)?.code == .tooLarge
    }
}
