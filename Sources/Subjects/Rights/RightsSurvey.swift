public import Bilingual
import Covering
public import Geodesy
import Geometry
public import Intake
public import Land
import Overlay
import Project
import Projection
import Topology

/// Lays mining rights over reserves, and tells what has to be withdrawn (矿业权与自然保护地核查).
public struct RightsSurvey: Sendable {
    /// The layers: the rights, the rights before, the reserves, the closed ground.
    public let layers: [LoadedLayer]
    /// The rights, in the layer's order.
    public let reviews: [RightReview]
    /// Rights over the same ground.
    public let stacked: [StackedRights]
    /// Rights of before that are no more, by identifier or name, with their area.
    public let withdrawn: [(id: String, name: String?, area: Area)]
    /// The day for which validity is told.
    public let day: CalendarDate?

    /// Rights within this distance of a reserve are told how far; more is only "far", metres.
    public static let distanceLimit = 50_000.0

    /// Whether somebody must look at a right or a layer.
    public var needsAttention: Bool {
        reviews.contains(where: \.needsAttention) || layers.contains(where: \.needsAttention)
            || stacked.contains { $0.relation == .conflicting }
    }

    /// Reads the layers of a request and makes a survey.
    ///
    /// - Throws: `SurveyError` for layers that cannot be read or laid over each other.
    public init(_ request: RightsRequest, progress: (Message) -> Void = { _ in }) throws {
        let loader = LayerLoader(model: .statutory)
        func load(_ declaration: LayerDeclaration) throws(SurveyError) -> LoadedLayer {
            try loader.parcels(of: declaration, progress: progress)
        }
        let rights = try load(request.rights)
        let before = try request.before.map { declaration throws(SurveyError) in try load(declaration) }
        let reserves = try request.reserves.map { declaration throws(SurveyError) in try load(declaration) }
        let closed = try request.closed.map { declaration throws(SurveyError) in try load(declaration) }
        try self.init(
            rights: rights, before: before, reserves: reserves, closed: closed, day: request.day,
            progress: progress)
    }

    /// Makes a survey of layers in one working plane.
    ///
    /// - Parameters:
    ///   - rights: the rights.
    ///   - before: the rights before; `nil` without.
    ///   - reserves: the layers of protected ground.
    ///   - closed: the layers of ground that no right may newly enter.
    ///   - day: the day for which validity is told; `nil` for none.
    ///   - plane: the plane of their ground.
    ///   - isBrief: whether overlaps are all that is wanted: no distances, remainders and rights over each other, which are
    ///     told in the authalic plane only.
    /// - Throws: `SurveyError` for layers that cannot be laid over each other.
    init(
        rights: LoadedLayer, before: LoadedLayer? = nil, reserves: [LoadedLayer], closed: [LoadedLayer] = [],
        day: CalendarDate? = nil, plane: WorkingPlane = .authalic, isBrief: Bool = false,
        progress: (Message) -> Void = { _ in }
    ) throws {
        self.day = day
        layers = [rights] + (before.map { [$0] } ?? []) + reserves + closed
        let (now, former) = (Work.Register(rights), before.map { Work.Register($0) })
        if let before, former?.isEmpty == true || now.isEmpty {
            throw SurveyError(
                .request, at: "\(rights.path), \(before.path)",
                Message(
                    zh: "调整前后的矿业权没有可以对应的许可证号或名称字段；请用 --id 指明，或检查字段名",
                    en:
                        "rights before and after have no licences or names to tell them by; name the field with --id"
                ))
        }
        let work = Work(
            topology: try TopologyContext(), reserves: reserves.flatMap(Work.zones), closed: closed,
            former: former, now: now, day: day, plane: plane, isBrief: isBrief || !plane.isAuthalic,
            record: rights.recorded)
        var reviews: [RightReview] = []
        for parcel in rights.parcels {
            progress(Message(zh: "核查 \(parcel.id)", en: "reviewing \(parcel.id)"))
            do {
                reviews.append(try work.review(parcel))
            } catch let error as ProjectionError {
                throw SurveyError(.inputRefused, at: "\(rights.path) · #\(parcel.fid)", error.message)
            } catch let error as TopologyError {
                throw SurveyError(.inputRefused, at: "\(rights.path) · #\(parcel.fid)", error.message)
            } catch let error as GeodesyError {
                throw SurveyError(.inputRefused, at: "\(rights.path) · #\(parcel.fid)", error.message)
            } catch let error as OverlayError {
                throw SurveyError(.inputRefused, at: "\(rights.path) · #\(parcel.fid)", error.message)
            }
        }
        self.reviews = reviews
        stacked = work.isBrief ? [] : try Self.stacked(rights, reviews, work.topology)
        withdrawn = (before?.parcels ?? ParcelStore([])).filter { now.rights(like: $0).isEmpty }.map {
            ($0.id, $0.attributes[.name], $0.area)
        }
    }

