/// The elevations between which a right allows mining, as licences print them (开采标高).
public enum MiningLevels: Sendable, Hashable {
    /// From bottom to top, metres.
    case range(ClosedRange<Double>)
    /// Something is recorded that cannot be read, as it stands there.
    case unreadable(String)

    /// The levels that the fields of a feature tell; `nil` when they tell none.
    public init?(_ attributes: Attributes) {
        let texts = [attributes[.top], attributes[.bottom]].map { $0 ?? "" }.map {
            Self.isNothing($0) ? "" : $0
        }
        guard texts != ["", ""] else { return nil }
        let isOne = texts[0] == texts[1] || texts.contains("")
        let words = isOne ? texts.first { !$0.isEmpty } ?? "" : texts.joined(separator: "～")
        guard
            !zip([FieldRole.top, .bottom], texts).contains(where: {
                Self.mayGoOn($1, attributes.ending(of: $0))
            })
        else {
            self = .unreadable(words)
            return
        }
        let numbers = texts.map(Self.numbers)
        // One field may hold both: 1250～1000, 由1250m至1000m标高.
        let both =
            isOne
            ? numbers.first { $0?.count == 2 } ?? nil
            : numbers.map { $0?.count == 1 ? $0?[0] : nil } as [Double?]
        if let both, both.count == 2, let one = both[0], let two = both[1], one != two {
            self = .range(min(one, two)...max(one, two))
        } else if numbers.allSatisfy({ ($0?.count ?? 2) <= 1 }), isOne || numbers[0] == numbers[1] {
            // One level alone, and twice the same, such as 0 for nothing, are no range.
            return nil
        } else {
            self = .unreadable(words)
        }
    }

    /// Whether both are known and share no more than a level.
    package func areApart(from other: MiningLevels?) -> Bool {
        guard case .range(let own) = self, case .range(let levels)? = other else { return false }
        return own.upperBound <= levels.lowerBound || levels.upperBound <= own.lowerBound
    }

    /// Whether a text that fills its field may have told another level: `+125` of +1250, `1100米至12` of 1100米至1250米.
    private static func mayGoOn(_ text: String, _ ending: TextEnding) -> Bool {
        guard ending != .whole, let numbers = numbers(in: text) else { return false }
        let plain = PlainText(text).text
        if let end = plain.last, "至到~—-".contains(end) || ending == .cut && numbers.count > 1 { return true }
        let digits = String(plain.reversed().prefix { $0.isASCIIDigit || $0 == "." }.reversed())
        // No mine lies so high that a further digit fits behind 1250 or 800, and what stands behind a point moves nothing.
        return Int(digits).map { $0 > 0 && $0 * 10 <= 6500 } ?? false
    }

    /// Whether a field holds nothing: some programs write `nan` for that, people a stroke.
    private static func isNothing(_ text: String) -> Bool {
        let plain = PlainText(text).text
        return plain.isEmpty || plain.allSatisfy { "/-—*".contains($0) }
            || ["NAN", "NULL", "NONE", "NA", "N/A", "无", "暂无", "空", "不详"].contains(plain)
    }

    private static let words = [
        "开采标高", "开采深度", "开采高程", "标高上限", "标高下限", "上限", "下限", "标高", "高程", "海拔", "黄海", "国家", "基准", "约", "由", "从",
        "自",
        "M", "米", "H", "=", ":", "(", ")", "。",
    ]

    /// The numbers of a text that holds nothing else but units and marks; `nil` for another.
    private static func numbers(in text: String) -> [Double?]? {
        var plain = PlainText(text.replacing("——", with: "~").replacing("－－", with: "~")).text
        for word in ["至", "到", "~", "—", "－"] { plain = plain.replacing(word, with: "~") }
        for word in ["正负", "±"] { plain = plain.replacing(word, with: "") }
        plain = plain.replacing("负", with: "-").replacing("正", with: "+")
        for word in words { plain = plain.replacing(word, with: "") }
        while plain.hasSuffix("~") || plain.hasSuffix(",") { plain.removeLast() }
        var numbers: [Double?] = []
        var rest = plain[...]
        while !rest.isEmpty {
            if !numbers.isEmpty {
                // 1250-1000 is a range, and so are 1250--50 and 1250~-50.
                guard let mark = rest.first, "~-;/".contains(mark) else { return nil }
                rest.removeFirst()
                while rest.first == "~" { rest.removeFirst() }
            }
            var digits = rest.prefix { "+-".contains($0) }
            rest = rest.dropFirst(digits.count)
            let isNegative = digits == "-"
            guard digits.count <= 1 else { return nil }
            digits = rest.prefix { $0.isASCIIDigit || $0 == "." || $0 == "," }
            rest = rest.dropFirst(digits.count)
            guard let value = number(digits) else { return nil }
            numbers.append(isNegative ? -value : value)
        }
        return numbers
    }

    /// `1250`, `1250.5`, `1,250.0`.
    private static func number(_ digits: Substring) -> Double? {
        let groups = digits.split(separator: ",", omittingEmptySubsequences: false)
        guard
            groups.count == 1
                || ((1...3).contains(groups[0].count)
                    && groups.dropFirst().allSatisfy { $0.prefix { $0 != "." }.count == 3 })
        else { return nil }
        guard let value = Double(groups.joined()), value.isFinite, digits.last != "." else { return nil }
        return value
    }
}
