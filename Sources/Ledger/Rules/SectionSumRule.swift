import Geodesy

/// Totals in the headings of sections against the items below them, and the headings against the total of all:
/// `一、甲县：占地268.9亩，恢复205.1亩` above three items, `全市占地405.6亩` above two such headings.
///
/// A heading is the line right above items; headings that tell the same in the same words make a series. The words pair a
/// heading with its items and with the total, and a difference decides only where others of the series, or of the heading, hold.
enum SectionSumRule {
    private struct Section {
        let items: [LedgerItem]
        /// The figures of its heading.
        let figures: [RuleFigure]
    }

    /// What totals of several headings have in common.
    private struct Series: Hashable {
        let measure: RuleFigure.Measure
        let role: ClaimRole
        /// The last two scalars before the number, total words apart.
        let word: String
    }

    private struct Account {
        let section: Int
        let series: Series
        let total: RuleFigure
        /// What the items tell, and whether each tells one figure; `nil` where too few tell any.
        let own: (sum: PartSum, isCertain: Bool)?
    }

    static func findings(in ledger: Ledger, _ reading: ItemReading, held: HeldSums) -> [Finding] {
        let sections = Self.sections(of: ledger, reading)
        guard sections.count > 1 else { return [] }
        let accounts = sections.enumerated().flatMap { index, section in
            totals(of: section, index, reading, held)
        }
        let series = Dictionary(grouping: accounts, by: \.series).filter { $0.value.count > 1 }
        let holding = series.values.joined().filter { $0.own?.sum.relation == .equal }
        let below = series.values.joined().compactMap { account -> Finding? in
            guard let (sum, isCertain) = account.own else { return nil }
            let isTied = holding.contains {
                ($0.section == account.section || $0.series == account.series)
                    && $0.total.range != account.total.range
            }
            switch sum.relation {
            case .equal:
                return isCertain || isTied || account.total.digits > 2
                    ? sum.finding(.holds) : sum.finding(.undecided, note: ItemSumRule.openNote)
            case .close: return isCertain ? sum.finding(.holdsWithinRounding) : nil
            case .loose: return nil
            case .less, .more:
                guard isTied, sum.isNear(Rational(1, 4)) else { return nil }
                return isCertain
                    ? sum.finding(.doesNotHold) : sum.finding(.undecided, note: ItemSumRule.openNote)
            }
        }
        return below + series.compactMap { whole(of: $0.value, $0.key, sections, reading) }
    }

    // MARK: Sections

    /// The stretches of items below a line with figures, but for one that all items stand below.
    private static func sections(of ledger: Ledger, _ reading: ItemReading) -> [Section] {
        let figures = reading.figures.filter { $0.isAmount && $0.isPlain }
        var sections: [Section] = []
        var (item, figure) = (0, 0)
        for (index, outer) in ledger.outerTexts.enumerated() {
            let range = outer.text.range
            let next =
                index + 1 < ledger.outerTexts.count ? ledger.outerTexts[index + 1].text.offset : Int.max
            while item < ledger.items.count, ledger.items[item].text.offset < range.upperBound { item += 1 }
            let start = item
            while item < ledger.items.count, ledger.items[item].text.offset < next { item += 1 }
            let last = outer.text.text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
            let line = range.upperBound - last.unicodeScalars.count
            while figure < figures.count, figures[figure].claim.figure.offset < line { figure += 1 }
            let first = figure
            while figure < figures.count, figures[figure].claim.figure.offset < range.upperBound { figure += 1 }
            guard start < item, item - start < ledger.items.count, first < figure else { continue }
            sections.append(
                Section(items: Array(ledger.items[start..<item]), figures: Array(figures[first..<figure])))
        }
        return sections
    }

    /// The totals of a heading, each with what the items tell: not how many items there are, and nothing that it tells twice.
    private static func totals(
        of section: Section, _ index: Int, _ reading: ItemReading, _ held: HeldSums
    ) -> [Account] {
        let told = section.figures.compactMap { figure in
            series(of: figure, reading).map { (series: $0, figure: figure) }
        }
        return Dictionary(grouping: told, by: \.series).compactMap { series, figures in
            guard let total = figures.first?.figure, figures.count == 1 else { return nil }
            let own = section.items.count > 1 ? sum(of: total, section.items, reading, held) : nil
            return Account(section: index, series: series, total: total, own: own)
        }
    }

    private static func series(of figure: RuleFigure, _ reading: ItemReading) -> Series? {
        guard !ItemScope.counts(figure) else { return nil }
        let label = PartSeries.label(figure, reading)
        var end = label.upperBound
        for word in ["面积", "小计", "合计", "共计", "总计", "累计", "共"] where label.count > word.count {
            let start = end - word.unicodeScalars.count
            if start > label.lowerBound, reading.source.has(word, at: start, before: end) { end = start }
        }
        guard end - 2 >= label.lowerBound else { return nil }
        let word = reading.source.text(in: (end - 2)..<end).folded
        return Series(measure: figure.measure, role: figure.claim.role, word: word)
    }

    // MARK: Sums

    /// What the items of a section tell of its total.
    private static func sum(
        of total: RuleFigure, _ items: [LedgerItem], _ reading: ItemReading, _ held: HeldSums
    ) -> (sum: PartSum, isCertain: Bool)? {
        // What was to be done is no total of what was done.
        guard total.claim.role != .planned else { return nil }
        let words = reading.source.text(in: PartSeries.label(total, reading))
        let told: [ItemFigures?]
        var isCertain = true
        if total.claim.kind == .area, total.claim.role != .completed,
            let ground = ItemFigures.Ground(ofTotal: total.claim.role)
        {
            told = items.map {
                ItemFigures(of: $0, ground, in: total.claim.unit.base, words: words, held: held)
            }
            isCertain = told.allSatisfy { $0 != nil }
        } else {
            guard let deed = DeedSumRule.told(of: total, items, reading, held) else { return nil }
            told = deed
            isCertain = !zip(items, told).contains {
                $0.1 == nil && DeedSumRule.mayTell($0.0, total, but: [])
            }
        }
        let own = told.compactMap { $0 }
        let sum = PartSum(parts: own.flatMap(\.own), total: total)
        guard sum.parts.count > 1, sum.isPlain else { return nil }
        return (sum, isCertain && own.allSatisfy(\.isCertain))
    }

    /// The total of all that the headings of a series make up, if each section has one.
    private static func whole(
        of accounts: [Account], _ series: Series, _ sections: [Section], _ reading: ItemReading
    ) -> Finding? {
        let parts = accounts.sorted { $0.section < $1.section }.map(\.total)
        guard parts.count == sections.count else { return nil }
        let most = parts.map(\.amount).max() ?? Rational(0)
        let inside = Set(sections.flatMap(\.figures).map(\.range))
        let totals = reading.figures.filter { figure in
            figure.measure == series.measure && figure.isPlain && figure.amount > most
                && !inside.contains(figure.range)
                && (figure.claim.role == series.role
                    || reading.says([series.word], in: PartSeries.label(figure, reading)))
        }
        guard let total = totals.first, totals.count == 1 else { return nil }
        let sum = PartSum(parts: parts, total: total)
        switch sum.relation {
        case .equal, .close: return sum.finding(sum.relation.verdict)
        case .loose: return nil
        case .less, .more:
            guard sum.isNear(Rational(1, 10)), ItemSumRule.isOfAllTime(total, reading) else { return nil }
            // Sections that the items bear out leave the total to be wrong.
            let areSure = accounts.allSatisfy { $0.own?.sum.relation == .equal }
            return sum.finding(areSure ? .doesNotHold : .undecided)
        }
    }
}