    private static func stacked(
        _ rights: LoadedLayer, _ reviews: [RightReview], _ topology: TopologyContext
    ) throws -> [StackedRights] {
        let parcels = Array(rights.parcels)
        let index = SpatialIndex(parcels.map(\.ground.box))
        var found: [StackedRights] = []
        for (place, parcel) in parcels.enumerated() {
            for other in index.query(parcel.ground.box) where other > place {
                let shared = try topology.intersectionArea(parcel.outline, parcels[other].outline)
                // Less is the rounding of a common boundary.
                guard let area = Area(rounding: shared), area.squareMetres >= 1 else { continue }
                let relation: StackedRights.Relation
                if let one = reviews[place].elevations, let two = reviews[other].elevations {
                    relation =
                        one.lowerBound >= two.upperBound || two.lowerBound >= one.upperBound
                        ? .stacked : .conflicting
                } else {
                    relation = .unknown
                }
                found.append(
                    StackedRights(
                        fids: (parcel.fid, parcels[other].fid), ids: (parcel.id, parcels[other].id), area: area,
                        relation: relation))
            }
        }
        return found
    }
}

/// What the reviews of all rights share.
private struct Work {
    /// A functional zone of a reserve.
    struct ReserveZone {
        let layer: String
        let reserve: String?
        let zone: String?
        let parcels: [Parcel]
        let box: Box
        var grounds: [MultiPolygon] { parcels.map(\.ground) }
        var outlines: [MultiPolygon] { parcels.map(\.outline) }
        var name: String { [reserve ?? layer, zone].compactMap(\.self).joined(separator: " ") }
    }

    /// The rights of a layer, by licence and by name; one may have several features.
    struct Register {
        private var parcels: [String: [Parcel]] = [:]

        init(_ layer: LoadedLayer) {
            for parcel in layer.parcels {
                for key in Self.keys(of: parcel) { parcels[key, default: []].append(parcel) }
            }
        }

        /// What a right is known by; a number in the file is no name.
        static func keys(of parcel: Parcel) -> [String] {
            [parcel.attributes[.id].map { "=\($0)" }, parcel.attributes[.name].map { "~\($0)" }].compactMap(
                \.self)
        }

        /// Whether any right can be told from another.
        var isEmpty: Bool { parcels.isEmpty }

        /// The features of the right that another one is.
        func rights(like parcel: Parcel) -> [Parcel] {
            Self.keys(of: parcel).lazy.compactMap { parcels[$0] }.first ?? []
        }
    }

    let topology: TopologyContext
    let reserves: [ReserveZone]
    let closed: [LoadedLayer]
    let former: Register?
    let now: Register
    let day: CalendarDate?
    let plane: WorkingPlane
    let isBrief: Bool
    let record: RecordedArea
    private let nearest: NearestReserve
    /// Per ground of the reserves its name.
    private let names: [String]

