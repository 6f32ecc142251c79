/// A number format of a cell (`ST_Xstring` of `formatCode`, ECMA-376-1, 18.8.31), read into its sections.
struct CellFormat: Sendable {
    /// A piece of a section.
    enum Piece: Hashable, Sendable {
        case literal(String)
        /// A place for a digit: `0`, `#` or `?`.
        case digit(Character)
        case point
        case percent
        /// `E+` (a sign always) or `E-`.
        case power(signed: Bool)
        case general
        case text
        /// A run of one letter of a date or time, in lower case.
        case time(Character, Int)
        /// Hours, minutes or seconds that go on beyond the day.
        case elapsed(Character, Int)
        /// Decimals of seconds.
        case secondDecimals(Int)
        case halfDay(am: String, pm: String)
    }

    /// What stands between semicolons.
    struct Section: Sendable {
        var pieces: [Piece] = []
        var condition: (sign: String, value: Double)?
        var isGrouped = false
        /// Commas behind the digits, each of which divides by a thousand.
        var thousands = 0
        var isTime: Bool {
            pieces.contains {
                switch $0 {
                case .time, .elapsed, .halfDay: true
                default: false
                }
            }
        }

        mutating func append(_ text: String) {
            if case .literal(let before)? = pieces.last {
                pieces[pieces.count - 1] = .literal(before + text)
            } else {
                pieces.append(.literal(text))
            }
        }

        func holds(_ number: Double) -> Bool {
            guard let (sign, value) = condition else { return true }
            return switch sign {
            case "<": number < value
            case ">": number > value
            case "<=": number <= value
            case ">=": number >= value
            case "=": number == value
            default: number != value
            }
        }
    }

    let sections: [Section]

    /// Reads a code; no program writes more of it than Excel takes.
    init(_ code: String) {
        sections = Self.split(String(code.prefix(Self.mostCharacters))).prefix(4).map(Self.section)
    }

    private static let mostCharacters = 255

    /// Whether it shows numbers as dates or times.
    var isTime: Bool { sections.first?.isTime ?? false }

    /// Whether it shows times from their hours on, which may be degrees.
    var isOfHours: Bool {
        sections.first?.pieces.lazy.compactMap { piece in
            switch piece {
            case .time(let letter, _), .elapsed(let letter, _): letter == "h"
            default: nil
            }
        }.first ?? false
    }

    private static func split(_ code: String) -> [Substring] {
        var parts: [Substring] = []
        var start = code.startIndex
        var (isQuoted, isEscaped, isBracket) = (false, false, false)
        for index in code.indices {
            let character = code[index]
            if isEscaped {
                isEscaped = false
            } else if isQuoted {
                isQuoted = character != "\""
            } else if isBracket {
                isBracket = character != "]"
            } else if character == "\"" {
                isQuoted = true
            } else if character == "[" {
                isBracket = true
            } else if character == "\\" {
                isEscaped = true
            } else if character == ";" {
                parts.append(code[start..<index])
                start = code.index(after: index)
            }
        }
        return parts + [code[start...]]
    }

    private static func section(_ code: Substring) -> Section {
        var section = Section()
        var rest = code
        var commas = 0
        while let character = rest.first {
            if let word = generals.first(where: { rest.lowercased().hasPrefix($0) }) {
                section.pieces.append(.general)
                rest = rest.dropFirst(word.count)
                continue
            }
            if let (word, am, pm) = halfDays.first(where: { rest.lowercased().hasPrefix($0.word) }) {
                section.pieces.append(.halfDay(am: am, pm: pm))
                rest = rest.dropFirst(word.count)
                continue
            }
            rest.removeFirst()
            switch character {
            case "\"":
                let text = rest.prefix { $0 != "\"" }
                section.append(String(text))
                rest = rest.dropFirst(text.count + 1)
            case "\\":
                if let next = rest.popFirst() { section.append(String(next)) }
            case "_", "*": rest = rest.dropFirst()
            case "[":
                let word = String(rest.prefix { $0 != "]" })
                rest = rest.dropFirst(word.count + 1)
                bracket(word, &section)
            case "0", "#", "?":
                if commas > 0 { section.isGrouped = true }
                commas = 0
                section.pieces.append(.digit(character))
            case ",":
                if case .digit? = section.pieces.last(where: { if case .literal = $0 { false } else { true } })
                {
                    commas += 1
                } else {
                    section.append(",")
                }
            case ".":
                let decimals = rest.prefix { $0 == "0" }.count
                if case .time("s", _)? = section.pieces.last, decimals > 0 {
                    section.pieces.append(.secondDecimals(decimals))
                    rest = rest.dropFirst(decimals)
                } else {
                    section.thousands += commas
                    commas = 0
                    section.pieces.append(.point)
                }
            case "%": section.pieces.append(.percent)
            case "@": section.pieces.append(.text)
            case _ where character.lowercased() == "e" && (rest.first == "+" || rest.first == "-"):
                section.pieces.append(.power(signed: rest.removeFirst() == "+"))
            case _ where "yYmMdDhHsSaAeEgGbB".contains(character):
                let letter = Character(character.lowercased())
                let more = rest.prefix { Character($0.lowercased()) == letter }.count
                rest = rest.dropFirst(more)
                section.pieces.append(.time(letter, more + 1))
            default: section.append(String(character))
            }
        }
        section.thousands += commas
        return section
    }

    private static let generals = ["general", "g/通用格式"]
    private static let halfDays: [(word: String, am: String, pm: String)] = [
        ("am/pm", "AM", "PM"), ("a/p", "A", "P"), ("上午/下午", "上午", "下午"),
    ]

    /// A condition, a currency, an elapsed time; colours, languages and kinds of digits are left out.
    private static func bracket(_ word: String, _ section: inout Section) {
        let lower = word.lowercased()
        if let letter = lower.first, "hms".contains(letter), lower.allSatisfy({ $0 == letter }) {
            section.pieces.append(.elapsed(letter, lower.count))
        } else if word.hasPrefix("$") {
            let sign = word.dropFirst().prefix { $0 != "-" }
            if !sign.isEmpty { section.append(String(sign)) }
        } else if let first = word.first, "<>=".contains(first) {
            let sign = String(word.prefix { "<>=".contains($0) })
            if let value = Double(word.dropFirst(sign.count)) { section.condition = (sign, value) }
        }
    }
}
