import Bilingual
import Land
import Ledger
import Project

/// Finds the items of a report that the features of layers belong to (图斑与整改事项关联).
///
/// Nothing is known of any place: a name counts when it stands in an item, a word when few items have it, a kind of land
/// when the item speaks of it. What several items could claim is left to somebody to decide.
struct Linking: Sendable {
    /// From here on a link needs nothing else.
    private static let strong = 0.7
    /// Less is no link.
    private static let faint = 0.55
    /// The best of several must be better than the next by so much.
    private static let margin = 0.07

    private let items: [ItemText]
    /// The numbers of the items.
    private let known: Set<Int>
    private let overrides: LinkOverrides
    private let checked: [String: Set<Int>]
    /// Per kind of land what each item says of it.
    private let kinds: [LayerKind: [ParcelLink.Evidence?]]

    /// A linker.
    ///
    /// - Parameters:
    ///   - ledger: the report.
    ///   - overrides: what the user decided.
    ///   - checks: those of the project, which say what layers stand for.
    init(_ ledger: Ledger, overrides: LinkOverrides = LinkOverrides(), checks: [CheckDeclaration] = []) {
        // A layer of one item is the item's; of several, it is that of the items that measure all of it.
        var any: [String: Set<Int>] = [:]
        var whole: [String: Set<Int>] = [:]
        for check in checks {
            for measure in check.measure.layerMeasures {
                any[measure.subject, default: []].insert(check.item)
                if measure.filter == nil { whole[measure.subject, default: []].insert(check.item) }
            }
        }
        checked = any.reduce(into: [:]) { $0[$1.key] = $1.value.count == 1 ? $1.value : whole[$1.key] }
        let items = ledger.items.map(ItemText.init)
        self.items = items
        known = Set(items.map(\.number))
        kinds = LayerKind.allCases.reduce(into: [:]) { $0[$1] = Self.kindEvidence($1, in: items) }
        self.overrides = overrides
    }

    /// Finds what was found before at once; one per task.
    struct Memory {
        fileprivate var known: [Description: [ParcelLink.Link]] = [:]
        /// More are forgotten: names of their own for each feature would fill the memory.
        fileprivate static let room = 10_000
    }

    /// What comes of a feature.
    ///
    /// - Parameters:
    ///   - ordinal: its position in its source.
    ///   - layer: its layer, which is none of counties.
    func outcome(
        of attributes: Attributes, ordinal: Int, in layer: LayerDeclaration, _ memory: inout Memory
    ) -> (state: ParcelLink.State, links: [ParcelLink.Link]) {
        let description = Description(kind: layer.kind, attributes, checked: checked[layer.name] ?? [])
        let found = memory.known[description] ?? candidates(description)
        if memory.known.count >= Memory.room { memory.known.removeAll(keepingCapacity: true) }
        memory.known[description] = found
        return decide(overrides.items(layer: layer.name, ordinal: ordinal), found)
    }

    /// Whether the user decided about a feature.
    func isDecided(_ ordinal: Int, in layer: LayerDeclaration) -> Bool {
        overrides.items(layer: layer.name, ordinal: ordinal) != nil
    }

    /// What should be told of the decisions of the user.
    var notes: [Message] { overrides.notes }

    /// What is known of a feature.
    struct Description: Hashable {
        let kind: LayerKind
        let name: String
        /// The class in words, such as 界桩; empty for a code.
        let landClass: String
        /// The items whose checks measure the layer.
        let checked: Set<Int>
        let county: String?
        let year: String?
        let number: String?
        /// Whether the field of the number has place for more.
        let isNumberWhole: Bool

        init(kind: LayerKind, _ attributes: Attributes, checked: Set<Int> = []) {
            self.kind = kind
            self.checked = checked
            let landClass = attributes[.landClass] ?? ""
            self.landClass = landClass.contains { $0.isASCII } ? "" : landClass
            name = attributes[.name] ?? ""
            county = attributes[.county].map(AdministrativeUnit.name(for:))
            year = attributes[.year]
            number = attributes[.item]
            isNumberWhole = attributes.ending(of: .item) == .whole
        }
    }

