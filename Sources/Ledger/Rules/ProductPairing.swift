import Geodesy

/// A mean, what it is the mean of, and what both come to.
struct Product {
    let mean: RuleFigure
    let quantity: RuleFigure
    let total: RuleFigure
    /// What the mean is told for one of.
    let unit: BaseUnit
}

/// Which quantity a mean is told for: its unit and its words decide before any number is asked.
struct ProductPairing {
    let mean: RuleFigure
    /// All that the units admit.
    let products: [Product]
    /// Those whose quantity has the name that stands beside the mean.
    let named: [Product]
    /// Those of the one quantity that the item says its matter has, however far before: they can agree, and contradict nothing.
    let ofMatter: [Product]
    private let reading: ItemReading
    private let accounts: FigureAccounts

    /// How many figures beside a mean are looked at, and how many before it that head an account.
    private static let window = 6
    private static let mostFigures = 14

    /// - Parameters:
    ///   - index: the mean.
    ///   - lead: the words before it that tell what it is a mean for.
    init(_ index: Int, lead: Range<Int>, _ reading: ItemReading, _ accounts: FigureAccounts) {
        let mean = reading.figures[index]
        (self.mean, self.reading, self.accounts) = (mean, reading, accounts)
        let cells = reading.cells.values.flatMap { $0 }.filter(\.isPlain)
        let near = Self.near(index, reading)
        var totals = near.filter {
            Self.measures($0, mean) && $0.sentence.overlaps(mean.sentence) && $0.range != mean.range
        }
        // The total of a row stands in a cell where the words tell none.
        if totals.isEmpty { totals = cells.filter { Self.measures($0, mean) } }
        func made(of quantities: [RuleFigure]) -> [Product] {
            quantities.flatMap { quantity -> [Product] in
                guard let unit = MeanUnit.unit(of: mean, for: quantity, in: lead, reading) else { return [] }
                return totals.filter { $0.claim != quantity.claim }.map {
                    Product(mean: mean, quantity: quantity, total: $0, unit: unit)
                }
            }
        }
        let products = made(of: Self.quantities(near, index, reading) + cells)
        let ofMatter = made(of: Self.matter(reading))
        self.ofMatter = Self.only(ofMatter) == nil ? [] : ofMatter
        let named = Self.named(products, mean, reading)
        // 剩余面积按每亩2.8万元 is of what is left, whatever else fits.
        self.products = !named.isEmpty && named.allSatisfy(\.quantity.isCell) ? named : products
        self.named = named
    }

    /// Whether the quantity of a product is of another batch, year or place than its total, and another is of the total's own:
    /// 首批1500亩、第二批800亩，首批发放补偿.
    func isOfOther(_ product: Product) -> Bool {
        guard !product.total.isCell, !product.quantity.isCell else { return false }
        let own = scope(of: product.total)
        func agree(_ quantity: RuleFigure) -> Bool? {
            zip(own, scope(of: quantity)).lazy.compactMap { $0 == nil || $1 == nil ? nil : $0 == $1 }.first
        }
        return agree(product.quantity) == false
            && products.contains { $0.total.range == product.total.range && agree($0.quantity) == true }
    }

    /// The batch or year, and the place, that the words of a figure name.
    private func scope(of figure: RuleFigure) -> [String?] {
        let label = PartSeries.label(figure, reading)
        return [PartLabel.period(in: label, reading), PartLabel.place(in: label, reading)]
    }

    /// Whether the words leave a quantity to agree with: one behind the sentence of the mean is of something else, and where that tells
    /// of what is left, so is all that is none.
    func mayAgree(_ product: Product) -> Bool {
        let quantity = product.quantity
        if quantity.isCell || isInside(quantity) { return true }
        if tellsRest { return accounts.isRest(quantity) }
        return quantity.range.upperBound <= mean.range.lowerBound
            || quantity.claim.location == .problem && mean.claim.location != .problem
    }

