import Bilingual
import CGDAL

/// A layer of a GeoPackage with the columns that hold something else than GeoPackage's types (database file format, §1.1.1.1.3).
///
/// Programs that copy from PostgreSQL and the like write `character varying(60)`, `timestamp with time zone` and
/// `NUMERIC(12,2)`; SQLite keeps their values, and GDAL leaves the columns out. SQLite also keeps 约2024年 in a column of
/// integers, which GDAL reads as 0. Such columns are asked for by a query, each as what is stored in it.
@safe
final class GeoPackageColumns {
    /// The layer with all columns.
    let handle: OGRLayerH
    private let dataset: OpenDataset

    /// The layer as a query of all its columns; `nil` where GDAL reads them all, or cannot run the query.
    ///
    /// - Parameters:
    ///   - handle: the layer as GDAL has it.
    ///   - notes: gets what is told of columns that cannot be read, or are read otherwise than declared.
    init?(_ handle: OGRLayerH, named name: String, of dataset: OpenDataset, notes: inout [Message]) {
        let literal = name.replacing("'", with: "''")
        let source = "FROM pragma_table_xinfo('\(literal)') WHERE hidden <> 1"
        let columns = dataset.texts("SELECT name \(source)") ?? []
        let declared = Array(zip(columns, dataset.texts("SELECT type \(source)") ?? []))
        let foreign = declared.filter { !Self.isKnown($0.1) }
        let contrary = Self.contrary(declared, of: Self.quoted(name), dataset)
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
        let left = Set(columns).subtracting(read).union(foreign.map(\.0)).union(contrary.keys)
            .subtracting([number, geometry])
        guard !left.isEmpty, !geometry.isEmpty else { return nil }
        var types: [String: OGRFieldType] = [:]
        let chosen = columns.map { column in
            let quoted = Self.quoted(column)
            guard left.contains(column) else { return quoted }
            let (type, expression) = Self.reading(quoted, of: Self.quoted(name), dataset)
            types[column] = type
            if type == OFTString, let value = contrary[column] {
                notes.append(
                    Message(
                        zh: "字段“\(column)”有与其类型不符的值（如“\(value)”），按文字读",
                        en:
                            "\(column) has values that are none of its type (such as \"\(value)\") and is read as text"
                    ))
            }
            return "\(expression) AS \(quoted)"
        }
        let log = LibraryLog()
        let query = "SELECT \(chosen.joined(separator: ", ")) FROM \(Self.quoted(name))"
        guard
            let result = unsafe log.collecting({ unsafe GDALDatasetExecuteSQL(dataset.handle, query, nil, nil) }
            )
        else {
            let unread = left.subtracting(read).sorted().joined(separator: "、")
            if !unread.isEmpty {
                notes.append(
                    Message(
                        zh: "有字段类型不能识别，未读：\(unread)",
                        en: "fields of types that are not known are not read: \(unread)"))
            }
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

    /// The columns in which something is stored that is none of their type, each with such a value.
    private static func contrary(
        _ columns: [(name: String, type: String)], of table: String, _ dataset: OpenDataset
    ) -> [String: String] {
        let tests = columns.compactMap { column -> (name: String, test: String)? in
            contrary(quoted(column.name), of: column.type).map { (column.name, $0) }
        }
        var values: [String: String] = [:]
        // One way through the table for many of them; SQLite joins no thousand.
        for start in stride(from: 0, to: tests.count, by: 200) {
            let some = tests[start..<min(start + 200, tests.count)]
            let flags = some.map { "max(\($0.test))" }.joined(separator: " || ',' || ")
            let found = dataset.texts("SELECT \(flags) FROM \(table)")?.first ?? ""
            for (column, flag) in zip(some, found.split(separator: ",")) where flag == "1" {
                let value = "CAST(\(quoted(column.name)) AS TEXT)"
                let query = "SELECT \(value) FROM \(table) WHERE \(column.test) LIMIT 1"
                values[column.name] = dataset.texts(query)?.first ?? ""
            }
        }
        return values
    }

    /// Whether a value is none of its column's type, as an expression; `nil` for a type that holds anything.
    private static func contrary(_ column: String, of type: String) -> String? {
        switch type.uppercased().prefix(while: { $0 != "(" }) {
        case "BOOLEAN", "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER":
            "typeof(\(column)) NOT IN ('integer', 'null')"
        case "FLOAT", "DOUBLE", "REAL": "typeof(\(column)) IN ('text', 'blob')"
        case "DATE", "DATETIME":
            "(\(column) IS NOT NULL AND \(column) NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*')"
        default: nil
        }
    }

    /// What a column is read as: numbers where nothing else is stored in it, without loss and blanks being none; else text.
    private static func reading(
        _ column: String, of table: String, _ dataset: OpenDataset
    ) -> (OGRFieldType, String) {
        let isBlank = "typeof(\(column)) = 'text' AND trim(\(column)) = ''"
        let stored = Set(
            dataset.texts("SELECT DISTINCT typeof(\(column)) FROM \(table) WHERE NOT (\(isBlank))") ?? []
        ).subtracting(["null"])
        func cast(_ type: String) -> String {
            "CASE WHEN \(isBlank) THEN NULL ELSE CAST(\(column) AS \(type)) END"
        }
        if stored == ["integer"] { return (OFTInteger64, cast("INTEGER")) }
        let large = dataset.texts(
            "SELECT 1 FROM \(table) WHERE typeof(\(column)) = 'integer' AND abs(\(column)) > 9007199254740992 LIMIT 1"
        )
        if !stored.isEmpty, stored.isSubset(of: ["integer", "real"]), large == [] {
            return (OFTReal, cast("REAL"))
        }
        return (
            OFTString,
            "CASE typeof(\(column)) WHEN 'blob' THEN hex(\(column)) ELSE CAST(\(column) AS TEXT) END"
        )
    }
}