    init(
        topology: TopologyContext, reserves: [ReserveZone], closed: [LoadedLayer], former: Register?,
        now: Register, day: CalendarDate?, plane: WorkingPlane, isBrief: Bool, record: RecordedArea
    ) {
        self.topology = topology
        self.reserves = reserves
        self.closed = closed
        self.former = former
        self.now = now
        self.day = day
        self.plane = plane
        self.isBrief = isBrief
        self.record = record
        nearest = NearestReserve(isBrief ? [] : reserves.flatMap(\.grounds), limit: RightsSurvey.distanceLimit)
        names = reserves.flatMap { zone in zone.grounds.map { _ in zone.name } }
    }

    static func zones(_ layer: LoadedLayer) -> [ReserveZone] {
        var order: [[String?]] = []
        var parcels: [[String?]: [Parcel]] = [:]
        for parcel in layer.parcels {
            let key = [parcel.attributes[.name], parcel.attributes[.functionalZone]]
            if parcels[key] == nil { order.append(key) }
            parcels[key, default: []].append(parcel)
        }
        return order.map { key in
            var box = Box.empty
            for parcel in parcels[key] ?? [] { box.extend(to: parcel.ground.box) }
            return ReserveZone(
                layer: layer.declaration.name, reserve: key[0], zone: key[1], parcels: parcels[key] ?? [],
                box: box)
        }
    }

    func review(_ right: Parcel) throws -> RightReview {
        let near = reserves(near: right)
        let (areas, inReserves) = try areas(of: right, in: near)
        var overlaps: [RightReview.Overlap] = []
        for (zone, area) in zip(near, areas) where area > .zero {
            overlaps.append(
                .init(
                    layer: zone.layer, reserve: zone.reserve, zone: zone.zone, area: area,
                    tally: try tally(right.outline, zone.outlines, area)))
        }
        let before = former.map { $0.rights(like: right) }
        let isOverlapping = overlaps.contains { ($0.tally.thickest ?? .coincident) > .coincident }
        return RightReview(
            fid: right.fid, id: right.id, name: right.attributes[.name], area: right.area,
            recordedDifference: record.difference(of: right), inForce: day.map { inForce(right, on: $0) },
            elevations: elevations(of: right), overlaps: overlaps, inReserves: inReserves,
            distance: inReserves > .zero ? nil : try distance(of: right),
            newInClosed: closed.isEmpty ? nil : try newGround(of: right, before: before ?? []),
            isNew: before.map(\.isEmpty),
            withdrawal: try before.flatMap { $0.isEmpty ? nil : try withdrawal(of: right, from: $0) },
            remainder: isOverlapping && !isBrief
                ? try RightRemainder(topology: topology).remainder(of: right, without: near.flatMap(\.outlines))
                : nil)
    }

    /// What of a right lies in each zone, and in any of them: each a question of its own.
    private func areas(of right: Parcel, in zones: [ReserveZone]) throws -> (each: [Area], any: Area) {
        let one = LayerMask(layer: 0)
        func area(_ grounds: [MultiPolygon]) throws -> Area {
            try coverage(of: right, by: [CoverLayer(features: grounds)]).area(underAny: one)
        }
        return (try zones.map { try area($0.grounds) }, try area(zones.flatMap(\.grounds)))
    }

    /// The coverage of a right, its pieces balanced to its area.
    private func coverage(of right: Parcel, by covers: [CoverLayer]) throws -> Covered {
        let raw = try EdgeCoverageEngine(covers).coverage(
            of: right.ground, rings: right.repair == nil ? .sound : .unsound)
        let areas = try right.area.balanced(over: raw.masks.map { Coverage.settled($0.area) })
        return Covered(masks: zip(raw.masks, areas).map { (mask: $0.mask, area: $1) })
    }

    /// The areas of a right by what lies over it.
    private struct Covered {
        let masks: [(mask: LayerMask, area: Area)]

        func area(underAny layers: LayerMask) -> Area {
            masks.reduce(into: .zero) { if !$1.mask.isDisjoint(with: layers) { $0 += $1.area } }
        }
        func area(outside layers: LayerMask) -> Area {
            masks.reduce(into: .zero) { if $1.mask.isDisjoint(with: layers) { $0 += $1.area } }
        }
    }

