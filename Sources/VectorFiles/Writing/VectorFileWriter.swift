import Bilingual
import CGDAL
import FoundationEssentials
import Geometry

/// Writes files with layers, whole or not at all.
///
/// GDAL's writers are not crash-safe: killed halfway, most leave a file that opens and holds fewer features.
/// So a file is written under another name in a folder beside its place, closed, opened again and counted,
/// and only then moved to its place.
public enum VectorFileWriter {
    /// Writes a file.
    ///
    /// - Parameters:
    ///   - layers: one or several; shapefile, GeoJSON and FlatGeobuf hold one.
    ///   - path: where the file is to be; its ending need not say the format.
    ///   - format: one of `VectorFormat.writable`, or a geodatabase, which holds the time of writing.
    ///   - options: encoding, date, and whether an existing file may be replaced.
    /// - Throws: `outputExists`, or `writeFailed` with GDAL's messages; nothing new is left behind then.
    public static func write(
        _ layers: [LayerContent], to path: String, format: VectorFormat, options: WritingOptions = .init()
    ) throws(VectorFileError) {
        guard VectorFormat.writable.contains(format) || format == .fileGeodatabase else {
            throw failure(path, "\(format.rawValue) is read only")
        }
        let destination = URL(filePath: path)
        let manager = FileManager.default
        guard options.overwrite || !manager.fileExists(atPath: path) else {
            throw VectorFileError(
                .outputExists,
                Message(
                    zh: "文件已存在，未作改动；如需替换请加 --overwrite",
                    en: "the file exists and was left alone; give --overwrite to replace it"),
                path: path)
        }
        let folder = destination.deletingLastPathComponent()
        let workshop = folder.appending(path: ".\(destination.lastPathComponent).\(UUID().uuidString).tmp")
        do {
            try manager.createDirectory(at: workshop, withIntermediateDirectories: false)
        } catch {
            throw failure(path, "\(error)")
        }
        defer { try? manager.removeItem(at: workshop) }
        let draft = workshop.appending(path: destination.lastPathComponent).path(percentEncoded: false)
        let counts = try create(draft, layers: layers, format: format, options: options)
        if format == .shapefile, !options.namesEncoding {
            try? manager.removeItem(atPath: draft.dropLast(4) + ".cpg")
        }
        try verify(draft, layers: layers, counts, encoding: format == .shapefile ? options.encoding : nil)
        do {
            for name in try manager.contentsOfDirectory(atPath: workshop.path(percentEncoded: false)).sorted() {
                let target = folder.appending(path: name)
                if manager.fileExists(atPath: target.path(percentEncoded: false)) {
                    try manager.removeItem(at: target)
                }
                try manager.moveItem(at: workshop.appending(path: name), to: target)
            }
        } catch {
            throw failure(path, "\(error)")
        }
    }

    /// With more features a database has large pages.
    private static let largeCount = 20_000

