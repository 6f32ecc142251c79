import Bilingual
import Geodesy
import Reports
import Testing

@Test func theTotalIsTheSumOfTheCellsShown() {
    // 1049.99 m² = 1.574985 亩, shown 1.57 three times: a reader adds 4.71, not the 4.72 of 3149.97 m².
    let table = smallTable()
    #expect(table.printed(row: 0, column: 2)?.description == "1.57")
    #expect(table.total(of: 2)?.description == "4.71")
    #expect(table.total(of: 1)?.description == "12")
    #expect(table.total(of: 0) == nil)
}

@Test func aTotalKeepsTheMostDigitsShown() {
    var table = Table(
        name: Message(verbatim: "t"),
        columns: [Column("a", Message(verbatim: "a"), .decimal(scale: 2), isSummed: true)])
    for text in ["0.1", "0.25", "1"] { table.append([ExactDecimal(text).map(Cell.decimal) ?? .missing]) }
    #expect(table.total(of: 0)?.description == "1.35")
    table.append([ExactDecimal("999999999999999").map(Cell.decimal) ?? .missing])
    #expect(table.total(of: 0) == nil)
}

@Test func ratiosAreNotSummedUnlessAsked() {
    #expect(!Column("a", Message(verbatim: "a"), .decimal(scale: 1)).isSummed)
    #expect(!Column("a", Message(verbatim: "a"), .text, isSummed: true).isSummed)
    #expect(Column("a", Message(verbatim: "a"), .area(.hectare, scale: 4)).isSummed)
}

@Test func aMissingCellIsSaidInWords() {
    let table = smallTable()
    #expect(table.text(row: 2, column: 1, language: .chinese) == "—")
    #expect(table.text(row: 2, column: 1, language: .chinese, missing: "") == "")
}

@Test func badShapesStopTheProgram() async {
    await #expect(processExitsWith: .failure) {
        var table = smallTable()
        table.append([.missing])
    }
    await #expect(processExitsWith: .failure) {
        let column = Column("a", Message(verbatim: "a"))
        _ = Table(name: Message(verbatim: "t"), columns: [column, column])
    }
}
