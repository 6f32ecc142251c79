import Bilingual
import Geodesy

/// What a series of parts says about a total that the words tie it to.
///
/// How far a sum may miss its total before the pairing itself is in doubt, the words decide, not the numbers: parts that
/// are all the parts may miss it by a quarter, others by a tenth.
struct SeriesVerdict {
    /// The finding; `nil` where the words tell too little.
    let finding: Finding?

    private static let note = Message(
        zh: "各部分是否列全、是否重叠，原文未说明",
        en: "whether the parts are all of it and do not overlap, the report does not say")

    init(_ series: PartSeries, of whole: RuleFigure, tie: SeriesTie, in reading: ItemReading) {
        let total = reading.figure(whole, inUnitOf: series.parts)
        let sum = PartSum(parts: series.parts, total: total)
        // 分为, 由…组成 need no more words.
        let contrast = series.contrast ?? (tie == .whole ? .name : nil)
        // A list behind a colon is of different cases: 立案118起：处罚96起，移交24起.
        let isListed = reading.source[whole.segment.upperBound] == ":" && tie == .whole
        guard let contrast,
            isListed || [.complement, .stage].contains(contrast) || !sum.tellsStages(in: reading),
            ![.period, .place].contains(contrast) || series.carriesOn(total, reading)
        else {
            finding = nil
            return
        }
        let isOfOneUnit = series.parts.allSatisfy { $0.claim.unit.base == total.claim.unit.base }
        switch sum.relation {
        case .equal where ForeignParts.isSaidApart(series.parts, reading):
            finding = sum.finding(.undecided, note: ForeignParts.note)
        case .equal: finding = sum.finding(.holds)
        case .close where !isOfOneUnit: finding = nil
        case .close: finding = tie != .only || total.digits > 2 ? sum.finding(.holdsWithinRounding) : nil
        case .loose: finding = tie != .only ? sum.finding(.undecided, note: PartSum.looseNote) : nil
        case .less, .more:
            let share = Self.share(
                contrast, tie, total.claim.kind, isMore: sum.relation == .more || series.isRow(in: reading))
            // One of few is more than a tenth.
            let isOneOff =
                (share > Rational(0) && (contrast != .deed || tie == .whole) || contrast == .fate)
                && total.claim.kind == .count
                && total.amount > Rational(tie == .whole ? 2 : 3)
                && (sum.sum - total.amount).magnitude == Rational(1)
            // 2023年完成3500亩；2024年计划完成1000亩: what is planned need not be all that is left.
            let plans = series.parts.map {
                reading.says(["计划", "拟", "预计"], in: PartSeries.label($0, reading))
            }
            let isPartlyPlanned = contrast != .complement && plans.contains(true) && plans.contains(false)
            if isOfOneUnit, !isPartlyPlanned, share > Rational(0) && sum.isNear(share) || isOneOff {
                finding = sum.finding(.doesNotHold)
            } else {
                finding =
                    tie != .only && sum.isNear(Rational(1, 4))
                    ? sum.finding(.undecided, note: Self.note) : nil
            }
        }
    }

    /// The share of the total that a sum may miss and still be a fault; 0 where the words leave other parts open.
    private static func share(
        _ contrast: PartSeries.Contrast, _ tie: SeriesTie, _ kind: ClaimKind, isMore: Bool
    ) -> Rational {
        let (quarter, tenth) = (Rational(1, 4), Rational(1, 10))
        switch (tie, contrast) {
        case (_, .complement), (.whole, _), (.loose, .stage): return quarter
        // 养殖场76家，规模以上3家，配套设施59家，关停7家: words of its own for each need not part them.
        case (.loose, .deed): return Rational(1, 50)
        case (.loose, _): return isMore && kind == .count ? quarter : tenth
        // The years, places and fates told need not be all of them.
        case (.only, .period), (.only, .place), (.only, .fate):
            return isMore && kind == .count ? tenth : Rational(0)
        case (.only, _): return kind == .count ? tenth : Rational(0)
        }
    }
}
