/// A line of a page while its text comes in.
struct PageLine {
    private enum Gap {
        case none, space, lineEnd
    }

    private var scalars = String.UnicodeScalarView()
    private var gap = Gap.none

    /// The end of the line so far.
    var tail: String { String(scalars.suffix(20)) }

    /// Adds text whose runs of white space mean one space, or nothing where a line end of the source divides
    /// Chinese text (CSS Text 3, 4.1.3).
    mutating func append(collapsing text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\t": if gap == .none { gap = .space }
            case "\n", "\r", "\u{C}": gap = .lineEnd
            default: append(scalar)
            }
        }
    }

    /// Adds text as it stands.
    mutating func append(verbatim text: Substring) {
        for scalar in text.unicodeScalars where scalar != "\r" { append(scalar) }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        // They print nothing.
        if ["\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}"].contains(scalar) { return }
        if let last = scalars.last, gap != .none {
            if gap == .space || !(Self.isWide(last) && Self.isWide(scalar)) { scalars.append(" ") }
        }
        gap = .none
        scalars.append(scalar == "\u{A0}" ? " " : scalar)
    }

    /// The line so far, without the space around it; the next one begins.
    mutating func take() -> String {
        defer { self = PageLine() }
        let head = scalars.drop { $0 == " " || $0 == "\t" }
        guard let last = head.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return String(head[...last])
    }

    /// Whether a character belongs to Chinese text: ideographs, their punctuation and full width forms.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
