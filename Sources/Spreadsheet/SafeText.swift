/// Makes text safe to hand to libxlsxwriter, which checks little of what it writes as XML.
enum SafeText {
    /// Text for a cell: control characters stay (the library escapes them), what XML cannot carry is replaced.
    ///
    /// NUL would end the C string, so it becomes its picture `␀`; U+FFFE and U+FFFF, which make the whole sheet
    /// unreadable, become U+FFFD; and text that looks like Excel's own escape `_x0041_` is escaped, so that
    /// it is read back as it was.
    static func cell(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0 || $0 == 0xEF || $0 == UInt8(ascii: "_") }) else {
            return text
        }
        var result = String.UnicodeScalarView()
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "\u{0}": result.append("\u{2400}")
            case "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
            case "_" where isEscape(scalars[index...]): result.append(contentsOf: "_x005F_".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Text for names, headers, properties and formulas: control characters are replaced too, because the
    /// library writes them as they are there.
    static func inert(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xEF }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\t", "\n", "\r": result.append(" ")
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result.append("\u{FFFD}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Whether the scalars start with `_xHHHH_`.
    private static func isEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
        let start = scalars.prefix(7)
        guard start.count == 7, start.last == "_", start.dropFirst().first == "x" else { return false }
        return start.dropFirst(2).dropLast().allSatisfy { $0.properties.isASCIIHexDigit }
    }
}
