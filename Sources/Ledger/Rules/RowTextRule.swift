import Geodesy

/// What the text of a row tells of the figures in its cells: `到位资金为计划的106%` beside cells of 计划 and 到位, `恢复率70%`, `结余资金22万元`.
///
/// The words must name the columns; numbers that only fit are none.
enum RowTextRule {
    /// The findings of an item's text on its own row.
    static func findings(in reading: ItemReading) -> [Finding] {
        let cells = reading.cells.values.flatMap { $0 }
        guard cells.count > 1, Set(cells.map { $0.claim.cell?.row }).count == 1 else { return [] }
        return findings(in: reading, on: cells)
    }

    /// The findings of what stands outside the items on the row of totals (全市到位资金为计划的83.3%), and of rates on the rows that it
    /// names (治理率甲县88.5%、乙县74.5%).
    static func findings(in reading: ItemReading, of ledger: Ledger) -> [Finding] {
        guard reading.figures.count < 200 else { return [] }
        let named = rates(in: reading, of: ledger)
        let totals = ledger.claims.filter { $0.cell?.isTotal == true && $0.isReckonable }
        guard let last = totals.last?.cell else { return named }
        let row = totals.filter { $0.cell?.table == last.table && $0.cell?.row == last.row }
        guard row.count > 1 else { return named }
        let known = Set(named.map { Set($0.places) })
        return named
            + findings(in: reading, on: row.map { RuleFigure(cell: $0, of: nil) }).filter {
                !known.contains(Set($0.places))
            }
    }

    /// The findings of a text with those on its row: what holds between figures of the text says more of a share than the row,
    /// what does not says less.
    static func merged(_ own: [Finding], _ rows: [Finding]) -> [Finding] {
        guard !rows.isEmpty else { return own }
        func shares(_ findings: [Finding], _ verdicts: [FindingVerdict]) -> Set<Claim> {
            let told = findings.filter { $0.rule == .ratio && verdicts.contains($0.verdict) }
            return Set(told.flatMap { $0.places.compactMap(\.claim) }.filter { $0.kind == .ratio })
        }
        func isTold(_ finding: Finding, _ shares: Set<Claim>) -> Bool {
            finding.rule == .ratio && finding.places.compactMap(\.claim).contains(where: shares.contains)
        }
        let held = shares(own, [.holds, .holdsWithinRounding])
        let known = Set(own.map { Set($0.places) })
        let kept = rows.filter { !isTold($0, held) && !known.contains(Set($0.places)) }
        let taken = shares(kept, FindingVerdict.allCases)
        return own.filter { !isTold($0, taken) } + kept
    }

    private static func findings(in reading: ItemReading, on cells: [RuleFigure]) -> [Finding] {
        let row = NamedCells(cells)
        return reading.figures.compactMap { figure in
            figure.claim.kind == .ratio ? share(figure, row, reading) : rest(figure, row, reading)
        }
    }

    // MARK: Shares

    private static func share(_ share: RuleFigure, _ row: NamedCells, _ reading: ItemReading) -> Finding? {
        guard share.claim.unit.base == .percent, share.claim.upper == nil,
            let pair = pair(of: share, row, reading)
        else { return nil }
        return RatioRule.finding(pair.part, of: pair.whole, is: share, isTied: pair.isCertain)
    }

    /// The figures of a share; one of other words than the columns have (植被恢复率) is none of them where it does not agree.
    private typealias Pair = (part: RuleFigure, whole: RuleFigure, isCertain: Bool)

    private static func pair(of share: RuleFigure, _ row: NamedCells, _ reading: ItemReading) -> Pair? {
        let lead = share.segment.lowerBound..<share.range.lowerBound
        guard lead.count <= 24, !reading.says(RatioRule.changes, in: lead) else { return nil }
        let words = reading.source.text(in: lead).folded
        // 到位资金为计划的106%, 修复面积占损毁面积的69.9%.
        if words.hasSuffix("的"),
            let joint = words.lastIndex(where: { ["占", "为", "是", "达"].contains($0) })
        {
            let (before, behind) = (
                String(words[..<joint]), String(words[words.index(after: joint)...].dropLast())
            )
            if behind.first == "全", behind.count < 4 { return ofAll(share, row, reading) }
            guard let whole = row.named(behind, among: row.columns) else { return nil }
            let others = row.columns.filter { $0.measure == whole.measure && $0.isInOther(column: whole) }
            if let part = row.named(before, among: others) { return (part, whole, true) }
            return others.count == 1 && row.isTask(whole) ? (others[0], whole, true) : nil
        }
        let stem = words.last == "率" ? String(words.dropLast()) : words
        // 全县恢复率 is of no row, nor one behind figures of its own.
        guard share.item == nil || stem.first != "全", let pair = pair(of: stem, row),
            !before(share, reading).contains(where: pair.part.isComparable)
        else { return nil }
        return words.last == "率" || row.isTask(pair.whole) ? pair : nil
    }

