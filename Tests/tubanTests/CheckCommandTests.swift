import Foundation
import TestSupport
import Testing

@Test func theSampleProjectGivesItsVerdictsAndItsFiles() throws {
    let folder = try TemporaryFolder()
    let before = try files(in: Places.sample(""))
    let run = try TubanRun([
        "check", Places.sample("project.yaml"), "-o", folder.path("result"), "--lang", "zh",
    ])
    #expect(run.status == 1, "\(run.messages)")  // some figures differ on purpose
    #expect(run.output.contains("937.36亩") && run.output.contains("不一致"))
    let written = try files(in: folder.path("result"))
    #expect(
        Set(written.keys).isSuperset(of: [
            "result.json", "tables.xlsx", "tables/checks.csv", "tables/parcels.csv",
        ]))
    #expect(try files(in: Places.sample("")) == before, "inputs are never modified")

    // Byte for byte the same on the next run, and an existing result is left alone unasked.
    #expect(try TubanRun(["check", Places.sample("project.yaml"), "-o", folder.path("result")]).status == 4)
    #expect(try files(in: folder.path("result")) == written)
    let again = try TubanRun(
        [
            "check", Places.sample("project.yaml"), "-o", folder.path("result"), "--lang", "zh",
        ] + ["--overwrite"])
    #expect(again.status == 1)
    let rewritten = try files(in: folder.path("result"))
    // The document holds the command line, which has one word more.
    let document = "result.json"
    #expect(
        rewritten.filter { $0.key != document } == written.filter { $0.key != document })
    #expect(rewritten.keys == written.keys)
}

@Test func theDocumentReconciles() throws {
    let folder = try TemporaryFolder()
    _ = try TubanRun(["check", Places.sample("project.yaml"), "-o", folder.path("result")])
    let document = try #require(
        try JSONSerialization.jsonObject(
            with: try Data(contentsOf: URL(filePath: folder.path("result/result.json")))) as? [String: Any])
    for layer in try #require(document["layers"] as? [[String: Any]]) {
        let account = try #require(layer["accounting"] as? [String: NSNumber])
        let counts = try ["read", "used", "repaired", "setAside"].map { try #require(account[$0]?.intValue) }
        #expect(counts[0] == counts[1] + counts[2] + counts[3])
    }
    // The masks of every parcel add up to it, as integers.
    func hundredths(_ value: Any?) -> Int { Int((((value as? NSNumber)?.doubleValue ?? .nan) * 100).rounded()) }
    var split = 0
    for parcel in try #require(document["parcels"] as? [[String: Any]]) {
        guard let masks = parcel["masks"] as? [[String: Any]] else { continue }
        #expect(masks.reduce(0) { $0 + hundredths($1["area"]) } == hundredths(parcel["area"]))
        split += 1
    }
    #expect(split > 0)
    // Every value measured over one layer is the sum of the features it names.
    for check in try #require(document["checks"] as? [[String: Any]]) {
        let parts = try #require(check["features"] as? [[String: Any]])
        let measured = try #require(check["measured"] as? [String: Any])
        guard (check["measure"] as? [String: Any])?["layer"] != nil else { continue }
        if let count = measured["count"] as? Int {
            #expect(parts.count == count)
        } else if measured["metres"] != nil {
            #expect(parts.reduce(0) { $0 + hundredths($1["length"]) } == hundredths(measured["metres"]))
        } else {
            #expect(parts.reduce(0) { $0 + hundredths($1["area"]) } == hundredths(measured["squareMetres"]))
        }
        // Groups add up to the value.
        let groups = check["groups"] as? [[String: Any]] ?? []
        guard !groups.isEmpty, measured["squareMetres"] != nil else { continue }
        let sum = groups.reduce(0) { $0 + hundredths(($1["measured"] as? [String: Any])?["squareMetres"]) }
        #expect(sum == hundredths(measured["squareMetres"]))
    }
    // Accounts: occupied = approved + restored + outstanding, in all and by parcel, county and class.
    func line(_ value: Any?) -> [Int] {
        let line = value as? [String: Any] ?? [:]
        return ["occupied", "approved", "restored", "outstanding"].map { hundredths(line[$0]) }
    }
    let accounts = try #require(document["accounts"] as? [[String: Any]])
    #expect(accounts.count == 3)
    for account in accounts {
        let total = line(account["total"])
        #expect(total[0] == total[1] + total[2] + total[3])
        for key in ["parcels", "counties", "classes"] {
            let lines = (account[key] as? [[String: Any]] ?? []).map { line($0["line"]) }
            #expect(total == (0..<4).map { place in lines.reduce(0) { $0 + $1[place] } }, "\(key)")
        }
    }
    // The land-use change adds up to the ground.
    let change = try #require((document["changes"] as? [[String: Any]])?.first)
    let cells = change["cells"] as? [[String: Any]] ?? []
    #expect(cells.count == 3 && cells.reduce(0) { $0 + hundredths($1["area"]) } == hundredths(change["total"]))
}

