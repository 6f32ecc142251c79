import Covering
import Geodesy
import Geometry
import Land
import Topology

/// What is left of a right without the reserves (扣除重叠部分后的剩余范围).
///
/// Corners are rounded to 0.01 m, as the registry records them; corners on straight lines, slivers thinner than 0.05 m and
/// needle corners are dropped, so that the list can be registered as it is.
struct RightRemainder {
    /// Corners nearer to the line between their neighbours than this are on it, metres.
    private static let straightness = 0.003
    /// A corner narrower than this is a needle: one degree.
    private static let needleAngle = Double.pi / 180

    let topology: TopologyContext

    /// The remainder of a right in the plane of its zone.
    ///
    /// - Parameters:
    ///   - right: a parcel in the authalic plane.
    ///   - reserves: the ground of reserves in the authalic plane.
    /// - Returns: `nil` when nothing is left.
    /// - Throws: `GeodesyError` and `TopologyError`.
    func remainder(of right: Parcel, without reserves: [MultiPolygon]) throws -> RightReview.Remainder? {
        let middle = AuthalicPlane.degrees(at: right.outline.coordinates.first ?? Coordinate(x: 0, y: 0))
        guard let zone = right.zone.flatMap({ Zone(prefix: $0) }) ?? Zone(containing: middle.x) else {
            return nil
        }
        let plane = GaussKrugerPlane(zone: zone, prefixed: true)
        func placed(_ ground: MultiPolygon) throws -> MultiPolygon {
            try ground.mapCoordinates { try plane.projected(AuthalicPlane.degrees(at: $0)) }
        }
        var taken = MultiPolygon()
        for reserve in reserves { taken.append(try placed(reserve)) }
        let left = try topology.difference(placed(right.outline), topology.unaryUnion(taken))
        var polygons = Self.tidied(left)
        guard !polygons.isEmpty else { return nil }
        if try topology.defect(in: polygons) != nil {
            polygons = Self.tidied(try topology.makeValid(polygons).polygons)
        }
        let mapping = StatutoryMapping(plane: plane)
        let ground = try mapping.map(polygons, from: .projected)
        guard let area = Area(rounding: ground.planarArea), area > .zero else { return nil }
        var all = MultiPolygon()
        for reserve in reserves { all.append(reserve) }
        let overlap = try topology.intersectionArea(ground, topology.unaryUnion(all))
        return .init(polygons: polygons, zone: zone, area: area, overlap: Area(rounding: overlap) ?? .zero)
    }

    /// Rings with corners to 0.01 m, without straight corners, needles, slivers and what has no area.
    private static func tidied(_ polygons: MultiPolygon) -> MultiPolygon {
        var result = MultiPolygon()
        for polygon in 0..<polygons.polygonCount {
            var rings: [[Coordinate]] = []
            for (place, index) in polygons.rings(ofPolygon: polygon).enumerated() {
                let ring = tidied(Array(polygons.ring(index).dropLast()))
                let closed = ring + ring.prefix(1)
                let isKept = ring.count >= 3 && thickness(of: closed) >= ThicknessClass.doubtfulThickness
                guard isKept else {
                    if place == 0 { break }
                    continue
                }
                rings.append(closed)
            }
            for ring in rings { result.appendRing(ring) }
            if !rings.isEmpty { result.endPolygon() }
        }
        return result
    }

    private static func tidied(_ ring: [Coordinate]) -> [Coordinate] {
        var corners = ring
        var former = -1
        while corners.count != former, corners.count > 3 {
            former = corners.count
            corners = withoutNeedles(simplified(ring: corners, tolerance: straightness))
        }
        // Rounding comes last: each corner moves by half a centimetre at most.
        var rounded: [Coordinate] = []
        for corner in corners {
            let place = Coordinate(x: (corner.x * 100).rounded() / 100, y: (corner.y * 100).rounded() / 100)
            if rounded.last != place { rounded.append(place) }
        }
        if rounded.count > 1, rounded.first == rounded.last { rounded.removeLast() }
        return rounded
    }

    private static func withoutNeedles(_ ring: [Coordinate]) -> [Coordinate] {
        ring.indices.filter { index in
            let corner = ring[index]
            let before = ring[(index + ring.count - 1) % ring.count]
            let after = ring[(index + 1) % ring.count]
            let (ax, ay) = (before.x - corner.x, before.y - corner.y)
            let (bx, by) = (after.x - corner.x, after.y - corner.y)
            let lengths = ((ax * ax + ay * ay) * (bx * bx + by * by)).squareRoot()
            let twice = abs(ax * by - ay * bx)
            if ax * bx + ay * by <= 0 || twice >= needleAngle * lengths { return true }
            // Narrow, but not thin: a wedge of ground between two boundaries is no needle.
            let (cx, cy) = (after.x - before.x, after.y - before.y)
            let outline =
                (ax * ax + ay * ay).squareRoot() + (bx * bx + by * by).squareRoot()
                + (cx * cx + cy * cy).squareRoot()
            return outline > 0 && twice / outline >= ThicknessClass.doubtfulThickness
        }.map { ring[$0] }
    }

    private static func thickness(of ring: [Coordinate]) -> Double {
        var length = 0.0
        for (a, b) in zip(ring, ring.dropFirst()) {
            length += ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
        }
        return length > 0 ? 2 * abs(signedArea(of: ring[...])) / length : 0
    }
}
