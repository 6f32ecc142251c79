/// What the styles of an OpenDocument text say about its characters and lists (OpenDocument 1.3, part 3, 16).
struct OpenDocumentStyles: MarkupHandler {
    /// What a style says of characters; `nil` where it says nothing.
    struct Marks {
        var parent: String?
        var isStruck: Bool?
        var isHidden: Bool?
        var isRaised: Bool?
        /// Its colour; `.some(nil)` for the automatic one.
        var colour: TextColour??
        /// What lies behind a text, a paragraph, a cell or in a box.
        var ground: TextLook.Ground?
        /// In points.
        var size: Double?
    }

    /// How the items of a level of a list are numbered.
    struct Level {
        var format = ""
        var prefix = ""
        var suffix = ""
        var start = 1
        /// How many levels are printed.
        var shown = 1
    }

    private(set) var marks: [String: Marks] = [:]
    private(set) var lists: [String: [Int: Level]] = [:]
    /// The style of headings' numbers.
    static let outline = "outline-style"

    private var style: String?
    private var list: String?

    mutating func start(_ element: borrowing MarkupElement) -> Bool {
        switch element.name {
        case "office:body", "office:master-styles": return false
        case "style:style":
            style = element.attribute("name")
            if let style { marks[style, default: Marks()].parent = element.attribute("parent-style-name") }
        case "style:text-properties":
            noteText(element)
            noteGround(element)
        case "style:paragraph-properties", "style:table-cell-properties", "style:table-row-properties",
            "style:table-properties", "style:graphic-properties":
            noteGround(element)
        case "text:list-style": list = element.attribute("name")
        case "text:outline-style": list = Self.outline
        case "text:list-level-style-number", "text:outline-level-style": noteLevel(element)
        default: break
        }
        return true
    }

    private mutating func noteText(_ element: borrowing MarkupElement) {
        guard let style else { return }
        var all = marks[style] ?? Marks()
        if let line = element.attribute("text-line-through-style") { all.isStruck = line != "none" }
        if let type = element.attribute("text-line-through-type") { all.isStruck = type != "none" }
        if let display = element.attribute("display") { all.isHidden = display == "none" }
        if let position = element.attribute("text-position")?.split(separator: " ").first {
            all.isRaised = position == "super" || (position.hasSuffix("%") && Int(position.dropLast()) ?? 0 > 0)
        }
        if let colour = element.attribute("color") { all.colour = .some(TextColour(hex: colour)) }
        if element.attribute("use-window-font-color") == "true" { all.colour = .some(nil) }
        if let size = element.attribute("font-size"), size.hasSuffix("pt") {
            all.size = Double(size.dropLast(2))
        }
        marks[style] = all
    }

    private mutating func noteGround(_ element: borrowing MarkupElement) {
        guard let style else { return }
        switch element.attribute("fill") {
        case nil, "none": break
        case "solid":
            marks[style, default: Marks()].ground = element.attribute("fill-color").flatMap {
                TextColour(hex: $0)
            }.map { .colour($0) }
        default: marks[style, default: Marks()].ground = .unknown
        }
        // Text without a ground of its own stands on that of its paragraph.
        guard let ground = element.attribute("background-color").flatMap({ TextColour(hex: $0) }) else {
            return
        }
        marks[style, default: Marks()].ground = .colour(ground)
    }

    private mutating func noteLevel(_ element: borrowing MarkupElement) {
        guard let list, let level = element.attribute("level").flatMap({ Int($0) }), (1...10).contains(level)
        else { return }
        lists[list, default: [:]][level] = Level(
            format: element.attribute("num-format") ?? "", prefix: element.attribute("num-prefix") ?? "",
            suffix: element.attribute("num-suffix") ?? "",
            start: element.attribute("start-value").flatMap { Int($0) } ?? 1,
            shown: element.attribute("display-levels").flatMap { Int($0) } ?? 1)
    }

    mutating func text(_ text: String) {}

    mutating func end(_ name: String) {
        switch name {
        case "style:style": style = nil
        case "text:list-style", "text:outline-style": list = nil
        default: break
        }
    }

    /// What a style and those that it is based on say.
    func marks(of name: String?) -> Marks {
        var result = Marks()
        var next = name
        // A style may be based on itself.
        for _ in 0..<16 {
            guard let name = next, let style = marks[name] else { break }
            result.isStruck = result.isStruck ?? style.isStruck
            result.isHidden = result.isHidden ?? style.isHidden
            result.isRaised = result.isRaised ?? style.isRaised
            result.colour = result.colour ?? style.colour
            result.ground = result.ground ?? style.ground
            result.size = result.size ?? style.size
            next = style.parent
        }
        return result
    }

    /// The number of an item as it is printed, with the space behind it; `nil` for a bullet or none.
    ///
    /// - Parameter counters: the counts of its level and those above, from the first.
    func label(_ counters: [Int], of list: String) -> String? {
        guard let levels = lists[list], let own = levels[counters.count], !own.format.isEmpty else {
            return nil
        }
        let first = max(0, counters.count - max(1, own.shown))
        let numbers = counters.indices[first...].compactMap { index -> String? in
            guard let level = levels[index + 1], !level.format.isEmpty else { return nil }
            return NumberFormat.text(of: counters[index], as: Self.format(level.format))
        }
        return own.prefix + numbers.joined(separator: ".") + own.suffix + " "
    }

    /// The format of numbers by the sign that stands for its first one.
    private static func format(_ word: String) -> String {
        switch word.unicodeScalars.first {
        case "a": "lowerLetter"
        case "A": "upperLetter"
        case "i": "lowerRoman"
        case "I": "upperRoman"
        case "一": "chineseCounting"
        case "壹": "chineseLegalSimplified"
        case "①": "decimalEnclosedCircle"
        case "１": "decimalFullWidth"
        case "甲": "ideographTraditional"
        case "子": "ideographZodiac"
        default: "decimal"
        }
    }
}
