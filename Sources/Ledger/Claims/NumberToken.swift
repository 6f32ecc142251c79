import Geodesy

/// A number in Arabic digits as printed: `1,234.5`, `０．２５３６`.
struct NumberToken {
    /// The digits and the point, without grouping; more than one point for what is no number (`1.2.3`).
    let digits: String
    /// The power of ten that the digits count, in a number that names it inside: 10 000 for `1万5千`, else 1.
    let factor: Int64
    /// Its scalars.
    let range: Range<Int>

    /// The number that a compound states at an offset; `nil` when it cannot be read surely.
    init?(_ compound: CompoundNumeral, at start: Int) {
        guard let digits = compound.digits else { return nil }
        self.digits = digits
        factor = compound.factor
        range = start..<compound.end
    }

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
        factor = 1
        range = start..<position
    }

    /// A number whose thousands are parted by single spaces, right before a unit: `12 345.6 亩`.
    init?(spacedIn source: SourceText, at start: Int, before end: Int) {
        guard start == 0 || !["第", "表", "图", "附", "件", "号", "."].contains(source[start - 1]),
            let head = NumberToken(in: source, at: start, before: end), head.range.count <= 3,
            !head.digits.contains("."), !head.digits.hasPrefix("0")
        else { return nil }
        var (digits, position) = (head.digits, head.range.upperBound)
        while source[position] == " ", position + 3 < end,
            (1...3).allSatisfy({ source[position + $0].isDigit }),
            !source[position + 4].isDigit || position + 4 >= end
        {
            digits += source.text(in: (position + 1)..<(position + 4)).folded
            position += 4
        }
        guard position > head.range.upperBound else { return nil }
        if source[position] == ".", let rest = NumberToken(in: source, at: position + 1, before: end) {
            digits += "." + rest.digits
            position = rest.range.upperBound
        }
        guard UnitToken(in: source, at: position, before: end) != nil else { return nil }
        self.digits = digits
        factor = 1
        range = start..<position
    }

    /// A number with 点 for its point, right before a unit that measures: `12点5亩`, but not `8点5人到会`.
    init?(spokenIn source: SourceText, at start: Int, before end: Int) {
        guard let whole = NumberToken(in: source, at: start, before: end), !whole.digits.contains("."),
            source[whole.range.upperBound] == "点",
            let rest = NumberToken(in: source, at: whole.range.upperBound + 1, before: end),
            !rest.digits.contains("."),
            let unit = UnitToken(in: source, at: rest.range.upperBound, before: end), unit.kind != .count
        else { return nil }
        digits = whole.digits + "." + rest.digits
        factor = 1
        range = start..<rest.range.upperBound
    }

    /// The value; `nil` for what is no number or has more digits than any figure.
    var value: ExactDecimal? { ExactDecimal(digits) }

    private static func isGroup(_ source: SourceText, _ comma: Int, _ end: Int, digits: String) -> Bool {
        guard !digits.isEmpty else { return false }
        // Between digits of half width a comma of full width ends a clause as likely as it groups; not before a point of
        // full width, 1，234．5.
        let isTypedWide =
            source.scalars[comma - 1] != source[comma - 1]
            || comma + 4 < end && source[comma + 4] == "." && source.scalars[comma + 4] != "."
        guard source.scalars[comma] == "," || isTypedWide else { return false }
        guard comma + 3 < end, (1...3).allSatisfy({ source[comma + $0].isDigit }) else { return false }
        guard comma + 4 >= end || !source[comma + 4].isDigit else { return false }
        // The first group has one to three digits, the later ones are three by the rule above.
        guard !digits.contains("."), digits.first != "0" else { return false }
        return digits.utf8.count <= 3 || source[comma - 4] == ","
    }
}
