import Geodesy

/// A number in Arabic digits as printed: `1,234.5`, `０．２５３６`.
struct NumberToken {
    /// The digits and the point, without grouping; more than one point for what is no number (`1.2.3`).
    let digits: String
    /// Its scalars.
    let range: Range<Int>

    /// The number that starts at an offset.
    init?(in source: SourceText, at start: Int, before end: Int) {
        var position = start
        var digits = ""
        while position < end {
            if source[position].isDigit {
                digits.unicodeScalars.append(source[position])
            } else if source[position] == ".", position + 1 < end, source[position + 1].isDigit {
                digits.append(".")
            } else if source[position] == ",", Self.isGroup(source, position, end, digits: digits) {
                // Grouping: three digits and no fourth; the comma stands between digits only.
            } else {
                break
            }
            position += 1
        }
        guard position > start else { return nil }
        self.digits = digits
        range = start..<position
    }

    /// The value; `nil` for what is no number or has more digits than any figure.
    var value: ExactDecimal? { ExactDecimal(digits) }

    private static func isGroup(_ source: SourceText, _ comma: Int, _ end: Int, digits: String) -> Bool {
        guard comma + 3 < end, (1...3).allSatisfy({ source[comma + $0].isDigit }) else { return false }
        guard comma + 4 >= end || !source[comma + 4].isDigit else { return false }
        // The first group has one to three digits, the later ones are three by the rule above.
        guard !digits.contains("."), digits.first != "0" else { return false }
        return digits.utf8.count <= 3 || source[comma - 4] == ","
    }
}
