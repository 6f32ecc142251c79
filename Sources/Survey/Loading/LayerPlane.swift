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
        case plane(GaussKrugerPlane)
        case degrees
        case projected(Transformation)
    }

    private let source: Source
    private let forcedZone: Zone?

    init(_ system: ReferenceSystem, zone: Zone?) throws(ProjectionError) {
        forcedZone = zone
        if let projection = system.gaussKruger, projection.scale == 1, projection.falseNorthing == 0,
            system.metresPerUnit == 1
        {
            source = .plane(
                GaussKrugerPlane(
                    centralMeridian: projection.centralMeridian, falseEasting: projection.falseEasting))
        } else if system.kind == .geographic {
            source = .degrees
        } else {
            source = .projected(try Transformation(from: system, to: system.geographicBase))
        }
    }

    /// Whether coordinates of the layer are longitude and latitude.
    var isDegrees: Bool { if case .degrees = source { true } else { false } }

    /// The plane of the layer, when it is the same for all parcels.
    var plane: GaussKrugerPlane? { if case .plane(let plane) = source { plane } else { nil } }

    /// The longitude and latitude of polygons, in degrees, and their shape in the plane of their edges.
    func place(
        _ polygons: MultiPolygon
    ) throws(ProjectionError) -> (degrees: MultiPolygon, plane: GaussKrugerPlane, inPlane: MultiPolygon) {
        switch source {
        case .plane(let plane):
            return (polygons.mapCoordinates { plane.inverse($0) }, plane, polygons)
        case .degrees:
            let plane = zonePlane(of: polygons)
            return (polygons, plane, polygons.mapCoordinates { plane.forward($0) })
        case .projected(let transformation):
            let degrees = try transformation.transform(polygons)
            let plane = zonePlane(of: degrees)
            return (degrees, plane, degrees.mapCoordinates { plane.forward($0) })
        }
    }

    private func zonePlane(of degrees: MultiPolygon) -> GaussKrugerPlane {
        GaussKrugerPlane(zone: forcedZone ?? zone(ofParcel: degrees), prefixed: true)
    }
}
