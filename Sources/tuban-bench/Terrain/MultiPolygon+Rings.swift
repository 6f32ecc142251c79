import Geometry

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
