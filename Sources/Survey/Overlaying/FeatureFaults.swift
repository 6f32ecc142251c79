import Bilingual
import Geodesy
import Geometry
import Overlay
import Parcels
import Topology
import VectorFiles

/// Decides of each feature of a batch whether it is used, repaired or set aside.
struct FeatureFaults {
    /// A feature that has ground.
    struct Measured {
        let coverage: Coverage
        let area: Area
        let isRepaired: Bool
        /// How far north it begins in the working plane.
        let height: Double
    }

    private var lost: [Int: Message] = [:]
    private var isPlanar = false

    /// Begins a batch.
    ///
    /// - Parameters:
    ///   - lost: the features that could not be brought into the working plane.
    ///   - isPlanar: whether the coordinates are as read, and so not looked at yet.
    mutating func start(_ batch: FeatureBatch, lost: [OverlayPlane.Failure], isPlanar: Bool) {
        self.lost = [:]
        for failure in lost { self.lost[failure.feature] = failure.message }
        self.isPlanar = isPlanar
    }

    /// The coverage and area of a feature, entered into the account; `nil` when it is set aside.
    func measure(
        _ index: Int, _ batch: FeatureBatch, _ mapped: PolygonBatch, engine: EdgeCoverageEngine,
        topology: TopologyContext, into input: inout OverlaySummary.Input
    ) -> Measured? {
        let fid = batch.fids[index]
        if let fault = unusable(index, batch, mapped) {
            input.accounting.setAside += 1
            input.note(fault)
            return nil
        }
        let coverage: Coverage
        do throws(OverlayError) {
            coverage = try engine.coverage(of: mapped, feature: index)
        } catch {
            input.accounting.setAside += 1
            input.note(Defect(.invalidCoordinate, fid: fid, message: Self.notFinite))
            return nil
        }
        guard let area = Area(rounding: coverage.area), area > .zero else {
            input.accounting.setAside += 1
            input.note(Defect(.noArea, fid: fid, message: Message(zh: "图形没有面积", en: "encloses no area")))
            return nil
        }
        let height = mapped.height(ofFeature: index)
        if !coverage.ringsAreClear, let repair = repair(index, batch, mapped, topology: topology) {
            input.accounting.repaired += 1
            input.accounting.repairedArea += area
            input.note(repair)
            return Measured(coverage: coverage, area: area, isRepaired: true, height: height)
        }
        input.accounting.used += 1
        input.accounting.usedArea += area
        return Measured(coverage: coverage, area: area, isRepaired: false, height: height)
    }

    private static let notFinite = Message(zh: "坐标不是数值", en: "a coordinate is not a number")

    private func unusable(_ index: Int, _ batch: FeatureBatch, _ mapped: PolygonBatch) -> Defect? {
        let fid = batch.fids[index]
        if batch.polygons.polygons(ofFeature: index).isEmpty {
            let other = batch.other(at: index)
            if let fault = other?.fault { return Defect(.unreadableGeometry, fid: fid, message: fault) }
            switch other?.shape {
            case .lines, .points:
                return Defect(.notPolygon, fid: fid, message: Message(zh: "不是面状图形", en: "is not a polygon"))
            default:
                return Defect(.emptyGeometry, fid: fid, message: Message(zh: "没有图形", en: "has no geometry"))
            }
        }
        if let message = lost[index] { return Defect(.invalidCoordinate, fid: fid, message: message) }
        guard isPlanar else { return nil }
        for ring in mapped.rings(ofFeature: index) {
            for coordinate in mapped.polygons.ring(ring) where !coordinate.isFinite {
                return Defect(.invalidCoordinate, fid: fid, message: Self.notFinite)
            }
        }
        return nil
    }

    /// What is wrong with rings that touch or cross; `nil` when they only touch as they may.
    private func repair(
        _ index: Int, _ batch: FeatureBatch, _ mapped: PolygonBatch, topology: TopologyContext
    ) -> Defect? {
        let fid = batch.fids[index]
        let fault: Message
        do {
            guard let defect = try topology.defect(in: batch.polygons.feature(index)) else { return nil }
            fault = defect.message
        } catch {
            fault = error.message
        }
        return Defect(
            .invalidPolygon, fid: fid,
            message: Message(
                zh: "图形无效：\(fault.zh)；已按奇偶规则计算面积",
                en: "invalid polygon: \(fault.en); its area was taken by the even-odd rule"),
            areaBefore: mapped.feature(index).planarArea)
    }
}

extension PolygonBatch {
    /// How far north the first corner of a feature is.
    fileprivate func height(ofFeature feature: Int) -> Double {
        rings(ofFeature: feature).first.flatMap { polygons.ring($0).first?.y } ?? 0
    }
}
