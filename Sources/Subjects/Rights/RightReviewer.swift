import Covering
import Geodesy
import Geometry
import Intake
import Land
import Overlay
import Project
import Projection
import Topology

/// What the reviews of all rights share.
struct RightReviewer {
    /// A functional zone of a reserve.
    struct ReserveZone {
        let layer: String
        let reserve: String?
        let zone: String?
        let parcels: [Parcel]
        let box: Box
        /// The zone of the right that it is looked at from.
        var view: Int?
        var grounds: [MultiPolygon] { parcels.map { $0.ground(from: view) } }
        var outlines: [MultiPolygon] { parcels.map(\.outline) }
        var name: String { [reserve ?? layer, zone].compactMap(\.self).joined(separator: " ") }
    }

    let topology: TopologyContext
    let reserves: [ReserveZone]
    let closed: [LoadedLayer]
    /// The rights of before; `nil` when none were given.
    let former: [RightLicence]?
    /// Ground that the reserves may have beside what could be read.
    private let unread: CoverDoubts
    let plane: WorkingPlane
    let isBrief: Bool
    let record: RecordedArea
    private var pieces: OverlapPieces { OverlapPieces(isAuthalic: plane.isAuthalic) }
    private let nearest: NearestReserve
    /// Per ground of the reserves its name.
    private let names: [String]
    /// The licences of which blocks could not be read, now or before.
    private let lost: Set<LicenceKey>

    init(
        topology: TopologyContext, rights: [LoadedLayer], reserves layers: [LoadedLayer],
        closed: [LoadedLayer],
        former: [RightLicence]?,
        plane: WorkingPlane, isBrief: Bool, record: RecordedArea
    ) {
        let reserves = layers.flatMap(Self.zones)
        self.topology = topology
        self.reserves = reserves
        lost = Set(rights.flatMap(\.setAsideFeatures).compactMap { LicenceKey($0.attributes) })
        self.closed = closed
        self.former = former
        unread = CoverDoubts(layers.indices.map { CoverUse($0) }, layers)
        self.plane = plane
        self.isBrief = isBrief
        self.record = record
        nearest = NearestReserve(isBrief ? [] : reserves.flatMap(\.grounds), limit: RightsSurvey.distanceLimit)
        names = reserves.flatMap { zone in zone.grounds.map { _ in zone.name } }
    }

    static func zones(_ layer: LoadedLayer) -> [ReserveZone] {
        // One name, however it was typed, is one reserve; it is called as it is first written.
        var order: [[String?]] = []
        var parcels: [[String?]: [Parcel]] = [:]
        var names: [String: String] = [:]
        for parcel in layer.parcels {
            let key = [parcel.attributes[.name], parcel.attributes[.functionalZone]].map { text in
                text.map { text in
                    let plain = PlainText(text).text
                    if names[plain] == nil { names[plain] = text }
                    return plain
                }
            }
            if parcels[key] == nil { order.append(key) }
            parcels[key, default: []].append(parcel)
        }
        return order.map { key in
            var box = Box.empty
            for parcel in parcels[key] ?? [] { box.extend(to: parcel.ground.box) }
            return ReserveZone(
                layer: layer.declaration.name, reserve: key[0].flatMap { names[$0] },
                zone: key[1].flatMap { names[$0] }, parcels: parcels[key] ?? [], box: box)
        }
    }

