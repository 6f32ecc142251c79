import Bilingual
public import CornerLists
import Documents
public import Geodesy
public import Geometry
import Glibc
import Intake
import Land
public import Project
import Projection
import Topology
import VectorFiles

/// Makes files of corners of layers (坐标文本成果).
public struct CornerExport {
    /// The form.
    public var form: CornerForm
    /// The digits after the point, of metres or of seconds; `nil` for those usual in the form.
    public var decimals: Int?
    /// Whether eastings carry the number of their zone.
    public var isPrefixed: Bool
    /// The zone in whose plane corners are printed; `nil` for that of the layer.
    public var zone: Zone?
    /// How angles are printed; `nil` for metres, and for what the form has for layers in longitude and latitude.
    public var angles: CornerNotation?

    /// An export in a form.
    public init(_ form: CornerForm) {
        self.form = form
        isPrefixed = true
    }

    /// What was made of a layer.
    public struct Export {
        /// The corners.
        public let file: CornerFile
        /// Features without ground, which are left out.
        public let leftOut: [Int64]
        /// Features whose rings cross or touch themselves: their corners are those of the source, their area is not stated.
        public let unsound: [Int64]
        /// The digits after the point.
        public let decimals: Int
        /// The parcel whose area the digits change most, and by how many square metres; `nil` where that is no 0.01 m².
        public let rounding: (parcel: String, squareMetres: Double)?
    }

    /// The corners of the features of a layer, each ring clockwise from its north-western corner.
    ///
    /// A survey text and an application are in metres: longitude and latitude are brought into a zone.
    ///
    /// - Throws: `inputRefused` for a layer that cannot be read, and for one that lies in several zones where none is named.
    public func export(of declaration: LayerDeclaration, path: String) throws(SurveyError) -> Export {
        let layer = try LayerOpening.open(declaration, path: path)
        let place = "\(path) · \(layer.name)"
        let (system, _) = try ReferenceSystemResolution.resolve(declaration, layer, place: place)
        let (parcels, leftOut) = try read(layer, declaration)
        let inDegrees =
            system.kind == .geographic
            && (angles != nil || (zone == nil && (form == .registration || form == .table)))
        let plane = try CornerPlane(
            system, of: parcels.map(\.polygons), inDegrees: inDegrees, zone: zone, isPrefixed: isPrefixed,
            place: place)
        let notation: CornerNotation =
            inDegrees ? angles ?? (form == .registration ? .packed : .marked) : .metres
        let unsound = try unsoundFeatures(of: parcels)
        var grounds: [MultiPolygon] = []
        for parcel in parcels { grounds.append(try plane.ground(of: parcel.polygons, place: place)) }
        // A table gets as many digits as leave the areas what they are; the other forms have theirs by rule.
        var digits = decimals ?? usualDecimals(of: notation)
        var rounding: (parcel: String, squareMetres: Double)?
        for (parcel, ground) in zip(parcels, grounds) where !unsound.contains(parcel.fid) {
            var change = plane.change(of: ground, decimals: digits, notation)
            while decimals == nil, form == .table, change >= 0.005, digits < 9 {
                digits += 1
                change = plane.change(of: ground, decimals: digits, notation)
            }
            if change >= 0.01, change > rounding?.squareMetres ?? 0 {
                rounding = (parcel.attributes.first { $0.key == CornerField.id }?.value ?? "", change)
            }
        }
        let written = zip(parcels, grounds).map { parcel, ground in
            var attributes = parcel.attributes
            if form == .survey, !unsound.contains(parcel.fid), let area = plane.hectares(of: ground) {
                attributes.insert(CornerEntry(CornerField.area, area), at: 0)
            }
            return CornerParcel(attributes: attributes, rings: rings(of: ground, plane, notation, digits))
        }
        return Export(
            file: CornerFile(form: form, notation: notation, header: header(plane, notation), parcels: written),
            leftOut: leftOut, unsound: unsound, decimals: digits, rounding: rounding)
    }

    /// A feature that is to be written.
    private struct ReadParcel {
        let fid: Int64
        let attributes: [CornerEntry]
        let polygons: MultiPolygon
    }

    private func read(
        _ layer: VectorLayer, _ declaration: LayerDeclaration
    ) throws(SurveyError) -> (parcels: [ReadParcel], leftOut: [Int64]) {
        let names = layer.fields.map { $0.name }
        var roles: [(FieldRole, Int)] = []
        for role in [FieldRole.id, .name, .landClass] {
            let field = declaration.fields[role] ?? role.match(in: names)
            if let place = field.flatMap({ names.firstIndex(of: $0) }) { roles.append((role, place)) }
        }
        var parcels: [ReadParcel] = []
        var leftOut: [Int64] = []
        let wanted = try FeatureFilter(declaration, layer)
        do throws(VectorFileError) {
            try layer.select(fields: names)
            while let feature = try layer.next() {
                guard wanted.selects(feature) else { continue }
                guard case .polygons(let polygons) = feature.shape else {
                    leftOut.append(feature.fid)
                    continue
                }
                var attributes: [CornerEntry] = []
                for (role, place) in roles {
                    guard let text = feature.values[place].text, !text.isEmpty else { continue }
                    attributes.append(CornerEntry(Self.key(of: role), text))
                }
                if !attributes.contains(where: { $0.key == CornerField.id }) {
                    attributes.append(CornerEntry(CornerField.id, "\(feature.fid)"))
                }
                parcels.append(ReadParcel(fid: feature.fid, attributes: attributes, polygons: polygons))
            }
        } catch {
            throw SurveyError(error)
        }
        return (parcels, leftOut)
    }

