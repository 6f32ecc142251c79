import Geodesy

/// A number that grew by what came new: 管护员1080名 in the problem, 新聘管护员240名，管护员增加到1320名 in the measures.
///
/// The three must name the same thing, and the number that it grew from must be the only one of its name.
enum GrownRule {
    private static let reached = ["增加到", "增至", "增加至", "扩大到", "扩大至", "扩充到", "增长到", "达到"]
    private static let came = ["新聘", "新增", "新招", "新建", "新购", "新添", "新设", "增聘", "增设", "增加", "补聘", "增配"]
    private static let window = 4

    static func findings(in reading: ItemReading) -> [Finding] {
        reading.figures.indices.compactMap { finding($0, reading) }
    }

    private static func finding(_ index: Int, _ reading: ItemReading) -> Finding? {
        let last = reading.figures[index]
        let lead = last.segment.lowerBound..<last.range.lowerBound
        guard last.isPlain, last.isAmount,
            let mark = reached.lazy.compactMap({ word in ends(in: word, lead, reading) }).first,
            !reading.says(["由", "从", "比", "较"], in: lead)
        else { return nil }
        let name = lead.lowerBound..<mark
        let before = reading.peers(before: index, atMost: ItemReading.nearby).map { reading.figures[$0] }
        let beside =
            before.suffix(window) + reading.peers(behind: index, atMost: window).map { reading.figures[$0] }
        let changes = beside.filter { change in
            guard change.isPlain, change.amount < last.amount, let name = newName(change, reading) else {
                return false
            }
            return change.sentence.overlaps(last.sentence) && name.isEmpty || isSame(name, lead, reading)
        }
        guard changes.count == 1, let change = changes.first else { return nil }
        let thing = name.isEmpty ? newName(change, reading) ?? name : name
        let bases = before.filter { base in
            base.isPlain && base.range != change.range && newName(base, reading) == nil
                && base.amount < last.amount
                && (isSame(thing, base.segment, reading)
                    || thing.isEmpty && base.sentence.overlaps(last.sentence))
        }
        guard let base = bases.first, Set(bases.map(\.amount)).count == 1,
            base.claim.unit.base == last.claim.unit.base
        else { return nil }
        let sum = PartSum(parts: [base, change], total: last)
        guard sum.isNear(Rational(1, 4)) else { return nil }
        return sum.finding(sum.relation.verdict, note: sum.relation == .loose ? PartSum.looseNote : nil)
    }

    /// Where a word starts that ends a range.
    private static func ends(in word: String, _ range: Range<Int>, _ reading: ItemReading) -> Int? {
        let start = range.upperBound - word.unicodeScalars.count
        return start >= range.lowerBound && reading.source.has(word, at: start, before: range.upperBound)
            ? start : nil
    }

    /// What came new, between the verb and the figure.
    private static func newName(_ figure: RuleFigure, _ reading: ItemReading) -> Range<Int>? {
        let lead = figure.segment.lowerBound..<figure.range.lowerBound
        return came.lazy.compactMap { word in
            reading.first(word, in: lead).map { ($0 + word.unicodeScalars.count)..<lead.upperBound }
        }.first { !reading.says(["到", "至"], in: $0) }
    }

    /// Whether a name stands in other words whole, or but for its first words.
    private static func isSame(_ name: Range<Int>, _ words: Range<Int>, _ reading: ItemReading) -> Bool {
        !name.isEmpty && CommonWords.longest(name, words, in: reading.source) >= min(3, max(2, name.count))
    }
}
