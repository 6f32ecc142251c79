import Covering
import Geodesy
import Geometry
import Intake
package import Land
import Overlay
import Project
import Topology

/// The parcels of a run whose ground is shown: those behind figures that do not come out, the ones with the most ground of each
/// (证据图斑选取).
package struct EvidenceSelection {
    /// The parcels behind one figure or account.
    fileprivate struct Group {
        let kind: EvidencePiece.Kind
        let item: Int
        /// The number of the layer of the parcels.
        let layer: Int
        /// The numbers of the cover layers.
        let covers: [Int]
        /// How much ground of a parcel is behind it.
        let ground: (_ row: ParcelRow, _ covered: () -> CoveredParcel) -> Area
        var parcels: [(position: Int, ground: Area)] = []
        var count = 0

        mutating func enter(_ position: Int, _ ground: Area) {
            count += 1
            parcels.append((position, ground))
            // Now and then, so that no more than twice as many are held as are shown.
            if parcels.count >= 2 * EvidencePieces.limit { keepLargest() }
        }

        mutating func keepLargest() {
            guard parcels.count > EvidencePieces.limit else { return }
            parcels.sort { ($0.ground, $1.position) > ($1.ground, $0.position) }
            parcels.removeLast(parcels.count - EvidencePieces.limit)
        }
    }

    fileprivate private(set) var groups: [Group] = []

    /// No parcel yet, of checks that differ and of accounts.
    package init(_ result: SurveyResult) {
        for (number, check) in result.checks.enumerated() where check.verdict == .differs {
            guard let term = check.terms.first?.term, check.declaration.measure.single != nil,
                term.measure.kind == .overlap || term.measure.kind == .outside
            else { continue }
            groups.append(
                Group(
                    kind: term.measure.kind == .overlap ? .overlap : .outside, item: check.declaration.item,
                    layer: term.layer, covers: term.measure.covers.compactMap(result.ground.number)
                ) { row, _ in
                    (row.contributions.first { $0.check == number }?.parts ?? []).reduce(.zero) {
                        $0 + ($1.area ?? .zero)
                    }
                })
        }
        for account in result.accounts where account.total.outstanding > .zero {
            let declaration = account.declaration
            let subject = account.parcels.subject
            groups.append(
                Group(
                    kind: .outstanding, item: declaration.item, layer: subject.layer,
                    covers: (declaration.approved + declaration.restored).compactMap(result.ground.number)
                ) { _, covered in subject.line(of: covered()).outstanding })
        }
    }

    /// Takes a parcel.
    ///
    /// - Parameter row: what was kept of it.
    /// - Returns: whether any of its ground is to be shown.
    package mutating func add(_ row: ParcelRow, at key: FeatureKey, in result: SurveyResult) -> Bool {
        var isShown = false
        for number in groups.indices where groups[number].layer == key.layer {
            let ground = groups[number].ground(row) {
                result.ground.covered(layer: key.layer, parcel: key.position)
            }
            guard ground > .zero else { continue }
            groups[number].enter(key.position, ground)
            isShown = true
        }
        return isShown
    }
}

/// Builds the ground behind figures that do not come out, for maps (证据图块提取).
package enum EvidencePieces {
    /// Parcels beyond this number in one check are not drawn, but counted; those with the most ground are drawn.
    package static let limit = 100_000

    /// The pieces of a run: of checks that differ, and of accounts with something outstanding.
    ///
    /// - Returns: the pieces, by item; a parcel whose ground cannot be built is left out and counted.
    package static func pieces(
        of result: SurveyResult, _ selection: EvidenceSelection
    ) -> (pieces: [EvidencePiece], leftOut: Int) {
        guard let topology = try? TopologyContext() else { return ([], 0) }
        var pieces: [EvidencePiece] = []
        var leftOut = 0
        for var group in selection.groups {
            group.keepLargest()
            leftOut += group.count - group.parcels.count
            guard !group.parcels.isEmpty else { continue }
            let layer = result.layers[group.layer]
            let covers = group.covers.flatMap { result.layers[$0].parcels.map(\.outline) }
            let index = SpatialIndex(covers.map(\.box))
            for position in group.parcels.map(\.position).sorted() {
                let parcel = layer.parcels[position]
                var near = MultiPolygon()
                for number in index.query(parcel.outline.box) { near.append(covers[number]) }
                guard let ground = try? built(group.kind, parcel.outline, near, topology) else {
                    leftOut += 1
                    continue
                }
                for number in 0..<ground.polygonCount {
                    let piece = ground.polygon(number)
                    guard let rounded = Area(rounding: piece.planarArea), rounded > .zero else { continue }
                    pieces.append(
                        EvidencePiece(
                            kind: group.kind, item: group.item, layer: layer.declaration.name, fid: parcel.fid,
                            key: .init(layer: group.layer, position: position),
                            ground: piece.mapCoordinates(result.project.plane.degrees), area: rounded,
                            size: OverlapPieces(isAuthalic: result.project.plane.isAuthalic).size(of: piece)))
                }
            }
        }
        return (pieces, leftOut)
    }

    private static func built(
        _ kind: EvidencePiece.Kind, _ parcel: MultiPolygon, _ covers: MultiPolygon, _ topology: TopologyContext
    ) throws(TopologyError) -> MultiPolygon {
        let union = try topology.unaryUnion(covers)
        return kind == .overlap
            ? try topology.intersection(parcel, union) : try topology.difference(parcel, union)
    }
}
