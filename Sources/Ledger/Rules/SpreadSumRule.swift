import Bilingual
import Geodesy

/// A total whose parts follow without 其中 or brackets, over clauses and sentences, with other figures between:
/// `6座…中，建成2座，在建1座，未开工3座`, `应治理96处、17.6平方公里。已治理58处、10.9平方公里。剩余38处、6.7平方公里`.
///
/// Figures add up by chance: the words must say that a total is taken apart, or so many digits agree that no
/// chance explains it.
enum SpreadSumRule {
    private static let mostParts = 8
    /// The digits that a total needs where its words tell nothing.
    private static let tellingDigits = 4
    /// How far the parts may reach behind a total, in scalars.
    private static let reach = 320

    /// - Parameter stocks: what is left of stocks, which is no part of what stands before it.
    static func findings(in reading: ItemReading, stocks: [Int: StockAccount.Rest]) -> [Finding] {
        reading.figures.indices.flatMap { index -> [Finding] in
            let total = reading.figures[index]
            guard total.isAmount, total.isPlain, total.amount > Rational(0), !reading.isRepetition(index),
                !reading.isCompared(total)
            else { return [] }
            let peers = reading.peers(behind: index, atMost: ItemReading.nearby).prefix { stocks[$0] == nil }
            return [opening(index, peers.prefix(mostParts), reading), answer(index, peers, reading)]
                .compactMap { $0 } + anew(index, peers, reading)
        } + NamedWhole.findings(in: reading)
    }

    /// The parts behind a total.
    private static func opening(_ index: Int, _ peers: ArraySlice<Int>, _ reading: ItemReading) -> Finding? {
        let total = reading.figures[index]
        var parts: [RuleFigure] = []
        for place in peers {
            let part = reading.figures[place]
            guard part.isPlain, part.amount > Rational(0), part.amount < total.amount,
                part.range.lowerBound - total.range.upperBound <= reach, isPart(part, of: total, reading),
                !LeftOutFigures.areNested(parts.suffix(1) + [part], reading),
                !ForeignParts.isForeign(parts.count, in: parts + [part], of: total, reading)
            else { break }
            parts.append(part)
            let sum = PartSum(parts: parts, total: total)
            guard sum.sum <= total.amount else { break }
            if parts.count > 1, sum.relation == .equal {
                // 办结8起，移送公安4起 are two looks at the same cases.
                if sum.tellsStages(in: reading) || isSibling(total, of: parts, reading) { break }
                // 耕地恢复200.5亩，园地恢复120.3亩，林地恢复80.2亩: one of a row is no total of the others.
                if LeftOutFigures.isSibling(total, of: parts, reading),
                    !PartLabel.deeds(in: PartSeries.label(total, reading), reading).isEmpty
                {
                    break
                }
                if saysParts(sum, reading) { return told(sum, reading) }
                break
            }
        }
        let sum = PartSum(parts: parts, total: total)
        if parts.count > 1, total.digits >= 3, sum.relation == .close, saysParts(sum, reading),
            !sum.tellsStages(in: reading)
        {
            return sum.finding(.holdsWithinRounding)
        }
        if let series = PartSeries(peers, of: total, in: reading),
            let tie = SeriesTie(of: series, to: total, in: reading)
        {
            return SeriesVerdict(series, of: total, tie: tie, in: reading).finding
        }
        return nil
    }

    /// A sum that adds up, if no further part of the same row stands beside its parts.
    private static func told(_ sum: PartSum, _ reading: ItemReading) -> Finding {
        let ends = [sum.parts.first, sum.parts.last].compactMap { $0.flatMap(reading.index) }
        let others = [
            ends.first.flatMap { reading.peers(before: $0, atMost: 1).last },
            ends.last.flatMap { reading.peers(behind: $0, atMost: 1).first },
        ]
        let isOpen = others.compactMap { $0 }.map { reading.figures[$0] }.contains { figure in
            figure.range != sum.total.range && figure.amount != sum.total.amount && figure.isPlain
                && (LeftOutFigures.isSibling(figure, of: sum.parts, reading)
                    || sum.parts.last.map { LeftOutFigures.isBeside(figure, $0, reading) } ?? false)
        }
        if ForeignParts.isSaidApart(sum.parts, reading) {
            return sum.finding(.undecided, note: ForeignParts.note)
        }
        return isOpen ? sum.finding(.undecided, note: LeftOutFigures.note) : sum.finding(.holds)
    }

    /// Whether a figure is one stage beside the others: 已办结3件，阶段性办结2件，正在办理1件.
    private static func isSibling(_ total: RuleFigure, of parts: [RuleFigure], _ reading: ItemReading) -> Bool {
        parts[0].sentence == total.sentence && PartSeries([total] + parts, reading).contrast == .stage
    }

