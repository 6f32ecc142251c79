import ExactAreas
import Geometry
import Topology

/// The areas of a pair: under both, under the first only, under the second only.
struct PairAreas {
    let both: Double
    let onlyA: Double
    let onlyB: Double

    /// The area of the larger polygon.
    var larger: Double { both + max(onlyA, onlyB) }

    /// Through an engine, each polygon in turn being the parcel; and how much the two results for both differ.
    static func found(
        _ a: MultiPolygon, _ b: MultiPolygon, by engine: EngineChoice
    ) throws -> (PairAreas, asymmetry: Double) {
        let ofA = try engine.areas(of: a, under: [b])
        let ofB = try engine.areas(of: b, under: [a])
        let areas = PairAreas(both: ofA.covered, onlyA: ofA.bare, onlyB: ofB.bare)
        return (areas, abs(ofA.covered - ofB.covered))
    }

    /// By the judge.
    static func exact(_ a: MultiPolygon, _ b: MultiPolygon) throws(CaseError) -> PairAreas {
        guard let plane = ExactSubdivision(by: [a, b]) else { throw CaseError("an ordinate is not finite") }
        let areas = plane.areas { $0.members }
        return PairAreas(both: areas[[0, 1]] ?? 0, onlyA: areas[[0]] ?? 0, onlyB: areas[[1]] ?? 0)
    }

    /// By GEOS on a fixed grid, of valid polygons.
    static func topology(
        _ a: MultiPolygon, _ b: MultiPolygon, _ context: TopologyContext
    ) throws(TopologyError) -> PairAreas {
        PairAreas(
            both: try context.intersectionArea(a, b), onlyA: try context.differenceArea(a, b),
            onlyB: try context.differenceArea(b, a))
    }

    /// The largest difference of the three; infinite when one is no number.
    func largestDifference(from other: PairAreas) -> Double {
        [both - other.both, onlyA - other.onlyA, onlyB - other.onlyB]
            .reduce(0) { $1.isNaN ? .infinity : max($0, abs($1)) }
    }
}
