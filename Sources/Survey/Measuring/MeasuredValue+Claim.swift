import Geodesy
public import Ledger
public import Project

extension MeasuredValue {
    /// The value of a claim.
    ///
    /// - Returns: `nil` for what no measure gives: volumes, multiples, prices.
    public init?(_ claim: Claim) {
        switch claim.kind {
        case .area: self.init(.area, claim.amount)
        case .count: self.init(.count, claim.amount)
        case .ratio: self.init(.ratio, claim.amount)
        case .length: self.init(.length, claim.amount * Self.size(ofBaseUnitOf: claim))
        case .money: self.init(.money, claim.amount)
        case .mass: self.init(.mass, claim.amount)
        case .volume, .multiple, .unitPrice: return nil
        }
    }

    /// What one base unit of a claim is in ours: a kilometre is 1000 m.
    static func size(ofBaseUnitOf claim: Claim) -> Rational {
        guard claim.kind == .length else { return Rational(1) }
        switch claim.unit.base {
        case "公里": return Rational(1000)
        case "厘米": return Rational(1, 100)
        case "毫米": return Rational(1, 1000)
        default: return Rational(1)
        }
    }
}
