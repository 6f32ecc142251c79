/// A list of a page, with the numbers that browsers print before its items.
struct PageList {
    private var next: Int
    private let type: String?

    /// A list by its element.
    init(_ element: borrowing MarkupElement, style: PageStyle) {
        let isOrdered = element.name == "ol"
        next = element.attribute("start").flatMap { Int($0) } ?? 1
        let plain = isOrdered ? NumberStyle.named(by: element.attribute("type")) : "disc"
        type = style.listType ?? plain
    }

    /// The number of the next item as printed, with the space after it; `nil` for a bullet or none.
    mutating func marker(of item: borrowing MarkupElement, style: PageStyle) -> String? {
        let number = item.attribute("value").flatMap { Int($0) } ?? next
        next = number &+ 1
        return NumberStyle.text(of: number, as: style.listType ?? type ?? "decimal")
    }
}

/// The styles of numbers in lists of pages (CSS Counter Styles 3).
enum NumberStyle {
    private static let formats = [
        "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter",
        "lower-latin": "lowerLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
        "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "cjk-ideographic": "chineseCounting",
        "simp-chinese-informal": "chineseCounting", "trad-chinese-informal": "chineseCounting",
        "simp-chinese-formal": "chineseLegalSimplified", "cjk-decimal": "ideographDigital",
        "cjk-heavenly-stem": "ideographTraditional", "cjk-earthly-branch": "ideographZodiac",
    ]

    /// Whether a word names a style, with or without numbers.
    static func isKnown(_ word: String) -> Bool {
        formats[word] != nil || ["none", "disc", "circle", "square"].contains(word)
    }

    /// The style that the attribute `type` of a list stands for.
    static func named(by type: String?) -> String {
        switch type {
        case "a": "lower-alpha"
        case "A": "upper-alpha"
        case "i": "lower-roman"
        case "I": "upper-roman"
        default: "decimal"
        }
    }

    /// A number as printed; `nil` for styles without numbers.
    static func text(of number: Int, as style: String) -> String? {
        guard let format = formats[style] else { return nil }
        let suffix = style.contains("cjk") || style.contains("chinese") ? "、" : ". "
        return NumberFormat.text(of: number, as: format) + suffix
    }
}
