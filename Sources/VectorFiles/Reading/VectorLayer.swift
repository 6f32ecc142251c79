public import Bilingual
import CGDAL
public import Geometry

/// A layer of an open dataset, read feature by feature.
@safe
public final class VectorLayer {
    /// Its name.
    public let name: String
    /// Its fields.
    public let fields: [Field]
    /// Its reference system as well-known text (WKT 2); `nil` when the file names none.
    public let referenceSystem: String?

    /// Whether first and second ordinate change places as they are read: for files with the northing first (坐标轴互换).
    public var swapsAxes = false

    /// What is done to the coordinates of each feature as they are read, after any exchange of axes: a change of datum.
    ///
    /// It gives the reason why coordinates cannot be mapped; the feature then has no shape but that fault.
    public var mapping: ((inout [Coordinate]) -> Message?)?

    /// Which of its columns of geometry is read.
    private let geometry: Int32
    /// Its table, where it is one of a database.
    private let database: DatabaseLayer?
    let dataset: VectorDataset  // keeps the handle below alive
    let handle: OGRLayerH
    /// The layer itself, where the handle above is that of a query of it; it knows the domains of its fields.
    let table: OGRLayerH
    private let allColumns: GeoPackageColumns?  // keeps the handle alive
    let log = LibraryLog()
    /// The positions of the fields asked for.
    private(set) var selected: [Int] = []
    private var buffer: [UInt8] = []
    /// What the geometries of features had beside what is read of them.
    var collected = CollectedParts()
    /// The ring at hand of a batch.
    var ringBuffer: [Coordinate] = []
    /// The fields of which it was told that numbers lost digits.
    var toldLostDigits: Set<String> = []
    /// The features read since the first one; `nil` when not all are to be read.
    var passed: Int? = 0

    /// - Parameter allColumns: the same layer with columns that `table` lacks; `nil` where it lacks none.
    init(
        _ table: OGRLayerH, name: String, geometry: Int, of dataset: VectorDataset,
        database: DatabaseLayer? = nil, allColumns: GeoPackageColumns? = nil
    ) throws(VectorFileError) {
        unsafe self.table = table
        self.allColumns = allColumns
        let handle = unsafe allColumns?.handle ?? table
        unsafe self.handle = handle
        self.name = name
        self.geometry = Int32(geometry)
        self.database = database
        self.dataset = dataset
        if let long = database?.longNumbers() { unsafe Self.readAsTexts(long, of: handle) }
        fields = unsafe Self.fields(of: handle, dataset)
        let own =
            if let system = dataset.wellKnownColumn?.systems.first {
                system
            } else {
                unsafe try Self.system(ofRowsOf: handle, geometry, database, name, dataset.path)
            }
        referenceSystem =
            if let own, let text = Self.wellKnownText(ofCode: own) {
                text
            } else {
                dataset.hasUndefinedSystem ? nil : unsafe Self.wellKnownText(of: handle, geometry)
            }
        unsafe OGR_L_ResetReading(handle)
        for warning in dataset.warnings { log.note(warning) }
        for issue in dataset.issues { log.note(issue.words) }
    }

    /// What was found about the structure of the file (`VectorDataset.issues`).
    ///
    /// It is also among the warnings, as text.
    public var issues: [StructureIssue] { dataset.issues }

    /// What the file calls the numbers of its features, such as `fid`; `nil` when they have no name.
    public var numberName: String? {
        let name = unsafe OGR_L_GetFIDColumn(handle).map { unsafe String(cString: $0) } ?? ""
        return name.isEmpty ? nil : name
    }

    /// The files that the layer is read from; see `VectorDataset.files`.
    public var files: [String] { dataset.files }

    /// The number of features that the file declares, or `nil` when it is not known.
    public var declaredCount: Int? {
        let count = log.collecting { unsafe OGR_L_GetFeatureCount(handle, 0) }
        return count < 0 ? nil : Int(count)
    }

    /// The format of its file.
    public var format: VectorFormat { dataset.format }

    /// The encoding that its texts were read from, where the library tells it.
    public var textEncoding: String? {
        unsafe GDALGetMetadataItem(handle, "SOURCE_ENCODING", "SHAPEFILE").map { unsafe String(cString: $0) }
    }

    /// The warnings since the last call; they are gone from the layer then.
    public func takeWarnings() -> [Message] {
        if let collections = collected.message { log.note(collections) }
        collected = CollectedParts()
        let isTold = issues.contains { $0.code == .unclosedRing }
        return log.takeWarnings().filter { !isTold || $0 != LibraryWarning.unclosedRing }
    }

