import Bilingual

/// The visible text of a web page.
struct PageText: MarkupHandler {
    private struct Open {
        /// Whether spaces and line ends inside count.
        var isPreformatted: Bool
        /// What takes the text inside out.
        var takenOut: EditingMarks.Kind?
        /// Whether the text inside is marked as inserted.
        var isInserted = false
        /// Whether the text inside stands raised.
        var isRaised = false
        var isLink = false
        var look = TextLook()
        /// Whether it is none of the content.
        var isAside = false

        /// Whether nothing inside is read.
        var isOut: Bool { isAside || takenOut == .hidden }
    }

    private var lines = TextLines()
    private var line = PageLine()
    private var open: [Open] = []
    private var lists: [PageList] = []
    /// The number that goes before the next text.
    private var marker: String?
    /// Raised text whose end has not come yet.
    private var raised = ""
    private var marks = EditingMarks()
    private let asides: [Bool]
    private var sheet: PageSheet
    /// How many elements have begun.
    private var count = 0
    private var surroundings = PageSurroundings()
    /// How many links the line has, and how many characters they take.
    private var (links, linked) = (0, 0)

    private init(asides: [Bool], sheet: PageSheet) { (self.asides, self.sheet) = (asides, sheet) }

    /// The tree of a page takes up to seventy times its size.
    private static let limit = 16 << 20

    /// The text of a page, one line per block, and what is to be told of it.
    ///
    /// - Throws: `tooLarge`; `damaged` when libxml2 gave up inside the page.
    static func read(
        _ source: String
    ) throws(DocumentFault) -> (text: String, tables: [DocumentTable], notes: [Message]) {
        guard source.utf8.count <= limit else {
            throw DocumentFault(
                .tooLarge, zh: "网页超过 16 MB，不像是报告；请将正文另存为文本文件",
                en: "the page is larger than 16 MB, no report is; save its text as a text file")
        }
        var outline = PageOutline()
        let handler = try MarkupPage.read(ConditionalMarks.removed(from: source), first: &outline) { outline in
            PageText(asides: outline.asides(), sheet: PageSheet(source))
        }
        guard var handler else { return ("", [], []) }
        handler.breakLine()
        let (text, tables) = handler.lines.block.written
        return (text, tables, handler.marks.notes + handler.surroundings.notes)
    }

    static let unwanted: Set<String> = [
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

    private static let deleted: Set<String> = ["del", "s", "strike"]

    mutating func start(_ element: borrowing MarkupElement) -> Bool {
        let name = element.name
        guard !Self.unwanted.contains(name) else { return false }
        let style = sheet.style(of: element)
        var state = open.last ?? Open(isPreformatted: false)
        count += 1
        if state.isAside || asides[count - 1] {
            if name == "br" || Self.blocks.contains(name) {
                surroundings.breakLine()
                if !state.isAside { breakLine() }
            }
            state.isAside = true
            open.append(state)
            return true
        }
        if state.takenOut == .hidden || style.isHidden || element.attribute("hidden") != nil {
            state.takenOut = .hidden
            open.append(state)
            return true
        }
        if Self.deleted.contains(name) || style.isStruck { state.takenOut = .struck }
        style.apply(to: &state.look)
        if name == "a", element.attribute("href") != nil {
            state.isLink = true
            links += 1
        }
        if name == "ins" { state.isInserted = true }
        if name == "sup" || style.isRaised { state.isRaised = true }
        if name == "br" || Self.blocks.contains(name) { breakLine() }
        switch name {
        case "ol", "ul": lists.append(PageList(element, style: style))
        case "li":
            marker = lists.isEmpty ? nil : lists[lists.count - 1].marker(of: element, style: style)
        case "table": lines.beginTable()
        case "tr": lines.beginRow()
        case "td", "th":
            lines.beginCell(columns: Self.span(element, "colspan"), rows: Self.span(element, "rowspan"))
        default: break
        }
        state.isPreformatted = style.isPreformatted ?? (name == "pre" ? true : state.isPreformatted)
        open.append(state)
        return true
    }

    mutating func text(_ text: String) {
        let state = open.last ?? Open(isPreformatted: false)
        if state.isAside { return surroundings.append(text) }
        if let kind = state.takenOut {
            // Pages hide their menus; only numbers matter.
            guard kind != .hidden || text.hasDigit else { return }
            marks.add(kind, text, behind: line.tail)
            return
        }
        let look = text.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? nil : state.look.mark
        if look == .unseen {
            if text.hasDigit { marks.add(.unseen, text, behind: line.tail) }
            return
        }
        if state.isRaised {
            raised += text
            return
        }
        flushRaised()
        if state.isLink { linked += PageOutline.weight(of: text) }
        if let kind = state.isInserted ? .inserted : look {
            marks.add(kind, text, behind: line.tail)
        } else if !text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
            marks.interrupt()
        }
        guard state.isPreformatted else { return line.append(collapsing: text) }
        var isFirst = true
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if !isFirst { breakLine() }
            line.append(verbatim: part)
            isFirst = false
        }
    }

    mutating func comment(_ text: String) {
        guard !open.isEmpty, text.hasDigit, !text.utf8.contains(UInt8(ascii: "<")),
            text.unicodeScalars.contains(where: \.properties.isIdeographic)
        else { return }
        marks.interrupt()
        marks.add(.comment, text, behind: line.tail)
        marks.interrupt()
    }

    mutating func end(_ name: String) {
        let state = open.removeLast()
        sheet.end()
        if state.isAside, Self.blocks.contains(name) || open.last?.isAside != true { surroundings.breakLine() }
        if state.isOut { return }
        if Self.blocks.contains(name) { breakLine() }
        switch name {
        case "ol", "ul": _ = lists.popLast()
        case "li": marker = nil
        case "table": lines.endTable()
        case "tr": lines.endRow()
        case "td", "th": lines.endCell()
        default: break
        }
    }

    private mutating func flushRaised() {
        line.append(collapsing: marks.take(raised: &raised, behind: line.tail))
    }

    private static func span(_ cell: borrowing MarkupElement, _ name: String) -> Int {
        cell.attribute(name).flatMap { Int($0.filter { !$0.isWhitespace }) } ?? 1
    }

    private mutating func breakLine() {
        flushRaised()
        marks.interrupt()
        let text = line.take()
        defer { (links, linked) = (0, 0) }
        guard !text.isEmpty, !surroundings.takes(text, linked: linked, links: links) else { return }
        lines.add((marker ?? "") + text)
        marker = nil
    }
}
