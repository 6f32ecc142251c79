import Foundation
import TestSupport
import Testing
import VectorFiles

let tools = ["/usr/bin/ogrinfo", "/usr/bin/ogr2ogr"]

/// Runs one of GDAL's tools.
func run(_ command: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(command)")
}

/// A domain declared in a GeoPackage by SQL (OGC 12-128r18, annex F.9), and carried into a geodatabase by GDAL's tools.
@Test(
    .enabled(
        if: tools.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }, "needs Debian's gdal-bin"))
func codesKeepTheirMeaning() throws {
    let folder = try TemporaryFolder()
    let package = folder.path("p.gpkg")
    try VectorFileWriter.write([SampleLayer.content(named: "p")], to: package, format: .geoPackage)
    let schema = "http://www.geopackage.org/spec121/#extension_schema"
    for statement in [
        """
        CREATE TABLE gpkg_data_column_constraints (constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, \
        value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT)
        """,
        """
        CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, \
        description TEXT, mime_type TEXT, constraint_name TEXT)
        """,
        """
        INSERT INTO gpkg_extensions VALUES ('gpkg_data_columns', NULL, 'gpkg_schema', '\(schema)', 'read-write'), \
        ('gpkg_data_column_constraints', NULL, 'gpkg_schema', '\(schema)', 'read-write')
        """,
        """
        INSERT INTO gpkg_data_column_constraints VALUES ('dl', 'enum', '0401', NULL, NULL, NULL, NULL, '天然牧草地'), \
        ('dl', 'enum', '0402', NULL, NULL, NULL, NULL, '沼泽草地')
        """, "INSERT INTO gpkg_data_columns VALUES ('p', 'BSM', NULL, NULL, NULL, NULL, 'dl')",
    ] {
        try run([tools[0], package, "-q", "-sql", statement])
    }
    let database = folder.path("p.gdb")
    try run([tools[1], "-f", "OpenFileGDB", database, package])
    for path in [package, database] {
        let layer = try VectorDataset(opening: path).layer()
        #expect(layer.codedValues(of: "bsm") == ["0401": "天然牧草地", "0402": "沼泽草地"])
        #expect(layer.codedValues(of: "NF") == [:])
        #expect(layer.codedValues(of: "none") == [:])
        #expect(try readAll(path, fields: ["BSM"]).first?.values == [.text("000000000000000001")])
    }
}
