import Foundation
import TestSupport
import Testing

private func rows(_ folder: TemporaryFolder, _ name: String) throws -> [[String]] {
    let text = try String(contentsOfFile: folder.path("result/tables/\(name).csv"), encoding: .utf8)
    return text.replacing("\u{FEFF}", with: "").split(whereSeparator: \.isNewline).map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
}

private func areas(_ row: [String], _ columns: Range<Int>) -> [Double?] { row[columns].map { Double($0) } }

/// Two counties, a right over their border, reserves in two zones, occupied and restored ground: all counted by hand.
private func project(in folder: TemporaryFolder, extra: String = "") throws -> String {
    func write(_ name: String, _ rectangles: [(fields: String, box: [Double])]) throws {
        try folder.write(RectangleLayer.text(rectangles), to: "\(name).geojson")
    }
    try write(
        "counties",
        [
            ("\"名称\":\"西旗\"", [-5000, -5000, 500, 5000]), ("\"名称\":\"东旗\"", [500, -5000, 5000, 5000]),
        ])
    try write(
        "rights",
        [
            ("\"许可证号\":\"1\",\"名称\":\"一矿\"", [0, 0, 1000, 1000]),
            ("\"许可证号\":\"2\",\"名称\":\"二矿\"", [2000, 0, 3000, 1000]),
        ])
    try write(
        "reserves",
        [
            ("\"名称\":\"甲\",\"功能分区\":\"核心保护区\"", [0, 0, 200, 1000]),
            ("\"名称\":\"甲\",\"功能分区\":\"一般控制区\"", [200, 0, 600, 1000]),
        ])
    try write("redline", [("\"名称\":\"红线\"", [100, 0, 300, 1000])])
    try write("occupied", [("\"BSM\":\"O1\"", [0, 2000, 1000, 3000])])
    try write(
        "restored",
        [
            ("\"BSM\":\"R1\",\"年度\":\"2023\"", [0, 2000, 500, 3000]),
            ("\"BSM\":\"R2\",\"年度\":\"2024\"", [400, 2000, 500, 3000]),
            ("\"BSM\":\"R3\",\"年度\":\"2024\"", [900, 2000, 1100, 3000]),
        ])
    return try folder.write(
        """
        title: 手算
        layers:
          counties: {source: counties.geojson, kind: county}
          rights: {source: rights.geojson, kind: mining-right}
          reserves: {source: reserves.geojson, kind: nature-reserve}
          redline: {source: redline.geojson, kind: ecological-redline}
          occupied: {source: occupied.geojson, kind: occupied}
          restored: {source: restored.geojson, kind: restored}
        accounts:
          - {item: 1, occupied: occupied, restored: [restored]}
        checks:
          - {item: 1, expect: {equals: 200 公顷}, measure: {area: rights}, tolerance: 1 公顷}
          - {item: 1, expect: {equals: 100 公顷}, measure: {area: occupied}, tolerance: 1 公顷}
        \(extra)
        """, to: "project.yaml")
}

