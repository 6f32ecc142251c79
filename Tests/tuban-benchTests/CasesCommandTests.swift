import Foundation
import TestSupport
import Testing

@testable import tuban_bench

@Suite struct CasesCommandTests {
    /// Two squares of side 2 that share a unit square, and three steps of a pyramid under a target of side 3.
    private static let lines = """
        {"id": "pair", "a_wkt": "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))", "b_wkt": "POLYGON ((1 1, 3 1, 3 3, 1 3))"}
        {"id": "stack", "parts_wkt": ["POLYGON ((0 0, 4 0, 4 4, 0 4))", "POLYGON ((0 0, 2 0, 2 2, 0 2))", \
        "POLYGON ((0 0, 1 0, 1 1, 0 1))"], "target_wkt": "POLYGON ((3 3, 6 3, 6 6, 3 6))"}
        {"id": "no target", "parts_wkt": ["POLYGON EMPTY"], "target_wkt": null}

        """

    private func run(_ text: String, engine: EngineChoice) throws -> (objects: [[String: Any]], status: Int32) {
        let folder = try TemporaryFolder()
        let path = try folder.write(text, to: "cases.jsonl")
        let process = Process()
        process.executableURL = TubanRun.executable("tuban-bench")
        process.arguments = ["cases", path, "--engine", engine.rawValue]
        let output = folder.path("out")
        try folder.write("", to: "out")
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output))
        try process.run()
        process.waitUntilExit()
        let lines = try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n")
        let objects = try lines.map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
        }
        return (objects, process.terminationStatus)
    }

    @Test(arguments: EngineChoice.allCases)
    func areasByHand(engine: EngineChoice) throws {
        let (objects, status) = try run(Self.lines, engine: engine)
        #expect(status == 0)
        try #require(objects.count == 3)
        #expect(objects.compactMap { $0["id"] as? String } == ["pair", "stack", "no target"])
        func near(_ value: Any?, _ expected: Double) -> Bool {
            abs((value as? Double ?? .nan) - expected) < 1e-9
        }
        #expect(near(objects[0]["intersection"], 1))
        #expect(near(objects[0]["union"], 7))
        #expect(near(objects[0]["difference_ab"], 3))
        #expect(near(objects[0]["difference_ba"], 3))
        #expect(near(objects[1]["union"], 16))
        #expect(near(objects[1]["target_overlap"], 1))
        let depths = objects[1]["area_by_depth"] as? [String: Double] ?? [:]
        #expect(near(depths["1"], 12) && near(depths["2"], 3) && near(depths["3"], 1))
        #expect(near(objects[2]["union"], 0))
        #expect(objects[2]["target_overlap"] is NSNull)
    }

    @Test(arguments: EngineChoice.allCases)
    func linesThatCannotBeReadAreAnsweredWithErrors(engine: EngineChoice) throws {
        let bad = """
            {"id": "point", "a_wkt": "POINT (1 2)", "b_wkt": "POLYGON EMPTY"}
            not JSON
            {"id": "half", "a_wkt": "POLYGON EMPTY"}
            {"id": 7, "parts_wkt": []}
            {"id": "nan", "a_wkt": "POLYGON ((0 0, nan 1, 1 1))", "b_wkt": "POLYGON EMPTY"}
            {"id": "huge", "a_wkt": "POLYGON ((0 0, 1e308 0, 1e308 1e308))", "b_wkt": "POLYGON ((0 0, 1 0, 0 1))"}

            """
        let (objects, status) = try run(bad + Self.lines, engine: engine)
        #expect(status == 1)
        try #require(objects.count == 9)
        for object in objects.prefix(6) { #expect((object["error"] as? String)?.isEmpty == false, "\(object)") }
        #expect(objects[0]["id"] as? String == "point")
        #expect(objects[1]["id"] is NSNull)
        #expect(objects.suffix(3).allSatisfy { $0["error"] == nil })
    }
}
