import Geodesy
import Geometry
import Overlay

/// What the micro-benchmarks work on: some thousand neighbouring parcels of the M terrain, and all of its zones.
struct MicroTerrain {
    let extent: LeagueExtent
    let parcels: [MultiPolygon]
    /// The zones, one layer a type, of those that come near the parcels.
    let layers: [CoverLayer]

    /// The number of coordinates of all parcels.
    var vertexCount: Int { parcels.reduce(0) { $0 + $1.coordinates.count } }

    init(parcels count: Int = 4000, seed: UInt64 = 20_240_601) throws {
        extent = try LeagueExtent()
        let plan = ParcelPlan(TerrainScale.medium.parcels, in: extent, seed: seed)
        // The middle of the list: neighbours of one county, redlines and grassland among them.
        let start = max(0, plan.entries.count / 2 - count / 2)
        parcels = plan.entries[start..<min(plan.entries.count, start + count)].map {
            MultiPolygon(rings: plan.rings(of: $0))
        }
        let box = parcels.reduce(into: Box.empty) { $0.extend(to: $1.box) }
        var zones: [ZonePlan.ZoneType: [MultiPolygon]] = [:]
        try ZonePlan(extent: extent, parcels: plan, seed: seed).draw { type, rings in
            guard rings.contains(where: { Box(around: $0).meets(box) }) else { return }
            zones[type, default: []].append(MultiPolygon(rings: rings))
        }
        layers = [.redline, .reserve, .grassland, .mining].map { CoverLayer(features: zones[$0] ?? []) }
    }
}
