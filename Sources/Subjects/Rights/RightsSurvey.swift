public import Bilingual
import Covering
import Geodesy
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
    /// The rights, in the layer's order; features of one licence are one.
    public let reviews: [RightReview]
    /// Rights over the same ground.
    public let stacked: [StackedRights]
    /// Rights of before that have become no right of now, or whose outline of now is missing.
    public let gone: [GoneRight]
    /// Which rights were which before; `nil` without rights before.
    public let ties: [RightTie]?
    /// What a reader has to know about states, levels and names.
    public let notes: [Message]
    /// The day for which validity is told.
    public let day: CalendarDate?

    /// Rights within this distance of a reserve are told how far; more is only "far", metres.
    public static let distanceLimit = 50_000.0

    /// Whether somebody must look at a right or a layer.
    public var needsAttention: Bool {
        reviews.contains(where: \.needsAttention) || layers.contains(where: \.needsAttention)
            || ties?.contains(where: \.isContradicted) == true
            || stacked.contains { $0.relation == .conflicting || $0.relation == .unknown }
            || reviews.contains { $0.inForce == .unknown } || selectsNothing
    }

    /// Whether the condition on the rights selects none of them: a state typed otherwise must not read as if all were well.
    public var selectsNothing: Bool {
        reviews.isEmpty && layers.first.map { $0.declaration.filter != nil && $0.parcels.isEmpty } ?? false
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
        let topology = try TopologyContext()
        let now = try RightLicence.rights(of: rights.parcels, day: day, topology: topology)
        let former = try before.map { try RightLicence.rights(of: $0.parcels, day: nil, topology: topology) }
        if let before, let former { try Self.checkNames(now, former, rights, before) }
        let work = RightReviewer(
            topology: topology, rights: [rights] + (before.map { [$0] } ?? []), reserves: reserves,
            closed: closed, former: former, plane: plane,
            isBrief: isBrief || !plane.isAuthalic, record: rights.recorded)
        let overlaps = try (former ?? []).map { try work.inReserves($0.parcel) }
        let matching = try former.map {
            try RightMatching(now: now, former: $0, overlaps: overlaps, topology: topology)
        }
        let groups = matching?.groups ?? []
        var reviews: [RightReview] = []
        for (position, right) in now.enumerated() {
            progress(Message(zh: "核查 \(right.id)", en: "reviewing \(right.id)"))
            let group = groups.first { $0.now.contains(position) }
            let own = group.flatMap { group in former.map { all in group.former.map { all[$0] } } } ?? []
            do {
                let withdrawal =
                    group?.now.first == position
                    ? try work.withdrawal(of: group?.now.map { now[$0] } ?? [], from: own) : nil
                reviews.append(try work.review(right, own: own, withdrawal: withdrawal))
            } catch {
                throw Self.refusal(error, at: "\(rights.path) · #\(right.parcel.fid)")
            }
        }
        self.reviews = reviews
        stacked =
            work.isBrief
            ? [] : try StackedRights.pairs(of: now, topology, OverlapPieces(isAuthalic: plane.isAuthalic))
        ties = matching.map { matching in groups.map(matching.tie) }
        let kept = Set(groups.flatMap(\.former))
        let unread = rights.setAsideFeatures.map(\.attributes)
        gone = zip(former ?? [], overlaps).enumerated().filter { !kept.contains($0.offset) }.map {
            GoneRight($0.element.0, inReserves: $0.element.1, unread: unread)
        }
        notes = RightNotes(
            now: now, former: former, reviews: reviews, matching: matching, ties: ties ?? [],
            layers: [rights] + (before.map { [$0] } ?? []) + closed, reserves: reserves, day: day
        )
        .messages(hasClosed: !closed.isEmpty, isBrief: work.isBrief)
    }

    /// What stops the review of a right, as an error of the input.
    private static func refusal(_ error: any Error, at place: String) -> any Error {
        switch error {
        case let error as ProjectionError: SurveyError(.inputRefused, at: place, error.message)
        case let error as TopologyError: SurveyError(.inputRefused, at: place, error.message)
        case let error as GeodesyError: SurveyError(.inputRefused, at: place, error.message)
        case let error as OverlayError: SurveyError(.inputRefused, at: place, error.message)
        default: error
        }
    }

    /// Refuses rights before and after that nothing tells apart; one right before and one after need no name.
    private static func checkNames(
        _ now: [RightLicence], _ former: [RightLicence], _ rights: LoadedLayer, _ before: LoadedLayer
    ) throws(SurveyError) {
        func isNameless(_ rights: [RightLicence]) -> Bool {
            !rights.contains { $0.isKnown || $0.serial != nil }
        }
        guard isNameless(now) || isNameless(former), now.count != 1 || former.count != 1 else { return }
        throw SurveyError(
            .request, at: "\(rights.path), \(before.path)",
            Message(
                zh: """
                    调整前\(former.count)宗、调整后\(now.count)宗，没有许可证号或名称可以对应。图层请用 --id 指明许可证号字段；区域坐标\
                    文本（拐点串）本身没有证号和名称，只能前后各一宗逐宗核查，或改用带证号的勘测定界坐标文本、图层（.shp、.gpkg）
                    """,
                en: """
                    \(former.count) rights before and \(now.count) after have no licences or names to tell them by. For a \
                    layer name the field of licences with --id; strings of corners hold neither, so check them one \
                    right at a time, or give a survey text with numbers or a layer (.shp, .gpkg)
                    """))
    }
}
