import Bilingual
import Geodesy
import Geometry
import Intake
import Land
import Topology

/// Parcels of one number that have most of their ground in common: likely one, drawn a second time (移位重复图斑).
///
/// Those with the very same polygons are found as the layer is read.
struct ShiftedCopies {
    /// Those that are like one before them.
    private(set) var sum = DoubtSum()

    /// This much of each lies in the other.
    private static let share = 0.75

    /// - Parameters:
    ///   - layer: their layer.
    ///   - isAsked: whether a parcel is looked at.
    ///   - counts: whether one that is looked at counts.
    init(in layer: LoadedLayer, where isAsked: (Parcel) -> Bool, counts: (Parcel) -> Bool) {
        guard layer.fields[.id] != nil else { return }
        var byNumber: [String: [(position: Int, box: Box)]] = [:]
        for (position, parcel) in layer.parcels.enumerated() where isAsked(parcel) {
            guard let number = parcel.attributes[.id] else { continue }
            byNumber[number, default: []].append((position, parcel.ground.box))
        }
        guard let topology = try? TopologyContext() else { return }
        for group in byNumber.values where group.count > 1 {
            let index = SpatialIndex(group.map(\.box))
            for (place, (position, box)) in group.enumerated() {
                let alike = index.query(box).contains { other in
                    guard other < place, Self.areAlike(group[other].box, box) else { return false }
                    let (one, own) = (layer.parcels[group[other].position], layer.parcels[position])
                    return Self.areAlike(one, own, topology) && counts(one) && counts(own)
                }
                guard alike else { continue }
                let parcel = layer.parcels[position]
                sum.enter(parcel.ordinal, fid: parcel.fid, less: 1)
            }
        }
    }

    private static func areAlike(_ one: Box, _ other: Box) -> Bool {
        one.sharedArea(with: other) >= share * max(one.width * one.height, other.width * other.height)
    }

    private static func areAlike(_ one: Parcel, _ other: Parcel, _ topology: TopologyContext) -> Bool {
        let levels = (MiningLevels(one.attributes), MiningLevels(other.attributes))
        guard one.ground != other.ground, levels.0 == nil || levels.1 == nil || levels.0 == levels.1,
            let shared = try? topology.intersectionArea(
                one.repairedOutline ?? one.ground, other.repairedOutline ?? other.ground)
        else { return false }
        return shared >= share * max(one.area.squareMetres, other.area.squareMetres)
    }

    /// What may be counted twice, in a layer; `nil` for nothing.
    func doubt(in layer: String) -> Doubt? {
        guard sum.features > 0 else { return nil }
        return Doubt(
            .duplicate, layer: layer, features: sum.features, numbers: sum.numbers,
            message: Message(
                zh: "与前面的图斑编号相同、地面大部分重合，可能是同一图斑画了两次",
                en: "has the number and most of the ground of one before it: perhaps one, drawn twice"),
            stake: sum.stake(isCount: true))
    }
}
