import Geodesy

/// Wholes that the words of a part, of a rate or of a list tell from the others.
extension ShareWholes {
    /// The only one of several wholes that names what the part names and the others do not: 乙厂 of 甲厂应清运600吨、乙厂应清运400吨.
    func alike(_ wholes: [Int], _ part: RuleFigure) -> RuleFigure? {
        let words = Set(reading.source.folded[part.segment.lowerBound..<part.range.lowerBound])
        let names = wholes.map { place -> Set<Unicode.Scalar> in
            let whole = reading.figures[place]
            return Set(reading.source.folded[whole.segment.lowerBound..<whole.range.lowerBound]).filter {
                !$0.isDigit && !$0.endsClause && !$0.isBlank
            }
        }
        let common = names.dropFirst().reduce(names.first ?? []) { $0.intersection($1) }
        let own = names.map { $0.subtracting(common).intersection(words).count }
        guard let most = own.max(), most > 0 else { return nil }
        return only(zip(wholes, own).filter { $0.1 == most }.map(\.0), part)
    }

    /// The only part of another that the words before a part name, and that no head is called: 在册 of 共有砂坑80个，其中在册50个，在册砂坑已回填40个.
    ///
    /// So may the words before a rate: 其中可执行部分500万元，已收缴400万元，可执行部分收缴率80%.
    func namesake(_ wholes: [Int], _ part: RuleFigure, _ subject: Range<Int>?, _ stem: String?)
        -> RuleFigure?
    {
        let names = wholes.filter(accounts.isPart).map { place -> (place: Int, near: Int, far: Int) in
            let whole = reading.figures[place]
            let former = place > 0 ? reading.figures[place - 1].range.upperBound : 0
            let name = max(whole.segment.lowerBound, former)..<max(former, whole.range.lowerBound)
            let floor = max(part.sentence.lowerBound, whole.range.upperBound)
            let near = max(part.segment.lowerBound, floor)..<part.range.lowerBound
            let heads = wholes.filter { $0 < place && !accounts.isPart($0) }.map { reading.figures[$0].segment }
            // 应整改50个，已整改40个 share a deed, and no name.
            let deed = stem.flatMap { reading.first($0, in: name) }.map { $0..<($0 + 2) }
            let own = CommonWords.pairs([name], in: reading.source).subtracting(
                CommonWords.pairs(heads + [deed].compactMap { $0 }, in: reading.source))
            func shared(_ words: Range<Int>, atLeast least: Int) -> Int {
                guard !CommonWords.pairs([words], in: reading.source).isDisjoint(with: own) else { return 0 }
                let shared = CommonWords.longest(words, name, in: reading.source)
                return shared >= least ? shared : 0
            }
            return (
                place, max(shared(near, atLeast: 2), subject.map { shared($0, atLeast: 2) } ?? 0),
                shared(min(floor, part.range.lowerBound)..<part.range.lowerBound, atLeast: 3)
            )
        }
        // 耕地 of 耕地已恢复270亩 stands beside the part; farther off it takes more to be its name.
        let beside = names.filter { $0.near > 0 }
        let named = (beside.isEmpty ? names.filter { $0.far > 0 } : beside).map(\.place)
        return only(named, part)
    }

    /// The only whole that the words before a rate name: 整改类 of 退出类15座、整改类30座，整改类完成率90%.
    func ofSubject(_ subject: Range<Int>, _ wholes: [Int], _ part: RuleFigure) -> RuleFigure? {
        // 两站分别为4万吨、5万吨: the names stand apart from the figures.
        guard !reading.says(["分别", "依次"], in: part.sentence) else { return nil }
        let shared = wholes.map { place -> Int in
            let whole = reading.figures[place]
            let former = place > 0 ? reading.figures[place - 1].range.upperBound : 0
            let name = max(whole.segment.lowerBound, former)..<max(former, whole.range.lowerBound)
            return accounts.isDone(place)
                ? 0 : CommonWords.longest(subject, name, in: reading.source)
        }
        guard let most = shared.max(), most >= 2 else { return nil }
        return only(zip(wholes, shared).filter { $0.1 == most }.map(\.0), part)
    }

    /// Whether a lone part of a whole stands right before what was done, so that either may be meant: 应整改80个，其中本年应整改50个，已整改40个.
    func isOfPart(_ place: Int, _ wholes: [Int]) -> Bool {
        let part = reading.figures[place]
        guard let last = reading.peers(before: place, atMost: 1).last, wholes.contains(last),
            accounts.isPart(last), !accounts.isPart(place) || reading.figures[last].sentence == part.sentence,
            reading.figures[last].segment.upperBound + 1 == part.segment.lowerBound, !accounts.isDone(last),
            let head = reading.peers(before: last, atMost: 1).last, !accounts.isPart(head)
        else { return false }
        let words = CommonWords.pairs([part.segment.lowerBound..<part.range.lowerBound], in: reading.source)
        let own = CommonWords.pairs([reading.figures[head].segment], in: reading.source)
            .subtracting(CommonWords.pairs([reading.figures[last].segment], in: reading.source))
        return words.isDisjoint(with: own)
    }

    /// Whether a part is the sum of what was done of several wholes: 15宗，注销9宗；5宗，注销4宗；合计注销13宗.
    func isOfSeveral(_ place: Int) -> Bool {
        let part = reading.figures[place]
        let lead = part.segment.lowerBound..<part.range.lowerBound
        guard reading.says(["合计", "总计", "共计"], in: lead), TotalWords.opening(lead, in: reading) != nil else {
            return false
        }
        let wholes = reading.peers(before: place, atMost: Self.window).filter {
            let figure = reading.figures[$0]
            return figure.claim.location == part.claim.location && !accounts.isDone($0) && !accounts.isPart($0)
                && !accounts.isRest($0) && part.range.lowerBound - figure.range.upperBound <= SharePairing.reach
        }
        return Set(wholes.map { reading.figures[$0].amount }).count > 1
    }

    /// Whether a figure is one of a list and not the one that a part names: 林地500亩、湿地300亩.
    func isListed(_ place: Int, _ part: RuleFigure) -> Bool {
        let whole = reading.figures[place]
        let neighbours = reading.peers(before: place, atMost: 1) + reading.peers(behind: place, atMost: 1)
        // 栽植4300株、成活3900株: the part itself is none of a list.
        let isBeside = neighbours.contains { other in
            guard reading.figures[other].range != part.range else { return false }
            let (a, b) = (reading.figures[min(place, other)], reading.figures[max(place, other)])
            return a.segment.upperBound + 1 == b.segment.lowerBound
                && reading.source[a.segment.upperBound] == "、"
        }
        guard isBeside else { return false }
        let (own, name) = (
            part.segment.lowerBound..<part.range.lowerBound, whole.segment.lowerBound..<whole.range.lowerBound
        )
        return CommonWords.longest(own, name, in: reading.source) < 2
    }

    /// Whether the nearest figures that may be the whole are a list: 占用林地200亩、草地300亩.
    func isJoined(_ wholes: [Int]) -> Bool {
        guard wholes.count > 1 else { return false }
        let (last, former) = (reading.figures[wholes[0]], reading.figures[wholes[1]])
        return last.segment.lowerBound == former.segment.upperBound + 1
            && reading.source[former.segment.upperBound] == "、"
    }
}
