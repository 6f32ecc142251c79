public import Bilingual
import CGDAL
import FoundationEssentials

/// A file with layers, open for reading.
///
/// Not sendable: a dataset and its layers belong to one task. The file is never modified, and nothing is left beside it.
public final class VectorDataset {
    /// The file, as people name it: of an archive with its part behind a slash, of a database without the password.
    public let path: String
    /// Its format; of an archive that of the files in it.
    public let format: VectorFormat
    /// What GDAL warned about while opening.
    public let warnings: [Message]
    /// What was found about its structure and did not keep it from being read.
    public let issues: [StructureIssue]
    /// Whether the file says that its reference system is unknown, where GDAL assumes WGS 84.
    let hasUndefinedSystem: Bool
    /// The positions of fields of which some text ends within a character, as it was cut short.
    let cutFields: Set<Int>
    /// The columns of numbers with more digits than the library keeps.
    let longNumbers: LongNumbers?
    /// What the file calls fields that the library reads under other names.
    let fieldNames: [String: String]
    private let opened: OpenDataset?
    private let source: Source
    private let archive: LayerArchive?

    /// What is opened, by which options.
    private struct Source {
        var shown: String
        var path: String
        var format: VectorFormat
        var encoding: String?
        var options: [String] = []
        var driver: String?
        var hasUndefinedSystem = false
        var cutFields: Set<Int> = []
        /// What the library reads in the place of the file.
        var copy: RewrittenFile?
        var fieldNames: [String: String] = [:]
        var wellKnownColumn: WellKnownColumn?
        var longNumbers: LongNumbers?
        /// Whether the layers are in memory and not read from the file.
        var isHeld = false
    }

    /// Opens a file.
    ///
    /// Its structure is judged first, because GDAL reads damaged files in silence (`FileStructure.judge`). Archives
    /// are unpacked into a private folder, which is removed with the last layer.
    ///
    /// - Parameters:
    ///   - path: a local file, the folder of a geodatabase, an archive with layers, or `PG:` and the parameters of a
    ///     connection to PostgreSQL.
    ///   - encoding: the encoding of a shapefile's texts (`GBK`, `UTF-8`), against what the file says.
    ///     Without it the `.cpg` file and the table's language byte decide; where there is neither, strict
    ///     UTF-8 when all texts are, else GB18030.
    /// - Throws: `VectorFileError` with all of GDAL's messages, and with the issues of a refused structure.
    public convenience init(opening path: String, encoding: String? = nil) throws(VectorFileError) {
        let path = Self.trimmed(path)
        guard !SourceName.isDatabase(path) else {
            let source = Source(
                shown: SourceName.hidingPasswords(path), path: DatabaseLayer.connection(path),
                format: .postgreSQL, encoding: encoding)
            try self.init(source, issues: [], archive: nil)
            return
        }
        try Self.requireOrdinary(path)
        guard LayerArchive.isArchive(path) else {
            guard let format = VectorFormat(path: path) else { throw Self.unknownFormat(path) }
            try self.init(
                Source(shown: path, path: path, format: format, encoding: encoding), issues: [], archive: nil)
            return
        }
        var findings = StructureFindings(path: path)
        guard let archive = LayerArchive(path, into: &findings) else {
            throw Self.refusal(findings.issues, path)
        }
        guard archive.members.count == 1 else {
            self.init(archive, encoding: encoding, issues: findings.issues)
            return
        }
        try self.init(archive.members[0], of: archive, encoding: encoding, issues: findings.issues)
    }

    private convenience init(
        _ member: LayerArchive.Member, of archive: LayerArchive, encoding: String?, issues: [StructureIssue]
    ) throws(VectorFileError) {
        let source = Source(
            shown: "\(archive.path)/\(member.inside)", path: try archive.unpack(member), format: member.format,
            encoding: encoding)
        try self.init(source, issues: issues, archive: archive)
    }

    /// An archive of several layers, of which none is chosen yet.
    private init(_ archive: LayerArchive, encoding: String?, issues: [StructureIssue]) {
        path = archive.path
        format = .shapefile
        warnings = []
        self.issues = issues
        hasUndefinedSystem = false
        cutFields = []
        fieldNames = [:]
        longNumbers = nil
        opened = nil
        source = Source(shown: archive.path, path: archive.path, format: .shapefile, encoding: encoding)
        self.archive = archive
    }