    /// The position of a field by name, upper and lower case alike.
    ///
    /// A shapefile keeps ten bytes of a name, three Chinese characters in UTF-8 and five in GBK: a longer
    /// name finds the one field that could be its beginning.
    public func position(of field: String) -> Int? {
        let wanted = field.lowercased()
        if let exact = fields.firstIndex(where: { $0.name == field }) { return exact }
        if let alike = fields.firstIndex(where: { $0.name.lowercased() == wanted }) { return alike }
        guard dataset.format == .shapefile else { return nil }
        let shortened = fields.indices.filter { index in
            // A character cut in the middle was read as the replacement character.
            let name = fields[index].name.lowercased().filter { $0 != "\u{FFFD}" }
            return name.utf8.count >= 8 && wanted.hasPrefix(name)
        }
        return shortened.count == 1 ? shortened[0] : nil
    }

    /// Chooses what `next()` gives, and starts from the first feature.
    ///
    /// - Parameter names: the fields whose values are wanted, in this order.
    public func select(fields names: [String]) throws(VectorFileError) {
        selected = []
        for name in names {
            guard let position = position(of: name) else {
                let list = fields.map(\.name).joined(separator: "、")
                throw fault(
                    .fieldNotFound,
                    Message(zh: "没有字段“\(name)”，现有：\(list)", en: "no field \"\(name)\"; there are: \(list)"))
            }
            selected.append(position)
        }
        ignoreOtherFields()
        unsafe OGR_L_ResetReading(handle)
        passed = 0
    }

    /// The next feature, or `nil` after the last one.
    ///
    /// - Throws: `readFailed` when GDAL reports a failure; it would otherwise end the layer early in silence.
    public func next() throws(VectorFileError) -> VectorFeature? {
        let feature = unsafe log.collecting { unsafe OGR_L_GetNextFeature(handle) }
        defer { unsafe OGR_F_Destroy(feature) }
        try checkReading()
        guard let feature = unsafe feature else {
            try checkEnd()
            return nil
        }
        passed = passed.map { $0 + 1 }
        let fid = unsafe OGR_F_GetFID(feature)
        let (shapes, fault) = unsafe readShapes(of: feature, fid: fid)
        var values: [FieldValue] = []
        values.reserveCapacity(selected.count)
        for position in selected { unsafe values.append(try value(of: position, in: feature, fid: fid)) }
        return VectorFeature(fid: fid, shape: shapes.first ?? .empty, fault: fault, values: values)
    }

    /// Throws when the library reported a failure while it read a feature.
    func checkReading() throws(VectorFileError) {
        guard log.failures.isEmpty else {
            throw fault(
                .readFailed,
                (dataset.format == .postgreSQL ? DatabaseFault.message(for: log.failures) : nil)
                    ?? Message(zh: "读取要素失败，数据可能已损坏", en: "reading a feature failed; the data may be damaged"))
        }
    }

    /// Throws when the layer ended before all its features were read; GDAL ends some damaged files so.
    func checkEnd() throws(VectorFileError) {
        guard let passed else { return }
        let counting = LibraryLog()
        let declared: Int? =
            switch dataset.format {
            case .geoPackage: dataset.countedRows(of: name)
            case .flatGeobuf, .fileGeodatabase: declaredCount
            // GDAL takes a broken connection for the end of the table.
            case .postgreSQL: database?.countedRows(log: counting) ?? -1
            default: nil
            }
        guard let declared, declared != passed else { return }
        guard dataset.format != .postgreSQL else {
            throw fault(
                .readFailed,
                declared < 0
                    ? DatabaseFault.message(for: counting.failures) ?? DatabaseFault.broken
                    : Message(
                        zh: "表中有\(declared)行，只读到\(passed)行：读取期间表被改动，或查询中途失败；请重新运行",
                        en:
                            "the table has \(declared) rows, \(passed) were read: it was changed meanwhile, or the query failed on the way; run again"
                    ))
        }
        throw fault(
            .readFailed,
            Message(
                zh: "文件声明\(declared)个要素，只读到\(passed)个，数据不完整",
                en: "the file declares \(declared) features, \(passed) were read; it is not whole"))
    }

    /// The shape of a feature with what a collection has beside it, or why it could not be read.
    func readShapes(of feature: OGRFeatureH, fid: Int64) -> (shapes: [Shape], fault: Message?) {
        // One odd feature, a surface in space or a broken ring, does not cost the others.
        do {
            let shapes = unsafe try shapes(of: feature, fid: fid)
            if shapes.count > 1 { collected.add(Array(shapes.dropFirst()), fid: fid) }
            return (shapes, nil)
        } catch {
            return ([], error.message)
        }
    }

