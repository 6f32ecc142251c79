/// The texts of a workbook that cells refer to by number (`sharedStrings.xml`).
struct SharedTexts: MarkupHandler {
    /// The texts as they are seen.
    private(set) var texts: [String] = []
    private var collector = TextCollector()

    mutating func start(_ element: borrowing MarkupElement) -> Bool {
        if element.name == "s:si" { collector = TextCollector() }
        return collector.start(element.name)
    }

    mutating func text(_ text: String) { collector.text(text) }

    mutating func end(_ name: String) {
        collector.end(name)
        // Many cells may refer to one text.
        if name == "s:si" { texts.append(collector.shown) }
    }
}

/// Collects the runs of a text; hints for its pronunciation are no part of it.
struct TextCollector {
    private(set) var result = ""
    private var isText = false

    /// The text as it is seen.
    var shown: String { WordText.visible(Self.unescaped(result), keepsLines: true) }

    mutating func start(_ name: String) -> Bool {
        if name == "s:rPh" || name == "s:phoneticPr" || name == "s:rPr" { return false }
        if name == "s:t" { isText = true }
        return true
    }

    mutating func text(_ text: String) {
        if isText { result += text }
    }

    mutating func end(_ name: String) {
        guard name == "s:t" else { return }
        isText = false
    }

    /// `_x000D_` stands for a character that XML does not hold (`ST_Xstring`).
    static func unescaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var result = ""
        var rest = text[...]
        while let mark = rest.firstRange(of: "_x") {
            let code = rest[mark.upperBound...].prefix(4)
            let end = code.endIndex
            guard code.count == 4, end < rest.endIndex, rest[end] == "_", let value = UInt32(code, radix: 16),
                let scalar = Unicode.Scalar(value)
            else {
                result += rest[..<mark.upperBound]
                rest = rest[mark.upperBound...]
                continue
            }
            result += rest[..<mark.lowerBound]
            result.unicodeScalars.append(scalar)
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}