    /// The series of later sentences that take a total apart anew.
    ///
    /// 共收到158件，其中来电97件、来信61件。已办结131件，阶段性办结27件。
    /// The total is the largest figure of its kind up to there, and the words of the series say that nothing is left.
    private static func anew(_ index: Int, _ peers: ArraySlice<Int>, _ reading: ItemReading) -> [Finding] {
        let total = reading.figures[index]
        let isLargest = reading.peers(before: index, atMost: mostParts).allSatisfy {
            let other = reading.figures[$0]
            return other.amount <= total.amount || total.range.lowerBound - other.range.upperBound > reach
        }
        guard isLargest else { return [] }
        var findings: [Finding] = []
        var sentence = total.sentence
        for place in peers.indices {
            let first = reading.figures[peers[place]]
            guard first.amount < total.amount,
                first.claim.location == total.claim.location
                    || first.claim.clause != nil && total.claim.clause != nil,
                first.range.lowerBound - total.range.upperBound <= reach
            else { break }
            guard !first.sentence.overlaps(sentence) else { continue }
            sentence = first.sentence
            guard !NamedOperands.isAbout(first, other: total, reading),
                let series = PartSeries(peers[place...], of: total, in: reading),
                series.contrast == .place && tellsAllOfUs(total, reading)
                    || !series.parts.contains(where: { RemainderRule.isApart(total, $0, reading) }),
                [.complement, .stage].contains(series.contrast) || isDealtOut(series, of: total, reading)
                    || SeriesTie.divides(sentence.lowerBound..<first.range.lowerBound, in: reading),
                let finding = SeriesVerdict(series, of: total, tie: .only, in: reading).finding
            else { continue }
            findings.append(finding)
        }
        return findings
    }

    /// Whether places take a total apart, 涉及甲县5件、乙县4件; what lies in two of them is counted in both.
    private static func isDealtOut(_ series: PartSeries, of total: RuleFigure, _ reading: ItemReading) -> Bool {
        guard series.contrast == .place, let first = series.parts.first else { return false }
        return reading.says(["涉及", "分布"], in: first.sentence.lowerBound..<first.range.lowerBound)
            && PartSum(parts: series.parts, total: total).sum <= total.amount
    }

    /// Whether a total is of the whole place that reports, which others are parts of: 向我市转办8件.
    private static func tellsAllOfUs(_ total: RuleFigure, _ reading: ItemReading) -> Bool {
        (total.sentence.lowerBound..<total.range.lowerBound).contains { place in
            ["我", "全"].contains(reading.source[place])
                && ["省", "市", "县", "区", "州", "盟", "旗"].contains(reading.source[place + 1])
        }
    }

    /// The parts of the progress that together are a total of the problem: 14家砂场 in the problem, 取缔11家，规范保留3家.
    ///
    /// Parts told in one breath count where their digits tell, or where the progress gives no other figure of the kind.
    private static func answer(_ index: Int, _ peers: ArraySlice<Int>, _ reading: ItemReading) -> Finding? {
        let total = reading.figures[index]
        guard reading.tellsMatter(total), total.amount > Rational(3) else { return nil }
        let others = peers.map { reading.figures[$0] }.filter {
            $0.claim.location != total.claim.location
        }
        for start in others.indices.prefix(mostParts) {
            for end in others.indices.dropFirst(start + 1).prefix(mostParts) {
                let parts = Array(others[start...end])
                let sum = PartSum(parts: parts, total: reading.figure(total, inUnitOf: parts))
                guard sum.sum <= total.amount else { break }
                // So many digits agree by no chance, also where a rate stands between.
                let isTold =
                    isInOneBreath(sum.parts)
                    || total.digits > 2 && isClose(sum.parts, within: total.digits > 3 ? 60 : 24)
                guard sum.relation == .equal, sum.isPlain, isTold,
                    sum.parts.allSatisfy({ $0.amount > Rational(0) && isPart($0, of: total, reading) }),
                    total.digits > 2 || sum.parts.count == others.count, !sum.tellsStages(in: reading),
                    ForeignParts.own(sum.parts, of: total, reading).count == sum.parts.count,
                    !LeftOutFigures.areNested(sum.parts, reading)
                else { continue }
                return told(sum, reading)
            }
        }
        return account(index, peers, reading)
    }

    /// The series of the progress that tells what became of the one figure of its kind in the problem: 42家农家乐 there,
    /// 拆除26家，整改提升13家，改为管护用房3家 here.
    private static func account(_ index: Int, _ peers: ArraySlice<Int>, _ reading: ItemReading) -> Finding? {
        let total = reading.figures[index]
        let isOnly = (reading.peers(before: index, atMost: ItemReading.nearby) + peers).allSatisfy {
            let other = reading.figures[$0]
            return other.claim.location != total.claim.location || other.amount == total.amount
        }
        guard isOnly,
            let first = peers.firstIndex(where: { reading.figures[$0].claim.location != total.claim.location }),
            !reading.tellsMatter(reading.figures[peers[first]]),
            // Told again in the progress, the total has its parts there.
            !peers[first...].contains(where: { reading.figures[$0].amount == total.amount }),
            let series = PartSeries(peers[first...], of: total, in: reading)
        else { return nil }
        return SeriesVerdict(series, of: total, tie: .only, in: reading).finding
    }

