import Bilingual
import CornerLists
import Geodesy
import Geometry
import Intake
import Project
import Projection

/// The plane in which a layer's corners are printed, and the way there.
struct CornerPlane {
    /// `nil` for longitude and latitude.
    let zone: Zone?
    private let plane: GaussKrugerPlane?
    private let way: Way
    /// From eastings of the plane to printed ones.
    private let shift: Double

    private enum Way {
        case none
        /// Longitude and latitude, into the plane.
        case projected
        /// Another plane, through longitude and latitude.
        case through(Transformation)
    }

    /// The plane for a layer.
    ///
    /// - Parameters:
    ///   - system: of the layer.
    ///   - polygons: all that is to be printed, in the coordinates of the layer.
    ///   - inDegrees: whether longitude and latitude are printed as they are.
    ///   - wanted: the zone; that of the layer without it.
    /// - Throws: `inputRefused` for polygons in several zones where none is wanted.
    init(
        _ system: ReferenceSystem, of polygons: [MultiPolygon], inDegrees: Bool, zone wanted: Zone?,
        isPrefixed: Bool, place: String
    ) throws(SurveyError) {
        guard !inDegrees else {
            (zone, plane, way, shift) = (nil, nil, .none, 0)
            return
        }
        if let own = system.gaussKrugerPlane, let zone = wanted ?? Self.zone(of: own),
            zone.centralMeridian == own.centralMeridian
        {
            self.zone = zone
            plane = own
            way = .none
            shift = 500_000 + (isPrefixed ? Double(zone.number) * 1_000_000 : 0) - own.falseEasting
            return
        }
        do {
            let base =
                system.kind == .geographic ? nil : try Transformation(from: system, to: system.geographicBase)
            let zone = try wanted ?? Self.zone(of: polygons, through: base, place: place)
            self.zone = zone
            plane = GaussKrugerPlane(zone: zone, prefixed: isPrefixed)
            way = base.map(Way.through) ?? .projected
            shift = 0
        } catch let error as SurveyError {
            throw error
        } catch let error as ProjectionError {
            throw SurveyError(.inputRefused, at: place, error.message, details: error.messages)
        } catch {
            throw SurveyError(.fault, at: place, Message(verbatim: "\(error)"))
        }
    }

    /// The plane of a zone, for what lies in it with the number before its eastings.
    init(_ zone: Zone, isPrefixed: Bool) {
        self.zone = zone
        plane = GaussKrugerPlane(zone: zone, prefixed: true)
        way = .none
        shift = isPrefixed ? 0 : -1_000_000 * Double(zone.number)
    }

    /// The zone that a plane is of; `nil` for a meridian that is none's.
    private static func zone(of plane: GaussKrugerPlane) -> Zone? {
        Zone(prefixOf: plane.falseEasting)
            ?? Zone(containing: plane.centralMeridian).flatMap {
                $0.centralMeridian == plane.centralMeridian ? $0 : nil
            }
    }

    /// The 3° zone that all polygons are in.
    private static func zone(
        of polygons: [MultiPolygon], through way: Transformation?, place: String
    ) throws -> Zone {
        var counts: [Zone: Int] = [:]
        for ground in polygons {
            let degrees = try way?.transform(ground) ?? ground
            guard let zone = Zone(forParcel: degrees) else {
                throw SurveyError(
                    .inputRefused, at: place,
                    Message(
                        zh: "位置不在我国 3° 分带范围内，请核对坐标系",
                        en: "not in a 3° zone of China; check the reference system"))
            }
            counts[zone, default: 0] += 1
        }
        let zones = counts.keys.sorted { $0.number < $1.number }
        guard let zone = zones.first, zones.count == 1 else {
            let zh = zones.map { "\($0.number)带\(counts[$0] ?? 0)个" }.joined(separator: "、")
            let en = zones.map { "\(counts[$0] ?? 0) in zone \($0.number)" }.joined(separator: ", ")
            throw SurveyError(
                .inputRefused, at: place,
                zones.isEmpty
                    ? Message(zh: "图层中没有面状图形", en: "the layer has no polygons")
                    : Message(
                        zh: "图斑跨带（\(zh)），而一个坐标文本只有一个带号；请用 --zone 指定写入哪一带，或用 --where 分带写出",
                        en:
                            "parcels lie in several zones (\(en)), and a text of corners has one; say which with --zone, or write them apart with --where"
                    ))
        }
        return zone
    }

    /// The system in the words of a header.
    ///
    /// - Parameter notation: how ordinates are printed.
    func words(in notation: CornerNotation) -> [CornerEntry] {
        let datum = CornerEntry("坐标系", "2000国家大地坐标系")
        guard let zone else { return [datum, CornerEntry("计量单位", notation == .packed ? "度.分秒" : "度")] }
        return [
            datum, CornerEntry("几度分带", "\(zone.width.rawValue)"), CornerEntry("投影类型", "高斯克吕格"),
            CornerEntry("计量单位", "米"), CornerEntry("带号", "\(zone.number)"),
        ]
    }

    /// Polygons of the layer in the plane.
    func ground(of polygons: MultiPolygon, place: String) throws(SurveyError) -> MultiPolygon {
        guard let plane else { return polygons }
        do {
            switch way {
            case .none: return polygons
            case .projected: return try polygons.mapCoordinates { try plane.projected($0) }
            case .through(let base):
                return try base.transform(polygons).mapCoordinates { try plane.projected($0) }
            }
        } catch let error as GeodesyError {
            throw SurveyError(.inputRefused, at: place, error.message)
        } catch let error as ProjectionError {
            throw SurveyError(.inputRefused, at: place, error.message, details: error.messages)
        } catch {
            throw SurveyError(.fault, at: place, Message(verbatim: "\(error)"))
        }
    }

    // MARK: Areas

    /// The statutory area in hectares, four decimals.
    func hectares(of ground: MultiPolygon) -> String? {
        area(of: ground).flatMap { Area(rounding: $0) }?.rounded(in: .hectare, to: 4)?.description
    }

    /// By how many square metres the digits of corners change the area of a parcel.
    func change(of ground: MultiPolygon, decimals: Int, _ notation: CornerNotation) -> Double {
        // The statutory area rounds metres to four decimals itself.
        if notation == .metres, decimals >= 4 { return 0 }
        let printed = ground.mapCoordinates { place in
            let corner = self.corner(place, label: "", decimals: decimals, notation)
            return Coordinate(x: corner.east.value - shift, y: corner.north.value)
        }
        guard let area = self.area(of: ground), let other = self.area(of: printed) else { return 0 }
        return abs(area - other)
    }

    private func area(of ground: MultiPolygon) -> Double? {
        if let plane { return try? StatutoryMapping(plane: plane).area(of: ground, from: .projected) }
        return Zone(forParcel: ground).flatMap { zone in
            let plane = GaussKrugerPlane(zone: zone, prefixed: true)
            return try? StatutoryMapping(plane: plane).area(of: ground, from: .geographic)
        }
    }

    // MARK: Print

    /// The corner at a place of the plane.
    func corner(_ place: Coordinate, label: String, decimals: Int, _ notation: CornerNotation) -> Corner {
        guard notation.isAngular else {
            return Corner(
                label: label, north: Self.metres(place.y, decimals),
                east: Self.metres(place.x + shift, decimals))
        }
        return Corner(
            label: label, north: Self.angle(place.y, notation, decimals),
            east: Self.angle(place.x, notation, decimals))
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
