import Geometry
import Intake
import Land
import Topology

/// Tells whether points lie in the ground of cover layers (点在面内判断).
struct CoverLocation: Sendable {
    private let grounds: [MultiPolygon]
    private let index: SpatialIndex

    /// The grounds of layers.
    init(_ layers: some Sequence<LoadedLayer>) {
        self.init(grounds: layers.flatMap { $0.parcels.map(\.ground) })
    }

    /// Some grounds.
    init(grounds: [MultiPolygon]) {
        self.grounds = grounds
        index = SpatialIndex(grounds.map(\.box))
    }

    /// Whether a point of the working plane lies in one of them, by the even-odd rule.
    func contains(_ point: Coordinate) -> Bool { first(at: point) != nil }

    /// The position of the first ground that holds a point, in the order of the layers.
    func first(at point: Coordinate) -> Int? {
        index.query(Box(around: [point])).first { Self.isInside(point, grounds[$0]) }
    }

    private static func isInside(_ point: Coordinate, _ ground: MultiPolygon) -> Bool {
        var isInside = false
        for number in 0..<ground.ringCount {
            let ring = ground.ring(number)
            for (a, b) in zip(ring, ring.dropFirst()) where (a.y > point.y) != (b.y > point.y) {
                // The side of the edge, turned so that it runs north.
                let side = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
                if (side > 0) == (b.y > a.y) { isInside.toggle() }
            }
        }
        return isInside
    }
}
