import Bilingual
import Geodesy

extension Ledger {
    /// What the report's own figures say about each other, in the order of the report.
    ///
    /// Figures are compared inside one item, or outside the items. The time is linear in the text but for sorting.
    public var findings: [Finding] {
        let district = District(title: title)
        let preamble = ItemReading(outerTexts, breaks: breaks)
        let own = items.flatMap { $0.findings(district: district, breaks: breaks) }
        let tables = TableRule.findings(in: self)
        let told = Set(tables.map { Set($0.places) })
        let held = HeldSums(own + tables)
        let groups = SectionSumRule.findings(in: self, preamble, held: held)
        let sections = Set(groups.map { Set($0.places) })
        let totals =
            groups
            + (ItemSumRule.findings(in: self, preamble, held: held)
            + GroupSumRule.findings(in: self, preamble, held: held)).filter {
                !sections.contains(Set($0.places))
            }
        let rows = RowTextRule.findings(in: preamble, of: self)
        let outer =
            RowTextRule.merged(preamble.arithmetic(district: district), rows)
            + StatusCountRule.findings(in: self, preamble) + TotalRowRule.findings(in: self, preamble)
            + totals.filter { !told.contains(Set($0.places)) }
        let doubts = UnreadDoubts(of: self)
        return ((outer + own).map(doubts.applied(to:)) + tables).sorted(by: Self.precedes)
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
    func findings(district: District?, breaks: [Range<Int>] = []) -> [Finding] {
        let reading = ItemReading(self, breaks: breaks)
        let fines = ImpliedAreaRule.findings(in: reading)
        let told = Set(fines.map { Set($0.places) })
        let arithmetic = reading.arithmetic(district: district).filter { !told.contains(Set($0.places)) }
        let rows = RowTextRule.findings(in: reading)
        return RowTextRule.merged(arithmetic, rows) + fines + ComplementRule.findings(in: reading)
            + ConflictRule.findings(in: reading)
            + RepeatedCompletionRule.findings(in: reading) + CompletionMarkRule.findings(in: reading)
            + ShareAsAreaRule.findings(in: reading) + UnitSlipRule.findings(in: reading)
            + ExtentRule.findings(in: reading, district: district)
            + OpenWorkRule.findings(in: reading) + AcceptanceRule.findings(in: reading)
            + YearlessDateRule.findings(in: reading)
    }
}

extension ItemReading {
    /// What the figures of a text say about each other, whatever the text.
    fileprivate func arithmetic(district: District?) -> [Finding] {
        let ratios = RatioRule.findings(in: self) + ScheduleRule.findings(in: self)
        let words = RestFigures(self)
        let stocks = StockAccount.rests(in: self, words)
        let rests = RemainderRule.findings(in: self, words, stocks: stocks)
        let told =
            SumRule.findings(in: self) + rests + SpreadSumRule.findings(in: self, stocks: stocks)
            + CellWholeRule.findings(in: self)
        let gaps = GapRule.findings(in: self, stocks: stocks)
        // 比2020年减少200吨 behind 1000, 800 and 600吨 is the change of two of them, and no part of a sum.
        let pairs = gaps.filter { $0.verdict != .undecided }.compactMap { gap in
            gap.places.last.map { ($0, Set(gap.places)) }
        }
        let isRest = Set(rests)
        let changed = Dictionary(pairs) { first, _ in first }
        let sums = explained(
            once(told + TwinSumRule.findings(of: told, in: self)).filter { sum in
                sum.places.allSatisfy { changed[$0] == nil || changed[$0] == Set(sum.places) }
            }, rests: isRest)
        // A share or a sum says more than that a part is no larger than its whole.
        var explained: [Finding.Place: Set<Int>] = [:]
        for (index, finding) in (ratios + sums).enumerated() {
            for place in finding.places { explained[place, default: []].insert(index) }
        }
        let parts = PartRule.findings(in: self).filter { part in
            let places = part.places.map { explained[$0] ?? [] }
            return places.dropFirst().reduce(places.first ?? []) { $0.intersection($1) }.isEmpty
        }
        let differences = DifferenceRule.findings(in: self)
        let changes = Set((ratios + differences).map { Set($0.places) })
        let shares = Set(ratios.flatMap(\.places).filter { $0.claim?.kind == .ratio })
        let growths = once(
            MultipleRule.findings(in: self) + gaps + GrowthRule.findings(in: self)
        ).filter {
            // A percentage that is told as a share is no growth as well.
            !changes.contains(Set($0.places))
                && !($0.rule == .ratio && $0.places.contains { shares.contains($0) })
        }
        return ratios + sums + parts + differences + growths + ProductRule.findings(in: self)
            + ConversionRule.findings(in: self) + ListCountRule.findings(in: self, district: district)
    }

