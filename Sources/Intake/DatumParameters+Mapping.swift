import Bilingual
import Geodesy
import Geometry
import Project
import Projection
import VectorFiles

extension DatumParameters {
    /// What was done, to be printed with every area.
    func caveat(from name: String) -> Message {
        let words =
            switch form {
            case .helmert7: Message(zh: "七参数（\(text)）", en: "seven parameters (\(text))")
            case .helmert4: Message(zh: "四参数（\(text)）", en: "four parameters (\(text))")
            case .grid: Message(zh: "格网文件（\(text)）", en: "grid file (\(text))")
            }
        return Message(zh: "由“\(name)”按用户给定的", en: "brought from \"\(name)\" to CGCS2000 by the user's ")
            + words + Message(zh: "换算到 2000 国家大地坐标系", en: "")
    }

    /// Lets a layer be read on CGCS2000.
    ///
    /// Coordinates in a numbered Gauss–Krüger zone go to the same zone of CGCS2000, with or without its number as before;
    /// all others to longitude and latitude.
    ///
    /// - Returns: the system that coordinates are in from now on.
    /// - Throws: `request` for four parameters and a layer that is in no Gauss–Krüger zone; `inputRefused` for a grid that
    ///   cannot be used.
    func apply(
        to layer: VectorLayer, in system: ReferenceSystem, place: String
    ) throws(SurveyError) -> ReferenceSystem {
        let target = system.gaussKrugerPlane.flatMap(Self.target)
        do throws(ProjectionError) {
            switch way {
            case .shift(let shift):
                layer.mapping = try Self.mapping(from: system, by: shift, to: target?.plane)
            case .similarity(let similarity):
                guard let target else { break }
                layer.mapping = { coordinates in
                    let offset = target.plane.falseEasting - 500_000
                    for index in coordinates.indices {
                        let own = Coordinate(x: coordinates[index].x - offset, y: coordinates[index].y)
                        let image = similarity(own)
                        coordinates[index] = Coordinate(x: image.x + offset, y: image.y)
                    }
                    return nil
                }
            }
            if let target { return try ReferenceSystem(code: "EPSG:\(target.code)") }
            if case .shift = way { return try ReferenceSystem(code: "EPSG:4490") }
        } catch {
            throw SurveyError(.inputRefused, at: place, error.message, details: error.messages)
        }
        throw SurveyError(
            .request, at: place,
            Message(
                zh: "四参数用于高斯平面坐标，而图层不在 3° 或 6° 带的平面上；请改用七参数",
                en:
                    "four parameters are for Gauss–Krüger planes, and the layer is in none of a 3° or 6° zone; give seven"
            ))
    }

    /// Coordinates of a system to longitude, latitude and on to a plane of CGCS2000, if one is given.
    private static func mapping(
        from system: ReferenceSystem, by shift: DatumShift, to plane: GaussKrugerPlane?
    ) throws(ProjectionError) -> (inout [Coordinate]) -> Message? {
        let base = try system.geographicBase
        let toDegrees = system.kind == .geographic ? nil : try Transformation(from: system, to: base)
        let change = try Transformation(from: base, by: shift)
        return { coordinates in
            do {
                try toDegrees?.transform(&coordinates)
                try change.transform(&coordinates)
                guard let plane else { return nil }
                for index in coordinates.indices {
                    coordinates[index] = try plane.projected(coordinates[index])
                }
                return nil
            } catch let error as ProjectionError {
                return error.message
            } catch let error as GeodesyError {
                return error.message
            } catch {
                return Message(verbatim: "\(error)")
            }
        }
    }

    /// The plane of CGCS2000 with the meridian and the false easting of another, and its EPSG code.
    private static func target(of plane: GaussKrugerPlane) -> (plane: GaussKrugerPlane, code: Int)? {
        let isPrefixed = plane.falseEasting != 500_000
        let zone =
            isPrefixed ? Zone(prefixOf: plane.falseEasting) : Zone(containing: plane.centralMeridian)
        guard let zone, GaussKrugerPlane(zone: zone, prefixed: isPrefixed) == plane else { return nil }
        return (plane, zone.epsg(prefixed: isPrefixed))
    }
}
