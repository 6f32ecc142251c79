import Bilingual
import Geodesy

/// What is left and what was done make up the whole, wherever the text tells it: `应治理96处…已治理58处…剩余38处`,
/// `积存1.8万立方米` in the problem, `处置1.17万立方米，还剩6300立方米` in the progress.
enum RemainderRule {
    /// The most figures that together are what was done.
    private static let mostParts = 4
    /// How many figures before it may be the whole.
    private static let window = 12

    static func findings(in reading: ItemReading) -> [Finding] {
        let rests = RestFigures(reading)
        return reading.figures.indices.compactMap { index in
            let rest = reading.figures[index]
            guard let strength = rests[index], rest.isAmount, rest.isPlain, rest.amount > Rational(0) else {
                return nil
            }
            return finding(index, strength, reading)
        }
    }

    private static func finding(_ index: Int, _ strength: RestFigures.Strength, _ reading: ItemReading)
        -> Finding?
    {
        let rest = reading.figures[index]
        let before = reading.peers(before: index, atMost: window).map { reading.figures[$0] }
        let behind = reading.peers(behind: index, atMost: 4).map { reading.figures[$0] }
            .filter {
                // The problem may stand behind, as a column of a table; 剩余55.2亩和越界11.6亩，共66.8亩 is a sum of
                // another kind.
                isOfProblem($0, rest)
                    || $0.sentence.overlaps(rest.sentence)
                        && reading.says(
                            ["应", "总数", "总量", "任务", "计划"], in: $0.segment.lowerBound..<$0.range.lowerBound)
            }
        for count in 1...mostParts where count <= before.count {
            let done = Array(before.suffix(count))
            guard done.allSatisfy({ $0.isPlain && $0.amount > Rational(0) && isNear($0, rest, reading) }) else {
                break
            }
            let wholes = before.dropLast(count).reversed() + behind
            for (distance, whole) in wholes.enumerated()
            where (whole.isPlain || whole.claim.qualifier == .about) && counts(done + [rest], whole, reading) {
                let sum = PartSum(parts: done + [rest], total: whole)
                let isUniform = done.allSatisfy { $0.claim.unit.base == rest.claim.unit.base }
                guard sum.relation == .equal || sum.relation == .close && whole.digits > 2 && isUniform else {
                    continue
                }
                // Small numbers agree too often to be told from afar.
                let isTold =
                    strength == .rest && distance < 4 && count < 3 || distance == 0 && count < 3
                    || strength == .rest && count == 1 && sharesName(done[0], whole, reading)
                    || whole.digits > 2 && distance < 6 || isOfProblem(whole, rest) && count < 3
                guard isTold else { continue }
                // 864亩，其中612亩、252亩: what was done is told in one figure.
                let whole = count > 1 ? before.first { $0.isPlain && $0.amount == sum.sum - rest.amount } : nil
                return (whole.map { PartSum(parts: [$0, rest], total: sum.total) } ?? sum).finding(
                    sum.relation.verdict)
            }
        }
        if let found = distant(rest, strength, before, reading) { return found }
        return strength == .rest ? contradiction(rest, before, reading) : nil
    }

    /// A rest that is told some figures behind what was done: the largest figure is the whole.
    private static func distant(
        _ rest: RuleFigure, _ strength: RestFigures.Strength, _ before: [RuleFigure], _ reading: ItemReading
    ) -> Finding? {
        // The cells of the item's row tell the whole, or what was done, without words.
        let given = before + (reading.cells[rest.measure] ?? []).filter { $0.amount != rest.amount }
        guard let whole = given.max(by: { $0.amount < $1.amount }),
            whole.isPlain || whole.claim.qualifier == .about
        else { return nil }
        for done in given.reversed() where done.isPlain && done.claim != whole.claim {
            let isDone = [.restored, .completed].contains(done.claim.role)
            let isTold =
                isDone && (strength == .rest || whole.digits > 2) || whole.digits > 3 || done.isCell
                || whole.isCell
            guard isTold, counts([done, rest], whole, reading) else { continue }
            let sum = PartSum(parts: [done, rest], total: whole)
            if sum.relation == .equal { return sum.finding(.holds) }
        }
        return nil
    }

    /// A rest that with what was done makes up no whole, though the words leave but one.
    private static func contradiction(_ rest: RuleFigure, _ before: [RuleFigure], _ reading: ItemReading)
        -> Finding?
    {
        guard let done = before.last, done.isPlain, isNear(done, rest, reading) else { return nil }
        let cells = reading.cells[rest.measure] ?? []
        let wholes = (before.dropLast() + cells).filter {
            $0.isPlain && $0.amount > done.amount && $0.amount > rest.amount && $0.claim.role != .part
                && counts([done, rest], $0, reading)
                && ($0.isCell || isOfProblem($0, rest) || isNear($0, rest, reading))
        }
        guard let whole = wholes.last, wholes.allSatisfy({ $0.amount == whole.amount }) else { return nil }
        let sum = PartSum(parts: [done, rest], total: whole)
        guard sum.isNear(Rational(1, 4)), sum.relation != .close else { return nil }
        let isTied =
            whole.sentence.overlaps(done.sentence)
            || [done, rest].contains { CommonWords.longest($0.segment, whole.segment, in: reading.source) >= 2 }
            || isOfProblem(whole, rest) || whole.isCell
        let isPair =
            before.count == 2 || whole.isCell
            || wholes.count == 1
                && before.dropLast().last { $0.claim.role != .part }?.range == whole.range
        return sum.finding(
            isTied && isPair && sum.relation != .loose ? .doesNotHold : .undecided,
            note: isTied && isPair
                ? nil
                : Message(
                    zh: "剩余部分对应哪个总数，原文未说明", en: "of which whole this is the rest, the report does not say"))
    }

    /// Whether two figures stand behind one name, as that of a county.
    private static func sharesName(_ one: RuleFigure, _ other: RuleFigure, _ reading: ItemReading) -> Bool {
        let (a, b) = (
            one.segment.lowerBound..<one.range.lowerBound, other.segment.lowerBound..<other.range.lowerBound
        )
        return CommonWords.longest(a, b, in: reading.source) >= 3
    }

    private static func isOfProblem(_ whole: RuleFigure, _ rest: RuleFigure) -> Bool {
        whole.claim.location == .problem && rest.claim.location != .problem
    }

    private static func counts(_ parts: [RuleFigure], _ whole: RuleFigure, _ reading: ItemReading) -> Bool {
        whole.claim.unit.base != .each("个")
            || parts.allSatisfy {
                PartList.countsTheSame($0, whole, reading) || PartList.countsTheSame(whole, $0, reading)
            }
    }

    /// How far back a rest looks for what was done, in scalars.
    private static let reach = 120

    private static func isNear(_ figure: RuleFigure, _ rest: RuleFigure, _ reading: ItemReading) -> Bool {
        rest.range.lowerBound - figure.range.upperBound <= reach
    }
}
