import Bilingual
import Parcels
import Projection

/// Finds the reference system of a layer, and refuses what would have to be guessed.
enum ReferenceSystemResolution {
    /// The system that the user names, else the file's own.
    ///
    /// - Throws: `inputRefused` without either, and for datums that need parameters to reach CGCS2000.
    static func resolve(
        _ declaration: LayerDeclaration, fileText: String?, place: String
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
                    ))
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
        switch system.datum {
        case .cgcs2000: return .init(name: name, source: source, caveat: nil)
        case .wgs84:
            return .init(
                name: name, source: source,
                caveat: Message(
                    zh: "WGS 84 视同 2000 国家大地坐标系", en: "WGS 84 was taken as CGCS2000"))
        case .xian1980, .beijing1954, .other:
            throw SurveyError(
                .inputRefused, at: place,
                Message(
                    zh: "坐标系“\(name)”不在 2000 国家大地坐标系上，没有转换参数就不能换算；请先用本地参数转换到 CGCS2000 再核查",
                    en: """
                        "\(name)" is not on CGCS2000, and without parameters its datum cannot be changed; transform the \
                        data to CGCS2000 with local parameters first
                        """))
        }
    }
}
