import Foundation
import TestSupport
import Testing

/// A project that takes a moment: rectangles with a figure that differs.
private func project(in folder: TemporaryFolder, title: String) throws -> String {
    let rectangles = (0..<400).map { index in
        let (x, y) = (Double(index % 20) * 100, Double(index / 20) * 100)
        return (fields: "\"BSM\":\"\(index)\"", box: [x, y, x + 90, y + 90])
    }
    try folder.write(RectangleLayer.text(rectangles), to: "land.geojson")
    return try folder.write(
        "title: \(title)\nlayers:\n  land: {source: land.geojson}\nchecks:\n  - {item: 1, expect: {equals: 1 亩}, measure: {area: land}}\n",
        to: "\(title).yaml")
}

/// What lies beside the inputs, the temporary folder of a killed run left out.
private func visible(_ folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path("")).filter { !$0.hasPrefix(".tuban-") }
        .sorted()
}

/// Killed at any moment, a run leaves the former folder or the new one, whole.
@Test func aKilledRunLeavesAWholeFolder() throws {
    let folder = try TemporaryFolder()
    let (one, two) = (try project(in: folder, title: "one"), try project(in: folder, title: "two"))
    let place = folder.path("out")
    func arguments(_ path: String) -> [String] { ["check", path, "-o", place, "--overwrite", "-q"] }
    let start = ContinuousClock.now
    #expect(try TubanRun(arguments(two)).status == 1)
    let whole = ContinuousClock.now - start
    let new = try files(in: place)
    #expect(try TubanRun(arguments(one)).status == 1)
    let former = try files(in: place)
    #expect(former != new)
    let names = try visible(folder)
    for moment in 0..<10 {
        let process = Process()
        process.executableURL = TubanRun.executable("tuban")
        process.arguments = arguments(two)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let share = (Double(moment) + Double.random(in: 0..<1)) / 10
        Thread.sleep(
            forTimeInterval: share * Double(whole.components.seconds)
                + share * Double(whole.components.attoseconds) / 1e18)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let left = try files(in: place)
        #expect(left == former || left == new, "moment \(moment)")
        #expect(try visible(folder) == names)
        if left == new { _ = try TubanRun(arguments(one)) }
    }
}

/// Wherever the disk is full, the run says so, and the former folder stays.
@Test(arguments: [1, 16, 40, 100, 160])
func aFullDiskLeavesTheFormerFolder(kilobytes: Int) throws {
    let folder = try TemporaryFolder()
    let path = try project(in: folder, title: "one")
    let place = folder.path("out")
    #expect(try TubanRun(["check", path, "-o", place, "-q"]).status == 1)
    let (former, names) = (
        try files(in: place), try FileManager.default.contentsOfDirectory(atPath: folder.path(""))
    )
    #expect(former.values.contains { $0.count > kilobytes << 10 }, "some file meets the limit")
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    let command =
        "'\(TubanRun.executable("tuban").path(percentEncoded: false))' check '\(path)' -o '\(place)' --overwrite -q"
    // The signal is ignored, so that the write fails as it does on a full disk.
    process.arguments = [
        "-c",
        "trap '' XFSZ; ulimit -f \(kilobytes * 2); exec \(command) 2>'\(folder.path("errors"))' >/dev/null",
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 4)
    #expect(try files(in: place) == former)
    try FileManager.default.removeItem(atPath: folder.path("errors"))
    #expect(Set(try FileManager.default.contentsOfDirectory(atPath: folder.path(""))) == Set(names))
}

/// The same inputs, the same bytes: in any zone of time, at any time, from any folder; the date only as told.
@Test func theSameInputsGiveTheSameBytes() throws {
    let folder = try TemporaryFolder()
    let path = try project(in: folder, title: "one")
    func run(_ variables: [String: String], in working: String) throws -> [String: Data] {
        let place = folder.path("out")
        try? FileManager.default.removeItem(atPath: place)
        try FileManager.default.createDirectory(atPath: folder.path(working), withIntermediateDirectories: true)
        _ = try TubanRun(
            ["check", path, "-o", place, "-q"], in: URL(filePath: folder.path(working)), variables: variables)
        return try files(in: place)
    }
    let first = try run(["TZ": "Asia/Shanghai"], in: "a")
    #expect(first.count > 8)
    #expect(try run(["TZ": "America/Los_Angeles"], in: "b") == first)
    let dated = try run(["SOURCE_DATE_EPOCH": "1700000000"], in: "a")
    #expect(Set(first.keys.filter { first[$0] != dated[$0] }) == ["tables.xlsx", "report.docx"])
}