    /// What comes of a feature of which this is known, without overrides.
    func outcome(_ description: Description) -> (state: ParcelLink.State, links: [ParcelLink.Link]) {
        decide(nil, candidates(description))
    }

    private func decide(
        _ override: [Int]?, _ candidates: [ParcelLink.Link]
    ) -> (ParcelLink.State, [ParcelLink.Link]) {
        if let override {
            let links = override.map {
                ParcelLink.Link(item: $0, score: 1, evidence: [.init(kind: .override, text: "", score: 1)])
            }
            return (links.isEmpty ? .unlinked : .linked, links)
        }
        // A number that can be read in two ways is left to somebody, with all that it may mean.
        let unclear = candidates.filter { $0.evidence.contains { $0.kind == .unclearNumber } }
        let certain = candidates.filter { link in link.evidence.contains(where: Self.isStrong) }
        if !unclear.isEmpty {
            return (.ambiguous, candidates.filter { unclear.contains($0) || certain.contains($0) })
        }
        if !certain.isEmpty {
            // A number and a name that speak for different items contradict each other.
            let numbered = certain.filter { $0.evidence.contains { $0.kind == .number } }
            let named = certain.filter { $0.evidence.contains { $0.kind != .number && Self.isStrong($0) } }
            if !numbered.isEmpty, !named.isEmpty, !named.contains(where: numbered.contains) {
                return (.ambiguous, certain)
            }
            // One name in two items speaks for each as much.
            let names = certain.compactMap { link in
                link.evidence.contains { $0.kind == .number }
                    ? nil : link.evidence.first(where: Self.isStrong)?.text
            }
            return (Set(names).count < names.count ? .ambiguous : .linked, certain)
        }
        let likely = candidates.filter { $0.score >= Self.faint }
        guard let best = likely.first else { return (.unlinked, []) }
        let rivals = likely.filter { best.score - $0.score < Self.margin }
        let isOpen = rivals.count > 1 || best.evidence.contains(where: \.isOpen)
        return isOpen ? (.ambiguous, rivals) : (.linked, [best])
    }

    private static func isStrong(_ evidence: ParcelLink.Evidence) -> Bool {
        [.number, .name, .similarName].contains(evidence.kind) && evidence.score >= strong
    }

    /// All items with evidence for a feature, the likeliest first.
    func candidates(_ description: Description) -> [ParcelLink.Link] {
        let numbers = ItemNumbers(description.number ?? "", items: known) { number, part in
            items.contains { $0.number == number && $0.numbersPart(part) }
        }
        // What fills its field may have lost digits at its end: 3、5、1 may be 3、5、12.
        let mayGoOn =
            !description.isNumberWhole
            && numbers.certain.contains { number in
                known.contains { $0 != number && "\($0)".hasPrefix("\(number)") }
            }
        let names = nameEvidence(description.name)
        let classes = nameEvidence(description.landClass)
        let links = items.enumerated().compactMap { index, item -> ParcelLink.Link? in
            var evidence: [ParcelLink.Evidence] = []
            let isNumbered = numbers.possible.contains(item.number)
            guard isNumbered || !names.others.contains(index) else { return nil }
            if isNumbered {
                // A name that stands in the item as well settles it.
                let isNamed = names.evidence[index].map(Self.isStrong) ?? false
                let isUnclear = numbers.isUnclear || mayGoOn && !isNamed
                evidence.append(
                    .init(
                        kind: isUnclear ? .unclearNumber : .number, text: description.number ?? "",
                        score: isUnclear ? 0.6 : 0.98))
            }
            if let name = names.evidence[index] { evidence.append(name) }
            if let words = classes.evidence[index], words.kind == .term { evidence.append(words) }
            if description.checked.contains(item.number) {
                let score = 0.6 / Double(description.checked.count).squareRoot()
                evidence.append(.init(kind: .check, text: "", score: score))
            }
            if let kind = kinds[description.kind]?[index] { evidence.append(kind) }
            guard !evidence.isEmpty else { return nil }
            if let county = description.county, let place = Self.place(county, in: item) {
                evidence.append(.init(kind: .place, text: place, score: 0.12))
            }
            if let year = description.year, year.count == 4, item.text.contains(year) {
                evidence.append(.init(kind: .year, text: year, score: 0.08))
            }
            let doubt = evidence.reduce(1.0) { $0 * (1 - $1.score) }
            return ParcelLink.Link(
                item: item.number, score: ((1 - doubt) * 1000).rounded() / 1000,
                evidence: evidence.sorted { $0.score > $1.score })
        }
        return links.sorted { $0.score != $1.score ? $0.score > $1.score : $0.item < $1.item }
    }

