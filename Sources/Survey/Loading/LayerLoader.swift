import Bilingual
import Geodesy
import Geometry
public import Parcels
import Projection
import Topology
import VectorFiles

/// Reads layers: every feature becomes a measured parcel, or is set aside with its reason.
///
/// Not sendable: it holds a context of the topology library, and belongs to one task.
public final class LayerLoader {
    private let model: AreaModel
    private let workingPlane: GaussKrugerPlane?
    private let workingZone: Int?
    private let topology: TopologyContext

    /// A loader of parcels measured by one model.
    ///
    /// - Parameters:
    ///   - model: the area that counts; the other two are computed beside it.
    ///   - zone: for overlaps in a plane, the 3° zone whose plane all parcels are brought into; without it the
    ///     planar area of each parcel is that of its own zone.
    public init(model: AreaModel, zone: Int? = nil) throws(SurveyError) {
        self.model = model
        workingZone = zone
        workingPlane = zone.flatMap { Zone(width: .threeDegrees, number: $0) }.map {
            GaussKrugerPlane(zone: $0, prefixed: true)
        }
        do {
            topology = try TopologyContext()
        } catch {
            throw SurveyError(.fault, at: "GEOS", error.message, details: error.messages)
        }
    }

    /// Reads a layer whole.
    ///
    /// - Parameters:
    ///   - declaration: what to read.
    ///   - path: its file.
    ///   - extraFields: further fields whose values the parcels are to carry.
    /// - Throws: `inputRefused` for a file that is missing, damaged, empty or without a usable reference
    ///   system, and when not one of its features can be used.
    public func load(
        _ declaration: LayerDeclaration, path: String, extraFields: [String] = []
    ) throws(SurveyError) -> LoadedLayer {
        let layer = try LayerOpening.open(declaration, path: path)
        let place = "\(path) · \(layer.name)"
        let (system, finding) = try ReferenceSystemResolution.resolve(
            declaration, layer, place: place)
        let fields = try Self.fields(of: layer, declaration, place: place)
        let roles = FieldRole.allCases.filter { fields[$0] != nil }
        var collector = FeatureCollector()
        do throws(VectorFileError) {
            try layer.select(fields: roles.compactMap { fields[$0] } + extraFields, where: declaration.filter)
            let placer: LayerPlane
            do {
                placer = try LayerPlane(
                    system, zone: declaration.zone.flatMap { Zone(width: .threeDegrees, number: $0) })
            } catch {
                throw VectorFileError(.readFailed, error.message, path: path, layer: layer.name)
            }
            while let feature = try layer.next() {
                var attributes: [FieldRole: String] = [:]
                for (role, value) in zip(roles, feature.values) {
                    if let text = value.text, !text.isEmpty { attributes[role] = text }
                }
                let values = feature.values.dropFirst(roles.count).map(\.text)
                collect(feature, attributes, values, placer, into: &collector)
            }
        } catch {
            throw SurveyError(error)
        }
        return try collector.layer(
            declaration, path: path, files: layer.files, place: place, system: finding, fields: fields,
            notes: layer.takeWarnings(), isStructureMended: layer.issues.contains { $0.severity == .repair })
    }

    /// Reads a layer of parcels whole, telling that it does.
    ///
    /// - Throws: `inputRefused` for a layer of lines or points as well.
    func parcels(
        of declaration: LayerDeclaration, progress: (Message) -> Void
    ) throws(SurveyError) -> LoadedLayer {
        progress(Message(zh: "读取 \(declaration.name)", en: "reading \(declaration.name)"))
        let layer = try load(declaration, path: declaration.source)
        guard layer.content == .parcels else {
            throw SurveyError(
                .inputRefused, at: declaration.source,
                Message(zh: "不是面状图层，没有面积", en: "has no polygons, so no area"))
        }
        return layer
    }

    /// The numbers of the features of a layer that meet a further condition.
    public func features(
        of declaration: LayerDeclaration, path: String, where filter: String
    ) throws(SurveyError) -> Set<Int64> {
        let layer = try LayerOpening.open(declaration, path: path)
        let condition = declaration.filter.map { "(\($0)) AND (\(filter))" } ?? filter
        var numbers: Set<Int64> = []
        do {
            try layer.select(fields: [], where: condition)
            while let feature = try layer.next() { numbers.insert(feature.fid) }
        } catch {
            throw SurveyError(error)
        }
        return numbers
    }

