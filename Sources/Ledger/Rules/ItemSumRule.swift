import Bilingual
import Geodesy

/// A total outside the items against what the items tell: `7个问题共占用1468.9亩，已恢复1258.4亩`, `罚款19.85万元`.
///
/// The figures are chosen by their role and their words before the numbers are asked. Agreement of telling digits holds;
/// a difference decides only where the total says that it is of all the items, and each of them leaves one figure.
enum ItemSumRule {
    private static let tellingDigits = 3
    /// How many figures outside the items are looked for in the words of the items.
    private static let mostTotals = 60
    /// How often the items are gone through for ground.
    private static let mostQuestions = 8

    /// - Parameter held: the sums that hold inside the items, and in tables.
    static func findings(in ledger: Ledger, _ reading: ItemReading, held: HeldSums) -> [Finding] {
        guard ledger.items.count > 1 else { return [] }
        let totals = reading.figures.filter { $0.isAmount && $0.isPlain }
        return ofGround(totals.filter { $0.claim.kind == .area }, ledger, reading, held)
            + ofProblems(totals.filter { $0.claim.kind != .area }, ledger)
            + totals.prefix(mostTotals).compactMap { sum(of: $0, byDeedIn: ledger, reading, held) }
    }

    // MARK: Ground

    /// What was asked of the items before: a total of other words asks anew.
    private struct Question: Hashable {
        let ground: ItemFigures.Ground
        let unit: BaseUnit
        let words: String
    }

    private static func ofGround(
        _ totals: [RuleFigure], _ ledger: Ledger, _ reading: ItemReading, _ held: HeldSums
    ) -> [Finding] {
        var asked: [Question: [ItemFigures?]] = [:]
        return totals.filter { $0.digits >= tellingDigits }.prefix(mostTotals).compactMap { total in
            guard let ground = ItemFigures.Ground(ofTotal: total.claim.role), !isConversion(total, reading)
            else { return nil }
            // Only what was done may need the words of the total.
            let words = ground == .occupied ? "" : reading.source.text(in: words(of: total, reading))
            let question = Question(ground: ground, unit: total.claim.unit.base, words: words)
            if asked[question] == nil, asked.count == mostQuestions { return nil }
            let answers =
                asked[question]
                ?? ledger.items.map {
                    ItemFigures(of: $0, ground, in: question.unit, words: words, held: held)
                }
            asked[question] = answers
            let isExplicit = [.occupied, .restored].contains(total.claim.role)
            return finding(total, answers, isExplicit: isExplicit, ledger, reading)
        }
    }

    /// A total against what the items answer: all of them, or those of the status that its sentence counts.
    private static func finding(
        _ total: RuleFigure, _ answers: [ItemFigures?], isExplicit: Bool, _ ledger: Ledger,
        _ reading: ItemReading
    ) -> Finding? {
        guard let scope = ItemScope(of: total, ledger, reading) else { return nil }
        let asked = zip(ledger.items, answers).filter { scope.holds($0.0) }
        let told = asked.compactMap(\.1)
        guard told.count > 1 else { return nil }
        func sum(_ figures: [ItemFigures]) -> PartSum {
            let parts = figures.flatMap(\.own)
            return PartSum(parts: parts, total: reading.figure(total, inUnitOf: parts))
        }
        // Water that came down to 2.1万亩 is no ground that was taken.
        let byRole = sum(told.filter(\.isOfRole))
        if byRole.parts.count > 1, byRole.isPlain, byRole.relation == .equal { return byRole.finding(.holds) }
        let sum = sum(told)
        guard sum.isPlain else { return nil }
        let isCertain = told.count == asked.count && told.allSatisfy(\.isCertain)
        switch sum.relation {
        case .equal: return sum.finding(.holds)
        case .close: return isCertain ? sum.finding(.holdsWithinRounding) : nil
        case .loose: return nil
        case .less, .more:
            guard isExplicit, scope.isTold, sum.isNear(Rational(1, 4)), isOfAllGround(total, reading) else {
                return nil
            }
            let isSame = isCertain && areOfSameGround(sum, reading)
            return isSame ? sum.finding(.doesNotHold) : sum.finding(.undecided, note: openNote)
        }
    }

