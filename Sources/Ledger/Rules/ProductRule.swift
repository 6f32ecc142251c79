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
        let accounts = FigureAccounts(reading)
        return reading.figures.indices.compactMap {
            mean($0, reading, accounts) ?? strip($0, reading) ?? body($0, reading, accounts)
        }
    }

    private static func mean(_ index: Int, _ reading: ItemReading, _ accounts: FigureAccounts) -> Finding? {
        let mean = reading.figures[index]
        guard mean.isPlain || mean.claim.qualifier == .about, mean.isAmount || mean.claim.kind == .unitPrice,
            mean.claim.upper == nil, mean.amount > Rational(0)
        else { return nil }
        let lead = max(mean.segment.lowerBound, mean.range.lowerBound - reach.lead)..<mean.range.lowerBound
        let isMean = mean.claim.kind == .unitPrice || reading.says(["每", "均", "单"], in: lead)
        guard isMean else { return nil }
        // A standard is meant as it is, a mean is rounded.
        let isExact =
            reading.says(["按", "标准", "单价"], in: mean.segment)
            || mean.claim.qualifier == .none && !reading.says(["均"], in: lead)
        let cells = reading.cells.values.flatMap { $0 }.filter(\.isPlain)
        let near = near(index, reading)
        var totals = near.filter {
            measures($0, mean) && $0.sentence.overlaps(mean.sentence) && $0.range != mean.range
        }
        // The total of a row stands in a cell where the words tell none.
        if totals.isEmpty { totals = cells.filter { measures($0, mean) } }
        var candidates: [Product] = []
        for quantity in quantities(near, index, reading) + cells {
            guard let unit = unit(of: mean, for: quantity, in: lead, reading) else { continue }
            candidates += totals.filter { $0.claim != quantity.claim }.map {
                Product(mean: mean, quantity: quantity, total: $0, unit: unit)
            }
        }
        // 剩余面积按每亩2.8万元 is of what is left, whatever else fits.
        let named = named(candidates, mean.segment.lowerBound..<mean.range.lowerBound, reading)
        if !named.isEmpty, named.allSatisfy(\.quantity.isCell) { candidates = named }
        // The quantity that the words mean is the only one that may agree.
        let own = meant(candidates.filter { !$0.quantity.isCell }, mean, reading, accounts)
        let isRival =
            Set(
                candidates.filter { !$0.quantity.isCell && $0.quantity.sentence.overlaps(mean.sentence) }.map(
                    \.quantity.amount)
            ).count > 1
        for product in named + candidates {
            if let own, !product.quantity.isCell, product.quantity.amount != own.quantity.amount { continue }
            // 320户、256户，384万元，户均1.2万元: so few digits fit either.
            if own == nil, isRival, named.isEmpty, min(product.quantity.digits, product.total.digits - 1) < 3 {
                continue
            }
            if let found = finding(mean, product.quantity, product.total, product.unit, isExact: isExact) {
                return found
            }
        }
        guard mean.isPlain else { return nil }
        return contradiction(candidates, isExact: isExact, reading, accounts)
    }

    /// A mean, what it is the mean of, and what both come to.
    private struct Product {
        let mean: RuleFigure
        let quantity: RuleFigure
        let total: RuleFigure
        let unit: BaseUnit
    }

    /// Whether a total measures what a mean does: 1.2吨 of 6公斤 each.
    private static func measures(_ total: RuleFigure, _ mean: RuleFigure) -> Bool {
        if mean.claim.kind == .unitPrice { return total.measure == RuleFigure.measure(of: .yuan) }
        return mean.claim.kind == .mass ? total.claim.kind == .mass : total.measure == mean.measure
    }

    /// What a mean may be told for: the amounts beside it, and those that head an account before it; first those in its unit.
    private static func quantities(_ near: [RuleFigure], _ index: Int, _ reading: ItemReading) -> [RuleFigure] {
        let mean = reading.figures[index]
        let lead = mean.segment.lowerBound..<mean.range.lowerBound
        let before = reading.figures[max(0, index - reach.figures)..<max(0, index - window)].filter {
            $0.isPlain && $0.isAmount && (isHead($0, reading) || named(by: lead, $0, reading) > 1)
        }
        let unit: BaseUnit? =
            if case .yuanPer(let unit) = reading.figures[index].claim.unit.base { unit } else { nil }
        let all = before + near
        return all.filter { $0.claim.unit.base == unit } + all.filter { $0.claim.unit.base != unit }
    }

    /// Words of what is measured, which name nothing.
    private static let measures: Set<String> = ["面积", "数量", "资金", "公顷", "金额"]

    /// The products whose quantity has the name that stands beside the mean, in its words or at the head of its column.
    private static func named(_ products: [Product], _ lead: Range<Int>, _ reading: ItemReading) -> [Product] {
        let shared = products.map { product -> Int in
            guard let cell = product.quantity.claim.cell else {
                return named(by: lead, product.quantity, reading)
            }
            // What is named stands before 每亩.
            let heading = cell.heading.folded
            let name = lead.lowerBound..<(reading.first("每", in: lead) ?? lead.upperBound)
            return name.contains { start in
                guard start + 2 <= name.upperBound else { return false }
                let word = reading.source.text(in: start..<(start + 2)).folded
                return !measures.contains(word) && heading.contains(word)
            } ? 2 : 0
        }
        guard let most = shared.max(), most >= 2 else { return [] }
        return zip(products, shared).filter { $0.1 == most }.map(\.0)
    }

    /// How much of their names two share, units apart: 补植 of 补植每亩投入850元 and 补植1718.4亩.
    private static func named(by lead: Range<Int>, _ figure: RuleFigure, _ reading: ItemReading) -> Int {
        let (before, behind) = (
            figure.segment.lowerBound..<figure.range.lowerBound,
            figure.range.upperBound..<figure.segment.upperBound
        )
        return max(
            CommonWords.longest(lead, before, in: reading.source),
            CommonWords.longest(lead, behind, in: reading.source))
    }

    /// Whether a figure is no part of another, behind 其中 or in brackets.
    private static func isHead(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        !FigureAccounts.isPart(figure, reading)
    }

    /// The amounts beside a figure.
    private static func near(_ index: Int, _ reading: ItemReading) -> [RuleFigure] {
        (max(0, index - window)..<min(reading.figures.count, index + window + 1)).filter { $0 != index }
            .map { reading.figures[$0] }.filter { $0.isAmount && ($0.isPlain || GapRule.isExcess($0, reading)) }
    }

    /// 331亩，按每亩1.5万元的标准预存486.5万元: the quantity and the total that the words mean do not fit.
    private static func contradiction(
        _ candidates: [Product], isExact: Bool, _ reading: ItemReading, _ accounts: FigureAccounts
    ) -> Finding? {
        let told = candidates.filter {
            !$0.total.isCell && $0.total.range != $0.mean.range
                && !reading.says(shares, in: $0.total.segment.lowerBound..<$0.total.range.lowerBound)
        }
        guard let mean = told.first?.mean else { return nil }
        let behind = told.filter { $0.total.range.lowerBound >= mean.range.upperBound }
        let total =
            behind.map(\.total).min { $0.range.lowerBound < $1.range.lowerBound }
            ?? told.map(\.total).max { $0.range.lowerBound < $1.range.lowerBound }
        guard let total else { return nil }
        let own = told.filter { $0.total.range == total.range }
        guard let product = meant(own, mean, reading, accounts) else { return nil }
        let (quantity, unit) = (product.quantity, product.unit)
        let value = mean.amount * (quantity.amount / unit.size)
        let difference = (value - total.amount).magnitude
        if difference == Rational(0) { return make(.holds, mean, quantity, total, value) }
        // What a mean may hide is not told as wrong.
        let isPrice = mean.claim.kind == .unitPrice || reading.says(["按", "标准", "单价"], in: mean.segment)
        let spread =
            (isExact && isPrice ? Rational(0) : mean.slack * (quantity.amount / unit.size))
            + mean.amount * (quantity.slack / unit.size)
        // 每年补助每户3000元: what was paid may be of other years.
        let isYearly = [mean, total].map { reading.says(["每年", "年均"], in: $0.segment) }
        guard isYearly[0] == isYearly[1] else { return nil }
        // 去年面积300亩，今年发放20万元.
        let isFormer = [quantity, total].map { reading.says(["去年", "上年"], in: $0.segment) }
        let years = [quantity, total].map { reading.years(in: $0.segment) }
        guard isFormer[0] == isFormer[1], years.contains([]) || !years[0].isDisjoint(with: years[1]) else {
            return nil
        }
        let isFar = difference * Rational(4) > max(value, total.amount)
        if isFar, !quantity.sentence.overlaps(mean.sentence) || quantity.isCell { return nil }
        return make(
            isFar || difference <= total.slack + spread ? .undecided : .doesNotHold, mean, quantity, total,
            value)
    }

    /// The product whose quantity the words mean: the one with the name that stands beside the mean, else the one in the breath
    /// before it, the only one of its sentence, what was done last in its clause or in the one before, the only one of the item.
    private static func meant(
        _ products: [Product], _ mean: RuleFigure, _ reading: ItemReading, _ accounts: FigureAccounts
    ) -> Product? {
        func only(_ products: [Product]) -> Product? {
            guard let first = products.first else { return nil }
            // 35.6亩（合23733平方米） is one area.
            let areOne = products.allSatisfy {
                ($0.quantity.amount - first.quantity.amount).magnitude * Rational(1000) <= first.quantity.amount
            }
            return areOne ? first : nil
        }
        if let one = only(named(products, mean.segment.lowerBound..<mean.range.lowerBound, reading)) {
            return one
        }
        let open = products.filter { product in
            !product.quantity.isCell && !accounts.isRest(product.quantity)
                && !FigureAccounts.isGap(product.quantity, reading)
        }
        let inside = open.filter { $0.quantity.sentence.overlaps(mean.sentence) }
        let next = inside.filter {
            $0.quantity.range.upperBound <= mean.range.lowerBound
                && $0.quantity.segment.upperBound + 1 >= mean.segment.lowerBound
                && !FigureAccounts.isComposed($0.quantity, reading)
        }
        if let one = only(next) ?? only(inside) ?? only(inside.filter { isHead($0.quantity, reading) }) {
            return one
        }
        guard inside.isEmpty else { return nil }
        let clause = open.filter {
            $0.quantity.claim.location == mean.claim.location && isHead($0.quantity, reading)
        }
        if let one = only(clause) { return one }
        let before = open.filter {
            $0.quantity.range.upperBound <= mean.range.lowerBound && isHead($0.quantity, reading)
                && [.restored, .completed].contains($0.quantity.claim.role)
        }
        if let last = before.max(by: { $0.quantity.range.lowerBound < $1.quantity.range.lowerBound }),
            mean.sentence.lowerBound - last.quantity.range.upperBound <= 80
        {
            return last
        }
        return clause.isEmpty ? only(open.filter { isHead($0.quantity, reading) }) : nil
    }

    /// Words of a total that is one of several payments.
    private static let shares = ["首批", "第一批", "部分", "预付", "其中", "另", "先行", "奖"]

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

    /// 占地12.5亩，平均采深8米，采出6.67万立方米: an area so deep or so thick has a volume.
    private static func body(_ index: Int, _ reading: ItemReading, _ accounts: FigureAccounts) -> Finding? {
        let depth = reading.figures[index]
        let lead = max(depth.segment.lowerBound, depth.range.lowerBound - 8)..<depth.range.lowerBound
        let trail = depth.range.upperBound..<min(depth.segment.upperBound, depth.range.upperBound + 1)
        guard depth.claim.kind == .length, depth.claim.upper == nil, depth.amount > Rational(0),
            reading.says(["深", "厚", "高"], in: lead) || reading.says(["深", "厚"], in: trail)
        else { return nil }
        let beside = (max(0, index - window)..<min(reading.figures.count, index + window + 1)).map {
            reading.figures[$0]
        }
        let volumes = beside.filter {
            $0.claim.kind == .volume && $0.claim.upper == nil && $0.sentence.overlaps(depth.sentence)
                && [.none, .about].contains($0.claim.qualifier)
        }
        let areas = quantities(near(index, reading), index, reading).filter { $0.claim.kind == .area }
        var products: [Product] = []
        for volume in volumes {
            for area in areas {
                if let found = finding(depth, area, volume, .area(.squareMetre), isExact: true) { return found }
                if volume.isPlain, depth.isPlain {
                    products.append(
                        Product(mean: depth, quantity: area, total: volume, unit: .area(.squareMetre)))
                }
            }
        }
        return contradiction(products, isExact: false, reading, accounts)
    }

    /// How far before a mean the unit may stand that it is told for, in scalars, and what it is told for, in figures.
    private static let reach = (lead: 10, figures: 14)

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
            // 人均 is told of 153名.
            let words = ["名", "位"].contains(word) ? [word, "人"] : [word]
            return words.contains { reading.source.has($0, at: range.lowerBound, before: range.upperBound) }
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
