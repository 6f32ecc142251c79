/// The items that a field of a feature names (整改序号读取): `8`, `第9项`, `3;7`, and item 8 for its part `8-1`.
///
/// Parts of an item are numbered in many ways: `8-1`, `8.1`, `8（1）`, `8之1`, `第8项第1点`. A hyphen also writes ranges, so
/// `3-5` may be a part of item 3 or three items; what can be read in two ways is told, never guessed.
struct ItemNumbers: Hashable {
    /// The items that every reading names.
    private(set) var certain: Set<Int> = []
    /// Those that one reading at least names.
    private(set) var possible: Set<Int> = []

    /// Whether it names different items of a report by different readings.
    var isUnclear: Bool { certain != possible }

    /// Reads a field.
    ///
    /// - Parameters:
    ///   - items: the numbers of the report's items; others are left out.
    ///   - hasPart: whether the report itself numbers a part of an item so.
    init(_ text: String, items: Set<Int>, hasPart: (Int, Int) -> Bool = { _, _ in false }) {
        var reading = Reading(tokens: Self.tokens(of: text), items: items)
        reading.run(hasPart)
        certain = reading.certain.intersection(items)
        possible = reading.possible.intersection(items).union(certain)
    }

    /// A part of the text.
    private enum Token: Hashable {
        /// A number, whether in Chinese numerals, and whether it begins with zero.
        case number(Int, isChinese: Bool, isPadded: Bool)
        /// ① and the like: a part of an item.
        case point
        case blank, list, slash, dash, range, dot, part
        case open, close
        case word(String)
    }

    private static func tokens(of text: String) -> [Token] {
        let characters = text.map(Self.plain)
        var tokens: [Token] = []
        var index = 0
        func run(_ belongs: (Character) -> Bool) -> [Character] {
            let run = characters[index...].prefix(while: belongs)
            index += run.count
            return Array(run)
        }
        while index < characters.count {
            let character = characters[index]
            if character.isASCII, character.isNumber {
                let digits = run { $0.isASCII && $0.isNumber }
                tokens.append(
                    .number(
                        Int(String(digits)) ?? .max, isChinese: false,
                        isPadded: digits.count > 1 && digits[0] == "0"))
                continue
            }
            if let numeral = numeral(in: characters, at: index, after: tokens.last) {
                tokens.append(.number(numeral.value, isChinese: true, isPadded: false))
                index = numeral.end
                continue
            }
            index += 1
            switch character {
            case "、", ",", ";", "+", "&", "|", "\n", "\t", "和", "与", "及", "或", "暨": tokens.append(.list)
            case " ": tokens.append(.blank)
            case "/", "\\": tokens.append(.slash)
            case "-", "_": tokens.append(.dash)
            case "~", "至", "到": tokens.append(.range)
            case ".": tokens.append(.dot)
            case "之": tokens.append(.part)
            case "(", "[": tokens.append(.open)
            case ")", "]": tokens.append(.close)
            case "①"..."⑳": tokens.append(.point)
            default:
                if case .word(let before)? = tokens.last {
                    tokens[tokens.count - 1] = .word(before + String(character))
                } else {
                    tokens.append(.word(String(character)))
                }
            }
        }
        // A blank between two numbers is a list, beside other marks and words nothing: 3 5, 第 8 项, 8 - 1.
        return tokens.indices.compactMap { index in
            guard tokens[index] == .blank else { return tokens[index] }
            guard index > 0, index + 1 < tokens.count, case .number = tokens[index + 1] else { return nil }
            return switch tokens[index - 1] {
            case .number, .close, .point: .list
            case .blank, .list, .slash, .dash, .range, .dot, .part, .open, .word: nil
            }
        }
    }

    /// A character without its width or the variety of its kind.
    private static func plain(_ character: Character) -> Character {
        switch character {
        case "—", "–", "―", "‐", "‑", "−", "﹣": return "-"
        case "～", "〜", "∼": return "~"
        case "·", "•", "。", "｡": return "."
        case "\u{3000}", "\u{A0}": return " "
        case "【", "〔", "［", "{", "〈", "《", "<": return "("
        case "】", "〕", "］", "}", "〉", "》", ">": return ")"
        case "，": return ","
        case "；": return ";"
        default:
            guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1,
                (0xFF01...0xFF5E).contains(scalar.value), let narrow = Unicode.Scalar(scalar.value - 0xFEE0)
            else { return character }
            return Character(narrow)
        }
    }

    private static let digits = Array("零一二三四五六七八九")

    /// Chinese numerals that stand as a number: 八 of 第八项, not 一 of 一般.
    private static func numeral(in characters: [Character], at start: Int, after before: Token?) -> (
        value: Int, end: Int
    )? {
        let run = characters[start...].prefix { digits.contains($0) || $0 == "十" || $0 == "百" }
        // Longer ones number no item.
        guard !run.isEmpty, run.count <= 6 else { return nil }
        if case .word(let word)? = before, !["第", "题", "项", "号", "点", "条", "轮"].contains(word.last) {
            return nil
        }
        let next = start + run.count < characters.count ? characters[start + run.count] : " "
        guard !next.isLetter || next.isASCII || "项号题条点款目小子之至到和与及等年轮批次".contains(next) else { return nil }
        var (value, digit) = (0, 0)
        for character in run {
            switch character {
            case "十": (value, digit) = (value + max(digit, 1) * 10, 0)
            case "百": (value, digit) = (value + max(digit, 1) * 100, 0)
            default: digit = digit * 10 + (digits.firstIndex(of: character) ?? 0)
            }
        }
        return (value + digit, start + run.count)
    }

