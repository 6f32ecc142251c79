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
        table[0].prefix(6) == ["序号", "图层", "类别", "旗县市", "图斑数", "面积（公顷）"]
            && table[0][6...8].map { $0.replacing("其中（各列可有重叠）：", with: "").replacing("（公顷）", with: "") }
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
        #expect(abs((Double(row[8]) ?? .nan) - area) < 1 && row[13] == "重叠" && row[14].isEmpty)
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

/// A reserve and an occupied parcel without geometry may lie anywhere: each table that rests on them says so.
@Test func tablesTellWhatWasSetAside() throws {
    let folder = try TemporaryFolder()
    let path = try project(in: folder)
    for name in ["reserves", "occupied"] {
        let whole = try String(contentsOfFile: folder.path("\(name).geojson"), encoding: .utf8)
        let end = try #require(whole.range(of: "]", options: .backwards)).lowerBound
        let lost = #",{"type":"Feature","properties":{"BSM":"X"},"geometry":null}"#
        try folder.write(whole[..<end] + lost + whole[end...], to: "\(name).geojson")
    }
    let run = try TubanRun(["check", path, "-o", folder.path("result"), "--lang", "zh"])
    // Of the three layers by county occupied ground has lost a parcel, and all of them lie near a reserve that has none.
    let counties = try rows(folder, "counties").filter { $0[3] == "小计" }
    #expect(counties.filter { $0.last?.contains("occupied 1个要素剔除") == true }.map { $0[1] } == ["occupied"])
    #expect(counties.allSatisfy { $0.last?.contains("reserves 1个要素剔除") == true })
    let account = try #require(try rows(folder, "accounts").last)
    #expect(account[2] == "合计" && account.last?.contains("occupied 1个要素剔除") == true)
    let rights = try #require(try rows(folder, "rights").last)
    #expect(rights[2].isEmpty && rights.last?.contains("reserves 1个要素剔除") == true)
    // The area of occupied ground alone is in doubt.
    #expect(run.output.contains("一致 1，一致（存疑） 1。"))
    let ledger = try rows(folder, "ledger").dropFirst()
    #expect(ledger.map { $0.last } == ["一致", "一致", "一致（存疑）"])
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

/// A layer of rectangles for a project of a few lines.
private func write(
    _ name: String, _ rectangles: [(fields: String, box: [Double])], in folder: TemporaryFolder
) throws { try folder.write(RectangleLayer.text(rectangles), to: "\(name).geojson") }

private func check(_ text: String, in folder: TemporaryFolder, unit: String = "ha") throws -> TubanRun {
    let path = try folder.write(text, to: "project.yaml")
    return try TubanRun([
        "check", path, "-o", folder.path("result"), "--unit", unit, "--lang", "zh", "--overwrite",
    ])
}

/// More patches of the redline than a coverage tells apart, more counties and protected ground than it has room for.
@Test func moreCoversThanACoverageHoldsAreCoveredInTurns() throws {
    let folder = try TemporaryFolder()
    try write("rights", [("\"许可证号\":\"1\"", [0, 0, 7000, 1000])], in: folder)
    try write(
        "redline",
        (0..<70).map { ("\"名称\":\"红线\($0)\"", [Double($0) * 100, 0, Double($0) * 100 + 50, 1000]) }, in: folder)
    var counties: [(fields: String, box: [Double])] = []
    for number in 0..<62 {
        let (west, east) = (Double(number) * 100, number == 61 ? 20_000 : Double(number + 1) * 100)
        counties.append(("\"名称\":\"\(number)旗\"", [west, -10, east, 1010]))
    }
    try write("counties", counties, in: folder)
    try write(
        "reserves",
        [
            ("\"名称\":\"甲\",\"功能分区\":\" 核心保护区\"", [0, 0, 100, 1000]),
            ("\"名称\":\"乙\",\"功能分区\":\"核心保护区\"", [100, 0, 200, 1000]),
            ("\"名称\":\"丙\"", [200, 0, 350, 1000]),
        ], in: folder)
    try write("basic", [("\"BSM\":\"1\"", [0, 0, 7000, 500])], in: folder)
    let run = try check(
        """
        layers:
          counties: {source: counties.geojson, kind: county}
          rights: {source: rights.geojson, kind: mining-right}
          redline: {source: redline.geojson, kind: ecological-redline}
          reserves: {source: reserves.geojson, kind: nature-reserve}
          former: {source: reserves.geojson, kind: nature-reserve}
          basic: {source: basic.geojson, kind: basic-grassland}
        checks:
          - {item: 1, expect: {equals: 700 公顷}, measure: {area: rights}, tolerance: 1 公顷}
        """, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let rights = try rows(folder, "rights").dropFirst()
    #expect(rights.filter { $0[5] == "redline" }.count == 70)
    let table = try rows(folder, "counties")
    // What has no zone is not taken for the whole, and two layers of a kind are told apart.
    let headings = table[0][6...].map { $0.replacing("其中（各列可有重叠）：", with: "").replacing("（公顷）", with: "") }
    #expect(
        headings.prefix(6) == [
            "生态保护红线", "自然保护地 核心保护区（reserves）", "自然保护地 未注明分区（reserves）", "自然保护地 核心保护区（former）",
            "自然保护地 未注明分区（former）", "基本草原",
        ])
    let sum = try #require(table.last)
    for (found, number) in zip(areas(sum, 5..<12), [700.0, 350, 20, 15, 20, 15, 350]) {
        #expect(abs((found ?? .nan) - number) < 0.05, "\(sum)")
    }
    #expect(table.count == 1 + 62 + 1)
}

/// A part never prints more than its row, and what is settled and what is open add up to the row as printed.
@Test func partsAndRowsPrintAlike() throws {
    let folder = try TemporaryFolder()
    try write(
        "counties", (0..<8).map { ("\"名称\":\"\($0)旗\"", [Double($0) * 137, -10, Double($0 + 1) * 137, 510]) },
        in: folder)
    try write("occupied", [("\"BSM\":\"O\"", [3, 0, 1091, 271])], in: folder)
    try write("restored", [("\"BSM\":\"R\"", [137, 0, 911, 133])], in: folder)
    try write("reserves", [("\"名称\":\"甲\"", [0, 0, 700, 271])], in: folder)
    let run = try check(
        """
        layers:
          counties: {source: counties.geojson, kind: county}
          occupied: {source: occupied.geojson, kind: occupied}
          restored: {source: restored.geojson, kind: restored}
          reserves: {source: reserves.geojson, kind: nature-reserve}
        accounts:
          - {item: 1, occupied: occupied, restored: [restored]}
        checks:
          - {item: 1, expect: {at-least: 1 亩}, measure: {area: occupied}}
        """, in: folder, unit: "亩")
    #expect(run.status == 0, "\(run.messages)")
    let table = try rows(folder, "counties").dropFirst()
    #expect(table.count == 9)
    for row in table {
        let cells = try row[5..<9].map { Int((try #require(Double($0)) * 100).rounded()) }
        #expect(cells[0] == cells[2] + cells[3] && cells[1] <= cells[0], "\(row)")
    }
    for column in 5..<9 {
        let cells = table.map { Int(((Double($0[column]) ?? .nan) * 100).rounded()) }
        #expect(cells.dropLast().reduce(0, +) == cells.last)
    }
}

/// Seams between counties are no ground outside them, borders off by a millimetre no second county, counties lie in themselves.
@Test func seamsAreNoGround() throws {
    let folder = try TemporaryFolder()
    try write(
        "counties",
        [
            ("\"名称\":\"西旗\"", [-10, -10, 500, 2010]), ("\"名称\":\"南旗\"", [500, -10, 2010, 1000]),
            ("\"名称\":\"北旗\"", [500, 1000.0005, 2010, 2010]),
        ], in: folder)
    try write(
        "land",
        [("\"BSM\":\"A\"", [499.999, 0, 1000, 500]), ("\"BSM\":\"B\"", [600, 500, 1000, 1500])], in: folder)
    let run = try check(
        """
        layers:
          counties: {source: counties.geojson, kind: county}
          land: {source: land.geojson}
        checks:
          - {item: 1, expect: {at-least: 1 亩}, measure: {area: land}}
          - {item: 1, expect: {at-least: 1 亩}, measure: {area: counties}}
        """, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let table = try rows(folder, "counties").dropFirst()
    let land = table.filter { $0[1] == "land" }
    #expect(land.map { $0[3] } == ["西旗", "南旗", "北旗", "小计"], "\(land)")
    #expect(land.map { $0[4] } == ["0", "2", "1", "2"])
    #expect(table.filter { $0[1] == "counties" }.map { $0[3] } == ["西旗", "南旗", "北旗", "小计"])
    let ledger = try rows(folder, "ledger").dropFirst().filter { $0[4] == "land" }
    #expect(ledger.map { $0[8] } == ["南旗", "南旗、北旗"])
}

/// Restored ground belongs to all accounts that name it, and counts as restored before only in the layers that stand later.
@Test func restoredGroundOfSeveralAccounts() throws {
    let folder = try TemporaryFolder()
    try write("one", [("\"BSM\":\"1\"", [0, 0, 1000, 1000])], in: folder)
    try write("two", [("\"BSM\":\"2\"", [2000, 0, 3000, 1000])], in: folder)
    try write("r23", [("\"BSM\":\"a\"", [0, 0, 500, 1000])], in: folder)
    try write(
        "r24",
        [("\"BSM\":\"b\"", [400, 0, 900, 1000]), ("\"BSM\":\"c\"", [2000, 0, 2500, 1000])], in: folder)
    func project(_ restored: String) -> String {
        """
        layers:
          one: {source: one.geojson, kind: occupied}
          two: {source: two.geojson, kind: occupied}
          r23: {source: r23.geojson, kind: restored}
          r24: {source: r24.geojson, kind: restored}
        accounts:
          - {item: 1, occupied: one, restored: [r23, r24]}
          - {item: 2, occupied: two, restored: \(restored)}
        checks:
          - {item: 1, expect: {at-least: 1 亩}, measure: {area: one}}
        """
    }
    #expect(try check(project("[r24]"), in: folder).status == 0)
    let table = try rows(folder, "restored").dropFirst()
    #expect(table.map { $0[0] } == ["1", "1", "1、2", "1、2", "1、2"])
    let expected = [[50.0, 50, 0, 0], [50, 50, 0, 0], [50, 50, 0, 10], [50, 50, 0, 0], [100, 100, 0, 10]]
    for (row, numbers) in zip(table, expected) {
        for (found, number) in zip(areas(row, 6..<10), numbers) {
            #expect(abs((found ?? .nan) - number) < 0.01, "\(row)")
        }
    }
    let twice = try check(project("[r24, r24]"), in: folder)
    #expect(twice.status == 2 && twice.messages.contains("写了两次"), "\(twice.messages)")
}

/// That no right overlaps is said, and not left out.
@Test func rightsThatAreClearAreToldAsClear() throws {
    let folder = try TemporaryFolder()
    try write("rights", [("\"许可证号\":\"1\"", [0, 0, 1000, 1000])], in: folder)
    try write("reserves", [("\"名称\":\"甲\"", [5000, 0, 6000, 1000])], in: folder)
    let run = try check(
        """
        layers:
          rights: {source: rights.geojson, kind: mining-right}
          reserves: {source: reserves.geojson, kind: nature-reserve}
        checks:
          - {item: 1, expect: {at-least: 1 亩}, measure: {area: rights}}
        """, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let workbook = try ReadWorkbook(path: folder.path("result/tables.xlsx"))
    let sheet = try #require(workbook.sheetNames.firstIndex(of: "矿业权与保护地重叠明细表")) + 1
    #expect(workbook.cells(sheet: sheet).values.contains { $0.value == "rights：1宗，不重叠1宗。" })
}

/// The same ground prints the same in every table of the sample: counties and classes, restored ground and accounts, change.
@Test func tablesOfTheSameGroundAgree() throws {
    let folder = try TemporaryFolder()
    _ = try TubanRun(["check", Places.sample("project.yaml"), "-o", folder.path("result"), "--lang", "zh"])
    func cents(_ text: String) -> Int { Int(((Double(text) ?? .nan) * 100).rounded()) }
    let counties = try rows(folder, "counties").dropFirst()
    var classes: [String: Int] = [:]
    for row in try rows(folder, "county-class").dropFirst() where row[1] != "小计" {
        classes["\(row[0])|\(row[1])", default: 0] += cents(row[5])
    }
    #expect(classes.count > 30)
    for row in counties where row[3] != "小计" {
        #expect(classes["\(row[1])|\(row[3])"] == cents(row[5]), "\(row)")
    }
    let accounts = try rows(folder, "accounts").dropFirst().filter { $0[2] == "合计" }
    let restored = try rows(folder, "restored").dropFirst().filter { $0[3] == "小计" }
    // Item 9: all that was replanted lies on the ground of the account, and none of it is approved.
    #expect(
        accounts.first { $0[0] == "9" }.map { cents($0[5]) }
            == restored.first { $0[0] == "9" }.map { cents($0[6]) })
    let changed = try rows(folder, "changes").dropFirst().reduce(0) { $0 + cents($1[5]) }
    #expect(restored.first { $0[1] == "mine_restoration" }.map { cents($0[6]) } == changed)
    for account in accounts {
        let county = counties.filter { $0[1] == account[1] && $0[3] == "小计" }.first
        guard let county else { continue }
        #expect(cents(county[5]) == cents(account[3]) && cents(county[county.count - 2]) == cents(account[6]))
    }
}
