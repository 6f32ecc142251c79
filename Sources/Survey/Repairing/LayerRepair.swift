public import Bilingual
import Geodesy
import Geometry
public import Intake
public import Land
public import Project
import Projection
import Topology
public import VectorFiles

/// A layer with its faults mended, as it would be used, and what was mended (图层修复).
public struct LayerRepair: Sendable {
    /// The layer: every usable feature with its own fields, and columns that say what was done.
    public let repaired: LayerContent
    /// The features set aside and the copies, with their fields and the reason, without geometry; copies with their area.
    public let setAside: LayerContent
    /// Read = used + repaired + set aside.
    public let accounting: Tally
    /// What was mended and set aside, by feature.
    public let defects: [Defect]
    /// How the reference system was found.
    public let system: LoadedLayer.SystemFinding
    /// What else a reader should know.
    public let notes: [Message]
    /// The files that were read.
    public let files: [String]

    /// The columns added to a layer.
    public enum Column {
        /// The feature's number in the file it came from.
        public static let fid = "src_fid"
        /// What was done: empty for nothing.
        public static let action = "repair"
        /// The statutory area of the rings as they were, shells less holes, m².
        public static let areaBefore = "area_before"
        /// The statutory area as it is used, m².
        public static let areaAfter = "area_after"
    }

    /// Reads a layer and mends it: rings that cross, touch or lie in each other by the even-odd rule, spikes and flat
    /// rings dropped, shells counter-clockwise and holes clockwise.
    ///
    /// A feature with the very polygons of an earlier one counts in the account as it does wherever the layer is used, and is
    /// left out of the mended layer. Corners stay where they are.
    ///
    /// - Parameters:
    ///   - declaration: what to read.
    ///   - path: its file.
    /// - Throws: `inputRefused` as when the layer is used, and for a layer without a usable polygon.
    public init(_ declaration: LayerDeclaration, path: String) throws(SurveyError) {
        let reader = try LayerReader(declaration, path: path, columns: { _ in .all })
        let place = reader.place
        let fields = reader.allFields
        var work = Work(fieldCount: fields.count)
        do {
            let intake = try FeatureIntake(
                GroundPlane(reader.system, zone: declaration.zone, target: .authalic))
            var batch = FeatureBatch()
            while let (_, _, selection) = try reader.read(into: &batch) {
                try intake.take(batch, where: selection) { index, taken in
                    try work.take(taken, index, batch, intake)
                }
            }
        } catch let error as SurveyError {
            throw error
        } catch {
            throw SurveyError.wrapping(error, at: place) as? SurveyError
                ?? SurveyError(.fault, at: place, Message(verbatim: "\(error)"))
        }
        work.accounting.read = reader.featureCount
        try work.accounting.requireReconciled(area: work.area, at: place)
        guard !work.kept.isEmpty else {
            throw SurveyError(
                .inputRefused, at: place,
                work.lost.first.map {
                    Message(zh: "没有可用的面，首个：", en: "no usable polygon; the first: ") + $0.defect.message
                }
                    ?? Message(zh: "图层中没有要素", en: "the layer has no features"))
        }
        func added(_ names: [(String, Field.Kind)]) -> [Field] {
            // A layer that was repaired before has columns of these names; the new ones get a number.
            names.map { name, kind in
                var own = name
                var number = 2
                while fields.contains(where: { $0.name.lowercased() == own.lowercased() }) {
                    own = "\(name)\(number)"
                    number += 1
                }
                return Field(own, kind)
            }
        }
        repaired = LayerContent(
            LayerDefinition(
                name: reader.layerName, geometry: .polygon,
                fields: fields
                    + added([
                        (Column.fid, .integer), (Column.action, .text()), (Column.areaBefore, .real()),
                        (Column.areaAfter, .real()),
                    ]),
                referenceSystem: reader.system.wkt),
            features: work.kept)
        setAside = LayerContent(
            LayerDefinition(
                name: "\(reader.layerName)_set_aside", geometry: .none,
                fields: fields
                    + added([(Column.fid, .integer), (Column.action, .text()), (Column.areaAfter, .real())]),
                referenceSystem: nil),
            features: work.lost.map { lost in
                (
                    .empty,
                    lost.values + [
                        .integer(lost.defect.fid), .text(lost.defect.message.zh),
                        lost.area.map { .real($0.squareMetres) } ?? .missing,
                    ]
                )
            })
        accounting = work.accounting
        defects = work.defects.sorted { $0.fid < $1.fid }
        system = reader.finding
        notes = reader.takeWarnings()
        files = reader.files
    }

