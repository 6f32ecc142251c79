extension ItemReading {
    /// The year that a figure is told of: its own of a list (2021年、2022年分别为40%、44%), else the last before it in its sentence.
    func year(of figure: RuleFigure) -> Int? {
        if let listed = listedYear(of: figure) { return listed }
        // 两年共复垦154.7亩 is of no year.
        let own = figure.segment.lowerBound..<figure.range.lowerBound
        if years(in: own).isEmpty,
            TotalWords.opening(own, in: self) != nil
                || own.contains(where: {
                    source[$0] == "年" && $0 > 0 && "两三四五六七八九十".unicodeScalars.contains(source[$0 - 1])
                })
        {
            return nil
        }
        let lead = figure.sentence.lowerBound..<figure.range.lowerBound
        return lead.reversed().lazy.compactMap { end -> Int? in
            guard self.source[end] == "年", end - 4 >= lead.lowerBound else { return nil }
            return self.years(in: max(lead.lowerBound, end - 5)..<(end + 1)).first
        }.first
    }

    /// The year of one of several values told for as many years in order.
    private func listedYear(of figure: RuleFigure) -> Int? {
        guard let place = index(of: figure) else { return nil }
        func isJoined(_ index: Int) -> Bool {
            guard index > 0, index < figures.count, figures[index].isComparable(to: figures[index - 1]) else {
                return false
            }
            let gap = figures[index - 1].range.upperBound..<figures[index].range.lowerBound
            return gap.count == 1 && ["、", "和", "及"].contains(source[gap.lowerBound])
        }
        var (first, last) = (place, place)
        while isJoined(first) { first -= 1 }
        while isJoined(last + 1) { last += 1 }
        guard last > first else { return nil }
        let floor = first > 0 ? figures[first - 1].range.upperBound : 0
        let start = max(figure.sentence.lowerBound, floor)
        let lead = min(start, figures[first].range.lowerBound)..<figures[first].range.lowerBound
        guard says(["分别", "依次", "各"], in: lead) else { return nil }
        var years: [Int] = []
        for end in lead where source[end] == "年" && end - 4 >= lead.lowerBound {
            guard let year = self.years(in: max(lead.lowerBound, end - 5)..<(end + 1)).first else { continue }
            // 2020年至2023年: every year between.
            if let former = years.last, ["至", "到", "-", "—"].contains(source[end - 5]), former < year {
                years += (former + 1)...year
            } else {
                years.append(year)
            }
        }
        return years.count == last - first + 1 ? years[place - first] : nil
    }

    /// Whether two amounts are told of different years, as are those of a growth.
    ///
    /// Over sentences only what both were done, or both were taken, is an account of years: 2021年排查80个 may be the whole
    /// of 2023年整治40个.
    func areOfDifferentYears(_ whole: RuleFigure, _ part: RuleFigure) -> Bool {
        guard whole.segment != part.segment, let own = year(of: part), let other = year(of: whole), own != other
        else { return false }
        if whole.sentence == part.sentence,
            years(in: whole.segment.lowerBound..<whole.range.lowerBound) == [other],
            years(in: part.segment.lowerBound..<part.range.lowerBound) == [own]
        {
            return true
        }
        return whole.claim.location == part.claim.location && whole.claim.role == part.claim.role
    }
}
