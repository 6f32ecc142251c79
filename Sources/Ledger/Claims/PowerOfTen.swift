/// A power of ten between a number and its unit: `×10⁴`, `×10^4`.
///
/// `×104` is none: nothing tells a lost superscript from a width of 104.
struct PowerOfTen {
    /// The number it stands for.
    let value: Int64
    /// The offset after its last scalar.
    let end: Int

    /// The power that starts at an offset, from the first to the tenth.
    init?(in source: SourceText, at start: Int, before end: Int) {
        guard start < end, ["×", "x", "*", "✕", "⨯"].contains(source[start]) else { return nil }
        var position = source.skippingSpaces(from: start + 1, before: end)
        guard source.has("10", at: position, before: end) else { return nil }
        position += 2
        var exponent = 0
        let isWritten = source[position] == "^"
        if isWritten { position += 1 }
        let first = position
        while position < end, position - first < 2,
            let digit = isWritten ? Self.digit(source[position]) : Self.superscript(source[position])
        {
            exponent = exponent * 10 + digit
            position += 1
        }
        guard (1...10).contains(exponent) else { return nil }
        value = (0..<exponent).reduce(1) { power, _ in power * 10 }
        self.end = position
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        scalar.isDigit ? Int(scalar.value) - 0x30 : nil
    }

    private static func superscript(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0xB9: 1
        case 0xB2, 0xB3: Int(scalar.value) - 0xB0
        case 0x2070, 0x2074...0x2079: Int(scalar.value) - 0x2070
        default: nil
        }
    }
}
