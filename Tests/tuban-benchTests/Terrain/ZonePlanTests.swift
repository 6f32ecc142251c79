import Geometry
import Testing
import Topology

@testable import tuban_bench

@Suite struct ZonePlanTests {
    @Test func zonesAreValidAndOfAllTypesAndSomeFollowParcels() throws {
        let extent = try LeagueExtent()
        let parcels = ParcelPlan(1500, in: extent, seed: 5)
        var corners: Set<Coordinate> = []
        for entry in parcels.entries { corners.formUnion(parcels.rings(of: entry).joined()) }
        let topology = try TopologyContext()
        var counts: [ZonePlan.ZoneType: Int] = [:]
        var largest = 0
        var aligned = 0
        try ZonePlan(extent: extent, parcels: parcels, seed: 5).draw { type, rings in
            counts[type, default: 0] += 1
            let shape = MultiPolygon(rings: rings)
            largest = max(largest, shape.coordinates.count)
            if type == .grassland, shape.coordinates.allSatisfy(corners.contains) { aligned += 1 }
            let defect = try topology.defect(in: shape)
            #expect(defect == nil)
        }
        #expect(counts[.mining] == 800 && counts[.reserve] == 32)
        #expect((100...400).contains(counts[.redline] ?? 0))
        #expect(largest > 50_000)
        #expect(aligned > 50)
    }
}
