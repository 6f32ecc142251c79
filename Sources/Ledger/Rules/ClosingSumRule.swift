import Bilingual
import Geodesy

/// Parts before their total: `…82条、…80条，共162条`, `2023年340亩。2024年410亩。两年共750亩`.
enum ClosingSumRule {
    /// The most parts of one total.
    private static let mostParts = 40
    private static let mostSpread = 8
    /// How far the parts may reach before a total, in scalars.
    private static let reach = 320

    /// Words that make a figure the total of those before it.
    private static let closings = [
        "共", "合计", "总计", "总数", "累计", "总投", "总面积", "总长", "总量", "总额", "全部", "全年",
    ]

    static func finding(_ index: Int, _ reading: ItemReading) -> Finding? {
        let total = reading.figures[index]
        guard total.isPlain, total.amount > Rational(0),
            reading.says(closings, in: total.segment.lowerBound..<total.range.lowerBound)
        else { return nil }
        return named(index, reading) ?? counted(index, reading) ?? inSentence(index, reading)
            ?? (reading.isRepetition(index) ? nil : overSentences(index, reading))
    }

    // MARK: Parts that the total names

    /// 缓冲区和实验区共: the parts told before by those very names.
    private static func named(_ index: Int, _ reading: ItemReading) -> Finding? {
        let total = reading.figures[index]
        let figures = reading.peers(before: index, atMost: mostSpread).map { reading.figures[$0] }.filter {
            $0.isPlain && total.range.lowerBound - $0.range.upperBound <= reach
        }
        guard let word = TotalWords.opening(total.segment.lowerBound..<total.range.lowerBound, in: reading),
            let parts = ClosingParts.named(before: word, total, figures, reading)
        else { return nil }
        let sum = PartSum(parts: parts, total: total)
        switch sum.relation {
        case .equal, .close: return sum.finding(sum.relation.verdict)
        case .loose: return sum.finding(.undecided, note: PartSum.looseNote)
        case .less, .more:
            let isOneAccount =
                parts.allSatisfy { $0.claim.location == total.claim.location }
                && total.range.lowerBound - parts[0].range.lowerBound <= reach / 4
            return sum.finding(
                isOneAccount ? .doesNotHold : .undecided, note: isOneAccount ? nil : LeftOutFigures.note)
        }
    }

    // MARK: Parts that the total counts

    static let numbers: [Unicode.Scalar: Int] = [
        "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6,
        "7": 7,
        "8": 8,
    ]

    /// 两年共, 三旗合计, 三项累计: so many parts before it.
    private static func counted(_ index: Int, _ reading: ItemReading) -> Finding? {
        let total = reading.figures[index]
        let source = reading.source
        let lead = total.segment.lowerBound..<total.range.lowerBound
        guard
            let place = lead.prefix(4).first(where: { numbers[source[$0]] != nil }),
            let count = numbers[source[place]],
            !source[place - 1].isDigit, !source[place + 1].isDigit,
            reading.says(closings, in: (place + 2)..<max(place + 2, min(lead.upperBound, place + 8)))
        else { return nil }
        let peers = outer(
            reading.peers(before: index, atMost: count + mostSpread).filter {
                total.range.lowerBound - reading.figures[$0].range.upperBound <= reach
            }, count: count, reading)
        guard peers.count == count, peers.allSatisfy({ $0.isPlain && $0.amount > Rational(0) }) else {
            return nil
        }
        let series = PartSeries(peers, reading)
        let sum = PartSum(parts: peers, total: total)
        // 两项资金共, 两类补偿合计 say themselves what they add.
        let isOfKinds = ["项", "类", "者", "部", "种", "笔"].contains(source[place + 1])
        // 2021年、2022年分别投入100万元、200万元，两年共
        let isListed =
            source.contains("分别", in: peers[0].segment.lowerBound..<peers[0].range.lowerBound)
            && zip(peers, peers.dropFirst()).allSatisfy {
                $1.range.lowerBound - $0.range.upperBound == 1 && source[$0.range.upperBound] == "、"
            }
        guard !LeftOutFigures.areNested(peers, reading), !peers.contains(where: { distributes($0, reading) })
        else { return nil }
        // 乱采38处、乱堆18处、乱占9处、乱建11处，“四乱”合计: each part is one of those that are counted.
        let areCounted =
            count > 2
            && peers.allSatisfy { peer in
                PartSeries.label(peer, reading).contains { source[$0] == source[place + 1] }
            }
        let isTold = isOfKinds || isListed || areCounted || series.contrast != nil
        switch sum.relation {
        case .equal where isTold: return sum.finding(.holds)
        case .close where isTold: return sum.finding(.holdsWithinRounding)
        case .equal, .close: return nil
        case .loose, .less, .more:
            guard isOfKinds || isListed || areCounted || [.period, .place, .name].contains(series.contrast),
                sum.isNear(Rational(1, 4))
            else {
                return nil
            }
            return sum.finding(sum.relation.verdict, note: sum.relation == .loose ? PartSum.looseNote : nil)
        }
    }

