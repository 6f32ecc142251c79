/// The numbers that Word prints before paragraphs (自动编号), counted as it counts them (ECMA-376-1, 17.9).
struct WordNumbering {
    private struct Level {
        var start = 1
        var format = "decimal"
        var text = ""
        var isLegal = false
        var followed = true
        /// The level whose numbers start this one anew; 0 means none, `nil` every higher one.
        var restart: Int?
        var style: String?
    }

    private struct Number {
        var abstract: String
        var starts: [Int: Int] = [:]
        var levels: [Int: Level] = [:]
    }

    private struct Style {
        var parent: String?
        var number: String?
        var level: Int?
    }

    private var abstracts: [String: [Int: Level]] = [:]
    private var links: [String: String] = [:]
    private var numbers: [String: Number] = [:]
    private var styles: [String: Style] = [:]

    private var counters: [String: [Int: Int]] = [:]
    private var used: Set<String> = []

    /// Nine levels are all there are.
    private static let levelCount = 9

    /// The numbering that the files `numbering.xml` and `styles.xml` define.
    init(numbering: MarkupTree?, styles: MarkupTree?) {
        for style in styles?.child("w:styles")?.children ?? [] {
            guard style.name == "w:style", let name = style["styleId"] else { continue }
            let properties = style.child("w:pPr")?.child("w:numPr")
            self.styles[name] = Style(
                parent: style.value("w:basedOn"), number: properties?.value("w:numId"),
                level: properties?.value("w:ilvl").flatMap { Int($0) })
        }
        for node in numbering?.child("w:numbering")?.children ?? [] {
            if node.name == "w:abstractNum", let name = node["abstractNumId"] {
                abstracts[name] = Self.levels(of: node)
                links[name] = node.value("w:numStyleLink")
            } else if node.name == "w:num", let name = node["numId"],
                let abstract = node.value("w:abstractNumId")
            {
                numbers[name] = Self.number(of: node, abstract: abstract)
            }
        }
    }

    private static func levels(of node: MarkupTree) -> [Int: Level] {
        var levels: [Int: Level] = [:]
        for child in node.children where child.name == "w:lvl" {
            guard let index = child["ilvl"].flatMap({ Int($0) }), (0..<levelCount).contains(index) else {
                continue
            }
            levels[index] = level(of: child)
        }
        return levels
    }

    private static func level(of node: MarkupTree) -> Level {
        var level = Level()
        level.start = node.value("w:start").flatMap { Int($0) } ?? 0
        level.format = node.value("w:numFmt") ?? "decimal"
        level.text = node.value("w:lvlText") ?? ""
        level.isLegal = node.child("w:isLgl").map { WordFlag.isOn($0["val"]) } ?? false
        level.followed = node.value("w:suff") != "nothing"
        level.restart = node.value("w:lvlRestart").flatMap { Int($0) }
        level.style = node.value("w:pStyle")
        return level
    }

    private static func number(of node: MarkupTree, abstract: String) -> Number {
        var number = Number(abstract: abstract)
        for child in node.children where child.name == "w:lvlOverride" {
            guard let index = child["ilvl"].flatMap({ Int($0) }), (0..<levelCount).contains(index) else {
                continue
            }
            number.starts[index] = child.value("w:startOverride").flatMap { Int($0) }
            number.levels[index] = child.child("w:lvl").map(level)
        }
        return number
    }

    /// The number of the next paragraph as printed, with the space after it; `nil` when it has none.
    ///
    /// - Parameters:
    ///   - number: the list that the paragraph names; `0` means none, whatever the style says.
    ///   - level: the level that it names.
    ///   - style: its style.
    mutating func label(number: String?, level: Int?, style: String?) -> String? {
        let inherited = inheritance(of: style)
        guard let name = number ?? inherited.number, name != "0", let list = numbers[name] else { return nil }
        let (key, levels) = definition(of: list)
        let styled = style.flatMap { style in levels.first { $0.value.style == style }?.key }
        let index = level ?? (number == nil ? styled ?? inherited.level : nil) ?? 0
        guard let own = levels[index] else { return nil }
        count(index, of: key, levels: levels, list: list, named: name)
        guard own.format != "bullet" else { return nil }
        let text = printed(own, levels: levels, counters: counters[key] ?? [:])
        return text.isEmpty ? nil : text + (own.followed ? " " : "")
    }

    private mutating func count(
        _ index: Int, of key: String, levels: [Int: Level], list: Number, named name: String
    ) {
        var values = counters[key] ?? [:]
        if used.insert(name).inserted {
            for (level, start) in list.starts { values[level] = start - 1 }
        }
        for higher in 0..<index where values[higher] == nil { values[higher] = levels[higher]?.start ?? 1 }
        let start = levels[index]?.start ?? 1
        let (next, overflow) = (values[index] ?? start - 1).addingReportingOverflow(1)
        values[index] = overflow ? start : next
        for deeper in (index + 1)..<max(index + 1, Self.levelCount) {
            // Level `restart` counts from 1: a level restarts after that one or any above it.
            guard let restart = levels[deeper]?.restart else {
                values[deeper] = nil
                continue
            }
            if index < restart { values[deeper] = nil }
        }
        counters[key] = values
    }

    private func printed(_ level: Level, levels: [Int: Level], counters: [Int: Int]) -> String {
        var result = ""
        var scalars = level.text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            guard scalar == "%", let digit = scalars.first?.value, (0x31...0x39).contains(digit) else {
                result.unicodeScalars.append(scalar)
                continue
            }
            scalars.removeFirst()
            let index = Int(digit - 0x31)
            let format = level.isLegal ? "decimal" : levels[index]?.format ?? "decimal"
            result += NumberFormat.text(of: counters[index] ?? levels[index]?.start ?? 1, as: format)
        }
        return result
    }

    /// The levels of a list, with the name under which they are counted.
    private func definition(of list: Number) -> (key: String, levels: [Int: Level]) {
        var key = list.abstract
        if let style = links[key], let name = styles[style]?.number, let target = numbers[name] {
            key = target.abstract
        }
        return (key, (abstracts[key] ?? [:]).merging(list.levels) { $1 })
    }

    /// List and level from a style or the ones that it is based on.
    private func inheritance(of style: String?) -> (number: String?, level: Int?) {
        var next = style
        var level: Int?
        for _ in 0..<styles.count {
            guard let name = next, let style = styles[name] else { break }
            level = level ?? style.level
            if let number = style.number { return (number, level) }
            next = style.parent
        }
        return (nil, level)
    }
}

/// Properties that are on or off (ECMA-376-1, 17.17.4).
enum WordFlag {
    /// Whether a property with this value is on; without a value it is.
    static func isOn(_ value: String?) -> Bool {
        switch value {
        case "0", "false", "off": false
        default: true
        }
    }
}
