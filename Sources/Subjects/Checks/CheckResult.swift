public import Bilingual
public import Geodesy
public import Land
public import Ledger
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
    /// What is not certain about the figure; a verdict with a doubt was weighed against it.
    public let doubts: [Doubt]
    /// The value without boundaries drawn twice, thinner than 0.05 m, where the verdict is by it: none rests on them.
    public let bare: MeasuredValue?
    /// How far such boundaries move the value.
    public var boundary: MeasuredValue? {
        guard let measured, let bare else { return nil }
        let gap = measured.magnitude - bare.magnitude
        return MeasuredValue(measured.kind, max(gap, Rational(0) - gap))
    }
    /// The value with ground that lies in several features counted each time; `nil` where that is the same.
    public let gross: MeasuredValue?
    /// What else a reader must know.
    public let notes: [Message]
    /// Whether the verdict would be another one without what is not certain.
    public let isDecidedByDoubt: Bool
    /// The measures over layers that the value is put together of.
    let terms: [CheckTerm]

    /// The verdict as it is told: one that was reached in spite of doubts says so.
    public var verdictName: Message { verdict.name(isDoubtful: !doubts.isEmpty) }

    /// Whether somebody has to look at it.
    public var needsAttention: Bool { verdict.needsAttention || !doubts.isEmpty }

    /// The measured value by group; empty without groups.
    ///
    /// Areas add up to the value exactly; a parcel in two counties counts in both.
    public var breakdown: [(group: [String?], value: MeasuredValue, features: Int)] {
        guard !declaration.grouping.isEmpty, let single = declaration.measure.single, let term = terms.first
        else { return [] }
        return term.groups.map { group, sum in
            let value: MeasuredValue =
                switch single.kind.value {
                case .area: .area(sum.area)
                case .length: .length(hundredths: sum.length)
                case .count, .ratio, .money, .mass, .number: .count(sum.features)
                }
            return (group, value, sum.features)
        }
    }

    /// A feature's share of the measured value of a check.
    public struct Contribution: Sendable, Hashable {
        /// Its area in the measure; `nil` in a count or a length.
        public let area: Area?
        /// Its length in the measure, hundredths of a metre; `nil` in an area or a count.
        public let length: Int64?
        /// Whether it is taken away.
        public let isSubtracted: Bool
    }
}

/// A measure over a layer, taken, as a part of a check (核查分项).
struct CheckTerm: Sendable {
    let term: MeasureTerm
    /// By group what was found, in their order.
    let groups: [(group: [String?], sum: MeasureSubject.Sum)]
    /// Tells the points that count; `nil` when all that are chosen do.
    let location: CoverLocation?
    /// Whether it is taken away.
    var isSubtracted = false

    /// The share of a point or a line.
    func contributions(of landmark: Landmark, layer: Int) -> [CheckResult.Contribution] {
        guard layer == term.layer, term.counts(landmark, location) else { return [] }
        let isLength = term.measure.kind == .length
        return [.init(area: nil, length: isLength ? landmark.length : nil, isSubtracted: isSubtracted)]
    }
}

extension MeasureTerm {
    /// Whether a point or a line counts.
    ///
    /// - Parameter location: tells the points under covers; `nil` when all that are chosen count.
    func counts(_ landmark: Landmark, _ location: CoverLocation?) -> Bool {
        selection.choice(landmark.marks, landmark.attributes).counts && isIn(landmark, location)
    }

    /// Whether a point or a line counts, if the conditions choose it.
    func isIn(_ landmark: Landmark, _ location: CoverLocation?) -> Bool {
        switch measure.kind {
        case .area, .overlap, .outside: return false
        case .length, .count: return true
        case .within, .countOverlapping:
            guard let location else { return true }
            let isIn = landmark.points.map(location.contains)
            return measure.kind == .within ? isIn.allSatisfy(\.self) : isIn.contains(true)
        }
    }
}
