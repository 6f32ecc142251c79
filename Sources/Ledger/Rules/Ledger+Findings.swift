import Bilingual

extension Ledger {
    /// What the report's own figures say about each other, in the order of the report.
    ///
    /// Figures are compared inside one item only. The time is linear in the text but for sorting.
    public var findings: [Finding] {
        let district = District(title: title)
        return items.flatMap { $0.findings(district: district) }.sorted(by: Self.precedes)
    }

    private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
        let (first, second) = (left.places.first?.start ?? 0, right.places.first?.start ?? 0)
        if first != second { return first < second }
        if left.rule != right.rule { return left.rule.rawValue < right.rule.rawValue }
        let (last, otherLast) = (left.places.last?.start ?? 0, right.places.last?.start ?? 0)
        return last != otherLast ? last < otherLast : left.arithmetic.zh < right.arithmetic.zh
    }
}

extension LedgerItem {
    /// What the item's own figures say about each other.
    func findings(district: District?) -> [Finding] {
        let reading = ItemReading(self)
        let ratios = RatioRule.findings(in: reading) + ScheduleRule.findings(in: reading)
        let sums = once(
            SumRule.findings(in: reading) + RemainderRule.findings(in: reading)
                + SpreadSumRule.findings(in: reading))
        // A share or a sum says more than that a part is no larger than its whole.
        let explained = (ratios + sums).map { Set($0.places) }
        let parts = PartRule.findings(in: reading).filter { part in
            !explained.contains { $0.isSuperset(of: part.places) }
        }
        let differences = DifferenceRule.findings(in: reading)
        let changes = Set((ratios + differences).map { Set($0.places) })
        let growths = GrowthRule.findings(in: reading).filter { !changes.contains(Set($0.places)) }
        return ratios + sums + parts + ComplementRule.findings(in: reading) + differences + growths
            + ProductRule.findings(in: reading) + ConflictRule.findings(in: reading)
            + ConversionRule.findings(in: reading)
            + ListCountRule.findings(in: reading, district: district) + ImpliedAreaRule.findings(in: reading)
            + RepeatedCompletionRule.findings(in: reading) + CompletionMarkRule.findings(in: reading)
            + ShareAsAreaRule.findings(in: reading) + UnitSlipRule.findings(in: reading)
            + ExtentRule.findings(in: reading, district: district)
            + OpenWorkRule.findings(in: reading) + YearlessDateRule.findings(in: reading)
    }

    /// Sums that two rules or two mentions of a total give are told once: the first, or the one that holds.
    private func once(_ sums: [Finding]) -> [Finding] {
        var kept: [Finding] = []
        var index: [Set<Finding.Place>: Int] = [:]
        for sum in sums {
            let figures = Set(sum.places)
            if let former = index[figures] {
                if kept[former].verdict == .undecided { kept[former] = sum }
                continue
            }
            index[figures] = kept.count
            kept.append(sum)
        }
        return kept
    }
}