    private func shapes(of feature: OGRFeatureH, fid: Int64) throws(VectorFileError) -> [Shape] {
        guard let geometry = unsafe geometry(of: feature), unsafe OGR_G_IsEmpty(geometry) == 0 else {
            // GDAL passes over what is no geometry.
            if unsafe geometry(of: feature) == nil, let message = dataset.wellKnownColumn?.fault(ofRow: fid) {
                throw fault(.damaged, message, feature: fid)
            }
            return []
        }
        // Arcs become chords, and the caller is told.
        guard unsafe OGR_G_HasCurveGeometry(geometry, 0) == 0 else {
            let (linear, deviation) = unsafe (Chords.linear(geometry), Chords.deviation(of: geometry))
            defer { unsafe OGR_G_DestroyGeometry(linear) }
            log.note(
                Message(
                    zh: "要素 \(fid)：曲线已改为弦，偏离不超过 \(deviation) mm",
                    en: "feature \(fid): curves were replaced by chords within \(deviation) mm of them"))
            return unsafe try shapes(ofLinear: linear, fid: fid)
        }
        return unsafe try shapes(ofLinear: geometry, fid: fid)
    }

    private func shapes(ofLinear geometry: OGRGeometryH?, fid: Int64) throws(VectorFileError) -> [Shape] {
        let size = Int(unsafe OGR_G_WkbSize(geometry))
        if buffer.count < size { buffer = [UInt8](repeating: 0, count: max(size, 2 * buffer.count)) }
        let status = unsafe buffer.withUnsafeMutableBufferPointer { bytes in
            unsafe OGR_G_ExportToIsoWkb(geometry, wkbNDR, bytes.baseAddress)
        }
        guard status == OGRERR_NONE else {
            throw fault(.damaged, Message(zh: "几何无法读取", en: "the geometry cannot be read"), feature: fid)
        }
        do {
            let shapes = unsafe try buffer.withUnsafeBufferPointer { bytes throws(WKBError) in
                unsafe try WKBReader.shapes(in: UnsafeRawBufferPointer(start: bytes.baseAddress, count: size))
            }
            let placed = swapsAxes ? shapes.map(\.swapped) : shapes
            guard let mapping else { return placed }
            return try placed.map { shape throws(MappingFault) in try shape.mapped(by: mapping) }
        } catch let error as WKBError {
            throw fault(.damaged, error.message, feature: fid)
        } catch let error as MappingFault {
            throw fault(.damaged, error.message, feature: fid)
        } catch {
            throw fault(.damaged, Message(verbatim: "\(error)"), feature: fid)
        }
    }

    func value(
        of position: Int, in feature: OGRFeatureH, fid: Int64
    ) throws(VectorFileError) -> FieldValue {
        let index = Int32(position)
        if let numbers = dataset.longNumbers, numbers.kind(of: position) != nil {
            return numbers.value(of: position, record: fid)
        }
        guard unsafe OGR_F_IsFieldSetAndNotNull(feature, index) != 0 else { return .missing }
        switch fields[position].kind {
        case .integer: return unsafe .integer(OGR_F_GetFieldAsInteger64(feature, index))
        case .real: return unsafe .real(OGR_F_GetFieldAsDouble(feature, index))
        case .text, .date, .other:
            guard let bytes = unsafe OGR_F_GetFieldAsString(feature, index) else { return .missing }
            // Text in another encoding than the file says would match no condition, and be printed as �.
            if let text = unsafe String(validatingCString: bytes) { return .text(text) }
            guard fields[position].isCutShort,
                unsafe UnfinishedText.isWholeButForItsEnd(
                    UnsafeRawBufferPointer(start: bytes, count: cgdal_length(bytes)))
            else { throw wrongEncoding(of: fields[position], fid: fid) }
            return unsafe .text(String(cString: bytes))
        }
    }

    func wrongEncoding(of field: Field, fid: Int64) -> VectorFileError {
        fault(
            .damaged,
            Message(
                zh: "字段“\(field.name)”的文字不合所称编码，请用 --encoding（项目中 encoding）指明，如 GBK",
                en: """
                    the text of \(field.name) is not in the encoding it is said to be in; name it with \
                    --encoding (encoding in a project), such as GBK
                    """), feature: fid)
    }

    func fault(
        _ code: VectorFileError.Code, _ message: Message, feature: Int64? = nil
    ) -> VectorFileError {
        VectorFileError(
            code, message, path: dataset.path, layer: name, feature: feature,
            libraryMessages: dataset.shown(log.messages))
    }

    private static func fields(of handle: OGRLayerH, _ dataset: VectorDataset) -> [Field] {
        let definition = unsafe OGR_L_GetLayerDefn(handle)
        return (0..<(unsafe OGR_FD_GetFieldCount(definition))).map { index in
            let field = unsafe OGR_FD_GetFieldDefn(definition, index)
            let name = unsafe OGR_Fld_GetNameRef(field).map { unsafe String(cString: $0) } ?? ""
            let width = Int(unsafe OGR_Fld_GetWidth(field))
            let kind: Field.Kind =
                switch unsafe OGR_Fld_GetType(field) {
                case OFTInteger, OFTInteger64: .integer
                case OFTReal: .real(width: width, decimals: Int(unsafe OGR_Fld_GetPrecision(field)))
                case OFTString: .text(width: width)
                case OFTDate, OFTDateTime: .date
                default: .other
                }
            return Field(
                dataset.fieldNames[name] ?? name, dataset.longNumbers?.kind(of: Int(index)) ?? kind,
                isCutShort: dataset.cutFields.contains(Int(index)))
        }
    }

