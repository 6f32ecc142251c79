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
        let grounds = ofGround(totals.filter { $0.claim.kind == .area }, ledger, reading, held)
        return grounds + ofProblems(totals.filter { $0.claim.kind != .area }, ledger)
            + DeedSumRule.findings(
                of: totals.prefix(mostTotals), in: ledger, reading, held: held, beside: grounds)
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
        // The items that the ground taken of a sentence is of: 违规占地2277.6亩，已恢复1533.6亩.
        var owners: [Range<Int>: Set<Int>] = [:]
        return totals.filter { $0.digits >= tellingDigits }.prefix(mostTotals).compactMap { total in
            guard let scope = ItemScope(of: total, ledger, reading),
                let ground = ItemFigures.Ground(ofTotal: total.claim.role)
                    ?? (total.claim.role == .planned ? .restored : scope.isOfKind ? .occupied : nil),
                !isConversion(total, reading)
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
            let isExplicit = scope.isTold && [.occupied, .restored, .part].contains(total.claim.role)
            let own = zip(ledger.items, answers).filter { scope.holds($0.0) }
            let found = finding(total, own.map(\.1), isExplicit: isExplicit, reading)
            if ground == .occupied, let found, found.verdict == .holds {
                owners[total.sentence] = Set(found.items)
            }
            guard found?.verdict != .holds, ground == .restored, let numbers = owners[total.sentence],
                numbers.count < own.count
            else { return found }
            let narrow = own.filter { numbers.contains($0.0.number) }
            return finding(total, narrow.map(\.1), isExplicit: total.claim.role == .restored, reading) ?? found
        }
    }

    /// A total against what the items that it is of answer.
    private static func finding(
        _ total: RuleFigure, _ asked: [ItemFigures?], isExplicit: Bool, _ reading: ItemReading
    ) -> Finding? {
        let told = asked.compactMap { $0 }
        guard told.count > 1 else { return nil }
        func sum(_ figures: [ItemFigures]) -> PartSum {
            let parts = figures.flatMap(\.own)
            return PartSum(parts: parts, total: reading.figure(total, inUnitOf: parts))
        }
        // Water that came down to 2.1万亩 is no ground that was taken; the goals of a plan stand beside what was done before.
        for own in [sum(told.filter(\.isOfRole)), sum(told.filter(\.areGoals))]
        where own.parts.count > 1 && own.isPlain && own.relation == .equal {
            if total.claim.role != .planned || own.parts.allSatisfy({ $0.claim.role == .planned }) {
                return own.finding(.holds)
            }
        }
        if total.claim.role == .planned { return nil }
        let sum = sum(told)
        guard sum.isPlain else { return nil }
        let isCertain = told.count == asked.count && told.allSatisfy(\.isCertain)
        switch sum.relation {
        case .equal: return sum.finding(.holds)
        case .close: return isCertain ? sum.finding(.holdsWithinRounding) : nil
        case .loose: return nil
        case .less, .more:
            guard isExplicit, sum.isNear(Rational(1, 4)), isOfAllGround(total, reading) else { return nil }
            let isSame = isCertain && areOfSameGround(sum, reading)
            return isSame ? sum.finding(.doesNotHold) : sum.finding(.undecided, note: openNote)
        }
    }

    /// Whether a total is of all the time and all the ground: not 今年恢复500亩, nor one of 草原350亩、林地13亩.
    private static func isOfAllGround(_ total: RuleFigure, _ reading: ItemReading) -> Bool {
        let words = words(of: total, reading)
        guard isOfAllTime(total, reading) else { return false }
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

    /// Whether a total is of all the time: not 今年恢复500亩.
    static func isOfAllTime(_ total: RuleFigure, _ reading: ItemReading) -> Bool {
        let words = words(of: total, reading)
        let isOfTime =
            PartLabel.period(in: words, reading) != nil || reading.says(["新增", "本年", "本月", "本季"], in: words)
        return !isOfTime || reading.says(["截至", "截止", "至目前"], in: words)
    }

    /// Whether no item tells ground of another kind than the total names: 占用草原 is no total of 林地.
    private static func areOfSameGround(_ sum: PartSum, _ reading: ItemReading) -> Bool {
        let words = reading.source.text(in: words(of: sum.total, reading))
        func kinds(_ words: String) -> Set<Int> {
            GroundKinds.named(in: words)
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

    static let openNote = Message(
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
}
