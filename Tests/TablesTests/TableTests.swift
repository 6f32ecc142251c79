import Bilingual
import Geodesy
import Tables
import Testing

private func heading(_ text: String) -> Message { Message(verbatim: text) }

private func decimals(_ texts: [String]) throws -> Table {
    try TableSpec<String>("t", name: heading("t"), hasTotal: true) {
        Column.decimal("a", heading("a"), scale: 2, isSummed: true) { ExactDecimal($0) }
    }.table(texts)
}

@Test func theTotalIsTheSumOfTheCellsShown() throws {
    // 1049.99 m² = 1.574985 亩, shown 1.57 three times: a reader adds 4.71, not the 4.72 of 3149.97 m².
    let areas: [Int64?] = [104_999, 104_999, nil, 104_999]
    let table = try TableSpec<Int64?>("t", name: heading("t"), hasTotal: true) {
        Column.text("name", heading("name")) { _ in "x" }
        Column("area", heading("area"), .area(.mu)) { $0.map { .area(Area(hundredths: $0)) } }
    }.table(areas)
    #expect(table.printed(row: 0, column: 1)?.description == "1.57")
    #expect(table.total(of: 1)?.description == "4.71")
    #expect(table.total(of: 0) == nil)
    #expect(table.text(row: 2, column: 1, language: .chinese) == "—")
}

@Test func aTotalKeepsTheMostDigitsShown() throws {
    #expect(try decimals(["0.1", "0.25", "1"]).total(of: 0)?.description == "1.35")
    #expect(try decimals(["0.25", "-1", "0.5"]).total(of: 0)?.description == "-0.25")
    #expect(try decimals(["0.1", "0.25", "1", "999999999999999"]).total(of: 0) == nil)
    #expect(try decimals(["no number"]).total(of: 0) == nil)
}

@Test func ratiosAreNotSummedUnlessAsked() throws {
    let table = try TableSpec<Int>("t", name: heading("t")) {
        Column("ratio", heading("a"), .decimal(scale: 1)) { _ in nil }
        Column("text", heading("b"), .text, isSummed: true) { _ in nil }
        Column("area", heading("c"), .area(.hectare)) { _ in nil }
    }.table([1])
    #expect(table.columns.map(\.isSummed) == [false, false, true])
}

@Test func emptyColumnsGoAndTheVerdictStays() throws {
    let table = try TableSpec<Int>("t", name: heading("t")) {
        Column("empty", heading("empty"), .text) { _ in nil }
        Column.integer("number", heading("number")) { $0 }
        Column.text("verdict", heading("verdict"), isVerdict: true) { _ in "yes" }
    }.table([1, 2])
    #expect(table.verdictColumn == 2)
    #expect(table.withoutEmptyColumns.columns.map(\.key) == ["number", "verdict"])
    #expect(
        table.withoutEmptyColumns.verdictColumn == 1
            && table.withoutEmptyColumns.total(of: 0)?.description == "3")
    #expect(table.without(["verdict"]).verdictColumn == nil)
    let one = table.selecting([1])
    #expect(one.rows.count == 1 && one.count == 1 && one.total(of: 1)?.description == "2")
}

@Test func twoColumnsOfOneKeyStopTheProgram() async {
    await #expect(processExitsWith: .failure) {
        _ = TableSpec<Int>("t", name: heading("t")) {
            Column("a", heading("a"), .text) { _ in nil }
            Column("a", heading("b"), .text) { _ in nil }
        }
    }
}
