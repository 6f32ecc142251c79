/// What stands raised behind a text: a power, the power of a unit, or the mark of a note.
enum Superscript {
    /// The text of a raised passage, as it goes on behind a text; `nil` for the mark of a note, which would make
    /// another number of the one before it.
    static func text(of raised: String, behind text: String) -> String? {
        let words = raised.filter { !$0.isWhitespace }
        guard !words.isEmpty else { return raised }
        if words.unicodeScalars.allSatisfy({ powers[$0] != nil }) {
            let before = text.unicodeScalars.reversed().drop { $0 == " " }
            let isUnit =
                words == "2" || words == "3"
                ? before.first.map {
                    $0.properties.isAlphabetic && ($0.isASCII || "米里".unicodeScalars.contains($0))
                }
                    ?? false : false
            let isPower =
                before.starts(with: "01".unicodeScalars) && words.count < 3
                && before.dropFirst(2).first.map { "×xX*✕⨯ ".unicodeScalars.contains($0) } ?? true
            guard isUnit || isPower else { return nil }
            return String(String.UnicodeScalarView(words.unicodeScalars.compactMap { powers[$0] }))
        }
        return isNoteMark(words) ? nil : raised
    }

    private static let powers: [Unicode.Scalar: Unicode.Scalar] = [
        "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
        "-": "⁻",
        "−": "⁻",
    ]

    /// Whether words are the mark of a note: `[3]`, `（注1）`, `①`, `*`.
    static func isNoteMark(_ words: String) -> Bool {
        words.unicodeScalars.count <= 8
            && words.unicodeScalars.allSatisfy { scalar in
                scalar.properties.numericType != nil || "[]［］〔〕【】()（）*＊†‡注脚尾,，".unicodeScalars.contains(scalar)
            }
    }
}
