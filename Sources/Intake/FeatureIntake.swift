import Bilingual
package import Geodesy
package import Geometry
package import Land
package import Overlay
package import Project
import Projection
import Topology
package import VectorFiles

/// What became of a feature (要素入库).
package enum Intaken {
    /// It has ground.
    case parcel(MeasuredGround)
    /// It is lines of this length along geodesics, hundredths of a metre, here in the working plane; none where it has no image.
    case lines(length: Int64, [[Coordinate]])
    /// It is points, here in the working plane.
    case points([Coordinate])
    /// It cannot be used; the box of the working plane holds its ground, when that is known.
    case setAside(Defect, box: Box?)
}

/// The ground of a feature, judged and measured.
package struct MeasuredGround {
    /// What covers it, and its area before rounding.
    package let coverage: Coverage
    /// Its area, rounded once.
    package let area: Area
    /// The zone in whose plane its edges are straight; `nil` for another meridian.
    package let zone: Int?
    /// Why its polygons count by the even-odd rule; `nil` for a feature that is sound.
    package let repair: Defect?

    /// What is known of its rings.
    package var rings: Soundness { repair == nil ? .sound : .unsound }
}

/// Judges, maps and measures features: the only place where that is done, whatever the command (要素判定与量算).
///
/// A feature is valid or not in the coordinates of its file, where any other program can confirm it. The area of a valid one
/// is the sum over its rings in the working plane; of an invalid one the even-odd rule decides, there too: ground that an odd
/// number of rings encloses counts, so ground that two parts of one feature share does not. Where reading it part by part
/// (the union) gives another area by more than 0.01 m², the defect says how much. Not `Sendable`: one per task.
package final class FeatureIntake {
    private let plane: GroundPlane
    private let engine: EdgeCoverageEngine
    private let topology: TopologyContext
    /// Measures without covers.
    private let bare = EdgeCoverageEngine()
    private var soundness = SoundnessCheck()
    /// The features of the last batch in the working plane.
    package private(set) var ground = PolygonBatch()
    private var lost: [Int: Message] = [:]

    /// An intake of one layer.
    ///
    /// - Parameters:
    ///   - plane: the way of the layer into the working plane.
    ///   - engine: measures ground, with what covers it; without covers it only measures.
    package init(_ plane: GroundPlane, engine: EdgeCoverageEngine? = nil) throws(SurveyError) {
        self.plane = plane
        self.engine = engine ?? EdgeCoverageEngine()
        do {
            topology = try TopologyContext()
        } catch {
            throw SurveyError(.fault, at: "GEOS", error.message, details: error.messages)
        }
    }

    /// Takes the features of a batch, one after the other.
    ///
    /// - Parameters:
    ///   - selection: per feature whether it is taken; all when empty.
    ///   - body: told each feature's number in the batch and what became of it.
    package func take(
        _ batch: FeatureBatch, where selection: [Bool], _ body: (Int, Intaken) throws -> Void
    ) rethrows {
        lost = [:]
        for failure in plane.map(batch.polygons, where: selection, into: &ground) {
            lost[failure.feature] = failure.message
        }
        for index in 0..<batch.count where selection.isEmpty || selection[index] {
            try body(index, taken(index, batch))
        }
        // Shared with the batch, its memory could not be filled again.
        if plane.isIdentity { ground = PolygonBatch() }
    }

    private func taken(_ index: Int, _ batch: FeatureBatch) -> Intaken {
        let fid = batch.fids[index]
        do throws(DefectiveFeature) {
            if batch.polygons.polygons(ofFeature: index).isEmpty {
                return try withoutPolygons(batch.other(at: index), fid)
            }
            return .parcel(try measured(index, batch, fid))
        } catch {
            // A coordinate that cannot be right, as of another zone, does not tell where the ground lies.
            let place = error.code == .invalidCoordinate ? nil : box(of: index, batch)
            return .setAside(Defect(error.code, fid: fid, message: error.message), box: place)
        }
    }

    /// Which coordinates of the ground of a feature were put on long edges and are no corners of its file.
    package func inserted(of index: Int) -> Marks {
        var marks = Marks()
        let all = plane.inserted
        let rings = ground.rings(ofFeature: index)
        guard !all.isEmpty, !rings.isEmpty else { return marks }
        let ends = ground.polygons.ringEnds
        let start = rings.lowerBound == 0 ? 0 : ends[rings.lowerBound - 1]
        var (low, high) = (0, all.count)
        while low < high {
            let middle = (low + high) / 2
            if all[middle].start < start { low = middle + 1 } else { high = middle }
        }
        for points in all[low...].prefix(while: { $0.start < ends[rings.upperBound - 1] }) {
            for place in 0..<points.count { marks.insert(points.start - start + place) }
        }
        return marks
    }

    /// A feature that cannot be used.
    private struct DefectiveFeature: Error {
        let code: Defect.Code
        let message: Message

        init(_ code: Defect.Code, _ message: Message) { (self.code, self.message) = (code, message) }
    }

    private func withoutPolygons(
        _ other: FeatureBatch.Other?, _ fid: Int64
    ) throws(DefectiveFeature) -> Intaken {
        if let fault = other?.fault { throw DefectiveFeature(.unreadableGeometry, fault) }
        switch other?.shape {
        case .lines(let lines):
            let places = lines.map { images(of: $0) ?? [] }
            return .lines(length: try length(of: lines), places.contains([]) ? [] : places)
        case .points(let points):
            do {
                return .points(try degrees(points).map { try plane.position(degrees: $0) })
            } catch let error as DefectiveFeature {
                throw error
            } catch {
                throw DefectiveFeature(.invalidCoordinate, GroundPlane.message(of: error))
            }
        case .empty, .polygons, nil:
            throw DefectiveFeature(.emptyGeometry, Message(zh: "没有图形", en: "has no geometry"))
        }
    }

    /// A box of the working plane around a feature that cannot be used; `nil` when any of its positions has no image there.
    ///
    /// A point does not tell how far the ground around it reaches.
    private func box(of index: Int, _ batch: FeatureBatch) -> Box? {
        let rings = batch.polygons.rings(ofFeature: index)
        if !rings.isEmpty { return box(around: rings.lazy.flatMap { batch.polygons.polygons.ring($0) }) }
        guard case .lines(let lines)? = batch.other(at: index)?.shape else { return nil }
        return box(around: lines.joined())
    }

    private func box(around positions: some Sequence<Coordinate>) -> Box? {
        images(of: Array(positions)).map { Box(around: $0) }
    }

    /// Positions in the working plane; `nil` for none, and when any has no image there.
    private func images(of positions: [Coordinate]) -> [Coordinate]? {
        guard !positions.isEmpty, let places = try? degrees(positions) else { return nil }
        let images = places.compactMap { place in
            (try? plane.position(degrees: place)).flatMap { $0.isFinite ? $0 : nil }
        }
        return images.count == places.count ? images : nil
    }

    private func measured(
        _ index: Int, _ batch: FeatureBatch, _ fid: Int64
    ) throws(DefectiveFeature) -> MeasuredGround {
        try refuseImpossible(index, batch)
        if let message = lost[index] { throw DefectiveFeature(.invalidCoordinate, message) }
        let coverage: Coverage
        let fault: Message?
        do throws(OverlayError) {
            // What is in the working plane as it is read needs to be looked at once only.
            let known: Soundness =
                plane.isIdentity
                ? .unknown : soundness.isSound(batch.polygons, feature: index) ? .sound : .unsound
            let first = try engine.coverage(of: ground, feature: index, rings: known)
            fault = first.ringsAreSound ? nil : self.fault(index, batch)
            coverage =
                fault == nil && !first.ringsAreSound
                ? try engine.coverage(of: ground, feature: index, rings: .sound) : first
        } catch {
            throw DefectiveFeature(.invalidCoordinate, error.message)
        }
        guard let area = Area(rounding: coverage.area), area > .zero else {
            throw DefectiveFeature(.noArea, Message(zh: "图形没有面积", en: "encloses no area"))
        }
        return MeasuredGround(
            coverage: coverage, area: area, zone: plane.zones[index],
            repair: fault.map { defect($0, index, fid, area: coverage.area) })
    }

    /// Refuses what is no position.
    private func refuseImpossible(_ index: Int, _ batch: FeatureBatch) throws(DefectiveFeature) {
        for ring in batch.polygons.rings(ofFeature: index) {
            for place in batch.polygons.polygons.ring(ring)
            where !place.isFinite || (plane.isDegrees && !place.isDegrees) {
                throw DefectiveFeature(.invalidCoordinate, Self.impossible(place))
            }
        }
    }

    /// What the topology library finds wrong with the polygons of a feature; `nil` when they are valid.
    private func fault(_ index: Int, _ batch: FeatureBatch) -> Message? {
        do {
            return try topology.defect(in: batch.polygons.feature(index))?.message
        } catch {
            return error.message
        }
    }

    /// The report of a feature that counts by the even-odd rule.
    private func defect(_ fault: Message, _ index: Int, _ fid: Int64, area: Double) -> Defect {
        let polygons = ground.feature(index)
        var message = Message(
            zh: "图形无效：\(fault.zh)；已按奇偶规则修复",
            en: "invalid polygon: \(fault.en); repaired by the even-odd rule")
        // Ground by the signs of the rings, as many programs measure it, and united, part by part.
        var stake = abs(polygons.planarArea - area)
        if let united = try? topology.unitedArea(of: polygons), let other = Area(rounding: united),
            let own = Area(rounding: area), abs((other - own).hundredths) > 1
        {
            stake = max(stake, abs(united - area))
            message =
                message
                + Message(
                    zh: "，各部分重叠处不计；按并集为 \(text(other)) m²，相差 \(text(other - own)) m²",
                    en:
                        ", so ground that its parts share does not count; united they have \(text(other)) m², \(text(other - own)) m² more or less"
                )
        }
        return Defect(
            .invalidPolygon, fid: fid, message: message, areaBefore: polygons.planarArea,
            stake: stake < 0.005 ? 0 : stake)
    }

    private func text(_ area: Area) -> String { area.rounded(in: .squareMetre, to: 2)?.description ?? "–" }

    // MARK: Beside the ground

    /// The ground of a feature as the parcels of other zones see it, where that is not as it was mapped (跨带压盖).
    ///
    /// - Parameter zones: those of the planes that layers of parcels are in.
    /// - Throws: `GeodesyError` or `ProjectionError`.
    package func views(
        of index: Int, in batch: FeatureBatch, _ measured: MeasuredGround, from zones: [Int] = []
    ) throws -> [(zone: Int, ground: MultiPolygon)] {
        guard hasLongEdges(index, batch) else { return [] }
        return try plane.views(of: batch.polygons.feature(index), own: measured.zone, from: zones)
    }

    /// Whether an edge may be longer than a kilometre; shorter ones look the same from everywhere.
    private func hasLongEdges(_ index: Int, _ batch: FeatureBatch) -> Bool {
        let limit = plane.isDegrees ? Self.longEdge : 900
        return batch.polygons.rings(ofFeature: index).contains { ring in
            let places = batch.polygons.polygons.ring(ring)
            return zip(places, places.dropFirst()).contains { $0.isFar(from: $1, limit) }
        }
    }

    /// The ground of a feature that its corners leave open, else that along long edges that are straight in degrees.
    ///
    /// - Parameters:
    ///   - stakes: what deviations of a file of corners leave open.
    ///   - other: the way into the working plane; not the one that maps the batch.
    package func longEdges(
        of index: Int, in batch: FeatureBatch, _ measured: MeasuredGround, _ stakes: CornerStakes?,
        on other: GroundPlane?
    ) -> LongEdges? {
        stakes?.moved(ground.feature(index), fid: batch.fids[index], area: measured.coverage.area)
            ?? other.flatMap { longEdges(of: index, in: batch, measured, on: $0) }
    }

    /// Long edges that are straight between longitudes and latitudes (经纬度长边); they are measured straight in the plane.
    ///
    /// They are told where that changes the area by more than 0.01 %, or moves ground of more than 0.1 % of it.
    ///
    /// - Parameter other: the way into the working plane; not the one that maps the batch.
    private func longEdges(
        of index: Int, in batch: FeatureBatch, _ measured: MeasuredGround, on other: GroundPlane
    ) -> LongEdges? {
        guard other.isDegrees, hasLongEdges(index, batch) else { return nil }
        // Out along the parts of an edge and back in one: rings that the plane of the feature opens.
        let polygons = batch.polygons.feature(index)
        var (drawn, sides) = (polygons, [Int]())
        for number in 0..<polygons.polygonCount {
            for (place, ring) in polygons.rings(ofPolygon: number).enumerated() {
                let corners = polygons.ring(ring)
                let isTurned = (signedArea(of: corners) < 0) != (place > 0)
                for (a, b) in zip(corners, corners.dropFirst()) where a.isFar(from: b, Self.longEdge) {
                    drawn.appendRing(a.way(to: b, every: Self.shortEdge))
                    drawn.endPolygon()
                    sides.append(isTurned ? -1 : 1)
                }
            }
        }
        var image = PolygonBatch()
        guard other.map(PolygonBatch([drawn]), where: [], into: &image).isEmpty,
            image.polygons.ringCount == drawn.ringCount
        else { return nil }
        var (strips, gain, outlines) = ([LongEdges.Strip](), 0.0, MultiPolygon())
        for (number, side) in sides.enumerated() {
            let ring = image.polygons.ring(polygons.ringCount + number)
            let area = signedArea(of: ring)
            strips.append(
                LongEdges.Strip(
                    from: ring[ring.startIndex], to: ring.farthest, box: Box(around: ring), area: abs(area),
                    isGain: area * Double(side) > 0))
            outlines.appendRing(Array(ring))
            outlines.endPolygon()
            gain += area * Double(side)
        }
        let (own, moved) = (measured.coverage.area, strips.reduce(0) { $0 + $1.area })
        // Ground that is won on one side and lost on the other counts from ten times the share on.
        let isTold = max(abs(gain), moved / 10) > own * Self.toldShare
        guard isTold || strips.contains(where: \.isGround), let size = Area(rounding: abs(gain)),
            let along = Area(rounding: moved)
        else { return nil }
        let share = abs(gain / own * 1_000_000).rounded() / 10_000
        let isMore = gain > 0
        return LongEdges(
            defect: Defect(
                .longEdges, fid: batch.fids[index],
                message: Message(
                    zh:
                        "有数公里以上的长边：按平面直线量算，如按经纬度直线则面积\(isMore ? "多" : "少") \(text(size)) m²（\(share)%），长边两侧共有 \(text(along)) m² 归属不同；请核对边界画法，必要时加密节点",
                    en:
                        "has edges of kilometres: measured straight in the plane; straight between longitudes and latitudes they enclose \(text(size)) m² \(isMore ? "more" : "less") (\(share) %), and \(text(along)) m² along them lie on the other side; check how the boundary is meant, and add corners if need be"
                ),
                areaBefore: own + gain, stake: moved), gain: gain, strips: strips, outlines: outlines,
            isTold: isTold)
    }

    /// An edge of more degrees may be another in the plane.
    private static let longEdge = 0.008
    /// An edge of so many degrees is as good as straight in both.
    private static let shortEdge = 0.004
    /// The share of the area from which on it is told.
    private static let toldShare = 1e-4

    /// The area of a feature in another plane, read as in the working plane, m².
    ///
    /// - Parameter other: the way of the layer into that plane.
    /// - Throws: `SurveyError` for a feature that is outside of it, `OverlayError`.
    package func area(
        of index: Int, in batch: FeatureBatch, _ measured: MeasuredGround, on other: GroundPlane
    ) throws -> Double {
        guard !other.isIdentity else {
            return try bare.coverage(of: batch.polygons, feature: index, rings: measured.rings).area
        }
        var image = PolygonBatch()
        if let failure = other.map(PolygonBatch([batch.polygons.feature(index)]), where: [], into: &image).first
        {
            throw SurveyError(.inputRefused, at: "#\(batch.fids[index])", failure.message)
        }
        return try bare.coverage(of: image, feature: 0, rings: measured.rings).area
    }

    /// The area of a feature enclosed by geodesics (大地线面积), m².
    ///
    /// - Throws: `ProjectionError` or `TopologyError`.
    package func geodesicArea(
        of index: Int, in batch: FeatureBatch, _ measured: MeasuredGround
    ) throws -> Double {
        let polygons = batch.polygons.feature(index)
        let valid = measured.repair == nil ? polygons : try topology.makeValid(polygons).polygons
        return try Geodesic.cgcs2000.area(of: try plane.degrees(of: valid))
    }

    /// The ground of an invalid feature as valid polygons; `nil` when the topology library cannot make any.
    package func repairedOutline(of index: Int) -> MultiPolygon? {
        try? topology.makeValid(ground.feature(index)).polygons
    }

    /// The polygons of a feature in the coordinates of its file, valid: those of an invalid one by the even-odd rule.
    ///
    /// - Throws: `TopologyError`.
    package func validSource(of index: Int, in batch: FeatureBatch, _ measured: MeasuredGround) throws
        -> MultiPolygon
    {
        let polygons = batch.polygons.feature(index)
        return measured.repair == nil ? polygons : try topology.makeValid(polygons).polygons
    }

    /// What a feature of polygons has beside them that may stand for more ground: lines, or points outside of them (集合中的线、点).
    ///
    /// A point on its polygons is their label.
    ///
    /// - Returns: a box of the working plane around lines; none around points, which do not tell how far their ground reaches.
    package func beside(_ index: Int, in batch: FeatureBatch) -> (defect: Defect, box: Box?)? {
        guard let shapes = batch.beside[index] else { return nil }
        let polygons = batch.polygons.feature(index)
        var lines: [[Coordinate]] = []
        var points: [Coordinate] = []
        for shape in shapes {
            switch shape {
            case .lines(let all):
                for line in all {
                    if line.allSatisfy({ $0 == line.first }) {
                        points += line.prefix(1)
                    } else {
                        lines.append(line)
                    }
                }
            case .points(let all): points += all
            case .polygons, .empty: break
            }
        }
        points.removeAll { polygons.contains($0) || polygons.coordinates.contains($0) }
        guard !lines.isEmpty || !points.isEmpty else { return nil }
        return (
            Defect(
                .notPolygon, fid: batch.fids[index],
                message: Message(
                    zh: "同一要素的面以外另有线或点，没有面积，未计入",
                    en: "has lines or points beside its polygons, which have no area and do not count")),
            points.isEmpty ? box(around: lines.joined()) : nil
        )
    }

    // MARK: Lines and points

    /// The length of lines along geodesics, rounded once, in hundredths of a metre.
    private func length(of lines: [[Coordinate]]) throws(DefectiveFeature) -> Int64 {
        var metres = 0.0
        for line in lines {
            let places = try degrees(line)
            do throws(ProjectionError) {
                metres += try Geodesic.cgcs2000.length(of: places)
            } catch {
                throw DefectiveFeature(.invalidCoordinate, error.message)
            }
        }
        return Int64((metres * 100).rounded(.toNearestOrAwayFromZero))
    }

    /// Positions in longitude and latitude.
    private func degrees(_ positions: [Coordinate]) throws(DefectiveFeature) -> [Coordinate] {
        let places: [Coordinate]
        do {
            places = try plane.degrees(of: positions)
        } catch {
            throw DefectiveFeature(.invalidCoordinate, error.message)
        }
        guard let bad = places.first(where: { !$0.isFinite || !$0.isDegrees }) else { return places }
        throw DefectiveFeature(.invalidCoordinate, Self.impossible(bad, mustBeDegrees: true))
    }

    private static func impossible(_ place: Coordinate, mustBeDegrees: Bool = false) -> Message {
        place.isFinite || mustBeDegrees
            ? Message(
                zh: "坐标 (\(place.x), \(place.y)) 不是经纬度，请核对坐标系",
                en: "(\(place.x), \(place.y)) is not longitude and latitude; check the reference system")
            : Message(zh: "坐标不是数值", en: "a coordinate is not a number")
    }
}

