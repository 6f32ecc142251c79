import Bilingual
import Foundation
import Geometry
import TestSupport
import Testing
import VectorFiles

private func change(_ path: String, _ edit: (inout Data) -> Void) throws {
    var bytes = try Data(contentsOf: URL(filePath: path))
    edit(&bytes)
    try bytes.write(to: URL(filePath: path))
}

private func codes(_ path: String) -> [StructureIssue.Code] { FileStructure.judge(path).map(\.code) }

@Test(arguments: VectorFormat.writable + [.fileGeodatabase])
func whatOurWriterWritesHasNoIssues(_ format: VectorFormat) throws {
    let folder = try TemporaryFolder()
    let endings: [VectorFormat: String] = [
        .shapefile: "shp", .geoPackage: "gpkg", .geoJSON: "geojson", .flatGeobuf: "fgb",
        .fileGeodatabase: "gdb",
    ]
    let path = folder.path("p." + (endings[format] ?? ""))
    try VectorFileWriter.write([SampleLayer.content()], to: path, format: format)
    // Only that the number without a value is asterisks in a shapefile.
    #expect(FileStructure.judge(path).map(\.severity) == (format == .shapefile ? [.note] : []))
    let before = try files(in: folder.url.path())
    #expect(try readAll(path, fields: ["BSM"]).count == 2)
    #expect(try files(in: folder.url.path()) == before)
    let dataset = try VectorDataset(opening: path)
    #expect(dataset.format == format)
    for file in dataset.files { #expect(FileManager.default.fileExists(atPath: file)) }
}

// MARK: FlatGeobuf

@Test func flatGeobufThatIsNotWholeIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("p.fgb")
    try VectorFileWriter.write([SampleLayer.content()], to: path, format: .flatGeobuf)
    let whole = try Data(contentsOf: URL(filePath: path))
    for length in 0..<whole.count {
        try whole.prefix(length).write(to: URL(filePath: path))
        #expect(FileStructure.judge(path).contains { $0.severity == .refuse }, "\(length) bytes")
    }
    // No byte makes it crash.
    for index in whole.indices {
        var bytes = whole
        bytes[index] ^= 0x7F
        try bytes.write(to: URL(filePath: path))
        _ = FileStructure.judge(path)
    }
    // A feature more than the header says.
    try (whole + [4, 0, 0, 0, 0, 0, 0, 0]).write(to: URL(filePath: path))
    #expect(codes(path) == [.count])
}

// MARK: GeoPackage

@Test func geoPackagesThatAreDamagedOrUnfinishedAreRefused() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("p.gpkg")
    try VectorFileWriter.write([SampleLayer.content()], to: path, format: .geoPackage)
    let whole = try Data(contentsOf: URL(filePath: path))
    try whole.dropLast(4096).write(to: URL(filePath: path))
    #expect(codes(path) == [.length])
    try change(path) {
        $0 = whole
        $0[68] = 0
    }
    #expect(codes(path) == [.header])
    #expect(FileStructure.judge(path).first?.severity == .note)
    try whole.write(to: URL(filePath: path))
    for ending in ["-wal", "-journal"] {
        try folder.write("", to: "p.gpkg\(ending)")
        #expect(codes(path) == [], "an empty one holds no edits")
        try folder.write("x", to: "p.gpkg\(ending)")
        #expect(codes(path) == [.unfinishedEdit])
        #expect(failure { _ = try VectorDataset(opening: path) }?.code == .damaged)
        try FileManager.default.removeItem(atPath: folder.path("p.gpkg\(ending)"))
    }
    // Damage inside: the pages of the tables, one by one.
    var refused = 0
    for page in 1..<(whole.count / 4096) {
        try change(path) {
            $0 = whole
            for index in (page * 4096)..<(page * 4096 + 8) { $0[index] = 0xA5 }
        }
        if FileStructure.judge(path).contains(where: { $0.severity == .refuse }) { refused += 1 }
    }
    #expect(refused > 10)
}

// MARK: File Geodatabase

private func geodatabase(in folder: TemporaryFolder) throws -> (path: String, table: String) {
    let path = folder.path("p.gdb")
    try VectorFileWriter.write([SampleLayer.content()], to: path, format: .fileGeodatabase)
    let tables = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".gdbtable") }
    return (path, "\(path)/\(try #require(tables.max()))")
}

