extension Unicode.Scalar {
    /// The scalar in half width and lower case, any space as U+0020, and traditional characters in simplified form.
    ///
    /// One scalar gives one scalar, so offsets in folded text are offsets in the text. The ideographic comma
    /// and full stop have no half-width twin in use and stay.
    var folded: Unicode.Scalar {
        switch value {
        case 0x41...0x5A: return Unicode.Scalar(value + 0x20) ?? self
        case ..<0x80: return value == 0x09 || value == 0x0B || value == 0x0C ? " " : self
        case 0xFF01...0xFF5E: return Unicode.Scalar(value - 0xFEE0)?.folded ?? self
        case 0x3000, 0xA0, 0x2000...0x200D, 0x202F, 0x205F, 0xFEFF: return " "
        case 0x2236, 0xFE55: return ":"
        case 0x2502, 0x2503: return "|"
        case 0x2212: return "-"
        case 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65: return "·"
        default: return TraditionalForms.simplified(self)
        }
    }

    /// Whether a folded scalar is a space or a line end.
    var isBlank: Bool { self == " " || self == "\n" }

    /// Whether a folded scalar is a decimal digit.
    var isDigit: Bool { (0x30...0x39).contains(value) }

    /// Whether a folded scalar is a Latin letter.
    var isLatin: Bool { (0x61...0x7A).contains(value) }

    /// Whether a folded scalar ends a sentence.
    var endsSentence: Bool {
        switch self {
        case "。", ";", "!", "?", "\n": true
        default: false
        }
    }

    /// Whether a folded scalar parts the clauses of a sentence.
    var endsClause: Bool {
        switch self {
        case ",", ":", "(", ")", "、", "|": true
        default: endsSentence
        }
    }
}
