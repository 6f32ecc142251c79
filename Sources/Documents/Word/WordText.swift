/// The text of a Word document as it prints: changes accepted, numbers of lists and notes written out, what is struck
/// through or hidden left out and told.
struct WordText: MarkupHandler {
    private struct Paragraph {
        var text = ""
        var style: String?
        var number: String?
        var level: Int?
        var markIsDeleted = false
        var markIsHidden = false
        var ground: TextLook.Ground?
        /// Raised text whose end has not come yet.
        var raised = ""
        /// Whether a mark took out some of its text.
        var isCut = false
        /// Footnotes and endnotes, which follow it as lines of their own.
        var notes: [String] = []
    }

    private struct Run {
        var style: String?
        var isStruck: Bool?
        var isHidden: Bool?
        var isRaised = false
        var look = WordLook()
        /// Whether what follows is the sign of a note that was chosen by hand.
        var isNoteSign = false
    }

    private var numbering: WordNumbering
    private let styles: WordStyles
    private var lines = TextLines()
    private var open: [String] = []
    /// Paragraphs inside paragraphs: text boxes hang in runs.
    private var paragraphs: [Paragraph] = []
    /// Lines of text boxes, which follow the paragraph that they hang in.
    private var boxes = TextBlock()
    /// Text whose paragraph mark was deleted: it runs on into the next paragraph.
    private var carried = ""
    private var runs: [Run] = []
    /// What lies behind the paragraphs of open tables, cells and boxes.
    private var grounds = [TextLook.Ground.colour(.white)]
    private var deletedRows: [Bool] = []
    /// Notes of cells, which follow the table.
    private var tableNotes: [String] = []
    /// What fills the box that the next text stands in.
    private var boxGround: TextLook.Ground?
    /// For each open choice of representations, whether one was taken.
    private var choices: [Bool] = []
    /// For each open tracked change, whether it takes text out; `nil` for one that concerns no text.
    private var changes: [Bool?] = []
    /// For each open field, whether its code still goes on.
    private var fields: [Bool] = []
    /// Whether the code of a field held text.
    private var hasCodeText = false
    /// How many exponents are open around the place.
    private var exponents = 0
    /// The notes that are referred to, by kind and name.
    private var notes: [WordNote.Kind: [String: WordNote]] = [:]
    private var note: WordNote?
    /// What marks of editing take out or put in.
    private(set) var marks = EditingMarks()

    init(numbering: WordNumbering, styles: WordStyles) {
        self.numbering = numbering
        self.styles = styles
    }

    /// Takes the notes of a kind that another handler read in their own file.
    mutating func take(_ other: WordText, as kind: WordNote.Kind) {
        notes[kind] = other.notes[kind]
        // Nobody reads a comment as text, so its marks say nothing.
        if kind != .comment { marks = other.marks }
    }

    /// The text, one line per paragraph.
    ///
    /// - Throws: `damaged` for a field that does not end, because what follows it would be taken for its code.
    mutating func finish() throws(DocumentFault) -> (text: String, tables: [DocumentTable]) {
        if fields.contains(true), hasCodeText {
            throw DocumentFault(
                .damaged, zh: "Word 文档中有一个域没有结束，其后的正文无法辨认；请用 Word 或 WPS 打开，按 Ctrl+Shift+F9 将域转为文字后另存",
                en:
                    "a field of the Word document does not end, so that text behind it cannot be told from its code; open it in Word or WPS, turn fields into text with Ctrl+Shift+F9 and save it"
            )
        }
        lines.add(carried)
        lines.add(tableNotes)
        (carried, tableNotes) = ("", [])
        return lines.block.written
    }

    private static let unwanted: Set<String> = [
        // Former properties.
        "w:delInstrText", "w:pPrChange", "w:rPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange",
        "w:sectPrChange", "w:tblGridChange", "w:numberingChange",
        // What is not text.
        "w:instrText", "w:rt", "w:sdtPr", "w:sectPr", "w:tblGrid", "w:ffData",
    ]

    mutating func start(_ element: borrowing MarkupElement) -> Bool {
        let name = element.name
        if Self.unwanted.contains(name) { return false }
        switch name {
        case "w:p": paragraphs.append(Paragraph())
        case "w:r", "m:r": runs.append(Run())
        case "w:drawing", "w:pict": boxGround = nil
        case "w:txbxContent":
            grounds.append(boxGround ?? .unknown)
            boxGround = nil
            lines.beginBlock()
        case "w:tbl":
            grounds.append(grounds[grounds.count - 1])
            lines.beginTable()
        case "w:tr":
            lines.beginRow()
            deletedRows.append(false)
        case "w:tc":
            grounds.append(grounds[grounds.count - 1])
            lines.beginCell()
        case "w:del", "w:moveFrom", "w:ins", "w:moveTo":
            beginChange(takesOut: name == "w:del" || name == "w:moveFrom")
        case "m:sup": exponents += 1
        case "m:den": append("/")
        case "w:footnote", "w:endnote", "w:comment": beginNote(element)
        case "mc:AlternateContent": choices.append(false)
        case "mc:Choice", "mc:Fallback":
            guard choices.last != true else { return false }
            if !choices.isEmpty { choices[choices.count - 1] = true }
        default: note(element)
        }
        open.append(name)
        return true
    }

