import Bilingual
import Geodesy

/// What is left and what was done make up the whole, wherever the text tells it: `应治理96处…已治理58处…剩余38处`,
/// `积存1.8万立方米` in the problem, `处置1.17万立方米，还剩6300立方米` in the progress.
enum RemainderRule {
    /// The most figures that together are what was done.
    private static let mostParts = 4
    static let openNote = Message(
        zh: "剩余部分对应哪个总数，原文未说明", en: "of which whole this is the rest, the report does not say")
    /// How many figures before it may be the whole.
    private static let window = 12

    static func findings(
        in reading: ItemReading, _ rests: RestFigures, stocks: [Int: StockAccount.Rest]
    ) -> [Finding] {
        reading.figures.indices.compactMap { index in
            let rest = reading.figures[index]
            guard rest.isAmount, rest.isPlain, rest.amount > Rational(0) else { return nil }
            switch stocks[index] {
            case .account(let stock): return stock.finding
            case .open: return nil
            case nil: return rests[index].flatMap { finding(index, $0, reading) }
            }
        }
    }

    private static func finding(_ index: Int, _ strength: RestFigures.Strength, _ reading: ItemReading)
        -> Finding?
    {
        let rest = reading.figures[index]
        let isBracketed = LeftOutFigures.isBracketed(rest, reading)
        let peers = reading.peers(before: index, atMost: window).map { reading.figures[$0] }
        let former = peers.filter { isBracketed || !LeftOutFigures.isAside($0, reading) }
        let before = former.filter { !isWholeOfShare($0, reading) }
        if let own = shared(rest, strength, former, before, reading) { return own }
        var open: Finding?
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
            guard
                done.allSatisfy({
                    $0.isPlain && $0.amount > Rational(0) && isNear($0, rest, reading) && isDone($0, reading)
                })
            else { break }
            let wholes = wholes(of: done, peers, before.dropLast(count).reversed() + behind, reading)
            let unnamed = unnamed(wholes, rest, reading)
            for (distance, whole) in wholes.enumerated()
            where !unnamed.contains(whole.range) && (whole.isPlain || whole.claim.qualifier == .about)
                && counts(done + [rest], whole, reading)
                && !isApart(whole, rest, reading) && isWhole(whole, of: done, before, reading)
                && !isOfOther(done, than: whole, reading)
                && !ForeignParts.isForeign(done.count, in: done + [rest], of: whole, reading)
            {
                let sum = PartSum(parts: done + [rest], total: reading.figure(whole, inUnitOf: [rest]))
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
                if unnamed.isEmpty, hasRival(whole, done, wholes, reading) {
                    return sum.finding(.undecided, note: openNote)
                }
                if leavesOut(whole, done, rest, before, reading) {
                    open = open ?? sum.finding(.undecided, note: LeftOutFigures.note)
                    continue
                }
                // 864亩，其中612亩、252亩: what was done is told in one figure.
                let whole = count > 1 ? before.first { $0.isPlain && $0.amount == sum.sum - rest.amount } : nil
                return (whole.map { PartSum(parts: [$0, rest], total: sum.total) } ?? sum).finding(
                    sum.relation.verdict)
            }
        }
        let far = distant(rest, strength, before, peers, reading)
        if let far, far.verdict == .holds { return far }
        return contradiction(index, strength, before, peers, reading) ?? open ?? far
    }

    /// A rest behind the share that was done: 已清运7.2万立方米，占堆存量9.6万立方米的75%，剩余2.4万立方米.
    private static func shared(
        _ rest: RuleFigure, _ strength: RestFigures.Strength, _ former: [RuleFigure], _ before: [RuleFigure],
        _ reading: ItemReading
    ) -> Finding? {
        guard let share = share(strength), let whole = former.last, let done = before.last,
            isWholeOfShare(whole, reading), done.isPlain, whole.isPlain, done.amount < whole.amount,
            done.range == former.dropLast().last?.range, done.sentence.overlaps(whole.sentence),
            isDone(done, reading), isNear(done, rest, reading), counts([done, rest], whole, reading),
            !isApart(whole, rest, reading)
        else { return nil }
        let sum = PartSum(parts: [done, rest], total: reading.figure(whole, inUnitOf: [rest]))
        guard sum.isNear(share) else { return nil }
        return sum.finding(sum.relation.verdict, note: sum.relation == .loose ? PartSum.looseNote : nil)
    }

    /// What was done in several years or places of one row, with the rest, against the whole told before them:
    /// 应拆除90处，上半年拆除30处，下半年拆除40处，剩余50处.
    private static func row(_ rest: RuleFigure, _ before: [RuleFigure], _ reading: ItemReading) -> [RuleFigure]
    {
        guard let last = before.last, isNear(last, rest, reading), isDone(last, reading) else { return [] }
        var row = [last]
        for figure in before.dropLast().reversed() {
            // 2021年底80处 holds what was done by then.
            guard figure.isPlain, isDone(figure, reading), LeftOutFigures.isSibling(figure, of: row, reading),
                [.period, .place].contains(PartSeries([figure] + row, reading).contrast),
                ([figure] + row).allSatisfy({
                    !reading.says(["底", "末", "截至", "累计", "目前"], in: PartSeries.label($0, reading))
                })
            else { break }
            row.insert(figure, at: 0)
        }
        return row
    }

    private static func rowContradiction(
        _ row: [RuleFigure], _ rest: RuleFigure, _ strength: RestFigures.Strength, _ before: [RuleFigure],
        _ reading: ItemReading
    ) -> Finding? {
        guard strength == .rest || strength == .left, let whole = before.dropLast(row.count).last,
            whole.isPlain,
            row.allSatisfy({ $0.amount < whole.amount }), rest.amount < whole.amount,
            counts(row + [rest], whole, reading), !isApart(whole, rest, reading),
            reading.says(wholeWords, in: whole.segment.lowerBound..<whole.range.lowerBound)
                || isOfProblem(whole, rest)
        else { return nil }
        let sum = PartSum(parts: row + [rest], total: reading.figure(whole, inUnitOf: [rest]))
        let isOneSentence = row.allSatisfy { $0.sentence.overlaps(whole.sentence) }
        guard sum.relation == .less || sum.relation == .more,
            sum.isNear(isOneSentence ? Rational(1, 2) : Rational(1, 4))
        else { return nil }
        return sum.finding(.doesNotHold)
    }

    /// A rest that is told some figures behind what was done: the largest figure is the whole.
    private static func distant(
        _ rest: RuleFigure, _ strength: RestFigures.Strength, _ before: [RuleFigure], _ peers: [RuleFigure],
        _ reading: ItemReading
    ) -> Finding? {
        let cells = reading.cells[rest.measure] ?? []
        for whole in cells where strength == .rest && whole.digits > 2 {
            // 损毁28.3公顷 and 已恢复19.8公顷 in the row, 剩余8.5公顷 in its text.
            if let done = cells.first(where: { $0.amount + rest.amount == whole.amount }) {
                return PartSum(parts: [done, rest], total: whole).finding(.holds)
            }
        }
        // The cells of the item's row tell the whole, or what was done, without words.
        let given = before + (reading.cells[rest.measure] ?? []).filter { $0.amount != rest.amount }
        guard let whole = given.max(by: { $0.amount < $1.amount }),
            whole.isPlain || whole.claim.qualifier == .about
        else { return nil }
        guard !isApart(whole, rest, reading),
            !unnamed(given.filter { !$0.isCell }, rest, reading).contains(whole.range) || whole.isCell
        else { return nil }
        var open: Finding?
        for done in given.reversed()
        where done.isPlain && done.claim != whole.claim && (done.isCell || isDone(done, reading)) {
            let isDone = [.restored, .completed].contains(done.claim.role)
            let isTold =
                isDone && (strength == .rest || whole.digits > 2) || whole.digits > 3 || done.isCell
                || whole.isCell
            guard isTold, counts([done, rest], whole, reading), isWhole(whole, of: [done], before, reading),
                done.isCell || !isOfOther([done], than: whole, reading),
                done.isCell
                    || wholes(of: [done], peers, [whole], reading).contains(where: { $0.range == whole.range }),
                !ForeignParts.isForeign(1, in: [done, rest], of: whole, reading)
            else {
                continue
            }
            let sum = PartSum(parts: [done, rest], total: reading.figure(whole, inUnitOf: [rest]))
            guard sum.relation == .equal else { continue }
            if !leavesOut(whole, [done], rest, before, reading) { return sum.finding(.holds) }
            open = open ?? sum.finding(.undecided, note: LeftOutFigures.note)
        }
        return open
    }

    /// A rest that with what was done makes up no whole, though the words leave but one.
    private static func contradiction(
        _ index: Int, _ strength: RestFigures.Strength, _ before: [RuleFigure], _ peers: [RuleFigure],
        _ reading: ItemReading
    ) -> Finding? {
        let rest = reading.figures[index]
        // 复垦178亩，其中永久基本农田132亩，尚余36亩: what 其中 takes out was done with the rest of it.
        let before = before.filter { !isTakenOut($0, reading) }
        let row = row(rest, before, reading)
        if row.count > 1 { return rowContradiction(row, rest, strength, before, reading) }
        guard let share = share(strength), let done = before.last, done.isPlain, isNear(done, rest, reading),
            isDone(done, reading),
            // 剩余30亩正在恢复，10亩已建房; 剩余750头（含新生50头）: the account goes on.
            !reading.peers(behind: index, atMost: 1).contains(where: {
                reading.figures[$0].sentence.overlaps(rest.sentence)
            })
        else { return nil }
        let cells = reading.cells[rest.measure] ?? []
        let own = NamedOperands.wholes(
            of: done, among: peers.filter { $0.range.upperBound <= done.range.lowerBound }, reading)
        func isOwn(_ whole: RuleFigure) -> Bool { own?.contains { $0.range == whole.range } ?? true }
        let wholes = (before.dropLast() + cells).filter {
            $0.isPlain && $0.amount > done.amount && $0.amount > rest.amount && $0.claim.role != .part
                && counts([done, rest], $0, reading) && !isApart($0, rest, reading)
                && !ForeignParts.isForeign(1, in: [done, rest], of: $0, reading)
                && isWhole($0, of: [done], before, reading) && isOwn($0)
                && ($0.isCell || isOfProblem($0, rest) || isNear($0, rest, reading))
        }
        let ofUnit = wholes.filter { $0.claim.unit.base == rest.claim.unit.base }
        let named = ofUnit.filter { sharesName(done, $0, reading) }
        let alike = named.isEmpty ? ofUnit : named
        guard let whole = (alike.isEmpty ? wholes : alike).last,
            (alike.isEmpty ? wholes : alike).allSatisfy({ $0.amount == whole.amount })
        else { return nil }
        let sum = PartSum(parts: [done, rest], total: reading.figure(whole, inUnitOf: [rest]))
        guard sum.isNear(share), sum.relation != .close, sum.relation != .equal else { return nil }
        let isTied =
            whole.sentence.overlaps(done.sentence)
            || [done, rest].contains { CommonWords.longest($0.segment, whole.segment, in: reading.source) >= 2 }
            || isOfProblem(whole, rest) || whole.isCell
        // What a goal or another field counts stands beside the account.
        let between = before.dropLast().reversed().prefix { $0.range != whole.range }.filter {
            [whole.claim.location, done.claim.location].contains($0.claim.location) && $0.amount != done.amount
        }
        let isPair =
            !named.isEmpty || between.isEmpty && before.contains { $0.range == whole.range }
            || whole.isCell && between.allSatisfy { !$0.sentence.overlaps(rest.sentence) }
            // 2019年744亩，2020年837亩，两年共1581亩，余下279亩: what stands between is in what was done.
            || wholes.count == 1
                && (between.allSatisfy { $0.amount < done.amount } && tellsTotal(done, reading)
                    || between.reduce(Rational(0)) { $0 + $1.amount } == done.amount)
            || wholes.count == 1
                && before.dropLast().last { $0.claim.role != .part }?.range == whole.range
        // 回填800立方米，覆土830立方米，外运790立方米，剩余150立方米: of several deeds none need be the whole.
        let deeds = before.dropLast().filter {
            let label = PartSeries.label($0, reading)
            return $0.sentence == whole.sentence && PartLabel.isDone(in: label, reading)
                && !reading.says(wholeWords, in: label)
        }
        let isTold =
            isTied && isPair && !(deeds.count > 1 && deeds.contains { $0.range == whole.range })
        return sum.finding(
            isTold && sum.relation != .loose ? .doesNotHold : .undecided, note: isTold ? nil : openNote)
    }
}
