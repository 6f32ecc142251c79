import Bilingual
import Geodesy

/// What a total leaves for a figure that the text does not state: of two batches, the second; of two kinds of
/// sites that are added up in words, all of them.
enum ComplementRule {
    /// The fewest scalars that name one class of things (`盟级重要湿地`).
    private static let shortestName = 4

    static func findings(in reading: ItemReading) -> [Finding] {
        reading.figures.indices.flatMap { index -> [Finding] in
            guard reading.figures[index].claim.kind == .count, reading.figures[index].isPlain else { return [] }
            return [secondBatch(index, reading), addition(index, reading)].compactMap { $0 }
        }
    }

    /// 第一批、第二批 … 达到27处, and an earlier figure of the same class: the first batch.
    private static func secondBatch(_ index: Int, _ reading: ItemReading) -> Finding? {
        let total = reading.figures[index]
        let lead = total.sentence.lowerBound..<total.range.lowerBound
        let own = total.segment.lowerBound..<total.range.lowerBound
        guard reading.first("第一批", in: lead) != nil, reading.first("第二批", in: lead) != nil,
            reading.first("第三批", in: lead) == nil, reading.says(["达到", "达", "共", "累计"], in: own)
        else { return nil }
        let firsts = reading.figures[..<index].suffix(ItemReading.nearby).filter {
            $0.isComparable(to: total) && $0.isPlain && $0.sentence != total.sentence
                && CommonWords.longest($0.segment, own, in: reading.source) >= shortestName
        }
        guard firsts.count == 1, let first = firsts.first else { return nil }
        let rest = total.amount - first.amount
        let isPossible = rest > Rational(0)
        let unit = ArithmeticText.unit(total)
        let text = "\(total.claim.value) − \(first.claim.value) = \(ArithmeticText.number(rest, scale: 0))"
        return Finding(
            .complement, isPossible ? .undecided : .doesNotHold, [reading.place(first), reading.place(total)],
            Message(zh: "\(text)（\(unit.zh)）", en: "\(text) (\(unit.en))"),
            note: isPossible
                ? Message(
                    zh: "推算：第二批数目原文未载，无可比对", en: "inferred: the report does not state the second batch")
                : Message(zh: "两批合计不大于第一批", en: "both batches together are no more than the first"))
    }

    /// 达到27处，再加上6处: the sum, if the two do not overlap.
    private static func addition(_ index: Int, _ reading: ItemReading) -> Finding? {
        guard index > 0 else { return nil }
        let (added, former) = (reading.figures[index], reading.figures[index - 1])
        let lead = added.segment.lowerBound..<added.range.lowerBound
        guard added.isComparable(to: former), former.isPlain, former.sentence == added.sentence,
            reading.says(["再加上", "再加", "加上", "另加"], in: lead), lead.count <= 6
        else { return nil }
        let sum = ArithmeticText.number(added.amount + former.amount, scale: 0)
        let text = "\(former.claim.value) + \(added.claim.value) = \(sum)"
        let unit = ArithmeticText.unit(added)
        return Finding(
            .complement, .undecided, [reading.place(former), reading.place(added)],
            Message(zh: "\(text)（\(unit.zh)）", en: "\(text) (\(unit.en))"),
            note: Message(
                zh: "仅当两类互不重叠时成立，原文未载合计", en: "only if the two do not overlap; no total is stated"))
    }
}