    /// - Returns: per layer the number of features written.
    private static func create(
        _ path: String, layers: [LayerContent], format: VectorFormat, options: WritingOptions
    ) throws(VectorFileError) -> [Int] {
        registerDrivers()
        let log = LibraryLog()
        var counts: [Int] = []
        let complete = log.collecting {
            unsafe CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", "\(options.date)T00:00:00.000Z")
            defer { unsafe CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nil) }
            // Large pages cost less to write and take less room; a small database would consist of half-empty ones.
            let pages = layers.reduce(0) { $0 + $1.expectedCount } > Self.largeCount ? "page_size=65536" : nil
            unsafe CPLSetThreadLocalConfigOption("OGR_SQLITE_PRAGMA", pages)
            defer { unsafe CPLSetThreadLocalConfigOption("OGR_SQLITE_PRAGMA", nil) }
            // Newer libraries would queue features for the index, which `SpatialIndexWriter` fills.
            unsafe CPLSetThreadLocalConfigOption("OGR_GPKG_DEFERRED_SPI_UPDATE_THRESHOLD", "0")
            defer { unsafe CPLSetThreadLocalConfigOption("OGR_GPKG_DEFERRED_SPI_UPDATE_THRESHOLD", nil) }
            guard let driver = unsafe GDALGetDriverByName(format.driverName),
                let dataset = unsafe GDALCreate(driver, path, 0, 0, 0, GDT_Unknown, nil)
            else { return false }
            var complete = true
            for layer in layers where complete {
                let count = unsafe write(
                    layer, to: dataset, format: format, options: options, indexes: format == .geoPackage)
                if let count { counts.append(count) } else { complete = false }
            }
            unsafe GDALClose(dataset)
            return complete
        }
        // Some drivers report a full disk only as a message.
        guard complete, log.failures.isEmpty else {
            throw failure(path, log.messages.joined(separator: "; "), libraryMessages: log.messages)
        }
        return counts
    }

    /// Writes a layer into an open dataset.
    ///
    /// - Parameter indexes: whether the dataset is a GeoPackage, whose spatial index is filled here.
    /// - Returns: the number of features; `nil` when the library refuses any part of it.
    static func write(
        _ layer: LayerContent, to dataset: GDALDatasetH, format: VectorFormat, options: WritingOptions,
        indexes: Bool
    ) -> Int? {
        let definition = layer.definition
        let system = unsafe OSRNewSpatialReference(nil)
        defer { unsafe OSRRelease(system) }
        if let text = definition.referenceSystem {
            guard unsafe OSRSetFromUserInput(system, text) == OGRERR_NONE else { return nil }
            unsafe OSRSetAxisMappingStrategy(system, OAMS_TRADITIONAL_GIS_ORDER)
        }
        let creation = StringList(creationOptions(definition, format, options, indexes: indexes))
        let handle = unsafe creation.withMutablePointer { creation in
            unsafe GDALDatasetCreateLayer(
                dataset, definition.name, definition.referenceSystem == nil ? nil : system,
                geometryType(definition.geometry, format), creation)
        }
        guard let handle = unsafe handle else { return nil }
        for field in definition.fields {
            guard unsafe create(field, in: handle) else { return nil }
        }
        var spatialIndex: SpatialIndexWriter?
        if indexes, definition.geometry != .none {
            spatialIndex = unsafe SpatialIndexWriter(of: handle, in: dataset)
            guard spatialIndex != nil else { return nil }
        }
        let schema = unsafe OGR_L_GetLayerDefn(handle)
        let transaction = unsafe OGR_L_StartTransaction(handle) == OGRERR_NONE
        struct Refused: Error {}
        var count = 0
        do {
            try layer.forEachFeature { shape, values in
                guard let feature = unsafe OGR_F_Create(schema) else { throw Refused() }
                defer { unsafe OGR_F_Destroy(feature) }
                for (index, value) in values.enumerated() { unsafe set(value, at: Int32(index), of: feature) }
                var box: OGREnvelope?
                if shape != .empty {
                    guard let geometry = unsafe geometry(of: shape, kind: definition.geometry, format) else {
                        throw Refused()
                    }
                    if unsafe spatialIndex != nil && OGR_G_IsEmpty(geometry) == 0 {
                        var own = OGREnvelope()
                        unsafe OGR_G_GetEnvelope(geometry, &own)
                        box = own
                    }
                    unsafe OGR_F_SetGeometryDirectly(feature, geometry)
                }
                guard unsafe OGR_L_CreateFeature(handle, feature) == OGRERR_NONE else { throw Refused() }
                if let box { unsafe spatialIndex?.enter(OGR_F_GetFID(feature), box) }
                if spatialIndex?.isBroken == true { throw Refused() }
                count += 1
            }
            spatialIndex?.finish()
            if spatialIndex?.isBroken == true { throw Refused() }
        } catch {
            return nil
        }
        return unsafe !transaction || OGR_L_CommitTransaction(handle) == OGRERR_NONE ? count : nil
    }

    private static func creationOptions(
        _ definition: LayerDefinition, _ format: VectorFormat, _ options: WritingOptions, indexes: Bool
    ) -> [String] {
        switch format {
        case .shapefile: ["ENCODING=\(options.encoding)", "DBF_DATE_LAST_UPDATE=\(options.date)"]
        case .geoJSON: ["COORDINATE_PRECISION=10"]
        case .geoPackage:
            // The index is filled by `SpatialIndexWriter`.
            (indexes ? ["SPATIAL_INDEX=NO"] : [])
                + [
                    definition.title.map { "IDENTIFIER=\($0)" },
                    definition.summary.map { "DESCRIPTION=\($0)" },
                ].compactMap(\.self)
        case .flatGeobuf, .fileGeodatabase, .kml, .csv, .postgreSQL: []
        }
    }

    private static func geometryType(_ kind: LayerDefinition.GeometryKind, _ format: VectorFormat)
        -> OGRwkbGeometryType
    {
        // Shapefiles and GeoJSON keep parts in the plain type; the others declare the type of every feature.
        let plain = format == .shapefile || format == .geoJSON
        return switch kind {
        case .polygon: plain ? wkbPolygon : wkbMultiPolygon
        case .line: plain ? wkbLineString : wkbMultiLineString
        case .point: wkbPoint
        case .none: wkbNone
        }
    }

    private static func geometry(
        of shape: Shape, kind: LayerDefinition.GeometryKind, _ format: VectorFormat
    ) -> OGRGeometryH? {
        var geometry: OGRGeometryH?
        let bytes = WKBWriter.bytes(of: shape)
        let status = unsafe bytes.withUnsafeBytes {
            unsafe OGR_G_CreateFromWkb($0.baseAddress, nil, &geometry, Int32($0.count))
        }
        guard status == OGRERR_NONE else { return nil }
        guard format != .shapefile, format != .geoJSON else { return unsafe geometry }
        return switch kind {
        case .polygon: unsafe OGR_G_ForceToMultiPolygon(geometry)
        case .line: unsafe OGR_G_ForceToMultiLineString(geometry)
        case .point, .none: unsafe geometry
        }
    }

    private static func create(_ field: Field, in layer: OGRLayerH) -> Bool {
        let type =
            switch field.kind {
            case .text, .other: OFTString
            case .integer: OFTInteger64
            case .real: OFTReal
            case .date: OFTDate
            }
        guard let definition = unsafe OGR_Fld_Create(field.name, type) else { return false }
        defer { unsafe OGR_Fld_Destroy(definition) }
        if let alias = field.alias { unsafe OGR_Fld_SetAlternativeName(definition, alias) }
        switch field.kind {
        case .text(let width): unsafe OGR_Fld_SetWidth(definition, Int32(width))
        case .real(let width, let decimals):
            unsafe OGR_Fld_SetWidth(definition, Int32(width))
            unsafe OGR_Fld_SetPrecision(definition, Int32(decimals))
        case .integer, .date, .other: break
        }
        return unsafe OGR_L_CreateField(layer, definition, 1) == OGRERR_NONE
    }

    private static func set(_ value: FieldValue, at index: Int32, of feature: OGRFeatureH) {
        switch value {
        case .missing: unsafe OGR_F_SetFieldNull(feature, index)
        case .text(let text): unsafe OGR_F_SetFieldString(feature, index, text)
        case .integer(let number): unsafe OGR_F_SetFieldInteger64(feature, index, number)
        case .real(let number): unsafe OGR_F_SetFieldDouble(feature, index, number)
        }
    }

    /// Opens a written file again and counts what is in it.
    private static func verify(_ path: String, layers: [LayerContent], _ counts: [Int], encoding: String?)
        throws(VectorFileError)
    {
        let dataset = try VectorDataset(opening: path, encoding: encoding)
        let names = dataset.layerNames
        for (index, content) in layers.enumerated() {
            let name = names.count == 1 ? names.first : content.definition.name
            let counted = name.flatMap { dataset.countedRows(of: $0) }
            let count = if let counted { counted } else { try featureCount(of: dataset.layer(named: name)) }
            guard count == counts[index] else {
                throw failure(path, "layer \(index): \(count) of \(counts[index]) features")
            }
        }
    }

    private static func featureCount(of layer: VectorLayer) throws(VectorFileError) -> Int {
        try layer.select(fields: [])
        layer.ignoreOtherFields(andGeometry: true)
        var count = 0
        while try layer.next() != nil { count += 1 }
        return count
    }

    private static func failure(
        _ path: String, _ reason: String, libraryMessages: [String] = []
    ) -> VectorFileError {
        VectorFileError(
            .writeFailed,
            Message(
                zh: "无法写入文件，请检查权限和磁盘空间：\(reason)",
                en: "the file cannot be written; check permissions and disk space: \(reason)"),
            path: path, libraryMessages: libraryMessages)
    }
}