extension ArraySlice<Coordinate> {
    /// The place that is the farthest from the first: the other end of a strip.
    fileprivate var farthest: Coordinate {
        func distance(_ place: Coordinate) -> Double {
            let (east, north) = (place.x - self[startIndex].x, place.y - self[startIndex].y)
            return east * east + north * north
        }
        return self.max { distance($0) < distance($1) } ?? self[startIndex]
    }
}

extension Coordinate {
    /// Whether it is farther than a limit in either ordinate.
    fileprivate func isFar(from other: Coordinate, _ limit: Double) -> Bool {
        abs(x - other.x) > limit || abs(y - other.y) > limit
    }

    /// The places on the straight way to another, that one with them.
    fileprivate func way(to other: Coordinate, every step: Double) -> [Coordinate] {
        let (east, north) = (other.x - x, other.y - y)
        let count = min(20_000, Int((max(abs(east), abs(north)) / step).rounded(.up)))
        return (0...count).map { part in
            let share = Double(part) / Double(count)
            return part == count ? other : Coordinate(x: x + east * share, y: y + north * share)
        }
    }
}

extension Coordinate {
    /// Whether the ordinates can be longitude and latitude.
    fileprivate var isDegrees: Bool { abs(x) <= 180 && abs(y) <= 90 }
}