    /// Whether a figure counts what the total counts.
    static func isPart(_ part: RuleFigure, of total: RuleFigure, _ reading: ItemReading) -> Bool {
        // 排查12家，发现问题企业5家，整改3家: what was found is taken apart itself.
        let lead = part.segment.lowerBound..<part.range.lowerBound
        if reading.says(["发现"], in: lead), !reading.says(["新发现"], in: lead) { return false }
        return total.claim.unit.base != .each("个") || PartList.countsTheSame(part, total, reading)
            || PartList.countsTheSame(total, part, reading)
    }

    /// Words between a total and its parts, or before the total, that take it apart.
    private static let joints = [
        "其中", "包括", "包含", "分布", "涉及", "分别", "核实", "按", "分为", "含", "主要为", "主要是", "分年度", "分期",
    ]
    private static let totals = [
        "共", "总", "全", "合计", "累计", "应", "上述", "在册", "现有", "排查", "需", "计划", "任务", "规划",
    ]
    /// Words that set a part against the others.
    private static let contrasts = [
        "未", "没有", "无", "不", "正在", "在建", "待", "其余", "其他", "其它", "另", "剩余", "剩下", "余下", "还剩", "尚", "仍",
        "新", "又", "再",
    ]

    /// Whether words or digits tell that a total is the sum of the parts.
    private static func saysParts(_ sum: PartSum, _ reading: ItemReading) -> Bool {
        let (total, parts) = (sum.total, sum.parts)
        guard let first = parts.first, !LeftOutFigures.headsRow(total, first, reading) else { return false }
        if min(total.digits, parts.map(\.digits).max() ?? 0) >= tellingDigits { return true }
        if total.digits > 2, isInOneBreath([total] + parts) { return true }
        let gap = total.range.upperBound..<max(total.range.upperBound, first.range.lowerBound)
        let lead = total.segment.lowerBound..<total.range.lowerBound
        let endsInside = reading.source[total.segment.upperBound - 1] == "中"
        let isOpened =
            endsInside || reading.says(joints, in: gap)
            || reading.source.has("中", at: gap.lowerBound, before: gap.upperBound)
            || gap.dropFirst().prefix(4).contains { reading.source[$0] == "中" }
                && first.segment == total.segment
            || reading.says(totals, in: lead)
        // 清理甲38处、乙18处、丙9处: the first of a row is no total of the others, nor is one of the parts of another.
        if !isOpened, LeftOutFigures.isBeside(first, total, reading) || isMember(total, reading) {
            return false
        }
        let contrasted = parts.filter { reading.says(contrasts, in: $0.segment) }.count
        let statuses = parts.map {
            ItemStatus(words: reading.source.text(in: $0.segment.lowerBound..<$0.range.lowerBound))
        }
        let isContrasted =
            contrasted > 0 && contrasted < parts.count
            || !statuses.contains(.unknown) && Set(statuses).count == parts.count
        // 2021年180口，2022年232口.
        let years = parts.map { reading.years(in: $0.segment.lowerBound..<$0.range.lowerBound) }
        let isYearly =
            years.allSatisfy { $0.count == 1 }
            && years.reduce(into: Set<Int>()) { $0.formUnion($1) }.count == parts.count
        let isOneSentence = parts.allSatisfy { $0.sentence.overlaps(total.sentence) }
        // Small numbers agree too often: two kinds of evidence, or a list of three in one sentence.
        let evidence = [isOpened, isYearly, isContrasted, isOneSentence && parts.count > 2, total.digits > 2]
            .filter {
                $0
            }
        return evidence.count >= (total.amount < Rational(10) ? 2 : total.digits > 2 || isOneSentence ? 1 : 2)
            && (isOpened || isContrasted || isYearly || parts.count > 2)
    }

    /// Whether a figure without words of a total stands among the parts of one that has them.
    private static func isMember(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        guard let index = reading.index(of: figure), let former = reading.peers(before: index, atMost: 1).last
        else {
            return false
        }
        let whole = reading.figures[former]
        return whole.amount > figure.amount && whole.sentence.overlaps(figure.sentence)
            && reading.says(["共", "总", "任务"], in: whole.segment.lowerBound..<whole.range.lowerBound)
    }

    /// Whether figures stand in neighbouring pieces of one sentence.
    private static func isInOneBreath(_ figures: [RuleFigure]) -> Bool {
        zip(figures, figures.dropFirst()).allSatisfy {
            $1.segment.lowerBound - $0.segment.upperBound <= 1
                || $1.sentence == $0.sentence && $1.range.lowerBound - $0.range.upperBound <= 16
        }
    }

    /// Whether no more than so many scalars stand between neighbouring figures.
    private static func isClose(_ figures: [RuleFigure], within reach: Int) -> Bool {
        zip(figures, figures.dropFirst()).allSatisfy { $1.range.lowerBound - $0.range.upperBound <= reach }
    }
}