    /// The review of a right.
    ///
    /// - Parameters:
    ///   - own: the rights that it was before.
    ///   - withdrawal: the withdrawal that is told with it.
    func review(
        _ licence: RightLicence, own: [RightLicence], withdrawal: RightReview.Withdrawal?
    ) throws -> RightReview {
        let right = licence.parcel
        let near = reserves(near: right)
        let (areas, inReserves) = try areas(of: right, in: near)
        var overlaps: [RightReview.Overlap] = []
        for (zone, area) in zip(near, areas) where area > .zero {
            overlaps.append(
                .init(
                    layer: zone.layer, reserve: zone.reserve, zone: zone.zone, area: area,
                    tally: try tally(right, zone.outlines, area)))
        }
        let isOverlapping = overlaps.contains { ($0.tally.thickest ?? .coincident) > .coincident }
        let isCutting = isOverlapping && !isBrief
        let remainder =
            isCutting
            ? try RightRemainder(topology: topology).remainder(of: right, without: near.flatMap(\.outlines))
            : nil
        let ended = try endedInReserves(licence)
        let entered = closed.isEmpty ? nil : try newGround(of: right, own: own)
        return RightReview(
            fids: licence.parcels.map(\.fid), id: licence.id, name: licence.name, area: right.area,
            recordedDifference: licence.current.count == 1 ? record.difference(of: right) : nil,
            inForce: licence.inForce, state: licence.state, elevations: elevations(of: licence),
            overlaps: overlaps, inReserves: inReserves,
            distance: inReserves > .zero ? nil : try distance(of: right),
            newInClosed: entered?.new, closedOfOthers: entered?.ofOthers,
            isNew: former.map { _ in own.isEmpty }, withdrawal: withdrawal, remainder: remainder,
            isWhollyInside: isCutting && remainder == nil,
            isClearDoubtful: isClearDoubtful(right), endedInReserves: ended,
            isOwnUnread: isUnread([licence] + own))
    }

    /// What reserves have of blocks of a right that are recorded as ended, though the right goes on, and that lie beside its
    /// other blocks: a licence has one term, so one of the records is wrong.
    private func endedInReserves(_ licence: RightLicence) throws -> Area {
        guard licence.current.count < licence.parcels.count else { return .zero }
        let current = Set(licence.current.map(\.ordinal))
        var area = Area.zero
        for block in licence.parcels where !current.contains(block.ordinal) {
            let shared = try topology.intersectionArea(block.outline, licence.outline)
            guard shared < 0.5 * block.area.squareMetres else { continue }
            let own = try coverage(
                of: block,
                by: [
                    CoverLayer(features: reserves(near: block).flatMap(\.grounds)),
                    CoverLayer(features: [licence.parcel.ground]),
                ])
            for piece in own.masks where piece.mask == LayerMask(layer: 0) { area += piece.area }
        }
        return area
    }

    /// Whether a block of some rights could not be read, or was repaired so that its ground has two readings, near a reserve.
    private func isUnread(_ rights: [RightLicence]) -> Bool {
        rights.contains { right in
            right.licence.map(lost.contains) ?? false
                || right.parcels.contains { block in
                    block.repair.map { $0.stake > 0 } == true
                        && reserves.contains { $0.box.meets(block.ground.box) }
                }
        }
    }