    /// Takes what an element says by standing where it stands.
    private mutating func note(_ element: borrowing MarkupElement) {
        switch (open.last, element.name) {
        case ("w:r", "w:tab"), ("w:r", "w:ptab"): append("\t")
        case ("w:r", "w:br"), ("w:r", "w:cr"): append("\n")
        case ("w:r", "w:noBreakHyphen"): append("-")
        case ("w:r", "w:fldChar"): noteField(element.attribute("fldCharType"))
        case ("w:r", "w:footnoteReference"), ("w:r", "w:endnoteReference"), ("w:r", "w:commentReference"):
            noteReference(element)
        case ("w:pPr", "w:pStyle"): change(\.style, to: element.attribute("val"))
        case ("w:numPr", "w:numId"): change(\.number, to: element.attribute("val"))
        case ("w:numPr", "w:ilvl"): change(\.level, to: element.attribute("val").flatMap { Int($0) })
        case ("w:tcPr", "w:gridSpan"):
            lines.widenCell(to: element.attribute("val").flatMap { Int($0) } ?? 1)
        case ("w:tcPr", "w:vMerge"):
            if element.attribute("val") != "restart" { lines.joinCellAbove() }
        case ("w:tblPr", "w:tblStyle"):
            if styles.isShaded(element.attribute("val")) { grounds[grounds.count - 1] = .unknown }
        case ("w:tblPr", "w:shd"), ("w:tcPr", "w:shd"):
            if let ground = WordLook.ground(of: { element.attribute($0) }) {
                grounds[grounds.count - 1] = ground
            }
        case ("w:pPr", "w:shd"): change(\.ground, to: WordLook.ground { element.attribute($0) })
        case ("other:spPr", "other:noFill"): boxGround = .colour(.white)
        case ("other:solidFill", "other:srgbClr") where open.dropLast().last == "other:spPr":
            boxGround = element.attribute("val").flatMap { TextColour(hex: $0) }.map { .colour($0) }
        case ("w:rPr", _): noteFormat(element)
        default: break
        }
    }

    private mutating func noteFormat(_ element: borrowing MarkupElement) {
        if open.dropLast().last == "w:pPr" {
            if element.name == "w:vanish", WordFlag.isOn(element.attribute("val")) {
                change(\.markIsHidden, to: true)
            }
            return
        }
        guard !runs.isEmpty else { return }
        switch element.name {
        case "w:rStyle": runs[runs.count - 1].style = element.attribute("val")
        case "w:vanish": runs[runs.count - 1].isHidden = WordFlag.isOn(element.attribute("val"))
        case "w:strike", "w:dstrike":
            let isStruck = runs[runs.count - 1].isStruck ?? false
            runs[runs.count - 1].isStruck = isStruck || WordFlag.isOn(element.attribute("val"))
        case "w:vertAlign": runs[runs.count - 1].isRaised = element.attribute("val") == "superscript"
        default: runs[runs.count - 1].look.note(element.name) { element.attribute($0) }
        }
    }

    private mutating func beginChange(takesOut: Bool) {
        let isMark = open.last == "w:rPr" || open.last == "w:trPr"
        changes.append(isMark ? nil : takesOut)
        guard isMark, takesOut else { return }
        if open.last == "w:rPr", open.dropLast().last == "w:pPr" {
            change(\.markIsDeleted, to: true)
        } else if open.last == "w:trPr", !deletedRows.isEmpty {
            deletedRows[deletedRows.count - 1] = true
        }
    }

    private mutating func noteField(_ type: String?) {
        switch type {
        case "begin": fields.append(true)
        case "separate": if !fields.isEmpty { fields[fields.count - 1] = false }
        case "end": _ = fields.popLast()
        default: break
        }
    }

    private mutating func beginNote(_ element: borrowing MarkupElement) {
        lines.beginBlock()
        // Others are lines between the text and its notes.
        guard let kind = WordNote.Kind(element: element.name), let id = element.attribute("id"),
            (element.attribute("type") ?? "normal") == "normal"
        else { return }
        note = WordNote(kind: kind, id: id)
    }

    private mutating func endNote() {
        let text = lines.endBlock()
        marks.interrupt()
        guard var ended = note else { return }
        ended.lines = text.lines
        notes[ended.kind, default: [:]][ended.id] = ended
        note = nil
    }

