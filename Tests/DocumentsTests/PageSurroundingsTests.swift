import Bilingual
import Documents
import Testing

private func read(_ page: String) throws -> Document {
    try Document(
        Array("<!DOCTYPE html><html><meta charset=utf-8><body>\(page)</body></html>".utf8), path: "a.html")
}

private let content = """
    <p>某旗督察整改进展</p><p>1.砂场违规占用草原1286.4亩，植被长期没有恢复，群众反映强烈，影响十分恶劣。</p><p>整改状态：已销号</p>\
    <p>落实情况：退出873.5亩并恢复植被，罚款61.7万元，追责3人，已全部落实到位。</p>
    """
private let lines = """
    某旗督察整改进展
    1.砂场违规占用草原1286.4亩，植被长期没有恢复，群众反映强烈，影响十分恶劣。
    整改状态：已销号
    落实情况：退出873.5亩并恢复植被，罚款61.7万元，追责3人，已全部落实到位。

    """

/// Whatever stands around the content, and however the site is built, the content is what is read.
@Test(arguments: [
    (
        "<div class='top-nav'><ul><li><a href=1>首页</a><li><a href=2>公开</a><li><a href=3>12345热线</a></ul></div><div>\(content)</div>",
        ""
    ),
    ("<div><a href=1>首页</a> | <a href=2>公开</a> | <a href=3>互动</a> | <a href=4>服务</a></div>\(content)", ""),
    ("<div>当前位置：<a href=1>首页</a> &gt; <a href=2>整改</a> &gt; 正文</div><div id=c>\(content)</div>", ""),
    (
        "<table><tr><td><a href=1>首页</a><td><a href=2>新闻</a><td><a href=3>公开</a></table><table><tr><td>\(content)</table>"
            + "<table><tr><td>版权所有：某旗 蒙ICP备05000001号-1</table>", ""
    ),
    (
        "<div id=c>\(content)</div><div><h3>相关链接</h3><ul><li><a href=1>某县恢复草原500亩</a> <i>2024-10-01</i>"
            + "<li><a href=2>某市治理矿山300公顷</a> <i>2024-09-01</i><li><a href=3>某盟约谈</a></ul></div>",
        "某县恢复草原500亩"
    ),
    ("\(content)<p>上一篇：<a href=1>某县恢复林地80亩</a></p><p>下一篇：<a href=2>没有了</a></p>", "某县恢复林地80亩"),
    ("\(content)<p>【打印】【关闭】</p><p>字号：大 中 小</p><p>分享到：微信 微博</p>", ""),
    ("<p>日期：2021-10-18　来源：某科　阅读量：1526　【大 中 小】</p>\(content)", ""),
    ("<p>发布时间：2025-05-12 09:40 来源：某办 阅读：1562次 打印 关闭</p>\(content)", ""),
    ("\(content)<p>相关阅读</p><p><a href=1>某旗整治砂场12家</a></p><p><a href=2>某市关停煤矿</a></p>", "某旗整治砂场12家"),
    ("<main>\(content)</main><footer>电话 0482-8266100</footer>", "0482-8266100"),
    ("<article>\(content)</article><aside><a href=1>某市新增绿地7公顷</a><a href=2>通知</a></aside>", "某市新增绿地7公顷"),
])
func whatStandsAroundTheContent(_ page: String, _ told: String) throws {
    let document = try read(page)
    #expect(document.text == lines)
    #expect(
        document.notes.contains { !told.isEmpty && $0.zh.contains(told) && $0.en.contains(told) } == !told
            .isEmpty)
}

/// What only looks like it is read: links of a ledger, remarks at its foot, its attachments.
@Test(arguments: [
    (
        "<table><tr><th>序号<th>问题<th>恢复面积（亩）<tr><td>1<td><a href=1>占用草原修路没有恢复植被的问题</a><td>12.5"
            + "<tr><td>2<td><a href=2>占用林地建房没有恢复植被的问题</a><td>30<tr><td>3<td><a href=3>湿地内养殖场没有拆除的问题</a><td>7</table>",
        ["占用草原修路没有恢复植被的问题", "12.5", "湿地内养殖场没有拆除的问题"]
    ),
    ("\(content)<footer>注：以上面积均为实测面积，其中含基本草原3亩，均已逐块核实到位。</footer>", ["含基本草原3亩"]),
    ("\(content)<p>附件：<a href=1>整改任务清单（12项）.docx</a></p>", ["整改任务清单（12项）.docx"]),
    ("<div class=menu>\(content)</div>", ["1286.4亩"]),
])
func whatIsContentAllTheSame(_ page: String, _ words: [String]) throws {
    let text = try read(page).text
    #expect(words.allSatisfy { text.contains($0) })
}
