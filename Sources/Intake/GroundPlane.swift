import Bilingual
import Geodesy
package import Geometry
import Glibc
package import Projection

/// Brings the polygons of one layer into the plane where areas are taken (图斑上图面).
///
/// The only way from a file's coordinates to ground: whatever the command, one feature has one image. Not `Sendable`: one
/// per task.
package final class GroundPlane {
    /// A feature that cannot be brought there.
    struct Failure {
        let feature: Int
        let message: Message
    }

    private enum Way {
        /// Coordinates are in the working plane.
        case none
        /// The same plane with other eastings: with or without the number of its zone.
        case shifted(Double)
        /// Longitude and latitude, into one plane.
        case projected(GaussKrugerPlane)
        /// Through longitude and latitude, into one plane.
        case through(GaussKrugerPlane)
        /// Another plane of the same datum, by PROJ.
        case transformed(Transformation)
        /// Each parcel into the plane of its own zone.
        case own
        /// A Gauss–Krüger plane, by the prescribed steps into the authalic one.
        case statutory(GaussKrugerPlane)
        /// Longitude and latitude, each feature in its zone, by the prescribed steps.
        case statutoryDegrees
        /// Another projection, through longitude and latitude.
        case statutoryThrough
    }

    private let way: Way
    private let target: GroundTarget
    /// The plane of the layer's edges, and longitude and latitude.
    private let edges: LayerPlane
    /// Whether longitudes and latitudes outside the zones of China are ground as well, for areas that need no zone.
    private let isWorldwide: Bool
    private let mapper = StatutoryMapper()
    private var degrees = PolygonBatch()
    /// Per feature of the last batch the zone whose plane its edges are straight in.
    private(set) var zones: [Int?] = []

    /// The way from a layer's reference system.
    ///
    /// - Parameters:
    ///   - system: of the layer.
    ///   - zone: the 3° zone for degrees; each feature's own without it.
    ///   - target: the working plane.
    ///   - isWorldwide: whether longitudes and latitudes outside the zones of China are taken as well.
    package init(
        _ system: ReferenceSystem, zone: Int?, target: GroundTarget, isWorldwide: Bool = false
    ) throws(ProjectionError) {
        self.isWorldwide = isWorldwide
        edges = try LayerPlane(system, zone: zone.flatMap { Zone(width: .threeDegrees, number: $0) })
        self.target = target
        let plane = system.gaussKrugerPlane
        switch target {
        case .authalic:
            if let plane {
                way = .statutory(plane)
            } else {
                way = system.kind == .geographic ? .statutoryDegrees : .statutoryThrough
            }
        case .own: way = plane == nil ? .own : .none
        case .plane(let target):
            if let plane, plane.centralMeridian == target.centralMeridian {
                let shift = target.falseEasting - plane.falseEasting
                way = shift == 0 ? .none : .shifted(shift)
            } else {
                way = system.kind == .geographic ? .projected(target) : .through(target)
            }
        case .system(let target):
            way = system.wkt == target.wkt ? .none : .transformed(try Transformation(from: system, to: target))
        }
    }

    /// Whether polygons are in the working plane as they are read.
    var isIdentity: Bool { if case .none = way { true } else { false } }
    /// Whether coordinates of the layer are longitude and latitude.
    var isDegrees: Bool { edges.isDegrees }

    /// The points of the last batch in the working plane that are no corners, by their positions in it.
    var inserted: [InsertedPoints] { mapper.inserted }

    /// Brings the features of a batch into the working plane.
    ///
    /// - Parameters:
    ///   - isWanted: per feature whether it is; all when empty.
    ///   - result: gets one feature for each; one that fails or is not wanted has no polygons.
    /// - Returns: the features that failed.
    func map(_ batch: PolygonBatch, where isWanted: [Bool], into result: inout PolygonBatch) -> [Failure] {
        result.removeAll()
        mapper.forgetInsertedPoints()
        zones.removeAll(keepingCapacity: true)
        let zone = target.zone ?? edges.zone
        zones.append(contentsOf: repeatElement(zone, count: batch.count))
        switch way {
        case .none:
            result = batch
            return []
        case .shifted(let shift):
            return map(batch, isWanted, into: &result) { _, polygons in
                polygons.mapCoordinates { Coordinate(x: $0.x + shift, y: $0.y) }
            }
        case .transformed(let transformation):
            return map(batch, isWanted, into: &result) { _, polygons in try transformation.transform(polygons) }
        case .projected(let plane):
            return map(batch, isWanted, into: &result) { _, polygons in
                try plane.projected(polygons)
            }
        case .through(let plane):
            return map(batch, isWanted, into: &result) { [edges] _, polygons in
                try edges.check(polygons)
                return try plane.projected(try edges.degrees(of: polygons))
            }
        case .own:
            return map(batch, isWanted, into: &result) { feature, polygons in
                let placed = try edges.place(polygons)
                zones[feature] = placed.zone
                return placed.projected
            }
        case .statutory(let plane):
            return mapRuns(batch, isWanted, .projected, .given, into: &result) { _ in plane }
        case .statutoryDegrees:
            return mapRuns(batch, isWanted, .geographic, choice, into: &result) { self.plane(of: batch, $0) }
        case .statutoryThrough:
            let lost = map(batch, isWanted, into: &degrees) { [edges] _, polygons in
                try edges.degrees(of: polygons)
            }
            let ends = lost.map(\.feature)
            let failed = mapRuns(degrees, isWanted, .geographic, choice, into: &result) {
                self.plane(of: degrees, $0)
            }
            return (lost + failed.filter { !ends.contains($0.feature) }).sorted { $0.feature < $1.feature }
        }
    }

    /// How the planes of features in longitude and latitude are chosen.
    private var choice: PlaneChoice { edges.forcedZone == nil ? .ownZone : .given }

    /// The plane of a feature in longitude and latitude; its zone is kept.
    private func plane(of batch: PolygonBatch, _ feature: Int) -> GaussKrugerPlane? {
        guard let zone = edges.forcedZone ?? Zone(forParcel: batch.feature(feature)) else { return nil }
        zones[feature] = zone.number
        return GaussKrugerPlane(zone: zone, prefixed: true)
    }

    /// By the prescribed steps, as many features at once as have one plane.
    ///
    /// - Parameter plane: of a feature with ground; `nil` when it is in none.
    private func mapRuns(
        _ batch: PolygonBatch, _ isWanted: [Bool], _ kind: PositionKind, _ choice: PlaneChoice,
        into result: inout PolygonBatch, plane: (Int) -> GaussKrugerPlane?
    ) -> [Failure] {
        var lost: [Failure] = []
        var run = 0..<0
        var runPlane: GaussKrugerPlane?
        func finish() {
            guard !run.isEmpty, let runPlane else { return }
            lost += mapper.map(run, of: batch, from: kind, in: runPlane, choice: choice, into: &result).map {
                Failure(feature: $0.feature, message: $0.error.message)
            }
            run = run.upperBound..<run.upperBound
        }
        for feature in 0..<batch.count {
            let isUsed =
                (isWanted.isEmpty || isWanted[feature]) && !batch.polygons(ofFeature: feature).isEmpty
            let own = isUsed ? plane(feature) : nil
            guard isUsed, let own else {
                finish()
                if isUsed, isWorldwide, kind == .geographic {
                    result.append(batch.feature(feature).mapCoordinates(AuthalicPlane.coordinate))
                } else if isUsed {
                    lost.append(Failure(feature: feature, message: Self.outside))
                }
                result.endFeature()
                run = (feature + 1)..<(feature + 1)
                continue
            }
            if own != runPlane || run.upperBound != feature {
                finish()
                runPlane = own
                run = feature..<feature
            }
            run = run.lowerBound..<(feature + 1)
        }
        finish()
        return lost
    }

    private func map(
        _ batch: PolygonBatch, _ isWanted: [Bool], into result: inout PolygonBatch,
        by way: (Int, MultiPolygon) throws -> MultiPolygon
    ) -> [Failure] {
        var lost: [Failure] = []
        result.removeAll()
        for feature in 0..<batch.count {
            if isWanted.isEmpty || isWanted[feature] {
                do {
                    result.append(try way(feature, batch.feature(feature)))
                } catch {
                    lost.append(Failure(feature: feature, message: Self.message(of: error)))
                }
            }
            result.endFeature()
        }
        return lost
    }

    // MARK: Seen from another zone

    /// The ground of a feature as the parcels of other zones see it (跨带压盖): edges are straight in the plane of each as far as
    /// that reaches.
    ///
    /// A straight border of parcel and cover opens a gap where each has a plane of its own: between neighbouring 3° zones 0.7 mm
    /// in the middle of 1 km, 18 mm of 5 km, 0.3 m of 20 km. Parcels of its own zone see the feature as it is mapped; so do
    /// all where its edges are short.
    ///
    /// - Parameters:
    ///   - polygons: in the coordinates of the layer.
    ///   - own: the zone in whose plane the feature was mapped.
    ///   - zones: those of the planes that layers of parcels are in; the 3° zones that the feature touches or nearly
    ///     touches are seen from in any case.
    /// - Returns: by number of zone, ascending.
    /// - Throws: `GeodesyError` or `ProjectionError` for a feature that cannot be mapped at all.
    package func views(
        of polygons: MultiPolygon, own: Int?, from zones: [Int] = []
    ) throws -> [(zone: Int, ground: MultiPolygon)] {
        guard target == .authalic else { return [] }
        try edges.check(polygons)
        let degrees = try edges.degrees(of: polygons)
        guard degrees.hasLongEdges else { return [] }
        let box = degrees.box
        let meridian = own.flatMap { Zone(prefix: $0) }?.centralMeridian
        var views: [(zone: Int, ground: MultiPolygon)] = []
        for number in (Array(Zone.Width.threeDegrees.numbers) + zones.filter { $0 < 25 }).sorted() {
            guard let zone = Zone(prefix: number), zone.centralMeridian != meridian else { continue }
            let margin = zones.contains(number) ? Self.reach : Self.overhang
            guard zone.longitudes.lowerBound - margin <= box.maxX,
                box.minX <= zone.longitudes.upperBound + margin
            else { continue }
            let plane = GaussKrugerPlane(zone: zone, prefixed: true)
            views.append(
                (number, try StatutoryMapping(plane: plane).map(degrees, from: .geographic, choice: .seen)))
        }
        return views
    }

    /// How far the parcels of a zone are taken to reach beyond it, in degrees: half a county.
    private static let overhang = 0.5
    /// How far those of a layer in one plane may, in degrees.
    private static let reach = 3.0

    // MARK: What is told beside the ground

    /// Positions of the layer in longitude and latitude.
    func degrees(of positions: [Coordinate]) throws(ProjectionError) -> [Coordinate] {
        try edges.degrees(of: positions)
    }

    /// Polygons of the layer in longitude and latitude.
    func degrees(of polygons: MultiPolygon) throws(ProjectionError) -> MultiPolygon {
        try edges.degrees(of: polygons)
    }

    /// A longitude and latitude in the working plane.
    func position(degrees: Coordinate) throws -> Coordinate {
        switch target {
        case .authalic: return AuthalicPlane.coordinate(degrees: degrees)
        case .plane(let plane): return try plane.projected(degrees)
        case .own, .system:
            guard let zone = Zone(containing: degrees.x) else { return degrees }
            return try GaussKrugerPlane(zone: zone, prefixed: true).projected(degrees)
        }
    }

    private static let outside = Message(
        zh: "位置不在我国 3° 分带范围内，请核对坐标系", en: "not in a 3° zone of China; check the reference system")

    static func message(of error: any Error) -> Message {
        switch error {
        case let error as ProjectionError: error.message
        case let error as GeodesyError: error.message
        default: Message(verbatim: "\(error)")
        }
    }
}

extension MultiPolygon {
    /// Whether an edge between longitudes and latitudes is so long, 1 km, that it is another in the next plane.
    fileprivate var hasLongEdges: Bool {
        let limit = 1 / 111.32
        return (0..<ringCount).contains { number in
            var previous: Coordinate?
            for position in ring(number) {
                if let previous {
                    let north = position.y - previous.y
                    let east = (position.x - previous.x) * cos(position.y * .pi / 180)
                    if north * north + east * east > limit * limit { return true }
                }
                previous = position
            }
            return false
        }
    }
}
