/// Numbers of corners in a line that stand between marks of one kind: J1-J2-J3-J4, J1、J2、J3和J4.
struct NumberChain {
    /// What stands between two parts of a line, the weakest first.
    enum Mark: Int, Comparable {
        case none, blank, comma, semicolon, dash, range, stop

        static func < (one: Mark, other: Mark) -> Bool { one.rawValue < other.rawValue }
    }

    /// The words before it, and those behind it.
    var (name, tail) = ("", "")
    var numbers: [TableNumber] = []
    /// The kind of mark between them.
    var mark = Mark.none
    /// Whether a part of it says from which number to which.
    var hasRange = false

    var isClosed: Bool { numbers.count > 3 && numbers.first == numbers.last }

    /// Its numbers, the closing one left out.
    var open: ArraySlice<TableNumber> { isClosed ? numbers.dropLast() : numbers[...] }

    /// The chains of a line.
    ///
    /// - Parameters:
    ///   - splitsHyphens: whether `-` stands between numbers, and not inside them.
    ///   - limit: how many numbers there can be; ranges of more are left as they stand.
    static func all(in line: String, splitsHyphens: Bool, limit: Int) -> [NumberChain] {
        var chains: [NumberChain] = []
        var words = ""
        var isOpen = false
        for part in parts(of: line, splitsHyphens: splitsHyphens) {
            guard !part.isKey, let (lead, number, tail) = number(in: part.text, isOpen: isOpen) else {
                // The words before a chain name it; those before them go with the chain before.
                if let last = chains.indices.last { chains[last].tail += words }
                (words, isOpen) = (part.text, false)
                continue
            }
            if isOpen, lead.allSatisfy({ "回到返至再最后又与和及闭合于拐界址角顶桩点第经过依次顺".contains($0) }),
                let last = chains.indices.last,
                chains[last].append(number, behind: part.mark, limit: limit)
            {
                chains[last].tail = tail
            } else if isOpen, lead.isEmpty, let last = chains.indices.last, chains[last].mark == .blank,
                part.mark > .blank, part.mark < .stop, let first = chains[last].numbers.popLast()
            {
                // 地块1 1-2-3-4.
                var chain = NumberChain()
                let names = chains[last].numbers.filter(\.prefix.isEmpty)
                (chain.name, chain.numbers) = (
                    chains[last].name + names.map { "\($0.number)" }.joined(), [first]
                )
                _ = chain.append(number, behind: part.mark, limit: limit)
                chain.tail = tail
                chains.append(chain)
            } else {
                if !lead.isEmpty, let last = chains.indices.last { chains[last].tail += words }
                var chain = NumberChain()
                (chain.name, chain.tail, chain.numbers) = (lead.isEmpty ? words : lead, tail, [number])
                chains.append(chain)
                words = ""
            }
            isOpen = tail.allSatisfy { "点号起".contains($0) }
            if isOpen { chains[chains.count - 1].tail = "" }
        }
        if let last = chains.indices.last { chains[last].tail += words }
        return chains
    }

    /// Adds the next number, where the mark before it is that of the chain.
    private mutating func append(_ number: TableNumber, behind mark: Mark, limit: Int) -> Bool {
        let kind = mark == .range ? .comma : mark
        guard kind != .stop, self.mark == .none || self.mark == kind, let last = numbers.last else {
            return false
        }
        self.mark = kind
        if mark == .range, last.prefix == number.prefix, last.number < number.number {
            hasRange = true
            if numbers.count + number.number - last.number <= limit + 1 {
                numbers += (last.number + 1..<number.number).map {
                    TableNumber(prefix: last.prefix, number: $0)
                }
            }
        }
        numbers.append(number)
        return true
    }

    // MARK: Parts

    private struct Part {
        var text = ""
        var mark: Mark
        /// Whether a colon stands behind it.
        var isKey = false
    }

    private static func parts(of line: String, splitsHyphens: Bool) -> [Part] {
        var parts: [Part] = []
        var part = Part(mark: .none)
        let characters = Array(line)
        func isPlain(_ index: Int) -> Bool {
            characters.indices.contains(index) && characters[index].isASCII
                && (characters[index].isLetter || characters[index].isNumber)
        }
        for (index, character) in characters.enumerated() {
            let mark: Mark =
                switch character {
                case "-": splitsHyphens ? .dash : .none
                case "—", "–", "―", "−", "‐", "→", "⇒", "➔", "↔", ">": .dash
                case "~", "〜", "∼": .range
                case "至", "到": isPlain(index - 1) && isPlain(index + 1) ? .range : .none
                case "和", "及", "与": isPlain(index - 1) && isPlain(index + 1) ? .comma : .none
                case "、", ",": .comma
                case ";", "/", "·": isPlain(index - 1) && isPlain(index + 1) ? .semicolon : .stop
                case ".":
                    isPlain(index - 1) && isPlain(index + 1) && characters[index + 1].isLetter
                        ? .semicolon : .none
                case "。", ":", "(", ")", "[", "]", "|", "=": .stop
                default: character.isWhitespace ? .blank : .none
                }
            guard mark != .none else {
                part.text.append(character)
                continue
            }
            if !part.text.isEmpty {
                part.isKey = character == ":"
                parts.append(part)
                part = Part(mark: .none)
            } else if character == ":", part.mark == .blank, !parts.isEmpty {
                parts[parts.count - 1].isKey = true
            }
            part.mark = max(part.mark, mark)
        }
        return part.text.isEmpty ? parts : parts + [part]
    }

    /// The number of a corner with the words that touch it: 由J1, J4围成.
    ///
    /// - Parameter isOpen: whether a chain may go on with it: words behind its number may end with the number of a parcel then.
    private static func number(
        in text: String, isOpen: Bool
    ) -> (lead: String, number: TableNumber, tail: String)? {
        func isPlain(_ character: Character) -> Bool {
            character.isASCII && (character.isLetter || character.isNumber)
        }
        var tail = String(text.reversed().prefix { !isPlain($0) }.reversed())
        let rest = text.dropLast(tail.count)
        var core = String(rest.reversed().prefix(while: isPlain).reversed())
        var lead = rest.dropLast(core.count)
        let first = String(text.prefix(while: isPlain))
        let words = text.dropFirst(first.count)
        if isOpen, !lead.isEmpty, first.contains(where: \.isNumber),
            !core.contains(where: \.isNumber) || words.prefix(4).contains(where: { "围连闭圈组构".contains($0) })
        {
            (lead, core, tail) = ("", first, String(words))
        }
        guard lead.last != ".", tail.first != ".", core.count < 9,
            core.prefix(while: \.isLetter).count <= 3,
            core.drop(while: \.isLetter).allSatisfy({ ("0"..."9").contains($0) }),
            let number = TableNumber(core), number.number > 0,
            core.contains(where: \.isNumber) || core.count == text.count
        else { return nil }
        return (String(lead), number.folded, tail)
    }
}

extension TableNumber {
    /// With the letters before it only, as lists have it: 拐点J1 is J1.
    var folded: TableNumber {
        TableNumber(
            prefix: String(prefix.filter { $0.isASCII && $0.isLetter || "-.".contains($0) }).uppercased(),
            number: number)
    }
}
