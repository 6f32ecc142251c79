import Bilingual
import Documents
import TestSupport
import Testing

private let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""

private func word(_ body: String, styles: String = "", parts: [(String, String)] = []) throws -> Document {
    let styles = "<w:styles \(space)>\(styles)</w:styles>"
    return try Document(
        ZIPWriter(
            [("word/styles.xml", styles), ("word/document.xml", WordSample.document("<w:p>\(body)</w:p>"))]
                + parts.map { ("word/\($0).xml", "<w:\($0) \(space)>\($1)</w:\($0)>") }
        ).bytes, path: "a.docx")
}

private func page(_ body: String) throws -> Document {
    try Document(Array("<!DOCTYPE html><html><body><p>\(body)</p></body></html>".utf8), path: "a.html")
}

private func run(_ text: String, _ properties: String = "") -> String {
    "<w:r><w:rPr>\(properties)</w:rPr><w:t>\(text)</w:t></w:r>"
}

/// A passage that is taken out leaves a note with its words, in brackets behind what stands before it.
@Test(arguments: [
    (run("补植") + run("1", "<w:strike/>") + run("57.5亩"), "补植57.5亩", "补植〔1〕", "删除线"),
    (run("补植") + run("90", "<w:dstrike w:val=\"true\"/>") + run("60亩"), "补植60亩", "补植〔90〕", "删除线"),
    (run("补植60亩", "<w:strike w:val=\"0\"/>"), "补植60亩", "", ""),
    (run("补植") + run("4") + run("8", "<w:vanish/>") + run("亩"), "补植4亩", "补植4〔8〕", "隐藏"),
    (run("封育") + run("31", "<w:rStyle w:val=\"old\"/>") + run("13公顷"), "封育13公顷", "封育〔31〕", "删除线"),
    (run("封育31", "<w:rStyle w:val=\"old\"/><w:strike w:val=\"0\"/>") + run("公顷"), "封育31公顷", "", ""),
    (
        run("封育") + "<w:del><w:r><w:delText>3</w:delText></w:r><w:r><w:delText>0</w:delText></w:r></w:del>"
            + run("25公顷"), "封育25公顷", "封育〔30〕", "删去"
    ),
    (run("封育") + "<w:moveFrom>\(run("2"))</w:moveFrom>" + run("5公顷"), "封育5公顷", "封育〔2〕", "删去"),
    (run("封育") + "<w:ins>\(run("2"))</w:ins>" + run("5公顷"), "封育25公顷", "封育〔2〕", "插入"),
    (run("封育") + "<w:moveTo>\(run("2"))</w:moveTo>" + run("5公顷"), "封育25公顷", "封育〔2〕", "插入"),
    (run("拆除") + run("3", "<w:vertAlign w:val=\"superscript\"/>") + run("处"), "拆除处", "拆除〔3〕", "上标"),
    (run("12hm") + run("2", "<w:vertAlign w:val=\"superscript\"/>"), "12hm²", "", ""),
    (run("8×10") + run("4", "<w:vertAlign w:val=\"superscript\"/>") + run("m³"), "8×10⁴m³", "", ""),
])
func marksOfWordFiles(_ body: String, _ text: String, _ told: String, _ word: String) throws {
    let styles = "<w:style w:styleId=\"old\"><w:rPr><w:strike/></w:rPr></w:style>"
    let document = try DocumentsTests.word(body, styles: styles)
    #expect(document.text == text + "\n")
    #expect(document.notes.count == (told.isEmpty ? 0 : 1))
    #expect(
        document.notes.allSatisfy {
            $0.zh.contains("“\(told)”") && $0.zh.contains(word) && $0.en.contains(told)
        })
}

/// Notes follow their paragraph in brackets; the signs that refer to them are no text, whatever they look like.
@Test func footnotesEndnotesAndComments() throws {
    let sign = "<w:r><w:footnoteReference w:id=\"3\" w:customMarkFollows=\"1\"/><w:t>①</w:t></w:r>"
    let document = try word(
        run("退还草场937") + sign + run("亩") + "<w:r><w:endnoteReference w:id=\"1\"/></w:r>"
            + "<w:r><w:commentReference w:id=\"0\"/></w:r>" + run("。"),
        parts: [
            (
                "footnotes",
                "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p>\(run("线"))</w:p></w:footnote>"
                    + "<w:footnote w:id=\"3\"><w:p>\(run("含国有林场40亩"))\(run("9", "<w:strike/>"))</w:p></w:footnote>"
            ),
            ("endnotes", "<w:endnote w:id=\"1\"><w:p>\(run("截至六月"))</w:p></w:endnote>"),
            ("comments", "<w:comment w:id=\"0\"><w:p>\(run("是否973亩？"))</w:p></w:comment>"),
        ])
    #expect(document.text == "退还草场937亩。\n（脚注：含国有林场40亩）\n（尾注：截至六月）\n")
    #expect(document.notes.map(\.zh).count { $0.contains("“含国有林场40亩〔9〕”") } == 1)
    #expect(document.notes.map(\.zh).count { $0.contains("“退还草场937亩〔是否973亩？〕”") && $0.contains("批注") } == 1)
}

/// The code of a field is none of the text, nor is a field inside it; what it comes to is.
@Test func codesOfFields() throws {
    func mark(_ type: String) -> String { "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>" }
    let inner = mark("begin") + mark("separate") + run("77") + mark("end")
    let body =
        run("清理") + mark("begin") + inner + mark("separate") + run("12") + mark("end") + run("处")
    #expect(try word(body).text == "清理12处\n")
    #expect { _ = try word(run("清理") + mark("begin") + run("12处")) } throws: {
        ($0 as? DocumentError)?.code == .damaged
    }
}

@Test func aParagraphThatIsStruckThroughHasNoNumber() throws {
    let number = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
    let body = ["甲", "乙", "丙"].map { "<w:p>\(number)\(run($0, $0 == "乙" ? "<w:strike/>" : ""))</w:p>" }.joined()
    let numbering = """
        <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>\
        <w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        """
    let bytes = WordSample.bytes(body: body, numbering: numbering)
    #expect(try Document(bytes, path: "a.docx").text == "1. 甲\n3. 丙\n")
}

@Test(arguments: [
    ("补植<del>500亩</del><ins>600亩</ins>", "补植600亩", ["补植〔500亩〕", "补植〔600亩〕"]),
    ("补植<s>1</s>57<strike>6</strike>亩", "补植57亩", ["补植〔1〕", "补植57〔6〕"]),
    ("补植<span style='text-decoration: line-through'>1<b>2</b></span>57亩", "补植57亩", ["补植〔12〕"]),
    ("补植<span style='display:none'>1</span>57亩<i hidden>菜单</i>", "补植57亩", ["补植〔1〕"]),
    ("补植57<sup>[1]</sup>亩", "补植57亩", ["补植57〔[1]〕"]),
    ("补植57亩<!-- 原为75亩 --><!-- 页面结束 -->", "补植57亩", ["补植57亩〔 原为75亩 〕"]),
])
func marksOfPages(_ body: String, _ text: String, _ told: [String]) throws {
    let document = try page(body)
    #expect(document.text == text + "\n")
    let notes = document.notes.map(\.zh).joined()
    #expect(told.allSatisfy { notes.contains("“\($0)”") })
}
