import Archives
import Foundation
import TestSupport
import Testing

private func fault(_ bytes: [UInt8]) -> ArchiveError.Code? {
    do throws(ArchiveError) {
        let file = try ZIPFile(Data(bytes))
        for entry in file.entries { _ = try file.bytes(of: entry, limit: 1 << 20) }
        return nil
    } catch {
        return error.code
    }
}

@Test func whatIsPackedIsUnpacked() throws {
    let parts: [(name: String, bytes: [UInt8])] = [
        ("a/图斑.txt", Array("占用草原".utf8)), ("empty", []), ("b", Array(repeating: 7, count: 300_000)),
    ]
    let file = try ZIPFile(Data(ZIPFile.encode(parts)))
    #expect(file.entries.map(\.name) == parts.map(\.name))
    for (entry, part) in zip(file.entries, parts) {
        #expect(try file.bytes(of: entry, limit: 1 << 20) == part.bytes)
    }
    #expect(file.entry("/A/图斑.TXT")?.size == 12)
    let folder = try TemporaryFolder()
    try file.unpack(file.entries.map { ($0, folder.path("x/\($0.name)")) })
    for part in parts {
        let path = folder.path("x/\(part.name)")
        // Foundation leaks a buffer on reading an empty file.
        guard !part.bytes.isEmpty else {
            #expect(FileManager.default.fileExists(atPath: path))
            continue
        }
        #expect([UInt8](try Data(contentsOf: URL(filePath: path))) == part.bytes)
    }
}

@Test func deflatedEntriesAreReadInAnyOrder() throws {
    let data = ZIPWriter.deflatedSpaces(runs: 2)
    let spaces = [UInt8](repeating: 0x20, count: 517)
    var zip = ZIPWriter()
    zip.add("folder/", [])
    zip.add("a", data, isDeflated: true, size: 517, checksum: ZIPWriter.checksum(of: spaces))
    zip.add("b", [1])
    let file = try ZIPFile(Data(zip.bytes))
    for (name, bytes) in [("b", [1]), ("a", spaces)] {
        #expect(try file.bytes(of: #require(file.entry(name)), limit: 1000) == bytes)
    }
    #expect(file.entry("c") == nil)
    #expect(throws: ArchiveError.self) { try file.bytes(of: #require(file.entry("a")), limit: 516) }
}

/// Names as Chinese Windows packs them: 图斑 in GBK, without the mark for UTF-8.
@Test func namesInGBK() throws {
    var bytes = ZIPWriter([("AAAA", "x")]).bytes
    for index in 0..<(bytes.count - 4) {
        if bytes[index...].starts(with: Array("AAAA".utf8)) {
            bytes.replaceSubrange(index..<(index + 4), with: [0xCD, 0xBC, 0xB0, 0xDF])
        }
        if bytes[index...].starts(with: [0x50, 0x4B, 3, 4]) { bytes[index + 7] &= 0xF7 }
        if bytes[index...].starts(with: [0x50, 0x4B, 1, 2]) { bytes[index + 9] &= 0xF7 }
    }
    #expect(try ZIPFile(Data(bytes)).entries.map(\.name) == ["图斑"])
    #expect(fault(bytes) == nil)
}

/// As programs in Java pack workbooks: sizes of the directory in 64 bits (APPNOTE 4.5.3).
@Test func wideNumbersOfZIP64() throws {
    var bytes = ZIPWriter([("a", "xyz")]).bytes
    let entry = try #require(bytes.firstRange(of: [0x50, 0x4B, 1, 2])).lowerBound
    bytes.replaceSubrange((entry + 20)..<(entry + 28), with: [UInt8](repeating: 0xFF, count: 8))
    bytes[entry + 30] = 20
    bytes.insert(
        contentsOf: [1, 0, 16, 0, 3, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0], at: entry + 47)
    bytes[bytes.count - 10] += 20
    let file = try ZIPFile(Data(bytes))
    #expect(file.entries.map(\.size) == [3])
    #expect(try file.bytes(of: file.entries[0], limit: 10) == Array("xyz".utf8))
    bytes[entry + 51] = 4
    #expect(fault(bytes) == .damaged)
}

@Test(arguments: ["../a", "/a", "a/../b", "..\\a", "C:/a", "a//b", "./a"])
func namesThatLeadOutside(_ name: String) {
    #expect(fault(ZIPWriter([(name, "x")]).bytes) == .entry)
}

@Test func faultyArchives() {
    #expect(fault(ZIPWriter([("a", "1"), ("A", "2")]).bytes) == .entry)
    var checksum = ZIPWriter()
    checksum.add("a", [1, 2, 3], checksum: 1)
    #expect(fault(checksum.bytes) == .damaged)
    var bomb = ZIPWriter()
    bomb.add("a", ZIPWriter.deflatedSpaces(runs: 300_000), isDeflated: true, size: 1 << 30)
    #expect(fault(bomb.bytes) == .tooLarge)
    let whole = ZIPWriter([("a", "占用草原"), ("b", "12.5亩")]).bytes
    for length in 0..<whole.count { #expect(fault(Array(whole[..<length])) == .directory, "\(length)") }
    var encrypted = whole
    for index in encrypted.indices where encrypted[index...].starts(with: [0x50, 0x4B, 1, 2]) {
        encrypted[index + 8] |= 1
    }
    #expect(fault(encrypted) == .entry)
}
