/// The texts of a workbook that cells refer to by number (`sharedStrings.xml`).
struct SharedTexts: MarkupHandler {
    /// The texts as they are seen, and how much of each is struck through.
    private(set) var texts: [(text: String, strike: SheetCell.Strike)] = []
    private var collector = TextCollector()

    mutating func start(_ element: borrowing MarkupElement) -> Bool {
        if element.name == "s:si" { collector = TextCollector() }
        return collector.start(element)
    }

    mutating func text(_ text: String) { collector.text(text) }

    mutating func end(_ name: String) {
        collector.end(name)
        // Many cells may refer to one text.
        if name == "s:si" { texts.append((collector.shown, collector.strike)) }
    }
}

/// Collects the runs of a text; hints for its pronunciation are no part of it, nor are runs that are struck through.
struct TextCollector {
    private var plain = ""
    private var struck = ""
    private var isText = false
    private var isStruck = false

    private var isWhole: Bool { plain.allSatisfy(\.isWhitespace) }

    /// The text as it is seen; where all of it is struck through, that.
    var shown: String {
        WordText.visible(Self.unescaped(strike == .whole ? struck : plain), keepsLines: true)
    }

    /// How much of it is struck through.
    var strike: SheetCell.Strike { struck.isEmpty ? .none : isWhole ? .whole : .part }

    mutating func start(_ element: borrowing MarkupElement) -> Bool {
        switch element.name {
        case "s:rPh", "s:phoneticPr": return false
        case "s:r": isStruck = false
        case "s:strike": isStruck = !["0", "false"].contains(element.attribute("val") ?? "")
        case "s:t": isText = true
        default: break
        }
        return true
    }

    mutating func text(_ text: String) {
        guard isText else { return }
        if isStruck { struck += text } else { plain += text }
    }

    mutating func end(_ name: String) {
        if name == "s:r" { isStruck = false }
        if name == "s:t" { isText = false }
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
