public import Geometry

/// Maps batches of parcels as `StatutoryMapping` does one, with buffers that it keeps from batch to batch.
///
/// Coefficient tables (built once, in milliseconds) and blocks of columns make it several times as fast as the series point by
/// point, with the same result to the last bit. One per task. What a parcel maps to does not depend on the batch or on what was mapped before.
public final class StatutoryMapper {
    /// A feature that cannot be mapped.
    public struct Failure: Hashable, Sendable {
        /// The number of the feature in its batch.
        public let feature: Int
        /// Why, and the position.
        public let error: GeodesyError
    }

    private let writer = RingWriter()
    /// The points that were inserted since they were last forgotten, by their positions in the batch that got them.
    public private(set) var inserted: [InsertedPoints] = []

    /// A mapper with empty buffers.
    public init() {}

    /// Forgets which points were inserted.
    public func forgetInsertedPoints() { inserted.removeAll(keepingCapacity: true) }

    /// Appends features of a batch, mapped into the authalic plane by the prescribed steps, to another.
    ///
    /// - Parameters:
    ///   - features: their numbers; one by one where each has its own plane.
    ///   - batch: polygons in the plane, or in longitude and latitude, which are first projected into the plane.
    ///   - kind: which of the two.
    ///   - plane: the plane in which edges are straight.
    ///   - choice: how it was chosen, for features that reach beyond it.
    ///   - result: gets one feature for each, in order; one that fails has no polygons.
    /// - Returns: the features that failed, in order: for a position that is not finite or that cannot be meant, and for
    ///   too many points.
    public func map(
        _ features: Range<Int>, of batch: PolygonBatch, from kind: PositionKind, in plane: GaussKrugerPlane,
        choice: PlaneChoice = .given, into result: inout PolygonBatch
    ) -> [Failure] {
        var failures: [Failure] = []
        let vertices = VertexRounding(kind: kind, plane: plane)
        for feature in features {
            let known = inserted.count
            do throws(GeodesyError) {
                try write(feature, of: batch, by: vertices, into: &result)
            } catch {
                result.removeUnfinishedFeature()
                inserted.removeSubrange(known...)
                do throws(GeodesyError) {
                    guard error.code == .outsidePlane else { throw error }
                    let wide = WideMapping(plane: plane, choice: choice)
                    let (polygons, points) = try wide.map(batch.feature(feature), from: kind)
                    enter(points, at: result.polygons.coordinates.count)
                    result.append(polygons)
                } catch {
                    failures.append(Failure(feature: feature, error: error))
                }
            }
            result.endFeature()
        }
        return failures
    }

    private func enter(_ points: [InsertedPoints], at start: Int) {
        for points in points {
            inserted.append(InsertedPoints(start: start + points.start, count: points.count))
        }
    }

    /// Appends a feature that lies within reach of the plane.
    @inline(__always)
    private func write(
        _ feature: Int, of batch: PolygonBatch, by vertices: VertexRounding, into result: inout PolygonBatch
    ) throws(GeodesyError) {
        var room = StatutoryMapping.maximumPoints(vertices: batch.vertexCount(ofFeature: feature))
        for polygon in batch.polygons(ofFeature: feature) {
            for ring in batch.polygons.rings(ofPolygon: polygon) {
                try writer.write(batch.polygons.ring(ring), by: vertices, room: room)
                room -= writer.count
                if !writer.inserted.isEmpty {
                    enter(writer.inserted, at: result.polygons.coordinates.count)
                }
                result.appendRing(writer.points)
            }
            result.endPolygon()
        }
    }
}

extension PolygonBatch {
    /// The number of vertices of a feature.
    fileprivate func vertexCount(ofFeature feature: Int) -> Int {
        let rings = rings(ofFeature: feature)
        guard !rings.isEmpty else { return 0 }
        let ends = polygons.ringEnds
        return ends[rings.upperBound - 1] - (rings.lowerBound == 0 ? 0 : ends[rings.lowerBound - 1])
    }
}