    /// Products that are known.
    init(of mean: RuleFigure, _ products: [Product], _ reading: ItemReading, _ accounts: FigureAccounts) {
        (self.mean, self.products, self.reading, self.accounts) = (mean, products, reading, accounts)
        ofMatter = []
        named = Self.named(products, mean, reading)
    }

    // MARK: What the units admit

    /// The figures beside a figure.
    static func beside(_ index: Int, _ reading: ItemReading) -> [RuleFigure] {
        (max(0, index - window)..<min(reading.figures.count, index + window + 1)).filter { $0 != index }
            .map { reading.figures[$0] }
    }

    /// The amounts beside a figure.
    static func near(_ index: Int, _ reading: ItemReading) -> [RuleFigure] {
        beside(index, reading).filter { $0.isAmount && ($0.isPlain || GapRule.isExcess($0, reading)) }
    }

    /// What a mean may be told for: the amounts beside it, and those that head an account before it; first those in its unit.
    static func quantities(_ near: [RuleFigure], _ index: Int, _ reading: ItemReading) -> [RuleFigure] {
        let mean = reading.figures[index]
        let lead = mean.segment.lowerBound..<mean.range.lowerBound
        let before = reading.figures[max(0, index - mostFigures)..<max(0, index - window)].filter {
            $0.isPlain && $0.isAmount && (isHead($0, reading) || named(by: lead, $0, reading) > 1)
        }
        let unit: BaseUnit? = if case .yuanPer(let unit) = mean.claim.unit.base { unit } else { nil }
        // 人均管护5667亩 is a mean itself.
        let all = (before + near).filter {
            !reading.says(["人均", "户均", "亩均", "平均"], in: PartSeries.label($0, reading))
        }
        return all.filter { $0.claim.unit.base == unit } + all.filter { $0.claim.unit.base != unit }
    }

    /// What the item says how large its matter is: 违规占用草原2846.5亩 for a fine of 平均每亩2000元 far behind.
    private static func matter(_ reading: ItemReading) -> [RuleFigure] {
        reading.figures.prefix(mostFigures).filter {
            $0.isPlain && $0.digits > 1 && $0.claim.location == .problem && isHead($0, reading)
        }
    }

    /// Whether a total measures what a mean does: 1.2吨 of 6公斤 each.
    private static func measures(_ total: RuleFigure, _ mean: RuleFigure) -> Bool {
        if mean.claim.kind == .unitPrice { return total.measure == RuleFigure.measure(of: .yuan) }
        return mean.claim.kind == .mass ? total.claim.kind == .mass : total.measure == mean.measure
    }

    /// Whether a figure behind a mean is one more mean, of another thing or time: 每亩1500元、1000元, 由800元提高到1000元.
    static func goesOn(from mean: RuleFigure, to figure: RuleFigure, _ reading: ItemReading) -> Bool {
        guard figure.range.lowerBound > mean.range.upperBound else { return false }
        let gap = mean.range.upperBound..<figure.range.lowerBound
        return gap.count == 1 && reading.source[gap.lowerBound] == "、"
            || gap.count <= 6 && figure.segment == mean.segment
                && ["到", "至"].contains(reading.source[gap.upperBound - 1])
    }

    // MARK: Names

    /// Words of what is measured, which name nothing.
    private static let measures: Set<String> = ["面积", "数量", "资金", "公顷", "金额"]

    /// The products whose quantity has the name that stands beside the mean, in its words or at the head of its column.
    private static func named(_ products: [Product], _ mean: RuleFigure, _ reading: ItemReading) -> [Product] {
        let lead = mean.segment.lowerBound..<mean.range.lowerBound
        // 取缔的码头每个补偿35万元 is of those that 取缔, not of all 码头.
        if let mark = lead.last(where: { reading.source[$0] == "的" }) {
            let own = sharing(products, lead.lowerBound..<mark, reading)
            if !own.isEmpty { return own }
        }
        let own = sharing(products, lead, reading)
        guard own.isEmpty else { return own }
        // 按每平方米12元对未办手续的部分处以罚款
        let trail = mean.range.upperBound..<max(mean.range.upperBound, mean.segment.upperBound)
        return reading.says(["对", "就"], in: trail) ? sharing(products, trail, reading, least: 3) : []
    }