    /// Whether a feature of a reserve that could not be read may lie over a right.
    private func isClearDoubtful(_ right: Parcel) -> Bool {
        let box = right.ground.box
        return unread.items.contains { $0.mayBeMore && $0.box == nil }
            || unread.near(box).contains { unread.items[$0].mayBeMore && unread.reach($0, in: box) > .zero }
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
    private func tally(_ right: Parcel, _ zone: [MultiPolygon], _ area: Area) throws -> ThicknessTally {
        var ground = MultiPolygon()
        for polygons in zone { ground.append(polygons) }
        let shared = try topology.intersection(right.outline, topology.unaryUnion(ground))
        let sizes = (0..<shared.polygonCount).map { pieces.size(of: shared.polygon($0)) }
        var tally = ThicknessTally()
        guard !sizes.isEmpty else {
            tally.add(area, .coincident)
            return tally
        }
        let own = pieces.thickness(of: right)
        for (size, area) in zip(sizes, try area.balanced(over: sizes.map(\.area))) {
            tally.add(area, ThicknessClass(thickness: size.greatestThickness, of: own))
        }
        return tally
    }

    /// From the lowest to the highest level of a right; `nil` unless all its features have levels that can be read.
    private func elevations(of licence: RightLicence) -> ClosedRange<Double>? {
        var all: ClosedRange<Double>?
        for parcel in licence.current {
            guard case .range(let levels)? = MiningLevels(parcel.attributes) else { return nil }
            all =
                all.map { min($0.lowerBound, levels.lowerBound)...max($0.upperBound, levels.upperBound) }
                ?? levels
        }
        return all
    }

    private func distance(of right: Parcel) throws -> RightReview.Distance? {
        guard !isBrief else { return nil }
        return try nearest.nearest(to: right.ground).map { .init(reserve: names[$0.ground], metres: $0.metres) }
    }

    /// Ground of a right in closed land that no right had before, and that other rights than its own had.
    private func newGround(of right: Parcel, own: [RightLicence]) throws -> (new: Area, ofOthers: Area) {
        let covers = closed.map { layer in
            CoverLayer(
                features: layer.parcels.map { $0.ground(from: right.zone) }.filter {
                    $0.box.meets(right.ground.box)
                })
        }
        let mine = own.map(\.outline)
        // Rights that were no more before hold no ground.
        let others = (former ?? []).filter { !$0.isOver }.map(\.outline).filter {
            $0.box.meets(right.ground.box)
        }
        let covered = try coverage(
            of: right, by: covers + [CoverLayer(features: mine), CoverLayer(features: others)])
        let (own, any) = (LayerMask(layer: closed.count), LayerMask(layer: closed.count + 1))
        let closedLayers = closed.indices.map { LayerMask(layer: $0) }
        var found: (new: Area, ofOthers: Area) = (.zero, .zero)
        for piece in covered.masks {
            guard closedLayers.contains(where: { !piece.mask.isDisjoint(with: $0) }),
                piece.mask.isDisjoint(with: own)
            else { continue }
            if piece.mask.isDisjoint(with: any) {
                found.new += piece.area
            } else {
                found.ofOthers += piece.area
            }
        }
        // A common boundary with other corners is no ground.
        if found.new > .zero, try isThin(found.new, of: right, without: mine + others) { found.new = .zero }
        if found.ofOthers > .zero, try isThin(found.ofOthers, of: right, without: mine) {
            found.ofOthers = .zero
        }
        return found
    }

    /// Whether what a right has outside other ground is a boundary recorded twice: pieces thinner than 0.05 m only.
    private func isThin(_ area: Area, of right: Parcel, without grounds: [MultiPolygon]) throws -> Bool {
        guard !grounds.isEmpty,
            area.squareMetres < ThicknessClass.doubtfulThickness * pieces.perimeter(of: right.ground)
        else { return false }
        var taken = MultiPolygon()
        for ground in grounds { taken.append(ground) }
        let left = try topology.difference(right.outline, topology.unaryUnion(taken))
        let own = pieces.thickness(of: right)
        return (0..<left.polygonCount).allSatisfy { index in
            ThicknessClass(thickness: pieces.size(of: left.polygon(index)).greatestThickness, of: own)
                == .coincident
        }
    }

    /// What a right shares with reserves in all.
    func inReserves(_ right: Parcel) throws -> Area {
        let grounds = reserves(near: right).flatMap(\.grounds)
        return try coverage(of: right, by: [CoverLayer(features: grounds)]).area(underAny: LayerMask(layer: 0))
    }

    /// The withdrawal of rights that are together what others were before.
    func withdrawal(of rights: [RightLicence], from before: [RightLicence]) throws -> RightReview.Withdrawal {
        let now = try RightLicence.joined(rights.map(\.parcel), topology)
        let then = try RightLicence.joined(before.map(\.parcel), topology)
        let overlap = try inReserves(then)
        let outside = try coverage(of: now, by: [CoverLayer(features: [then.ground])])
            .area(outside: LayerMask(layer: 0))
        let expected = then.area - overlap
        let length = pieces.perimeter(of: now.ground)
        return .init(
            titles: rights.map(\.title), area: now.area, overlap: try inReserves(now), areaBefore: then.area,
            overlapBefore: overlap, outsideBefore: outside, expected: expected, difference: now.area - expected,
            tolerance: max(1, 0.01 * length))
    }

    /// The zones of reserves near a right, each with the features that are near.
    private func reserves(near right: Parcel) -> [ReserveZone] {
        reserves.filter { $0.box.meets(right.ground.box) }.compactMap { zone in
            let parcels = zone.parcels.filter { $0.ground.box.meets(right.ground.box) }
            guard !parcels.isEmpty else { return nil }
            return ReserveZone(
                layer: zone.layer, reserve: zone.reserve, zone: zone.zone, parcels: parcels, box: zone.box,
                view: right.zone)
        }
    }
}
