import Geometry
import Testing
import Topology

@testable import tuban_bench

@Suite struct ParcelPlanTests {
    /// Several hundred parcels with rivers, islands and parcels in two parts among them.
    private let plan: ParcelPlan
    private let shapes: [MultiPolygon]

    init() throws {
        plan = ParcelPlan(1500, in: try LeagueExtent(), seed: 5)
        let plan = plan
        shapes = plan.entries.map { MultiPolygon(rings: plan.rings(of: $0)) }
    }

    @Test func parcelsAreValidByGEOS() throws {
        let topology = try TopologyContext()
        let defects = try shapes.compactMap { try topology.defect(in: $0) }
        #expect(defects.isEmpty)
        #expect(shapes.contains { $0.polygonCount == 2 })
        #expect(shapes.contains { $0.ringCount > $0.polygonCount })
        let mean = Double(shapes.reduce(0) { $0 + $1.coordinates.count }) / Double(shapes.count)
        #expect((55...75).contains(mean))
        #expect(abs(shapes.count - 1500) < 75)
    }

    /// GEOS unites them to one polygon as large as all of them: no gap and no overlap.
    @Test func parcelsCoverTheLeagueOnce() throws {
        var all = MultiPolygon()
        for shape in shapes { all.append(shape) }
        let union = try TopologyContext().unaryUnion(all)
        #expect(union.polygonCount == 1)
        // The fixed grid of GEOS leaves specks of 10⁻⁶ m² where three parcels meet.
        let holes = (1..<union.ringCount).map { abs(signedArea(of: union.ring($0))) }
        #expect(holes.allSatisfy { $0 < 1e-4 })
        let total = shapes.reduce(0) { $0 + $1.planarArea }
        #expect(abs(union.planarArea - total) < 1e-9 * total)
    }

    /// A border is the same points from either side: each segment is walked once each way, but for the outer border.
    @Test func neighboursShareTheirBordersExactly() {
        struct Segment: Hashable {
            let from: Coordinate
            let to: Coordinate
        }
        var segments: Set<Segment> = []
        for entry in plan.entries {
            for ring in plan.rings(of: entry) {
                for (from, to) in zip(ring, ring.dropFirst()) {
                    #expect(segments.insert(Segment(from: from, to: to)).inserted)
                }
            }
        }
        let alone = segments.filter { !segments.contains(Segment(from: $0.to, to: $0.from)) }
        #expect(!alone.isEmpty && alone.count < segments.count / 4)
        // What has no counterpart is one closed way around all.
        #expect(Set(alone.map(\.from)) == Set(alone.map(\.to)))
    }
}
