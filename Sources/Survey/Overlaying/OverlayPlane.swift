import Bilingual
import Geodesy
import Geometry
import Parcels
import Projection

/// Brings the polygons of one layer into the plane where areas are taken: authalic, or that of the parcels (工作平面).
///
/// Not `Sendable`: one per task.
final class OverlayPlane {
    /// A feature that cannot be brought there.
    struct Failure {
        let feature: Int
        let message: Message
    }

    private enum Way {
        /// Coordinates are in the working plane.
        case none
        /// Another plane of the same datum.
        case transformed(Transformation)
        /// Longitude and latitude, into the plane of a zone.
        case projected(GaussKrugerPlane)
        /// A Gauss–Krüger plane, by the prescribed steps.
        case statutory(GaussKrugerPlane)
        /// Longitude and latitude, each feature in its zone, by the prescribed steps.
        case statutoryDegrees(Zone?)
        /// Another projection, through longitude and latitude.
        case statutoryThrough(Transformation, Zone?)
    }

    private let way: Way
    private let mapper = StatutoryMapper()

    /// The way from a layer's reference system.
    ///
    /// - Parameters:
    ///   - system: of the layer.
    ///   - zone: the 3° zone for degrees; each feature's own without it.
    ///   - target: the reference system of the parcels for planar areas; `nil` for the authalic plane.
    init(_ system: ReferenceSystem, zone: Int?, target: ReferenceSystem?) throws(ProjectionError) {
        let zone = zone.flatMap { Zone(width: .threeDegrees, number: $0) }
        if let target {
            if let zone, system.kind == .geographic {
                way = .projected(GaussKrugerPlane(zone: zone, prefixed: true))
            } else if system.wkt == target.wkt {
                way = .none
            } else {
                way = .transformed(try Transformation(from: system, to: target))
            }
        } else if let plane = system.gaussKrugerPlane {
            way = .statutory(plane)
        } else if system.kind == .geographic {
            way = .statutoryDegrees(zone)
        } else {
            way = .statutoryThrough(try Transformation(from: system, to: system.geographicBase), zone)
        }
    }

    /// Whether polygons are in the working plane as they are read.
    var isIdentity: Bool { if case .none = way { true } else { false } }

    /// Brings the features of a batch into the working plane.
    ///
    /// - Parameter result: gets one feature for each; one that fails has no polygons.
    /// - Returns: the features that failed.
    func map(_ batch: PolygonBatch, into result: inout PolygonBatch) -> [Failure] {
        result.removeAll()
        switch way {
        case .none:
            result = batch
            return []
        case .transformed(let transformation):
            return map(batch, into: &result) { try transformation.transform($0) }
        case .projected(let plane):
            return map(batch, into: &result) { polygons in
                try polygons.mapCoordinates { coordinate throws(GeodesyError) in try plane.projected(coordinate)
                }
            }
        case .statutory(let plane):
            return failures(mapper.map(0..<batch.count, of: batch, from: .projected, in: plane, into: &result))
        case .statutoryDegrees(let zone):
            return mapDegrees(batch, zone, into: &result)
        case .statutoryThrough(let transformation, let zone):
            var degrees = PolygonBatch()
            let lost = map(batch, into: &degrees) { try transformation.transform($0) }
            return (lost + mapDegrees(degrees, zone, into: &result)).sorted { $0.feature < $1.feature }
        }
    }

    private func mapDegrees(_ batch: PolygonBatch, _ zone: Zone?, into result: inout PolygonBatch) -> [Failure]
    {
        var lost: [Failure] = []
        for feature in 0..<batch.count {
            guard !batch.polygons(ofFeature: feature).isEmpty else {
                result.endFeature()
                continue
            }
            guard let own = zone ?? Zone(forParcel: batch.feature(feature)) else {
                lost.append(
                    Failure(
                        feature: feature,
                        message: Message(
                            zh: "位置不在我国 3° 分带范围内，请核对坐标系",
                            en: "not in a 3° zone of China; check the reference system")))
                result.endFeature()
                continue
            }
            let plane = GaussKrugerPlane(zone: own, prefixed: true)
            lost += failures(
                mapper.map(feature..<(feature + 1), of: batch, from: .geographic, in: plane, into: &result))
        }
        return lost
    }

    private func map(
        _ batch: PolygonBatch, into result: inout PolygonBatch, by way: (MultiPolygon) throws -> MultiPolygon
    ) -> [Failure] {
        var lost: [Failure] = []
        for feature in 0..<batch.count {
            do {
                result.append(try way(batch.feature(feature)))
            } catch {
                lost.append(Failure(feature: feature, message: Self.message(of: error)))
            }
            result.endFeature()
        }
        return lost
    }

    private func failures(_ failures: [StatutoryMapper.Failure]) -> [Failure] {
        failures.map { Failure(feature: $0.feature, message: $0.error.message) }
    }

    private static func message(of error: any Error) -> Message {
        switch error {
        case let error as ProjectionError: error.message
        case let error as GeodesyError: error.message
        default: Message(verbatim: "\(error)")
        }
    }
}
