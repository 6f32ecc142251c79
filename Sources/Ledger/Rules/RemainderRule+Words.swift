import Geodesy

/// What the words say of the figures of an account with a rest: which is the whole, which was done, which is of another account.
extension RemainderRule {
    /// The figures that may be the whole of what was done: those that its words name, in brackets too, or else all.
    static func wholes(
        of done: [RuleFigure], _ peers: [RuleFigure], _ candidates: [RuleFigure], _ reading: ItemReading
    ) -> [RuleFigure] {
        guard let first = done.first else { return candidates }
        let former = peers.filter { $0.range.upperBound <= first.range.lowerBound }.reversed()
        let behind = candidates.filter { $0.range.lowerBound > first.range.lowerBound }
        return done.reduce(nil as [RuleFigure]?) { found, figure in
            NamedOperands.wholes(of: figure, among: found ?? former + behind, reading) ?? found
        } ?? candidates
    }

    /// Whether a figure is told only as what another is a share of: 占堆存量9.6万立方米的75%.
    static func isWholeOfShare(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        guard reading.source[figure.range.upperBound] == "的", let next = reading.figure(behind: figure) else {
            return false
        }
        return next.claim.kind == .ratio && next.segment == figure.segment
            && next.range.lowerBound - figure.range.upperBound <= 3
            && reading.says(["占", "为", "完成", "达"], in: figure.segment.lowerBound..<figure.range.lowerBound)
    }

    /// The wholes that the words of a rest pass over, naming another; 治理剩余的55.2亩 names a deed, and by it none of what was done.
    static func unnamed(_ wholes: [RuleFigure], _ rest: RuleFigure, _ reading: ItemReading) -> Set<
        Range<Int>
    > {
        let due = wholes.filter { !ForeignParts.tellsDone($0, reading) }
        return Set(due.map(\.range)).subtracting(
            NamedOperands.best(due, for: rest, reading).map(\.range))
    }

    /// Whether two figures before what was done are each told as what was to be done, neither as a part of the other: 应清退90口，
    /// 计划清退80口.
    static func hasRival(
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

    /// Whether 其中 takes what was done out of a figure that is neither the whole nor done: 已填埋240万，其中违规填埋60万，剩余80万 of 320万.
    static func isOfOther(_ done: [RuleFigure], than whole: RuleFigure, _ reading: ItemReading) -> Bool {
        done.contains { figure in
            guard let mark = reading.last("其中", in: figure.segment.lowerBound..<figure.range.lowerBound),
                let place = reading.index(of: figure),
                let head = reading.peers(before: place, atMost: 1).last.map({ reading.figures[$0] })
            else { return false }
            return head.range.upperBound <= mark && head.sentence == figure.sentence
                && !([whole] + done).contains { $0.range == head.range }
        }
    }

    /// Whether words let a figure be the whole of what was done: not one told beside it, nor what was done itself.
    static func isWhole(
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
        if reading.says(wholeWords, in: lead) { return true }
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
                    && reading.says(wholeWords, in: $0.segment.lowerBound..<$0.range.lowerBound)
            })
    }

    /// The first scalars of the place whose figure it is.
    private static func place(of figure: RuleFigure, _ reading: ItemReading) -> String? {
        PartLabel.place(in: PartSeries.label(figure, reading), reading).map { String($0.prefix(2)) }
    }

    /// Words of a whole that is told as such.
    static let wholeWords = ["应", "总", "任务", "共", "需", "计划", "全部"]

    /// Whether the account of a rest leaves out a figure that it must hold: a further part that was done, a later state of it.
    static func leavesOut(
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

    /// Whether 其中 names a part of what was done (其中永久基本农田132亩); 其中已办结117件 tells what was done itself.
    static func isTakenOut(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        let lead = figure.segment.lowerBound..<figure.range.lowerBound
        return reading.first("其中", in: lead).map {
            PartLabel.deed(in: ($0 + 2)..<lead.upperBound, reading) == nil
        } ?? false
    }

    static func tellsTotal(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        reading.says(["共", "累计", "合计"], in: figure.segment.lowerBound..<figure.range.lowerBound)
    }

    /// The share of the whole that done and rest may miss and still be meant to make it up; `nil` where the words leave open
    /// whether there is more.
    static func share(_ strength: RestFigures.Strength) -> Rational? {
        switch strength {
        case .rest, .left: Rational(1, 4)
        case .other: Rational(1, 10)
        case .open: nil
        }
    }

    /// Whether two figures stand behind one name, as that of a county.
    static func sharesName(_ one: RuleFigure, _ other: RuleFigure, _ reading: ItemReading) -> Bool {
        let (a, b) = (
            one.segment.lowerBound..<one.range.lowerBound, other.segment.lowerBound..<other.range.lowerBound
        )
        return CommonWords.longest(a, b, in: reading.source) >= 3
    }

    /// Words of what was found or came new, and was not done.
    private static let finds = ["发现", "新增", "新发", "新生", "补种", "最大", "最小", "相差"]

    static func isDone(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
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

    static func isOfProblem(_ whole: RuleFigure, _ rest: RuleFigure) -> Bool {
        whole.claim.location == .problem && rest.claim.location != .problem
    }

    static func counts(_ parts: [RuleFigure], _ whole: RuleFigure, _ reading: ItemReading) -> Bool {
        whole.claim.unit.base != .each("个")
            || parts.allSatisfy {
                PartList.countsTheSame($0, whole, reading) || PartList.countsTheSame(whole, $0, reading)
            }
    }

    /// How far back a rest looks for what was done, in scalars.
    private static let reach = 120

    static func isNear(_ figure: RuleFigure, _ rest: RuleFigure, _ reading: ItemReading) -> Bool {
        rest.range.lowerBound - figure.range.upperBound <= reach
    }
}