@Test func failedRunsLeaveNoFolder() throws {
    let folder = try TemporaryFolder()
    let bad = try folder.write("report: none.txt\n", to: "bad.yaml")
    let unusable = try TubanRun(["check", bad, "-o", folder.path("result")])
    #expect(unusable.status == 2)
    #expect(unusable.messages.contains("bad.yaml:1"))
    #expect(try TubanRun(["check", folder.path("none.yaml")]).status == 2)

    try folder.write("1.占用草原5亩。\n整改状态：已销号\n", to: "report.txt")
    try folder.write("{\"type\":\"FeatureCollection\",\"features\":[]}", to: "empty.geojson")
    let project = try folder.write(
        """
        report: report.txt
        layers: {grass: {source: empty.geojson}}
        checks: [{item: 1, claim: 占用草原5亩, measure: {area: grass}}]
        """, to: "project.yaml")
    let refused = try TubanRun(["check", project, "-o", folder.path("result")])
    #expect(refused.status == 3)
    #expect(refused.messages.contains("no features"))
    let unwritable = try TubanRun(["check", Places.sample("project.yaml"), "-o", "/dev/null/result"])
    #expect(unwritable.status == 4)
    #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.url.path()).sorted()
            == ["bad.yaml", "empty.geojson", "project.yaml", "report.txt"])
}

/// A project of one square kilometre in zone 41 (999 874.37 m², 1499.81 亩), doubled on purpose.
private func doubledProject(in folder: TemporaryFolder, check: String) throws -> String {
    let ring =
        "[[[41428000,5106000],[41428000,5107000],[41429000,5107000],[41429000,5106000],[41428000,5106000]]]"
    let feature =
        "{\"type\":\"Feature\",\"properties\":{\"n\":1},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\(ring)}}"
    try folder.write(
        """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4529"}},
        "features":[\(feature),\(feature)]}
        """, to: "ground.geojson")
    try folder.write("1.占用草原约1500亩。\n整改状态：已销号\n", to: "report.txt")
    return try folder.write(
        "report: report.txt\nlayers: {ground: {source: ground.geojson}}\nchecks: [\(check)]\n",
        to: "project.yaml")
}

@Test func aConditionThatSelectsNothingConfirmsNothing() throws {
    let folder = try TemporaryFolder()
    let project = try doubledProject(
        in: folder, check: "{item: 1, expect: {equals: 0 m²}, measure: {area: ground, where: \"n = 7\"}}")
    let run = try TubanRun(["check", project, "-o", folder.path("result")])
    #expect(run.status == 1)
    #expect(run.output.contains("not verifiable") && !run.output.contains("confirmed"))
}

@Test func duplicatesAreFlaggedAndToleranceIsNamed() throws {
    let folder = try TemporaryFolder()
    let project = try doubledProject(
        in: folder, check: "{item: 1, claim: 约1500亩, tolerance: 1600亩, measure: {area: ground}}")
    let run = try TubanRun(["check", project, "-o", folder.path("result")])
    #expect(run.status == 1)
    #expect(run.output.contains("within tolerance") && run.output.contains("约1500亩"))
    #expect(run.messages.contains("#0; 999874.37 m² count twice"))
    // Somebody's own file in the folder is not thrown away.
    try folder.write("mine", to: "result/remarks.txt")
    let refused = try TubanRun(["check", project, "-o", folder.path("result"), "--overwrite"])
    #expect(refused.status == 4 && refused.messages.contains("remarks.txt"))
}