    private static func place(_ county: String, in item: ItemText) -> String? {
        let unit = AdministrativeUnit.counties.first { $0.name == county }
        return [county, unit?.shortName].compactMap(\.self).first { item.text.contains($0) }
    }

    /// Per item how much of what the report says of a kind of land stands in it: all of it says most.
    private static func kindEvidence(_ kind: LayerKind, in items: [ItemText]) -> [ParcelLink.Evidence?] {
        let said = LinkWords.words(of: kind).map { word in
            (word: word, items: items.indices.filter { items[$0].text.contains(word) })
        }.filter { !$0.items.isEmpty }
        return items.indices.map { index in
            let own = said.filter { $0.items.contains(index) }
            guard let word = own.first?.word else { return nil }
            let share = own.reduce(0.0) { $0 + 1 / Double($1.items.count) } / Double(said.count)
            return .init(kind: .kind, text: word, score: 0.15 + 0.4 * share)
        }
    }

    /// Per item what the name says, and the items that name another of the same name (二矿 where the text has 一矿).
    private func nameEvidence(_ name: String) -> (evidence: [ParcelLink.Evidence?], others: Set<Int>) {
        var best = [ParcelLink.Evidence?](repeating: nil, count: items.count)
        var others: Set<Int> = []
        let reading = NameReading(name) { words in items.contains { $0.hasWhole(words) } }
        for part in reading.parts {
            let shares = items.map { $0.sharesPair(with: part) }
            guard shares.contains(true) else { continue }
            let matches = zip(items, shares).map { item, shares in
                shares ? item.matches(of: part) : [Int](repeating: 0, count: part.count)
            }
            let exact = exactItems(part)
            for index in items.indices where shares[index] {
                var outcome = NameOutcome.none
                if let exact {
                    if exact.items.contains(index) {
                        outcome = .found(.init(kind: .name, text: String(exact.name), score: 0.95))
                    } else if exact.shorter.contains(where: { !items[index].places(of: $0).isEmpty }) {
                        outcome = .another
                    }
                } else {
                    for beginning in NameReading.beginnings(of: part) {
                        guard case .none = outcome else { break }
                        outcome = likeName(beginning, index)
                    }
                }
                let evidence: ParcelLink.Evidence?
                switch outcome {
                case .found(let found): evidence = found
                case .another:
                    others.insert(index)
                    evidence = nil
                case .none: evidence = term(in: part, matches, index)
                }
                guard let evidence, evidence.score > best[index]?.score ?? 0 else { continue }
                best[index] = evidence
            }
        }
        return (best, others.filter { best[$0] == nil })
    }

    private enum NameOutcome {
        case found(ParcelLink.Evidence)
        case another
        case none
    }