    private mutating func noteReference(_ element: borrowing MarkupElement) {
        guard !paragraphs.isEmpty, !runs.isEmpty else { return }
        runs[runs.count - 1].isNoteSign = WordFlag.isOn(element.attribute("customMarkFollows") ?? "0")
        guard let kind = WordNote.Kind(element: element.name), let id = element.attribute("id"),
            let note = notes[kind]?[id], !note.lines.isEmpty, takenOut == nil
        else { return }
        if kind == .comment {
            flushRaised()
            marks.interrupt()
            marks.add(
                .comment, note.lines.joined(separator: " "), behind: paragraphs[paragraphs.count - 1].text)
            marks.interrupt()
        } else {
            paragraphs[paragraphs.count - 1].notes.append(note.line)
        }
    }

    mutating func text(_ text: String) {
        guard let name = open.last, ["w:t", "m:t", "w:delText"].contains(name) else { return }
        if runs.last?.isNoteSign == true { return }
        append(WordText.visible(text), isDeleted: name == "w:delText")
    }

    mutating func end(_ name: String) {
        open.removeLast()
        switch name {
        case "w:p": endParagraph()
        case "w:r", "m:r": _ = runs.popLast()
        case "w:txbxContent":
            grounds.removeLast()
            boxes.add(lines.endBlock())
        case "w:tr": lines.endRow(isDeleted: deletedRows.popLast() ?? false)
        case "w:tc":
            grounds.removeLast()
            lines.endCell()
        case "w:tbl":
            grounds.removeLast()
            lines.endTable()
            guard deletedRows.isEmpty else { break }
            lines.add(tableNotes)
            tableNotes = []
        case "w:del", "w:moveFrom", "w:ins", "w:moveTo": _ = changes.popLast()
        case "m:sup": exponents -= 1
        case "w:footnote", "w:endnote", "w:comment": endNote()
        case "mc:AlternateContent": _ = choices.popLast()
        default: break
        }
    }

    private mutating func endParagraph() {
        flushRaised()
        marks.interrupt()
        guard let paragraph = paragraphs.popLast() else { return }
        let text = carried + paragraph.text
        carried = ""
        if paragraph.markIsDeleted {
            carried = text
        } else if !(paragraph.markIsHidden && text.isEmpty) {
            let label = numbering.label(
                number: paragraph.number, level: paragraph.level, style: paragraph.style)
            // A number whose whole text was taken out numbers nothing.
            let isGone = paragraph.isCut && text.allSatisfy(\.isWhitespace)
            lines.add(isGone ? "" : (label ?? "") + text)
        }
        // A cell with a number and its note would be none with a number.
        if deletedRows.isEmpty { lines.add(paragraph.notes) } else { tableNotes += paragraph.notes }
        guard paragraphs.isEmpty else { return }
        lines.add(boxes)
        boxes = TextBlock()
    }

    private mutating func change<Value>(_ property: WritableKeyPath<Paragraph, Value>, to value: Value) {
        guard !paragraphs.isEmpty else { return }
        paragraphs[paragraphs.count - 1][keyPath: property] = value
    }

    /// What is to be told of how the text of the place looks.
    private var lookMark: EditingMarks.Kind? {
        guard let run = runs.last, let paragraph = paragraphs.last else { return nil }
        var look = run.look
        look.fill(from: styles.look(of: run.style))
        if look.ground == nil { look.ground = paragraph.ground }
        look.fill(from: styles.look(of: paragraph.style))
        return look.look(on: grounds[grounds.count - 1]).mark
    }

    /// What takes the text of the place out.
    private var takenOut: EditingMarks.Kind? {
        if changes.contains(true) || deletedRows.contains(true) { return .deleted }
        let run = runs.last
        let styled = styles.marks(paragraph: paragraphs.last?.style, run: run?.style)
        if run?.isHidden ?? styled.isHidden { return .hidden }
        return run?.isStruck ?? styled.isStruck ? .struck : nil
    }

    private mutating func append(_ text: String, isDeleted: Bool = false) {
        guard !paragraphs.isEmpty else { return }
        guard !fields.contains(true) else {
            hasCodeText = true
            return
        }
        let place = paragraphs.count - 1
        let look = text.allSatisfy(\.isWhitespace) ? nil : lookMark
        if let kind = isDeleted ? .deleted : takenOut ?? (look == .unseen ? .unseen : nil) {
            paragraphs[place].isCut = true
            marks.add(kind, text, behind: paragraphs[place].text)
            return
        }
        if exponents > 0 || runs.last?.isRaised == true {
            paragraphs[place].raised += text
            return
        }
        flushRaised()
        if let kind = changes.contains(false) ? .inserted : look {
            marks.add(kind, text, behind: paragraphs[place].text)
        } else {
            marks.interrupt()
        }
        paragraphs[place].text += text
    }

    private mutating func flushRaised() {
        guard let place = paragraphs.indices.last else { return }
        paragraphs[place].text += marks.take(
            raised: &paragraphs[place].raised, behind: paragraphs[place].text)
    }

    /// Text without the characters that print nothing, and with plain spaces and line ends.
    ///
    /// - Parameter keepsLines: whether lines stay apart.
    static func visible(_ text: String, keepsLines: Bool = false) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}": break
            case "\n" where keepsLines: result.append(scalar)
            case "\u{A0}", "\r", "\n": result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
