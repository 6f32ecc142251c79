import Bilingual
import Geodesy

/// A mean times what it is the mean of gives a total: `滴灌9.6万亩，亩均节水62立方米，年节水595.2万立方米`.
///
/// Agreement is told, and a contradiction where one sentence names a standard, one quantity and one total: elsewhere the
/// three may speak of different years and places.
enum ProductRule {
    /// How far before a mean the unit may stand that it is told for, in scalars.
    private static let reach = 10

    static func findings(in reading: ItemReading) -> [Finding] {
        let accounts = FigureAccounts(reading)
        return reading.figures.indices.compactMap {
            BodyRule.finding($0, reading, accounts) ?? mean($0, reading, accounts)
        }
    }

    private static func mean(_ index: Int, _ reading: ItemReading, _ accounts: FigureAccounts) -> Finding? {
        let mean = reading.figures[index]
        guard mean.isPlain || mean.claim.qualifier == .about, mean.isAmount || mean.claim.kind == .unitPrice,
            mean.claim.upper == nil, mean.amount > Rational(0)
        else { return nil }
        // 每亩600元兑付补助19.2万元: the words of another figure make no mean.
        let floor = max(mean.segment.lowerBound, mean.range.lowerBound - reach)
        let lead =
            max(
                floor, min(reading.endOfFigure(before: mean.range.lowerBound), mean.range.lowerBound))..<mean
            .range
            .lowerBound
        let isMean = mean.claim.kind == .unitPrice || reading.says(["每", "均", "单"], in: lead)
        guard isMean else { return nil }
        // What one of several means gives is not told.
        if let next = reading.figure(behind: mean), ProductPairing.goesOn(from: mean, to: next, reading) {
            return nil
        }
        // A standard is meant as it is, a mean is rounded.
        let isExact =
            reading.says(["按", "标准", "单价"], in: mean.segment)
            || mean.claim.qualifier == .none && !reading.says(["均"], in: lead)
        let pairing = ProductPairing(index, lead: lead, reading, accounts)
        let candidates = pairing.products
        // The quantity that the words mean is the only one that may agree.
        let own = pairing.meant(among: candidates.filter { !$0.quantity.isCell })
        let isRival =
            Set(
                candidates.filter { !$0.quantity.isCell && $0.quantity.sentence.overlaps(mean.sentence) }.map(
                    \.quantity.amount)
            ).count > 1
        for product in pairing.named + candidates {
            if pairing.isOfOther(product) || !pairing.mayAgree(product) { continue }
            if let own, !product.quantity.isCell, product.quantity.amount != own.quantity.amount { continue }
            // 320户、256户，384万元，户均1.2万元: so few digits fit either.
            if own == nil, isRival, pairing.named.isEmpty,
                min(product.quantity.digits, product.total.digits - 1) < 3
            {
                continue
            }
            if let found = finding(product, isExact: isExact) { return found }
        }
        // 罚款569.3万元，平均每亩2000元, and nothing in the sentence that it is told for.
        if !candidates.contains(where: { $0.quantity.sentence.overlaps(mean.sentence) }) {
            let matter = pairing.ofMatter.filter { $0.total.digits > 2 }
            if let found = matter.lazy.compactMap({ finding($0, isExact: isExact) }).first(where: {
                $0.verdict == .holds
            }) {
                return found
            }
        }
        return mean.isPlain ? contradiction(pairing, isExact: isExact, reading) : nil
    }

    /// 331亩，按每亩1.5万元的标准预存486.5万元: the quantity and the total that the words mean do not fit.
    static func contradiction(_ pairing: ProductPairing, isExact: Bool, _ reading: ItemReading)
        -> Finding?
    {
        let mean = pairing.mean
        let told = pairing.products.filter { product in
            let total = product.total
            // 超采部分按每吨15元没收35.1万元: 部分 is what the price is for.
            let start =
                total.range.lowerBound > mean.range.upperBound
                ? max(total.segment.lowerBound, mean.range.upperBound) : total.segment.lowerBound
            return !total.isCell && total.range != mean.range
                && !reading.says(shares, in: start..<total.range.lowerBound)
        }
        let behind = told.filter { $0.total.range.lowerBound >= mean.range.upperBound }
        // 60个图斑、900亩，平均每个20亩: what stands beside the quantity.
        let beside = told.filter {
            $0.total.range.lowerBound - $0.quantity.range.upperBound <= 4
                && $0.total.range.upperBound <= mean.range.lowerBound
                && $0.total.range.lowerBound > $0.quantity.range.lowerBound && !isExact
        }
        let total =
            beside.first?.total ?? behind.map(\.total).min { $0.range.lowerBound < $1.range.lowerBound }
            ?? told.map(\.total).max { $0.range.lowerBound < $1.range.lowerBound }
        guard let total, let product = pairing.meant(among: told.filter { $0.total.range == total.range }),
            !pairing.isOfOther(product)
        else {
            return nil
        }
        let (quantity, unit) = (product.quantity, product.unit)
        let value = mean.amount * (quantity.amount / unit.size)
        let difference = (value - total.amount).magnitude
        if difference == Rational(0) { return make(.holds, product, value) }
        if let sum = sum(of: product, reading) { return finding(sum, isExact: isExact) }
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
        let isOpen = isFar && !isBound(product, among: pairing, reading)
        return make(isOpen || difference <= total.slack + spread ? .undecided : .doesNotHold, product, value)
    }