    private convenience init(
        _ source: Source, issues: [StructureIssue], archive: LayerArchive?
    ) throws(VectorFileError) {
        var source = source
        let examined: FileStructure.Examination
        do throws(VectorFileError) {
            examined = try FileStructure.examine(source.path, format: source.format, encoding: source.encoding)
        } catch {
            throw Self.shown(error, source)
        }
        let found = issues + examined.issues.map { $0.renamed(Self.shown($0.path, source)) }
        guard !found.contains(where: { $0.severity == .refuse }) else {
            throw Self.refusal(found, source.shown)
        }
        source.options = examined.options
        source.driver = examined.driver
        source.hasUndefinedSystem = examined.hasUndefinedSystem
        source.cutFields = examined.cutFields
        source.longNumbers = examined.longNumbers
        (source.copy, source.fieldNames) = (examined.copy, examined.fieldNames)
        source.wellKnownColumn = examined.wellKnownColumn
        try self.init(checked: source, issues: found, archive: archive)
    }

    private init(
        checked source: Source, issues: [StructureIssue], archive: LayerArchive?
    ) throws(VectorFileError) {
        self.source = source
        self.archive = archive
        path = source.shown
        format = source.format
        hasUndefinedSystem = source.hasUndefinedSystem
        cutFields = source.cutFields
        fieldNames = source.fieldNames
        longNumbers = source.longNumbers
        let log = LibraryLog()
        guard
            let opened = OpenDataset.open(
                source.copy?.path ?? source.path, driver: source.driver ?? format.driverName,
                options: source.options, log: log)
        else {
            throw VectorFileError(
                format == .postgreSQL ? .readFailed : .damaged,
                format == .postgreSQL
                    ? DatabaseFault.message(for: log.messages)
                        ?? Message(
                            zh: "无法连接数据库，请检查连接参数", en: "the database cannot be reached; check the parameters")
                    : Message(
                        zh: "文件无法打开，内容与格式不符或已损坏",
                        en: "the file cannot be opened: it is damaged or not what its name says"),
                path: path, libraryMessages: Self.withoutPassword(log.messages, of: source))
        }
        self.opened = opened
        warnings = log.warnings
        // A failure that does not keep GDAL from opening: a reference system it does not know becomes WGS 84.
        guard log.failures.isEmpty else {
            throw VectorFileError(
                .damaged,
                Message(
                    zh: "打开文件时出错，内容不可信", en: "opening the file failed in part; its content cannot be trusted"),
                path: path, libraryMessages: Self.withoutPassword(log.messages, of: source))
        }
        // A reader that shares the file was given no issues, and repeats no checks.
        guard format == .geoPackage else {
            self.issues = issues
            return
        }
        var findings = StructureFindings(path: source.shown)
        if let faults = opened.texts("PRAGMA quick_check(3)"), faults != ["ok"] {
            let list = faults.joined(separator: "; ")
            findings.add(
                .refuse, .header,
                Message(zh: "数据库已损坏，请从原始数据重新导出", en: "the database is damaged; export it again")
                    + Message(zh: "", en: ": \(list)"))
            throw Self.refusal(issues + findings.issues, source.shown)
        }
        for view in opened.texts(
            "SELECT c.table_name FROM gpkg_contents c JOIN sqlite_master m ON lower(m.name) = lower(c.table_name) "
                + "WHERE m.type = 'view'") ?? []
        {
            findings.add(
                .note, .view,
                Message(zh: "图层“\(view)”是视图，内容由查询算出", en: "the layer \(view) is a view, computed by a query"))
        }
        self.issues = issues + findings.issues
    }

