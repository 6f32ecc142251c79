import Bilingual
import Geodesy
import Reports
import Testing

private func column(_ texts: [String]) -> Table {
    var table = Table(name: Message(verbatim: "t"), columns: [Column("a", Message(verbatim: "a"))])
    for text in texts { table.append([.verbatim(text)]) }
    return table
}

private func lines(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Test func rowsFollowRFC4180() {
    let table = column(["plain", "a,b", "say \"hi\"", "two\r\nlines", "草原", ""])
    #expect(
        lines(CSVTable(language: .chinese, marksByteOrder: false).encode(table))
            == "a\r\nplain\r\n\"a,b\"\r\n\"say \"\"hi\"\"\"\r\n\"two\r\nlines\"\r\n草原\r\n\r\n")
}

@Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\ta", "'\ta"), ("\ra", "\"'\ra\""),
    ("\r\na", "\"'\r\na\""), ("＝1", "'＝1"), ("a=1", "a=1"), ("=\"a\"", "\"'=\"\"a\"\"\""), ("'a", "'a"),
])
func textThatLooksLikeAFormulaGetsAnApostrophe(_ text: String, _ expected: String) {
    #expect(
        lines(CSVTable(language: .english, marksByteOrder: false).encode(column([text])))
            == "a\r\n\(expected)\r\n")
}

@Test func numbersArePlainAndMissingCellsEmpty() {
    var table = smallTable()
    table.append([.verbatim("差"), .integer(-5), .area(Area(hundredths: -66_667))])
    #expect(
        lines(CSVTable(language: .english, marksByteOrder: false).encode(table))
            == "Name,Count,Area (mu)\r\n草原,2,1.57\r\nwetland,10,1.57\r\n黑土,,1.57\r\n差,-5,-1.00\r\n")
    #expect(
        lines(CSVTable(language: .english, marksByteOrder: false, includesTotal: true).encode(table))
            .hasSuffix("\r\nTotal,7,3.71\r\n"))
}

@Test func filesStartWithAByteOrderMark() {
    let bytes = CSVTable(language: .chinese, marksByteOrder: true).encode(smallTable())
    #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
}
