import Bilingual
import CGDAL

/// A layer of a GeoPackage with the columns of types that are none of GeoPackage's (database file format, §1.1.1.1.3).
///
/// Programs that copy from PostgreSQL and the like write `character varying(60)`, `timestamp with time zone` and
/// `NUMERIC(12,2)`; SQLite keeps their values, and GDAL leaves the columns out. They are then asked for by a query, each
/// as what is stored in it.
@safe
final class GeoPackageColumns {
    /// The layer with all columns.
    let handle: OGRLayerH
    private let dataset: OpenDataset

    /// The layer as a query of all its columns; `nil` where GDAL reads them all, or cannot run the query.
    ///
    /// - Parameters:
    ///   - handle: the layer as GDAL has it.
    ///   - unread: gets the columns that cannot be read.
    init?(_ handle: OGRLayerH, named name: String, of dataset: OpenDataset, unread: inout [String]) {
        let literal = name.replacing("'", with: "''")
        let source = "FROM pragma_table_xinfo('\(literal)') WHERE hidden <> 1"
        let columns = dataset.texts("SELECT name \(source)") ?? []
        let foreign = zip(columns, dataset.texts("SELECT type \(source)") ?? []).filter { !Self.isKnown($0.1) }
        let definition = unsafe OGR_L_GetLayerDefn(handle)
        func text(_ name: UnsafePointer<CChar>?) -> String {
            unsafe name.map { unsafe String(cString: $0) } ?? ""
        }
        let number = unsafe text(OGR_L_GetFIDColumn(handle))
        let geometry = unsafe text(OGR_L_GetGeometryColumn(handle))
        let read = (0..<(unsafe OGR_FD_GetFieldCount(definition))).map {
            unsafe text(OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, $0)))
        }
        // GDAL takes an interval for an integer.
        let left = Set(columns).subtracting(read).union(foreign.map(\.0)).subtracting([number, geometry])
        guard !left.isEmpty, !geometry.isEmpty else { return nil }
        var types: [String: OGRFieldType] = [:]
        let chosen = columns.map { column in
            let quoted = Self.quoted(column)
            guard left.contains(column) else { return quoted }
            let (type, expression) = Self.reading(quoted, of: Self.quoted(name), dataset)
            types[column] = type
            return "\(expression) AS \(quoted)"
        }
        let log = LibraryLog()
        let query = "SELECT \(chosen.joined(separator: ", ")) FROM \(Self.quoted(name))"
        guard
            let result = unsafe log.collecting({ unsafe GDALDatasetExecuteSQL(dataset.handle, query, nil, nil) }
            )
        else {
            unread = left.subtracting(read).sorted()
            return nil
        }
        unsafe self.handle = result
        self.dataset = dataset
        // GDAL goes by the first row, which may have no value.
        let own = unsafe OGR_L_GetLayerDefn(result)
        for index in 0..<(unsafe OGR_FD_GetFieldCount(own)) {
            let field = unsafe OGR_FD_GetFieldDefn(own, index)
            if let type = unsafe types[text(OGR_Fld_GetNameRef(field))] { unsafe OGR_Fld_SetType(field, type) }
        }
    }

    deinit { unsafe GDALDatasetReleaseResultSet(dataset.handle, handle) }

    /// Whether a type is one of GeoPackage's, or a view tells none.
    private static func isKnown(_ type: String) -> Bool {
        let word = type.uppercased().prefix { $0 != "(" }
        return type.isEmpty || types.contains(String(word))
    }

    private static let types: Set<String> = [
        "BOOLEAN", "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER", "FLOAT", "DOUBLE", "REAL", "TEXT",
        "BLOB",
        "DATE", "DATETIME",
    ]

    private static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

    /// What a column is read as: numbers where nothing else is stored in it, without loss; else text.
    private static func reading(
        _ column: String, of table: String, _ dataset: OpenDataset
    ) -> (OGRFieldType, String) {
        let stored = Set(dataset.texts("SELECT DISTINCT typeof(\(column)) FROM \(table)") ?? []).subtracting([
            "null"
        ])
        if stored == ["integer"] { return (OFTInteger64, "CAST(\(column) AS INTEGER)") }
        let large = dataset.texts(
            "SELECT 1 FROM \(table) WHERE typeof(\(column)) = 'integer' AND abs(\(column)) > 9007199254740992 LIMIT 1"
        )
        if !stored.isEmpty, stored.isSubset(of: ["integer", "real"]), large == [] {
            return (OFTReal, "CAST(\(column) AS REAL)")
        }
        return (
            OFTString,
            "CASE typeof(\(column)) WHEN 'blob' THEN hex(\(column)) ELSE CAST(\(column) AS TEXT) END"
        )
    }
}
