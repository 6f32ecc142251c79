/// How thick a piece of overlap is: whether two outlines only fail to coincide, or ground is shared (重叠厚度分级).
///
/// No statute sets a tolerance for overlaps. Coordinates are recorded to 0.01 m or 0.001″, so that two records of one
/// boundary may stand some centimetres apart over its whole length, which can be any area: not the area tells an
/// overlap from a boundary drawn twice, but the thickness, twice the area over the length of the outline.
public enum ThicknessClass: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// Under 0.05 m: one boundary, recorded twice (边界重合).
    case coincident
    /// From 0.05 m to 1 m: a boundary that may not fit, to be looked at (疑似边界不套合).
    case doubtful
    /// 1 m and more, which is at least 3 m² (重叠).
    case overlap

    /// Where a boundary that may not fit begins, metres.
    public static let doubtfulThickness = 0.05
    /// Where an overlap begins, metres.
    public static let overlapThickness = 1.0

    /// The class of a thickness in metres.
    public init(thickness: Double) {
        self =
            if thickness < Self.doubtfulThickness {
                .coincident
            } else if thickness < Self.overlapThickness {
                .doubtful
            } else {
                .overlap
            }
    }

    /// The class of a thickness of ground of a feature, metres: what is thin beside the feature itself, not what is small.
    ///
    /// A well of 0.8 m is ground as a whole, though no piece of it can be a metre thick: a limit is never more than half of
    /// the feature's own thickness.
    ///
    /// - Parameter own: the thickness of the feature.
    package init(thickness: Double, of own: Double) {
        self =
            if thickness < min(Self.doubtfulThickness, own / 2) {
                .coincident
            } else if thickness < min(Self.overlapThickness, own / 2) {
                .doubtful
            } else {
                .overlap
            }
    }

    /// How thick a piece of an area can be at most, metres: a disk has the shortest outline.
    package static func greatestThickness(ofArea area: Double) -> Double { (max(area, 0) / .pi).squareRoot() }

    /// From thin to thick.
    public static func < (left: ThicknessClass, right: ThicknessClass) -> Bool {
        left.rawValue < right.rawValue
    }
}