    /// The last so many figures without those that 其中 takes out of others, unless it takes out all of them:
    /// 甲厂占地52亩，其中耕地18亩，乙厂占地37亩，两厂共.
    private static func outer(_ places: [Int], count: Int, _ reading: ItemReading) -> [RuleFigure] {
        let figures = places.map { reading.figures[$0] }
        let lists = places.compactMap { PartList(of: $0, in: reading)?.parts.map(\.range) }
        let last = figures.suffix(count)
        if lists.contains(where: { list in last.allSatisfy { list.contains($0.range) } }) { return Array(last) }
        return figures.filter { figure in !lists.contains { $0.contains(figure.range) } }.suffix(count)
    }

    // MARK: Parts in the sentence of the total

    private static func inSentence(_ index: Int, _ reading: ItemReading) -> Finding? {
        let total = reading.figures[index]
        let lead = total.segment.lowerBound..<total.range.lowerBound
        let word = TotalWords.opening(lead, in: reading)
        // 罚款31万元；追缴64万元，罚没合计95万元: semicolons part no account.
        var floor = total.sentence.lowerBound
        while floor > 0, total.range.lowerBound - floor < reach,
            reading.source[floor - 1] == ";" || !reading.source[floor - 1].endsSentence
        {
            floor -= 1
        }
        let isBracketed = LeftOutFigures.isBracketed(total, reading)
        var parts: [RuleFigure] = []
        let places = reading.peers(before: index, atMost: mostParts)
        let taken = places.compactMap { PartList(of: $0, in: reading)?.parts.map(\.range) }
        for place in places.reversed() {
            let figure = reading.figures[place]
            guard figure.range.lowerBound >= floor, figure.isPlain,
                figure.claim.location == total.claim.location
            else { break }
            if !isBracketed, LeftOutFigures.isAside(figure, reading) { continue }
            // 36.4亩，其中超批9.8亩；118.5亩，合计154.9亩: 其中 told of the part before it.
            if let next = parts.first, let list = taken.first(where: { $0.contains(figure.range) }),
                !list.contains(next.range)
            {
                continue
            }
            // 分别为10亩、20亩、30亩，最大30亩: one of the parts told again.
            if reading.says(
                ["最大", "最小", "最高", "最低", "最多", "最少"], in: figure.segment.lowerBound..<figure.range.lowerBound)
            {
                continue
            }
            parts.insert(figure, at: 0)
            // 其中 and a former total start another account.
            let before = figure.segment.lowerBound..<figure.range.lowerBound
            if reading.says(["其中", "累计", "共"], in: before) { break }
        }
        guard !parts.contains(where: { distributes($0, reading) }) else { return nil }
        let own = ForeignParts.own(parts, of: total, reading)
        if own.count > 1 || parts.count == 2 { parts = own }
        if let last = parts.last, isAdded(last, reading), parts.count < 3 {
            let own = PartLabel.deeds(in: lead, reading)
            let isJoined = reading.source.contains("连同", in: PartSeries.label(last, reading))
            let found = isJoined && parts.count > 1 ? nil : added(last, to: index, own, reading)
            if found != nil || !own.isEmpty && !isJoined || parts.count < 2 { return found }
        }
        guard parts.count >= 2 else { return nil }
        let all = PartSum(parts: parts, total: total)
        // 新建截水沟2.4公里，修复截水沟1.8公里，截水沟总长4.2公里
        let isOfOneThing = parts.allSatisfy { CommonWords.longest($0.segment, lead, in: reading.source) > 1 }
        // 一标段120亩、二标段150亩、三标段130亩，总面积400亩
        let isWhole = reading.says(
            ["总面积", "总长", "总量", "总额"], in: lead.lowerBound..<min(lead.upperBound, lead.lowerBound + 3))
        guard word != nil || isOfOneThing || isWhole else { return nil }
        if let word, let taken = ClosingParts(of: total, word: word, among: parts, in: reading) {
            let own = PartSum(parts: taken.parts, total: total)
            switch own.relation {
            case .equal, .close: return own.finding(own.relation.verdict)
            case .loose: return own.finding(.undecided, note: PartSum.looseNote)
            case .less, .more:
                if all.relation == .equal, taken.bond == .deed { break }
                let isCertain =
                    taken.isCertain && all.relation != .equal && own.isNear(Rational(1, 4))
                    && !reading.says(["累计"], in: lead)
                return own.finding(
                    isCertain ? .doesNotHold : .undecided, note: isCertain ? nil : LeftOutFigures.note)
            }
        }
        for count in 2...parts.count {
            let sum = PartSum(parts: parts.suffix(count), total: total)
            guard sum.relation == .equal else { continue }
            let isTold =
                count == parts.count
                || isApart(parts[parts.count - count - 1], from: sum.parts, reading)
            return isTold ? sum.finding(.holds) : sum.finding(.undecided, note: LeftOutFigures.note)
        }
        let near = parts.filter { $0.sentence == total.sentence }
        if near.count > 1 { parts = near }
        let sum = PartSum(parts: parts, total: total)
        if sum.relation == .close { return sum.finding(.holdsWithinRounding) }
        // 累计 may count other years as well. The total must follow the last part at once.
        guard !reading.says(["累计"], in: lead), let last = parts.last,
            lead.lowerBound - end(of: last, reading) <= 1,
            parts.allSatisfy({ !reading.says(["其中", "共", "累计"], in: $0.segment) }),
            word == lead.lowerBound
                || isWhole && sum.isNear(Rational(1, 4))
                    && [.period, .place].contains(PartSeries(parts, reading).contrast)
                || (isOfOneThing || isOfThem(lead, word, reading)) && sum.isNear(Rational(1, 4))
        else { return nil }
        // 恢复50亩，补种50亩，共50亩: the same land told twice.
        if parts.contains(where: { $0.amount == total.amount }) {
            return sum.finding(.undecided, note: Message(zh: "各部分之间可能重叠", en: "the parts may overlap"))
        }
        return sum.finding(.doesNotHold)
    }

