public import Covering
public import Geodesy
public import Geometry
public import Land

/// A mining right, with all its features, against reserves (矿业权与保护地重叠核查).
public struct RightReview: Sendable {
    /// What it shares with one functional zone of one reserve.
    public struct Overlap: Sendable {
        /// The layer of the reserve.
        public let layer: String
        /// The reserve; `nil` when its layer names none.
        public let reserve: String?
        /// The functional zone (功能分区); `nil` when its layer names none.
        public let zone: String?
        /// The ground shared, exact sums of masks.
        public let area: Area
        /// Its pieces by thickness.
        public let tally: ThicknessTally
    }

    /// The nearest reserve of a right that shares no ground with any.
    public struct Distance: Sendable {
        /// The reserve's layer and name.
        public let reserve: String
        /// The length of the geodesic between the nearest positions, metres.
        public let metres: Double
    }

    /// Whether ground was given up as it should have been (缩小面积退出核查).
    public struct Withdrawal: Sendable {
        /// The rights whose withdrawal it is: all that the former ones have become.
        public let titles: [String]
        /// The area after, of all of them.
        public let area: Area
        /// What they share with reserves after.
        public let overlap: Area
        /// The area before.
        public let areaBefore: Area
        /// What the right shared with reserves before.
        public let overlapBefore: Area
        /// What lies outside the right of before.
        public let outsideBefore: Area
        /// The area before less the overlap before.
        public let expected: Area
        /// The area less that.
        public let difference: Area
        /// How much rounding of corners to 0.01 m can change the area of this outline, m².
        public let tolerance: Double

        /// Whether the right stays in its former outline, within that.
        public var staysInside: Bool { outsideBefore.squareMetres <= tolerance }
        /// Whether no more and no less than the overlap was given up.
        public var gaveUpTheOverlap: Bool { abs(difference.squareMetres) <= tolerance }
        /// Whether ground was added and nothing had to be given up: an extension (扩大), no withdrawal.
        public var isExtension: Bool { overlapBefore.squareMetres <= tolerance && !staysInside }
        /// What of the former ground was kept, less what should have been.
        public var keptTooMuch: Area { difference - outsideBefore }
    }

    /// What would be left after withdrawal (退出后的剩余范围).
    public struct Remainder: Sendable {
        /// The outline in the Gauss–Krüger plane of the zone, corners to 0.01 m, eastings with the zone's number.
        public let polygons: MultiPolygon
        /// The zone.
        public let zone: Zone
        /// Its area.
        public let area: Area
        /// What it still shares with reserves: the rounding of corners.
        public let overlap: Area
    }

    /// Whether a right was in force on the day asked for.
    public enum InForce: String, Sendable {
        /// It was.
        case yes
        /// It was not: not begun, run out, or cancelled.
        case no
        /// Its fields do not tell.
        case unknown
    }

    /// The numbers of its features in their file.
    public let fids: [Int64]
    /// Its identifier.
    public let id: String
    /// Its name.
    public let name: String?
    /// Its area.
    public let area: Area
    /// Computed less recorded; `nil` without a record, and for several features, whose records may be of one or of all.
    public let recordedDifference: Area?
    /// Whether it was in force; `nil` when no day was asked for.
    public let inForce: InForce?
    /// What its state says; `nil` when it says nothing.
    public let state: RightState?
    /// Its elevations from bottom to top, metres (采深); `nil` when they are not recorded.
    public let elevations: ClosedRange<Double>?
    /// What it shares with each zone of each reserve.
    public let overlaps: [Overlap]
    /// What it shares with reserves in all; ground in two counts once.
    public let inReserves: Area
    /// The nearest reserve, when it shares no ground with any.
    public let distance: Distance?
    /// Ground in closed land that no right had before; `nil` without closed layers.
    ///
    /// Without rights before it is all that lies in closed land.
    public let newInClosed: Area?
    /// Further ground in closed land that other rights had before (原属其他矿业权).
    public let closedOfOthers: Area?
    /// Whether it has no right before; `nil` when none were given.
    public let isNew: Bool?
    /// The withdrawal, told with the first of the rights that it concerns; `nil` without a right before.
    public let withdrawal: Withdrawal?
    /// What would be left; `nil` when it shares no ground, or nothing would be left.
    public let remainder: Remainder?
    /// Whether nothing would be left, so that the whole right has to go (整体退出).
    public let isWhollyInside: Bool
    /// Whether a feature of a reserve that could not be read may lie over it.
    public let isClearDoubtful: Bool
    /// What reserves have of blocks that are recorded as ended though the right goes on.
    public let endedInReserves: Area
    /// Whether a block of it, now or before, could not be read, or has ground of two readings near reserves.
    public let isOwnUnread: Bool

    /// The number of its first feature in its file.
    public var fid: Int64 { fids[0] }
    /// Its name, else its identifier.
    public var title: String { name ?? id }
    /// Whether it was not in force on the day asked for, or its state says that it is no more.
    public var isOver: Bool { inForce.map { $0 == .no } ?? (state == .ended) }

    /// The class of the thickest piece that it shares with a reserve.
    public var thickest: ThicknessClass? { overlaps.compactMap(\.tally.thickest).max() }

    /// What follows.
    public enum Verdict: String, Sendable, CaseIterable {
        /// It shares no ground with any reserve.
        case clear
        /// It shares boundaries only: pieces thinner than 0.05 m.
        case boundary
        /// It is clear only of what could be read of the reserves.
        case unclear
        /// It shares pieces up to 1 m thick: somebody must look.
        case doubtful
        /// It shares ground.
        case overlaps
    }

    /// What follows from the thickest piece.
    public var verdict: Verdict {
        let isOpen = isClearDoubtful || endedInReserves > .zero || isOwnUnread
        return switch thickest {
        case nil: isOpen ? .unclear : .clear
        case .coincident?: isOpen ? .unclear : .boundary
        case .doubtful?: .doubtful
        case .overlap?: .overlaps
        }
    }

    /// Whether somebody must look at it.
    public var needsAttention: Bool {
        verdict >= .unclear || (newInClosed ?? .zero).squareMetres > 1
            || withdrawal.map { !$0.staysInside || !$0.gaveUpTheOverlap } ?? false
    }
}

extension RightReview.Verdict: Comparable {
    /// From clear to overlapping.
    public static func < (left: RightReview.Verdict, right: RightReview.Verdict) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}
