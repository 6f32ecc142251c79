import ExactAreas
import Overlay

/// The area of a parcel, and how much of it one layer covers.
struct LayerAreas {
    /// The parcel's own area.
    let area: Double
    /// What of it any feature covers.
    let covered: Double
    /// What of it no feature covers.
    let bare: Double
    /// What of it exactly so many features cover, where the engine tells.
    let depths: [Int: Double]

    /// From an engine's coverage.
    init(_ coverage: Coverage) {
        area = coverage.area
        covered = coverage.area(underAny: LayerMask(layer: 0))
        bare = coverage.masks.first { $0.mask.isEmpty }?.area ?? 0
        let deep = coverage.depths.filter { $0.layer == 0 && $0.depth > 1 }
        let single = covered - deep.reduce(0) { $0 + $1.area }
        depths = Dictionary(deep.map { ($0.depth, $0.area) } + [(1, single)]) { $0 + $1 }
    }

    /// From the judge's.
    init(_ exact: ExactCoverage) {
        area = exact.area
        covered = exact.masks[1] ?? 0
        bare = exact.masks[0] ?? 0
        depths = exact.depths.first ?? [:]
    }
}