    /// Whether few words before the total word name what is added (罚没合计); 全旗共 may add what is not told here.
    private static func isOfThem(_ lead: Range<Int>, _ word: Int?, _ reading: ItemReading) -> Bool {
        guard let word, word - lead.lowerBound <= 4 else { return false }
        let name = lead.lowerBound..<word
        return !["全", "我", "各", "本", "该", "总"].contains(reading.source[name.lowerBound])
            && PartLabel.place(in: name, reading) == nil
    }

    /// Whether words add a figure to what was done before: 又治理9.8平方公里.
    private static func isAdded(_ part: RuleFigure, _ reading: ItemReading) -> Bool {
        reading.says(["又", "再", "连同", "新增", "新"], in: PartSeries.label(part, reading))
    }

    /// What came to something told before: 至2021年底完成28.1平方公里…2022年又治理9.8平方公里，累计治理37.9平方公里.
    ///
    /// That was what the deed of the total had done when it was last told.
    private static func added(_ part: RuleFigure, to index: Int, _ deeds: [String], _ reading: ItemReading)
        -> Finding?
    {
        let total = reading.figures[index]
        guard reading.says(["累计", "共", "连同"], in: total.segment.lowerBound..<total.range.lowerBound) else {
            return nil
        }
        let own = deeds.isEmpty ? PartLabel.deeds(in: PartSeries.label(part, reading), reading) : deeds
        let bases = reading.peers(before: index, atMost: mostSpread).map { reading.figures[$0] }.filter {
            base in
            let words = PartSeries.label(base, reading).lowerBound..<base.segment.upperBound
            return base.isPlain && base.range.upperBound <= part.range.lowerBound && base.amount < total.amount
                && tells(own, base, reading) ?? (total.digits > 2 || base.sentence.overlaps(total.sentence))
                && !reading.says(["未", "应", "需", "拟", "计划", "任务", "剩", "其余"], in: words)
                && !reading.isCompared(base)
        }
        guard let base = bases.last else { return nil }
        let sum = PartSum(parts: [base, part], total: total)
        if sum.relation == .equal { return sum.finding(.holds) }
        if bases.contains(where: { $0.amount + part.amount == total.amount }) {
            return sum.finding(.undecided, note: LeftOutFigures.note)
        }
        guard Set(bases.map(\.amount)).count == 1, sum.isNear(Rational(1, 4)),
            base.claim.unit == part.claim.unit
        else {
            return nil
        }
        return sum.finding(sum.relation.verdict, note: sum.relation == .loose ? PartSum.looseNote : nil)
    }

