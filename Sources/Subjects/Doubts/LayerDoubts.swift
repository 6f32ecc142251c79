import Covering
import Geodesy
import Geometry
import Intake
package import Land
import Project

extension LoadedLayer {
    /// What is not certain about all of its ground: features that were set aside, or repaired, or that their own record denies.
    ///
    /// - Parameter isNear: whether what was set aside in a box matters.
    func doubts(isNear: (Box) -> Bool = { _ in true }) -> [Doubt] {
        var (lost, mended, denied) = (DoubtSum(), DoubtSum(), DoubtSum())
        for feature in setAsideFeatures where feature.box.map(isNear) ?? true {
            lost.enter(feature.ordinal, fid: feature.defect.fid)
        }
        for parcel in accounting.repaired > 0 ? Array(parcels) : [] {
            guard let repair = parcel.repair else { continue }
            let stake = Area(rounding: repair.stake)?.hundredths ?? 0
            mended.enter(parcel.ordinal, fid: parcel.fid, less: stake, more: stake)
        }
        for parcel in hasDenied ? Array(parcels) : []
        where parcel.attributes.denial() != nil && isNear(parcel.ground.box) {
            denied.enter(parcel.ordinal, fid: parcel.fid, less: parcel.area.hundredths)
        }
        var drawn = DoubtSum()
        for parcel in hasLongEdges ? Array(parcels) : [] {
            guard let edges = parcel.longEdges, edges.isTold, isNear(parcel.ground.box) else { continue }
            let moved = Area(rounding: edges.defect.stake)?.hundredths ?? 0
            drawn.enter(parcel.ordinal, fid: parcel.fid, less: moved, more: moved)
        }
        let all: [(Doubt.Reason, DoubtSum)] = [
            (.setAside, lost), (.repaired, mended), (.denied, denied), (.longEdges, drawn),
        ]
        return all.filter { $0.1.features > 0 }.map { reason, sum in
            let defects =
                reason == .longEdges
                ? suspects.filter { $0.code == .longEdges || $0.code == .coarseCorners }
                : setAside + repairs + suspects.filter { $0.code == .denied }
            return Doubt(
                reason, layer: declaration.name, features: sum.features, numbers: sum.numbers,
                message: defects.first { $0.fid == sum.numbers.first }?.message ?? reason.name,
                stake: sum.stake(isCount: false, isUnbounded: reason == .setAside))
        }
    }

    /// What is not certain about it, and about what lies over it, near its parcels.
    func doubts(under covers: [LoadedLayer]) -> [Doubt] {
        // Most layers have nothing set aside, and need no index.
        let index = covers.contains { !$0.setAsideFeatures.isEmpty } ? ParcelIndex(parcels) : nil
        return doubts()
            + covers.filter { $0.declaration.name != declaration.name }.flatMap { cover in
                cover.doubts { box in index.map { !$0.positions(near: box).isEmpty } ?? true }
            }
    }
}

extension SurveyResult {
    /// What is not certain about a layer told apart by county, and in protected ground.
    package func doubts(of summary: CountySummary) -> [Doubt] {
        doubts(byCounty: summary.layer, under: Set(summary.protected.map(\.layer)))
    }

    /// What is not certain about a layer told apart by county.
    ///
    /// - Parameter covers: the names of layers over it that matter too.
    package func doubts(byCounty name: String, under covers: Set<String> = []) -> [Doubt] {
        layer(named: name)?.doubts(
            under: layers.filter { $0.declaration.kind == .county || covers.contains($0.declaration.name) })
            ?? []
    }
}

extension RightsSurvey {
    /// What is not certain about which rights overlap.
    package var doubts: [Doubt] { layers.first?.doubts(under: Array(layers.dropFirst())) ?? [] }
}
