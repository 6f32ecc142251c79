import Foundation
import TestSupport
import Testing

@testable import Reports

private func code(of block: () throws -> Void) -> OutputError.Code? {
    do { try block() } catch { return (error as? OutputError)?.code }
    return nil
}

private func names(_ folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path()).sorted()
}

private func write(_ texts: [String: String], at path: String, overwrite: Bool = false) throws {
    let output = try OutputFolder(at: path, overwrite: overwrite)
    for (name, text) in texts { try output.write(Array(text.utf8), to: name) }
    try output.commit()
}

private func read(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

@Test func aFolderAppearsWhole() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(at: folder.path("结果/"), overwrite: false)
    try output.write(Array("{}".utf8), to: "result.json")
    try output.write(Array("a".utf8), to: "tables/一.csv")
    try Data("b".utf8).write(to: URL(filePath: output.path(of: "tables/二.csv")))
    #expect(!FileManager.default.fileExists(atPath: folder.path("结果")))
    try output.commit()
    #expect(try names(folder) == ["结果"])
    #expect(try read(folder.path("结果/tables/一.csv")) == "a")
    #expect(try read(folder.path("结果/tables/二.csv")) == "b")
}

@Test func aFormerFolderIsRefusedAndKept() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "out/result.json")
    #expect(code { try write(["result.json": "new"], at: folder.path("out")) } == .alreadyExists)
    #expect(try read(folder.path("out/result.json")) == "old")
    #expect(try names(folder) == ["out"])
}

@Test func aFormerResultIsReplacedWhenAsked() throws {
    let folder = try TemporaryFolder()
    try write(["result.json": "old", "extra/deep/file": "x"], at: folder.path("out"))
    try write(["result.json": "new"], at: folder.path("out"), overwrite: true)
    #expect(try names(folder) == ["out"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("out")) == ["result.json"])
    #expect(try read(folder.path("out/result.json")) == "new")
}

@Test func aFolderThatIsNoResultIsNeverReplaced() throws {
    let folder = try TemporaryFolder()
    try folder.write("thesis", to: "work/thesis.txt")
    try folder.write("x", to: "file")
    for name in ["work", "file", ".", "work/..", "/"] {
        let path = name == "/" ? "/" : folder.path(name)
        #expect(code { try write([:], at: path, overwrite: true) } == .notReplaceable, "\(name)")
    }
    #expect(try read(folder.path("work/thesis.txt")) == "thesis")
    #expect(try names(folder) == ["file", "work"])
}

@Test func aFolderThatHoldsAnInputIsNeverReplaced() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "out/result.json")
    let input = try folder.write("layer", to: "out/layers/a.shp")
    try FileManager.default.createSymbolicLink(
        atPath: folder.path("link.shp"), withDestinationPath: input)
    for path in [input, folder.path("link.shp")] {
        let code = code { _ = try OutputFolder(at: folder.path("out"), overwrite: true, inputs: [path]) }
        #expect(code == .isAnInput)
    }
    #expect(try read(input) == "layer")
}

@Test func aFailureInTheMiddleLeavesTheFormerFolderAndNothingElse() throws {
    let folder = try TemporaryFolder()
    try write(["result.json": "old"], at: folder.path("out"))
    struct Stop: Error {}
    #expect(throws: Stop.self) {
        let output = try OutputFolder(at: folder.path("out"), overwrite: true)
        try output.write(Array("new".utf8), to: "result.json")
        throw Stop()
    }
    #expect(try names(folder) == ["out"])
    #expect(try read(folder.path("out/result.json")) == "old")
}

/// What a killed run left goes with the next run; what is in use, young, or somebody's own stays.
@Test func foldersOfKilledRunsAreRemoved() throws {
    let folder = try TemporaryFolder()
    let past = Date(timeIntervalSinceNow: -3600)
    for name in [".tuban-dead.partial", ".tuban-used.partial", ".tuban-x.partial.former", ".tuban-own"] {
        try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
        try folder.write("x", to: "\(name)/result.json")
        try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: folder.path(name))
    }
    try FileManager.default.createDirectory(
        atPath: folder.path(".tuban-young.partial"), withIntermediateDirectories: true)
    let used = unsafe open(folder.path(".tuban-used.partial"), O_RDONLY | O_DIRECTORY)
    #expect(flock(used, LOCK_EX | LOCK_NB) == 0)
    try write(["result.json": "new"], at: folder.path("out"))
    #expect(
        try names(folder).sorted() == [
            ".tuban-own", ".tuban-used.partial", ".tuban-x.partial.former", ".tuban-young.partial", "out",
        ])
    close(used)
    try write(["result.json": "new"], at: folder.path("again"))
    #expect(!(try names(folder).contains(".tuban-used.partial")))
}

@Test func aFullDiskLeavesTheFormerFolderAndNothingElse() async throws {
    await #expect(processExitsWith: .success) {
        _ = signal(SIGXFSZ, SIG_IGN)
        let folder = try TemporaryFolder()
        try write(["result.json": "old"], at: folder.path("out"))
        var limit = rlimit(rlim_cur: 1_000, rlim_max: 1_000)
        unsafe setrlimit(__rlimit_resource_t(1), &limit)
        let long = String(repeating: "x", count: 5_000)
        guard
            code(of: { try write(["result.json": long], at: folder.path("out"), overwrite: true) })
                == .writeFailed
        else { exit(3) }
        guard try read(folder.path("out/result.json")) == "old", try names(folder) == ["out"] else { exit(4) }
        exit(0)
    }
}

@Test(arguments: ["missing/out", "file/out", "/proc/out", "/proc/self/out"])
func anUnwritablePlaceIsRefusedAtOnce(_ name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "file")
    let path = name.hasPrefix("/") ? name : folder.path(name)
    #expect(code { try write(["a": "b"], at: path) } == .notWritable)
}

@Test(arguments: ["", "/etc/x", "../x", "a/../../x", "a//b", ".", "a/", "a\0b"])
func namesThatLeadOutAreRefused(_ name: String) throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(at: folder.path("out"), overwrite: false)
    #expect(code { try output.write([], to: name) } == .badName)
}

@Test func withoutTheExchangeTheFormerFolderComesBackWhenTheNewOneIsGone() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "out/result.json")
    #expect(
        code {
            try Renaming.replacingFolder(folder.path("gone"), folder.path("out"), canExchange: false)
        } == .writeFailed)
    #expect(try read(folder.path("out/result.json")) == "old")
    try folder.write("new", to: "new/result.json")
    try Renaming.replacingFolder(folder.path("new"), folder.path("out"), canExchange: false)
    #expect(try read(folder.path("out/result.json")) == "new")
    #expect(try names(folder) == ["out"])
}

@Test func linksInsideAreRemovedAndNotFollowed() throws {
    let folder = try TemporaryFolder()
    try folder.write("keep", to: "elsewhere/file")
    try write(["result.json": "old"], at: folder.path("out"))
    try FileManager.default.createSymbolicLink(
        atPath: folder.path("out/link"), withDestinationPath: folder.path("elsewhere"))
    try write(["result.json": "new"], at: folder.path("out"), overwrite: true)
    #expect(try read(folder.path("elsewhere/file")) == "keep")
}
