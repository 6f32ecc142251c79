import Bilingual
import Geodesy

/// A mean times what it is the mean of gives a total: `滴灌9.6万亩，亩均节水62立方米，年节水595.2万立方米`.
///
/// Only agreement is told: the three may speak of different years and places.
enum ProductRule {
    private static let window = 3
    /// Words before a mean, with the unit that it is told for.
    private static let means = WordTable<BaseUnit>([
        ("亩均 每亩 平均每亩", .area(.mu)), ("公顷均 每公顷 平均每公顷", .area(.hectare)),
        ("户均 每户 平均每户", .each("户")), ("人均 每人 平均每人", .each("人")), ("座均 每座 平均每座", .each("座")),
        ("处均 每处 平均每处", .each("处")), ("眼均 单井 每眼 平均每眼", .each("眼")), ("平均每家 每家", .each("家")),
        ("公里均 每公里", .kilometre),
    ])

    static func findings(in reading: ItemReading) -> [Finding] {
        reading.figures.indices.compactMap { index in
            let mean = reading.figures[index]
            guard mean.isPlain, mean.isAmount || mean.claim.kind == .unitPrice, mean.amount > Rational(0),
                let (unit, measure) = unit(of: mean, reading)
            else { return nil }
            let near = (max(0, index - window)..<min(reading.figures.count, index + window + 1)).filter {
                $0 != index
            }
            .map { reading.figures[$0] }.filter { $0.isPlain && $0.sentence.overlaps(mean.sentence) }
            for quantity in near where quantity.isAmount && quantity.measure == RuleFigure.measure(of: unit) {
                // What a fine comes to at its rate is told by another rule.
                for total in near
                where total.range != quantity.range && total.measure == measure && total.claim.role != .penalty
                {
                    if let found = finding(mean, quantity, total, unit, reading) { return found }
                }
            }
            return nil
        }
    }

    /// What a mean is told for, and what it measures.
    private static func unit(of mean: RuleFigure, _ reading: ItemReading) -> (BaseUnit, RuleFigure.Measure)? {
        if case .yuanPer(let unit) = mean.claim.unit.base { return (unit, RuleFigure.measure(of: .yuan)) }
        let lead = max(mean.segment.lowerBound, mean.range.lowerBound - 8)..<mean.range.lowerBound
        for start in lead {
            if let match = means.match(in: reading.source, at: start, before: lead.upperBound) {
                return (match.value, mean.measure)
            }
        }
        return nil
    }

    private static func finding(
        _ mean: RuleFigure, _ quantity: RuleFigure, _ total: RuleFigure, _ unit: BaseUnit,
        _ reading: ItemReading
    ) -> Finding? {
        let size = unit.size
        let value = mean.amount * (quantity.amount / size)
        let slack = mean.slack * (quantity.amount / size) + mean.amount * (quantity.slack / size) + total.slack
        let difference = (value - total.amount).magnitude
        // A mean is rounded by itself: the total need only agree with what prints like it.
        guard difference == Rational(0) || difference <= slack && slack * Rational(20) <= total.amount,
            total.digits > 1, quantity.digits + mean.digits > 2
        else { return nil }
        let (a, b, c) = (
            ArithmeticText.figure(quantity, withUnit: true), ArithmeticText.figure(mean, withUnit: true),
            ArithmeticText.figure(total, withUnit: true)
        )
        let computed = ArithmeticText.result(value / total.claim.unit.size, scale: total.claim.value.scale + 1)
        let name = ArithmeticText.unit(total)
        return Finding(
            .impliedValue, difference == Rational(0) ? .holds : .holdsWithinRounding,
            [quantity, mean, total].map(reading.place),
            Message(
                zh: "\(a.zh) × \(b.zh) \(computed)\(name.zh)，原文\(c.zh)",
                en: "\(a.en) × \(b.en) \(computed) \(name.en), printed \(c.en)"))
    }
}
