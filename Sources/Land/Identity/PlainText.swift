/// A text as people mean it, whatever keyboard it was typed on: half width, upper case, without blanks (归一文本).
package struct PlainText: Hashable, Sendable {
    /// The text in its plain form.
    package let text: String

    /// The plain form of a text.
    package init(_ text: String) {
        guard !text.unicodeScalars.allSatisfy(Self.isPlain) else {
            self.text = text
            return
        }
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if Self.isPlain(scalar) {
                plain.append(scalar)
            } else {
                plain.append(contentsOf: Self.plain(scalar))
            }
        }
        self.text = String(plain).uppercased()
    }

    /// Its letters, digits and ideographs alone.
    package var bare: String { text.filter { $0.isLetter || $0.isNumber } }

    /// Whether a character is sure to stand for itself: most texts are of ideographs, capitals and digits alone.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x21...0x60, 0x7B...0x7E, 0x4E00...0x9FFF: true
        default: false
        }
    }

    private static func plain(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0).map { plain($0) } ?? []
        // Byte order marks, joiners and other marks that nobody sees.
        case 0x00...0x20, 0x7F...0xA0, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: []
        // Ⅰ to Ⅻ and ⅰ to ⅻ, ① to ⑳.
        case 0x2160...0x216B: Array(roman[Int(scalar.value - 0x2160)].unicodeScalars)
        case 0x2170...0x217B: Array(roman[Int(scalar.value - 0x2170)].unicodeScalars)
        case 0x2460...0x2473: Array(String(scalar.value - 0x245F).unicodeScalars)
        case 0x3014, 0x3010, 0x3016, 0xFE59, 0xFE5D: ["("]
        case 0x3015, 0x3011, 0x3017, 0xFE5A, 0xFE5E: [")"]
        case 0x2010...0x2015, 0x2212, 0x2796, 0xFE58, 0xFE63: ["-"]
        case 0x223C, 0x301C, 0x3030: ["~"]
        case 0x2236: [":"]
        default: scalar.properties.isWhitespace ? [] : [scalar]
        }
    }

    private static let roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
}

extension String {
    /// Without the blanks at its ends, of whatever width, and the marks there that nobody sees: what no two people type alike.
    package var withoutOuterBlanks: String {
        guard let first = unicodeScalars.first, let last = unicodeScalars.last,
            first.isUnseen || last.isUnseen
        else { return self }
        let start = unicodeScalars.drop(while: \.isUnseen)
        guard let end = start.lastIndex(where: { !$0.isUnseen }) else { return "" }
        return String(start[...end])
    }

    /// With letters, digits and marks of full width in half width; itself where it has none.
    var halfWidth: String {
        guard unicodeScalars.contains(where: { (0xFF01...0xFF5E).contains($0.value) }) else { return self }
        return String(
            String.UnicodeScalarView(
                unicodeScalars.map {
                    (0xFF01...0xFF5E).contains($0.value) ? Unicode.Scalar($0.value - 0xFEE0) ?? $0 : $0
                }))
    }
}

extension Unicode.Scalar {
    /// Whether it is a blank, a control character, or a mark such as those of the direction of writing.
    fileprivate var isUnseen: Bool {
        switch value {
        case 0...0x20, 0x7F...0xA0, 0xAD, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x3000,
            0xFEFF:
            true
        default: false
        }
    }
}
