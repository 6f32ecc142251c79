import Bilingual

/// What of a page stands around its content: told by its words where no element tells it, and kept to be told.
struct PageSurroundings {
    private var line = ""
    private var count = 0
    private var withNumbers: [String] = []
    /// Whether the lines above are the head of a list of links.
    private var isAmongLinks = false

    /// Adds text of an element that is none of the content.
    mutating func append(_ text: String) { line += text.filter { !$0.isNewline } }

    /// Ends a line of such an element.
    mutating func breakLine() {
        note(line)
        line = ""
    }

    private mutating func note(_ text: String) {
        let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !text.isEmpty else { return }
        count += 1
        guard text.hasDigit, !Self.isSignature(Array(text.utf8)), !Self.isImprint(text),
            withNumbers.count < 6
        else { return }
        withNumbers.append(String(text.prefix(40)))
    }

    /// Whether a line is none of the content by its words; it is kept to be told then.
    ///
    /// - Parameters:
    ///   - linked: how many of its letters are links.
    ///   - links: how many links it has.
    mutating func takes(_ text: String, linked: Int, links: Int) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count < Self.mostBytes else {
            isAmongLinks = false
            return false
        }
        let length = PageOutline.weight(of: text)
        let isLinked = links > 0 && linked * 10 >= length * 6
        let isHead = bytes.count < 60 && Self.isHeadOfLinks(text)
        let isTaken =
            isAmongLinks && isLinked || isHead || Self.isSignature(bytes) || Self.isPlace(text, links: links)
            || Self.tools.finds(in: bytes) && (Self.isTool(text) || Self.isImprint(text))
            || Self.isNeighbour(text)
            || links > 2 && linked * 10 >= length * 8 && linked <= links * 10
        isAmongLinks = isHead || isAmongLinks && isLinked
        if isTaken { note(text) }
        return isTaken
    }

    /// No line around the content is longer.
    private static let mostBytes = 480

    /// What is to be told: only what holds numbers.
    var notes: [Message] {
        guard !withNumbers.isEmpty else { return [] }
        let list = withNumbers.map { "“\($0)”" }.joined(separator: "、")
        return [
            Message(
                zh: "网页正文以外的导航、相关链接和页脚共\(count)行未读，其中有数字的：\(list)",
                en:
                    "\(count) lines of navigation, related links and footer around the content of the page were not read, with numbers: \(list)"
            )
        ]
    }

    /// Who runs the site, under which licence.
    private static func isSignature(_ text: [UInt8]) -> Bool {
        text.count < mostBytes && signatures.finds(in: text)
    }

    private static let signatures = WordSearch([
        "版权所有", "ICP备", "ICP证", "公网安备", "网安备", "网站标识码", "技术支持：", "网站地图", "Copyright", "©",
        "All Rights Reserved",
    ])

    /// Where in the site the page is: `首页 > 公开 > 正文`.
    private static func isPlace(_ text: String, links: Int) -> Bool {
        let isNamed = ["当前位置", "您的位置", "你的位置", "您所在的位置", "您现在的位置", "您当前的位置", "所在位置"].contains {
            text.hasPrefix($0)
        }
        return isNamed || links > 0 && text.hasPrefix("首页") && text.contains { ">»›/-→".contains($0) }
    }

    /// Buttons: `【打印】【关闭】`, `字号：大 中 小`, `分享到：`.
    private static func isTool(_ text: String) -> Bool {
        guard text.utf8.count < 180 else { return false }
        var rest = text
        var isFound = false
        for word in [
            "打印本页", "打印", "关闭窗口", "关闭", "收藏本页", "收藏", "分享到", "分享", "字体", "字号", "返回顶部", "返回首页", "返回",
            "扫一扫在手机打开当前页",
            "扫一扫", "微信", "微博", "QQ空间", "大", "中", "小", "默认",
        ] where rest.contains(word) {
            isFound = isFound || word.count > 1
            rest = rest.replacing(word, with: "")
        }
        return isFound && rest.allSatisfy { $0.isWhitespace || "【】[]（）()|｜：:、/·".contains($0) }
    }

    /// When and by whom a page was put up, and how often it was read: `来源：办公室 发布时间：2024-12-06 阅读：12次`.
    private static func isImprint(_ text: String) -> Bool {
        var counts = false
        var follows = false
        let pieces = text.replacing("：", with: ": ").replacing(":", with: ": ").split {
            $0.isWhitespace || "|｜".contains($0)
        }
        for piece in pieces {
            if piece.hasSuffix(":"), imprints.contains(where: { piece.dropLast() == $0 }) {
                counts = counts || readings.contains { piece.hasPrefix($0) }
                follows = true
            } else if isTool(String(piece)) {
                counts = true
                follows = false
            } else if follows || piece.allSatisfy({ $0.isNumber || "-/.:年月日次分时大中小默认【】[]".contains($0) }) {
                follows = false
            } else {
                return false
            }
        }
        return counts
    }

    private static let readings = ["阅读", "浏览", "点击", "访问", "字号", "字体", "打印", "分享"]
    private static let tools = WordSearch(readings + ["关闭", "收藏", "返回", "扫一扫", "微信", "微博", "QQ空间"])
    private static let imprints: Set<String> = [
        "来源", "信息来源", "文章来源", "稿件来源", "作者", "编辑", "责任编辑", "发布人", "发布机构", "发布单位", "发布时间", "发布日期", "发表时间", "日期",
        "时间",
        "更新时间", "阅读", "阅读量", "阅读数", "阅读次数", "浏览", "浏览量", "浏览次数", "点击", "点击量", "点击数", "点击率", "点击次数", "访问量",
        "访问次数", "字号",
        "字体", "字体大小", "打印", "分享", "分享到",
    ]

    private static func isNeighbour(_ text: String) -> Bool {
        ["上一篇", "下一篇", "上一条", "下一条", "前一篇", "后一篇"].contains { text.hasPrefix($0) }
    }

    private static func isHeadOfLinks(_ text: String) -> Bool {
        let words = text.filter { !$0.isWhitespace && !"：:【】[]>»".contains($0) }
        return [
            "相关链接", "相关阅读", "相关新闻", "相关报道", "相关文章", "相关信息", "相关推荐", "相关文件", "相关解读", "相关稿件", "推荐阅读", "延伸阅读",
            "热点新闻", "热门文章", "热门推荐", "最新文章", "猜你喜欢", "友情链接",
        ].contains(words)
    }
}