    /// The fields that play a role: those the user names, else those with a usual name.
    private static func fields(
        of layer: VectorLayer, _ declaration: LayerDeclaration, place: String
    ) throws(SurveyError) -> [FieldRole: String] {
        let names = layer.fields.map(\.name)
        var fields: [FieldRole: String] = [:]
        for role in FieldRole.allCases {
            guard let wanted = declaration.fields[role] else {
                fields[role] = role.match(in: names)
                continue
            }
            guard layer.position(of: wanted) != nil else {
                let list = names.joined(separator: "、")
                throw SurveyError(
                    .request, at: place,
                    Message(zh: "没有字段“\(wanted)”，现有：\(list)", en: "no field \"\(wanted)\"; there are: \(list)"))
            }
            fields[role] = wanted
        }
        return fields
    }

    private func collect(
        _ feature: VectorFeature, _ attributes: [FieldRole: String], _ values: [String?], _ placer: LayerPlane,
        into collector: inout FeatureCollector
    ) {
        switch feature.shape {
        case .empty where feature.fault != nil:
            collector.setAside(
                Defect(.unreadableGeometry, fid: feature.fid, message: feature.fault ?? Message(verbatim: "")))
        case .empty:
            collector.setAside(
                Defect(.emptyGeometry, fid: feature.fid, message: Message(zh: "没有图形", en: "has no geometry")))
        case .lines(let lines):
            do throws(DefectiveFeature) {
                let metres = try length(of: lines, feature.fid, placer)
                collector.add(
                    Landmark(
                        fid: feature.fid, attributes: attributes, values: values, points: [], length: metres),
                    .lines)
            } catch {
                collector.setAside(error.defect)
            }
        case .points(let points):
            do throws(DefectiveFeature) {
                var places: [Coordinate] = []
                for place in try degrees(points, feature.fid, placer) {
                    places.append(try ground(at: place, feature.fid))
                }
                collector.add(
                    Landmark(
                        fid: feature.fid, attributes: attributes, values: values, points: places, length: 0),
                    .points)
            } catch {
                collector.setAside(error.defect)
            }
        case .polygons(let polygons):
            do throws(DefectiveFeature) {
                collector.add(try parcel(feature.fid, polygons, attributes, values, placer))
            } catch {
                collector.setAside(error.defect)
            }
        }
    }

    /// A feature that cannot become a parcel.
    private struct DefectiveFeature: Error {
        let defect: Defect
    }

    /// The length of lines along geodesics, rounded once, in hundredths of a metre.
    private func length(
        of lines: [[Coordinate]], _ fid: Int64, _ placer: LayerPlane
    ) throws(DefectiveFeature) -> Int64 {
        var metres = 0.0
        for line in lines {
            let places = try degrees(line, fid, placer)
            do throws(ProjectionError) {
                metres += try Geodesic.cgcs2000.length(of: places)
            } catch {
                throw DefectiveFeature(defect: Defect(.invalidCoordinate, fid: fid, message: error.message))
            }
        }
        return Int64((metres * 100).rounded(.toNearestOrAwayFromZero))
    }

    /// Positions in longitude and latitude.
    private func degrees(
        _ positions: [Coordinate], _ fid: Int64, _ placer: LayerPlane
    ) throws(DefectiveFeature) -> [Coordinate] {
        func defective(_ message: Message) -> DefectiveFeature {
            DefectiveFeature(defect: Defect(.invalidCoordinate, fid: fid, message: message))
        }
        let places: [Coordinate]
        do {
            places = try placer.degrees(of: positions)
        } catch {
            throw defective(error.message)
        }
        guard let bad = places.first(where: { !$0.isFinite || !$0.isDegrees }) else { return places }
        throw defective(
            Message(
                zh: "坐标 (\(bad.x), \(bad.y)) 不是经纬度，请核对坐标系",
                en: "(\(bad.x), \(bad.y)) is not longitude and latitude; check the reference system"))
    }

