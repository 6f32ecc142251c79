@testable import Ledger

/// Claims in the short form that the expectations of these tests are written in: `5.2 万亩`.
func figures(_ claims: [Claim], _ kind: ClaimKind? = nil) -> [String] {
    claims.filter { kind == nil || $0.kind == kind }.map { claim in
        let upper = claim.upper.map { "–\($0)" } ?? ""
        return "\(claim.value)\(upper) \(claim.unit.text)"
    }
}

/// The claims of a sentence, as the progress of an item.
func claims(_ sentence: String) -> [Claim] {
    Ledger("1.题\n整改状态：已完成\n进展情况：\(sentence)").items.first?.claims ?? []
}