    /// The products whose quantity shares most of its name with words.
    private static func sharing(
        _ products: [Product], _ words: Range<Int>, _ reading: ItemReading, least: Int = 2
    ) -> [Product] {
        let shared = products.map { product -> Int in
            guard let cell = product.quantity.claim.cell else {
                return named(by: words, product.quantity, reading)
            }
            // What is named stands before 每亩.
            let heading = cell.heading.folded
            let name = words.lowerBound..<(reading.first("每", in: words) ?? words.upperBound)
            return name.contains { start in
                guard start + 2 <= name.upperBound else { return false }
                let word = reading.source.text(in: start..<(start + 2)).folded
                return !measures.contains(word) && heading.contains(word)
            } ? 2 : 0
        }
        guard let most = shared.max(), most >= least else { return [] }
        return zip(products, shared).filter { $0.1 == most }.map(\.0)
    }

    /// How much of their names two share, units apart: 补植 of 补植每亩投入850元 and 补植1718.4亩.
    private static func named(by lead: Range<Int>, _ figure: RuleFigure, _ reading: ItemReading) -> Int {
        // 复垦18宗、917.4亩: one name for both.
        let before = min(figure.segment.lowerBound, PartSeries.label(figure, reading).lowerBound)
        return max(
            CommonWords.longest(lead, before..<figure.range.lowerBound, in: reading.source),
            CommonWords.longest(lead, figure.range.upperBound..<figure.segment.upperBound, in: reading.source))
    }

    /// Whether a figure is no part of another, behind 其中 or in brackets.
    private static func isHead(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        !FigureAccounts.isPart(figure, reading)
    }

    // MARK: The one that is meant

    /// The product whose quantity the words mean: the one with the name that stands beside the mean, else the one in the breath
    /// before it, the only one of its sentence or what those of its sentence make up, what was done last in its clause or in the
    /// one before, the only one of the item.
    func meant(among products: [Product]) -> Product? {
        let named = Self.named(products, mean, reading)
        if let one = Self.only(named) ?? Self.only(named.filter { isDone($0.quantity) }) {
            return one
        }
        let isOfRest = isOfRest(products)
        let open = products.filter {
            !$0.quantity.isCell && (isOfRest($0.quantity) || !accounts.isRest($0.quantity))
                && !FigureAccounts.isGap($0.quantity, reading)
        }
        let inside = open.filter { isInside($0.quantity) }
        let next = inside.filter {
            $0.quantity.range.upperBound <= mean.range.lowerBound
                && $0.quantity.segment.upperBound + 1 >= mean.segment.lowerBound
                && !FigureAccounts.isComposed($0.quantity, reading)
        }
        // 应退出油井的井场占地1465亩，平均每口5亩: the total names the wells.
        let ofTotal = products.first.flatMap { product in
            named.isEmpty
                ? Self.only(
                    Self.sharing(
                        products.filter { isInside($0.quantity) || isToldFor($0.quantity) },
                        PartSeries.label(product.total, reading), reading)) : nil
        }
        // 首批流转120亩、第二批流转80亩，每亩500元: the price is of the row.
        let row = inside.filter { one in
            next.contains { LeftOutFigures.isRow(one.quantity, $0.quantity, reading) }
        }
        if let one = Self.only(next + row) {
            // 二期200亩，每亩租金900元，一期年租金6万元 is of the first.
            return ofTotal.map { $0.quantity.amount == one.quantity.amount } ?? true ? one : nil
        }
        if let ofTotal { return ofTotal }
        if let one = Self.only(inside)
            ?? Self.only(inside.filter { Self.isHead($0.quantity, reading) }) ?? whole(of: inside, among: open)
        {
            return one
        }
        // 对尚未恢复的地块，每亩3万元 is of what is left, which the sentence does not tell.
        guard inside.isEmpty, !tellsRest else { return nil }
        // What a later sentence or another paragraph tells is not what the mean was told for.
        let told = open.filter { isToldFor($0.quantity) }
        let clause = told.filter {
            $0.quantity.claim.location == mean.claim.location && Self.isHead($0.quantity, reading)
                && isOfOnePoint($0.quantity)
        }
        if let one = Self.only(clause) ?? whole(of: clause, among: open) { return one }
        let before = told.filter {
            $0.quantity.range.upperBound <= mean.range.lowerBound && Self.isHead($0.quantity, reading)
                && [.restored, .completed].contains($0.quantity.claim.role) && isOfOnePoint($0.quantity)
        }
        if let last = before.max(by: { $0.quantity.range.lowerBound < $1.quantity.range.lowerBound }),
            mean.sentence.lowerBound - last.quantity.range.upperBound <= 80
        {
            return last
        }
        return clause.isEmpty ? Self.only(told.filter { Self.isHead($0.quantity, reading) }) : nil
    }

