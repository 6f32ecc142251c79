import Foundation
import TestSupport
import Testing

private let report = """
    某盟督察整改进展情况

    1.某矿违规占用草原937.36亩。
    整改状态：已销号
    进展情况：（一）罚款12元。（二）恢复植被0.25平方公里。

    """

@Test func documentHasTheAgreedKeysAndOffsets() throws {
    let folder = try TemporaryFolder()
    let run = try TubanRun(["ledger", try folder.write(report, to: "report.txt"), "--format", "json"])
    #expect(run.status == 0)
    let items = try #require(run.object["items"] as? [[String: Any]])
    let item = try #require(items.first)
    #expect(item["number"] as? Int == 1)
    #expect(item["statusText"] as? String == "已销号")
    let clauses = try #require(item["clauses"] as? [[String: Any]])
    #expect(clauses.map { $0["label"] as? String } == ["（一）", "（二）"])
    let claims = try #require(item["claims"] as? [[String: Any]])
    let areas = claims.filter { $0["kind"] as? String == "area" }
    #expect(areas.map { $0["value"] as? String } == ["937.36", "0.25"])
    #expect(areas.map { $0["unit"] as? String } == ["亩", "平方公里"])
    #expect(areas.map { $0["clause"] as? String } == [nil, "（二）"])
    // 937.36 亩 is 937.355 to 937.365; 0.25 km² is 375 亩, 367.5 to 382.5.
    let normalised = areas.compactMap { $0["normalised"] as? [String: Any] }
    #expect(normalised.map { $0["value"] as? String } == ["937.36", "375"])
    #expect(normalised.map { $0["unit"] as? String } == ["亩", "亩"])
    #expect(normalised.map { $0["lower"] as? String } == ["937.355", "367.5"])
    #expect(normalised.map { $0["upper"] as? String } == ["937.365", "382.5"])
    #expect(normalised.map { $0["includesLower"] as? Bool } == [true, true])
    #expect(normalised.map { $0["includesUpper"] as? Bool } == [true, true])
    let scalars = Array(report.unicodeScalars)
    for claim in claims {
        let quote = try #require(claim["quote"] as? String)
        let offset = try #require(claim["offset"] as? Int)
        let length = quote.unicodeScalars.count
        #expect(String(String.UnicodeScalarView(scalars[offset..<(offset + length)])) == quote)
    }
    #expect((run.object["unplaced"] as? [Any])?.isEmpty == true)
}

@Test func reportsThatCannotBeReadEndWithTheirCode() throws {
    let folder = try TemporaryFolder()
    #expect(try TubanRun(["ledger", folder.path("none.txt")]).status == 3)
    #expect(try TubanRun(["ledger", folder.url.path()]).status == 3)
    let binary = try folder.write(Data([0xFF, 0x00, 0xFE, 0x80]), to: "binary.txt")
    #expect(try TubanRun(["ledger", binary]).status == 3)
    let empty = try TubanRun([
        "ledger", try folder.write("没有事项的文字。\n", to: "none-here.txt"), "--format", "json",
    ])
    #expect(empty.status == 1)
    #expect(
        (empty.object["unplaced"] as? [Any])?.isEmpty == false
            || (empty.object["title"] as? String)?.isEmpty == false)
}

@Test func oneItemOrOneKindCanBeShown() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(report + "2.某湖。\n整改状态：整改中\n进展情况：（一）保护湿地7公顷。\n", to: "report.txt")
    let areas = try TubanRun(["ledger", path, "--kind", "area", "--format", "csv"])
    #expect(areas.output.contains("937.36") && !areas.output.contains("罚款"))
    let second = try TubanRun(["ledger", path, "--item", "2"])
    #expect(second.output.contains("7公顷") && !second.output.contains("937.36"))
    #expect(try TubanRun(["ledger", path, "--item", "3"]).status == 2)
    #expect(try TubanRun(["ledger", path, "--kind", "colour"]).status == 2)
}

@Test func twoReportsAreCompared() throws {
    let folder = try TemporaryFolder()
    let before = try folder.write(report, to: "before.txt")
    let after = try folder.write(report.replacing("0.25平方公里", with: "0.5平方公里"), to: "after.txt")
    let run = try TubanRun(["ledger", before, after, "--compare", "--format", "json"])
    #expect(run.status == 1)
    let items = try #require(run.object["items"] as? [[String: Any]])
    let figures = try #require(items.first?["figures"] as? [[String: Any]])
    #expect((figures.first?["before"] as? [String: Any])?["figure"] as? String == "0.25平方公里")
    #expect((figures.first?["after"] as? [String: Any])?["figure"] as? String == "0.5平方公里")
    #expect(try TubanRun(["ledger", before, before, "--compare"]).status == 0)
    #expect(try TubanRun(["ledger", before, after]).status == 2)
    #expect(try TubanRun(["ledger", before, "--compare"]).status == 2)
}

@Test func findingsAreToldAndDecideTheExitCode() throws {
    let folder = try TemporaryFolder()
    let sound = try folder.write(
        "1.某旗草原政策面积30万亩，其中禁牧区面积20万亩，草畜平衡区面积10万亩。\n整改状态：已销号\n", to: "sound.txt")
    let holds = try TubanRun(["ledger", sound, "--findings", "--format", "json"])
    #expect(holds.status == 0)
    let findings = try #require(holds.object["findings"] as? [[String: Any]])
    #expect(findings.contains { $0["rule"] as? String == "sum" && $0["verdict"] as? String == "holds" })

    let wrong = try folder.write(
        "1.某旗草原政策面积30.00万亩，其中禁牧区面积20.00万亩，草畜平衡区面积11.00万亩。\n整改状态：已销号\n", to: "wrong.txt")
    let fails = try TubanRun(["ledger", wrong, "--findings"])
    #expect(fails.status == 1)
    #expect(fails.output.contains("does not hold") && fails.output.contains("20.00 + 11.00"))
    // Reading a ledger is no judgement on it.
    #expect(try TubanRun(["ledger", wrong]).status == 0)
}

@Test func aReportMayComeFromStandardInput() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(report, to: "report.txt")
    let piped = try TubanRun(["ledger", "-", "--format", "json"], in: folder.url, input: path)
    let named = try TubanRun(["ledger", path, "--format", "json"])
    #expect(piped.status == 0)
    #expect(piped.output == named.output)
    // A file named so is not meant.
    try folder.write("甲", to: "-")
    #expect(
        try TubanRun(["ledger", "-", "--format", "json"], in: folder.url, input: path).output == named.output)
}

/// A CSV file is one table: the figures, or the findings when asked for.
@Test func commaSeparatedValuesAreOneTable() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(report, to: "report.txt")
    let figures = try TubanRun(["ledger", path, "--format", "csv"]).output.split(whereSeparator: \.isNewline)
    #expect(figures.count == 4)
    #expect(figures.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 11 })
    let findings = try TubanRun(["ledger", path, "--findings", "--format", "csv"]).output
    #expect(findings.split(whereSeparator: \.isNewline).count == 1)
}