    /// A number that was read, and what was read of its parts.
    private struct Current {
        let number: Int
        let isChinese, isPadded: Bool
        /// The word before it and the word behind.
        let before, after: String
        var part: Int?
        var hasPart = false
        var hasBracket = false
    }

    /// How a number follows the one before.
    private enum Joint { case none, list, slash, dash, range, dot, part }

    private struct Reading {
        let tokens: [Token]
        let items: Set<Int>
        var certain: Set<Int> = []
        var possible: Set<Int> = []
        private var current: Current?
        private var joint = Joint.none
        private var word = ""

        init(tokens: [Token], items: Set<Int>) {
            self.tokens = tokens
            self.items = items
        }

        mutating func run(_ hasPart: (Int, Int) -> Bool) {
            var index = 0
            while index < tokens.count {
                defer { index += 1 }
                switch tokens[index] {
                case .number(let number, let isChinese, let isPadded):
                    take(number, isChinese, isPadded, at: index, hasPart)
                    (joint, word) = (.none, "")
                case .point: current?.hasPart = true
                case .open:
                    // 8（1）, 8（草原）: a part or a remark. （1）、（2） behind it are parts as well.
                    guard let known = current, joint != .list && joint != .slash || known.hasBracket else {
                        continue
                    }
                    current?.hasPart = true
                    current?.hasBracket = true
                    while index < tokens.count, tokens[index] != .close { index += 1 }
                case .close: break
                case .word(let text):
                    // 第3项-第5项 is a range.
                    if joint == .dash, text.hasSuffix("第") { joint = .range }
                    word += text
                case .list, .blank: joint = .list
                case .slash: joint = .slash
                case .dash: joint = .dash
                case .range: joint = .range
                case .dot: joint = .dot
                case .part: joint = .part
                }
            }
        }

        private func follows(_ index: Int) -> Token? { index + 1 < tokens.count ? tokens[index + 1] : nil }

        private mutating func take(
            _ number: Int, _ isChinese: Bool, _ isPadded: Bool, at index: Int, _ hasPart: (Int, Int) -> Bool
        ) {
            var after = ""
            if case .word(let text)? = follows(index) { after = text }
            // 2023年第8项, 第二轮第8项, 等3项: no numbers of items.
            if let sign = after.first, "年轮批次月日期届".contains(sign) { return }
            if let sign = word.last, "共等计约".contains(sign) { return }
            // The code of a complaint, X2NM2024, has none either.
            if let next = after.first, next.isASCII, word.last?.isASCII == true { return }
            let hasOwnPart =
                switch follows(index) {
                case .dash?, .dot?, .part?, .open?, .point?: true
                default: false
                }
            guard let known = current else {
                // The year before a number, 2024-8, is none.
                guard !((1990...2099).contains(number) && !items.contains(number)) else { return }
                enter(number, isChinese, isPadded, after)
                return
            }
            switch joint {
            case .dot, .part: current?.hasPart = number != 0 || known.hasPart
            case .dash:
                let isPart =
                    known.hasPart || number <= known.number || isChinese != known.isChinese
                    || isPadded && !known.isPadded
                    || hasPart(known.number, number)
                if !isPart { possible.formUnion(span(known.number, number)) }
                current?.hasPart = true
                current?.part = number
            case .range:
                if number <= known.number {
                    // 8-1至3, 8-1至8-3.
                    if !known.hasPart { possible.insert(number) }
                } else if known.hasPart, !hasOwnPart, after.isEmpty {
                    // 2-1至3: to its third part, or to item 3.
                    possible.formUnion(span(known.number, number))
                } else {
                    certain.formUnion(span(known.number, number))
                    enter(number, isChinese, isPadded, after)
                }
            case .list, .slash:
                // 8-1、2: item 2, or the second part of item 8; 8/1 is hardly a list.
                let isDoubtful =
                    known.hasPart && !known.hasBracket && !hasOwnPart && after.isEmpty && word.isEmpty
                    && (number <= known.number || known.part.map { number - 1 == $0 } ?? (number == 1))
                    || joint == .slash && number < known.number
                if isDoubtful { possible.insert(number) } else { enter(number, isChinese, isPadded, after) }
            case .none:
                // 第8项第1点 is one, 第8项第9项 and 问题8问题9 are two.
                if let noun = after.first, "点款目小子分".contains(noun) {
                    current?.hasPart = true
                } else if !after.isEmpty && after.first == known.after.first && word.hasSuffix("第")
                    || !word.isEmpty && word == known.before
                {
                    enter(number, isChinese, isPadded, after)
                } else {
                    possible.insert(number)
                }
            }
        }

        /// The items of a range; a report has no more than fit in one.
        private func span(_ first: Int, _ last: Int) -> Set<Int> {
            items.filter { (first...last).contains($0) }
        }

        private mutating func enter(_ number: Int, _ isChinese: Bool, _ isPadded: Bool, _ after: String) {
            certain.insert(number)
            current = Current(
                number: number, isChinese: isChinese, isPadded: isPadded, before: word, after: after)
        }
    }
}