    /// The items that have a name for itself, by the longest of its beginnings that one of them has: the longest name wins.
    ///
    /// - Returns: `nil` when none has it; without items when many do, for then it is no name of a thing. `shorter` are the
    ///   beginnings up to it.
    private func exactItems(
        _ part: [Character]
    ) -> (name: ArraySlice<Character>, items: Set<Int>, shorter: [ArraySlice<Character>])? {
        let beginnings = NameReading.beginnings(of: part).filter(Self.isProper)
        // What stands behind a name belongs to it where the text has it: 砂石厂二区.
        let whole = beginnings.isEmpty || beginnings.last?.count == part.count ? [] : [part[...]]
        for name in whole + beginnings.reversed() {
            var found = items.indices.filter { items[$0].hasWhole(name) }
            guard !found.isEmpty else { continue }
            // 三号井 is another part than 二号井.
            if let number = LinkWords.partNumber(part[name.endIndex...]) {
                found.removeAll { items[$0].namesOtherParts(of: name, than: number) }
            }
            guard found.count <= 2 else { return (name, [], []) }
            let alone = found.filter { items[$0].hasWhole(name, withoutPart: true) }
            return (name, Set(alone.isEmpty ? found : alone), beginnings.filter { $0.count <= name.count })
        }
        return nil
    }

    /// Whether a text can be the name of a thing: proper characters, and a head.
    private static func isProper(_ name: ArraySlice<Character>) -> Bool {
        LinkWords.properCount(name) >= 2 && name.last.map(LinkWords.heads.contains) == true
    }

    /// Whether an item has a name like one that no item has for itself: in a longer one, in a list, or misspelt.
    private func likeName(_ beginning: ArraySlice<Character>, _ index: Int) -> NameOutcome {
        let name = Array(beginning)
        guard Self.isProper(beginning), let head = name.last else { return .none }
        if let place = items[index].places(of: beginning).first {
            let longer = items[index].longer(at: place)
            return .found(.init(kind: .partOfName, text: longer, score: 0.56))
        }
        let limit = name.count / 5
        guard name.count >= 5,
            let near = listed(name, index) ?? items[index].nearest(to: name, limit: max(limit, 1))
        else { return .none }
        // Names that differ in a number are two: 一矿 is not 二矿, unless the text lists both.
        if let ordinal = Self.ordinal(at: name.count - 1, in: name) {
            let listed = items[index].ordinals(before: head, around: near.place)
            if !listed.isEmpty, !listed.contains(ordinal) { return .another }
        }
        let text = String(near.text)
        // How many other items have it as well.
        guard items.count(where: { $0.text.contains(text) }) <= 2 else { return .none }
        guard near.distance > 0 else { return .found(.init(kind: .name, text: text, score: 0.95)) }
        let isWithinLimit = near.distance <= limit && LinkWords.properCount(near.text[...]) >= 2
        // What differs must not be what names the mineral: 铜矿 is not 铅锌矿.
        guard isWithinLimit, Self.sharesProper(name, near.text) else { return .none }
        return likeness(of: name, to: near.text, at: near.place, in: items[index])
    }

    /// What a name that is like another says: that it is misspelt, or that the two are two things.
    private func likeness(
        of name: [Character], to text: [Character], at place: Int, in item: ItemText
    ) -> NameOutcome {
        // The word before a shorter name is no letter of it: 对|哈拉沟铁矿 for 大哈拉沟铁矿.
        let isLead = text.first != name.first && LinkWords.endsWord(text.prefix(1))
        let other = isLead ? Array(text.dropFirst()) : text
        var (only, others): ([Character], [Character]) = ([], [])
        for change in other.difference(from: name) {
            switch change {
            case .remove(_, let character, _): only.append(character)
            case .insert(_, let character, _): others.append(character)
            }
        }
        let tells = (
            only.contains(where: LinkWords.telling.contains), others.contains(where: LinkWords.telling.contains)
        )
        if tells.0 && tells.1 { return .another }
        let isPart =
            name.dropFirst().elementsEqual(other) || other.dropFirst().elementsEqual(name)
            || (tells.0 || tells.1) && name.first != other.first
            || !LinkWords.mayBegin(after: item.characters[..<(place + (isLead ? 1 : 0))])
        return .found(
            isPart
                ? .init(kind: .partOfName, text: String(other), score: 0.56)
                : .init(kind: .similarName, text: String(other), score: 0.8))
    }