    /// Whether a figure tells one of the deeds; `nil` where it tells none.
    private static func tells(_ deeds: [String], _ figure: RuleFigure, _ reading: ItemReading) -> Bool? {
        let words = PartSeries.label(figure, reading).lowerBound..<figure.segment.upperBound
        let own = PartLabel.deeds(in: words, reading)
        return own.isEmpty ? nil : !Set(own).isDisjoint(with: deeds)
    }

    /// Where the piece of a figure ends, with the brackets that close it: 整改15处（含重点5处）.
    private static func end(of figure: RuleFigure, _ reading: ItemReading) -> Int {
        let end = figure.segment.upperBound
        guard end < figure.sentence.upperBound, reading.source[end] == "(" else { return end }
        return reading.closeBracket(of: end, in: end..<figure.sentence.upperBound) + 1
    }

    /// Whether words part a figure from the list behind it: it tells the whole, another deed, or another matter.
    private static func isApart(_ figure: RuleFigure, from parts: [RuleFigure], _ reading: ItemReading) -> Bool
    {
        guard let first = parts.first else { return false }
        let (own, label) = (PartSeries.label(figure, reading), PartSeries.label(first, reading))
        let wholes = ["应", "总", "任务", "需", "计划", "问题", "共", "累计", "合计", "发现", "排查"]
        if figure.claim.location != first.claim.location
            || reading.says(wholes, in: own) && !reading.says(wholes, in: label)
        {
            return true
        }
        if !figure.sentence.overlaps(first.sentence) {
            return !LeftOutFigures.isSibling(figure, of: parts, reading)
        }
        let (a, b) = (Set(PartLabel.deeds(in: own, reading)), Set(PartLabel.deeds(in: label, reading)))
        return !a.isEmpty && !b.isEmpty && a.isDisjoint(with: b)
    }

    /// Whether a figure is one of several alike: 各罚款10万元.
    private static func distributes(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        let label = PartSeries.label(figure, reading)
        if let count = reading.figure(endingAt: label.lowerBound), count.claim.kind == .count,
            count.amount > Rational(1), Capacity.isTold(by: label, of: reading.source)
        {
            return true
        }
        return reading.says(["各", "每", "均"], in: label)
            && !reading.says(["各类", "各项", "各级", "各地"], in: label)
    }

    // MARK: Parts over sentences

    private static func overSentences(_ index: Int, _ reading: ItemReading) -> Finding? {
        let total = reading.figures[index]
        let peers = Array(reading.peers(before: index, atMost: mostSpread))
        // 又拆除11处，累计拆除23处 adds to what was 拆除 before, and to nothing else.
        let comesNew = peers.last.map { isAdded(reading.figures[$0], reading) } ?? false
        let own =
            comesNew ? PartLabel.deeds(in: total.segment.lowerBound..<total.range.lowerBound, reading) : []
        for skipped in 0...min(1, peers.count) {
            var parts: [RuleFigure] = []
            for place in peers.dropLast(skipped).reversed() {
                let part = reading.figures[place]
                guard part.isPlain, part.amount > Rational(0), part.amount < total.amount,
                    part.claim.location == total.claim.location
                        || total.digits > 2 && part.claim.location == .problem,
                    total.range.lowerBound - part.range.upperBound <= reach,
                    own.isEmpty || tells(own, part, reading) ?? true,
                    SpreadSumRule.isPart(part, of: total, reading)
                else { break }
                parts.insert(part, at: 0)
                let sum = PartSum(parts: parts, total: total)
                guard sum.sum <= total.amount else { break }
                guard parts.count > 1, sum.relation == .equal, total.digits > 1,
                    !LeftOutFigures.areNested(parts, reading),
                    ForeignParts.own(parts, of: total, reading).count == parts.count,
                    !parts.contains(where: { distributes($0, reading) })
                else { continue }
                let others = peers.filter { place in
                    !parts.contains { $0.range == reading.figures[place].range }
                }
                return others.contains { LeftOutFigures.isSibling(reading.figures[$0], of: parts, reading) }
                    ? sum.finding(.undecided, note: LeftOutFigures.note) : sum.finding(.holds)
            }
        }
        return nil
    }
}
