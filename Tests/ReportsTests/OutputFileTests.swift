import Foundation
import TestSupport
import Testing

@testable import Reports

private func error(of block: () throws -> Void) -> OutputError? {
    do { try block() } catch { return error as? OutputError }
    return nil
}

private func write(_ text: String, at path: String, overwrite: Bool = false, inputs: [String] = []) throws {
    let output = try OutputFile(at: path, overwrite: overwrite, inputs: inputs)
    try output.write(Array(text.utf8))
    try output.commit()
}

private func names(_ folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path()).sorted()
}

private func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

@Test func aFileAppearsWholeAndIsReplacedOnlyWhenAsked() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("表.csv")
    try write("old", at: path)
    #expect(error { try write("new", at: path) }?.code == .alreadyExists)
    #expect(try read(path) == "old")
    try write("new", at: path, overwrite: true)
    #expect(try read(path) == "new")
    #expect(try names(folder) == ["表.csv"])
}

@Test func anInputIsNeverReplacedByWhateverName() throws {
    let folder = try TemporaryFolder()
    let input = try folder.write("layer", to: "layer.geojson")
    try FileManager.default.createSymbolicLink(atPath: folder.path("soft"), withDestinationPath: input)
    try FileManager.default.linkItem(atPath: input, toPath: folder.path("hard"))
    for name in ["layer.geojson", "soft", "hard", "./layer.geojson"] {
        let error = error { try write("x", at: folder.path(name), overwrite: true, inputs: [input]) }
        #expect(error?.code == .isAnInput, "\(name)")
    }
    #expect(try read(input) == "layer")
}

@Test func aLinkIsFollowedAndStays() throws {
    let folder = try TemporaryFolder()
    let target = try folder.write("old", to: "target")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: target)
    try write("new", at: folder.path("link"), overwrite: true)
    #expect(try read(target) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == target)
}

@Test(arguments: ["/dev/null", "/dev/full", "/tmp"])
func whatIsNoPlainFileIsNeverReplaced(_ path: String) {
    #expect(error { try write("x", at: path, overwrite: true) }?.code == .notReplaceable)
}

@Test(arguments: ["missing/a.csv", "file/a.csv", "/proc/a.csv"])
func anUnwritablePlaceIsRefusedBeforeAnythingIsWritten(_ name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "file")
    let path = name.hasPrefix("/") ? name : folder.path(name)
    let error = error { _ = try OutputFile(at: path, overwrite: true) }
    #expect(error?.code == .notWritable)
    #expect(error?.cause != nil)
}

@Test func aFullDeviceIsNoticed() throws {
    let descriptor = unsafe open("/dev/full", O_WRONLY)
    defer { close(descriptor) }
    let error = error { try FileSystem.write([1, 2, 3], to: descriptor, path: "/dev/full") }
    #expect(error?.code == .writeFailed)
    #expect(error?.cause == "No space left on device")
}

@Test func aFailureLeavesTheFormerFileAndNothingElse() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("old", to: "a.csv")
    struct Stop: Error {}
    #expect(throws: Stop.self) {
        let output = try OutputFile(at: path, overwrite: true)
        try output.write([1])
        throw Stop()
    }
    // Nothing was written: there is nothing to put in place.
    #expect(error { try OutputFile(at: path, overwrite: true).commit() }?.code == .writeFailed)
    #expect(try read(path) == "old")
    #expect(try names(folder) == ["a.csv"])
}

@Test func whatAppearsMeanwhileIsNotReplaced() throws {
    let folder = try TemporaryFolder()
    let failure = error {
        let output = try OutputFile(at: folder.path("a.csv"), overwrite: false)
        try output.write([1])
        try folder.write("theirs", to: "a.csv")
        try output.commit()
    }
    #expect(failure?.code == .alreadyExists)
    #expect(try read(folder.path("a.csv")) == "theirs")
}
