import Bilingual
import Geodesy
import Land
package import Project
package import Projection
package import VectorFiles

/// Finds the reference system of a layer, and refuses what would have to be guessed.
package enum ReferenceSystemResolution {
    /// The system of an open layer, checked against its first coordinates (坐标系核对).
    ///
    /// - Throws: `inputRefused` without one, for datums that need parameters to reach CGCS2000, and when the coordinates
    ///   are of another kind, with what would name them.
    package static func resolve(
        _ declaration: LayerDeclaration, _ layer: VectorLayer, place: String
    ) throws(SurveyError) -> (system: ReferenceSystem, finding: LoadedLayer.SystemFinding) {
        let kind = CoordinateKind(layer.firstBoxes(sampleSize))
        var (system, finding) = try resolve(declaration, fileText: layer.referenceSystem, kind, place: place)
        let named = contradictedName(system)
        let overruled = overruled(layer.referenceSystem, by: system, declaration, kind)
        // Coordinates with the number of a zone that name and easting tell as well, and not the meridian: one of them is wrong.
        if let named, case .metres(let zone?)? = kind, let plane = system.gaussKrugerPlane,
            zone.centralMeridian != plane.centralMeridian
        {
            throw SurveyError(
                .inputRefused, at: place,
                named
                    + Message(
                        zh: "；坐标带有带号\(zone.number)，也与参数不符。",
                        en:
                            "; eastings begin with zone \(zone.number), which does not fit the parameters either. "
                    )
                    + CoordinateKind.metres(zone).advice)
        }
        if let kind { (system, finding) = try reconciled(system, finding, kind, place: place) }
        finding = finding.with([named, overruled])
        return try onCGCS2000(system, finding, declaration, layer, place: place)
    }

    /// That the name of a system tells another zone or meridian than its parameters, which decide (名称与参数不符).
    private static func contradictedName(_ system: ReferenceSystem) -> Message? {
        guard let plane = system.gaussKrugerPlane else { return nil }
        let name = system.name.lowercased()
        let isSixDegrees = name.contains(/(?:^|[^0-9])6[ _-]?(?:degree|度)/)
        let isThreeDegrees = name.contains(/(?:^|[^0-9])3[ _-]?(?:degree|度)/)
        let meridians: [Double]
        if let match = name.firstMatch(of: /cm[ _]*(\d{2,3})(?:\.\d+)?[ _]*e?/), let meridian = Double(match.1)
        {
            meridians = [meridian]
        } else if let match = name.firstMatch(of: /zone[ _]*(\d{1,2})(?!\d)|(?:^|[^0-9])(\d{2})[ _]*(?:度)?带/),
            let zone = (match.1 ?? match.2).flatMap({ Double($0) })
        {
            // 13–23 are zones of 6°, 25–45 of 3°, unless the name says which.
            let six = zone * 6 - 3
            let three = zone * 3
            meridians = isThreeDegrees ? [three] : isSixDegrees || zone < 24 ? [six] : [three]
        } else {
            return nil
        }
        guard !meridians.contains(where: { abs($0 - plane.centralMeridian) < 0.51 }), let told = meridians.first
        else { return nil }
        let (own, other) = (text(plane.centralMeridian), text(told))
        return Message(
            zh: "坐标系名称“\(system.name)”指中央子午线\(other)°，其参数为\(own)°，按参数读取；请核对 .prj",
            en:
                "the name \"\(system.name)\" means the meridian \(other)°, its parameters \(own)°, which were used; check the .prj"
        )
    }

    /// That the user names another system than the file, though the coordinates fit that as well (指定与自带不同).
    private static func overruled(
        _ fileText: String?, by system: ReferenceSystem, _ declaration: LayerDeclaration,
        _ kind: CoordinateKind?
    ) -> Message? {
        guard declaration.referenceSystem != nil, let fileText, let own = try? ReferenceSystem(wkt: fileText)
        else {
            return nil
        }
        func isOld(_ datum: Datum) -> Bool { datum != .cgcs2000 && datum != .wgs84 }
        let isSameDatum = isOld(own.datum) || isOld(system.datum) ? own.datum == system.datum : true
        let isSamePlane =
            own.kind == system.kind
            && own.gaussKrugerPlane?.centralMeridian == system.gaussKrugerPlane?.centralMeridian
            && (own.gaussKrugerPlane != nil || own.kind == .geographic || own.name == system.name)
        guard !isSameDatum || !isSamePlane else { return nil }
        // What the coordinates do not fit is what the user corrects.
        switch kind {
        case .degrees where own.kind == .projected, .metres where own.kind == .geographic: return nil
        case .metres(let zone):
            if let plane = own.gaussKrugerPlane, let zone, plane.centralMeridian != zone.centralMeridian {
                return nil
            }
        default: break
        }
        let (given, found) = (system.authorityCode ?? system.name, own.authorityCode ?? own.name)
        return Message(
            zh: "指定的坐标系 \(given) 与文件自带的 \(found) 不同，按指定的读取；请核对",
            en: "\(given) was given and the file itself says \(found); read as given, check which is right")
    }

    private static func text(_ meridian: Double) -> String {
        meridian == meridian.rounded() ? "\(Int(meridian))" : "\(meridian)"
    }

    /// So many features are looked at.
    private static let sampleSize = 16

    /// The system, or the one with or without the zone number that the coordinates have or lack.
    private static func reconciled(
        _ system: ReferenceSystem, _ finding: LoadedLayer.SystemFinding, _ kind: CoordinateKind, place: String
    ) throws(SurveyError) -> (system: ReferenceSystem, finding: LoadedLayer.SystemFinding) {
        func contradiction(_ zh: String, _ en: String) -> SurveyError {
            SurveyError(
                .inputRefused, at: place,
                Message(
                    zh: "坐标系“\(finding.name)”与坐标不符：\(zh)。",
                    en: "\"\(finding.name)\" does not fit the coordinates: \(en). ")
                    + kind.advice)
        }
        guard !kind.isSwapped else {
            throw SurveyError(
                .inputRefused, at: place,
                Message(
                    zh: "坐标次序为先北（纬度）后东（经度），与“\(finding.name)”不符；如确实如此请用 --swap-axes（项目中 axes: north-first）",
                    en:
                        "northings or latitudes come first, which does not fit \"\(finding.name)\"; if so, give --swap-axes (axes: north-first in a project)"
                ))
        }
        switch kind {
        case .degrees where system.kind == .projected:
            throw contradiction("坐标是经纬度", "they are degrees")
        case .metres where system.kind == .geographic:
            throw contradiction("坐标是米", "they are metres")
        case .metres(let zone):
            guard let plane = system.gaussKrugerPlane else { return (system, finding) }
            let own = Zone(prefixOf: plane.falseEasting)
            guard own != zone else { return (system, finding) }
            // With or without the number, it must be one meridian, and only codes of CGCS2000 are known by their numbers.
            guard let other = zone ?? own, other.centralMeridian == plane.centralMeridian,
                system.datum == .cgcs2000
            else {
                throw contradiction(
                    "横坐标带号\(zone?.number ?? 0)，坐标系的中央子午线是\(Int(plane.centralMeridian))°",
                    "eastings begin with zone \(zone?.number ?? 0), the system has the meridian \(Int(plane.centralMeridian))°"
                )
            }
            let code = "EPSG:\(other.epsg(prefixed: zone != nil))"
            let found: ReferenceSystem
            do {
                found = try ReferenceSystem(code: code)
            } catch {
                throw SurveyError(.fault, at: place, error.message, details: error.messages)
            }
            let caveat =
                zone != nil
                ? Message(
                    zh: "坐标带有带号\(other.number)而坐标系没有，按 \(code) 读取",
                    en: "eastings begin with zone \(other.number), which the system lacks; read as \(code)")
                : Message(
                    zh: "坐标没有带号而坐标系有，按 \(code) 读取",
                    en: "eastings lack the zone that the system has; read as \(code)")
            return (
                found,
                .init(name: "\(code) \(found.name)", source: finding.source, caveat: caveat)
            )
        default:
            return (system, finding)
        }
    }

    /// The system that the user names, else the file's own.
    private static func resolve(
        _ declaration: LayerDeclaration, fileText: String?, _ kind: CoordinateKind?, place: String
    ) throws(SurveyError) -> (system: ReferenceSystem, finding: LoadedLayer.SystemFinding) {
        let system: ReferenceSystem
        let source: Message
        do {
            if let named = declaration.referenceSystem {
                system = try named.contains("[") ? ReferenceSystem(wkt: named) : ReferenceSystem(code: named)
                source = Message(zh: "用户指定", en: "given by the user")
            } else if let fileText {
                system = try ReferenceSystem(wkt: fileText)
                source = Message(zh: "文件自带", en: "from the file")
            } else {
                throw SurveyError(
                    .inputRefused, at: place,
                    Message(
                        zh: "没有坐标系，不能计算面积；请用 --crs（项目中用 crs）指明，例如 EPSG:4529",
                        en:
                            "no reference system, so no area; name it with --crs (crs in a project), such as EPSG:4529"
                    ) + (kind.map { Message(zh: "。", en: ". ") + $0.advice } ?? Message(verbatim: "")))
            }
        } catch let error as SurveyError {
            throw error
        } catch let error as ProjectionError {
            let code: SurveyError.Code = declaration.referenceSystem == nil ? .inputRefused : .request
            throw SurveyError(code, at: place, error.message, details: error.messages)
        } catch {
            throw SurveyError(.fault, at: place, Message(verbatim: "\(error)"))
        }
        return (system, try finding(system, source: source, place: place))
    }

    private static func finding(
        _ system: ReferenceSystem, source: Message, place: String
    ) throws(SurveyError) -> LoadedLayer.SystemFinding {
        let name = system.authorityCode.map { "\($0) \(system.name)" } ?? system.name
        guard system.kind != .other else {
            throw SurveyError(
                .inputRefused, at: place,
                Message(
                    zh: "坐标系“\(name)”既不是经纬度也不是平面坐标，不能计算面积",
                    en: "\"\(name)\" is neither longitude and latitude nor a plane, so no area"))
        }
        return .init(name: name, source: source, caveat: nil)
    }

    /// A system on CGCS2000: the layer's own, or one that its coordinates are brought to by parameters of the user.
    private static func onCGCS2000(
        _ system: ReferenceSystem, _ finding: LoadedLayer.SystemFinding, _ declaration: LayerDeclaration,
        _ layer: VectorLayer, place: String
    ) throws(SurveyError) -> (system: ReferenceSystem, finding: LoadedLayer.SystemFinding) {
        func with(_ caveats: Message?...) -> LoadedLayer.SystemFinding { finding.with(caveats) }
        let unused = declaration.datumParameters.map { _ in
            Message(
                zh: "坐标已在 2000 国家大地坐标系上，转换参数未用",
                en: "coordinates are on CGCS2000 already; the parameters were not used")
        }
        switch system.datum {
        case .cgcs2000: return (system, with(unused))
        case .wgs84:
            return (
                system,
                with(Message(zh: "WGS 84 视同 2000 国家大地坐标系", en: "WGS 84 was taken as CGCS2000"), unused)
            )
        case .xian1980, .beijing1954, .other:
            guard let parameters = declaration.datumParameters else {
                throw SurveyError(
                    .inputRefused, at: place,
                    Message(
                        zh: """
                            坐标系“\(finding.name)”不在 2000 国家大地坐标系上，没有转换参数就不能换算；请给出当地参数：\
                            --helmert7、--helmert4 或 --grid（项目中同名），或先转换数据
                            """,
                        en: """
                            "\(finding.name)" is not on CGCS2000, and without parameters its datum cannot be changed; give \
                            those of the place with --helmert7, --helmert4 or --grid (the same names in a project), or \
                            transform the data first
                            """))
            }
            let target = try parameters.apply(to: layer, in: system, place: place)
            return (target, with(parameters.caveat(from: finding.name)))
        }
    }
}