    /// Holds layers in memory, for what was read from a file in a way of its own; the layers are then read like any.
    ///
    /// - Parameters:
    ///   - layers: what it holds.
    ///   - path: the file it was read from.
    ///   - notes: what is to be told of the reading, with the warnings of each layer.
    /// - Throws: `readFailed` when a layer cannot be made, as for a reference system that is not known.
    public init(
        holding layers: [LayerContent], path: String, notes: [Message] = []
    ) throws(VectorFileError) {
        self.path = path
        // As flat as GeoPackage's: every part of every polygon, no names cut.
        format = .geoPackage
        warnings = notes
        issues = []
        hasUndefinedSystem = false
        cutFields = []
        fieldNames = [:]
        longNumbers = nil
        source = Source(shown: path, path: path, format: .geoPackage, isHeld: true)
        archive = nil
        registerDrivers()
        let log = LibraryLog()
        let created = unsafe log.collecting { () -> GDALDatasetH? in
            guard let driver = unsafe GDALGetDriverByName("Memory"),
                let dataset = unsafe GDALCreate(driver, path, 0, 0, 0, GDT_Unknown, nil)
            else { return nil }
            for layer in layers {
                guard
                    unsafe VectorFileWriter.write(
                        layer, to: dataset, format: .geoPackage, options: .init(), indexes: false)
                        != nil
                else {
                    unsafe GDALClose(dataset)
                    return nil
                }
            }
            return unsafe dataset
        }
        guard let created = unsafe created else {
            throw VectorFileError(
                .readFailed, Message(zh: "图层无法建立", en: "the layer cannot be made"), path: path,
                libraryMessages: log.messages)
        }
        opened = unsafe OpenDataset(created)
    }

    // MARK: Before opening

    private static func trimmed(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    /// Refuses what is not there, folders that are no geodatabase, and pipes and devices, which would block.
    private static func requireOrdinary(_ path: String) throws(VectorFileError) {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            guard path.prefixMatch(of: /[A-Z][A-Z0-9]+:|[A-Za-z]+:\/\//) == nil else {
                throw VectorFileError(
                    .unknownFormat,
                    Message(
                        zh: "不支持这种数据源；数据库只读 PostGIS（PG:…），其他数据库和网络服务请先导出为文件",
                        en:
                            "no source that can be read: of databases PostGIS only (PG:…); export others, and services, to a file first"
                    ), path: path)
            }
            throw VectorFileError(
                .notFound, Message(zh: "文件不存在，请检查路径", en: "no such file; check the path"), path: path)
        }
        guard !isFolder || VectorFormat(path: path) == .fileGeodatabase else {
            throw VectorFileError(
                .unknownFormat,
                Message(zh: "这是文件夹，请给出其中的数据文件", en: "this is a folder; name the data file in it"), path: path)
        }
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        guard isFolder || type == .typeRegular || type == .typeSymbolicLink else {
            throw VectorFileError(.unknownFormat, Message(zh: "不是普通文件", en: "not an ordinary file"), path: path)
        }
    }

    private static func unknownFormat(_ path: String) -> VectorFileError {
        let part = ["shx", "dbf", "prj", "cpg"].contains { path.lowercased().hasSuffix(".\($0)") }
        return VectorFileError(
            .unknownFormat,
            part
                ? Message(zh: "请给出 shapefile 的 .shp 文件", en: "name the shapefile by its .shp file")
                : Message(
                    zh: "不是可识别的格式（支持 \(VectorFormat.endings)，以及拐点坐标的文本和 .xlsx 表格）",
                    en:
                        "not a format that Tuban reads (\(VectorFormat.endings.replacing("、", with: ", ")), texts and .xlsx sheets of corners)"
                ),
            path: path)
    }

    private static func refusal(_ issues: [StructureIssue], _ path: String) -> VectorFileError {
        guard let first = issues.first(where: { $0.severity == .refuse }) else { return unknownFormat(path) }
        return VectorFileError(
            first.code == .format ? .unknownFormat : .damaged, first.located, path: first.path,
            layer: first.layer,
            feature: first.feature, issues: issues)
    }

    /// What people call a file: of one that was unpacked its place in the archive.
    private static func shown(_ path: String, _ source: Source) -> String {
        guard source.shown != source.path, path.hasPrefix(source.path.dropLast(4)) else { return path }
        return String(source.shown.dropLast(4) + path.dropFirst(source.path.count - 4))
    }

