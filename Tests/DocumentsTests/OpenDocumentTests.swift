import Bilingual
import Documents
import TestSupport
import Testing

private let spaces = ["office", "text", "table", "style", "draw"].map { name in
    "xmlns:\(name)=\"urn:oasis:names:tc:opendocument:xmlns:\(name == "draw" ? "drawing" : name):1.0\""
}.joined(separator: " ")

private func read(_ body: String, styles: String = "", manifest: String = "", kind: String = "text") throws
    -> Document
{
    try Document(
        ZIPWriter([
            ("mimetype", "application/vnd.oasis.opendocument.\(kind)"),
            ("META-INF/manifest.xml", "<m>\(manifest)</m>"),
            (
                "content.xml",
                """
                <office:document-content \(spaces)><office:automatic-styles>\(styles)</office:automatic-styles>\
                <office:body><office:\(kind)>\(body)</office:\(kind)></office:body></office:document-content>
                """
            ),
        ]).bytes, path: "a.odt")
}

private let styles = """
    <style:style style:name="S"><style:text-properties style:text-line-through-style="solid"/></style:style>\
    <style:style style:name="H"><style:text-properties text:display="none"/></style:style>\
    <style:style style:name="U"><style:text-properties style:text-position="super 58%"/></style:style>\
    <style:style style:name="C" style:parent-style-name="S"/>\
    <text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>\
    <text:list-level-style-number text:level="2" style:num-format="1" style:num-prefix="（" style:num-suffix="）"/></text:list-style>
    """

@Test(arguments: [
    (
        "<text:p>恢复草原<text:s text:c=\"1\"/>12.5亩<text:line-break/>另<text:tab/>3亩</text:p>",
        "恢复草原 12.5亩\n另\t3亩\n", ""
    ),
    ("<text:p>恢复<text:span text:style-name=\"C\">1</text:span>57亩</text:p>", "恢复57亩\n", "恢复〔1〕"),
    ("<text:p>恢复<text:span text:style-name=\"H\">1</text:span>57亩</text:p>", "恢复57亩\n", "恢复〔1〕"),
    ("<text:p>57hm<text:span text:style-name=\"U\">2</text:span></text:p>", "57hm²\n", ""),
    ("<text:p>57<text:span text:style-name=\"U\">2</text:span>亩</text:p>", "57亩\n", "57〔2〕"),
    (
        "<text:tracked-changes><text:changed-region text:id=\"a\"><text:deletion><office:change-info><text:p>某人</text:p>"
            + "</office:change-info><text:p>30</text:p></text:deletion></text:changed-region></text:tracked-changes>"
            + "<text:p>封育<text:change text:change-id=\"a\"/>25公顷</text:p>", "封育25公顷\n", "封育〔30〕"
    ),
    (
        "<text:tracked-changes><text:changed-region text:id=\"a\"><text:insertion/></text:changed-region></text:tracked-changes>"
            + "<text:p>封育<text:change-start text:change-id=\"a\"/>2<text:change-end text:change-id=\"a\"/>5公顷</text:p>",
        "封育25公顷\n", "封育〔2〕"
    ),
    (
        "<text:p>退还937亩<text:note text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body>"
            + "<text:p>含林场40亩</text:p></text:note-body></text:note>。</text:p>", "退还937亩。\n（脚注：含林场40亩）\n", ""
    ),
    (
        "<text:p>退还937亩<office:annotation><text:p>是否973？</text:p></office:annotation></text:p>", "退还937亩\n",
        "退还937亩〔是否973？〕"
    ),
    (
        "<text:p><draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>文</text:p>",
        "文\n框\n", ""
    ),
    (
        "<table:table><table:table-row><table:table-cell><text:p>责任单位</text:p></table:table-cell><table:table-cell>"
            + "<text:p>某旗</text:p></table:table-cell></table:table-row></table:table>", "责任单位 | 某旗\n", ""
    ),
    (
        "<text:list text:style-name=\"L\"><text:list-item><text:p>甲</text:p><text:list><text:list-item><text:p>乙</text:p>"
            + "</text:list-item></text:list></text:list-item><text:list-header><text:p>丙</text:p></text:list-header></text:list>"
            + "<text:p>丁</text:p><text:list text:style-name=\"L\" text:continue-numbering=\"true\"><text:list-item><text:p>戊</text:p>"
            + "</text:list-item></text:list>", "一、 甲\n（1） 乙\n丙\n丁\n二、 戊\n", ""
    ),
])
func textsOfOpenDocument(_ body: String, _ text: String, _ told: String) throws {
    let document = try read(body, styles: styles)
    #expect(document.text == text)
    #expect(document.form == .openDocument)
    #expect(document.notes.count == (told.isEmpty ? 0 : 1))
    #expect(document.notes.allSatisfy { $0.zh.contains("“\(told)”") })
}

@Test func otherOpenDocumentsAreRefused() {
    for (kind, manifest, word) in [("spreadsheet", "", "xlsx"), ("text", "<x:encryption-data/>", "password")] {
        #expect { _ = try read("", manifest: manifest, kind: kind) } throws: { error in
            (error as? DocumentError)?.code == .unsupported && "\(error)".contains(word)
        }
    }
}
