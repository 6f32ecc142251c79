import Geodesy
import Geometry
import Overlay
import Topology

/// Builds overlaps as polygons, to tell how thick they are (重叠块提取).
struct OverlapPieces {
    /// A connected piece in the working plane.
    struct Piece {
        let polygons: MultiPolygon
        /// m².
        let area: Double
        /// Metres on the ground.
        let thickness: Double
    }

    /// Whether the working plane is the authalic one, whose lengths are not those on the ground everywhere.
    let isAuthalic: Bool

    /// The authalic plane stretches and shrinks lengths by less than this from the equator to 54°N.
    private static let greatestStretch = 1.5

    /// Whether an overlap may have pieces thinner than a limit; `false` only when it certainly has the thickness as a
    /// whole.
    ///
    /// - Parameter limit: metres.
    func mayBeThin(_ overlap: Coverage.FeatureArea, limit: Double) -> Bool {
        2 * overlap.area < limit * overlap.boundaryLimit * (isAuthalic ? Self.greatestStretch : 1)
    }

    /// The pieces of an overlap.
    ///
    /// - Throws: `TopologyError`; the overlap is then left in one piece of unknown thickness.
    func pieces(within outline: OverlapOutline, _ topology: TopologyContext) throws(TopologyError) -> [Piece] {
        let ground = try topology.polygons(between: outline.lines, where: outline.contains)
        return (0..<ground.polygonCount).map { index in
            let polygons = ground.polygon(index)
            let area = polygons.planarArea
            let length = length(of: polygons)
            return Piece(polygons: polygons, area: area, thickness: length > 0 ? 2 * area / length : 0)
        }
    }

    /// The length of all rings on the ground, metres.
    private func length(of polygons: MultiPolygon) -> Double {
        let stretch = isAuthalic ? AuthalicPlane.stretch(atHeight: polygons.coordinates.first?.y ?? 0) : 1
        var length = 0.0
        for index in 0..<polygons.ringCount {
            let ring = polygons.ring(index)
            for (start, end) in zip(ring, ring.dropFirst()) {
                let east = (end.x - start.x) / stretch
                let north = (end.y - start.y) * stretch
                length += (east * east + north * north).squareRoot()
            }
        }
        return length
    }
}
