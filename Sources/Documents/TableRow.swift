/// How a row of a table becomes lines.
///
/// `责任单位 | 某旗人民政府`, a label and its value, are one line; so is each cell of a row that a number opens, whatever
/// its paragraphs; any other cell has its own lines.
enum TableRow {
    /// The lines of a row with these cells.
    ///
    /// - Parameter isForm: whether the other rows of its table are labels with their values.
    static func lines(_ cells: [[String]], isForm: Bool = false) -> [String] {
        let cells = cells.filter { !$0.isEmpty }
        guard isPairs(cells) || isForm && canBePairs(cells) else {
            return isNumbered(cells)
                ? cells.map { $0.map(trimmed).joined(separator: " ") } : cells.flatMap(\.self)
        }
        return stride(from: 0, to: cells.count, by: 2).flatMap { index in
            let label = trimmed(cells[index][0])
            let link = label.hasSuffix("：") || label.hasSuffix(":") ? "" : " | "
            return ["\(label)\(link)\(trimmed(cells[index + 1][0]))"] + cells[index + 1].dropFirst()
        }
    }

    /// The most lines of a cell that is one value; a page laid out as a table has more.
    private static let mostLines = 40

    /// Whether a row of a ledger: a number, then at least two cells.
    static func isNumbered(_ cells: [[String]]) -> Bool {
        guard cells.count > 2, cells[0].count == 1, cells.allSatisfy({ $0.count <= mostLines }) else {
            return false
        }
        let number = trimmed(cells[0][0]).unicodeScalars
        return (1...5).contains(number.count)
            && number.allSatisfy { $0.properties.numericType != nil || "十.．、".unicodeScalars.contains($0) }
    }

    /// Whether labels and values alternate; a row of labels alone is the head of a table.
    static func isPairs(_ cells: [[String]]) -> Bool {
        guard !cells.isEmpty, cells.count.isMultiple(of: 2) else { return false }
        let pairs = stride(from: 0, to: cells.count, by: 2)
        return pairs.allSatisfy { isLabel(cells[$0]) }
            && (cells.count == 2 || pairs.contains { !isLabel(cells[$0 + 1]) })
    }

    /// Whether a row may be pairs, of which nothing but the rows around it tells: `投入（万元） | 215.4`, `乡镇 | 某镇`.
    private static func canBePairs(_ cells: [[String]]) -> Bool {
        guard cells.count > 1, cells.count.isMultiple(of: 2) else { return false }
        return stride(from: 0, to: cells.count, by: 2).allSatisfy {
            // 万 is a number to Unicode, but no digit.
            isHead(cells[$0]) && !cells[$0][0].unicodeScalars.contains { $0.properties.numericType == .decimal }
        }
    }

    /// Whether a cell can name a column: a few words on a line, no number.
    static func isHead(_ cell: [String]) -> Bool {
        guard cell.count == 1 else { return false }
        let scalars = cell[0].unicodeScalars
        return scalars.count <= 24 && !scalars.contains { ["。", "；", "，"].contains($0) }
            && scalars.contains { $0.properties.isAlphabetic }
    }

    private static func isLabel(_ cell: [String]) -> Bool {
        guard cell.count == 1, cell[0].unicodeScalars.count <= 12 else { return false }
        var scalars = trimmed(cell[0]).unicodeScalars[...]
        if scalars.last == "：" || scalars.last == ":" { scalars.removeLast() }
        return scalars.allSatisfy { $0.properties.isAlphabetic || $0 == " " || $0 == "\u{3000}" }
    }

    static func trimmed(_ text: String) -> String {
        let head = text.unicodeScalars.drop { $0.properties.isWhitespace }
        let end = head.lastIndex { !$0.properties.isWhitespace }.map(head.index(after:)) ?? head.startIndex
        return String(head[..<end])
    }
}
