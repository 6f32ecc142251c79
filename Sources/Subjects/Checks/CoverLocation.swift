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
        index.query(Box(around: [point])).first { grounds[$0].contains(point) }
    }
}
