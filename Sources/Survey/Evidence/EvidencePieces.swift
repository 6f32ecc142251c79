import Geodesy
import Geometry
import Intake
import Overlay
import Parcels
import Project
import Topology

/// Builds the ground behind figures that do not come out, for maps (证据图块提取).
public enum EvidencePieces {
    /// Parcels beyond this number in one check are not drawn, but counted; those with the most ground are drawn.
    public static let limit = 100_000

    /// The pieces of a run: of checks that differ, and of accounts with something outstanding.
    ///
    /// - Returns: the pieces, by item; a parcel whose ground cannot be built is left out and counted.
    public static func pieces(of result: SurveyResult) -> (pieces: [EvidencePiece], leftOut: Int) {
        guard let topology = try? TopologyContext() else { return ([], 0) }
        var pieces: [EvidencePiece] = []
        var leftOut = 0
        for check in result.checks where check.verdict == .differs {
            guard let measure = check.declaration.measure.single,
                measure.kind == .overlap || measure.kind == .outside
            else { continue }
            // A parcel that groups divide contributes to each.
            var ground: [Int64: Area] = [:]
            for part in check.contributions { ground[part.fid, default: .zero] += part.area ?? .zero }
            let parcels = largest(ground.map { ($0.key, $0.value) })
            leftOut += ground.count - parcels.count
            add(
                measure.kind == .overlap ? .overlap : .outside, item: check.declaration.item,
                of: measure.subject, parcels, against: measure.covers)
        }
        for account in result.accounts {
            let open = account.parcels.filter { $0.line.outstanding > .zero }
            let fids = largest(open.map { ($0.fid, $0.line.outstanding) })
            leftOut += open.count - fids.count
            let declaration = account.declaration
            add(
                .outstanding, item: declaration.item, of: declaration.occupied, fids,
                against: declaration.approved + declaration.restored)
        }
        return (pieces, leftOut)

        func add(
            _ kind: EvidencePiece.Kind, item: Int, of name: String, _ fids: Set<Int64>, against names: [String]
        ) {
            guard let layer = result.layer(named: name), !fids.isEmpty else { return }
            let covers = names.compactMap(result.layer(named:)).flatMap { $0.parcels.map(\.outline) }
            let index = SpatialIndex(covers.map(\.box))
            for parcel in layer.parcels where fids.contains(parcel.fid) {
                var near = MultiPolygon()
                for number in index.query(parcel.outline.box) { near.append(covers[number]) }
                guard let ground = try? built(kind, parcel.outline, near, topology) else {
                    leftOut += 1
                    continue
                }
                for number in 0..<ground.polygonCount {
                    let piece = ground.polygon(number)
                    let area = piece.planarArea
                    guard let rounded = Area(rounding: area), rounded > .zero else { continue }
                    let length = OverlapPieces(isAuthalic: result.project.plane.isAuthalic).perimeter(of: piece)
                    pieces.append(
                        EvidencePiece(
                            kind: kind, item: item, layer: name, fid: parcel.fid,
                            ground: piece.mapCoordinates(result.project.plane.degrees), area: rounded,
                            thickness: OverlapSize(area: area, perimeter: length).thickness))
                }
            }
        }
    }

    /// The features with the most ground, no more than the limit.
    private static func largest(_ parts: [(fid: Int64, area: Area)]) -> Set<Int64> {
        guard parts.count > limit else { return Set(parts.map(\.fid)) }
        return Set(parts.sorted { ($0.area, $1.fid) > ($1.area, $0.fid) }.prefix(limit).map(\.fid))
    }

    private static func built(
        _ kind: EvidencePiece.Kind, _ parcel: MultiPolygon, _ covers: MultiPolygon, _ topology: TopologyContext
    ) throws(TopologyError) -> MultiPolygon {
        let union = try topology.unaryUnion(covers)
        return kind == .overlap
            ? try topology.intersection(parcel, union) : try topology.difference(parcel, union)
    }
}
