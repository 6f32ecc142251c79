import Bilingual
import Foundation
import Geometry
import TestSupport
import Testing
import VectorFiles

private func shapefile(in folder: TemporaryFolder, encoding: String = "UTF-8", cpg: Bool = true) throws
    -> String
{
    let path = folder.path("parcels.shp")
    try VectorFileWriter.write(
        [SampleLayer.content()], to: path, format: .shapefile,
        options: .init(encoding: encoding, namesEncoding: cpg))
    return path
}

private func change(_ path: String, _ edit: (inout Data) -> Void) throws {
    var bytes = try Data(contentsOf: URL(filePath: path))
    edit(&bytes)
    try bytes.write(to: URL(filePath: path))
}

/// GBK without a `.cpg` is what ArcGIS on a Chinese Windows leaves behind.
@Test(arguments: ["UTF-8", "GBK"], [true, false])
func textsAreReadWhateverTheEncodingAndWhetherItIsNamed(encoding: String, named: Bool) throws {
    let folder = try TemporaryFolder()
    let path = try shapefile(in: folder, encoding: encoding, cpg: named)
    if !named { try change(folder.path("parcels.dbf")) { $0[29] = 0 } }  // no language byte either
    #expect(FileManager.default.fileExists(atPath: folder.path("parcels.cpg")) == named)
    let bytes = try Data(contentsOf: URL(filePath: folder.path("parcels.dbf")))
    let steppe: [UInt8] = encoding == "GBK" ? [0xB2, 0xDD] : Array("草".utf8)
    #expect(bytes.contains(Data(steppe)))
    let texts = try readAll(path, fields: ["地类名称"]).map(\.values)
    #expect(texts == [[.text("天然牧草地")], [.text("沼泽草地")]])
}

@Test func truncatedGeometryIsRefusedAtEveryLength() throws {
    let folder = try TemporaryFolder()
    let path = try shapefile(in: folder)
    let whole = try Data(contentsOf: URL(filePath: path))
    for length in stride(from: 0, to: whole.count, by: 7) {
        try whole.prefix(length).write(to: URL(filePath: path))
        #expect(failure { _ = try readAll(path, fields: []) }?.code == .damaged, "\(length) bytes")
    }
}

@Test(arguments: ["shx", "dbf"])
func missingPartsAreNamed(_ ending: String) throws {
    let folder = try TemporaryFolder()
    let path = try shapefile(in: folder)
    try FileManager.default.removeItem(atPath: folder.path("parcels.\(ending)"))
    let error = failure { _ = try VectorDataset(opening: path) }
    #expect(error?.code == .damaged)
    #expect(error?.message.en.contains(".\(ending)") == true)
    // Nothing was put beside the user's file to make up for it.
    #expect(!FileManager.default.fileExists(atPath: folder.path("parcels.\(ending)")))
}

@Test func attributeTablesThatDoNotMatchAreRefused() throws {
    let folder = try TemporaryFolder()
    let path = try shapefile(in: folder)
    let dbf = folder.path("parcels.dbf")
    let whole = try Data(contentsOf: URL(filePath: dbf))
    for edit: (inout Data) -> Void in [
        { $0[4] = 1 },  // one record fewer than geometries: GDAL drops the last parcel in silence
        { $0[4] = 9 },  // more than there are
        { $0 = $0.prefix($0.count - 40) },
        { $0[10] += 1 },  // record length
        { data in data[Int(data[8]) + 256 * Int(data[9])] = UInt8(ascii: "*") },  // first record deleted
    ] {
        try whole.write(to: URL(filePath: dbf))
        try change(dbf, edit)
        #expect(failure { _ = try readAll(path, fields: []) }?.code == .damaged)
    }
    try whole.write(to: URL(filePath: dbf))
    #expect(try readAll(path, fields: []).count == 2)
}

@Test func indexThatPointsTwiceAtOneRecordIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try shapefile(in: folder)
    try change(folder.path("parcels.shx")) { $0.replaceSubrange(108..<116, with: $0[100..<108]) }
    #expect(failure { _ = try VectorDataset(opening: path) }?.code == .damaged)
}

@Test func textsInAnotherEncodingThanSaidAreRefused() throws {
    let folder = try TemporaryFolder()
    let path = try shapefile(in: folder, encoding: "GBK")
    func read(_ encoding: String) throws {
        let layer = try VectorDataset(opening: path, encoding: encoding).layer()
        try layer.select(fields: [layer.fields[1].name])
        while try layer.next() != nil {}
    }
    #expect(failure { try read("GBX") }?.code == .unknownEncoding)
    #expect(failure { try read("UTF-8") }?.code == .damaged)
    #expect(failure { try read("GB18030") } == nil)
}

