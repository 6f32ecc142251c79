/// Text from data, made harmless for a terminal.
public enum TerminalText {
    /// Whether a text may have any of the characters that are replaced; cheap, and seldom so without.
    static func hasControls(_ text: String) -> Bool {
        text.utf8.contains { [0xC2, 0xD8, 0xE2, 0xEF].contains($0) || $0 < 0x20 || $0 == 0x7F }
    }

    /// The text with every character that a terminal could obey replaced by a visible one.
    ///
    /// C0 controls and DEL become their pictures (ESC is `␛`), C1 controls and the marks that turn the
    /// direction of writing become `�`. Tabs become spaces; line breaks stay when `keepingLines`.
    public static func inert(_ text: String, keepingLines: Bool = false) -> String {
        guard hasControls(text) else { return text }
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A where keepingLines: if previous != "\r" { result.append("\n") }
            case 0x0D where keepingLines: result.append("\n")
            case 0x09, 0x0A, 0x0D: result.append(" ")
            case 0x00...0x1F: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
            case 0x7F: result.append("\u{2421}")
            case 0x80...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
                result.append("\u{FFFD}")
            default: result.append(scalar)
            }
            previous = scalar
        }
        return String(result)
    }
}
