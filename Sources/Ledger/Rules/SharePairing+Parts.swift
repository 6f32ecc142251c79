import Geodesy

extension SharePairing {
    /// The figure right before a share, and before other shares of it: 232万吨，为年度任务的116%，占堆存量的16%.
    func beside(_ index: Int) -> Int? {
        var next = index
        while next > 1, reading.figures[next - 1].claim.unit.base == .percent,
            reading.figures[next - 1].sentence.overlaps(reading.figures[index].sentence),
            reading.figures[next - 1].segment.upperBound + 1 == reading.figures[next].segment.lowerBound,
            let words = ShareWords(lead(of: next - 1), in: reading), words.isOfFigureBefore
        {
            next -= 1
        }
        guard let place = reading.former(next) else { return nil }
        let (part, last, share) = (reading.figures[place], reading.figures[next - 1], reading.figures[next])
        // 96.4公顷（合1446亩），占…: the bracket stands between.
        let gap = share.segment.lowerBound - last.segment.upperBound
        guard part.isAmount, part.isPlain || GapRule.isExcess(part, reading), part.amount > Rational(0),
            part.sentence.overlaps(share.sentence),
            gap == 1 || last.segment == share.segment
                || gap == 2 && reading.source[last.segment.upperBound] == ")"
        else { return nil }
        return place
    }

    /// 41处、4870.6亩: the other measure of the same.
    func twin(of place: Int) -> Int? {
        guard place > 0 else { return nil }
        let (figure, former) = (reading.figures[place], reading.figures[place - 1])
        let gap = former.range.upperBound..<max(former.range.upperBound, figure.range.lowerBound)
        guard former.isAmount, former.isPlain, !former.isComparable(to: figure), gap.count <= 6, !gap.isEmpty,
            [",", "、", "("].contains(reading.source[gap.lowerBound])
        else { return nil }
        return place - 1
    }

    /// 按面积计清退率90%: the nearest figure that was counted or measured so.
    func counted(_ index: Int, _ basis: ClaimKind) -> [Int] {
        let share = reading.figures[index]
        return candidates(before: index).filter {
            let figure = reading.figures[$0]
            return figure.claim.kind == basis && !accounts.isRest($0)
                && figure.sentence.overlaps(share.sentence)
        }.prefix(1).map { $0 }
    }

    /// The figure that the words before 占 name: 恢复面积占…, 自行拆除的栋数占….
    func named(_ subject: Range<Int>, _ index: Int) -> [Int] {
        let share = reading.figures[index]
        let name = ShareWholes.core(subject, reading)
        if name.isEmpty { return beside(index).map { [$0] } ?? [] }
        let isMoney = reading.says(["资金", "投资", "金额", "支出", "费"], in: subject)
        let isArea = reading.says(["面积", "草原", "林地", "耕地"], in: subject)
        let near = candidates(before: index).filter { place in
            let figure = reading.figures[place]
            if isArea, figure.claim.kind != .area { return false }
            if isMoney, figure.claim.kind != .money { return false }
            return figure.sentence.overlaps(share.sentence) && !accounts.isRest(place)
        }
        var shared = near.map { CommonWords.longest(name, reading.figures[$0].segment, in: reading.source) }
        // 草地20亩和湿地10亩: the name right before a figure is its own.
        let own = near.map { place -> Int in
            let figure = reading.figures[place]
            let former = place > 0 ? reading.figures[place - 1].range.upperBound : 0
            return CommonWords.longest(
                name, max(former, figure.segment.lowerBound)..<figure.range.lowerBound, in: reading.source)
        }
        if own.contains(where: { $0 >= min(2, name.count) }) { shared = own }
        // 全部整改4项，部分整改3项，全部整改的占57.1%: all the words of a name stand before one.
        let full = reading.source.text(
            in: subject.dropLast(subject.last.map { reading.source[$0] == "的" ? 1 : 0 } ?? 0)
        ).folded
        let called = near.filter {
            let figure = reading.figures[$0]
            return !full.isEmpty
                && reading.first(full, in: figure.segment.lowerBound..<figure.range.lowerBound) != nil
        }
        if called.count == 1 { return called }
        guard let most = shared.max(), most >= min(2, name.count) else {
            // 超出35.6亩，超占面积相当于…: one deed in two words.
            guard isArea, let place = beside(index), reading.figures[place].claim.kind == .area,
                reading.source.text(in: reading.figures[place].segment).folded.unicodeScalars.contains(
                    reading.source[name.lowerBound])
            else { return [] }
            return [place]
        }
        return zip(near, shared).first { $0.1 == most }.map { [$0.0] } ?? []
    }

