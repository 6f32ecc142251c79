/// The text of an OpenDocument text as it prints: changes accepted, numbers of lists and notes written out, what is struck
/// through or hidden left out and told.
struct OpenDocumentText: MarkupHandler {
    private struct Paragraph {
        var text = ""
        var raised = ""
        var label: String?
        /// Whether a mark took out some of its text.
        var isCut = false
        var notes: [String] = []
    }

    /// What the elements around say of the text.
    private struct State {
        var isStruck = false
        var isHidden = false
        var isRaised = false
        var look = TextLook()
    }

    private struct List {
        let style: String?
        let id: String?
        var count: Int
        var isNumbered = true
    }

    private let styles: OpenDocumentStyles
    private var lines = TextLines()
    private var states = [State()]
    private var paragraphs: [Paragraph] = []
    private var boxes = TextBlock()
    private var lists: [List] = []
    /// The last numbers of lists that ended, by style and by name.
    private var ended: [String: Int] = [:]
    /// The numbers of headings.
    private var outline: [Int] = []
    /// The texts of deletions, by name; and the insertions that are open at the place.
    private var deletions: [String: String] = [:]
    private var insertions: Set<String> = []
    private var openInsertions: Set<String> = []
    private var region: String?
    private var noteWord = ""
    private var isInDeletion = false
    /// Whether the document is a text.
    private(set) var isText = false
    /// What marks of editing take out or put in.
    private(set) var marks = EditingMarks()

    init(styles: OpenDocumentStyles) { self.styles = styles }

    private static let unwanted: Set<String> = [
        "office:automatic-styles", "office:scripts", "office:font-face-decls", "office:change-info",
        "office:forms",
        "text:note-citation", "text:sequence-decls", "text:variable-decls", "text:user-field-decls",
        "text:table-of-content", "text:ruby-text", "text:format-change", "other:creator", "other:date",
        "other:initials",
        "other:creator-initials", "other:title", "other:desc", "other:sender-initials",
    ]

    mutating func start(_ element: borrowing MarkupElement) -> Bool {
        let name = element.name
        guard !Self.unwanted.contains(name) else { return false }
        var state = states[states.count - 1]
        switch name {
        case "office:text": isText = true
        case "text:changed-region": region = element.attribute("id")
        case "text:deletion":
            isInDeletion = true
            if let region { deletions[region] = "" }
        case "text:insertion": if let region { insertions.insert(region) }
        case "text:change", "text:change-start", "text:change-end": noteChange(element)
        case "text:section": if element.attribute("display") == "none" { state.isHidden = true }
        case "text:p", "text:h":
            apply(element.attribute("style-name"), to: &state)
            if !isInDeletion { beginParagraph(element) }
        case "text:span": apply(element.attribute("style-name"), to: &state)
        case "text:hidden-text", "text:hidden-paragraph":
            if element.attribute("is-hidden") == "true" { state.isHidden = true }
        case "text:s":
            append(
                String(repeating: " ", count: min(80, element.attribute("c").flatMap { Int($0) } ?? 1)), state)
        case "text:tab": append("\t", state)
        case "text:line-break": append("\n", state)
        case "text:note": noteWord = element.attribute("note-class") == "endnote" ? "尾注" : "脚注"
        case "text:list": beginList(element)
        case "text:list-item", "text:list-header": beginItem(element)
        case "table:table":
            apply(element.attribute("style-name"), to: &state)
            if !isInDeletion { lines.beginTable() }
        case "table:table-row":
            apply(element.attribute("style-name"), to: &state)
            if !isInDeletion { lines.beginRow() }
        case "draw:frame", "draw:custom-shape", "draw:rect":
            // The usual fill of shapes is a colour that no style tells.
            state.look = TextLook(ground: name == "draw:frame" ? .colour(.white) : .unknown)
            apply(element.attribute("style-name"), to: &state)
        case "table:table-cell":
            apply(element.attribute("style-name"), to: &state)
            func span(_ name: String) -> Int { element.attribute(name).flatMap { Int($0) } ?? 1 }
            if !isInDeletion {
                lines.beginCell(columns: span("number-columns-spanned"), rows: span("number-rows-spanned"))
            }
        case "text:note-body", "office:annotation", "draw:text-box": if !isInDeletion { lines.beginBlock() }
        default: break
        }
        states.append(state)
        return true
    }

    private func apply(_ style: String?, to state: inout State) {
        let marks = styles.marks(of: style)
        state.isStruck = marks.isStruck ?? state.isStruck
        state.isHidden = marks.isHidden ?? state.isHidden
        state.isRaised = marks.isRaised ?? state.isRaised
        state.look.colour = marks.colour ?? state.look.colour
        state.look.ground = marks.ground ?? state.look.ground
        state.look.size = marks.size ?? state.look.size
    }

    private mutating func noteChange(_ element: borrowing MarkupElement) {
        guard let id = element.attribute("change-id") else { return }
        switch element.name {
        case "text:change-start": if insertions.contains(id) { openInsertions.insert(id) }
        case "text:change-end": openInsertions.remove(id)
        default:
            guard let text = deletions[id] else { return }
            flushRaised()
            if !paragraphs.isEmpty { paragraphs[paragraphs.count - 1].isCut = true }
            marks.interrupt()
            marks.add(.deleted, text, behind: paragraphs.last?.text ?? "")
            marks.interrupt()
        }
    }

