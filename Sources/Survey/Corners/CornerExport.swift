import Bilingual
public import CornerLists
import Documents
public import Geodesy
public import Geometry
import Intake
import Land
public import Project
import Projection
import VectorFiles

/// Makes files of corners of layers (坐标文本成果).
public struct CornerExport {
    /// The form.
    public var form: CornerForm
    /// The digits after the point of what is computed: of metres, or of seconds.
    public var decimals: Int
    /// Whether eastings carry the number of their zone.
    public var isPrefixed: Bool
    /// How angles are printed, for layers in longitude and latitude.
    public var angles: CornerNotation

    /// An export in a form, with its usual digits: 4 for a survey text, 2 for rights (自然资源部公告2022年第24号).
    public init(_ form: CornerForm) {
        self.form = form
        decimals = form == .survey ? 4 : 2
        isPrefixed = true
        angles = form == .registration ? .packed : .marked
    }

    /// The corners of the features of a layer, each ring clockwise from its north-western corner.
    ///
    /// - Returns: the file, and the features without ground, which are left out.
    /// - Throws: `inputRefused` for a layer that cannot be read, and for one in a system that such files have no words for.
    public func file(
        of declaration: LayerDeclaration, path: String
    ) throws(SurveyError) -> (file: CornerFile, leftOut: [Int64]) {
        let layer = try LayerOpening.open(declaration, path: path)
        let place = "\(path) · \(layer.name)"
        let (system, _) = try ReferenceSystemResolution.resolve(
            declaration, layer, place: place)
        let plane = try Plane(system, place: place, isPrefixed: isPrefixed)
        let names = layer.fields.map { $0.name }
        var roles: [(FieldRole, String)] = []
        for role in [FieldRole.id, .name, .landClass] {
            if let field = declaration.fields[role] ?? role.match(in: names) { roles.append((role, field)) }
        }
        var parcels: [CornerParcel] = []
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
                if let area = plane.hectares(of: polygons), form == .survey {
                    attributes.append(CornerEntry(CornerField.area, area))
                }
                for role in roles {
                    if let place = names.firstIndex(of: role.1), let text = feature.values[place].text,
                        !text.isEmpty
                    {
                        attributes.append(CornerEntry(Self.key(of: role.0), text))
                    }
                }
                if !attributes.contains(where: { $0.key == CornerField.id }) {
                    attributes.append(CornerEntry(CornerField.id, "\(feature.fid)"))
                }
                parcels.append(CornerParcel(attributes: attributes, rings: rings(of: polygons, plane)))
            }
        } catch {
            throw SurveyError(error)
        }
        return (
            CornerFile(
                form: form, notation: plane.zone == nil ? angles : .metres, header: header(plane),
                parcels: parcels),
            leftOut
        )
    }

    /// The corners of grounds in the Gauss–Krüger plane of a zone, eastings with the zone's number.
    ///
    /// - Parameter grounds: each with its identifier and name.
    public func file(
        of grounds: [(id: String, name: String?, polygons: MultiPolygon)], in zone: Zone
    ) -> CornerFile {
        let plane = Plane(zone, isPrefixed: isPrefixed)
        let parcels = grounds.map { ground in
            var attributes: [CornerEntry] = []
            if let area = plane.hectares(of: ground.polygons), form == .survey {
                attributes.append(CornerEntry(CornerField.area, area))
            }
            attributes.append(CornerEntry(CornerField.id, ground.id))
            if let name = ground.name { attributes.append(CornerEntry(CornerField.name, name)) }
            return CornerParcel(attributes: attributes, rings: rings(of: ground.polygons, plane))
        }
        return CornerFile(form: form, notation: .metres, header: header(plane), parcels: parcels)
    }

    /// The bytes of a file.
    ///
    /// - Parameter isGBK: whether in GB18030, else in UTF-8.
    /// - Throws: `fault` when the system cannot encode.
    public static func bytes(of file: CornerFile, isGBK: Bool, path: String) throws(SurveyError) -> [UInt8] {
        let text = CornerWriter.text(of: file)
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

    private func header(_ plane: Plane) -> [CornerSection] {
        guard form == .survey else {
            return form == .table
                ? [CornerSection(name: "", entries: plane.words)] : []
        }
        return [
            CornerSection(
                name: "属性描述",
                entries: [CornerEntry("格式版本号", "1.01版本"), CornerEntry("数据产生单位", ""), CornerEntry("数据产生日期", "")]
                    + plane.words + [CornerEntry("精度", "0.01"), CornerEntry("转换参数", "0,0,0,0,0,0,0")])
        ]
    }

    private func rings(of polygons: MultiPolygon, _ plane: Plane) -> [CornerRing] {
        var rings: [CornerRing] = []
        var number = 0
        for polygon in 0..<polygons.polygonCount {
            for (place, index) in polygons.rings(ofPolygon: polygon).enumerated() {
                let corners = Self.ordered(polygons.ring(index)).map { coordinate -> Corner in
                    number += 1
                    return plane.corner(
                        coordinate, label: form == .survey ? "J\(number)" : "\(number)", decimals: decimals,
                        angles: angles)
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
    private static func ordered(_ ring: ArraySlice<Coordinate>) -> [Coordinate] {
        var corners = Array(ring.dropLast())
        var twice = 0.0
        for (a, b) in zip(ring, ring.dropFirst()) {
            twice += (a.x - corners[0].x) * (b.y - corners[0].y) - (b.x - corners[0].x) * (a.y - corners[0].y)
        }
        if twice > 0 { corners.reverse() }
        let start = corners.indices.max { corners[$0].y - corners[$0].x < corners[$1].y - corners[$1].x } ?? 0
        return Array(corners[start...] + corners[..<start])
    }
}

/// The plane in which a layer's corners are printed.
private struct Plane {
    let plane: GaussKrugerPlane?
    /// `nil` for longitude and latitude.
    let zone: Zone?
    private let isPrefixed: Bool
    private let shift: Double

    init(_ system: ReferenceSystem, place: String, isPrefixed: Bool) throws(SurveyError) {
        self.isPrefixed = isPrefixed
        guard let plane = system.gaussKrugerPlane else {
            guard system.kind == .geographic else {
                throw SurveyError(
                    .inputRefused, at: place,
                    Message(
                        zh: "坐标文本只用高斯-克吕格坐标或经纬度；请先把图层投影到 CGCS2000 的 3 度带",
                        en:
                            "files of corners are in Gauss–Krüger planes or degrees; project the layer to a 3° zone of CGCS2000 first"
                    ))
            }
            self.plane = nil
            zone = nil
            shift = 0
            return
        }
        let own = Zone(prefixOf: plane.falseEasting)
        guard
            let zone = own
                ?? Zone(containing: plane.centralMeridian).flatMap({
                    $0.centralMeridian == plane.centralMeridian ? $0 : nil
                })
        else {
            throw SurveyError(
                .inputRefused, at: place,
                Message(
                    zh: "中央子午线\(plane.centralMeridian)°不是标准分带，坐标文本没有对应的带号",
                    en:
                        "the central meridian \(plane.centralMeridian)° is that of no zone, so the file could not name it"
                ))
        }
        self.plane = plane
        self.zone = zone
        let wanted = 500_000 + (isPrefixed ? Double(zone.number) * 1_000_000 : 0)
        shift = wanted - plane.falseEasting
    }

    init(_ zone: Zone, isPrefixed: Bool) {
        self.isPrefixed = isPrefixed
        self.zone = zone
        plane = GaussKrugerPlane(zone: zone, prefixed: true)
        shift = isPrefixed ? 0 : -1_000_000 * Double(zone.number)
    }

    /// The system in the words of a header.
    var words: [CornerEntry] {
        guard let zone else { return [CornerEntry("坐标系", "2000国家大地坐标系")] }
        return [
            CornerEntry("坐标系", "2000国家大地坐标系"), CornerEntry("几度分带", "\(zone.width.rawValue)"),
            CornerEntry("投影类型", "高斯克吕格"), CornerEntry("计量单位", "米"), CornerEntry("带号", "\(zone.number)"),
        ]
    }

    /// The statutory area in hectares, four decimals.
    func hectares(of polygons: MultiPolygon) -> String? {
        let area: Double?
        if let plane {
            area = try? StatutoryMapping(plane: plane).area(of: polygons, from: .projected)
        } else {
            area = Zone(forParcel: polygons).flatMap { zone in
                let plane = GaussKrugerPlane(zone: zone, prefixed: true)
                return try? StatutoryMapping(plane: plane).area(of: polygons, from: .geographic)
            }
        }
        return area.flatMap { Area(rounding: $0) }?.rounded(in: .hectare, to: 4)?.description
    }

    func corner(_ place: Coordinate, label: String, decimals: Int, angles: CornerNotation) -> Corner {
        guard zone != nil else {
            return Corner(
                label: label, north: Self.angle(place.y, angles, decimals),
                east: Self.angle(place.x, angles, decimals))
        }
        return Corner(
            label: label, north: Self.metres(place.y, decimals), east: Self.metres(place.x + shift, decimals))
    }

    private static func metres(_ value: Double, _ decimals: Int) -> CornerOrdinate {
        let text = PrintedNumber.text(value, decimals: decimals)
        return CornerOrdinate(text: text, value: Double(text) ?? value)
    }

    private static func angle(_ degrees: Double, _ notation: CornerNotation, _ decimals: Int) -> CornerOrdinate
    {
        let text = PrintedNumber.angle(degrees, notation, decimals: decimals)
        return CornerOrdinate(text: text, value: notation.degrees(text) ?? degrees)
    }
}
