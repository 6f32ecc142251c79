public import Geodesy
public import Ledger
import Parcels
public import Project

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
    /// What the ground gives; `nil` for a quotient by nothing.
    public let measured: MeasuredValue?
    /// Measured less printed, in square metres, metres, per cent or pieces; 0 when nothing was measured.
    public let difference: Rational
    /// The verdict.
    public let verdict: Verdict
    /// How many features of the measured layers the check looked at: those that meet its conditions.
    public let selected: Int
    /// How many of them have no date, though the check asks for a day; they count.
    public let undated: Int
    /// The features that the measured value is made of, each with its share.
    public let contributions: [Contribution]

    /// A feature's share of a measured value.
    public struct Contribution: Sendable, Hashable {
        /// The name of its layer.
        public let layer: String
        /// The feature's number in its file.
        public let fid: Int64
        /// The parcel's identifier.
        public let id: String
        /// Its area in the measure; `nil` in a count or a length.
        public let area: Area?
        /// Its length in the measure, hundredths of a metre; `nil` in an area or a count.
        public var length: Int64?
        /// What it is told apart by, in the order of the check's `by`.
        public let group: [String?]
        /// Whether it is taken away.
        public var isSubtracted = false

        init(layer: String, fid: Int64, id: String, area: Area?, group: [String?]) {
            (self.layer, self.fid, self.id, self.area, self.group) = (layer, fid, id, area, group)
        }

        init(_ landmark: Landmark, in layer: String, group: [String?], countsLength: Bool = true) {
            self.init(layer: layer, fid: landmark.fid, id: landmark.id, area: nil, group: group)
            if countsLength { length = landmark.length }
        }

        /// The same, taken away.
        var subtracted: Contribution {
            var result = self
            result.isSubtracted.toggle()
            return result
        }
    }

    /// The measured value by group, in the order in which groups occur; empty without groups.
    ///
    /// Areas add up to the value exactly; a parcel in two counties counts in both.
    public var breakdown: [(group: [String?], value: MeasuredValue, features: Int)] {
        guard !declaration.grouping.isEmpty, let single = declaration.measure.single else { return [] }
        var order: [[String?]] = []
        var parts: [[String?]: [Contribution]] = [:]
        for part in contributions {
            if parts[part.group] == nil { order.append(part.group) }
            parts[part.group, default: []].append(part)
        }
        return order.map { group in
            let own = parts[group] ?? []
            let value: MeasuredValue =
                switch single.kind.value {
                case .area: .area(own.reduce(.zero) { $0 + ($1.area ?? .zero) })
                case .length: .length(hundredths: own.reduce(0) { $0 + ($1.length ?? 0) })
                default: .count(own.count)
                }
            return (group, value, own.count)
        }
    }
}
