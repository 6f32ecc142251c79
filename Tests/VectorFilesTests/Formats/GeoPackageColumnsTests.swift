import Bilingual
import Foundation
import TestSupport
import Testing
import VectorFiles

/// Columns as programs that copy from PostgreSQL declare them, added by GDAL's own tool.
@Test(.enabled(if: FileManager.default.isExecutableFile(atPath: tools[0]), "needs Debian's gdal-bin"))
func columnsOfForeignTypesAreRead() throws {
    let folder = try TemporaryFolder()
    let columns =
        [
            ("权属", "character varying(60)", ["NULL", "'国有'"], [nil, "国有"]),
            ("n", "bigint", ["150722000000000123", "NULL"], ["150722000000000123", nil]),
            ("批准面积", "NUMERIC(12,2)", ["NULL", "33.75"], [nil, "33.75"]),
            ("属性", "json", ["'{\"a\":1}'", "7"], ["{\"a\":1}", "7"]),
            ("k", "interval", ["'1d'", "'2d'"], ["1d", "2d"]),
        ] as [(String, String, [String], [String?])]
    let path = try package(columns.map { ($0.0, $0.1, $0.2) }, in: folder)
    // A table of styles is no layer to choose.
    try run([tools[0], path, "-q", "-sql", "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, styleQML TEXT)"])
    try run([
        tools[0], path, "-q", "-sql",
        "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('layer_styles', 'attributes', 's')",
    ])
    for (name, _, _, expected) in columns {
        #expect(try readAll(path, fields: [name]).map { $0.values[0].text } == expected, "\(name)")
    }
    let layer = try VectorDataset(opening: path).layer()
    #expect(layer.name == "p" && layer.numberName == "fid" && layer.referenceSystem != nil)
    #expect(layer.fields.filter { $0.name == "批准面积" }.map(\.kind) == [.real()])
    #expect(layer.takeWarnings() == [])
}

/// SQLite keeps what comes, whatever a column is declared to hold, and GDAL makes 0 or nothing of it.
@Test(.enabled(if: FileManager.default.isExecutableFile(atPath: tools[0]), "needs Debian's gdal-bin"))
func valuesThatAreNoneOfTheirColumnsTypeAreReadAsTheyStand() throws {
    let folder = try TemporaryFolder()
    let columns =
        [
            ("year", "INTEGER", ["'约2024年'", "2023"], ["约2024年", "2023"], true),
            ("half", "INTEGER", ["2024.5", "2023"], ["2024.5", "2023"], false),
            ("blank", "INTEGER", ["''", "2023"], [nil, "2023"], false),
            ("grown", "REAL", ["'9O.0'", "1.5"], ["9O.0", "1.5"], true),
            ("day", "DATE", ["'2024年6月30日'", "'2024-07-02'"], ["2024年6月30日", "2024-07-02"], true),
            ("compact", "DATE", ["20240630", "20240702"], ["20240630", "20240702"], false),
            ("clean", "DATE", ["'2024-06-30'", "NULL"], ["2024/06/30", nil], false),
        ] as [(String, String, [String], [String?], Bool)]
    let path = try package(columns.map { ($0.0, $0.1, $0.2) }, in: folder)
    for (name, _, _, expected, _) in columns {
        #expect(try readAll(path, fields: [name]).map { $0.values[0].text } == expected, "\(name)")
    }
    let told = try VectorDataset(opening: path).layer().takeWarnings().map(\.zh)
    for (name, _, _, expected, isTold) in columns {
        let words = "字段“\(name)”有与其类型不符的值（如“\(expected[0] ?? "")”）"
        #expect(told.contains { $0.hasPrefix(words) } == isTold, "\(name): \(told)")
    }
    #expect(told.count == columns.count(where: \.4))
}

/// A GeoPackage of the sample layer with further columns, of two features each.
private func package(_ columns: [(name: String, type: String, values: [String])], in folder: TemporaryFolder)
    throws -> String
{
    let path = folder.path("p.gpkg")
    try VectorFileWriter.write([SampleLayer.content(named: "p")], to: path, format: .geoPackage)
    for (name, type, values) in columns {
        try run([tools[0], path, "-q", "-sql", "ALTER TABLE p ADD COLUMN \"\(name)\" \"\(type)\""])
        let cases = values.enumerated().map { "WHEN \($0 + 1) THEN \($1)" }.joined(separator: " ")
        try run([tools[0], path, "-q", "-sql", "UPDATE p SET \"\(name)\" = CASE fid \(cases) END"])
    }
    return path
}