    /// Whether a total is of all the time and all the ground: not 今年恢复500亩, nor one of 草原350亩、林地13亩.
    private static func isOfAllGround(_ total: RuleFigure, _ reading: ItemReading) -> Bool {
        let words = words(of: total, reading)
        let isOfTime =
            PartLabel.period(in: words, reading) != nil || reading.says(["新增", "本年", "本月", "本季"], in: words)
        if isOfTime, !reading.says(["截至", "截止", "至目前"], in: words) { return false }
        // 草原350亩、林地13亩: neither is all of it, but a rest is none beside it.
        func isBeside(_ figure: RuleFigure) -> Bool {
            let label = PartSeries.label(figure, reading)
            return figure.isComparable(to: total) && figure.sentence == total.sentence
                && !isConversion(figure, reading) && PartLabel.isName(label, reading)
                && !reading.says(["剩", "余", "尚", "还", "仍"], in: label)
        }
        let index = reading.index(of: total) ?? 0
        let isSecond =
            index > 0 && reading.figures[index - 1].isComparable(to: total)
            && words.contains(reading.figures[index - 1].range.lowerBound)
        return !isSecond && !(reading.figure(behind: total).map(isBeside) ?? false)
    }

    private static let grounds: [[String]] = [["草"], ["林"], ["耕地", "农田"], ["湿地", "滩"]]

    /// Whether no item tells ground of another kind than the total names: 占用草原 is no total of 林地.
    private static func areOfSameGround(_ sum: PartSum, _ reading: ItemReading) -> Bool {
        let words = reading.source.text(in: words(of: sum.total, reading))
        func kinds(_ words: String) -> Set<Int> {
            Set(grounds.indices.filter { grounds[$0].contains(where: words.contains) })
        }
        let own = kinds(words)
        return own.isEmpty || sum.total.claim.kind != .area
            || sum.parts.allSatisfy { part in
                let told = kinds(part.claim.cell?.heading ?? part.claim.quote.text)
                return told.isEmpty || !told.isDisjoint(with: own)
            }
    }

    /// Whether a total only tells the one before it in another unit, rightly or not: 214.6公顷，合3129亩.
    private static func isConversion(_ total: RuleFigure, _ reading: ItemReading) -> Bool {
        guard let index = reading.index(of: total), index > 0 else { return false }
        let gap = reading.source.text(in: reading.figures[index - 1].range.upperBound..<total.range.lowerBound)
        return reading.isRepetition(index)
            || gap.count < 6 && ["合", "即", "约", "("].contains(where: gap.hasSuffix)
    }

    private static let openNote = Message(
        zh: "有的事项没有相应的数字，或不止一个", en: "some items tell no such figure, or more than one")

    /// The words of a total from the comma before it on: 已治理、复垦或盘活.
    private static func words(of total: RuleFigure, _ reading: ItemReading) -> Range<Int> {
        let lead = total.sentence.lowerBound..<total.range.lowerBound
        let start = lead.last { reading.source[$0].endsClause && reading.source[$0] != "、" }
        return (start.map { $0 + 1 } ?? lead.lowerBound)..<total.range.lowerBound
    }

    // MARK: Problems

