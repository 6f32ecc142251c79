import Bilingual
import Geodesy

/// A mean times what it is the mean of gives a total: `滴灌9.6万亩，亩均节水62立方米，年节水595.2万立方米`.
///
/// Agreement is told, and a contradiction where one sentence names a standard, one quantity and one total: elsewhere the
/// three may speak of different years and places.
enum ProductRule {
    private static let window = 6
    /// Words before or behind the name of a unit that make a figure a mean: 每公顷, 亩均, 单座.
    private static let leads = ["平均每", "每", "单"]
    private static let trails = ["均", "平均"]
    /// The names of what a mean may be told for, beside the measure words of the figures around.
    private static let units = WordTable<BaseUnit>([
        ("亩", .area(.mu)), ("公顷 hm² hm2", .area(.hectare)), ("平方公里 km²", .area(.squareKilometre)),
        ("平方米 平米 ㎡ m²", .area(.squareMetre)), ("公里 千米", .kilometre), ("米", .metre), ("吨", .tonne),
        ("立方米 方", .cubicMetre),
    ])

    static func findings(in reading: ItemReading) -> [Finding] {
        reading.figures.indices.compactMap { mean($0, reading) ?? strip($0, reading) ?? multiple($0, reading) }
    }

    private static func mean(_ index: Int, _ reading: ItemReading) -> Finding? {
        let mean = reading.figures[index]
        guard mean.isPlain, mean.isAmount || mean.claim.kind == .unitPrice, mean.amount > Rational(0) else {
            return nil
        }
        let lead = max(mean.segment.lowerBound, mean.range.lowerBound - reach)..<mean.range.lowerBound
        let isMean = mean.claim.kind == .unitPrice || reading.says(["每", "均", "单"], in: lead)
        guard isMean else { return nil }
        // A standard is meant as it is, a mean is rounded.
        let isExact = mean.claim.kind == .unitPrice || reading.says(["按", "标准", "单价"], in: mean.segment)
        let cells = reading.cells.values.flatMap { $0 }.filter(\.isPlain)
        let near = near(index, reading) + cells
        var candidates: [(quantity: RuleFigure, total: RuleFigure, unit: BaseUnit)] = []
        for quantity in near {
            guard let unit = unit(of: mean, for: quantity, in: lead, reading) else { continue }
            let measure = mean.claim.kind == .unitPrice ? RuleFigure.measure(of: .yuan) : mean.measure
            for total in near
            where total.claim != quantity.claim && total.measure == measure
                && (total.isCell || total.sentence.overlaps(mean.sentence))
            {
                if let found = finding(mean, quantity, total, unit, isExact: isExact) { return found }
                candidates.append((quantity, total, unit))
            }
        }
        return contradiction(mean, candidates, isExact: isExact)
    }

    /// The amounts beside a figure.
    private static func near(_ index: Int, _ reading: ItemReading) -> [RuleFigure] {
        (max(0, index - window)..<min(reading.figures.count, index + window + 1)).filter { $0 != index }
            .map { reading.figures[$0] }.filter { $0.isPlain && $0.isAmount }
    }

    /// 331亩，按每亩1.5万元的标准预存486.5万元: the sentence names one quantity and one total.
    private static func contradiction(
        _ mean: RuleFigure, _ candidates: [(quantity: RuleFigure, total: RuleFigure, unit: BaseUnit)],
        isExact: Bool
    ) -> Finding? {
        let own = candidates.filter {
            !$0.quantity.isCell && !$0.total.isCell && $0.quantity.sentence.overlaps(mean.sentence)
                && $0.quantity.range.upperBound <= mean.range.lowerBound
                && $0.total.range.lowerBound >= mean.range.upperBound
        }
        guard own.count == 1, candidates.count == 1, let (quantity, total, unit) = own.first,
            isExact
        else { return nil }
        let value = mean.amount * (quantity.amount / unit.size)
        let difference = (value - total.amount).magnitude
        if difference == Rational(0) { return make(.holds, mean, quantity, total, value) }
        let isNear = difference > total.slack && difference * Rational(5) <= total.amount
        return make(isNear ? .doesNotHold : .undecided, mean, quantity, total, value)
    }