    private func unsoundFeatures(of parcels: [ReadParcel]) throws(SurveyError) -> [Int64] {
        do throws(TopologyError) {
            let topology = try TopologyContext()
            var unsound: [Int64] = []
            for parcel in parcels where try topology.defect(in: parcel.polygons) != nil {
                unsound.append(parcel.fid)
            }
            return unsound
        } catch {
            throw SurveyError(.fault, at: "GEOS", error.message, details: error.messages)
        }
    }

    /// Four decimals of a metre in a survey text; of rights two, or three of seconds (自然资源部公告2022年第24号).
    private func usualDecimals(of notation: CornerNotation) -> Int {
        if form == .survey { return notation.isAngular ? 7 : 4 }
        return notation.isAngular ? 3 : 2
    }

    /// The corners of grounds in the Gauss–Krüger plane of a zone, eastings with the zone's number.
    ///
    /// - Parameter grounds: each with its identifier and name.
    public func file(
        of grounds: [(id: String, name: String?, polygons: MultiPolygon)], in zone: Zone
    ) -> CornerFile {
        let plane = CornerPlane(zone, isPrefixed: isPrefixed)
        let parcels = grounds.map { ground in
            var attributes: [CornerEntry] = []
            if let area = plane.hectares(of: ground.polygons), form == .survey {
                attributes.append(CornerEntry(CornerField.area, area))
            }
            attributes.append(CornerEntry(CornerField.id, ground.id))
            if let name = ground.name { attributes.append(CornerEntry(CornerField.name, name)) }
            return CornerParcel(
                attributes: attributes,
                rings: rings(of: ground.polygons, plane, .metres, decimals ?? usualDecimals(of: .metres)))
        }
        return CornerFile(form: form, notation: .metres, header: header(plane, .metres), parcels: parcels)
    }

    /// The bytes of a file.
    ///
    /// - Throws: `fault` when the system cannot encode.
    public static func bytes(of file: CornerFile, isGBK: Bool, path: String) throws(SurveyError) -> [UInt8] {
        try bytes(of: [file], isGBK: isGBK, path: path)
    }

    /// The bytes of files of one form, one after the other.
    ///
    /// - Parameter isGBK: whether in GB18030, else in UTF-8.
    /// - Throws: `fault` when the system cannot encode.
    public static func bytes(of files: [CornerFile], isGBK: Bool, path: String) throws(SurveyError) -> [UInt8] {
        let text = CornerWriter.text(of: files)
        guard isGBK else { return Array(text.utf8) }
        do {
            return try EncodedText.gb18030(text, path: path)
        } catch {
            throw SurveyError(error)
        }
    }

    private static func key(of role: FieldRole) -> String {
        switch role {
        case .name: CornerField.name
        case .landClass: CornerField.landClass
        default: CornerField.id
        }
    }

    private func header(_ plane: CornerPlane, _ notation: CornerNotation) -> [CornerSection] {
        guard form == .survey else {
            switch form {
            case .table: return [CornerSection(name: "", entries: plane.words(in: notation))]
            case .application: return [CornerSection(name: "登记项目", entries: plane.words(in: notation))]
            case .registration, .survey: return []
            }
        }
        return [
            CornerSection(
                name: "属性描述",
                entries: [CornerEntry("格式版本号", "1.01版本"), CornerEntry("数据产生单位", ""), CornerEntry("数据产生日期", "")]
                    + plane.words(in: notation) + [
                        CornerEntry("精度", "0.01"), CornerEntry("转换参数", "0,0,0,0,0,0,0"),
                    ])
        ]
    }

    private func rings(
        of polygons: MultiPolygon, _ plane: CornerPlane, _ notation: CornerNotation, _ decimals: Int
    ) -> [CornerRing] {
        var rings: [CornerRing] = []
        var number = 0
        for polygon in 0..<polygons.polygonCount {
            for (place, index) in polygons.rings(ofPolygon: polygon).enumerated() {
                let corners = Self.ordered(polygons.ring(index), isDegrees: plane.zone == nil).map {
                    coordinate -> Corner in
                    number += 1
                    return plane.corner(
                        coordinate, label: form == .survey ? "J\(number)" : "\(number)", decimals: decimals,
                        notation)
                }
                let isSigned = form == .registration || form == .application
                rings.append(
                    CornerRing(
                        number: isSigned ? "" : "\(rings.count + 1)", isExcluded: isSigned && place > 0,
                        corners: corners))
            }
        }
        return rings
    }

    /// The corners of a closed ring, each once, clockwise from the north-western one.
    package static func ordered(_ ring: ArraySlice<Coordinate>, isDegrees: Bool) -> [Coordinate] {
        var corners = Array(ring.dropLast())
        var twice = 0.0
        for (a, b) in zip(ring, ring.dropFirst()) {
            twice += (a.x - corners[0].x) * (b.y - corners[0].y) - (b.x - corners[0].x) * (a.y - corners[0].y)
        }
        if twice > 0 { corners.reverse() }
        // On the ground a degree of longitude is shorter than one of latitude.
        let width = isDegrees ? cos((corners.first?.y ?? 0) * .pi / 180) : 1
        let start =
            corners.indices.max {
                corners[$0].y - corners[$0].x * width < corners[$1].y - corners[$1].x * width
            } ?? 0
        return Array(corners[start...] + corners[..<start])
    }
}
