import Covering
public import Geodesy
import Geometry
import Land
import Overlay
import Topology

/// Two rights over the same ground (立体设置的矿业权).
public struct StackedRights: Sendable {
    /// How their elevations lie.
    public enum Relation: String, Sendable {
        /// One above the other.
        case stacked
        /// At common elevations.
        case conflicting
        /// Not both recorded.
        case unknown
        /// One of the two is no more, or was not in force on the day asked for.
        case over
    }

    /// The numbers of the features in their file, the first two that meet.
    public let fids: (Int64, Int64)
    /// Their identifiers.
    public let ids: (String, String)
    /// The ground both have.
    public let area: Area
    /// How their elevations lie.
    public let relation: Relation
    /// Which of the two are no more, or were not in force.
    public let over: (Bool, Bool)

    /// The pairs of rights that share more than a boundary, each once.
    ///
    /// Blocks and levels of one licence are no two rights. Of several features that meet, those at common elevations count.
    static func pairs(
        of rights: [RightLicence], _ topology: TopologyContext, _ pieces: OverlapPieces
    ) throws(TopologyError) -> [StackedRights] {
        let index = SpatialIndex(rights.map(\.parcel.ground.box))
        var found: [StackedRights] = []
        for (place, right) in rights.enumerated() {
            for other in index.query(right.parcel.ground.box) where other > place {
                if let pair = try pair(right, rights[other], topology, pieces) { found.append(pair) }
            }
        }
        return found
    }

    private static func pair(
        _ one: RightLicence, _ two: RightLicence, _ topology: TopologyContext, _ pieces: OverlapPieces
    ) throws(TopologyError) -> StackedRights? {
        let isOver = one.isOver || two.isOver
        var shared: [Relation: (ground: MultiPolygon, fids: (Int64, Int64))] = [:]
        for a in one.current {
            for b in two.current where a.ground.box.meets(b.ground.box) {
                let ground = try topology.intersection(a.outline, b.outline)
                let own = min(pieces.thickness(of: a), pieces.thickness(of: b))
                let relation =
                    isOver ? Relation.over : relation(MiningLevels(a.attributes), MiningLevels(b.attributes))
                var common = shared[relation] ?? (MultiPolygon(), (a.fid, b.fid))
                for polygon in 0..<ground.polygonCount {
                    let piece = ground.polygon(polygon)
                    // Thinner is one boundary recorded twice.
                    let thickness = pieces.size(of: piece).greatestThickness
                    if ThicknessClass(thickness: thickness, of: own) > .coincident {
                        common.ground.append(piece)
                    }
                }
                if !common.ground.isEmpty { shared[relation] = common }
            }
        }
        for relation in [Relation.conflicting, .unknown, .stacked, .over] {
            guard let common = shared[relation] else { continue }
            // Ground that several features share counts once.
            let isOne = one.current.count == 1 && two.current.count == 1
            let area = isOne ? common.ground.planarArea : try topology.unaryUnionArea(common.ground)
            guard let area = Area(rounding: area), area > .zero else { continue }
            return StackedRights(
                fids: common.fids, ids: (one.id, two.id), area: area, relation: relation,
                over: (one.isOver, two.isOver))
        }
        return nil
    }

    private static func relation(_ one: MiningLevels?, _ two: MiningLevels?) -> Relation {
        guard case .range(let one)? = one, case .range(let two)? = two else { return .unknown }
        return one.lowerBound >= two.upperBound || two.lowerBound >= one.upperBound ? .stacked : .conflicting
    }
}