    /// 长4.6公里、平均宽1.8米，占用林地12.42亩.
    private static func strip(_ index: Int, _ reading: ItemReading) -> Finding? {
        let width = reading.figures[index]
        guard width.claim.kind == .length, width.isPlain, width.amount > Rational(0),
            reading.says(
                ["宽"], in: max(width.segment.lowerBound, width.range.lowerBound - 6)..<width.range.lowerBound)
        else { return nil }
        let near = near(index, reading).filter { $0.sentence.overlaps(width.sentence) }
        for length in near where length.claim.kind == .length && length.amount > width.amount {
            for area in near where area.claim.kind == .area {
                if let found = finding(width, length, area, .metre) { return found }
            }
        }
        return nil
    }

    /// 滥伐2620株，按5倍补种13100株.
    private static func multiple(_ index: Int, _ reading: ItemReading) -> Finding? {
        let times = reading.figures[index]
        guard times.claim.kind == .multiple, times.isPlain, times.amount > Rational(0), index > 0,
            index + 1 < reading.figures.count
        else { return nil }
        let (base, total) = (reading.figures[index - 1], reading.figures[index + 1])
        guard base.isComparable(to: total), base.isAmount, base.sentence.overlaps(times.sentence),
            total.sentence.overlaps(times.sentence), base.isPlain, total.isPlain
        else { return nil }
        return finding(times, base, total, .times)
    }

    /// How far before a mean the unit may stand that it is told for, in scalars.
    private static let reach = 10

    /// What a mean is told for, if a figure counts or measures that.
    private static func unit(
        of mean: RuleFigure, for quantity: RuleFigure, in lead: Range<Int>, _ reading: ItemReading
    ) -> BaseUnit? {
        if case .yuanPer(let unit) = mean.claim.unit.base {
            return quantity.measure == RuleFigure.measure(of: unit) ? unit : nil
        }
        for start in lead {
            for word in leads {
                guard reading.source.has(word, at: start, before: lead.upperBound) else { continue }
                let name = (start + word.unicodeScalars.count)..<lead.upperBound
                if let unit = named(in: name, quantity, reading),
                    !trails.contains(where: {
                        reading.source.has($0, at: name.lowerBound, before: name.upperBound)
                    })
                {
                    return unit
                }
            }
            for word in trails where reading.source.has(word, at: start, before: lead.upperBound) {
                let floor = max(lead.lowerBound, start - 3)
                for name in floor..<start {
                    if let unit = named(in: name..<start, quantity, reading) { return unit }
                }
            }
        }
        return nil
    }

    /// The unit of a quantity, if its name stands at the start of a range.
    private static func named(in range: Range<Int>, _ quantity: RuleFigure, _ reading: ItemReading) -> BaseUnit?
    {
        if case .each(let word) = quantity.claim.unit.base {
            return reading.source.has(word, at: range.lowerBound, before: range.upperBound)
                ? quantity.claim.unit.base : nil
        }
        guard let match = units.match(in: reading.source, at: range.lowerBound, before: range.upperBound),
            RuleFigure.measure(of: match.value) == quantity.measure
        else { return nil }
        return match.value
    }

    private static func finding(
        _ mean: RuleFigure, _ quantity: RuleFigure, _ total: RuleFigure, _ unit: BaseUnit,
        isExact: Bool = false
    ) -> Finding? {
        let size = unit.size
        let value = mean.amount * (quantity.amount / size)
        let own = isExact ? Rational(0) : mean.slack * (quantity.amount / size)
        let slack = own + mean.amount * (quantity.slack / size) + total.slack
        let difference = (value - total.amount).magnitude
        // A mean is rounded by itself: the total need only agree with what prints like it.
        guard difference == Rational(0) || difference <= slack && slack * Rational(20) <= total.amount,
            total.digits > 1, quantity.digits + mean.digits > 2
        else { return nil }
        return make(difference == Rational(0) ? .holds : .holdsWithinRounding, mean, quantity, total, value)
    }

    private static func make(
        _ verdict: FindingVerdict, _ mean: RuleFigure, _ quantity: RuleFigure, _ total: RuleFigure,
        _ value: Rational
    ) -> Finding {
        let (a, b, c) = (
            ArithmeticText.figure(quantity, withUnit: true), ArithmeticText.figure(mean, withUnit: true),
            ArithmeticText.figure(total, withUnit: true)
        )
        let computed = ArithmeticText.result(value / total.claim.unit.size, scale: total.claim.value.scale + 1)
        let name = ArithmeticText.unit(total)
        return Finding(
            .impliedValue, verdict,
            [quantity, mean, total].map(\.place),
            Message(
                zh: "\(a.zh) × \(b.zh) \(computed)\(name.zh)，原文\(c.zh)",
                en: "\(a.en) × \(b.en) \(computed) \(name.en), printed \(c.en)"))
    }
}
