import Land
import Ledger

/// The text of an item as the linker reads it: characters without white space.
struct ItemText {
    let number: Int
    let characters: [Character]
    let text: String
    private let pairs: Set<[Character]>

    init(_ item: LedgerItem) {
        number = item.number
        characters = item.text.text.filter { !$0.isWhitespace }
        text = String(characters)
        pairs = Set(zip(characters, characters.dropFirst()).map { [$0, $1] })
    }

    /// Whether any two neighbours of a name are neighbours in the text; most names share none, and need no closer look.
    func sharesPair(with name: [Character]) -> Bool {
        zip(name, name.dropFirst()).contains { pairs.contains([$0, $1]) }
    }

    /// For each place of a name, how many characters from there on stand in the text.
    func matches(of name: [Character]) -> [Int] {
        var best = [Int](repeating: 0, count: name.count)
        // lengths[j]: how far name[i...] and text[j...] agree.
        var lengths = [Int](repeating: 0, count: characters.count + 1)
        for i in name.indices.reversed() {
            for j in characters.indices {
                lengths[j] = name[i] == characters[j] ? lengths[j + 1] + 1 : 0
                best[i] = max(best[i], lengths[j])
            }
        }
        return best
    }

    /// The stretch of the text that is most like a name, and the number of characters that differ.
    func nearest(to name: [Character], limit: Int) -> (text: [Character], place: Int, distance: Int)? {
        // Sellers: distances of the name to stretches that end at each place of the text.
        var column = Array(0...name.count)
        var starts = [Int](repeating: 0, count: name.count + 1)
        var best: (end: Int, start: Int, distance: Int)?
        for (place, character) in characters.enumerated() {
            var (diagonal, diagonalStart) = (column[0], place)
            column[0] = 0
            starts[0] = place + 1
            for i in 1...name.count {
                let (above, aboveStart) = (column[i], starts[i])
                let substituted = diagonal + (name[i - 1] == character ? 0 : 1)
                let start: Int
                let value: Int
                if substituted <= above + 1, substituted <= column[i - 1] + 1 {
                    (value, start) = (substituted, diagonalStart)
                } else if above <= column[i - 1] {
                    (value, start) = (above + 1, aboveStart)
                } else {
                    (value, start) = (column[i - 1] + 1, starts[i - 1])
                }
                (diagonal, diagonalStart) = (above, aboveStart)
                column[i] = value
                starts[i] = start
            }
            if column[name.count] <= limit, column[name.count] < best?.distance ?? .max {
                best = (place + 1, starts[name.count], column[name.count])
            }
        }
        guard let best, best.start < best.end else { return nil }
        return (Array(characters[best.start..<best.end]), best.start, best.distance)
    }

    /// Where a name stands in the text; brackets that the text sets within it do not matter: 红星煤矿（二号井）.
    func places(of name: ArraySlice<Character>) -> [Range<Int>] {
        guard let first = name.first, name.count <= characters.count else { return [] }
        return (0...(characters.count - name.count)).compactMap { start in
            guard characters[start] == first else { return nil }
            var end = start
            for character in name {
                while end > start, end < characters.count, NameReading.isBracket(characters[end]) { end += 1 }
                guard end < characters.count, characters[end] == character else { return nil }
                end += 1
            }
            return start..<end
        }
    }

    /// Whether a name stands in the text for itself, not as a part of a longer one: 哈拉沟铁矿, but not in 大哈拉沟铁矿.
    ///
    /// - Parameter withoutPart: whether no part of the thing may be named behind it either: 哈拉沟铁矿|二采区.
    func hasWhole(_ name: ArraySlice<Character>, withoutPart: Bool = false) -> Bool {
        places(of: name).contains { place in
            let rest = characters[place.upperBound...]
            return LinkWords.endsWord(characters[..<place.lowerBound]) && LinkWords.mayEnd(name, before: rest)
                && !(withoutPart && LinkWords.beginsPart(rest))
        }
    }

    /// Whether the text numbers parts of a thing wherever it names it, and none as this one: 二号井, where 三号井 is asked for.
    func namesOtherParts(of name: ArraySlice<Character>, than number: ArraySlice<Character>) -> Bool {
        let numbers = places(of: name).map { LinkWords.partNumber(characters[$0.upperBound...]) }
        // 2号井 may be 二号井.
        return !numbers.isEmpty
            && numbers.allSatisfy {
                $0.map { $0 != number && $0.first?.isASCII == number.first?.isASCII } ?? false
            }
            && !places(of: number).contains { LinkWords.partNumber(characters[$0.lowerBound...]) == number }
    }

    /// Whether words stand in the text where a name begins.
    ///
    /// - Parameters:
    ///   - before: the character before them in the name that they are of; where the text has it too, they are the rest of more.
    ///   - isCertain: whether a word must end before them as far as can be told.
    func beginsWord(_ words: ArraySlice<Character>, behind before: Character?, isCertain: Bool) -> Bool {
        places(of: words).contains { place in
            let text = characters[..<place.lowerBound]
            if let before, text.last == before { return false }
            return isCertain ? LinkWords.endsWord(text) : LinkWords.mayBegin(after: text)
        }
    }

    /// The longer name that a name at a place is a part of, as far as can be told.
    func longer(at place: Range<Int>) -> String {
        var start = place.lowerBound
        while start > 0, place.lowerBound - start < 4, !LinkWords.endsWord(characters[..<start]) { start -= 1 }
        let isInWord = place.upperBound < characters.count && start == place.lowerBound
        return String(characters[start..<(place.upperBound + (isInWord ? 1 : 0))])
    }

    /// Whether the text itself numbers a part of its item so: 8-1, but not 8-1亩.
    func numbersPart(_ part: Int) -> Bool {
        ["-", "－", "—", "–"].contains { dash in
            let label = Array("\(number)\(dash)\(part)")
            return places(of: label[...]).contains { place in
                let before = place.lowerBound > 0 ? characters[place.lowerBound - 1] : "."
                let after = place.upperBound < characters.count ? characters[place.upperBound] : "."
                return !before.isNumber && !"-－—–".contains(before) && !after.isNumber
                    && !"万亿亩公平米年月日个处条%％".contains(after) && (before.isPunctuation || !before.isASCII)
            }
        }
    }

    /// The ordinals that the text lists from a place on: 一 and 三 of `一矿、三矿`.
    func ordinals(before noun: Character, around place: Int) -> Set<String> {
        var found: Set<String> = []
        for index in place..<min(place + 40, characters.count) where characters[index] == noun {
            var start = index
            while start > place, Self.isOrdinal(characters[start - 1]) { start -= 1 }
            if start < index { found.insert(String(characters[start..<index])) }
        }
        return found
    }

    static func isOrdinal(_ character: Character) -> Bool {
        character.isASCII ? character.isNumber : "一二三四五六七八九十".contains(character)
    }
}
