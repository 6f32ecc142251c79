import Covering
import Geodesy
import Geometry
import Intake
import Land
import Project

/// Blocks that are recorded as ended though another block of their licence is in force (同一许可证区块状态矛盾).
///
/// A licence has one term, so one of the records is wrong. A former record of the same ground is none: only ground beside that
/// of the blocks in force is asked for.
struct ContradictedBlocks {
    let term: MeasureTerm
    /// Those of the run.
    let layers: [LoadedLayer]
    let isAuthalic: Bool

    /// How much more the value may be, by features.
    ///
    /// - Parameter licences: what the licences came to, where features of one licence count as one right.
    func doubts(_ licences: [String: LicenceCount]) throws -> DoubtSum {
        var sum = DoubtSum()
        let layer = layers[term.layer]
        guard term.selection.day != nil, layer.fields[.licence] != nil else { return sum }
        var (ended, inForce): ([(key: LicenceKey, parcel: Parcel)], Set<LicenceKey>) = ([], [])
        for parcel in layer.parcels {
            guard let key = LicenceKey(parcel.attributes) else { continue }
            switch term.selection.choice(parcel.marks, parcel.attributes) {
            case .ended: ended.append((key, parcel))
            case .yes: inForce.insert(key)
            case .no, .undated, .over, .denied, .mayNot, .may: break
            }
        }
        ended.removeAll { !inForce.contains($0.key) }
        guard !ended.isEmpty else { return sum }
        let asked = Set(ended.map(\.key))
        var blocks: [LicenceKey: [Parcel]] = [:]
        for parcel in layer.parcels where term.selects(parcel) {
            if let key = LicenceKey(parcel.attributes), asked.contains(key) {
                blocks[key, default: []].append(parcel)
            }
        }
        let kind = term.measure.kind
        let covers = term.covers.flatMap { layers[$0.layer].parcels.filter($0.takes) }
        let local = LocalCovering(layer, isAuthalic: isAuthalic)
        for (key, parcel) in ended {
            func near(_ parcels: [Parcel]) -> [Parcel] {
                parcels.filter { $0.ground.box.meets(parcel.ground.box) }
            }
            let answer = try local.answer(about: parcel, parts: [near(covers), near(blocks[key, default: []])])
            let area = answer.pieces.filter { piece in
                let isAsked =
                    kind == .within
                    ? !piece.isUnder(0)
                    : kind == .countOverlapping
                        ? piece.isUnder(0) : kind.takes(piece, 0)
                return piece.isGround && isAsked && !piece.isUnder(1)
            }.reduce(into: Area.zero) { $0 += $1.area }
            guard area > .zero else { continue }
            guard kind.value == .count else {
                sum.enter(parcel.ordinal, fid: parcel.fid, more: area.hundredths)
                continue
            }
            let licence = term.countsLicences ? licences[key.text] : nil
            let counts = licence?.counts(within: kind == .within) ?? false
            let mayLeave = kind == .within && counts
            let mayJoin = kind != .within && !counts
            if mayLeave || mayJoin {
                sum.enter(parcel.ordinal, fid: parcel.fid, less: mayLeave ? 1 : 0, more: mayJoin ? 1 : 0)
            }
        }
        return sum
    }
}
