import Geodesy

/// A length so wide has an area, an area so deep or so thick a volume: `长4.6公里、平均宽1.8米，占用林地12.42亩`,
/// `占地12.5亩，平均采深8米，采出6.67万立方米`.
enum BodyRule {
    static func finding(_ index: Int, _ reading: ItemReading, _ accounts: FigureAccounts) -> Finding? {
        strip(index, reading) ?? body(index, reading, accounts)
    }

    private static func strip(_ index: Int, _ reading: ItemReading) -> Finding? {
        let width = reading.figures[index]
        guard width.claim.kind == .length, width.isPlain, width.amount > Rational(0),
            reading.says(
                ["宽"], in: max(width.segment.lowerBound, width.range.lowerBound - 6)..<width.range.lowerBound)
        else { return nil }
        let near = ProductPairing.near(index, reading).filter { $0.sentence.overlaps(width.sentence) }
        for length in near where length.claim.kind == .length && length.amount > width.amount {
            for area in near where area.claim.kind == .area {
                let product = Product(mean: width, quantity: length, total: area, unit: .metre)
                if let found = ProductRule.finding(product) { return found }
            }
        }
        return nil
    }

    private static func body(_ index: Int, _ reading: ItemReading, _ accounts: FigureAccounts) -> Finding? {
        let depth = reading.figures[index]
        let lead = max(depth.segment.lowerBound, depth.range.lowerBound - 8)..<depth.range.lowerBound
        let trail = depth.range.upperBound..<min(depth.segment.upperBound, depth.range.upperBound + 1)
        guard depth.claim.kind == .length, depth.claim.upper == nil, depth.amount > Rational(0),
            reading.says(["深", "厚", "高"], in: lead) || reading.says(["深", "厚"], in: trail)
        else { return nil }
        let volumes = ProductPairing.beside(index, reading).filter {
            $0.claim.kind == .volume && $0.claim.upper == nil && $0.sentence.overlaps(depth.sentence)
                && [.none, .about].contains($0.claim.qualifier)
        }
        let near = ProductPairing.near(index, reading)
        let all = ProductPairing.quantities(near, index, reading).filter { $0.claim.kind == .area }
        // 按平均厚度0.9米在6公顷库面覆土: the area of its own clause.
        let own = all.filter { $0.segment == depth.segment }
        let areas = own.isEmpty ? all : own
        let products = volumes.flatMap { volume in
            areas.map { Product(mean: depth, quantity: $0, total: volume, unit: .area(.squareMetre)) }
        }
        for product in products {
            if let found = ProductRule.finding(product, isExact: true) { return found }
        }
        // How deep a pit is does not tell how much fills it: 采坑深55米, 回填434万立方米.
        guard reading.says(["均", "厚"], in: lead) || reading.says(["厚"], in: trail) else { return nil }
        let told = products.filter { $0.total.isPlain && depth.isPlain }
        return ProductRule.contradiction(
            ProductPairing(of: depth, told, reading, accounts), isExact: false, reading)
    }
}