/// A shapefile of two squares with one column of this width, and texts cut by bytes as naive writers do.
private func cutTable(
    _ texts: [[UInt8]], width: UInt8, cpg: String?, in folder: TemporaryFolder
) throws -> String {
    let path = folder.path("cut.shp")
    let squares = texts.indices.map { number -> (shape: Shape, values: [FieldValue]) in
        let x = Double(41_500_000 + 200 * number)
        let corners = [(x, 0), (x, 100), (x + 100, 100), (x + 100, 0), (x, 0)].map {
            Coordinate(x: $0.0, y: 5_100_000 + Double($0.1))
        }
        return (.polygons(MultiPolygon(shell: corners)), [.text("x")])
    }
    let definition = LayerDefinition(
        name: "cut", geometry: .polygon, fields: [Field("ZT", .text(width: Int(width)))],
        referenceSystem: "EPSG:4529")
    try VectorFileWriter.write([LayerContent(definition, features: squares)], to: path, format: .shapefile)
    try change(folder.path("cut.dbf")) { bytes in
        let (header, length) = (Int(bytes[8]) + 256 * Int(bytes[9]), Int(bytes[10]))
        bytes[29] = 0
        for (record, text) in texts.enumerated() {
            let start = header + record * length + 1
            let padded =
                text.prefix(Int(width)) + [UInt8](repeating: 0x20, count: max(0, Int(width) - text.count))
            bytes.replaceSubrange(start..<start + Int(width), with: padded)
        }
    }
    try? FileManager.default.removeItem(atPath: folder.path("cut.cpg"))
    if let cpg { try cpg.write(toFile: folder.path("cut.cpg"), atomically: true, encoding: .utf8) }
    return path
}

/// 已注销申请撤回 in UTF-8, cut at eleven bytes: three characters and two bytes of 申.
@Test(arguments: ["UTF-8", nil])
func textsInUTF8ThatEndWithinACharacterAreReadUpToItAndTold(cpg: String?) throws {
    let folder = try TemporaryFolder()
    let texts = ["已注销申请撤回", "有效", "停产整顿", "有效"].map { Array($0.utf8) }
    let path = try cutTable(texts, width: 11, cpg: cpg, in: folder)
    let layer = try VectorDataset(opening: path).layer()
    #expect(layer.fields.map(\.isCutShort) == [true])
    #expect(layer.issues.map(\.severity) == [.note] && layer.issues[0].message.zh.contains("ZT (2)"))
    #expect(
        try readAll(path, fields: ["ZT"]).map(\.values)
            == ["已注销\u{FFFD}", "有效", "停产整\u{FFFD}", "有效"].map { [.text($0)] })
    var batch = FeatureBatch()
    try layer.select(fields: ["ZT"])
    #expect(try layer.read(into: &batch, upTo: 10))
    #expect(batch.value(inColumn: 0, of: 0) == .text("已注销\u{FFFD}"))
}

/// 注销手续办理中 in GBK, cut at seven bytes: D7 A2 CF FA CA D6 and the first byte of 续.
@Test func textsInGBKThatEndWithinACharacterAreTold() throws {
    let active: [UInt8] = [0xD3, 0xD0, 0xD0, 0xA7]
    let cut: [UInt8] = [0xD7, 0xA2, 0xCF, 0xFA, 0xCA, 0xD6, 0xD0, 0xF8]
    for cpg in ["GBK", nil] {
        let folder = try TemporaryFolder()
        let path = try cutTable([cut, active], width: 7, cpg: cpg, in: folder)
        let layer = try VectorDataset(opening: path).layer()
        #expect(layer.fields.map(\.isCutShort) == [true])
        #expect(layer.issues.contains { $0.severity == .note && $0.message.zh.contains("ZT (1)") })
        #expect(try readAll(path, fields: ["ZT"]).map(\.values) == [[.text("注销手")], [.text("有效")]])
    }
    // Whole characters to the last byte are no evidence.
    let folder = try TemporaryFolder()
    let path = try cutTable([cut, active], width: 6, cpg: "GBK", in: folder)
    #expect(try VectorDataset(opening: path).layer().fields.map(\.isCutShort) == [false])
}

/// 骞 of GBK, E5 B9, could begin a character of UTF-8; so little text proves nothing.
@Test func oneCharacterOfGBKIsNotTakenForABrokenOneOfUTF8() throws {
    let folder = try TemporaryFolder()
    let path = try cutTable([[0xE5, 0xB9], [0x41]], width: 2, cpg: nil, in: folder)
    #expect(try readAll(path, fields: ["ZT"]).map(\.values) == [[.text("骞")], [.text("A")]])
}
