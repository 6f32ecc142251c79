public import Bilingual
import Geodesy
import Geometry
public import Parcels
import Projection
import Topology
public import VectorFiles

/// A layer with its faults mended, as it would be used, and what was mended (图层修复).
public struct LayerRepair: Sendable {
    /// The layer: every usable feature with its own fields, and columns that say what was done.
    public let repaired: LayerContent
    /// The features set aside, with their fields and the reason, without geometry.
    public let setAside: LayerContent
    /// Read = used + repaired + set aside.
    public let accounting: Accounting
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
    /// A feature with the very polygons of an earlier one is set aside. Corners stay where they are.
    ///
    /// - Parameters:
    ///   - declaration: what to read.
    ///   - path: its file.
    /// - Throws: `inputRefused` as when the layer is used, and for a layer without a usable polygon.
    public init(_ declaration: LayerDeclaration, path: String) throws(SurveyError) {
        let layer = try LayerOpening.open(declaration, path: path)
        let place = "\(path) · \(layer.name)"
        let (system, finding) = try ReferenceSystemResolution.resolve(declaration, layer, place: place)
        let zone = declaration.zone.flatMap { Zone(width: .threeDegrees, number: $0) }
        var work: Work
        do {
            work = try Work(plane: LayerPlane(system, zone: zone), topology: TopologyContext())
        } catch let error as ProjectionError {
            throw SurveyError(.inputRefused, at: place, error.message, details: error.messages)
        } catch {
            throw SurveyError(.fault, at: place, Message(verbatim: "\(error)"))
        }
        let fields = layer.fields
        do throws(VectorFileError) {
            try layer.select(fields: fields.map(\.name), where: declaration.filter)
            while let feature = try layer.next() { work.take(feature) }
        } catch {
            throw SurveyError(error)
        }
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
                name: layer.name, geometry: .polygon,
                fields: fields
                    + added([
                        (Column.fid, .integer), (Column.action, .text()), (Column.areaBefore, .real()),
                        (Column.areaAfter, .real()),
                    ]),
                referenceSystem: system.wkt),
            features: work.kept)
        setAside = LayerContent(
            LayerDefinition(
                name: "\(layer.name)_set_aside", geometry: .none,
                fields: fields + added([(Column.fid, .integer), (Column.action, .text())]),
                referenceSystem: nil),
            features: work.lost.map { lost in
                (.empty, lost.values + [.integer(lost.defect.fid), .text(lost.defect.message.zh)])
            })
        accounting = work.accounting
        defects = work.defects.sorted { $0.fid < $1.fid }
        self.system = finding
        notes = layer.takeWarnings()
        files = layer.files
    }

    /// The work at hand.
    private struct Work {
        let plane: LayerPlane
        let topology: TopologyContext
        var kept: [LayerContent.Feature] = []
        var lost: [(defect: Defect, values: [FieldValue])] = []
        var accounting = Accounting()
        var defects: [Defect] = []
        private var first: [MultiPolygon: Int64] = [:]

        init(plane: LayerPlane, topology: TopologyContext) {
            self.plane = plane
            self.topology = topology
        }

        mutating func take(_ feature: VectorFeature) {
            accounting.read += 1
            switch feature.shape {
            case .polygons(let polygons): take(feature, polygons)
            case .lines, .points: setAside(feature, .notPolygon, Message(zh: "不是面状图形", en: "is not a polygon"))
            case .empty:
                if let fault = feature.fault {
                    setAside(feature, .unreadableGeometry, fault)
                } else {
                    setAside(feature, .emptyGeometry, Message(zh: "没有图形", en: "has no geometry"))
                }
            }
        }

        private mutating func take(_ feature: VectorFeature, _ raw: MultiPolygon) {
            guard raw.coordinates.allSatisfy({ $0.isFinite }) else {
                return setAside(
                    feature, .invalidCoordinate, Message(zh: "坐标不是数值", en: "a coordinate is not a number"))
            }
            let valid: MultiPolygon
            let fault: Message?
            do throws(TopologyError) {
                fault = try topology.defect(in: raw)?.message
                valid = fault == nil ? raw : try topology.makeValid(raw).polygons
            } catch {
                return setAside(feature, .invalidPolygon, error.message)
            }
            let before: Double
            let after: Area
            do {
                before = try area(of: raw)
                guard let rounded = Area(rounding: try area(of: valid)), rounded > .zero else {
                    return setAside(feature, .noArea, Message(zh: "图形没有面积", en: "encloses no area"))
                }
                after = rounded
            } catch let error as GeodesyError {
                return setAside(feature, .invalidCoordinate, error.message)
            } catch let error as ProjectionError {
                return setAside(feature, .invalidCoordinate, error.message)
            } catch {
                return setAside(feature, .invalidCoordinate, Message(verbatim: "\(error)"))
            }
            if let earlier = first[valid] {
                return setAside(
                    feature, .duplicate,
                    Message(zh: "与 #\(earlier) 图形完全相同", en: "has the very polygons of #\(earlier)"))
            }
            first[valid] = feature.fid
            if let fault {
                let message = Message(
                    zh: "图形无效：\(fault.zh)；已按奇偶规则修复",
                    en: "invalid polygon: \(fault.en); repaired by the even-odd rule")
                defects.append(Defect(.invalidPolygon, fid: feature.fid, message: message, areaBefore: before))
                accounting.repaired += 1
                accounting.repairedArea += after
            } else {
                accounting.used += 1
                accounting.usedArea += after
            }
            kept.append(
                (
                    .polygons(valid.oriented),
                    feature.values + [
                        .integer(feature.fid), .text(fault.map { "修复：\($0.zh)" } ?? ""),
                        .real((before * 100).rounded(.toNearestOrAwayFromZero) / 100),
                        .real(after.squareMetres),
                    ]
                ))
        }

        private func area(of polygons: MultiPolygon) throws -> Double {
            guard !polygons.isEmpty else { return 0 }
            let placed = try plane.place(polygons)
            return try StatutoryMapping(plane: placed.plane).area(of: placed.projected, from: .projected)
        }

        private mutating func setAside(_ feature: VectorFeature, _ code: Defect.Code, _ message: Message) {
            accounting.setAside += 1
            let defect = Defect(code, fid: feature.fid, message: message)
            defects.append(defect)
            lost.append((defect, feature.values))
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