    /// The pieces of an overlap by thickness; their areas add up to it.
    private func tally(_ right: MultiPolygon, _ zone: [MultiPolygon], _ area: Area) throws -> ThicknessTally {
        var ground = MultiPolygon()
        for polygons in zone { ground.append(polygons) }
        let shared = try topology.intersection(right, topology.unaryUnion(ground))
        let builder = OverlapPieces(isAuthalic: plane.isAuthalic)
        let sizes = (0..<shared.polygonCount).map { index in
            let piece = shared.polygon(index)
            return OverlapSize(area: piece.planarArea, perimeter: builder.perimeter(of: piece))
        }
        var tally = ThicknessTally()
        guard !sizes.isEmpty else {
            tally.add(area, .coincident)
            return tally
        }
        for (size, area) in zip(sizes, try area.balanced(over: sizes.map(\.area))) {
            tally.add(area, ThicknessClass(thickness: size.thickness))
        }
        return tally
    }

    private func inForce(_ right: Parcel, on day: CalendarDate) -> RightReview.InForce {
        switch Validity(right.attributes).isValid(on: day) {
        case true?: .yes
        case false?: .no
        case nil: .unknown
        }
    }

    private func elevations(of right: Parcel) -> ClosedRange<Double>? {
        // Some programs write nan for nothing.
        guard let top = right.attributes[.top].flatMap({ Double($0) }), top.isFinite,
            let bottom = right.attributes[.bottom].flatMap({ Double($0) }), bottom.isFinite, top != bottom
        else { return nil }
        return min(top, bottom)...max(top, bottom)
    }

    private func distance(of right: Parcel) throws -> RightReview.Distance? {
        guard !isBrief else { return nil }
        return try nearest.nearest(to: right.ground).map { .init(reserve: names[$0.ground], metres: $0.metres) }
    }

    /// Ground of a right in closed land that it did not have before.
    private func newGround(of right: Parcel, before: [Parcel]) throws -> Area {
        let covers = closed.map { layer in
            CoverLayer(features: layer.parcels.map(\.ground).filter { $0.box.meets(right.ground.box) })
        }
        let covered = try coverage(
            of: right, by: covers + [CoverLayer(features: before.map(\.ground))])
        let own = LayerMask(layer: closed.count)
        return covered.masks.reduce(into: .zero) { sum, piece in
            if !piece.mask.isEmpty, piece.mask.isDisjoint(with: own) { sum += piece.area }
        }
    }

    /// The withdrawal of a licence, told with the first of its features.
    private func withdrawal(of right: Parcel, from before: [Parcel]) throws -> RightReview.Withdrawal? {
        let parts = now.rights(like: right)
        guard parts.first?.fid == right.fid else { return nil }
        let (one, zero) = (LayerMask(layer: 0), Area.zero)
        var (areaBefore, overlap, outside, area, length) = (zero, zero, zero, zero, 0.0)
        for former in before {
            let grounds = reserves(near: former).flatMap(\.grounds)
            areaBefore += former.area
            overlap += try coverage(of: former, by: [CoverLayer(features: grounds)]).area(underAny: one)
        }
        for part in parts {
            area += part.area
            outside += try coverage(of: part, by: [CoverLayer(features: before.map(\.ground))]).area(
                outside: one)
            length += OverlapPieces(isAuthalic: plane.isAuthalic).perimeter(of: part.ground)
        }
        let expected = areaBefore - overlap
        return .init(
            areaBefore: areaBefore, overlapBefore: overlap, outsideBefore: outside, expected: expected,
            difference: area - expected, tolerance: max(1, 0.01 * length))
    }

    /// The zones of reserves near a right, each with the features that are near.
    private func reserves(near right: Parcel) -> [ReserveZone] {
        reserves.filter { $0.box.meets(right.ground.box) }.compactMap { zone in
            let parcels = zone.parcels.filter { $0.ground.box.meets(right.ground.box) }
            guard !parcels.isEmpty else { return nil }
            return ReserveZone(
                layer: zone.layer, reserve: zone.reserve, zone: zone.zone, parcels: parcels, box: zone.box)
        }
    }
}
