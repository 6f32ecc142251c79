import Bilingual
import CGDAL
import FoundationEssentials

/// A file with layers, open for reading.
///
/// Not sendable: a dataset and its layers belong to one task. The file is never modified.
@safe
public final class VectorDataset {
    /// The file.
    public let path: String
    /// Its format.
    public let format: VectorFormat
    /// What GDAL warned about while opening.
    public let warnings: [String]
    let handle: GDALDatasetH
    private let options: [String]

    /// Opens a file.
    ///
    /// A shapefile's structure is checked first, because GDAL reads damaged ones in silence.
    ///
    /// - Parameters:
    ///   - path: a local file.
    ///   - encoding: the encoding of a shapefile's texts (`GBK`, `UTF-8`), against what the file says.
    ///     Without it the `.cpg` file and the table's language byte decide; where there is neither, strict
    ///     UTF-8 when all texts are, else GB18030.
    /// - Throws: `VectorFileError` with all of GDAL's messages.
    public convenience init(opening path: String, encoding: String? = nil) throws(VectorFileError) {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw VectorFileError(
                .notFound, Message(zh: "文件不存在，请检查路径", en: "no such file; check the path"), path: path)
        }
        guard !isFolder else {
            throw VectorFileError(
                .unknownFormat,
                Message(zh: "这是文件夹，请给出其中的数据文件", en: "this is a folder; name the data file in it"), path: path)
        }
        try Self.requireOrdinary(path)
        var options: [String] = []
        if VectorFormat(path: path) == .shapefile {
            try ShapefileStructure.check(path: path)
            let found: String? = if let encoding { encoding } else { try ShapefileEncoding.detect(path: path) }
            if let encoding { try ShapefileEncoding.requireKnown(encoding, path: path) }
            if let found { options.append("ENCODING=\(found)") }
        }
        try self.init(checked: path, options: options)
    }

    /// The same file, opened once more for another reader, without the checks that it has passed.
    ///
    /// A dataset belongs to one task; readers that share a file each need their own.
    public func reopened() throws(VectorFileError) -> VectorDataset {
        try VectorDataset(checked: path, options: options)
    }

    private init(checked path: String, options: [String]) throws(VectorFileError) {
        self.path = path
        self.options = options
        let log = LibraryLog()
        let opened = unsafe log.collecting { unsafe Self.open(path, options: options) }
        guard let opened = unsafe opened else {
            let known = VectorFormat(path: path) != nil
            throw VectorFileError(
                known ? .damaged : .unknownFormat,
                known
                    ? Message(
                        zh: "文件无法打开，内容与格式不符或已损坏",
                        en: "the file cannot be opened: it is damaged or not what its name says")
                    : Message(
                        zh: "不是可识别的格式（支持 shp、geojson、gpkg、fgb 和坐标文本）",
                        en: "not a format that Tuban reads (shp, geojson, gpkg, fgb, texts of corners)"),
                path: path, libraryMessages: log.messages)
        }
        unsafe handle = opened
        // From here on the destructor closes it.
        let driver = unsafe GDALGetDatasetDriver(opened)
        let name = unsafe GDALGetDriverShortName(driver).map { unsafe String(cString: $0) } ?? ""
        format = VectorFormat(rawValue: name) ?? .geoJSON
        warnings = log.warnings
        // GDAL opens a shapefile by any of its parts, and zipped; then nothing of the above has been checked.
        guard format != .shapefile || VectorFormat(path: path) == .shapefile else {
            throw VectorFileError(
                .unknownFormat,
                Message(zh: "请给出 shapefile 的 .shp 文件", en: "name the shapefile by its .shp file"), path: path)
        }
        // A failure that does not keep GDAL from opening: a reference system it does not know becomes WGS 84.
        guard log.failures.isEmpty else {
            throw VectorFileError(
                .damaged,
                Message(
                    zh: "打开文件时出错，内容不可信", en: "opening the file failed in part; its content cannot be trusted"),
                path: path, libraryMessages: log.messages)
        }
    }

    /// Holds layers in memory, for what was read from a file in a way of its own; the layers are then read like any.
    ///
    /// - Parameters:
    ///   - layers: what it holds.
    ///   - path: the file it was read from.
    ///   - notes: what is to be told of the reading, with the warnings of each layer.
    /// - Throws: `readFailed` when a layer cannot be made, as for a reference system that is not known.
    public init(
        holding layers: [LayerContent], path: String, notes: [String] = []
    ) throws(VectorFileError) {
        self.path = path
        options = []
        format = .geoPackage
        warnings = notes
        registerDrivers()
        let log = LibraryLog()
        let created = unsafe log.collecting { () -> GDALDatasetH? in
            guard let driver = unsafe GDALGetDriverByName("Memory"),
                let dataset = unsafe GDALCreate(driver, path, 0, 0, 0, GDT_Unknown, nil)
            else { return nil }
            for layer in layers {
                guard unsafe VectorFileWriter.write(layer, to: dataset, format: .geoPackage, options: .init())
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
        unsafe handle = created
    }

    deinit { unsafe GDALClose(handle) }

    /// Refuses pipes and devices, which would block, and GeoJSON whose reference system is a link to elsewhere.
    private static func requireOrdinary(_ path: String) throws(VectorFileError) {
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        guard type == .typeRegular || type == .typeSymbolicLink else {
            throw VectorFileError(.unknownFormat, Message(zh: "不是普通文件", en: "not an ordinary file"), path: path)
        }
        guard VectorFormat(path: path) == .geoJSON else { return }
        let bytes = try ShapefileParts.bytes(of: path)
        guard let crs = bytes.firstRange(of: Array("\"crs\"".utf8)) else { return }
        // GDAL would fetch the link, from the network or from another file.
        let member = bytes[crs.upperBound..<min(crs.upperBound + 400, bytes.endIndex)]
        guard member.firstRange(of: Array("\"link\"".utf8)) == nil else {
            throw VectorFileError(
                .damaged,
                Message(
                    zh: "坐标系（crs）是指向别处的链接，不予打开；请改为名称，如 EPSG:4490",
                    en:
                        "its crs is a link to elsewhere, which is not followed; replace it by a name such as EPSG:4490"
                ),
                path: path)
        }
    }

    /// Options that hold for the files opened under them, on this thread.
    private static let readCache = [("VSI_CACHE", "TRUE"), ("VSI_CACHE_SIZE", "524288")]

    private static func open(_ path: String, options: [String]) -> GDALDatasetH? {
        registerDrivers()
        let drivers = StringList(VectorFormat.allCases.map(\.driverName))
        let open = StringList(options)
        let flags = UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
        // GDAL reads through a buffer of 4 KiB, one call to the system for four parcels. Its cache reads
        // 32 KiB at a time; half a mebibyte of it stays in the processor's cache, the default of 25 does not.
        for (option, value) in readCache { unsafe CPLSetThreadLocalConfigOption(option, value) }
        defer { for (option, _) in readCache { unsafe CPLSetThreadLocalConfigOption(option, nil) } }
        return unsafe drivers.withPointer { drivers in
            unsafe open.withPointer { options in unsafe GDALOpenEx(path, flags, drivers, options, nil) }
        }
    }

    /// The files that make up the dataset, the one that was opened first: a shapefile has up to five.
    public var files: [String] {
        guard let list = unsafe GDALGetFileList(handle) else { return [path] }
        defer { unsafe CSLDestroy(list) }
        var files: [String] = []
        var index = 0
        while let entry = unsafe list[index] {
            unsafe files.append(String(cString: entry))
            index += 1
        }
        return [path] + files.filter { $0 != path }.sorted()
    }

    /// The value of an option that the file was opened with.
    func openOption(_ name: String) -> String? {
        options.first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
    }

    /// The names of the layers, in the file's order.
    public var layerNames: [String] {
        (0..<(unsafe GDALDatasetGetLayerCount(handle))).map { index in
            let layer = unsafe GDALDatasetGetLayer(handle, index)
            return unsafe OGR_L_GetName(layer).map { unsafe String(cString: $0) } ?? ""
        }
    }

    /// A layer, by name, or the only one.
    ///
    /// - Throws: `layerNotFound` with the names there are.
    public func layer(named name: String? = nil) throws(VectorFileError) -> VectorLayer {
        let names = layerNames
        let list = names.joined(separator: "、")
        guard let name = name ?? (names.count == 1 ? names.first : nil) else {
            throw VectorFileError(
                .layerNotFound,
                names.isEmpty
                    ? Message(zh: "文件中没有图层", en: "the file has no layer")
                    : Message(
                        zh: "文件中有\(names.count)个图层，请指明其一（命令行写作 文件:图层，项目文件用 layer:）：\(list)",
                        en:
                            "the file has \(names.count) layers, name one of them (FILE:LAYER on the command line, layer: in a project): \(list)"
                    ),
                path: path)
        }
        guard let index = names.firstIndex(of: name),
            let layer = unsafe GDALDatasetGetLayer(handle, Int32(index))
        else {
            throw VectorFileError(
                .layerNotFound,
                Message(zh: "没有图层“\(name)”，现有：\(list)", en: "no layer \"\(name)\"; there are: \(list)"),
                path: path)
        }
        return unsafe VectorLayer(layer, name: name, of: self)
    }
}