    private func isInside(_ quantity: RuleFigure) -> Bool { quantity.sentence.overlaps(mean.sentence) }

    /// Whether a quantity of another sentence may be what the mean is told for: it stands before it, in its paragraph where no item
    /// holds both, or is the matter of the item.
    private func isToldFor(_ quantity: RuleFigure) -> Bool {
        if quantity.claim.location == .problem, mean.claim.location != .problem { return true }
        guard quantity.range.upperBound <= mean.range.lowerBound else { return false }
        return mean.claim.location != .document
            || !(quantity.range.upperBound..<mean.range.lowerBound).contains { reading.source[$0] == "\n" }
    }

    /// Whether the sentence of the mean says that it is of what is left: 对尚未恢复的地块, 其余草原.
    private var tellsRest: Bool {
        let lead = mean.sentence.lowerBound..<max(mean.sentence.lowerBound, mean.range.lowerBound)
        return reading.says(["未", "没有", "剩", "余下", "其余", "尚余"], in: lead)
    }

    /// The one product, if all have one quantity; 35.6亩（合23733平方米） is one area.
    private static func only(_ products: [Product]) -> Product? {
        guard let first = products.first else { return nil }
        let areOne = products.allSatisfy {
            ($0.quantity.amount - first.quantity.amount).magnitude * Rational(1000) <= first.quantity.amount
        }
        return areOne ? first : nil
    }

    /// The product whose quantity several others make up: 搬迁15家、关闭9家 of the 24家 in the problem.
    private func whole(of products: [Product], among open: [Product]) -> Product? {
        var parts: [RuleFigure] = []
        for product in products where !parts.contains(where: { $0.amount == product.quantity.amount }) {
            parts.append(product.quantity)
        }
        guard parts.count > 1 else { return nil }
        let sum = parts.reduce(Rational(0)) { $0 + $1.amount }
        return products.first { $0.quantity.amount * Rational(2) == sum && parts.count > 2 }
            ?? open.first { $0.quantity.amount == sum }
    }

    /// Whether a figure tells what was done.
    private func isDone(_ figure: RuleFigure) -> Bool {
        reading.index(of: figure).map(accounts.isDone) ?? false
    }

    /// Whether a figure of what is left is what the mean is told for: the sentence tells no other.
    private func isOfRest(_ products: [Product]) -> (RuleFigure) -> Bool {
        let inside = products.map(\.quantity).filter { !$0.isCell && $0.sentence.overlaps(mean.sentence) }
        let areRests = inside.allSatisfy { accounts.isRest($0) }
        return { areRests && $0.sentence.overlaps(mean.sentence) }
    }

    /// Whether no mark of a further point parts a quantity from the mean: 1．设置沙障3800亩。3．投资5814万元，亩均1800元.
    private func isOfOnePoint(_ quantity: RuleFigure) -> Bool {
        quantity.range.lowerBound > mean.range.lowerBound
            || !Enumeration.opens(mean.sentence, in: reading) || quantity.sentence.overlaps(mean.sentence)
    }
}