    private static func shown(_ error: VectorFileError, _ source: Source) -> VectorFileError {
        VectorFileError(
            error.code, error.message, path: shown(error.path, source), layer: error.layer,
            feature: error.feature,
            libraryMessages: error.libraryMessages, issues: error.issues)
    }

    private static func withoutPassword(_ messages: [String], of source: Source) -> [String] {
        source.format == .postgreSQL
            ? DatabaseFault.withoutPassword(messages, of: source.path) : messages
    }

    /// What the library said of the source, as people may see it.
    func shown(_ messages: [String]) -> [String] { Self.withoutPassword(messages, of: source) }

    // MARK: Layers

    /// The files that make up the dataset, the one that was opened first; none for a database.
    ///
    /// A shapefile has up to five; of an archive it is the archive.
    public var files: [String] {
        if let archive { return [archive.path] }
        switch format {
        case .postgreSQL: return []
        case .shapefile: return ShapefileParts(shp: source.path).files
        case .fileGeodatabase:
            let names = (try? FileManager.default.contentsOfDirectory(atPath: source.path)) ?? []
            return names.filter { !$0.lowercased().hasSuffix(".lock") }.sorted().map { "\(source.path)/\($0)" }
        case .geoPackage, .geoJSON, .flatGeobuf, .kml, .csv:
            let others = (opened?.files ?? []).filter { $0 != source.path && source.copy?.holds($0) != true }
            return [source.path] + others.sorted()
        }
    }

    /// The value of an option that the file was opened with.
    func openOption(_ name: String) -> String? {
        source.options.first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
    }

    /// The cells of the column of well-known text in a table.
    var wellKnownColumn: WellKnownColumn? { source.wellKnownColumn }

    /// What GDAL has open; `nil` for an archive of several files.
    var openDataset: OpenDataset? { opened }

    /// Whether it is an archive of several files, each a layer, none of which is open.
    var isArchiveOfSeveral: Bool { opened == nil }

    /// The names of the layers, in the file's order.
    public var layerNames: [String] {
        opened.map { $0.layers.flatMap(\.names) } ?? archive?.members.map(\.name) ?? []
    }

    /// The layers for people: name, kind of geometry, number of features.
    private var layerList: Message {
        let layers: [OpenDataset.LayerSummary]
        if let opened {
            layers = opened.layers.flatMap { layer in
                layer.names.map { .init(name: $0, kind: layer.kind, count: layer.count) }
            }
        } else {
            layers = layerNames.map { name in
                guard let member = try? member(named: name).opened?.layers.first else {
                    return .init(name: name, kind: wkbUnknown, count: -1)
                }
                return .init(name: name, kind: member.kind, count: member.count)
            }
        }
        let texts = layers.map { layer in
            let kind = Self.name(of: layer.kind)
            return layer.count < 0
                ? Message(verbatim: layer.name)
                : Message(
                    zh: "\(layer.name)（\(kind.zh)，\(layer.count)个要素）",
                    en: "\(layer.name) (\(kind.en), \(layer.count))")
        }
        return Message(
            zh: texts.map(\.zh).joined(separator: "、"), en: texts.map(\.en).joined(separator: ", "))
    }

    private static func name(of kind: OGRwkbGeometryType) -> Message {
        switch kind {
        case wkbPolygon, wkbMultiPolygon, wkbCurvePolygon, wkbMultiSurface: Message(zh: "面", en: "polygons")
        case wkbLineString, wkbMultiLineString, wkbMultiCurve, wkbCompoundCurve, wkbCircularString:
            Message(zh: "线", en: "lines")
        case wkbPoint, wkbMultiPoint: Message(zh: "点", en: "points")
        case wkbNone: Message(zh: "无图形", en: "no geometry")
        default: Message(zh: "图形不限", en: "any geometry")
        }
    }

    /// The name of the only layer; of several of the only one with shapes, as tables of attributes and of styles have none.
    private var onlyLayer: String? {
        let names = layerNames
        guard names.count > 1 else { return names.first }
        guard let opened else { return nil }
        let shaped = opened.layers.filter { $0.kind != wkbNone }
        return shaped.count == 1 ? shaped[0].name : nil
    }