    /// What was completed of a task: the figure beside the share, unless it tells the task or by how much it was missed.
    func completed(_ index: Int, _ name: Range<Int>) -> Int? {
        let share = reading.figures[index]
        let near = candidates(before: index).filter { reading.figures[$0].sentence.overlaps(share.sentence) }
        let part = near.first {
            !accounts.isGap($0) && !accounts.isRest($0) && !accounts.isShared($0)
                || $0 == index - 1 && !accounts.isGap($0)
        }
        guard let part, let first = near.first,
            reading.figures[first].segment.upperBound + 1 >= share.segment.lowerBound
        else { return nil }
        let core = ShareWholes.core(name, reading)
        // 合计8450万立方米，比计划8000万立方米多450万立方米，为计划的105.6%: what is compared with the plan stands before it.
        let words = reading.figures[part].segment.lowerBound..<reading.figures[part].range.lowerBound
        if !core.isEmpty, wholes.isCalled(core, part),
            reading.first("比", in: words) == words.lowerBound
                || reading.first("较", in: words) == words.lowerBound,
            let compared = reading.peers(before: part, atMost: 1).last
        {
            return compared
        }
        guard !core.isEmpty, wholes.isCalled(core, part),
            let year = reading.year(of: reading.figures[part])
        else { return part }
        // 2024年计划输水1.4亿立方米，实际为计划的119.3%: what was done that year is told before.
        let done = reading.peers(before: part, atMost: 6).filter {
            let figure = reading.figures[$0]
            return reading.years(in: figure.segment.lowerBound..<figure.range.lowerBound) == [year]
                && !wholes.isCalled(core, $0)
        }
        return done.count == 1 ? done.first : nil
    }

    /// The figures that a deed was done to, the likeliest first: of 封填率 封填机井131眼; for any deed what was completed last.
    func done(_ index: Int, stem: String) -> [Int] {
        let share = reading.figures[index]
        let isGeneric = Self.generic.contains(stem)
        let near = candidates(before: index).filter {
            !accounts.isRest($0) && share.range.lowerBound - reading.figures[$0].range.upperBound <= Self.reach
        }
        if let total = addedUp(near, stem, share) { return [total] }
        let told = near.firstIndex { accounts.tells(stem, $0) }
        guard
            let found = told
                ?? (isGeneric ? near.firstIndex { accounts.isDone($0) && isInside($0, share) } : nil)
        else { return following(index, stem: stem) ?? besideRate(index, stem: stem) }
        // 追缴5宗，入库2031.6万元，追缴率76%: what stands between is of the same deed.
        let run = near[...found].filter {
            $0 == near[found] || isInside($0, share) && isBeside($0, near[found])
        }
        // 拆除30栋、腾退土地36亩: a deed told in the words of a figure is not that of the figure before it.
        let isOwnDeed = reading.first(stem, in: reading.figures[near[found]].segment) != nil
        let twin = twin(of: near[found]).flatMap { isOwnDeed && !accounts.tells(stem, $0) ? nil : $0 }
        return Array(run) + [twin].compactMap { $0 }.filter { !run.contains($0) }
    }

    /// What adds up the figures of a deed, right before its rate: 2021年治理3.4公顷，2022年治理2.9公顷，累计6.3公顷，治理率.
    private func addedUp(_ near: [Int], _ stem: String, _ share: RuleFigure) -> Int? {
        guard let told = near.firstIndex(where: { accounts.tells(stem, $0) }) else { return nil }
        return near[..<told].first { isTotal($0, of: near[told], share) }
    }

    /// Whether the part of a rate adds up figures of its deed.
    func isAddedUp(_ parts: [Int], _ index: Int, stem: String) -> Bool {
        parts.count == 1
            && addedUp(Array(candidates(before: index)), stem, reading.figures[index]) == parts.first
    }

    /// Whether a figure adds up the figures of a deed before it, in words that tell no deed of its own.
    private func isTotal(_ place: Int, of other: Int, _ share: RuleFigure) -> Bool {
        let (total, part) = (reading.figures[place], reading.figures[other])
        let label = PartSeries.label(total, reading)
        return total.isComparable(to: part) && total.amount > part.amount && isInside(place, share)
            && TotalWords.opening(label, in: reading) == label.lowerBound
    }

