import Bilingual
import Geodesy

/// A fine divided by a rate gives an area: a stated rate must give the stated area; without one, the only rate in
/// whole yuan near the stated area that gives two decimals hints at the area that was fined.
enum ImpliedAreaRule {
    /// The fewest digits of a fine, closing zeros apart, from which an area can be told.
    private static let fewestDigits = 5

    static func findings(in reading: ItemReading) -> [Finding] {
        let fines = reading.figures.filter {
            $0.claim.kind == .money && $0.claim.role == .penalty && $0.isPlain
        }
        // Several fines belong to several areas, and nothing says which.
        guard fines.count == 1, let fine = fines.first else { return [] }
        let areas = reading.figures.filter {
            $0.claim.kind == .area && $0.claim.role == .occupied && $0.isPlain && $0.amount > Rational(0)
        }
        guard areas.count <= 8, let first = areas.first else { return [] }
        let rates = reading.figures.filter { $0.claim.kind == .unitPrice && $0.isPlain }
        if let rate = rates.first {
            return rates.count == 1 ? product(fine, rate, areas, reading).map { [$0] } ?? [] : []
        }
        // One thing: the areas must be close to each other.
        guard areas.allSatisfy({ ($0.amount - first.amount).magnitude * Rational(50) <= first.amount }) else {
            return []
        }
        return inference(fine, areas, reading).map { [$0] } ?? []
    }

    private static func product(
        _ fine: RuleFigure, _ rate: RuleFigure, _ areas: [RuleFigure], _ reading: ItemReading
    ) -> Finding? {
        guard areas.count == 1, let area = areas.first, area.sentence.overlaps(fine.sentence),
            case .yuanPer(.area(let unit)) = rate.claim.unit.base
        else { return nil }
        let size = area.amount / unit.squareMetres
        let value = rate.amount * size
        let slack = rate.amount * (area.slack / unit.squareMetres) + fine.slack
        let difference = (value - fine.amount).magnitude
        let verdict: FindingVerdict =
            difference == Rational(0) ? .holds : difference <= slack ? .holdsWithinRounding : .doesNotHold
        let computed = ArithmeticText.result(value, scale: 2)
        let text = ArithmeticText.figure(area, withUnit: true)
        let (own, price) = (
            ArithmeticText.figure(fine, withUnit: true), ArithmeticText.figure(rate, withUnit: true)
        )
        return Finding(
            .impliedValue, verdict, [area, fine, rate].map(\.place),
            Message(
                zh: "\(text.zh) × \(price.zh) \(computed)元，原文\(own.zh)",
                en: "\(text.en) × \(price.en) \(computed) yuan, printed \(own.en)"))
    }

    private static func inference(_ fine: RuleFigure, _ areas: [RuleFigure], _ reading: ItemReading) -> Finding?
    {
        let mu = areas.map { $0.amount / AreaUnit.mu.squareMetres }
        guard let least = mu.min(), let most = mu.max(), least >= Rational(1) else { return nil }
        // A round fine (3万元) is divided by round rates and hints at nothing.
        guard String(fine.claim.value.significand).reversed().drop(while: { $0 == "0" }).count >= fewestDigits
        else {
            return nil
        }
        // Whole rates that put the area within one per cent of the stated ones.
        let low = fine.amount * Rational(100) / (most * Rational(101))
        let high = fine.amount * Rational(100) / (least * Rational(99))
        guard high <= Rational(100_000), low >= Rational(1) else { return nil }
        let first = low.numerator / low.denominator
        let last = high.numerator / high.denominator
        let fits = (first...max(first, last)).filter { rate in
            rate > 0 && (fine.amount * Rational(100) / Rational(rate)).denominator == 1
        }
        guard fits.count == 1, let rate = fits.first else { return nil }
        let area = fine.amount / Rational(rate)
        let text = ArithmeticText.number(area, scale: 2)
        let agrees = areas.contains { $0.amount == area * AreaUnit.mu.squareMetres }
        let stated = Set(areas.map { ArithmeticText.figure($0, withUnit: true).zh }).sorted().joined(
            separator: "、")
        let comparison = areas.reduce(into: [String: Message]()) { rows, figure in
            let difference = area * AreaUnit.mu.squareMetres - figure.amount
            let value = ArithmeticText.figure(figure, withUnit: figure.claim.unit.area != .mu).zh
            rows[value] =
                difference == Rational(0)
                ? Message(zh: "与\(value)相同", en: "equals \(value)")
                : difference.magnitude <= figure.slack
                    ? Message(zh: "修约后为\(value)", en: "rounds to \(value)")
                    : Message(zh: "不同于\(value)", en: "is not \(value)")
        }.sorted { $0.key < $1.key }.map(\.value)
        let yuan = ArithmeticText.number(fine.amount, scale: 2)
        return Finding(
            .impliedValue, agrees ? .holds : .undecided, (areas + [fine]).map(\.place),
            Message(
                zh: "\(yuan) ÷ \(rate) = \(text)（亩）；原文\(stated)",
                en: "\(yuan) ÷ \(rate) = \(text) (mu); printed \(stated)"),
            note: Message(
                zh: "推算：使面积恰为两位小数的整数单价只有\(rate)元/亩；\(text)亩" + comparison.map(\.zh).joined(separator: "，"),
                en: "inferred: \(rate) yuan per mu is the only whole rate that gives two decimals; \(text) "
                    + comparison.map(\.en).joined(separator: ", ")))
    }
}
