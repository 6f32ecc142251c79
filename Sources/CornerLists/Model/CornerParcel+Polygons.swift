public import Geometry

extension CornerParcel {
    /// The ground of the parcel as polygons: shells, and the holes in each.
    ///
    /// Rings that say themselves that they take ground out are holes. All others are classed by containment, whatever
    /// their numbers: a ring inside an odd number of rings is a hole, one inside none or an even number a part. Blocks
    /// that the form includes are parts even inside each other. A ring of fewer than three corners encloses nothing.
    ///
    /// - Returns: easting or longitude x, northing or latitude y; no polygon when nothing is enclosed.
    public var polygons: MultiPolygon {
        let outlines = rings.indices.filter { Set(rings[$0].corners.map(\.coordinate)).count >= 3 }
        let outer = outlines.filter { !rings[$0].isExcluded }
        let nesting = nesting(of: outer)
        var result = MultiPolygon()
        for shell in outer where nesting[shell].depth.isMultiple(of: 2) {
            result.appendRing(rings[shell].corners.map(\.coordinate))
            for hole in outer where !nesting[hole].depth.isMultiple(of: 2) && nesting[hole].parent == shell {
                result.appendRing(rings[hole].corners.map(\.coordinate))
            }
            for hole in outlines where rings[hole].isExcluded && owner(of: rings[hole], among: outer) == shell {
                result.appendRing(rings[hole].corners.map(\.coordinate))
            }
            result.endPolygon()
        }
        return result
    }

    /// The numbers of the rings that are holes by containment.
    var holeNumbers: Set<Int> {
        let outer = rings.indices.filter { !rings[$0].isExcluded }
        let nesting = nesting(of: outer)
        return Set(outer.filter { !nesting[$0].depth.isMultiple(of: 2) })
    }

    /// How deep rings lie in each other, and the smallest one around each; blocks with a sign lie in none.
    private func nesting(of outer: [Int]) -> [(depth: Int, parent: Int?)] {
        var nesting: [(depth: Int, parent: Int?)] = rings.map { _ in (0, nil) }
        guard rings.allSatisfy({ !$0.number.isEmpty && !$0.isExcluded }) else { return nesting }
        for index in outer {
            let around = outer.filter { $0 != index && rings[$0].encloses(rings[index]) }
            nesting[index] = (around.count, around.min { rings[$0].extent < rings[$1].extent })
        }
        return nesting
    }

    /// The rings that take out ground which the parcel does not have.
    public var idleExclusions: [CornerRing] {
        let outer = rings.indices.filter { !rings[$0].isExcluded }
        return rings.filter { $0.isExcluded && owner(of: $0, among: outer) == nil }
    }

    private func owner(of hole: CornerRing, among outer: [Int]) -> Int? {
        outer.filter { rings[$0].touches(hole) }.min { rings[$0].extent < rings[$1].extent }
    }
}

extension Corner {
    /// Easting or longitude x, northing or latitude y.
    var coordinate: Coordinate { Coordinate(x: east.value, y: north.value) }
}

extension CornerRing {
    /// The area of its box, to tell the smaller of two.
    fileprivate var extent: Double {
        let box = Box(around: corners.map(\.coordinate))
        return box.width * box.height
    }

    /// Whether another ring lies inside: most of its corners that do not lie on the boundary.
    fileprivate func encloses(_ other: CornerRing) -> Bool {
        let box = Box(around: corners.map(\.coordinate))
        guard box.meets(Box(around: other.corners.map(\.coordinate))) else { return false }
        var inside = 0
        var outside = 0
        for corner in other.corners {
            switch side(of: corner.coordinate) {
            case .inside: inside += 1
            case .outside: outside += 1
            case .boundary: continue
            }
        }
        // All corners on the boundary: a copy, or one cut along corners; the middle of an edge tells.
        guard inside + outside == 0, other.corners.count > 1 else { return inside > outside }
        let (a, b) = (other.corners[0].coordinate, other.corners[1].coordinate)
        return other.extent < extent && side(of: Coordinate(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)) != .outside
    }

    /// Whether a corner of another ring lies inside or on the boundary.
    fileprivate func touches(_ other: CornerRing) -> Bool {
        other.corners.contains { side(of: $0.coordinate) != .outside }
    }

    private enum Side { case inside, outside, boundary }

    private func side(of place: Coordinate) -> Side {
        var isInside = false
        for (index, corner) in corners.enumerated() {
            let (a, b) = (corner.coordinate, corners[(index + 1) % corners.count].coordinate)
            let cross = (b.x - a.x) * (place.y - a.y) - (b.y - a.y) * (place.x - a.x)
            if cross == 0, min(a.x, b.x) <= place.x, place.x <= max(a.x, b.x), min(a.y, b.y) <= place.y,
                place.y <= max(a.y, b.y)
            {
                return .boundary
            }
            if (a.y > place.y) != (b.y > place.y), (cross > 0) == (b.y > a.y) { isInside.toggle() }
        }
        return isInside ? .inside : .outside
    }
}
