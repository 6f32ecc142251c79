import Bilingual
import Geodesy

/// How much of a demanded task was done, where the text gives both and no share: `要求…完成5824条…实际仅完成935条`.
enum ShortfallRatio {
    private static let shortestName = 4

    static func findings(in reading: ItemReading) -> [Finding] {
        reading.figures.indices.compactMap { index in
            let done = reading.figures[index]
            guard ![.ratio, .multiple, .unitPrice].contains(done.claim.kind), done.isPlain,
                reading.says(["实际"], in: lead(of: done, reading))
            else { return nil }
            let tasks = reading.figures[..<index].suffix(ItemReading.nearby).filter { task in
                task.claim.location == done.claim.location && task.isComparable(to: done) && task.isPlain
                    && task.sentence != done.sentence && task.claim.role == .planned
                    && reading.says(["要求"], in: lead(of: task, reading))
                    && CommonWords.longest(task.segment, done.segment, in: reading.source) >= shortestName
            }
            guard tasks.count == 1, let task = tasks.first, task.amount > Rational(0) else { return nil }
            let unit = ArithmeticText.unit(done)
            let isUniform = task.claim.unit.text == done.claim.unit.text
            let (a, b) = (
                ArithmeticText.figure(done, withUnit: !isUniform),
                ArithmeticText.figure(task, withUnit: !isUniform)
            )
            let share = ArithmeticText.result(done.amount * Rational(100) / task.amount, scale: 1) + "%"
            return Finding(
                .ratio, .undecided, [reading.place(task), reading.place(done)],
                Message(
                    zh: "\(a.zh) ÷ \(b.zh) \(share)（\(unit.zh)）", en: "\(a.en) ÷ \(b.en) \(share) (\(unit.en))"),
                note: Message(zh: "推算：原文未载比例，无可比对", en: "inferred: the report does not state the share"))
        }
    }

    private static func lead(of figure: RuleFigure, _ reading: ItemReading) -> Range<Int> {
        figure.sentence.lowerBound..<figure.range.lowerBound
    }
}
