public import Geodesy
public import Ledger

/// A check, answered.
public struct CheckResult: Sendable {
    /// What the check declares.
    public let declaration: CheckDeclaration
    /// The item of the report; `nil` in a project without a report.
    public let item: LedgerItem?
    /// The claim that the check quotes; `nil` for an expectation.
    public let claim: Claim?
    /// The figure that is checked.
    public let figure: PrintedFigure
    /// What the ground gives.
    public let measured: MeasuredValue
    /// Measured less printed, in square metres or in pieces.
    public let difference: Rational
    /// The verdict.
    public let verdict: Verdict
    /// How many features of the measured layer the check looked at: those that meet its condition.
    public let selected: Int
    /// The features that the measured value is the sum of, each with its share.
    public let contributions: [Contribution]

    /// A feature's share of a measured value.
    public struct Contribution: Sendable, Hashable {
        /// The feature's number in its file.
        public let fid: Int64
        /// The parcel's identifier.
        public let id: String
        /// Its area in the measure; `nil` in a count.
        public let area: Area?
    }
}
