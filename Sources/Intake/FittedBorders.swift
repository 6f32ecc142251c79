import Geometry
import Glibc
import Land
import Project
import Projection
import VectorFiles

/// Borders that neighbours share, drawn with the same corners on both sides (接边).
///
/// An edge between two corners is straight in the plane of its zone. A border along a parallel that one county draws as a single edge,
/// and its neighbour as four, would be two lines, with up to 120 m of ground between them. So a long edge gets the corners of others that
/// lie on it in the coordinates of the file, and a very long one between longitudes and latitudes stays on its straight line there, as a
/// map shows it.
struct FittedBorders {
    /// The corners of all features, from west to east.
    private let corners: [Coordinate]
    private let isDegrees: Bool
    /// Edges longer than a kilometre get the corners that lie so close to them, 0.1 m; the very long ones further ones.
    private let long, close, veryLong, step: Double

    /// - Parameters:
    ///   - features: in the coordinates of the file.
    ///   - isDegrees: whether these are longitudes and latitudes.
    init(_ features: [MultiPolygon], isDegrees: Bool) {
        self.isDegrees = isDegrees
        let metre = isDegrees ? 1 / 111_320.0 : 1
        (long, close, veryLong, step) = (1000 * metre, 0.1 * metre, 5000 * metre, 500 * metre)
        let hasLong = features.contains { Self.hasEdge(longerThan: 1000 * metre, in: $0) }
        corners = hasLong ? features.flatMap(\.coordinates).sorted { $0.x < $1.x } : []
    }

    private static func hasEdge(longerThan limit: Double, in polygons: MultiPolygon) -> Bool {
        (0..<polygons.ringCount).contains { number in
            let ring = polygons.ring(number)
            return zip(ring, ring.dropFirst()).contains { hypot($0.x - $1.x, $0.y - $1.y) > limit }
        }
    }

    /// A feature with the corners that its long edges lack; `nil` when they lack none.
    func fitted(_ polygons: MultiPolygon) -> MultiPolygon? {
        guard !corners.isEmpty, Self.hasEdge(longerThan: long, in: polygons) else { return nil }
        var isChanged = false
        var result = MultiPolygon()
        for polygon in 0..<polygons.polygonEnds.count {
            for number in polygons.rings(ofPolygon: polygon) {
                let ring = polygons.ring(number)
                var fitted: [Coordinate] = []
                for (start, end) in zip(ring, ring.dropFirst()) {
                    fitted.append(start)
                    guard hypot(start.x - end.x, start.y - end.y) > long else { continue }
                    let between = subdivided([start] + on(start, end) + [end])
                    isChanged = isChanged || !between.isEmpty
                    fitted += between
                }
                if let last = ring.last { fitted.append(last) }
                result.appendRing(fitted)
            }
            result.endPolygon()
        }
        return isChanged ? result : nil
    }

    /// The corners on an edge, in its order, without its ends.
    private func on(_ start: Coordinate, _ end: Coordinate) -> [Coordinate] {
        let (east, north) = (end.x - start.x, end.y - start.y)
        let length = hypot(east, north)
        let (west, limit) = (min(start.x, end.x) - close, max(start.x, end.x) + close)
        var (low, high) = (0, corners.count)
        while low < high {
            let middle = (low + high) / 2
            if corners[middle].x < west { low = middle + 1 } else { high = middle }
        }
        var found: [(along: Double, corner: Coordinate)] = []
        for corner in corners[low...] {
            guard corner.x <= limit else { break }
            let (x, y) = (corner.x - start.x, corner.y - start.y)
            let along = (x * east + y * north) / length
            guard along > close, along < length - close, abs(x * north - y * east) / length <= close else {
                continue
            }
            found.append((along, corner))
        }
        found.sort { $0.along < $1.along }
        return found.indices.filter { $0 == 0 || found[$0].along - found[$0 - 1].along > close }.map {
            found[$0].corner
        }
    }

    /// What stands between the ends of a chain, its very long edges divided.
    private func subdivided(_ chain: [Coordinate]) -> [Coordinate] {
        guard isDegrees else { return Array(chain.dropFirst().dropLast()) }
        var result: [Coordinate] = []
        for (start, end) in zip(chain, chain.dropFirst()) {
            result.append(start)
            let length = hypot(start.x - end.x, start.y - end.y)
            guard length > veryLong else { continue }
            let count = Int((length / step).rounded(.up))
            for place in 1..<count {
                let share = Double(place) / Double(count)
                result.append(
                    Coordinate(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share))
            }
        }
        return Array(result.dropFirst())
    }
}

extension LayerLoader {
    /// Gives counties borders with the same corners on both sides; their areas stay those of the file.
    ///
    /// - Parameter reader: the layer, which is read once more.
    func fitBorders(of parcels: inout [Parcel], _ reader: LayerReader) throws {
        let again = try LayerReader(
            reader.declaration, path: reader.path, columns: { _ in .roles([], further: []) })
        let plane = try GroundPlane(again.system, zone: again.declaration.zone, target: measure.target)
        var features: [Int: MultiPolygon] = [:]
        var batch = FeatureBatch()
        let wanted = Set(parcels.lazy.filter { $0.repair == nil }.map(\.ordinal))
        while let (_, start, _) = try again.read(into: &batch, withOpen: true) {
            for index in 0..<batch.count where wanted.contains(start + index) {
                features[start + index] = batch.polygons.feature(index)
            }
        }
        let borders = FittedBorders(Array(features.values), isDegrees: plane.isDegrees)
        for place in parcels.indices {
            guard let fitted = features[parcels[place].ordinal].flatMap(borders.fitted) else { continue }
            var ground = PolygonBatch()
            guard plane.map(PolygonBatch([fitted]), where: [], into: &ground).isEmpty else { continue }
            parcels[place].replace(
                ground: ground.feature(0),
                views: try plane.views(of: fitted, own: parcels[place].zone).map {
                    ZoneView(zone: $0.zone, ground: $0.ground)
                })
        }
    }
}
