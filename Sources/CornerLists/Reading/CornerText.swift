/// The lines of a text with their numbers, full-width signs folded to plain ones.
struct CornerText {
    struct Line {
        /// From 1.
        let number: Int
        /// Folded, without space at its ends; not empty.
        let text: String
        /// With its own characters, without space at its ends.
        let raw: String
        /// Folded, with the space at its ends.
        let whole: String
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
            let whole = Self.folded(part)
            let folded = Self.trimmed(whole)
            if folded.isEmpty {
                gap = true
            } else {
                lines.append(
                    Line(number: number, text: folded, raw: Self.bare(part), whole: whole, isAfterGap: gap))
                gap = false
            }
        }
        self.lines = lines
    }

    /// Full-width letters, digits and signs as plain ones.
    static func folded(_ text: Substring) -> String {
        // Most rows are numbers.
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return String(text) }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000, 0xA0, 0x2000...0x200A, 0x202F, 0x205F: result.append(" ")
            case 0x3010: result.append("[")
            case 0x3011: result.append("]")
            case 0xFEFF: continue
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// A number or a word of a form: full-width signs as plain ones, without space at its ends.
    static func plain(_ text: some StringProtocol) -> String { trimmed(folded(Substring(text))) }

    /// A text with its own characters, without space or a mark of byte order at its ends.
    static func bare(_ text: some StringProtocol) -> String {
        text.utf8.allSatisfy { $0 < 0x80 }
            ? trimmed(text)
            : trimmed(String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value != 0xFEFF })))
    }

    /// What may stand between the parts of a row, the surest first.
    static let separators: [Character] = [",", "，", "\t", ";", "；"]

    /// Those of them that are left in a folded text, as bytes.
    static let marks = separators.compactMap(\.asciiValue)

    static func trimmed(_ text: some StringProtocol) -> String {
        func isSign(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }
        let text = Substring(text)
        if let first = text.utf8.first, let last = text.utf8.last, isSign(first), isSign(last) {
            return String(text)
        }
        var scalars = text.unicodeScalars
        while let first = scalars.first, isIdle(first) { scalars.removeFirst() }
        while let last = scalars.last, isIdle(last) { scalars.removeLast() }
        return String(scalars)
    }

    /// Space, and what old programs end or fill texts with.
    private static func isIdle(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.value == 0 || scalar.value == 0x1A
    }

    /// The parts of a line between commas, trimmed.
    static func fields(_ text: some StringProtocol, separator: Character = ",") -> [String] {
        guard let mark = separator.asciiValue else {
            return text.split(separator: separator, omittingEmptySubsequences: false).map { trimmed($0) }
        }
        return Substring(text).utf8.split(separator: mark, omittingEmptySubsequences: false).map {
            trimmed(Substring($0))
        }
    }

    /// The parts of a row with their own characters: between plain commas, else full-width ones.
    static func parts(_ row: some StringProtocol) -> [String] {
        fields(row, separator: separators.first { row.contains($0) } ?? ",")
    }

    /// The lines cut into cells, as a table has them.
    var rows: [CornerRow] {
        lines.map {
            CornerRow(line: $0.number, cells: Self.cells($0.whole), isAfterGap: $0.isAfterGap, text: $0.text)
        }
    }

    /// The cells of a line: between tabs, else bars, else commas and their like, else blanks.
    private static func cells(_ line: String) -> [String] {
        let line = AngleReader.joined(line)
        if line.contains("\t") {
            return line.split(separator: "\t", omittingEmptySubsequences: false).map { trimmed($0) }
        }
        let text = trimmed(line)
        if text.contains("|") {
            var cells = text.split(separator: "|", omittingEmptySubsequences: false)[...]
            if cells.first?.isEmpty == true { cells = cells.dropFirst() }
            if cells.last?.isEmpty == true { cells = cells.dropLast() }
            return cells.map { trimmed($0) }
        }
        // Commas may be those of decimals where other marks part the cells.
        for mark in [";", " "] as [Character] where text.contains(mark) && text.contains(",") {
            let cells = text.split(separator: mark, omittingEmptySubsequences: mark == " ").map { trimmed($0) }
            if cells.count(where: DecimalComma.isOrdinate) > 1 { return cells }
        }
        let marks: Set<Character> = [",", ";", "，", "；", "、"]
        return text.contains(where: marks.contains)
            ? text.split(omittingEmptySubsequences: false, whereSeparator: marks.contains).map { trimmed($0) }
            : text.split(separator: " ").map(String.init)
    }

    /// The key and value of `key=value`.
    static func pair(_ text: String, line: Int = 0) -> CornerEntry? {
        guard let mark = text.firstIndex(where: { $0 == "=" || $0 == "＝" }) else { return nil }
        return CornerEntry(plain(text[..<mark]), trimmed(text[text.index(after: mark)...]), line: line)
    }
}

extension CornerText {
    /// Whether a row begins with a mark that programs leave rows out by: `#J4`, `//5`.
    static func isComment(_ row: String) -> Bool { row.first.map { "#/;%!'".contains($0) } ?? false }

    /// The refusal of such a row.
    static func comment(_ row: String, _ line: Int) -> CornerError {
        CornerError(
            .malformed, line: line,
            zh: "此行以“\(row.prefix(1))”开头，不能判断是不用的拐点还是笔误：“\(row.prefix(40))”；不用的请删去，有用的请删去符号",
            en:
                "this row begins with \"\(row.prefix(1))\", left out or mistyped: \"\(row.prefix(40))\"; delete the row, or the mark"
        )
    }
}

extension CornerText.Line {
    /// The name of a section that begins here.
    var section: String? {
        guard text.hasPrefix("["), text.hasSuffix("]") else { return nil }
        return CornerText.trimmed(text.dropFirst().dropLast())
    }

    /// The parts of a row of numbers, folded, whatever stands between them; empty ones at the end left out.
    var cornerParts: [String] {
        // Folded, no full-width mark is left.
        let marks = CornerText.marks
        let bytes = Substring(text).utf8
        var parts =
            bytes.contains(where: marks.contains)
            ? bytes.split(omittingEmptySubsequences: false, whereSeparator: marks.contains)
            : bytes.split(separator: UInt8(ascii: " "))
        while parts.count > 3, parts.last.map({ Substring($0).allSatisfy(\.isWhitespace) }) == true {
            parts.removeLast()
        }
        return parts.map { CornerText.trimmed(Substring($0)) }
    }
}
