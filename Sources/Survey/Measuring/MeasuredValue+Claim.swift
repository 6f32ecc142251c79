import Geodesy
public import Ledger

extension MeasuredValue {
    /// The value of a claim.
    ///
    /// - Returns: `nil` for what no measure gives: volumes, multiples, prices.
    public init?(_ claim: Claim) {
        switch claim.kind {
        case .area: self.init(.area, claim.amount)
        case .count: self.init(.count, claim.amount)
        case .ratio: self.init(.ratio, claim.amount)
        case .length:
            let metres: [String: Rational] = [
                "公里": Rational(1000), "厘米": Rational(1, 100), "毫米": Rational(1, 1000),
            ]
            self.init(.length, claim.amount * (metres[claim.unit.base] ?? Rational(1)))
        case .money: self.init(.money, claim.amount)
        case .mass: self.init(.mass, claim.amount)
        case .volume, .multiple, .unitPrice: return nil
        }
    }
}
