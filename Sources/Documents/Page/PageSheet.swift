/// What the style sheets inside a page say about how its elements look, by tags, classes and names, also nested ones.
struct PageSheet {
    /// An element, or what a rule asks of one.
    private struct Step {
        var tag = ""
        var name = ""
        var classes: [String] = []
        /// Whether the step before it is the element around, not any of those around.
        var isChild = false

        /// The key of rules: the most special of what it asks.
        var keys: [String] { classes.map { ".\($0)" } + (name.isEmpty ? [] : ["#\(name)"]) + [tag] }

        func matches(_ element: Step) -> Bool {
            (tag.isEmpty || tag == element.tag) && (name.isEmpty || name == element.name)
                && classes.allSatisfy(element.classes.contains)
        }
    }

    private struct Rule {
        let steps: [Step]
        let declarations: String
        /// How special it is, and its place among all.
        let rank: (Int, Int)
    }

    private var rules: [String: [Rule]] = [:]
    /// The elements around the place.
    private var path: [Step] = []
    /// Whether sheets in other files, or rules that are not understood, may colour what has a class or a name.
    private var isOpen = false

    /// More are those of no report.
    private static let most = 5000
    /// How far out a rule looks.
    private static let deepest = 64
    private static let properties: Set<String> = [
        "display", "visibility", "opacity", "color", "background", "background-color", "background-image",
        "font-size", "position", "left", "right", "top", "bottom", "text-indent", "margin-left", "margin-top",
        "transform", "clip", "clip-path", "height", "width", "max-height", "max-width", "overflow",
        "text-decoration", "text-decoration-line",
    ]

    /// The sheets of a page.
    init(_ source: String) {
        let bytes = Array(source.utf8)
        isOpen = WordSearch(["stylesheet", "@import"]).finds(in: bytes)
        var next = 0
        var count = 0
        while let start = Self.find("<style", in: bytes, from: next),
            let open = bytes[start...].firstIndex(of: UInt8(ascii: ">")),
            let end = Self.find("</style", in: bytes, from: open)
        {
            read(String(decoding: bytes[(open + 1)..<end], as: UTF8.self), &count)
            next = end + 1
        }
    }

    /// The style of an element that begins.
    mutating func style(of element: borrowing MarkupElement) -> PageStyle {
        var declarations = Self.presentation(of: element)
        let (name, classes) = (element.attribute("id"), element.attribute("class"))
        if !rules.isEmpty {
            let step = Step(
                tag: element.name, name: name ?? "",
                classes: (classes ?? "").split(whereSeparator: \.isWhitespace).map(String.init))
            path.append(step)
            let around = path.suffix(Self.deepest)
            let met = (step.keys + [""]).flatMap { rules[$0] ?? [] }.filter { matches($0.steps[...], around) }
            declarations += met.sorted { $0.rank < $1.rank }.map(\.declarations)
        }
        if let own = element.attribute("style") { declarations.append(own) }
        var style = PageStyle(declarations.isEmpty ? nil : declarations.joined(separator: ";"))
        if isOpen, name != nil || classes != nil { style.setUnknownGround() }
        return style
    }

    /// An element ends.
    mutating func end() { _ = path.popLast() }

    /// What attributes say that are older than styles.
    private static func presentation(of element: borrowing MarkupElement) -> [String] {
        var declarations: [String] = []
        if let ground = element.attribute("bgcolor") { declarations.append("background-color:\(ground)") }
        if element.attribute("background") != nil { declarations.append("background:url(") }
        let colour = element.name == "font" ? "color" : element.name == "body" ? "text" : ""
        if !colour.isEmpty, let value = element.attribute(colour) { declarations.append("color:\(value)") }
        return declarations
    }

    private func matches(_ steps: ArraySlice<Step>, _ path: ArraySlice<Step>) -> Bool {
        guard let last = steps.last else { return true }
        guard let element = path.last, last.matches(element) else { return false }
        var outer = path.dropLast()
        let rest = steps.dropLast()
        if last.isChild || rest.isEmpty { return matches(rest, outer) }
        // The nearest that fits is as good as any, because what it stands in holds the others too.
        while let around = outer.last, !(rest.last?.matches(around) ?? true) { outer = outer.dropLast() }
        return matches(rest, outer)
    }