@Test func geodatabasesAreReadAndDamagedOnesRefused() throws {
    let folder = try TemporaryFolder()
    let (path, table) = try geodatabase(in: folder)
    #expect(try readAll(path + "/", fields: ["BSM"]).map(\.shape).count == 2)
    let index = String(table.dropLast() + "x")
    let whole = (try Data(contentsOf: URL(filePath: table)), try Data(contentsOf: URL(filePath: index)))
    for (file, data, edit, code) in [
        (
            table, whole.0, { (bytes: inout Data) in bytes = bytes.prefix(bytes.count / 2) },
            StructureIssue.Code.length
        ),
        (table, whole.0, { $0[4] = 9 }, .count),
        (index, whole.1, { $0 = $0.prefix(1000) }, .length),
        (index, whole.1, { $0[12] = 77 }, .header),
        (index, whole.1, { $0[18] = 0xFF }, .index),
    ] {
        try change(file) {
            $0 = data
            edit(&$0)
        }
        #expect(FileStructure.judge(path).first { $0.severity == .refuse }?.code == code)
        try data.write(to: URL(filePath: file))
    }
    try Data().write(to: URL(filePath: "\(path)/x.lock"))
    #expect(FileStructure.judge(path).map(\.severity) == [.note])
    try FileManager.default.removeItem(atPath: index)
    #expect(codes(path).contains(.missingPart))
    #expect(
        failure { _ = try VectorDataset(opening: try folder.write("x", to: "file.gdb")) }?.code
            == .unknownFormat)
}

@Test(arguments: [true, false])
func zippedGeodatabasesAreRead(hasFolder: Bool) throws {
    let folder = try TemporaryFolder()
    let (path, _) = try geodatabase(in: folder)
    var writer = ZIPWriter()
    for (name, data) in try files(in: path) { writer.add((hasFolder ? "交付/p.gdb/" : "") + name, [UInt8](data)) }
    let archive = try folder.write(Data(writer.bytes), to: "x.gdb.zip")
    #expect(try readAll(archive, fields: ["BSM"]).count == 2)
    #expect(try VectorDataset(opening: archive).files == [archive])
}

// MARK: KML

