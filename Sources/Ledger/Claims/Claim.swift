import Bilingual
public import Geodesy

/// A figure that a report states, quoted exactly.
public struct Claim: Sendable, Hashable {
    /// Where in a report a claim stands.
    public enum Location: Sendable, Hashable {
        /// Outside the items: in the title, the preamble, a total.
        case document
        /// In the problem.
        case problem
        /// In the field with this index.
        case field(Int)
        /// In the clause with this index.
        case clause(Int)
    }

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
    /// Where it stands in the report.
    public let location: Location
    /// The cell of a table that holds the figure and nothing else; `nil` for figures of running text.
    public let cell: TableCell?

    /// The index of the clause; `nil` outside the clauses.
    public var clause: Int? {
        if case .clause(let index) = location { index } else { nil }
    }

    /// What the figure counts or measures.
    public var kind: ClaimKind { unit.base.kind }

    /// The number in the measure of its kind: square metres, metres, per cent, tonnes, else without 万 or 亿.
    public var amount: Rational { value.rational * unit.size }

    /// The second number of a range, in the same; `amount` for a single number.
    package var top: Rational { (upper ?? value).rational * unit.size }

    /// Half a unit of the last printed digit, in the same.
    public var halfUnit: Rational { value.halfUnit * unit.size }

    /// The figure with the word that qualifies it, which may stand before it in the report: `约500亩`, `500余亩`.
    package var qualifiedFigure: String {
        let own = qualifier == .over ? "余多数几" : qualifier == .about ? "来" : ""
        return figure.text.contains(where: own.contains) ? figure.text : qualifier.name.zh + figure.text
    }

    /// Whether exact arithmetic on the number stays inside 128 bits: no report prints larger or finer ones.
    public var isReckonable: Bool {
        guard value.scale <= 4, upper.map({ $0.scale <= 4 }) ?? true else { return false }
        let largest = max(amount.magnitude, top.magnitude).double
        return switch kind {
        case .ratio, .multiple: largest <= 1e4
        // 每平方公里3000万元: no more digits than 1e6 with four decimals has.
        case .unitPrice: largest <= 1e6 || largest <= 1e9 && value.scale <= 1 && upper == nil
        case .area, .length, .count, .money, .mass, .volume: largest <= 1e14 && unit.size.double <= 1e11
        }
    }
}