    private mutating func beginParagraph(_ element: borrowing MarkupElement) {
        var paragraph = Paragraph()
        if lists.isEmpty {
            if element.name == "text:h", element.attribute("is-list-header") != "true" {
                paragraph.label = heading(element.attribute("outline-level").flatMap { Int($0) } ?? 1)
            }
        } else if lists[lists.count - 1].isNumbered, let style = lists.last?.style {
            paragraph.label = styles.label(lists.map(\.count), of: style)
            lists[lists.count - 1].isNumbered = false
        }
        paragraphs.append(paragraph)
    }

    private mutating func heading(_ level: Int) -> String? {
        guard (1...10).contains(level), let levels = styles.lists[OpenDocumentStyles.outline] else {
            return nil
        }
        while outline.count > level { outline.removeLast() }
        while outline.count < level {
            outline.append((levels[outline.count + 1]?.start ?? 1) - (outline.count + 1 < level ? 0 : 1))
        }
        outline[level - 1] &+= 1
        return styles.label(outline, of: OpenDocumentStyles.outline)
    }

    private mutating func beginList(_ element: borrowing MarkupElement) {
        let style = element.attribute("style-name") ?? lists.last?.style
        let start = (style.flatMap { styles.lists[$0]?[lists.count + 1]?.start } ?? 1) - 1
        var count = start
        if let list = element.attribute("continue-list") {
            count = ended[list] ?? start
        } else if element.attribute("continue-numbering") == "true", let style {
            count = ended["\(style) \(lists.count)"] ?? start
        }
        lists.append(List(style: style, id: element.attribute("id"), count: count))
    }

    private mutating func beginItem(_ element: borrowing MarkupElement) {
        guard !lists.isEmpty else { return }
        let place = lists.count - 1
        lists[place].isNumbered = element.name == "text:list-item"
        guard lists[place].isNumbered else { return }
        lists[place].count = element.attribute("start-value").flatMap { Int($0) } ?? (lists[place].count &+ 1)
    }

    private mutating func endList() {
        guard let list = lists.popLast() else { return }
        if let id = list.id { ended[id] = list.count }
        if let style = list.style { ended["\(style) \(lists.count)"] = list.count }
    }

    mutating func text(_ text: String) {
        // Runs of white space are one space (OpenDocument 1.3, part 3, 6.1.2).
        var words = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isSpace = [" ", "\n", "\t", "\r"].contains(scalar)
            if !isSpace || words.last != " " { words.append(isSpace ? " " : scalar) }
        }
        append(WordText.visible(String(words)), states[states.count - 1])
    }

    private mutating func append(_ text: String, _ state: State) {
        if isInDeletion {
            if let region { deletions[region, default: ""] += text }
            return
        }
        guard !paragraphs.isEmpty else { return }
        let place = paragraphs.count - 1
        let look = text.allSatisfy(\.isWhitespace) ? nil : state.look.mark
        if state.isHidden || state.isStruck || look == .unseen {
            paragraphs[place].isCut = true
            let kind: EditingMarks.Kind = state.isHidden ? .hidden : state.isStruck ? .struck : .unseen
            marks.add(kind, text, behind: paragraphs[place].text)
        } else if state.isRaised {
            paragraphs[place].raised += text
        } else {
            flushRaised()
            if let kind = openInsertions.isEmpty ? look : .inserted {
                marks.add(kind, text, behind: paragraphs[place].text)
            } else {
                marks.interrupt()
            }
            paragraphs[place].text += text
        }
    }

    private mutating func flushRaised() {
        guard let place = paragraphs.indices.last else { return }
        paragraphs[place].text += marks.take(
            raised: &paragraphs[place].raised, behind: paragraphs[place].text)
    }

    mutating func end(_ name: String) {
        states.removeLast()
        switch name {
        case "text:changed-region": region = nil
        case "text:deletion": isInDeletion = false
        case "text:list": endList()
        default: break
        }
        guard !isInDeletion else { return }
        switch name {
        case "text:p", "text:h": endParagraph()
        case "table:table": lines.endTable()
        case "table:table-row": lines.endRow()
        case "table:table-cell": lines.endCell()
        case "draw:text-box": boxes.add(lines.endBlock())
        case "text:note-body":
            let text = lines.endBlock().lines.joined(separator: " ")
            if !paragraphs.isEmpty, !text.isEmpty {
                paragraphs[paragraphs.count - 1].notes.append("（\(noteWord)：\(text)）")
            }
        case "office:annotation":
            let text = lines.endBlock().lines.joined(separator: " ")
            marks.interrupt()
            marks.add(.comment, text, behind: paragraphs.last?.text ?? "")
            marks.interrupt()
        default: break
        }
    }

    private mutating func endParagraph() {
        flushRaised()
        marks.interrupt()
        guard let paragraph = paragraphs.popLast() else { return }
        let isGone = paragraph.isCut && paragraph.text.allSatisfy(\.isWhitespace)
        lines.add(isGone ? "" : (paragraph.label ?? "") + paragraph.text)
        lines.add(paragraph.notes)
        guard paragraphs.isEmpty else { return }
        lines.add(boxes)
        boxes = TextBlock()
    }

    /// The text, one line per paragraph.
    mutating func finish() -> (text: String, tables: [DocumentTable]) {
        lines.add(boxes)
        boxes = TextBlock()
        return lines.block.written
    }
}
