import Geodesy
package import Geometry
package import Projection

/// Brings polygons from the working plane back into the reference system of a layer, to be drawn (成果坐标还原).
///
/// Corners come back to 0.1 mm, which is their rounding on the way in; the points that the statutory method inserted
/// along long edges stay. Not `Sendable`: one per task.
package struct GroundPlacement {
    private enum Way {
        /// The working plane is that of the layer.
        case none
        case degrees
        case plane(GaussKrugerPlane)
        case transformed(Transformation)
    }

    private let way: Way

    /// The way to a reference system.
    ///
    /// - Parameter target: the working plane; for planar areas that of the layer.
    package init(_ system: ReferenceSystem, target: GroundTarget) throws(ProjectionError) {
        if target != .authalic {
            way = .none
        } else if let plane = system.gaussKrugerPlane {
            way = .plane(plane)
        } else if system.kind == .geographic {
            way = .degrees
        } else {
            way = .transformed(try Transformation(from: system.geographicBase, to: system))
        }
    }

    /// The polygons in the reference system of the layer.
    ///
    /// - Throws: `GeodesyError` or `ProjectionError` for ground outside the system.
    package func place(_ polygons: MultiPolygon) throws -> MultiPolygon {
        switch way {
        case .none:
            return polygons
        case .degrees:
            return polygons.mapCoordinates { AuthalicPlane.degrees(at: $0) }
        case .plane(let plane):
            return try polygons.mapCoordinates { try plane.projected(AuthalicPlane.degrees(at: $0)) }
        case .transformed(let transformation):
            return try transformation.transform(polygons.mapCoordinates { AuthalicPlane.degrees(at: $0) })
        }
    }
}
