/// The lines of a text with their numbers, full-width signs folded to plain ones.
struct CornerText {
    struct Line {
        /// From 1.
        let number: Int
        /// Folded, without space at its ends; not empty.
        let text: String
        /// Whether empty lines stand before it.
        let isAfterGap: Bool
    }

    let lines: [Line]

    init(_ text: String) {
        var lines: [Line] = []
        var number = 0
        var gap = false
        for part in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            let folded = Self.trimmed(Self.folded(part))
            if folded.isEmpty {
                gap = true
            } else {
                lines.append(Line(number: number, text: folded, isAfterGap: gap))
                gap = false
            }
        }
        self.lines = lines
    }

    /// Full-width letters, digits and signs as plain ones.
    static func folded(_ text: Substring) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000, 0xA0: result.append(" ")
            case 0x3010: result.append("[")
            case 0x3011: result.append("]")
            case 0xFEFF: continue
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    static func trimmed(_ text: some StringProtocol) -> String {
        var scalars = Substring(text).unicodeScalars
        while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }

    /// The parts of a line between commas, trimmed.
    static func fields(_ text: some StringProtocol) -> [String] {
        text.split(separator: ",", omittingEmptySubsequences: false).map { trimmed($0) }
    }

    /// The lines cut into cells, as a table has them.
    var rows: [CornerRow] {
        lines.map { line in
            var cells = line.text.split(whereSeparator: { ",\t|;，；、".contains($0) }).map { Self.trimmed($0) }
            if cells.count < 2 { cells = line.text.split(separator: " ").map(String.init) }
            return CornerRow(line: line.number, cells: cells, isAfterGap: line.isAfterGap)
        }
    }

    /// The key and value of `key=value`.
    static func pair(_ text: String) -> CornerEntry? {
        guard let mark = text.firstIndex(of: "=") else { return nil }
        return CornerEntry(trimmed(text[..<mark]), trimmed(text[text.index(after: mark)...]))
    }
}