    /// A position in the working plane.
    private func ground(at degrees: Coordinate, _ fid: Int64) throws(DefectiveFeature) -> Coordinate {
        guard model == .planar else { return AuthalicPlane.coordinate(degrees: degrees) }
        let own = Zone(containing: degrees.x).map { GaussKrugerPlane(zone: $0, prefixed: true) }
        guard let plane = workingPlane ?? own else { return degrees }
        do {
            return try plane.projected(degrees)
        } catch {
            throw DefectiveFeature(defect: Defect(.invalidCoordinate, fid: fid, message: error.message))
        }
    }

    private func parcel(
        _ fid: Int64, _ raw: MultiPolygon, _ attributes: [FieldRole: String], _ values: [String?],
        _ placer: LayerPlane
    ) throws(DefectiveFeature) -> Parcel {
        func defective(_ code: Defect.Code, _ message: Message) -> DefectiveFeature {
            DefectiveFeature(defect: Defect(code, fid: fid, message: message, areaBefore: 0))
        }
        if let bad = raw.coordinates.first(where: { !$0.isFinite || (placer.isDegrees && !$0.isDegrees) }) {
            throw defective(
                .invalidCoordinate,
                placer.isDegrees && bad.isFinite
                    ? Message(
                        zh: "坐标 (\(bad.x), \(bad.y)) 不是经纬度，请核对坐标系",
                        en: "(\(bad.x), \(bad.y)) is not longitude and latitude; check the reference system")
                    : Message(zh: "坐标不是数值", en: "a coordinate is not a number"))
        }
        let polygons: MultiPolygon
        let repair: Defect?
        do {
            (polygons, repair) = try repaired(raw, fid: fid)
        } catch {
            throw defective(.invalidPolygon, error.message)
        }
        guard !polygons.isEmpty else { throw defective(.noArea, Message(zh: "图形没有面积", en: "encloses no area")) }
        do {
            let placed = try placer.place(polygons)
            let authalic = try StatutoryMapping(plane: placed.plane).map(placed.projected, from: .projected)
            let planar = try workingPlane.map { plane in
                try placed.degrees.mapCoordinates { try plane.projected($0) }
            }
            let areas = ParcelAreas(
                statutory: authalic.planarArea, planar: (planar ?? placed.projected).planarArea,
                geodesic: try Geodesic.cgcs2000.area(of: placed.degrees))
            guard let area = Area(rounding: areas[model]), area > .zero else {
                throw defective(.noArea, Message(zh: "图形没有面积", en: "encloses no area"))
            }
            return Parcel(
                fid: fid, attributes: attributes, values: values,
                ground: model == .planar ? planar ?? placed.projected : authalic,
                zone: model == .planar ? workingZone ?? placed.zone : placed.zone, areas: areas, area: area,
                repair: repair)
        } catch let error as DefectiveFeature {
            throw error
        } catch let error as ProjectionError {
            throw defective(.invalidCoordinate, error.message)
        } catch let error as GeodesyError {
            throw defective(.invalidCoordinate, error.message)
        } catch {
            throw defective(.invalidCoordinate, Message(verbatim: "\(error)"))
        }
    }

    /// Polygons as they stand when they are valid, else made valid by the even-odd rule, with a report.
    private func repaired(
        _ polygons: MultiPolygon, fid: Int64
    ) throws(TopologyError) -> (polygons: MultiPolygon, repair: Defect?) {
        guard let fault = try topology.defect(in: polygons) else { return (polygons, nil) }
        let valid = try topology.makeValid(polygons)
        let message = Message(
            zh: "图形无效：\(fault.message.zh)；已按奇偶规则修复",
            en: "invalid polygon: \(fault.message.en); repaired by the even-odd rule")
        return (
            valid.polygons, Defect(.invalidPolygon, fid: fid, message: message, areaBefore: valid.areaBefore)
        )
    }
}

extension Coordinate {
    /// Whether the ordinates can be longitude and latitude.
    fileprivate var isDegrees: Bool { abs(x) <= 180 && abs(y) <= 90 }
}
