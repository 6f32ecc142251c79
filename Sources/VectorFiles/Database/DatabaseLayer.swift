import Bilingual
import CGDAL

/// A table of a database as a layer (数据库图层): which one a name means, and what GDAL leaves open about it.
///
/// GDAL calls a table by its name, with that of its schema in front and a dot between where that is not the current one.
struct DatabaseLayer {
    /// What GDAL opens for a source.
    static func connection(_ source: String) -> String {
        let start = source.prefix(3).lowercased()
        return start == "pg:" ? "PG:" + source.dropFirst(3) : "PG:" + source
    }

    /// The name of a layer with one of its columns of geometry, as it is chosen by.
    static func name(_ layer: String, geometry: String) -> String { "\(layer)(\(geometry))" }

    /// What stands between the columns of an answer, `chr(31)` of SQL.
    private static let mark: Character = "\u{1F}"

    private let opened: OpenDataset
    /// The number of the table in the catalogue.
    private let number: String
    /// Its name as SQL has it.
    private let table: String

    /// Finds the table that a layer is read from.
    ///
    /// - Throws: `layerNotFound` where GDAL's name means several.
    init?(_ name: String, in opened: OpenDataset, path: String) throws(VectorFileError) {
        let text = Self.literal(name)
        let found =
            opened.texts(
                """
                SELECT c.oid || chr(31) || c.oid::regclass || chr(31) || n.nspname FROM pg_class c \
                JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r','v','m','f','p') AND \
                (n.nspname = current_schema() AND c.relname = \(text) OR n.nspname || '.' || c.relname = \(text)) \
                ORDER BY 1
                """) ?? []
        let tables = found.map { $0.split(separator: Self.mark).map(String.init) }
        guard let first = tables.first, first.count == 3 else { return nil }
        guard found.count == 1 else {
            let list = tables.compactMap(\.last).joined(separator: "、")
            throw VectorFileError(
                .layerNotFound,
                Message(
                    zh: "“\(name)”可指模式 \(list) 中的不同表；请在连接参数中加 active_schema=模式名，使名称不再相同",
                    en:
                        "\"\(name)\" may be tables of the schemas \(list); add active_schema=NAME to the parameters of the connection, so that their names differ"
                ), path: path)
        }
        self.opened = opened
        (number, table) = (first[0], first[1])
    }

    /// The reference system of a column of geometry that does not declare one, by its rows; `nil` where it does, or has no rows.
    ///
    /// - Parameters:
    ///   - column: its name.
    ///   - layer: its layer.
    /// - Throws: `damaged` where rows are in several systems: GDAL reads all in that of the first.
    func system(ofColumn column: String, layer: String, path: String) throws(VectorFileError) -> Int? {
        let declared = opened.texts(
            """
            SELECT postgis_typmod_srid(atttypmod) FROM pg_attribute WHERE attrelid = \(number) AND \
            attname = \(Self.literal(column)) AND atttypid = 'geometry'::regtype
            """)
        guard declared == ["0"] else { return nil }
        let name = Self.identifier(column)
        let found =
            opened.texts(
                "SELECT DISTINCT ST_SRID(\(name)) FROM \(table) WHERE \(name) IS NOT NULL ORDER BY 1 LIMIT 6")
            ?? []
        guard found.count > 1 else { return found.first.flatMap { Int($0) } }
        let list = found.joined(separator: "、")
        throw VectorFileError(
            .damaged,
            Message(
                zh:
                    "图形列“\(column)”中的图形属于多个坐标系（SRID \(list)），不能按一个坐标系读取；请在数据库中建视图，用 ST_Transform 换算到同一坐标系，或每个 SRID 各建一个视图",
                en:
                    "the geometries of the column \(column) are in several reference systems (SRID \(list)) and cannot be read in one; make a view that brings them into one with ST_Transform, or a view for each SRID"
            ), path: path, layer: layer)
    }

    /// The columns of numbers with more digits than GDAL's numbers hold, such as identifiers: they are read as texts.
    func longNumbers() -> Set<String> {
        let columns =
            opened.texts(
                """
                SELECT attname || chr(31) || atttypmod FROM pg_attribute WHERE attrelid = \(number) AND attnum > 0 AND \
                NOT attisdropped AND atttypid = 'numeric'::regtype
                """) ?? []
        var long: Set<String> = []
        var open: [String] = []
        for text in columns {
            let parts = text.split(separator: Self.mark).map(String.init)
            guard parts.count == 2, let modifier = Int(parts[1]) else { continue }
            let name = parts[0]
            // numeric(precision, scale); -1 for any number.
            let (precision, scale) = ((modifier - 4) >> 16, (modifier - 4) & 0x7FF)
            if modifier < 0 || precision > 15 && !(scale == 0 && precision <= 18) {
                if modifier >= 0, scale == 0 { long.insert(name) } else { open.append(name) }
            }
        }
        guard !open.isEmpty else { return long }
        let asked = open.map { "coalesce(max(abs(\(Self.identifier($0)))), 0) >= 1e15" }
        let answers = opened.texts(
            "SELECT concat_ws('/', \(asked.joined(separator: ", "))) FROM \(table)")?.first
        for (name, answer) in zip(open, answers?.split(separator: "/") ?? []) where answer == "t" {
            long.insert(name)
        }
        return long
    }

    /// The number of rows, counted by the database; `nil` with the reason in the log when it cannot tell.
    func countedRows(log: LibraryLog) -> Int? {
        opened.texts("SELECT COUNT(*) FROM \(table)", log: log)?.first.flatMap { Int($0) }
    }

    private static func literal(_ text: String) -> String {
        "'" + text.replacing("'", with: "''") + "'"
    }

    private static func identifier(_ text: String) -> String {
        "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
