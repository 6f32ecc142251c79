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

extension MultiPolygon {
    /// Polygons from rings in any order: shells counter-clockwise, holes clockwise and each inside one shell.
    init(rings: [[Coordinate]]) {
        let shells = rings.filter { signedArea(of: $0[...]) > 0 }
        var holes = [[[Coordinate]]](repeating: [], count: shells.count)
        for hole in rings where signedArea(of: hole[...]) <= 0 {
            // Shells may lie in holes of others: the smallest one around it is its own.
            let around = shells.indices.filter { hole[0].isInside(shells[$0]) }
            let own = around.min { signedArea(of: shells[$0][...]) < signedArea(of: shells[$1][...]) }
            if let own { holes[own].append(hole) }
        }
        self.init(zip(shells, holes).map { [$0] + $1 })
    }
}

extension Coordinate {
    /// Whether it lies inside a closed ring.
    fileprivate func isInside(_ ring: [Coordinate]) -> Bool {
        zip(ring, ring.dropFirst()).count { a, b in
            (a.y > y) != (b.y > y) && x < a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y)
        } & 1 == 1
    }
}
