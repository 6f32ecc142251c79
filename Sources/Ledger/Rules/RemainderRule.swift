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
        let isBracketed = LeftOutFigures.isBracketed(rest, reading)
        let former = reading.peers(before: index, atMost: window).map { reading.figures[$0] }
            .filter { isBracketed || !LeftOutFigures.isAside($0, reading) }
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
            let wholes = before.dropLast(count).reversed() + behind
            let unnamed = unnamed(wholes, rest, reading)
            for (distance, whole) in wholes.enumerated()
            where !unnamed.contains(whole.range) && (whole.isPlain || whole.claim.qualifier == .about)
                && counts(done + [rest], whole, reading)
                && !isApart(whole, rest, reading) && isWhole(whole, of: done, before, reading)
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
        let far = distant(rest, strength, before, reading)
        if let far, far.verdict == .holds { return far }
        return contradiction(index, strength, before, reading) ?? open ?? far
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

    /// Whether a figure is told only as what another is a share of: 占堆存量9.6万立方米的75%.
    private static func isWholeOfShare(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        guard reading.source[figure.range.upperBound] == "的", let next = reading.figure(behind: figure) else {
            return false
        }
        return next.claim.kind == .ratio && next.segment == figure.segment
            && next.range.lowerBound - figure.range.upperBound <= 3
            && reading.says(["占", "为", "完成", "达"], in: figure.segment.lowerBound..<figure.range.lowerBound)
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
            reading.says(wholes, in: whole.segment.lowerBound..<whole.range.lowerBound)
                || isOfProblem(whole, rest)
        else { return nil }
        let sum = PartSum(parts: row + [rest], total: reading.figure(whole, inUnitOf: [rest]))
        let isOneSentence = row.allSatisfy { $0.sentence.overlaps(whole.sentence) }
        guard sum.relation == .less || sum.relation == .more,
            sum.isNear(isOneSentence ? Rational(1, 2) : Rational(1, 4))
        else { return nil }
        return sum.finding(.doesNotHold)
    }

    /// The wholes that the words of a rest pass over, naming another; 治理剩余的55.2亩 names a deed, and by it none of what was done.
    private static func unnamed(_ wholes: [RuleFigure], _ rest: RuleFigure, _ reading: ItemReading) -> Set<
        Range<Int>
    > {
        let due = wholes.filter { !ForeignParts.tellsDone($0, reading) }
        return Set(due.map(\.range)).subtracting(
            NamedOperands.best(due, for: rest, reading).map(\.range))
    }

    /// Whether two figures before what was done are each told as what was to be done, neither as a part of the other: 应清退90口，
    /// 计划清退80口.
    private static func hasRival(
        _ whole: RuleFigure, _ done: [RuleFigure], _ others: [RuleFigure], _ reading: ItemReading
    ) -> Bool {
        guard let first = done.first, !whole.isCell else { return false }
        func deeds(_ figure: RuleFigure) -> Set<String> {
            Set(PartLabel.deeds(in: PartSeries.label(figure, reading), reading))
        }
        func isTold(_ figure: RuleFigure) -> Bool {
            let label = PartSeries.label(figure, reading)
            return reading.says(["应", "任务", "计划", "需"], in: label)
                && (deeds(figure).isEmpty || !deeds(figure).isDisjoint(with: deeds(first)))
                && PartLabel.period(in: label, reading) == nil
        }
        let isDue = isTold(whole)
        return isDue
            && others.contains { other in
                let (one, next) =
                    other.range.lowerBound < whole.range.lowerBound ? (other, whole) : (whole, other)
                return other.amount != whole.amount && other.sentence == whole.sentence
                    && one.segment.upperBound + 1 == next.segment.lowerBound
                    && other.range.upperBound <= first.range.lowerBound
                    && other.amount > done.reduce(Rational(0)) { $0 + $1.amount } && isTold(other)
                    && !LeftOutFigures.isTakenOut(next, behind: one.range.upperBound, reading)
                    && place(of: other, reading) == place(of: whole, reading)
            }
    }

    /// A rest that is told some figures behind what was done: the largest figure is the whole.
    private static func distant(
        _ rest: RuleFigure, _ strength: RestFigures.Strength, _ before: [RuleFigure], _ reading: ItemReading
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

    /// Whether words let a figure be the whole of what was done: not one told beside it, nor what was done itself.
    private static func isWhole(
        _ whole: RuleFigure, of done: [RuleFigure], _ before: [RuleFigure], _ reading: ItemReading
    ) -> Bool {
        guard !whole.isCell, let first = done.first, !first.isCell,
            whole.claim.location == first.claim.location
        else { return true }
        let lead = whole.segment.lowerBound..<whole.range.lowerBound
        if whole.range.lowerBound > first.range.lowerBound {
            // 甲恢复25亩，乙恢复40亩，共恢复65亩: what they make up is no whole with a rest.
            return reading.says(["应", "总数", "总量", "任务", "计划", "需"], in: lead)
        }
        if reading.says(wholes, in: lead) { return true }
        if LeftOutFigures.isBeside(first, whole, reading),
            PartLabel.deed(in: PartSeries.label(first, reading), reading) == nil
        {
            return false
        }
        // 任务300个，已销号180个，待销号60个: of two that were done neither is the whole.
        return
            !(reading.says(["已"], in: lead)
            && before.contains {
                $0.range.upperBound <= whole.range.lowerBound && $0.amount > whole.amount
                    && $0.sentence.overlaps(whole.sentence)
                    && reading.says(wholes, in: $0.segment.lowerBound..<$0.range.lowerBound)
            })
    }

    /// The first scalars of the place whose figure it is.
    private static func place(of figure: RuleFigure, _ reading: ItemReading) -> String? {
        PartLabel.place(in: PartSeries.label(figure, reading), reading).map { String($0.prefix(2)) }
    }

    /// Words of a whole that is told as such.
    private static let wholes = ["应", "总", "任务", "共", "需", "计划", "全部"]

    /// Whether the account of a rest leaves out a figure that it must hold: a further part that was done, a later state of it.
    private static func leavesOut(
        _ whole: RuleFigure, _ done: [RuleFigure], _ rest: RuleFigure, _ before: [RuleFigure],
        _ reading: ItemReading
    ) -> Bool {
        guard let first = done.first, let last = done.last, !last.isCell else { return false }
        let told = ([whole, rest] + done).map(\.amount) + [whole.amount - rest.amount]
        return before.contains { figure in
            guard figure.claim.location == last.claim.location, !told.contains(figure.amount),
                !reading.isCompared(figure), isDone(figure, reading),
                LeftOutFigures.tellTheSame(figure, last, reading),
                !reading.says(["计划", "拟", "目标"], in: figure.segment.lowerBound..<figure.range.lowerBound)
            else { return false }
            let place = Self.place(of: figure, reading)
            // 甲旗7860亩完成；乙旗完成4200亩，剩余1200亩 of 乙旗5400亩.
            if let own = Self.place(of: whole, reading), own == Self.place(of: first, reading), place != nil,
                place != own
            {
                return false
            }
            if figure.range.lowerBound > last.range.lowerBound {
                return !LeftOutFigures.isTakenOut(figure, behind: last.range.upperBound, reading)
            }
            let isBetween =
                figure.range.lowerBound < first.range.lowerBound
                && (whole.isCell || whole.claim.location != figure.claim.location
                    || figure.range.lowerBound > whole.range.upperBound)
            // 两年共570亩 holds what stands before it.
            return isBetween && !tellsTotal(last, reading)
                && !LeftOutFigures.isTakenOut(first, behind: figure.range.upperBound, reading)
        }
    }

    /// A rest that with what was done makes up no whole, though the words leave but one.
    private static func contradiction(
        _ index: Int, _ strength: RestFigures.Strength, _ before: [RuleFigure], _ reading: ItemReading
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
        let wholes = (before.dropLast() + cells).filter {
            $0.isPlain && $0.amount > done.amount && $0.amount > rest.amount && $0.claim.role != .part
                && counts([done, rest], $0, reading) && !isApart($0, rest, reading)
                && !ForeignParts.isForeign(1, in: [done, rest], of: $0, reading)
                && isWhole($0, of: [done], before, reading)
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
        return sum.finding(
            isTied && isPair && sum.relation != .loose ? .doesNotHold : .undecided,
            note: isTied && isPair
                ? nil
                : openNote)
    }

    /// Whether 其中 names a part of what was done (其中永久基本农田132亩); 其中已办结117件 tells what was done itself.
    private static func isTakenOut(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        let lead = figure.segment.lowerBound..<figure.range.lowerBound
        return reading.first("其中", in: lead).map {
            PartLabel.deed(in: ($0 + 2)..<lead.upperBound, reading) == nil
        } ?? false
    }

    private static func tellsTotal(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        reading.says(["共", "累计", "合计"], in: figure.segment.lowerBound..<figure.range.lowerBound)
    }

    /// The share of the whole that done and rest may miss and still be meant to make it up; `nil` where the words leave open
    /// whether there is more.
    private static func share(_ strength: RestFigures.Strength) -> Rational? {
        switch strength {
        case .rest, .left: Rational(1, 4)
        case .other: Rational(1, 10)
        case .open: nil
        }
    }

    /// Whether two figures stand behind one name, as that of a county.
    private static func sharesName(_ one: RuleFigure, _ other: RuleFigure, _ reading: ItemReading) -> Bool {
        let (a, b) = (
            one.segment.lowerBound..<one.range.lowerBound, other.segment.lowerBound..<other.range.lowerBound
        )
        return CommonWords.longest(a, b, in: reading.source) >= 3
    }

    /// Words of what was found or came new, and was not done.
    private static let finds = ["发现", "新增", "新发", "新生", "补种", "最大", "最小", "相差"]

    private static func isDone(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        !reading.says(finds, in: figure.segment.lowerBound..<figure.range.lowerBound)
    }

    /// Whether something that came new, or another subject, stands between a whole and a rest.
    static func isApart(_ whole: RuleFigure, _ rest: RuleFigure, _ reading: ItemReading) -> Bool {
        guard !whole.isCell, whole.range.upperBound <= rest.range.lowerBound,
            whole.claim.location == rest.claim.location
        else { return false }
        let gap = whole.range.upperBound..<rest.range.lowerBound
        if reading.says(["新增", "新发现", "新生", "补种"], in: gap) { return true }
        if let own = subject(before: rest, reading), let other = subject(before: whole, reading), own != other {
            return true
        }
        // 8个已完成；2024年反馈6个: the account of another year begins.
        guard !whole.sentence.overlaps(rest.sentence) else { return false }
        let (a, b) = (
            reading.years(in: whole.sentence.lowerBound..<whole.range.lowerBound),
            reading.years(in: rest.sentence.lowerBound..<rest.range.lowerBound)
        )
        return !a.isEmpty && !b.isEmpty && a.isDisjoint(with: b)
            && reading.says(["反馈", "发现", "排查", "占用"], in: rest.sentence.lowerBound..<rest.range.lowerBound)
    }

    /// The last words of whom or where an account is told.
    private static let subjects = ["公司", "县", "旗", "市", "区", "镇", "乡", "村"]
    private static let longestName = 8

    /// Whose figure it is: the name that last opens a piece of its sentence before it, 乙公司.
    private static func subject(before figure: RuleFigure, _ reading: ItemReading) -> String? {
        let lead = figure.sentence.lowerBound..<figure.range.lowerBound
        let ends = subjects.compactMap { word in
            reading.last(word, in: lead).map { $0 + word.unicodeScalars.count }
        }
        guard let end = ends.max() else { return nil }
        var start = end
        while start > lead.lowerBound, !reading.source[start - 1].endsClause { start -= 1 }
        let name = reading.source.text(in: start..<end).folded
        let isName =
            (2...longestName).contains(end - start)
            && !["该", "本", "全", "各", "我", "其", "上", "已", "剩"].contains { name.hasPrefix($0) }
        return isName ? name : nil
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
