public import Covering
public import Geodesy
public import Overlay

/// A parcel and what covers it, in exact areas that add up (叠加结果).
public struct OverlaidParcel: Sendable {
    /// The overlap with one feature.
    public struct Overlap: Sendable {
        /// The number of the zone layer, in the order of the request.
        public let layer: Int
        /// The number of the feature in its file.
        public let fid: Int64
        /// The position of the feature in its layer.
        public let position: Int
        /// The area, rounded alone.
        public let area: Area
        /// The area before rounding, m².
        public let rawArea: Double
        /// The thickness of its thickest piece, metres; `nil` when its class is plain without.
        public var thickness: Double?
        /// Its pieces by thickness; one whose class is plain as a whole counts as one piece.
        public var tally = ThicknessTally()
        /// Its pieces, when they were asked for, the largest first.
        public var pieces: [OverlapPiece] = []
    }

    /// Its number in its file.
    public let fid: Int64
    /// Its identifier; `nil` when its layer has no field of that role, or the field is empty.
    public let id: String?
    /// The values of the grouping fields that its layer has, in the order of the request.
    public let values: [String?]
    /// Its area.
    public let area: Area
    /// Its area before rounding, m².
    public let rawArea: Double
    /// Per set of cover layers the area; together they are `area`.
    public let masks: [(mask: LayerMask, area: Area)]
    /// What lies under each cover layer, and under any, each an answer to its own question; only those that `masks` may tell
    /// otherwise.
    let answers: [(layers: LayerMask, area: Area)]
    /// The area under any cover before rounding, m².
    public let rawCovered: Double
    /// The features over it, by layer and position.
    public let overlaps: [Overlap]
    /// Whether its rings were invalid and counted by the even-odd rule.
    public let isRepaired: Bool

    /// The area under at least one of the cover layers.
    public func area(underAny layers: LayerMask) -> Area {
        if let answer = answers.first(where: { $0.layers == layers }) { return answer.area }
        return masks.reduce(into: .zero) { if !$1.mask.isDisjoint(with: layers) { $0 += $1.area } }
    }

    /// The area under any cover.
    public var covered: Area {
        if let widest = answers.last { return widest.area }
        return masks.reduce(into: .zero) { if !$1.mask.isEmpty { $0 += $1.area } }
    }
}