    /// What a rate is of that nothing before it names: what was done right beside it (62户已签订协议，签约率; 回覆28.08万立方米，利用率).
    private func besideRate(_ index: Int, stem: String) -> [Int] {
        guard let place = beside(index), !accounts.isRest(place), !accounts.isDue(reading.figures[place]),
            reading.openBracket(
                before: reading.figures[place].range.lowerBound, in: reading.figures[place].sentence) == nil
        else { return [] }
        let isDeed = [.restored, .completed].contains(reading.figures[place].claim.role)
        guard
            isKin(place, stem) || isDeed || reading.says(["仅", "只有", "实"], in: reading.figures[place].segment)
        else { return [] }
        return [place, twin(of: place)].compactMap { $0 }
    }

    /// Whether the words of a figure have something of the deed of a rate: 签订 of 签约率; any deed is that of 完成率.
    func isKin(_ place: Int, _ stem: String) -> Bool {
        Self.generic.contains(stem) || accounts.tells(stem, place)
            // 已缴210万元，到位率75%
            || stem == "到位" && reading.says(["缴", "拨", "付", "入库"], in: reading.figures[place].segment)
            || stem.unicodeScalars.contains {
                reading.first(String($0), in: reading.figures[place].segment) != nil
            }
    }

    /// What a rate is of that is told before its figures: 成活率91%，共栽植4300株、成活3900株.
    private func following(_ index: Int, stem: String) -> [Int]? {
        let share = reading.figures[index]
        let found = ((index + 1)..<min(reading.figures.count, index + 4)).first {
            let figure = reading.figures[$0]
            return figure.isAmount && figure.isPlain && figure.sentence.overlaps(share.sentence)
                && reading.first(stem, in: figure.segment) != nil && accounts.tells(stem, $0)
                && !accounts.isRest($0)
        }
        return found.map { [$0] }
    }

    /// 并按违法所得的20%处罚款62.52万元: what a share of something told comes to stands behind it.
    func levied(_ index: Int) -> Outcome? {
        let share = reading.figures[index]
        let lead = lead(of: index)
        guard index + 1 < reading.figures.count, let mark = reading.last("按", in: lead),
            reading.source[lead.upperBound - 1] == "的"
        else { return nil }
        let part = reading.figures[index + 1]
        guard part.segment == share.segment, part.isAmount, part.isPlain else { return nil }
        let name = (mark + 1)..<(lead.upperBound - 1)
        guard
            case .figure(let whole) = wholes.whole(of: index + 1, share, name, isPlan: false),
            let place = reading.index(of: whole), wholes.isCalled(ShareWholes.core(name, reading), place)
        else { return .foreign }
        return .pairs([Pair(part: part, whole: whole)])
    }

    private func isInside(_ place: Int, _ share: RuleFigure) -> Bool {
        reading.figures[place].sentence.overlaps(share.sentence)
    }

    /// Whether two figures measure one deed in two ways: 5宗，入库2031.6万元.
    private func isBeside(_ place: Int, _ other: Int) -> Bool {
        let (a, b) = (reading.figures[place], reading.figures[other])
        return !a.isComparable(to: b) && b.segment.upperBound + 1 >= a.segment.lowerBound
    }

    /// The figures before a share that may be its part, the nearest first.
    func candidates(before index: Int) -> [Int] {
        let share = reading.figures[index]
        return (max(0, index - Self.window)..<index).reversed().filter {
            let figure = reading.figures[$0]
            return figure.claim.location == share.claim.location && figure.isAmount
                && (figure.isPlain || GapRule.isExcess(figure, reading))
                && figure.amount > Rational(0) && !reading.isRepetition($0)
        }
    }

    /// Whether a name before a share is one of the text around its figures: 农膜 of 农膜回收率, and not 乙矿 of 乙矿恢复率.
    func isTold(_ name: Range<Int>, before share: RuleFigure) -> Bool {
        guard name.count <= 10, !reading.says(["同期", "全", "我", "去年", "上年", "平均"], in: name),
            reading.years(in: name).isEmpty
        else { return false }
        let text = max(share.sentence.lowerBound, name.lowerBound - 120)..<name.lowerBound
        let said = Set(reading.source.folded[text])
        let missing = name.filter {
            !said.contains(reading.source[$0]) && !"累计总面积数量的".unicodeScalars.contains(reading.source[$0])
        }
        return missing.count <= (name.count > 3 ? 1 : 0)
    }
}