    /// The geometry of a feature that is read.
    func geometry(of feature: OGRFeatureH) -> OGRGeometryH? {
        unsafe OGR_F_GetGeomFieldRef(feature, geometry)
    }

    /// Has GDAL give fields as the texts that they are, before any feature is read.
    private static func readAsTexts(_ names: Set<String>, of handle: OGRLayerH) {
        let definition = unsafe OGR_L_GetLayerDefn(handle)
        for index in 0..<(unsafe OGR_FD_GetFieldCount(definition)) {
            let field = unsafe OGR_FD_GetFieldDefn(definition, index)
            guard let name = unsafe OGR_Fld_GetNameRef(field), unsafe names.contains(String(cString: name))
            else {
                continue
            }
            unsafe OGR_Fld_SetType(field, OFTString)
            unsafe OGR_Fld_SetWidth(field, 0)
        }
    }

    /// The reference system that the rows of a table are in, where its column of geometry declares none.
    private static func system(
        ofRowsOf handle: OGRLayerH, _ geometry: Int, _ database: DatabaseLayer?, _ name: String, _ path: String
    ) throws(VectorFileError) -> Int? {
        guard let database,
            let column = unsafe OGR_GFld_GetNameRef(
                OGR_FD_GetGeomFieldDefn(OGR_L_GetLayerDefn(handle), Int32(geometry)))
        else { return nil }
        return unsafe try database.system(ofColumn: String(cString: column), layer: name, path: path)
    }

    /// The system of a code of the EPSG; `nil` for an unknown one.
    private static func wellKnownText(ofCode number: Int) -> String? {
        let system = unsafe OSRNewSpatialReference(nil)
        defer { unsafe OSRDestroySpatialReference(system) }
        let status = LibraryLog().collecting { unsafe OSRImportFromEPSG(system, Int32(clamping: number)) }
        return unsafe status == OGRERR_NONE ? wellKnownText(of: system) : nil
    }

    private static func wellKnownText(of handle: OGRLayerH, _ geometry: Int) -> String? {
        unsafe wellKnownText(
            of: OGR_GFld_GetSpatialRef(
                OGR_FD_GetGeomFieldDefn(OGR_L_GetLayerDefn(handle), Int32(geometry))))
    }

    private static func wellKnownText(of system: OGRSpatialReferenceH?) -> String? {
        guard let system = unsafe system else { return nil }
        var text: UnsafeMutablePointer<CChar>?
        let options = StringList(["FORMAT=WKT2_2019"])
        let status = unsafe options.withPointer { unsafe OSRExportToWktEx(system, &text, $0) }
        defer { unsafe VSIFree(text) }
        guard status == OGRERR_NONE, let text = unsafe text else { return nil }
        let result = unsafe String(cString: text)
        // GeoPackage writes "none" as one of two systems of these names (OGC 12-128r18 §1.1.2.1.2).
        let undefined = ["Undefined Cartesian SRS", "Undefined geographic SRS"].contains {
            result.contains("\"\($0)\"")
        }
        return result.isEmpty || undefined ? nil : result
    }
}

/// Why coordinates could not be mapped.
private struct MappingFault: Error {
    let message: Message
}

extension Shape {
    /// With the coordinates that a mapping gives.
    fileprivate func mapped(by mapping: (inout [Coordinate]) -> Message?) throws(MappingFault) -> Shape {
        func map(_ coordinates: [Coordinate]) throws(MappingFault) -> [Coordinate] {
            var images = coordinates
            if let message = mapping(&images) { throw MappingFault(message: message) }
            return images
        }
        switch self {
        case .polygons(let polygons):
            var images = try map(Array(polygons.coordinates)).makeIterator()
            return .polygons(polygons.mapCoordinates { images.next() ?? $0 })
        case .lines(let lines): return .lines(try lines.map(map))
        case .points(let points): return .points(try map(points))
        case .empty: return .empty
        }
    }

    /// With x and y in each other's place.
    fileprivate var swapped: Shape {
        func swap(_ place: Coordinate) -> Coordinate { Coordinate(x: place.y, y: place.x) }
        return switch self {
        case .polygons(let polygons): .polygons(polygons.mapCoordinates(swap))
        case .lines(let lines): .lines(lines.map { $0.map(swap) })
        case .points(let points): .points(points.map(swap))
        case .empty: .empty
        }
    }
}
