extension ItemReading {
    /// The year that a figure is told of: the last before it in its sentence.
    func year(of figure: RuleFigure) -> Int? {
        let lead = figure.sentence.lowerBound..<figure.range.lowerBound
        return lead.reversed().lazy.compactMap { end -> Int? in
            guard self.source[end] == "年", end - 4 >= lead.lowerBound else { return nil }
            return self.years(in: max(lead.lowerBound, end - 5)..<(end + 1)).first
        }.first
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
