import Geodesy
package import Geometry
package import Land
package import Overlay
package import Topology

/// Tells how thick overlaps are, and builds them as polygons where they are wanted (重叠块提取).
package struct OverlapPieces {
    /// A connected piece in the working plane.
    package struct Piece {
        package let polygons: MultiPolygon
        /// Its area and its outline.
        package let size: OverlapSize
    }

    /// Whether the working plane is the authalic one, whose lengths are not those on the ground everywhere.
    private let isAuthalic: Bool

    /// - Parameter isAuthalic: whether the working plane is the authalic one.
    package init(isAuthalic: Bool) { self.isAuthalic = isAuthalic }

    /// The authalic plane stretches and shrinks lengths by less than this from the equator to 54°N.
    private static let greatestStretch = 1.5

    /// Whether an overlap may have pieces thinner than a limit; `false` only when it certainly has the thickness as a
    /// whole.
    ///
    /// - Parameter limit: metres.
    package func mayBeThin(_ overlap: Coverage.FeatureArea, limit: Double) -> Bool {
        mayBeThin(overlap.area, boundary: overlap.boundaryLimit, limit: limit)
    }

    /// Whether ground of an area, m², may have pieces thinner than a limit, where so much can bound it, metres.
    func mayBeThin(_ area: Double, boundary: Double, limit: Double) -> Bool {
        2 * area < limit * boundary * (isAuthalic ? Self.greatestStretch : 1)
    }

    /// The pieces of an overlap of the engine's last parcel, measured only.
    ///
    /// - Parameter height: of the parcel in the plane.
    package func sizes(of overlap: Coverage.FeatureArea, at height: Double, _ engine: EdgeCoverageEngine)
        -> [OverlapSize]
    {
        engine.pieces(layer: overlap.layer, feature: overlap.feature, stretch: stretch(at: height))
    }

    /// The pieces within an outline as polygons.
    ///
    /// - Throws: `TopologyError`.
    package func pieces(within outline: OverlapOutline, _ topology: TopologyContext) throws(TopologyError)
        -> [Piece]
    {
        let ground = try topology.polygons(between: outline.lines, where: outline.contains)
        return (0..<ground.polygonCount).map { index in
            let polygons = ground.polygon(index)
            return Piece(
                polygons: polygons,
                size: OverlapSize(area: polygons.planarArea, perimeter: perimeter(of: polygons)))
        }
    }

    /// The size of a piece that was built, with how thick it is where it is thickest.
    package func size(of polygons: MultiPolygon) -> OverlapSize {
        let engine = EdgeCoverageEngine()
        var thickest = 0.0
        if (try? engine.read(polygons, rings: .unknown)) != nil {
            let stretch = stretch(at: polygons.coordinates.first?.y ?? 0)
            thickest = engine.pieces(under: LayerMask(), stretch: stretch).map(\.thickest).max() ?? 0
        }
        return OverlapSize(
            area: polygons.planarArea, perimeter: perimeter(of: polygons), thickest: thickest)
    }

    /// How thick a feature is itself, metres.
    package func thickness(of parcel: Parcel) -> Double {
        2 * parcel.area.squareMetres / max(perimeter(of: parcel.ground), .leastNonzeroMagnitude)
    }

    /// How many times longer than on the ground lines to the east are in the plane at a height.
    func stretch(at height: Double) -> Double {
        isAuthalic ? AuthalicPlane.stretch(atHeight: height) : 1
    }

    /// The length of all rings on the ground, metres.
    package func perimeter(of polygons: MultiPolygon) -> Double {
        let stretch = stretch(at: polygons.coordinates.first?.y ?? 0)
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
