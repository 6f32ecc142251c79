import Foundation
import TestSupport
import Testing
import VectorFiles

/// Columns as programs that copy from PostgreSQL declare them, added by GDAL's own tool.
@Test(.enabled(if: FileManager.default.isExecutableFile(atPath: tools[0]), "needs Debian's gdal-bin"))
func columnsOfForeignTypesAreRead() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("p.gpkg")
    try VectorFileWriter.write([SampleLayer.content(named: "p")], to: path, format: .geoPackage)
    let columns =
        [
            ("权属", "character varying(60)", ["NULL", "'国有'"], [nil, "国有"]),
            ("n", "bigint", ["150722000000000123", "NULL"], ["150722000000000123", nil]),
            ("批准面积", "NUMERIC(12,2)", ["NULL", "33.75"], [nil, "33.75"]),
            ("属性", "json", ["'{\"a\":1}'", "7"], ["{\"a\":1}", "7"]),
            ("k", "interval", ["'1d'", "'2d'"], ["1d", "2d"]),
        ] as [(String, String, [String], [String?])]
    for (name, type, values, _) in columns {
        try run([tools[0], path, "-q", "-sql", "ALTER TABLE p ADD COLUMN \"\(name)\" \"\(type)\""])
        let cases = values.enumerated().map { "WHEN \($0 + 1) THEN \($1)" }.joined(separator: " ")
        try run([tools[0], path, "-q", "-sql", "UPDATE p SET \"\(name)\" = CASE fid \(cases) END"])
    }
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