    /// The stretch that a name shares with a list: 太平山…三矿 with `太平山…一矿、三矿`.
    private func listed(_ name: [Character], _ index: Int) -> (text: [Character], place: Int, distance: Int)? {
        guard let head = name.last, let ordinal = Self.ordinal(at: name.count - 1, in: name) else { return nil }
        let stem = Array(name.dropLast(ordinal.count + 1))
        guard stem.count >= 4, let near = items[index].nearest(to: stem, limit: stem.count / 5) else {
            return nil
        }
        guard items[index].ordinals(before: head, around: near.place).contains(ordinal) else { return nil }
        return (near.text, near.place, 0)
    }

    /// The number before the character at a place: 一 of 一矿.
    private static func ordinal(at place: Int, in name: [Character]) -> String? {
        var start = place
        while start > 0, ItemText.isOrdinal(name[start - 1]) { start -= 1 }
        return start < place ? String(name[start..<place]) : nil
    }

    /// Whether two names share two characters in a row that no general word covers.
    private static func sharesProper(_ one: [Character], _ other: [Character]) -> Bool {
        let text = String(other)
        return one.indices.dropLast().contains { index in
            let pair = one[index...(index + 1)]
            return LinkWords.properCount(pair) == 2 && text.contains(String(pair))
        }
    }

    /// The words of a name that stand in this item and in few others.
    private func term(in part: [Character], _ matches: [[Int]], _ index: Int) -> ParcelLink.Evidence? {
        var best: ParcelLink.Evidence?
        for start in part.indices {
            let longest = matches[index][start]
            guard longest >= 2 else { continue }
            let text = part[start..<(start + longest)]
            var score = longest == 2 ? 0.45 : 0.44 + 0.06 * Double(min(longest, 6))
            guard score > best?.score ?? 0, LinkWords.properCount(text) >= 2 || longest >= 4 else { continue }
            let isPlaceOnly = AdministrativeUnit.counties.contains {
                $0.name.contains(String(text)) || $0.shortName.contains(String(text))
            }
            var rivals = items.indices.filter { matches[$0][start] >= longest }
            guard !isPlaceOnly, rivals.count <= 6 else { continue }
            // A part of a longer name is of another thing, 哈拉沟 in 大哈拉沟, 东风煤矿 of 新东风煤矿: what names a thing must
            // begin at a word, here and in the item. Within a name stand kinds of things as well, 露天矿山 of 宝石露天矿山,
            // but not 拉沟 of 哈拉沟.
            let before = part[..<start]
            let endsThing =
                longest >= 4 && start + longest == part.count && part.last.map(LinkWords.heads.contains) == true
            let isKind =
                LinkWords.properCount(text) < longest || LinkWords.heads.contains(text[text.endIndex - 1])
            let beginsName =
                LinkWords.endsWord(before) || !endsThing && isKind && LinkWords.mayBegin(after: before)
            guard beginsName else { continue }
            let whole = rivals.filter {
                items[$0].beginsWord(text, behind: before.last, isCertain: start == 0)
            }
            guard whole.isEmpty || whole.contains(index) else { continue }
            guard !whole.isEmpty else {
                // What a name begins with behind a word that is not known may be a part of a longer name: somebody decides.
                if start == 0, longest >= 3,
                    let place = items[index].places(of: text).first(where: {
                        LinkWords.mayBegin(after: items[index].characters[..<$0.lowerBound])
                    })
                {
                    best = .init(kind: .partOfName, text: items[index].longer(at: place), score: 0.56)
                }
                continue
            }
            rivals = whole
            guard rivals.count <= 3 else { continue }
            score /= Double(rivals.count).squareRoot()
            // The place before the name of another thing: 扎木钦铜矿 where the text has 扎木钦铅锌矿.
            let isPlaceOfAnother =
                start <= 1 && start + longest <= part.count - 2
                && part.last.map(LinkWords.heads.contains) == true
            if isPlaceOfAnother { score /= 2 }
            if score > best?.score ?? 0 { best = .init(kind: .term, text: String(text), score: score) }
        }
        return best
    }
}
