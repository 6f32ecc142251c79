import Foundation
import TestSupport
import Testing

/// The report carries the figures of the public report: 17 items with their statuses, nothing left over.
@Test func theSampleReportHasTheItemsOfTheRealOne() throws {
    let run = try TubanRun(["ledger", Places.sample("report.txt"), "--format", "json"])
    #expect(run.status == 0)
    let items = try #require(run.object["items"] as? [[String: Any]])
    #expect(items.compactMap { $0["number"] as? Int } == Array(1...17))
    let statuses = items.reduce(into: [:]) { counts, item in
        counts[item["statusText"] as? String ?? "", default: 0] += 1
    }
    #expect(statuses == ["已销号": 9, "达到序时进度": 4, "已完成，待自治区验收销号": 3, "已完成": 1])
    #expect((run.object["unplaced"] as? [Any])?.isEmpty == true)
}

/// Our own sentences, the same figures: kind, value and unit of every claim, item by item.
@Test(.enabled(if: Places.shared("seed/xinganmeng-progress.txt") != nil))
func theSampleReportStatesTheFiguresOfTheRealOne() throws {
    func figures(_ path: String) throws -> [[String]] {
        let run = try TubanRun(["ledger", path, "--format", "json"])
        return try #require(run.object["items"] as? [[String: Any]]).map { item in
            (item["claims"] as? [[String: Any]] ?? []).map { claim in
                ["kind", "value", "unit"].map { claim[$0] as? String ?? "" }.joined(separator: " ")
            }.sorted()
        }
    }
    let real = try figures(try #require(Places.shared("seed/xinganmeng-progress.txt")))
    #expect(real.count == 17)
    #expect(try figures(Places.sample("report.txt")) == real)
}

/// The table of the README: six checks do not come out, and no other.
@Test func theChecksComeOutAsTheReadmeSays() throws {
    let folder = try TemporaryFolder()
    _ = try TubanRun(["check", Places.sample("project.yaml"), "-o", folder.path("result"), "--lang", "en"])
    let table = try String(contentsOfFile: folder.path("result/tables/checks.csv"), encoding: .utf8)
    let rows = table.split(whereSeparator: \.isNewline).dropFirst()
        .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    #expect(rows.count == 61)
    // Every item has a check, or a statement why none is possible.
    let items = try String(contentsOfFile: folder.path("result/tables/items.csv"), encoding: .utf8)
        .split(whereSeparator: \.isNewline).dropFirst()
    #expect(items.count == 17 && !items.contains { $0.contains("not checked") })
    #expect(items.filter { $0.contains("documents only") }.count == 1)
    let differing = rows.filter { $0[9] == "differs" }
    #expect(differing.map { $0[0] } == ["2", "2", "5", "8", "9", "11"])
    #expect(differing.map { $0[4] } == ["3件", "0 m²", "0 m²", "938亩", "31000亩", "81.4万亩"])
    #expect(
        rows.allSatisfy { ["confirmed", "within rounding", "within tolerance", "differs"].contains($0[9]) })
    let readme = try String(contentsOfFile: Places.sample("README.md"), encoding: .utf8)
    #expect(readme.contains("Six checks"))
    // What the ground gives there, as the README says: 4 cases, the unapproved ground, 1.3 hectares, 937.36亩 …
    #expect(differing[0][5] == "4" && differing[3][5] == "937.36")
    #expect(readme.contains("\(differing[1][5]) m²"))
    #expect(differing[4][5] == "30962.00" && differing[5][5] == "80.90")
    let left = try #require(Double(differing[2][5]))
    #expect((12_500..<13_500).contains(left))
}