@Test func countiesAndWhatLiesInProtectedGround() throws {
    let folder = try TemporaryFolder()
    let run = try TubanRun([
        "check", try project(in: folder), "-o", folder.path("result"), "--unit", "ha", "--lang", "zh",
    ])
    #expect(run.status == 0, "\(run.messages)")
    let table = try rows(folder, "counties")
    #expect(
        table[0].prefix(6) == ["序号", "图层", "类别", "旗县市", "图斑数", "面积"]
            && table[0][6...8].map { $0.replacing("其中（各列可有重叠）：", with: "") }
                == ["自然保护地 核心保护区", "自然保护地 一般控制区", "生态保护红线"]
    )
    let rights = table.filter { $0[1] == "rights" }
    #expect(rights.map { $0[3] } == ["西旗", "东旗", "小计"])
    // One right crosses the border: it counts in both counties and once in all.
    #expect(rights.map { $0[4] } == ["1", "2", "2"])
    let expected = [[50.0, 20, 30, 20], [150, 0, 10, 0], [200, 20, 40, 20]]
    for (row, numbers) in zip(rights, expected) {
        for (found, number) in zip(areas(row, 5..<9), numbers) { #expect(abs((found ?? .nan) - number) < 0.01) }
    }
    // Occupied ground with what its account has settled.
    let occupied = try #require(table.filter { $0[1] == "occupied" }.last)
    for (found, number) in zip(areas(occupied, 9..<11), [60.0, 40]) {
        #expect(abs((found ?? .nan) - number) < 0.01)
    }
    // Sheets in the unit that was asked for.
    let workbook = try ReadWorkbook(path: folder.path("result/tables.xlsx"))
    let sheet = try #require(workbook.sheetNames.firstIndex(of: "旗县市面积汇总表")) + 1
    #expect(workbook.cells(sheet: sheet).values.contains { $0.value == "单位：公顷" })
}

@Test func rightsInReservesAndRestoredGroundAreListed() throws {
    let folder = try TemporaryFolder()
    _ = try TubanRun([
        "check", try project(in: folder), "-o", folder.path("result"), "--unit", "ha", "--lang", "zh",
    ])
    let rights = try rows(folder, "rights").dropFirst()
    #expect(rights.map { $0[2] } == ["1", "1", "1"] && rights.map { $0[7] } == ["核心保护区", "一般控制区", ""])
    for (row, area) in zip(rights, [200_000.0, 400_000, 200_000]) {
        #expect(abs((Double(row[8]) ?? .nan) - area) < 1 && row.last == "重叠")
    }
    let restored = try rows(folder, "restored").dropFirst()
    // Restored, inside, outside, in other layers, twice in the layer; hectares.
    let expected = [[50.0, 50, 0, 0, 10], [10, 10, 0, 0, 10], [20, 10, 10, 0, 0]]
    #expect(restored.count == 4)
    for (row, numbers) in zip(restored, expected) {
        for (found, number) in zip(areas(row, 6..<11), numbers) {
            #expect(abs((found ?? .nan) - number) < 0.01)
        }
    }
    for (found, number) in zip(areas(try #require(restored.last), 6..<10), [80.0, 70, 10, 0]) {
        #expect(abs((found ?? .nan) - number) < 0.01)
    }
}

/// Every sum in the workbook is a formula over the cells above it, with the value that the cells add up to.
@Test(arguments: [false, true])
func everySumEqualsItsCells(isSample: Bool) throws {
    let folder = try TemporaryFolder()
    let path = isSample ? Places.sample("project.yaml") : try project(in: folder)
    _ = try TubanRun(["check", path, "-o", folder.path("result"), "--lang", "zh"])
    let workbook = try ReadWorkbook(path: folder.path("result/tables.xlsx"))
    var sums = 0
    for (index, name) in workbook.sheetNames.enumerated() {
        let cells = workbook.cells(sheet: index + 1)
        for (address, cell) in cells {
            guard let formula = cell.formula else { continue }
            let match = try #require(
                try /^(?:ROUND\()?SUM\(([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?\)(?:,(\d+)\))?$/.wholeMatch(
                    in: formula),
                "\(name)!\(address) \(formula)")
            let first = try #require(Int(match.2))
            let last = match.4.flatMap { Int($0) } ?? first
            #expect(match.1 == match.3 ?? match.1 && address.hasPrefix(match.1))
            let total = (first...last).reduce(0.0) { sum, row in
                guard let part = cells["\(match.1)\(row)"], !part.isText, part.formula == nil else {
                    return sum
                }
                return sum + (Double(part.value) ?? 0)
            }
            #expect(abs((Double(cell.value) ?? .nan) - total) < 1e-6 * max(1, abs(total)), "\(name)!\(address)")
            sums += 1
        }
    }
    #expect(sums > (isSample ? 40 : 10))
}
