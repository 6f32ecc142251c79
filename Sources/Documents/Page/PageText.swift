/// The visible text of a web page.
struct PageText: MarkupHandler {
    private struct Open {
        /// Whether spaces and line ends inside count.
        var isPreformatted: Bool
    }

    private var lines = TextLines()
    private var line = PageLine()
    private var open: [Open] = []
    private var lists: [PageList] = []
    /// The number that goes before the next text.
    private var marker: String?

    /// The tree of a page takes up to seventy times its size.
    private static let limit = 16 << 20

    /// The text of a page, one line per block.
    ///
    /// - Throws: `tooLarge`; `damaged` when libxml2 gave up inside the page.
    static func text(of source: String) throws(DocumentFault) -> String {
        guard source.utf8.count <= limit else {
            throw DocumentFault(
                .tooLarge, zh: "网页超过 16 MB，不像是报告；请将正文另存为文本文件",
                en: "the page is larger than 16 MB, no report is; save its text as a text file")
        }
        var handler = PageText()
        try MarkupPage.read(ConditionalMarks.removed(from: source), into: &handler)
        handler.breakLine()
        return handler.lines.lines.map { $0 + "\n" }.joined()
    }

    private static let unwanted: Set<String> = [
        "head", "script", "style", "title", "noscript", "template", "nav", "iframe", "frameset", "object",
        "svg",
        "audio", "video", "canvas", "select", "datalist", "rt", "rp", "xml",
    ]
    private static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
        "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    ]

    mutating func start(_ element: borrowing MarkupElement) -> Bool {
        let name = element.name
        guard !Self.unwanted.contains(name), element.attribute("hidden") == nil else { return false }
        let style = PageStyle(element.attribute("style"))
        guard !style.isHidden else { return false }
        if name == "br" || Self.blocks.contains(name) { breakLine() }
        switch name {
        case "ol", "ul": lists.append(PageList(element, style: style))
        case "li":
            marker = lists.isEmpty ? nil : lists[lists.count - 1].marker(of: element, style: style)
        case "tr": lines.beginRow()
        case "td", "th": lines.beginCell()
        default: break
        }
        let inherited = open.last?.isPreformatted ?? false
        open.append(Open(isPreformatted: style.isPreformatted ?? (name == "pre" ? true : inherited)))
        return true
    }

    mutating func text(_ text: String) {
        guard open.last?.isPreformatted == true else { return line.append(collapsing: text) }
        var isFirst = true
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if !isFirst { breakLine() }
            line.append(verbatim: part)
            isFirst = false
        }
    }

    mutating func end(_ name: String) {
        open.removeLast()
        if Self.blocks.contains(name) { breakLine() }
        switch name {
        case "ol", "ul": _ = lists.popLast()
        case "li": marker = nil
        case "tr": lines.endRow()
        case "td", "th": lines.endCell()
        default: break
        }
    }

    private mutating func breakLine() {
        let text = line.take()
        guard !text.isEmpty else { return }
        lines.add((marker ?? "") + text)
        marker = nil
    }
}