    /// A layer, by name, or the only one.
    ///
    /// - Throws: `layerNotFound` with the layers there are; of an archive of several what keeps the chosen one from being
    ///   read.
    public func layer(named name: String? = nil) throws(VectorFileError) -> VectorLayer {
        let names = layerNames
        guard let name = name ?? onlyLayer else {
            throw notChosen(
                names.isEmpty
                    ? Message(zh: "文件中没有图层", en: "the file has no layer")
                    : Message(
                        zh: "有\(names.count)个图层，请指明其一", en: "there are \(names.count) layers, name one of them"),
                listed: !names.isEmpty)
        }
        guard names.contains(name) else {
            let geometries = opened?.layers.first { $0.name == name }?.geometries ?? []
            throw notChosen(
                geometries.isEmpty
                    ? Message(
                        zh: "没有图层“\(name)”，请从现有图层中选", en: "no layer \"\(name)\"; choose one of those there are")
                    : Message(
                        zh: "图层“\(name)”有\(geometries.count)个图形列，请指明其一",
                        en:
                            "the layer \"\(name)\" has \(geometries.count) columns of geometry, name one of them"
                    ),
                listed: true)
        }
        guard let opened else { return try member(named: name).layer() }
        let database =
            format == .postgreSQL
            ? try DatabaseLayer(
                opened.layers.first { $0.names.contains(name) }?.name ?? name, in: opened, path: path)
            : nil
        for (index, layer) in opened.layers.enumerated() {
            guard let geometry = layer.names.firstIndex(of: name) else { continue }
            guard let handle = unsafe GDALDatasetGetLayer(opened.handle, Int32(index)) else { break }
            guard format == .geoPackage, !source.isHeld else {
                return unsafe try VectorLayer(
                    handle, name: name, geometry: geometry, of: self, database: database)
            }
            var notes: [Message] = []
            let columns = unsafe GeoPackageColumns(handle, named: name, of: opened, notes: &notes)
            let result = unsafe try VectorLayer(
                handle, name: name, geometry: geometry, of: self, allColumns: columns)
            func text(_ name: UnsafePointer<CChar>?) -> String {
                unsafe name.map { unsafe String(cString: $0) } ?? ""
            }
            let boxes = unsafe GeoPackageBoxes.notes(
                on: name, geometry: text(OGR_L_GetGeometryColumn(handle)),
                number: text(OGR_L_GetFIDColumn(handle)), in: opened)
            for note in boxes + notes { result.log.note(note) }
            return result
        }
        throw VectorFileError(
            .readFailed, Message(zh: "图层无法打开", en: "the layer cannot be opened"), path: path, layer: name)
    }

    /// That a layer must be chosen, how, and from which.
    private func notChosen(_ message: Message, listed: Bool) -> VectorFileError {
        let list = layerList
        let how =
            format == .postgreSQL
            ? Message(
                zh: "（命令行用 --layer 或连接参数 tables=，项目文件用 layer:）：\(list.zh)",
                en: " (--layer or the parameter tables= on the command line, layer: in a project): \(list.en)")
            : Message(
                zh: "（命令行写作 文件:图层，项目文件用 layer:）：\(list.zh)",
                en: " (FILE:LAYER on the command line, layer: in a project): \(list.en)")
        return VectorFileError(.layerNotFound, listed ? message + how : message, path: path)
    }

    /// One of several files of an archive, opened.
    func member(named name: String) throws(VectorFileError) -> VectorDataset {
        guard let archive, let member = archive.members.first(where: { $0.name == name }) else {
            throw VectorFileError(
                .layerNotFound, Message(zh: "没有图层“\(name)”", en: "no layer \"\(name)\""), path: path)
        }
        return try VectorDataset(member, of: archive, encoding: source.encoding, issues: issues)
    }

    /// The number of rows of a layer, counted by the database itself; `nil` for other formats.
    func countedRows(of layer: String) -> Int? {
        // Of layers in memory GDAL itself counts, and starts their reading anew.
        guard format == .geoPackage, !source.isHeld else { return nil }
        let name = layer.replacing("\"", with: "\"\"")
        return opened?.texts("SELECT COUNT(*) FROM \"\(name)\"")?.first.flatMap { Int($0) }
    }
}
