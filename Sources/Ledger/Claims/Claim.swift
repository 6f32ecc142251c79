public import Geodesy

/// A figure that a report states, quoted exactly.
public struct Claim: Sendable, Hashable {
    /// Where in an item a claim stands.
    public enum Location: Sendable, Hashable {
        /// In the problem.
        case problem
        /// In the field with this index.
        case field(Int)
        /// In the clause with this index.
        case clause(Int)
    }

    /// What the figure counts or measures.
    public let kind: ClaimKind
    /// The figure alone: `937.36亩`.
    public let figure: Passage
    /// The figure with the words around it, bounded by punctuation: `违规占用草原937.36亩`.
    public let quote: Passage
    /// The number as printed, in the printed unit; its scale is the printed precision.
    public let value: ExactDecimal
    /// The upper end of a range (`3至5万亩`); `nil` for a single number.
    public let upper: ExactDecimal?
    /// The printed unit.
    public let unit: ClaimUnit
    /// The names the figure is about (mine, company, reserve, county), as printed: a suggestion; empty when
    /// the words around it name none.
    public let subjects: [String]
    /// How exactly the number is meant.
    public let qualifier: ClaimQualifier
    /// What the figure says about the land, by the words around it: a suggestion, not a finding.
    public let role: ClaimRole
    /// Whose figure it is, by the places named before it: a suggestion, not a finding.
    public let scope: ClaimScope
    /// Where it stands in the item.
    public let location: Location

    /// The index of the clause; `nil` outside the clauses.
    public var clause: Int? {
        if case .clause(let index) = location { index } else { nil }
    }

    /// The number in the base unit: square metres for areas, else the unit without 万 or 亿.
    public var amount: Rational { value.rational * unit.size }

    /// Half a unit of the last printed digit, in the base unit.
    public var halfUnit: Rational { value.halfUnit * unit.size }
}
