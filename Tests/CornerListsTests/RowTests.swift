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

private func areas(_ cells: [[String]]) throws -> [Double] {
    let rows = cells.enumerated().map { CornerRow(line: $0 + 1, cells: $1) }
    return try CornerReading(rows: rows).file.parcels.map { $0.polygons.planarArea }
}

private let square = [
    ["5106000", "41428000"], ["5106100", "41428000"], ["5106100", "41428100"], ["5106000", "41428100"],
]
private let small = [
    ["5106000", "41429000"], ["5106050", "41429000"], ["5106050", "41429050"], ["5106000", "41429050"],
]

/// Where a heading names the ordinates, numbers of their size in other columns are none.
@Test func headingsTellOrdinatesFromOtherNumbers() throws {
    let rows = square.enumerated().map { ["J\($0 + 1)"] + $1 + ["428000", "5106000"] }
    #expect(try areas([["点号", "X坐标", "Y坐标", "改正前", "备用"]] + rows) == [10_000])
}

/// As GIS software writes the corners of several parcels: a number of the row, one of the parcel, closed rings.
@Test func columnsOfParcelsBehindNumbers() throws {
    let rows = (square + [square[0]]).map { ["7"] + $0 } + (small + [small[0]]).map { ["9"] + $0 }
    let numbered = rows.enumerated().map { ["\($0 + 1)"] + $1 }
    #expect(try areas([["OBJECTID", "ORIG_FID", "POINT_X", "POINT_Y"]] + numbered) == [10_000, 2_500])
}

/// The names of parcels behind the ordinates, numbers going on: without a heading, and under one of parcels.
@Test(arguments: [[], [["点号", "X坐标", "Y坐标", "所属地块"]]])
func columnsOfParcelsBehindOrdinates(heading: [[String]]) throws {
    let rows = (square.map { $0 + ["甲"] } + small.map { $0 + ["乙"] }).enumerated().map { ["\($0 + 1)"] + $1 }
    #expect(try areas(heading + rows) == [10_000, 2_500])
}

@Test func parcelsOneAmongAnotherAreRefused() throws {
    let rows = zip(square, small).enumerated().flatMap { index, pair in
        [["东片", "\(index + 1)"] + pair.0, ["西片", "\(index + 1)"] + pair.1]
    }
    #expect(throws: CornerError.self) { try areas([["地块名称", "点号", "X坐标", "Y坐标"]] + rows) }
}
