import Bilingual
import FoundationEssentials
import Geodesy
import Land
import Yams

/// Reads project files: YAML with a report, layers and checks.
///
/// Unknown keys, missing files and bad values are errors that name the line: a misspelt key that is passed
/// over would silently change what is checked.
public enum ProjectReader {
    /// Reads a project file and checks that the files it names are there.
    public static func read(path: String) throws(ProjectError) -> Project {
        let text: String
        do {
            text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        } catch {
            throw ProjectError(
                .unreadable, path: path, line: nil,
                Message(
                    zh: "项目文件无法读取，请检查路径、权限和编码（应为 UTF-8）",
                    en: "the project file cannot be read; check path, permissions and encoding (UTF-8)"))
        }
        if let line = aliasLine(in: text) {
            throw ProjectError(
                .invalid, path: path, line: line,
                Message(
                    zh: "项目文件不用 YAML 的锚点和别名（& 和 *）",
                    en: "a project file has no YAML anchors or aliases (& and *)"))
        }
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            let fault = YAMLFault(error, in: text)
            throw ProjectError(.invalid, path: path, line: fault.line, fault.message)
        }
        guard let node else {
            throw ProjectError(
                .invalid, path: path, line: 1, Message(zh: "项目文件是空的", en: "the project file is empty"))
        }
        return try project(ProjectNode(node: node, path: path))
    }

    /// The line of the first anchor or alias, which a few of can make a file of a kilobyte endless.
    ///
    /// They stand where a value begins: after `:`, `-`, `[`, `{` or `,`, outside quotation marks.
    private static func aliasLine(in text: String) -> Int? {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var quote: Unicode.Scalar?
            var before: Unicode.Scalar = ":"
            for scalar in line.unicodeScalars {
                if let open = quote {
                    if scalar == open { quote = nil }
                    before = scalar
                } else if scalar == "\"" || scalar == "'" {
                    quote = scalar
                    before = scalar
                } else if scalar == "#" {
                    break
                } else if scalar == "&" || scalar == "*", ":-[{,?".unicodeScalars.contains(before) {
                    return number + 1
                } else if scalar != " " {
                    before = scalar
                }
            }
        }
        return nil
    }

    private static func project(_ root: ProjectNode) throws(ProjectError) -> Project {
        let entries = try root.mapping(
            Message(zh: "项目文件", en: "the project"),
            allowed: [
                "title", "report", "earlier", "area", "zone", "unit", "layers", "checks", "accounts", "changes",
                "links",
            ])
        let unit = try entries["unit"].map { node throws(ProjectError) in try self.unit(node) }
        var layers: [LayerDeclaration] = []
        for (name, node) in try entries["layers"]?.namedEntries(Message(zh: "layers", en: "layers")) ?? [] {
            layers.append(try layer(named: name, node))
        }
        var checks: [CheckDeclaration] = []
        var statements: [ItemStatement] = []
        for node in try entries["checks"]?.elements(Message(zh: "checks", en: "checks")) ?? [] {
            if let statement = try statement(node) {
                statements.append(statement)
            } else {
                checks.append(try check(node, layers: layers))
            }
        }
        var accounts: [AccountDeclaration] = []
        for node in try entries["accounts"]?.elements(Message(zh: "accounts", en: "accounts")) ?? [] {
            accounts.append(try account(node, layers: layers))
        }
        var changes: [ChangeDeclaration] = []
        for node in try entries["changes"]?.elements(Message(zh: "changes", en: "changes")) ?? [] {
            changes.append(try change(node, layers: layers))
        }
        let earlier = try entries["earlier"]?.texts(Message(zh: "earlier", en: "earlier")) ?? []
        let links = try entries["links"]?.text(Message(zh: "links", en: "links"))
        let report = try entries["report"]?.text(Message(zh: "report", en: "report"))
        let project = Project(
            path: root.path,
            title: try entries["title"]?.text(Message(zh: "title", en: "title")),
            report: report,
            area: try entries["area"]?.word(Message(zh: "area", en: "area"), of: AreaModel.self) ?? .statutory,
            zone: try entries["zone"].map { node throws(ProjectError) in try zone(node) },
            unit: unit ?? .mu, layers: layers, checks: checks, statements: statements, accounts: accounts,
            changes: changes, earlierReports: earlier, linkOverrides: links)
        if let node = entries["area"], project.area == .geodesic {
            throw node.invalid(
                Message(
                    zh: "geodesic 只用于整块图斑的对照，不能用于压盖；请用 statutory 或 planar",
                    en:
                        "geodesic is a cross-check of whole parcels and has no overlaps; use statutory or planar"
                ))
        }
        if project.area != .planar, let node = entries["zone"] {
            throw node.invalid(
                Message(
                    zh: "zone 只与 area: planar 同用；经纬度图层的带号写在图层里",
                    en: "zone goes with area: planar; the zone of a layer in degrees belongs to the layer"))
        }
        if project.area == .planar, project.zone == nil, let node = entries["area"] {
            throw node.invalid(
                Message(
                    zh: "area: planar 需要用 zone 指明 3° 带号，所有图层都换算到该带平面",
                    en: "area: planar needs a zone: the 3° zone into whose plane all layers are brought"))
        }
        if let report, let node = entries["report"] {
            try requireFile(project.resolve(report), named: report, at: node)
        }
        if let node = entries["earlier"] {
            for name in earlier { try requireFile(project.resolve(name), named: name, at: node) }
        }
        if let links, let node = entries["links"] {
            try requireFile(project.resolve(links), named: links, at: node)
        }
        for layer in layers where !SourceName.isDatabase(layer.source) {
            guard !FileManager.default.fileExists(atPath: project.resolve(layer.source)) else { continue }
            throw missing(layer.source, path: root.path, line: layer.line)
        }
        if let node = entries["checks"], report == nil,
            let check = checks.first(where: { $0.claim != nil || !$0.measure.claims.isEmpty })
        {
            throw ProjectError(
                .invalid, path: node.path, line: check.line,
                Message(
                    zh: "核查引用了报告，但项目没有 report", en: "a check quotes the report, but the project names no report"
                ))
        }
        return project
    }

    private static func requireFile(_ path: String, named name: String, at node: ProjectNode)
        throws(ProjectError)
    {
        guard !FileManager.default.fileExists(atPath: FilePlace.split(path).path) else { return }
        throw missing(name, path: node.path, line: node.line)
    }

    private static func missing(_ name: String, path: String, line: Int?) -> ProjectError {
        let name = SourceName.hidingPasswords(name)
        return ProjectError(
            .unreadable, path: path, line: line,
            Message(
                zh: "文件“\(name)”不存在（相对于项目文件所在的文件夹）",
                en: "no file \"\(name)\" (relative to the project file's folder)"))
    }

    private static func unit(_ node: ProjectNode) throws(ProjectError) -> AreaUnit {
        let text = try node.text(Message(zh: "unit", en: "unit"))
        guard let unit = AreaUnit(named: text) else {
            let list = AreaUnit.allCases.map(\.rawValue).joined(separator: ", ")
            throw node.invalid(
                Message(zh: "单位“\(text)”无效，可用：\(list)", en: "unit \"\(text)\" is none of: \(list)"))
        }
        return unit
    }

    private static func zone(_ node: ProjectNode) throws(ProjectError) -> Int {
        let zone = try node.integer(Message(zh: "zone", en: "zone"))
        guard Zone(width: .threeDegrees, number: zone) != nil else {
            throw node.invalid(Message(zh: "3° 带号应在 25–45 之间", en: "a 3° zone is a number from 25 to 45"))
        }
        return zone
    }

    private static func layer(named name: String, _ node: ProjectNode) throws(ProjectError) -> LayerDeclaration
    {
        let what = Message(zh: "图层“\(name)”", en: "layer \"\(name)\"")
        let entries = try node.mapping(
            what,
            allowed: [
                "source", "layer", "kind", "crs", "zone", "axes", "encoding", "where", "fields", "classes",
            ]
                + DatumParameters.Form.allCases.map(\.rawValue))
        guard let source = entries["source"] else {
            throw node.invalid(what + Message(zh: "缺少 source", en: " has no source"))
        }
        var layer = LayerDeclaration(name: name, source: try source.text(Message(zh: "source", en: "source")))
        layer.line = source.line
        layer.layer = try entries["layer"]?.text(Message(zh: "layer", en: "layer"))
        if let kind = entries["kind"] {
            layer.kind = try kind.word(Message(zh: "kind", en: "kind"), of: LayerKind.self)
        }
        layer.referenceSystem = try entries["crs"]?.text(Message(zh: "crs", en: "crs"))
        layer.encoding = try entries["encoding"]?.text(Message(zh: "encoding", en: "encoding"))
        layer.swapsAxes =
            try entries["axes"]?.word(Message(zh: "axes", en: "axes"), of: AxisOrder.self) == .northFirst
        layer.datumParameters = try datumParameters(entries, of: what, at: node)
        layer.filter = try entries["where"]?.condition()
        layer.classScheme = try entries["classes"]?.word(
            Message(zh: "classes", en: "classes"), of: LandClassScheme.self)
        layer.zone = try entries["zone"].map { node throws(ProjectError) in try zone(node) }
        if let fields = entries["fields"] {
            let roles = try fields.mapping(
                Message(zh: "fields", en: "fields"), allowed: FieldRole.named.map(\.rawValue))
            for role in FieldRole.named {
                guard let field = roles[role.rawValue] else { continue }
                layer.fields[role] = try field.text(Message(zh: "fields", en: "fields"))
            }
        }
        return layer
    }

    private static func datumParameters(
        _ entries: [String: ProjectNode], of what: Message, at node: ProjectNode
    ) throws(ProjectError) -> DatumParameters? {
        let given = DatumParameters.Form.allCases.filter { entries[$0.rawValue] != nil }
        guard let form = given.first, let entry = entries[form.rawValue] else { return nil }
        guard given.count == 1 else {
            throw node.invalid(
                what
                    + Message(
                        zh: "：helmert7、helmert4、grid 只能取其一", en: ": only one of helmert7, helmert4 and grid"))
        }
        let text = try entry.text(Message(zh: form.rawValue, en: form.rawValue))
        let folder = URL(filePath: node.path).deletingLastPathComponent()
        do throws(SurveyError) {
            return try DatumParameters(
                form, form == .grid ? URL(filePath: text, relativeTo: folder).path : text)
        } catch {
            throw entry.invalid(error.message)
        }
    }
}

/// Which ordinate of a file comes first.
private enum AxisOrder: String, CaseIterable {
    case eastFirst = "east-first"
    case northFirst = "north-first"
}
