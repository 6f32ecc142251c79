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
