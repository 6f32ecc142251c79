import CGDAL

/// A dataset that GDAL has open; closed when nothing refers to it any more.
@safe
final class OpenDataset {
    let handle: GDALDatasetH

    init(_ handle: GDALDatasetH) { unsafe self.handle = handle }

    deinit { unsafe GDALClose(handle) }

    /// Options that hold for the files opened under them, on this thread.
    private static let readCache = [("VSI_CACHE", "TRUE"), ("VSI_CACHE_SIZE", "524288")]

    /// Opens a file by one driver and no other; `nil` with the reason in the log.
    static func open(_ path: String, driver: String, options: [String], log: LibraryLog) -> OpenDataset? {
        registerDrivers()
        let drivers = StringList([driver])
        let open = StringList(options)
        let flags = UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
        // GDAL reads through a buffer of 4 KiB, one call to the system for four parcels. Its cache reads
        // 32 KiB at a time; half a mebibyte of it stays in the processor's cache, the default of 25 does not.
        for (option, value) in readCache { unsafe CPLSetThreadLocalConfigOption(option, value) }
        defer { for (option, _) in readCache { unsafe CPLSetThreadLocalConfigOption(option, nil) } }
        let handle = unsafe log.collecting {
            unsafe drivers.withPointer { drivers in
                unsafe open.withPointer { options in unsafe GDALOpenEx(path, flags, drivers, options, nil) }
            }
        }
        return unsafe handle.map { unsafe OpenDataset($0) }
    }

    /// The first column of what an SQL statement gives; `nil` with the reason in the log when it fails.
    func texts(_ statement: String, log: LibraryLog = LibraryLog()) -> [String]? {
        let rows: [String]? = log.collecting {
            guard let result = unsafe GDALDatasetExecuteSQL(handle, statement, nil, nil) else { return nil }
            defer { unsafe GDALDatasetReleaseResultSet(handle, result) }
            var rows: [String] = []
            while let feature = unsafe OGR_L_GetNextFeature(result) {
                defer { unsafe OGR_F_Destroy(feature) }
                unsafe rows.append(OGR_F_GetFieldAsString(feature, 0).map { unsafe String(cString: $0) } ?? "")
            }
            return rows
        }
        return log.failures.isEmpty ? rows : nil
    }

    /// The files that GDAL reads, the folder of a geodatabase not among them.
    var files: [String] {
        guard let list = unsafe GDALGetFileList(handle) else { return [] }
        defer { unsafe CSLDestroy(list) }
        var files: [String] = []
        var index = 0
        while let entry = unsafe list[index] {
            unsafe files.append(String(cString: entry))
            index += 1
        }
        return files
    }

    /// What is known of the layers without reading them.
    struct LayerSummary {
        let name: String
        let kind: OGRwkbGeometryType
        let count: Int
        /// Its columns of geometry, where there are several.
        var geometries: [String] = []

        /// What it is chosen by: one name for each of several columns of geometry.
        var names: [String] {
            geometries.isEmpty ? [name] : geometries.map { DatabaseLayer.name(name, geometry: $0) }
        }
    }

    /// The layers, in the file's order.
    var layers: [LayerSummary] {
        LibraryLog().collecting {
            (0..<(unsafe GDALDatasetGetLayerCount(handle))).map { index in
                let layer = unsafe GDALDatasetGetLayer(handle, index)
                return unsafe LayerSummary(
                    name: OGR_L_GetName(layer).map { unsafe String(cString: $0) } ?? "",
                    kind: OGR_GT_Flatten(OGR_L_GetGeomType(layer)), count: Int(OGR_L_GetFeatureCount(layer, 1)),
                    geometries: Self.geometries(of: layer))
            }
        }
    }

    private static func geometries(of layer: OGRLayerH?) -> [String] {
        let definition = unsafe OGR_L_GetLayerDefn(layer)
        let count = unsafe OGR_FD_GetGeomFieldCount(definition)
        guard count > 1 else { return [] }
        return (0..<count).map { index in
            let field = unsafe OGR_FD_GetGeomFieldDefn(definition, index)
            return unsafe OGR_GFld_GetNameRef(field).map { unsafe String(cString: $0) } ?? ""
        }
    }
}