private func kml(_ inside: String, before: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>\(before)
    <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>地块</name>\(inside)
    <Placemark><name>甲</name><ExtendedData><Data name="BSM"><value>001</value></Data></ExtendedData>
    <Polygon><outerBoundaryIs><LinearRing><coordinates>
    122,46,0 122.01,46,0 122.01,46.01,0 122,46.01,0 122,46,0
    </coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>
    """
}

@Test func kmlAndItsArchivesAreRead() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(kml(""), to: "x.kml")
    #expect(FileStructure.judge(path) == [])
    for path in [path, try folder.write(Data(ZIPWriter([("doc.kml", kml(""))]).bytes), to: "x.kmz")] {
        let layer = try VectorDataset(opening: path).layer()
        #expect(layer.referenceSystem?.contains("WGS 84") == true)
        let features = try readAll(path, fields: ["Name", "BSM"])
        #expect(features.map(\.values) == [[.text("甲"), .text("001")]])
        #expect(features.first?.shape == .polygons(MultiPolygon(shell: SampleLayer.degrees)))
    }
}

@Test func whatKMLLeavesElsewhereIsSaid() throws {
    let folder = try TemporaryFolder()
    let link = "<NetworkLink><Link><href>http://127.0.0.1:9/x.kml</href></Link></NetworkLink>"
    let path = try folder.write(kml(link), to: "x.kml")
    #expect(FileStructure.judge(path).map(\.severity) == [.repair])
    #expect(try readAll(path, fields: []).count == 1)
    let entity = try folder.write(kml("", before: "<!DOCTYPE kml [<!ENTITY a \"b\">]>"), to: "y.kml")
    #expect(codes(entity) == [.link])
    #expect(failure { _ = try VectorDataset(opening: entity) }?.code == .damaged)
    #expect(codes(try folder.write("<gpx/>", to: "z.kml")) == [.format])
}

// MARK: CSV

@Test func tablesWithGeometryAreRead() throws {
    let folder = try TemporaryFolder()
    let text = "编号,名称,WKT\r\n001,\"甲,乙\n\"\"丙\"\"\",\"POLYGON((0 0,1 0,1 1,0 0))\"\r\n"
    let path = try folder.write("\u{FEFF}" + text, to: "x.csv")
    #expect(FileStructure.judge(path) == [])
    let features = try readAll(path, fields: ["编号", "名称"])
    #expect(features.map(\.values) == [[.text("001"), .text("甲,乙\n\"丙\"")]])
    let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }
    #expect(features.first?.shape == .polygons(MultiPolygon(shell: corners)))
    let points = try folder.write("点号;经度;纬度\nJ1;122.5;46.25\n", to: "y.csv")
    #expect(codes(points) == [.syntax, .geometryKind])
    #expect(try readAll(points, fields: ["点号"]).first?.shape == .points([Coordinate(x: 122.5, y: 46.25)]))
    #expect(try VectorDataset(opening: points).layer().referenceSystem == nil)
}

@Test(arguments: [
    ("a,b\n1,2\n", StructureIssue.Code.geometryKind, nil as Int?), ("wkt,a\n\"x,1\ny,2\n", .syntax, 2),
    ("wkt,a\nx,1\0\n", .syntax, 2), ("wkt,a,A\nx,1,2\n", .fieldName, 1), ("wkt,a\nx,1\nx\n", .count, 3),
    ("wkt,a\nx,1,2\n", .count, 2), ("", .header, nil), ("wkt,wkt\nx,y\n", .fieldName, 1),
])
func tablesThatAreAmbiguousAreRefused(_ text: String, code: StructureIssue.Code, line: Int?) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "x.csv")
    let refused = FileStructure.judge(path).first { $0.severity == .refuse }
    #expect(refused?.code == code)
    #expect(refused?.line == line)
    #expect(failure { _ = try VectorDataset(opening: path) }?.code == .damaged)
}

/// 草 in GBK, whether the user says so or not; bytes of no encoding are refused.
@Test(arguments: [nil, "GBK"])
func tablesInGBKAreRead(_ encoding: String?) throws {
    let folder = try TemporaryFolder()
    let head: [UInt8] = [0xB2, 0xDD] + Array(",WKT\n\"".utf8)
    let tail = Array("\",\"POLYGON((0 0,1 0,1 1,0 0))\"\n".utf8)
    let path = try folder.write(Data(head + [0xB2, 0xDD] + tail), to: "x.csv")
    let layer = try VectorDataset(opening: path, encoding: encoding).layer()
    #expect(layer.fields.map(\.name) == ["草"])
    try layer.select(fields: ["草"])
    #expect(try layer.next()?.values == [.text("草")])
    let broken = try folder.write(Data(head + [0xFF] + tail), to: "y.csv")
    #expect(FileStructure.judge(broken).contains { $0.code == .encoding && $0.severity == .refuse })
}

/// As PostGIS prints shapes: with the code of their system.
@Test func codesOfSystemsBeforeShapes() throws {
    let folder = try TemporaryFolder()
    let shape = "POLYGON((0 0,1 0,1 1,0 0))"
    let path = try folder.write(
        "a,geom\nSRID=5,\"SRID=4528;\(shape)\"\nb,\"SRID=4528;\(shape)\"\n", to: "x.csv")
    let layer = try VectorDataset(opening: path).layer()
    #expect(layer.referenceSystem?.contains("4528") == true)
    #expect(try readAll(path, fields: ["a"]).map(\.values) == [[.text("SRID=5")], [.text("b")]])
    #expect(try readAll(path, fields: []).allSatisfy { $0.shape != .empty })
    #expect(try VectorDataset(opening: path).files == [path])
    let several = try folder.write("a,geom\n1,\"SRID=4528;\(shape)\"\n2,\"SRID=4527;\(shape)\"\n", to: "y.csv")
    #expect(
        FileStructure.judge(several).contains { $0.severity == .refuse && $0.message.zh.contains("4527、4528") })
}

/// 草 in GBK, under the heading of an unnamed column.
@Test func tablesInGBKAreReadAndUnnamedColumnsTold() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
        Data("wkt,,b\nPOINT (1 2),".utf8) + Data([0xB2, 0xDD, 0x2C, 0x0A]), to: "x.csv")
    #expect(FileStructure.judge(path).map(\.code) == [.fieldName, .encoding])
    #expect(FileStructure.judge(path, encoding: "GBK").map(\.code) == [.fieldName])
    #expect(try readAll(path, fields: ["field_2"]).map { $0.values[0].text } == ["草"])
    try (Data("wkt,a\nPOINT (1 2),".utf8) + Data([0xFF, 0xFF, 0x0A])).write(to: URL(filePath: path))
    #expect(FileStructure.judge(path).contains { $0.code == .encoding && $0.severity == .refuse })
}

// MARK: Shapefile

/// A table with one column of each kind that is checked, its two records written by hand.
private func shapefile(
    in folder: TemporaryFolder, number: String, date: String, names: [String] = ["MJ", "RQ"]
) throws
    -> String
{
    let path = folder.path("p.shp")
    try VectorFileWriter.write(
        [
            LayerContent(
                LayerDefinition(
                    name: "p", geometry: .polygon, fields: [Field("A", .integer)], referenceSystem: nil),
                features: [(.polygons(SampleLayer.square), [.integer(1)])])
        ], to: path, format: .shapefile, options: .init(overwrite: true))
    var table: [UInt8] = [3, 100, 1, 1, 1, 0, 0, 0, 97, 0, 17, 0] + [UInt8](repeating: 0, count: 20)
    for (name, kind) in zip(names, ["N", "D"]) {
        table += Array(name.utf8) + [UInt8](repeating: 0, count: 11 - name.utf8.count)
        table += Array(kind.utf8) + [0, 0, 0, 0, 8, 0] + [UInt8](repeating: 0, count: 14)
    }
    table += [0x0D, 0x20] + Array(number.utf8) + Array(date.utf8) + [0x1A]
    try Data(table).write(to: URL(filePath: folder.path("p.dbf")))
    return path
}

@Test(arguments: [
    ("    1.50", "20240229", nil as StructureIssue.Severity?), ("        ", "        ", nil),
    ("-1.2E+05", "00000000", nil), ("********", "20240101", .note), (" 1.#QNAN", "20240101", .repair),
    ("     1,5", "20240101", .refuse), ("    abcd", "20240101", .refuse), ("       1", "20230229", .repair),
    ("       1", "20241301", .repair), ("       1", "2024/1/1", .repair),
])
func numbersAndDatesOfATableAreChecked(number: String, date: String, severity: StructureIssue.Severity?) throws
{
    let folder = try TemporaryFolder()
    let issues = FileStructure.judge(try shapefile(in: folder, number: number, date: date))
    #expect(issues.map(\.severity) == (severity.map { [$0] } ?? []))
    #expect(issues.allSatisfy { $0.code == .value })
}

@Test func fieldsOfOneNameAreReported() throws {
    let folder = try TemporaryFolder()
    let path = try shapefile(in: folder, number: "       1", date: "20240101", names: ["MJ", "mj"])
    #expect(codes(path) == [.fieldName])
}

@Test(arguments: [UInt8(31), 99, 2])
func recordsThatAreNoPlaneFiguresAreRefused(kind: UInt8) throws {
    let folder = try TemporaryFolder()
    let path = try shapefile(in: folder, number: "       1", date: "20240101")
    try change(path) { $0[108] = kind }
    #expect(codes(path) == [.geometryKind])
    try change(path) {
        $0[108] = 5
        $0[32] = 99
    }
    #expect(codes(path) == [.header])
}

@Test func wordsOfAnEncodingThatAreWrongAreMadeGood() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("p.shp")
    for (encoding, word, severity) in [
        ("UTF-8", "GBK", StructureIssue.Severity.repair as StructureIssue.Severity?), ("UTF-8", "936", .repair),
        ("UTF-8", "65001", nil), ("GBK", "CP936", nil), ("GBK", "GB18030", nil), ("GBK", "abc???", .repair),
        ("UTF-8", "abc", .repair),
    ] {
        try VectorFileWriter.write(
            [SampleLayer.content()], to: path, format: .shapefile,
            options: .init(overwrite: true, encoding: encoding))
        try folder.write(word, to: "p.cpg")
        #expect(
            FileStructure.judge(path).filter { $0.code == .encoding }.map(\.severity)
                == (severity.map { [$0] } ?? []), "\(encoding) \(word)")
        #expect(try readAll(path, fields: ["地类名称"]).first?.values == [.text("天然牧草地")], "\(encoding) \(word)")
    }
    // What the user says is not doubted.
    try folder.write("GBK", to: "p.cpg")
    #expect(!FileStructure.judge(path, encoding: "UTF-8").contains { $0.code == .encoding })
}