    private mutating func read(_ text: String, _ count: inout Int) {
        var rest = Self.withoutComments(text)[...]
        while let open = rest.firstIndex(of: "{"), count < Self.most {
            let selectors = rest[..<open].drop { $0.isWhitespace || $0 == "}" || $0 == ";" }
            rest = rest[rest.index(after: open)...]
            if selectors.hasPrefix("@") {
                // Rules for screens are rules; all others are none of the page as it is seen.
                let isScreen =
                    selectors.hasPrefix("@media") && !selectors.contains("print")
                    || selectors.hasPrefix("@supports")
                if !isScreen { rest = Self.behindBlock(rest) }
                continue
            }
            let end = rest.firstIndex(of: "}") ?? rest.endIndex
            add(selectors, rest[..<end], &count)
            rest = rest[end...].dropFirst()
        }
    }

    private mutating func add(_ selectors: Substring, _ block: Substring, _ count: inout Int) {
        let declarations = block.split(separator: ";").filter { declaration in
            let name = declaration.prefix { $0 != ":" }.filter { !$0.isWhitespace }.lowercased()
            return Self.properties.contains(name)
        }.joined(separator: ";")
        guard !declarations.isEmpty else { return }
        for selector in selectors.split(separator: ",") {
            guard let steps = Self.steps(selector), let last = steps.last else {
                if !selector.contains(":"), declarations.contains("background") { isOpen = true }
                continue
            }
            count += 1
            let rank = steps.reduce(0) {
                $0 + ($1.name.isEmpty ? 0 : 10_000) + 100 * $1.classes.count + ($1.tag.isEmpty ? 0 : 1)
            }
            rules[last.keys[0], default: []].append(
                Rule(steps: steps, declarations: declarations, rank: (rank, count)))
        }
    }

    /// What a selector asks, from the outside in; `nil` for one of another kind.
    private static func steps(_ selector: Substring) -> [Step]? {
        var steps: [Step] = []
        var isChild = false
        for word in String(selector).replacing(">", with: " > ").split(whereSeparator: \.isWhitespace) {
            if word == ">" {
                isChild = true
                continue
            }
            var step = Step(isChild: isChild)
            isChild = false
            var part = ""
            func take() {
                switch part.first {
                case nil, "*": break
                case ".": step.classes.append(String(part.dropFirst()))
                case "#": step.name = String(part.dropFirst())
                default: step.tag = part.lowercased()
                }
                part = ""
            }
            for sign in word {
                if sign == "." || sign == "#" {
                    take()
                } else if !(sign.isLetter || sign.isNumber || sign == "-" || sign == "_" || sign == "*") {
                    return nil
                }
                part.append(sign)
            }
            take()
            steps.append(step)
        }
        return steps.isEmpty || steps.count > 8 ? nil : steps
    }

    private static func withoutComments(_ text: String) -> String {
        var result = ""
        var rest = text.replacing("<!--", with: "").replacing("-->", with: "")[...]
        while let start = rest.firstRange(of: "/*") {
            result += rest[..<start.lowerBound]
            rest = rest[start.upperBound...]
            rest = rest.firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
        }
        return result + rest
    }

    private static func behindBlock(_ text: Substring) -> Substring {
        var depth = 1
        for place in text.indices {
            if text[place] == "{" { depth += 1 }
            if text[place] == "}" { depth -= 1 }
            if depth == 0 { return text[place...].dropFirst() }
        }
        return ""
    }

    private static func find(_ word: String, in bytes: [UInt8], from start: Int) -> Int? {
        let pattern = Array(word.utf8)
        guard start + pattern.count <= bytes.count else { return nil }
        return (start...(bytes.count - pattern.count)).first { place in
            bytes[place] == pattern[0]
                && pattern.indices.allSatisfy { bytes[place + $0] | 0x20 == pattern[$0] | 0x20 }
        }
    }
}
