public import Ledger
public import Project

extension MeasuredValue {
    /// The value of a claim.
    ///
    /// - Returns: `nil` for what no measure gives: volumes, multiples, prices.
    public init?(_ claim: Claim) {
        let kind: Kind
        switch claim.kind {
        case .area: kind = .area
        case .count: kind = .count
        case .ratio: kind = .ratio
        case .length: kind = .length
        case .money: kind = .money
        case .mass: kind = .mass
        case .volume, .multiple, .unitPrice: return nil
        }
        self.init(kind, claim.amount)
    }
}
