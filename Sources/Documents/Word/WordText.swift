/// The text of a Word document as it prints: changes accepted, numbers of lists written out.
struct WordText: MarkupHandler {
    private struct Paragraph {
        var text = ""
        var style: String?
        var number: String?
        var level: Int?
        var markIsDeleted = false
        var markIsHidden = false
    }

    private var numbering: WordNumbering
    private var lines = TextLines()
    private var open: [String] = []
    /// Paragraphs inside paragraphs: text boxes hang in runs.
    private var paragraphs: [Paragraph] = []
    /// Lines of text boxes, which follow the paragraph that they hang in.
    private var boxes: [String] = []
    /// Text whose paragraph mark was deleted: it runs on into the next paragraph.
    private var carried = ""
    private var hiddenRuns: [Bool] = []
    private var deletedRows: [Bool] = []
    /// For each open choice of representations, whether one was taken.
    private var choices: [Bool] = []

    init(numbering: WordNumbering) {
        self.numbering = numbering
    }

    /// The text, one line per paragraph.
    mutating func finish() -> String {
        lines.add(carried)
        carried = ""
        return lines.lines.map { $0 + "\n" }.joined()
    }

    private static let unwanted: Set<String> = [
        // Deleted text and former properties.
        "w:del", "w:moveFrom", "w:delText", "w:delInstrText", "w:pPrChange", "w:rPrChange", "w:tblPrChange",
        "w:trPrChange", "w:tcPrChange", "w:sectPrChange", "w:tblGridChange", "w:numberingChange",
        // What is not text.
        "w:instrText", "w:rt", "w:sdtPr", "w:sectPr", "w:tblPr", "w:tblGrid", "w:tcPr", "w:ffData",
    ]

    mutating func start(_ element: borrowing MarkupElement) -> Bool {
        let name = element.name
        if Self.unwanted.contains(name) {
            if name == "w:del" || name == "w:moveFrom" { noteDeletedMark() }
            return false
        }
        switch name {
        case "w:p": paragraphs.append(Paragraph())
        case "w:r", "m:r": hiddenRuns.append(false)
        case "w:txbxContent": lines.beginBlock()
        case "w:tr":
            lines.beginRow()
            deletedRows.append(false)
        case "w:tc": lines.beginCell()
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
        case ("w:pPr", "w:pStyle"): change(\.style, to: element.attribute("val"))
        case ("w:numPr", "w:numId"): change(\.number, to: element.attribute("val"))
        case ("w:numPr", "w:ilvl"): change(\.level, to: element.attribute("val").flatMap { Int($0) })
        case ("w:rPr", "w:vanish"):
            guard WordFlag.isOn(element.attribute("val")) else { return }
            if open.dropLast().last == "w:pPr" {
                change(\.markIsHidden, to: true)
            } else if !hiddenRuns.isEmpty {
                hiddenRuns[hiddenRuns.count - 1] = true
            }
        default: break
        }
    }

    private mutating func noteDeletedMark() {
        if open.last == "w:rPr", open.dropLast().last == "w:pPr" {
            change(\.markIsDeleted, to: true)
        } else if open.last == "w:trPr", !deletedRows.isEmpty {
            deletedRows[deletedRows.count - 1] = true
        }
    }

    mutating func text(_ text: String) {
        guard open.last == "w:t" || open.last == "m:t" else { return }
        append(WordText.visible(text))
    }

    mutating func end(_ name: String) {
        open.removeLast()
        switch name {
        case "w:p": endParagraph()
        case "w:r", "m:r": _ = hiddenRuns.popLast()
        case "w:txbxContent": boxes += lines.endBlock()
        case "w:tr": lines.endRow(isDeleted: deletedRows.popLast() ?? false)
        case "w:tc": lines.endCell()
        case "mc:AlternateContent": _ = choices.popLast()
        default: break
        }
    }

    private mutating func endParagraph() {
        guard let paragraph = paragraphs.popLast() else { return }
        let text = carried + paragraph.text
        carried = ""
        if paragraph.markIsDeleted {
            carried = text
        } else if !(paragraph.markIsHidden && text.isEmpty) {
            let label = numbering.label(
                number: paragraph.number, level: paragraph.level, style: paragraph.style)
            lines.add((label ?? "") + text)
        }
        guard paragraphs.isEmpty else { return }
        lines.add(boxes)
        boxes = []
    }

    private mutating func change<Value>(_ property: WritableKeyPath<Paragraph, Value>, to value: Value) {
        guard !paragraphs.isEmpty else { return }
        paragraphs[paragraphs.count - 1][keyPath: property] = value
    }

    private mutating func append(_ text: String) {
        guard hiddenRuns.last != true, !paragraphs.isEmpty else { return }
        paragraphs[paragraphs.count - 1].text += text
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
