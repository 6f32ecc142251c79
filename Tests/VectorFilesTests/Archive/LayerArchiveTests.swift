import Bilingual
import Foundation
import Geometry
import TestSupport
import Testing
import VectorFiles

/// The files of a shapefile that our own writer wrote, by ending.
private func shapefile(_ layer: LayerContent = SampleLayer.content()) throws -> [(
    ending: String, bytes: [UInt8]
)] {
    let folder = try TemporaryFolder()
    try VectorFileWriter.write([layer], to: folder.path("p.shp"), format: .shapefile)
    return try ["shp", "shx", "dbf", "prj", "cpg"].map {
        ($0, [UInt8](try Data(contentsOf: URL(filePath: folder.path("p.\($0)")))))
    }
}

private func archive(_ stems: [String], skipping: Set<String> = []) throws -> ZIPWriter {
    var writer = ZIPWriter()
    let parts = try shapefile()
    for stem in stems {
        for (ending, bytes) in parts where !skipping.contains(ending) { writer.add("\(stem).\(ending)", bytes) }
    }
    return writer
}

/// The shapes as they are read without an archive around them.
private func plainShapes() throws -> [Shape] {
    let folder = try TemporaryFolder()
    try VectorFileWriter.write([SampleLayer.content()], to: folder.path("p.shp"), format: .shapefile)
    return try readAll(folder.path("p.shp"), fields: []).map(\.shape)
}

private func temporaryFolders() throws -> Set<String> {
    Set(
        try FileManager.default.contentsOfDirectory(atPath: FileManager.default.temporaryDirectory.path())
            .filter { $0.hasPrefix("tuban-") && !$0.hasPrefix("tuban-test") })
}

@Test(arguments: ["x.zip", "x.shp.zip", "图斑 {1}.ZIP"])
func zippedShapefilesGiveWhatTheyHold(_ name: String) throws {
    let folder = try TemporaryFolder()
    var writer = try archive(["县/图斑"])
    writer.add("__MACOSX/县/._图斑.shp", [1, 2, 3])
    writer.add("说明.txt", [1])
    let path = try folder.write(Data(writer.bytes), to: name)
    let features = try readAll(path, fields: ["BSM", "地类名称"])
    #expect(features.map(\.shape) == (try plainShapes()))
    #expect(features.first?.values == [.text("000000000000000001"), .text("天然牧草地")])
    let dataset = try VectorDataset(opening: path)
    #expect(dataset.files == [path])
    #expect(dataset.layerNames == ["图斑"])
    #expect(dataset.path == "\(path)/县/图斑.shp")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path()).count == 1)
}

/// A layer outlives the dataset that it was taken from, and the unpacked files with it.
@Test func unpackedFilesLastAsLongAsALayerAndNoLonger() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Data(try archive(["a"]).bytes), to: "x.zip")
    func count() throws -> Int {
        let layer = try VectorDataset(opening: path).layer()
        try layer.select(fields: ["BSM"])
        var count = 0
        while try layer.next() != nil { count += 1 }
        return count
    }
    #expect(try count() == 2)
}

@Test func severalShapefilesAreListedAndOneIsChosen() throws {
    let folder = try TemporaryFolder()
    var writer = try archive(["a", "b"])
    // A damaged one does not keep the others from being read.
    for (ending, bytes) in try shapefile() where ending != "dbf" { writer.add("c.\(ending)", bytes) }
    let path = try folder.write(Data(writer.bytes), to: "x.zip")
    let dataset = try VectorDataset(opening: path)
    #expect(dataset.layerNames == ["a", "b", "c"])
    let error = failure { _ = try dataset.layer() }
    #expect(error?.code == .layerNotFound)
    #expect(error?.message.en.contains("a (polygons, 2), b (polygons, 2), c") == true)
    let layer = try dataset.layer(named: "b")
    try layer.select(fields: [])
    #expect(try layer.next() != nil)
    let missing = failure { _ = try dataset.layer(named: "c") }
    #expect(missing?.path == "\(path)/c.shp")
    #expect(missing?.message.en.contains(".dbf") == true)
    #expect(FileStructure.judge(path).filter { $0.severity == .refuse }.map(\.code) == [.missingPart])
    // Of one name in two folders: told apart by the folder.
    let twice = try folder.write(Data(try archive(["甲/p", "乙/p"]).bytes), to: "y.zip")
    #expect(try VectorDataset(opening: twice).layerNames == ["甲/p", "乙/p"])
    #expect(try VectorDataset(opening: twice).layer(named: "乙/p").declaredCount == 2)
}

@Test func partsInAnotherFolderAreNotTaken() throws {
    let folder = try TemporaryFolder()
    var writer = try archive(["x/p"], skipping: ["dbf"])
    for (ending, bytes) in try shapefile() where ending == "dbf" { writer.add("y/p.dbf", bytes) }
    let path = try folder.write(Data(writer.bytes), to: "x.zip")
    #expect(FileStructure.judge(path).map(\.code) == [.missingPart])
}