    /// The product of the whole that a row before a mean makes up, where that gives the total: 612户 of 搬迁402户，维修210户，户均补助3.5万元.
    private static func sum(of product: Product, _ reading: ItemReading) -> Product? {
        let (mean, last) = (product.mean, product.quantity)
        guard let index = reading.index(of: last), reading.figure(behind: last)?.range == mean.range else {
            return nil
        }
        let row = reading.peers(before: index, atMost: ItemReading.nearby).map { reading.figures[$0] }
        var (sum, start) = (last.amount, last.segment.lowerBound)
        for former in row.reversed() {
            guard former.isPlain, former.segment.upperBound + 1 == start else { break }
            (sum, start) = (sum + former.amount, former.segment.lowerBound)
            guard mean.amount * (sum / product.unit.size) == product.total.amount else { continue }
            return row.last { $0.amount == sum && $0.isPlain }.map {
                Product(mean: mean, quantity: $0, total: product.total, unit: product.unit)
            }
        }
        return nil
    }

    /// Whether the three stand so near that the words tie them, however far the total is from the product.
    private static func isBound(_ product: Product, among pairing: ProductPairing, _ reading: ItemReading)
        -> Bool
    {
        let (mean, quantity, total) = (product.mean, product.quantity, product.total)
        // 对320亩按每亩600元兑付补助28.8万元
        if mean.segment == quantity.segment, mean.segment == total.segment { return true }
        // 耕地每亩补助200元，草地每亩补助50元，共补助: what several come to is none of one.
        let isOnly = !reading.peers(beside: mean).contains { other in
            other.sentence.overlaps(mean.sentence) && other.measure == mean.measure
                && other.range != total.range
        }
        guard isOnly else { return false }
        // 按每平方米12元对未办手续的108.2亩处以罚款
        if mean.segment == quantity.segment { return true }
        if pairing.named.contains(where: { $0.quantity.range == quantity.range }) {
            // 草地每亩罚款2000元，罚款合计10万元 may be of 林地 as well; 其中耕地按每亩1500元补偿，共 is of 耕地.
            let isOfAll =
                TotalWords.opening(total.segment.lowerBound..<total.range.lowerBound, in: reading) != nil
                && !reading.says(["其中"], in: mean.segment.lowerBound..<mean.range.lowerBound)
                && pairing.products.contains {
                    $0.quantity.sentence.overlaps(mean.sentence) && $0.quantity.amount != quantity.amount
                }
            return quantity.sentence.overlaps(mean.sentence) && !isOfAll
        }
        // 90户，户均补偿2万元，共300万元: one after the other, with nothing between.
        let places = [quantity, mean, total].compactMap(reading.index).sorted()
        return places.count == 3 && places[2] - places[0] == 2 && places[0] == reading.index(of: quantity)
            // 每亩补助200元，连续补助2年，共: of several years.
            && !(mean.range.upperBound..<max(mean.range.upperBound, total.range.lowerBound)).contains {
                reading.source[$0] == "年"
                    && (reading.source[$0 - 1].isDigit || ChineseNumeral.digit(reading.source[$0 - 1]) != nil
                        || reading.source[$0 - 1] == "两")
            }
    }

    /// Words of a total that is one of several payments.
    private static let shares = ["首批", "第一批", "部分", "预付", "其中", "另", "先行", "奖"]

    /// A product that agrees.
    static func finding(_ product: Product, isExact: Bool = false) -> Finding? {
        let (mean, quantity, total, size) = (
            product.mean, product.quantity, product.total, product.unit.size
        )
        let value = mean.amount * (quantity.amount / size)
        let own = isExact ? Rational(0) : mean.slack * (quantity.amount / size)
        let slack = own + mean.amount * (quantity.slack / size) + total.slack
        let difference = (value - total.amount).magnitude
        // A mean is rounded by itself: the total need only agree with what prints like it.
        guard difference == Rational(0) || difference <= slack && slack * Rational(20) <= total.amount,
            total.digits > 1, quantity.digits + mean.digits > 2
        else { return nil }
        return make(difference == Rational(0) ? .holds : .holdsWithinRounding, product, value)
    }

    private static func make(_ verdict: FindingVerdict, _ product: Product, _ value: Rational) -> Finding {
        let total = product.total
        let (a, b, c) = (
            ArithmeticText.figure(product.quantity, withUnit: true),
            ArithmeticText.figure(product.mean, withUnit: true), ArithmeticText.figure(total, withUnit: true)
        )
        let computed = ArithmeticText.result(value / total.claim.unit.size, scale: total.claim.value.scale + 1)
        let name = ArithmeticText.unit(total)
        return Finding(
            .impliedValue, verdict,
            [product.quantity, product.mean, total].map(\.place),
            Message(
                zh: "\(a.zh) × \(b.zh) \(computed)\(name.zh)，原文\(c.zh)",
                en: "\(a.en) × \(b.en) \(computed) \(name.en), printed \(c.en)"))
    }
}
