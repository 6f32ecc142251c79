/// Reads the XML of a sheet (ECMA-376-1, 18.3), row by row; what it declares of its size is not relied on.
struct SheetReader: MarkupHandler {
    private let texts: [(text: String, strike: SheetCell.Strike)]
    private let styles: CellStyles
    private let isFrom1904: Bool

    private(set) var rows: [Int: [Int: SheetCell]] = [:]
    private(set) var hiddenRows: Set<Int> = []
    private(set) var hiddenColumns: [ClosedRange<Int>] = []
    private(set) var merged: [CellArea] = []
    /// What makes the sheet unreadable.
    private(set) var fault: DocumentFault?

    private let name: String
    private var row = 0
    private var column = -1
    private var kind: String?
    private var style: Int?
    private var value = ""
    private var inline = TextCollector()
    private var isInValue = false
    private var hasFormula = false
    private var hasValue = false
    private var cells = 0
    private var size = 0

    /// Rows and columns that a sheet can have.
    static let mostRows = 1_048_576
    private static let mostColumns = 16_384
    static let mostCells = 4_000_000

    init(
        _ name: String, texts: [(text: String, strike: SheetCell.Strike)], styles: CellStyles, isFrom1904: Bool
    ) {
        self.name = name
        self.texts = texts
        self.styles = styles
        self.isFrom1904 = isFrom1904
    }

    mutating func start(_ element: borrowing MarkupElement) -> Bool {
        guard fault == nil else { return false }
        switch element.name {
        case "s:worksheet", "s:sheetData", "s:cols", "s:mergeCells": return true
        case "s:col": noteColumn(element)
        case "s:mergeCell":
            let reference = element.attribute("ref") ?? ""
            guard let area = CellArea(reference) else {
                damage(reference)
                return false
            }
            merged.append(area)
        case "s:row":
            beginRow(element)
            return true
        case "s:c":
            beginCell(element)
            return true
        case "s:v":
            isInValue = true
            hasValue = true
            return true
        case "s:f":
            hasFormula = true
            return false
        case "s:is", "s:r", "s:t", "s:rPr", "s:strike": return inline.start(element)
        default: break
        }
        return false
    }

    mutating func text(_ text: String) {
        if isInValue { value += text } else { inline.text(text) }
    }

    mutating func end(_ name: String) {
        switch name {
        case "s:v": isInValue = false
        case "s:c": endCell()
        default: inline.end(name)
        }
    }

    private mutating func noteColumn(_ element: borrowing MarkupElement) {
        guard Self.isTrue(element.attribute("hidden")),
            let first = element.attribute("min").flatMap({ Int($0) }),
            let last = element.attribute("max").flatMap({ Int($0) }), first > 0, first <= last
        else { return }
        hiddenColumns.append((first - 1)...(last - 1))
    }

    private mutating func beginRow(_ element: borrowing MarkupElement) {
        let number = element.attribute("r").flatMap { Int($0) } ?? row + 1
        guard number > row, number <= Self.mostRows else { return damage("\(number)") }
        row = number
        column = -1
        if Self.isTrue(element.attribute("hidden")) { hiddenRows.insert(number) }
    }

    private mutating func beginCell(_ element: borrowing MarkupElement) {
        if let reference = element.attribute("r") {
            guard let place = CellArea.place(reference), place.row == row, place.column > column,
                place.column < Self.mostColumns
            else { return damage(reference) }
            column = place.column
        } else {
            column += 1
        }
        guard column < Self.mostColumns else { return damage("\(row)") }
        kind = element.attribute("t")
        style = element.attribute("s").flatMap { Int($0) }
        value = ""
        inline = TextCollector()
        (hasFormula, hasValue) = (false, false)
    }

    private mutating func endCell() {
        guard var cell = cell(), cell.content != .shown || !cell.text.isEmpty else { return }
        if styles.isStruck(style) { cell.strike = .whole }
        cell.isUnseen = styles.isUnseen(style)
        cells += 1
        guard cells <= Self.mostCells else {
            fault = DocumentFault(
                .tooLarge, zh: "表“\(name)”的单元格超过\(Self.mostCells)个，不像是台账或坐标表",
                en:
                    "the sheet \"\(name)\" has more than \(Self.mostCells) cells, no ledger or table of corners does"
            )
            return
        }
        // A text that the file holds once may be shown in every cell.
        size += cell.text.utf8.count
        guard size <= OfficePackage.limit else {
            fault = DocumentFault(
                .tooLarge, zh: "表“\(name)”的文字过多，不像是台账或坐标表",
                en: "the sheet \"\(name)\" has more text than a ledger or a table of corners")
            return
        }
        rows[row, default: [:]][column] = cell
    }

    private mutating func cell() -> SheetCell? {
        if hasFormula, value.isEmpty, kind != "str", kind != "inlineStr" {
            return SheetCell("", content: .uncomputed)
        }
        switch kind {
        case "s":
            guard hasValue else { return nil }
            guard let index = Int(value), texts.indices.contains(index) else {
                damage(CellArea.name(column, row))
                return nil
            }
            return formatted(texts[index].text, texts[index].strike)
        case "str":
            return formatted(WordText.visible(TextCollector.unescaped(value), keepsLines: true))
        case "inlineStr": return formatted(inline.shown, inline.strike)
        case "b": return SheetCell(value == "1" || value == "true" ? "TRUE" : "FALSE")
        case "e": return SheetCell(value, content: .fault)
        case "d": return SheetCell(value.hasSuffix("T00:00:00") ? String(value.dropLast(9)) : value)
        default:
            guard !value.isEmpty else { return nil }
            guard let number = Double(value), number.isFinite else {
                damage(CellArea.name(column, row))
                return nil
            }
            let format = styles.format(style)
            let text = format?.text(of: number, isFrom1904: isFrom1904) ?? DecimalNumber(number).general
            if format?.isOfHours == true { return SheetCell(text, content: .hours(number * 24)) }
            return SheetCell(
                text, content: format?.isTime == true ? .shown : .number(DecimalNumber(number).general))
        }
    }

    private func formatted(_ text: String, _ strike: SheetCell.Strike = .none) -> SheetCell {
        var cell = SheetCell(styles.format(style)?.text(of: text) ?? text)
        cell.strike = strike
        return cell
    }

    private mutating func damage(_ place: String) {
        fault = fault ?? OfficePackage.damage("\(name)!\(place)")
    }

    private static func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" }
}