    /// Totals of the first figure of their measure in each problem, which tells how large it is.
    private static func ofProblems(_ totals: [RuleFigure], _ ledger: Ledger) -> [Finding] {
        var parts: [RuleFigure.Measure: [RuleFigure]] = [:]
        for item in ledger.items {
            var seen = Set<RuleFigure.Measure>()
            for claim in item.claims where claim.location == .problem && claim.isReckonable && claim.cell == nil
            {
                let figure = RuleFigure(cell: claim, of: item.number)
                if seen.insert(figure.measure).inserted { parts[figure.measure, default: []].append(figure) }
            }
        }
        let sums = parts.mapValues { $0.reduce(Rational(0)) { $0 + $1.amount } }
        return totals.compactMap { total in
            guard total.digits >= tellingDigits, let own = parts[total.measure], own.count > 1,
                own.allSatisfy(\.isPlain), sums[total.measure] == total.amount
            else { return nil }
            return PartSum(parts: own, total: total).finding(.holds)
        }
    }

    // MARK: Deeds

    /// A total of what several items tell in the same words: 罚款19.85万元 of 罚款8.6万元 and 罚款11.25万元.
    private static func sum(
        of total: RuleFigure, byDeedIn ledger: Ledger, _ reading: ItemReading, _ held: HeldSums
    ) -> Finding? {
        guard total.claim.kind != .area, let deed = deed(of: total, reading) else { return nil }
        let answers = ledger.items.map { item -> ItemFigures? in
            let claims = item.claims.filter {
                RuleFigure.measure(of: $0.unit.base) == total.measure && $0.isReckonable && $0.cell == nil
                    && ![.part, .planned].contains($0.role) && $0.quote.text.contains(deed)
            }
            return claims.isEmpty ? nil : ItemFigures(of: item, claims, held: held)
        }
        let told = answers.compactMap { $0 }
        guard told.count > 1, total.digits > 2 || told.count > 2 || total.amount > Rational(4) else {
            return nil
        }
        return finding(total, answers, isExplicit: true, ledger, reading)
    }

    /// The last deed that the words of a total name; a fine by its shortest name.
    private static func deed(of total: RuleFigure, _ reading: ItemReading) -> String? {
        let label = PartSeries.label(total, reading)
        if total.claim.role == .penalty, reading.says(["罚款"], in: label) { return "罚款" }
        return PartLabel.deed(in: label, reading).flatMap { $0.count > 1 ? $0 : nil }
    }
}

/// The items that a total outside them is of.
private struct ItemScope {
    /// The status of the items; `nil` for all.
    private let status: ItemStatus?
    /// Whether the sentence counts the items, and as many as there are.
    let isTold: Bool

    private static let units: Set<String> = ["项", "个", "件", "条", "宗", "起", "处"]

    /// What the last count before a total in its sentence tells: 7个问题共占用…, 已销号的4件恢复…; `nil` where the words are of a
    /// status, and not of as many items as have it.
    init?(of total: RuleFigure, _ ledger: Ledger, _ reading: ItemReading) {
        let index = reading.index(of: total) ?? 0
        let count = reading.figures[max(0, index - ItemReading.nearby)..<index].last {
            $0.sentence == total.sentence && Self.units.contains($0.claim.unit.base.name) && $0.isPlain
        }
        let own = total.segment.lowerBound..<total.range.lowerBound
        guard let count else {
            guard !reading.says(["销号", "验收", "解除"], in: own) else { return nil }
            (status, isTold) = (nil, false)
            return
        }
        if count.amount == Rational(Int128(ledger.items.count)) {
            (status, isTold) = (nil, true)
            return
        }
        let words =
            reading.source.text(in: count.segment.lowerBound..<count.range.lowerBound)
            + reading.source.text(in: count.range.upperBound..<count.segment.upperBound)
        let status = ItemStatus(words: words)
        let number = ledger.items.count { $0.status == status }
        guard status != .unknown else {
            (self.status, isTold) = (nil, false)
            return
        }
        guard number > 1, count.amount == Rational(Int128(number)) else { return nil }
        (self.status, isTold) = (status, true)
    }

    /// Whether an item is one of them.
    func holds(_ item: LedgerItem) -> Bool { status.map { item.status == $0 } ?? true }
}
