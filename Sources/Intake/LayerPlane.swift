import Bilingual
import Geodesy
import Geometry
import Projection

/// The way of a layer's coordinates: into the Gauss–Krüger plane of their edges, and to longitude and latitude.
///
/// Edges of parcels are straight in that plane. A layer in a Gauss–Krüger plane keeps its own; longitude and
/// latitude go to the 3° zone of each parcel; any other projection goes to its own longitude and latitude
/// first, by PROJ, without a change of datum.
struct LayerPlane {
    private enum Source {
        case plane(GaussKrugerPlane, Transformation)
        case degrees
        case projected(Transformation)
    }

    private let source: Source
    let forcedZone: Zone?

    /// The way from a reference system.
    ///
    /// - Parameter zone: the 3° zone for degrees; each parcel's own without it.
    init(_ system: ReferenceSystem, zone: Zone?) throws(ProjectionError) {
        forcedZone = zone
        if let plane = system.gaussKrugerPlane {
            // Longitude and latitude serve the geodesic area, a cross-check: so they come from PROJ and not from the
            // series of the law that the statutory area rests on.
            source = .plane(plane, try Transformation(from: system, to: system.geographicBase))
        } else if system.kind == .geographic {
            source = .degrees
        } else {
            source = .projected(try Transformation(from: system, to: system.geographicBase))
        }
    }

    /// Whether coordinates of the layer are longitude and latitude.
    var isDegrees: Bool { if case .degrees = source { true } else { false } }

    /// The zone of the layer's own plane; `nil` when each parcel has its own.
    var zone: Int? { if case .plane(let plane, _) = source { plane.zoneNumber } else { nil } }

    /// Polygons placed in the plane of their edges.
    struct Placed {
        /// In the plane in which their edges are straight.
        let projected: MultiPolygon
        /// The number of the plane's zone; `nil` for a local meridian.
        let zone: Int?
    }

    /// Places the polygons of one parcel.
    ///
    /// - Throws: `GeodesyError` outside the usable range, `ProjectionError` where PROJ has no image.
    func place(_ polygons: MultiPolygon) throws -> Placed {
        switch source {
        case .plane(let plane, _):
            return Placed(projected: polygons, zone: plane.zoneNumber)
        case .degrees:
            return try place(degrees: polygons)
        case .projected(let transformation):
            return try place(degrees: try transformation.transform(polygons))
        }
    }

    /// Positions in longitude and latitude.
    ///
    /// - Throws: `ProjectionError` where PROJ has no image.
    func degrees(of positions: [Coordinate]) throws(ProjectionError) -> [Coordinate] {
        switch source {
        case .degrees: return positions
        case .plane(_, let transformation), .projected(let transformation):
            var places = positions
            try transformation.transform(&places)
            return places
        }
    }

    /// Polygons in longitude and latitude.
    ///
    /// - Throws: `ProjectionError` where PROJ has no image.
    func degrees(of polygons: MultiPolygon) throws(ProjectionError) -> MultiPolygon {
        switch source {
        case .degrees: return polygons
        case .plane(_, let transformation), .projected(let transformation):
            return try transformation.transform(polygons)
        }
    }

    /// Refuses coordinates that cannot be meant in the plane of the layer.
    func check(_ polygons: MultiPolygon) throws(GeodesyError) {
        if case .plane(let plane, _) = source { try plane.check(wide: polygons) }
    }

    private func place(degrees: MultiPolygon) throws(GeodesyError) -> Placed {
        guard let zone = forcedZone ?? Zone(forParcel: degrees) else {
            throw GeodesyError(
                .outsidePlane, at: degrees.coordinates.first, zh: "位置不在我国 3° 分带范围内，请核对坐标系",
                en: "not in a 3° zone of China; check the reference system")
        }
        let plane = GaussKrugerPlane(zone: zone, prefixed: true)
        let whole = try plane.projected(degrees)
        guard forcedZone == nil, degrees.polygonCount > 1, !plane.reachesAll(of: whole) else {
            return Placed(projected: whole, zone: zone.number)
        }
        // Too wide for one zone: each part lies in its own, apart by the numbers before the eastings.
        var parts = MultiPolygon()
        for number in 0..<degrees.polygonCount {
            let part = degrees.polygon(number)
            let own = Zone(forParcel: part).map { GaussKrugerPlane(zone: $0, prefixed: true) }
            parts.append(try (own ?? plane).projected(part))
        }
        return Placed(projected: parts, zone: zone.number)
    }
}