    /// The sums without the wrong ones of which a sum that holds tells more (60 + 30 of 100 beside 60 + 30 + 10); a rest of a
    /// total that other parts make up is one of an account that the words leave open.
    private func explained(_ sums: [Finding], rests: Set<Finding>) -> [Finding] {
        func total(_ sum: Finding) -> Finding.Place? {
            sum.places.max {
                ($0.claim?.amount ?? Rational(0)) < ($1.claim?.amount ?? Rational(0))
            }
        }
        var holding: [Finding.Place: [Set<Finding.Place>]] = [:]
        var parts: [Finding.Place: [Set<Finding.Place>]] = [:]
        for sum in sums where sum.verdict == .holds {
            let places = Set(sum.places)
            if let place = total(sum) { holding[place, default: []].append(places) }
            for place in sum.places { parts[place, default: []].append(places) }
        }
        /// Whether the parts of a sum make up another total, beside them and not beside its own.
        func isAdded(_ sum: Finding, to whole: Finding.Place) -> Bool {
            let own = Set(sum.places).subtracting([whole])
            guard let part = own.first, whole.claim?.location != part.claim?.location else { return false }
            return (parts[part] ?? []).contains { other in
                other.isStrictSuperset(of: own) && other.count == own.count + 1
                    && other.subtracting(own).allSatisfy { $0.claim?.location == part.claim?.location }
            }
        }
        return sums.compactMap { sum in
            // 共7件，其中4件、2件、1件: the parts of one account are no account by themselves.
            if sum.verdict == .doesNotHold, let first = sum.places.first, let around = parts[first],
                around.contains(where: { $0.isStrictSuperset(of: Set(sum.places)) })
            {
                return nil
            }
            // 沙坑40个 of the problem, and of the progress 9个、12个、15个，共计36个: the parts add up to a total of their own.
            if sum.verdict == .doesNotHold, let whole = total(sum), isAdded(sum, to: whole) { return nil }
            guard sum.verdict == .doesNotHold, let held = total(sum).flatMap({ holding[$0] }) else {
                return sum
            }
            let places = Set(sum.places)
            if held.contains(where: { $0.isStrictSuperset(of: places) }) { return nil }
            guard rests.contains(sum), let location = sum.places.first?.claim?.location,
                sum.places.allSatisfy({ $0.claim?.location == location }),
                held.contains(where: { $0.allSatisfy { $0.claim?.location == location } })
            else { return sum }
            return Finding(
                sum.rule, .undecided, sum.places, sum.arithmetic, note: RemainderRule.openNote)
        }
    }

    /// Sums that two rules or two mentions of a total give are told once: the first, or the one that holds.
    private func once(_ sums: [Finding]) -> [Finding] {
        var kept: [Finding] = []
        var index: [Set<Finding.Place>: Int] = [:]
        for sum in sums {
            let figures = Set(sum.places)
            if let former = index[figures] {
                // Of which whole a rest is, the words leave open: that it fits one decides nothing.
                let isOpen = kept[former].note == RemainderRule.openNote && sum.verdict == .holds
                if kept[former].verdict == .undecided, !isOpen { kept[former] = sum }
                continue
            }
            index[figures] = kept.count
            kept.append(sum)
        }
        return kept
    }
}