@Test(arguments: ["../p", "/tmp/p", "a/../../p", "..\\p", "C:/p", "a//p", "./p"])
func entriesThatLeadOutsideAreRefused(_ stem: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Data(try archive([stem]).bytes), to: "x.zip")
    let error = failure { _ = try VectorDataset(opening: path) }
    #expect(error?.issues.map(\.code) == [.archiveEntry])
}

@Test func archivesThatAreTooLargeUnpackedAreRefused() throws {
    let folder = try TemporaryFolder()
    // A gain that no table has.
    let blanks = ZIPWriter.deflatedSpaces(runs: 300_000)
    var bomb = ZIPWriter()
    bomb.add("p.shp", blanks, isDeflated: true, size: 1 << 30, checksum: 0)
    #expect(
        FileStructure.judge(try folder.write(Data(bomb.bytes), to: "bomb.zip")).map(\.code) == [.archiveSize])
    // A lie about the size is found while unpacking.
    var lie = ZIPWriter()
    lie.add("p.geojson", blanks, isDeflated: true, size: 1000, checksum: 0)
    let path = try folder.write(Data(lie.bytes), to: "lie.zip")
    let before = try temporaryFolders()
    #expect(failure { _ = try VectorDataset(opening: path) }?.code == .damaged)
    // Other tests unpack at the same time; what this one made is gone.
    #expect(try temporaryFolders().subtracting(before).count < 100)
}

@Test func archivesThatAreAmbiguousOrDamagedAreRefused() throws {
    let folder = try TemporaryFolder()
    var twice = try archive(["p"])
    twice.add("P.SHP", [1])
    var checksum = ZIPWriter()
    for (ending, bytes) in try shapefile() {
        checksum.add("p.\(ending)", bytes, checksum: ending == "dbf" ? 1 : nil)
    }
    var mixed = try archive(["p"])
    mixed.add("q.geojson", Array("{}".utf8))
    for (name, bytes, code) in [
        ("twice", twice.bytes, StructureIssue.Code.archiveEntry), ("mixed", mixed.bytes, .archiveEntry),
        ("nothing", ZIPWriter([("a.txt", "x")]).bytes, .format), ("none", Array("hello".utf8), .format),
    ] {
        let path = try folder.write(Data(bytes), to: "\(name).zip")
        #expect(FileStructure.judge(path).map(\.code) == [code], "\(name)")
    }
    let path = try folder.write(Data(checksum.bytes), to: "checksum.zip")
    #expect(failure { _ = try VectorDataset(opening: path) }?.message.en.contains("p.dbf") == true)
    let whole = try archive(["p"]).bytes
    for length in stride(from: 2, to: whole.count, by: 97) {
        let path = try folder.write(Data(whole[..<length]), to: "cut.zip")
        #expect(FileStructure.judge(path).map(\.code) == [.length], "\(length) bytes")
    }
}

/// The names in the archive are GBK, without the mark for UTF-8, as Chinese Windows packs files.
@Test func namesInGBKAreRead() throws {
    let folder = try TemporaryFolder()
    var bytes = try archive(["AAAA"]).bytes
    // 图斑 in GBK, in place of the four letters; the mark for UTF-8 is cleared.
    let name: [UInt8] = [0xCD, 0xBC, 0xB0, 0xDF]
    var index = 0
    while index + 4 <= bytes.count {
        if Array(bytes[index..<(index + 4)]) == Array("AAAA".utf8) {
            bytes.replaceSubrange(index..<(index + 4), with: name)
        }
        let isLocal = bytes[index...].starts(with: [0x50, 0x4B, 3, 4])
        let isCentral = bytes[index...].starts(with: [0x50, 0x4B, 1, 2])
        if isLocal || isCentral { bytes[index + (isLocal ? 7 : 9)] &= 0xF7 }
        index += 1
    }
    let path = try folder.write(Data(bytes), to: "x.zip")
    #expect(try VectorDataset(opening: path).layerNames == ["图斑"])
    #expect(try readAll(path, fields: ["BSM"]).count == 2)
}

/// Every byte of the directory in turn: never a crash, never other features.
@Test func damagedDirectoriesNeverGiveOtherFeatures() throws {
    let folder = try TemporaryFolder()
    let shapes = try plainShapes()
    let whole = try archive(["p"]).bytes
    let start = try #require(whole.firstRange(of: [0x50, 0x4B, 1, 2])).lowerBound
    for index in stride(from: start, to: whole.count, by: 5) {
        var bytes = whole
        bytes[index] ^= 0xFF
        let path = try folder.write(Data(bytes), to: "x.zip")
        guard let features = try? readAll(path, fields: []) else { continue }
        #expect(features.map(\.shape) == shapes, "\(index)")
    }
}
