import CornerLists
import Geometry
import Testing

/// The rows of a sheet are read as the lines of a text are.
@Test func rowsOfASheetAreATable() throws {
    let cells = [
        ["点号", "X坐标", "Y坐标"], ["1", "5106000", "41428000"], ["2", "5106100", "41428000"],
        ["３", "５１０６１００", "41428100"], ["4", "5106000", "41428100"],
    ]
    let rows = cells.enumerated().map { CornerRow(line: $0 + 1, cells: $1) }
    #expect(CornerReading.recognizes(rows: rows) && !CornerReading.recognizes(rows: Array(rows.prefix(1))))
    let file = try CornerReading(rows: rows).file
    #expect(file.form == .table && file.parcels.map { $0.polygons.planarArea } == [10_000])
}