    /// The figures of a rate by its name: 恢复率70%, 资金到位率67%, 资金到位70% are of the only other column that measures the same.
    private static func pair(of stem: String, _ row: NamedCells) -> Pair? {
        // 植被成活率 is of no column 植被恢复.
        guard (2...8).contains(stem.count),
            let part = row.named(stem, among: row.columns.filter { !row.isTask($0) && !row.isRest($0) }),
            row.isNamed(part, by: String(stem.suffix(2)))
        else { return nil }
        let wholes = row.columns.filter {
            $0.measure == part.measure && $0.isInOther(column: part) && !row.isRest($0)
        }
        guard wholes.count == 1, let whole = wholes.first else { return nil }
        let subject = String(stem.dropLast(2))
        let isCertain = row.isNamed(part, by: subject) || row.isNamed(whole, by: subject)
        return (part, whole, subject.isEmpty || isCertain)
    }

    /// The rates that words tell of rows that they name, each row once: the rate is named with it, or before the first of them.
    private static func rates(in reading: ItemReading, of ledger: Ledger) -> [Finding] {
        let shares = reading.figures.filter {
            $0.claim.kind == .ratio && $0.claim.unit.base == .percent && $0.claim.upper == nil
        }
        guard !shares.isEmpty else { return [] }
        let rows = NamedRows(of: ledger)
        return shares.compactMap { share in
            let lead = reading.endOfFigure(before: share.range.lowerBound)..<share.range.lowerBound
            let own = max(lead.lowerBound, share.sentence.lowerBound)..<lead.upperBound
            guard own.count <= 40, !reading.says(RatioRule.changes, in: own),
                let (row, rest) = rows.named(in: reading.source.text(in: own).folded),
                let stem = rate(in: rest) ?? rate(before: share, reading), let pair = pair(of: stem, row)
            else { return nil }
            return RatioRule.finding(pair.part, of: pair.whole, is: share, isTied: pair.isCertain)
        }
    }

    /// The name of the rate that words end with or hold: 任务完成率, 治理率由高到低为.
    private static func rate(in words: String) -> String? {
        guard let end = words.lastIndex(of: "率") else { return nil }
        let stem = words[..<end].reversed().prefix(6).prefix { $0.isLetter && !"的从按各区县市".contains($0) }
        return stem.count > 1 ? String(stem.reversed()) : nil
    }

    /// The name of the last rate that the words before a share tell, up to the full stop.
    private static func rate(before share: RuleFigure, _ reading: ItemReading) -> String? {
        var start = share.range.lowerBound
        while start > 0, share.range.lowerBound - start < 80,
            !"。\n".unicodeScalars.contains(reading.source[start - 1])
        {
            start -= 1
        }
        return rate(in: reading.source.text(in: start..<share.range.lowerBound).folded)
    }

    /// 甲县到位资金2025万元，占全市的41.8%: of the total of the column that the words of the part name.
    private static func ofAll(_ share: RuleFigure, _ row: NamedCells, _ reading: ItemReading) -> Pair? {
        guard share.item == nil, let part = before(share, reading).last, part.isAmount,
            part.segment.upperBound + 1 == share.segment.lowerBound
        else { return nil }
        let words = reading.source.text(in: PartSeries.label(part, reading))
        return row.named(words, among: row.columns.filter { $0.isComparable(to: part) }).map {
            (part, $0, true)
        }
    }

    /// The figures before a figure in its sentence, which it may be of.
    private static func before(_ figure: RuleFigure, _ reading: ItemReading) -> [RuleFigure] {
        let index = reading.index(of: figure) ?? 0
        return reading.figures[max(0, index - ItemReading.nearby)..<index].filter {
            $0.sentence == figure.sentence
        }
    }

    // MARK: Rests

    private static let rests = ["结余", "节余", "结存", "剩余", "还剩", "尚余", "余下", "缺口", "未到位", "未支付"]

    /// What a text says is left of a cell that another cell was taken from.
    private static func rest(_ rest: RuleFigure, _ row: NamedCells, _ reading: ItemReading) -> Finding? {
        let lead = PartSeries.label(rest, reading)
        guard rest.isPlain, rest.claim.kind == .money, reading.says(rests, in: lead),
            !before(rest, reading).contains(where: rest.isComparable)
        else { return nil }
        let own = row.columns.filter { $0.measure == rest.measure }
        guard own.count == 2, let whole = own.first(where: row.isTask),
            let part = own.first(where: { $0.isInOther(column: whole) }), !row.isTask(part)
        else { return nil }
        let sum = PartSum(parts: [part, rest], total: whole)
        guard sum.isPlain else { return nil }
        return sum.relation == .loose
            ? sum.finding(.undecided, note: PartSum.looseNote) : sum.finding(sum.relation.verdict)
    }
}