    /// The work at hand.
    private struct Work {
        /// The fields of the layer; those behind them are read for conditions.
        let fieldCount: Int
        var kept: [LayerContent.Feature] = []
        /// Features without a place in the mended layer: those set aside, and copies, which have an area.
        var lost: [(defect: Defect, values: [FieldValue], area: Area?)] = []
        var accounting = Tally()
        var area = Area.zero
        var defects: [Defect] = []
        private var first: [MultiPolygon: Int64] = [:]

        init(fieldCount: Int) { self.fieldCount = fieldCount }

        mutating func take(
            _ taken: Intaken, _ index: Int, _ batch: FeatureBatch, _ intake: FeatureIntake
        ) throws {
            let fid = batch.fids[index]
            let values = batch.columns[..<fieldCount].map { $0.value(at: index) }
            if let part = intake.beside(index, in: batch) { defects.append(part.defect) }
            switch taken {
            case .parcel(let measured):
                let ground = intake.ground.feature(index)
                area += measured.area
                if let repair = measured.repair {
                    defects.append(repair)
                    accounting.repaired += 1
                    accounting.repairedArea += measured.area
                } else {
                    accounting.used += 1
                    accounting.usedArea += measured.area
                }
                if let earlier = first[ground] {
                    // It counts wherever the layer is used; the mended one has its ground once.
                    let copy = Message(
                        zh: "与 #\(earlier) 图形完全相同，未写入修复后的图层",
                        en: "has the very polygons of #\(earlier); left out of the mended layer")
                    let words = measured.repair.map { copy + Message(zh: "；", en: "; ") + $0.message } ?? copy
                    let defect = Defect(.duplicate, fid: fid, message: words)
                    defects.append(defect)
                    lost.append((defect, values, measured.area))
                    return
                }
                first[ground] = fid
                let before = measured.repair?.areaBefore ?? measured.area.squareMetres
                kept.append(
                    (
                        .polygons(try intake.validSource(of: index, in: batch, measured).oriented),
                        values + [
                            .integer(fid), .text(measured.repair?.message.zh ?? ""),
                            .real((before * 100).rounded(.toNearestOrAwayFromZero) / 100),
                            .real(measured.area.squareMetres),
                        ]
                    ))
            case .setAside(let defect, _): setAside(defect, values)
            case .lines, .points:
                setAside(
                    Defect(.notPolygon, fid: fid, message: Message(zh: "不是面状图形", en: "is not a polygon")),
                    values)
            }
        }

        private mutating func setAside(_ defect: Defect, _ values: [FieldValue]) {
            accounting.setAside += 1
            defects.append(defect)
            lost.append((defect, values, nil))
        }
    }
}

extension MultiPolygon {
    /// The same rings, shells counter-clockwise and holes clockwise.
    fileprivate var oriented: MultiPolygon {
        var result = MultiPolygon()
        for polygon in 0..<polygonCount {
            for (place, index) in rings(ofPolygon: polygon).enumerated() {
                let ring = ring(index)
                if (signedArea(of: ring) > 0) == (place == 0) {
                    result.appendRing(ring)
                } else {
                    result.appendRing(ring.reversed())
                }
            }
            result.endPolygon()
        }
        return result
    }
}
