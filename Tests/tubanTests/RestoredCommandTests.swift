import Foundation
import TestSupport
import Testing

private func list(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }
private func number(_ value: Any?) -> Double { (value as? NSNumber)?.doubleValue ?? .nan }

/// A layer of rectangles with identifiers.
private func layer(_ rectangles: [(id: String, box: [Double], fields: String)]) -> String {
    RectangleLayer.text(rectangles.map { (fields: "\"BSM\":\"\($0.id)\"\($0.fields)", box: $0.box) })
}

/// Restored ground on a grid at the central meridian: every figure is counted by hand.
@Test func restoredGroundIsThatCountedByHand() throws {
    let folder = try TemporaryFolder()
    let damaged = try folder.write(layer([("D", [0, 0, 300, 100], "")]), to: "damaged.geojson")
    let earlier = try folder.write(layer([("E", [0, 0, 50, 100], "")]), to: "earlier.geojson")
    let restored = try folder.write(
        layer([
            ("1", [0, 0, 100, 100], ",\"NF\":2024,\"TBMJ\":10000"),
            ("2", [90, 0, 200, 100], ",\"NF\":2024,\"TBMJ\":11000"),
            ("3", [250, 0, 400, 100], ",\"NF\":2023,\"TBMJ\":16000"),
        ]), to: "restored.geojson")
    let before = try folder.write(
        layer([("b", [-10, -10, 500, 110], ",\"DLBM\":\"0602\"")]), to: "before.geojson")
    let after = try folder.write(
        layer([
            ("x", [-10, -10, 100, 110], ",\"DLBM\":\"0401\""),
            ("y", [100, -10, 390, 110], ",\"DLBM\":\"0404\""),
        ]),
        to: "after.geojson")
    let run = try TubanRun([
        "restored", restored, "--damaged", damaged, "--earlier", earlier, "--classes-before", before,
        "--classes-after", after, "--target", "4公顷", "--format", "json",
    ])
    #expect(run.status == 1, "\(run.messages)")
    let parcels = list(run.object["parcels"])
    for (key, expected) in [
        ("area", [10_000.0, 11_000, 15_000]), ("inside", [10_000, 11_000, 5000]), ("outside", [0, 0, 10_000]),
        ("earlier", [5000, 0, 0]), ("shared", [1000, 1000, 0]),
    ] {
        #expect(zip(parcels, expected).allSatisfy { abs(number($0[key]) - $1) < 0.2 }, "\(key)")
    }
    #expect(abs(number(run.object["countedTwice"]) - 1000) < 0.2)
    // Recorded 1000 m² too much.
    #expect(abs(number(parcels[2]["difference"]) + 1000) < 0.2)
    let years = list(run.object["groups"]).filter { $0["by"] as? String == "year" }
    #expect(years.map { $0["value"] as? String } == ["2023", "2024"])
    #expect(zip(years, [15_000.0, 21_000]).allSatisfy { abs(number($0["area"]) - $1) < 0.2 })
    // 0602 to 0401: 100 m, of which 10 m lie in two parcels and count once; to 0404: 100 and 140 m; 10 m that no parcel after covers.
    let change = list(run.object["change"])
    #expect(change.map { $0["after"] as? String } == [nil, "0401", "0404"])
    #expect(zip(change, [1000.0, 10_000, 24_000]).allSatisfy { abs(number($0["area"]) - $1) < 0.3 })
    let table = try TubanRun([
        "restored", restored, "--damaged", damaged, "--target", "4公顷", "--unit", "公顷", "--lang", "en",
    ])
    // 200 m of the first two and 50 m of the third, a hundred wide, on damaged ground.
    #expect(table.output.contains("Target 4公顷: 62.50 %"))
    #expect(table.output.contains("Recorded otherwise"))
}

/// Item 3 of the sample: 0.2536平方公里 of 2024, all of it on mines.
@Test func theRestoredGroundOfTheSample() throws {
    let run = try TubanRun([
        "restored", Places.sample("layers/mine-restoration.shp"), "--damaged",
        Places.sample("layers/land-use.gpkg") + ":land_use_2021", "--where", "NF = 2024", "--target",
        "0.2536平方公里",
        "--format", "json",
    ])
    #expect(run.status == 0, "\(run.messages)")
    #expect(abs(number(run.object["total"]) - 253_600) < 1 && number(run.object["countedTwice"]) == 0)
    #expect(try TubanRun(["restored", "none.shp", "--damaged", "nothing.shp"]).status == 3)
    #expect(try TubanRun(["restored", "none.shp"]).status == 2)
}

/// Computed fields have more digits than count; layers of classes may be called as the restored one is.
@Test func recordsOfManyDigitsCountAndNamesMayBeEqual() throws {
    let folder = try TemporaryFolder()
    let damaged = try folder.write(layer([("D", [0, 0, 300, 100], "")]), to: "damaged.geojson")
    for name in ["a", "b"] {
        try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
    }
    let restored = try folder.write(
        layer([
            ("1", [0, 0, 100, 100], ",\"TBMJ\":10000.123456789012345"),
            ("2", [100, 0, 200, 100], ",\"TBMJ\":12345.678901234567"),
        ]), to: "land.geojson")
    let before = try folder.write(
        layer([("b", [-10, -10, 500, 110], ",\"DLBM\":\"0602\"")]), to: "a/land.geojson")
    let after = try folder.write(
        layer([("x", [-10, -10, 500, 110], ",\"DLBM\":\"0404\"")]), to: "b/land.geojson")
    let run = try TubanRun([
        "restored", restored, "--damaged", damaged, "--classes-before", before, "--classes-after", after,
        "--format",
        "json",
    ])
    #expect(run.status == 1, "\(run.messages)")
    let parcels = list(run.object["parcels"])
    #expect(abs(number(parcels[0]["difference"])) < 1 && abs(number(parcels[1]["difference"]) + 2345.68) < 1)
    let change = list(run.object["change"])
    #expect(
        change.count == 1 && change[0]["before"] as? String == "0602" && change[0]["after"] as? String == "0404"
    )
}

/// Fields of which nothing tells that they are the times are asked for; named, they tell the order.
@Test(
    arguments: [
        ([], "undated", "--damaged-time"), (["--time", "封山时间", "--damaged-time", "填埋时间"], "timing", nil),
        (["--time", "封山时间"], "undated", nil), (["--time", "播种时间"], nil, "播种时间"),
    ] as [([String], String?, String?)])
func theTimeOfRestorationCanBeNamed(options: [String], reason: String?, told: String?) throws {
    let folder = try TemporaryFolder()
    let damaged = try folder.write(
        layer([("D", [0, 0, 300, 100], ",\"填埋时间\":\"2023-05\"")]), to: "damaged.geojson")
    let restored = try folder.write(
        layer([("1", [0, 0, 100, 100], ",\"封山时间\":\"2021-07-01\"")]), to: "restored.geojson")
    let run = try TubanRun(
        ["restored", restored, "--damaged", damaged, "--format", "json", "--lang", "zh"] + options)
    #expect(run.status == (reason == nil ? 2 : 1))
    guard let reason else {
        #expect(run.messages.contains(told ?? ""))
        return
    }
    let doubts = list(run.object["doubts"])
    #expect(doubts.map { $0["reason"] as? String } == [reason])
    if let told { #expect(run.output.contains(told)) }
    let counting = number(run.object["counting"])
    #expect(abs(counting - (reason == "timing" ? 0 : 10_000)) < 0.2)
}

/// Registers of all years, and the features in them that are the restored ground itself: every figure counted by hand.
struct EarlierGroundTests {
    private typealias Rectangle = (id: String, box: [Double], fields: String)

    private static func year(_ year: Int, item: Int? = nil) -> String {
        ",\"NF\":\(year)" + (item.map { ",\"ZGXH\":\"\($0)\"" } ?? "")
    }

    /// What of each parcel was restored earlier, in square metres, and what was said.
    private func earlier(
        _ restored: [Rectangle], _ other: [Rectangle]?, _ options: [String] = []
    ) throws -> (areas: [Double], notes: [String]) {
        let folder = try TemporaryFolder()
        let damaged = try folder.write(layer([("D", [0, 0, 900, 100], "")]), to: "damaged.geojson")
        let own = try folder.write(layer(restored), to: "restored.geojson")
        let earlier = try other.map { try folder.write(layer($0), to: "earlier.geojson") } ?? own
        let run = try TubanRun(
            ["restored", own, "--damaged", damaged, "--earlier", earlier] + options + ["--format", "json"])
        #expect(run.status < 2, "\(run.messages)")
        return (
            list(run.object["parcels"]).map { number($0["earlier"]).rounded() },
            // The damaged ground has no times, which is said of each run.
            (run.object["notes"] as? [String] ?? []).filter { !$0.contains("没有可作占用（损毁）时间的字段") }
        )
    }

    private let register: [Rectangle] = [
        ("H22", [0, 0, 25, 100], year(2022)), ("H24-1", [0, 0, 100, 100], year(2024)),
        ("H24-2", [100, 0, 200, 100], year(2024)),
    ]

    @Test func theRegisterItselfTellsWhatWasEarlier() throws {
        let found = try earlier(register, nil, ["--where", "NF = 2024"])
        #expect(found.areas == [2500, 0])
        #expect(found.notes.count == 1 && found.notes[0].contains("2个就是恢复图斑本身"))
    }

    @Test func aCopyOfTheRegisterIsNoOther() throws {
        let found = try earlier(Array(register[1...]), Array(register.reversed()))
        #expect(found.areas == [2500, 0])
        #expect(found.notes.count == 1)
    }

    /// 2023 shares half with 2022; 2024 is that of 2022 and the rest of 2023.
    @Test func eachYearIsComparedWithThoseBefore() throws {
        let found = try earlier(
            [
                ("a", [0, 0, 100, 100], Self.year(2022)), ("b", [50, 0, 150, 100], Self.year(2023)),
                ("c", [0, 0, 120, 100], Self.year(2024)), ("d", [100, 0, 200, 100], Self.year(2024)),
            ], nil)
        #expect(found.areas == [0, 5000, 12000, 5000])
    }

    @Test func withoutYearsNothingIsEarlierThanItself() throws {
        let found = try earlier([("a", [0, 0, 100, 100], ""), ("b", [50, 0, 150, 100], "")], nil)
        #expect(found.areas == [0, 0] && found.notes.count == 1)
        let chosen = try earlier(
            [("a", [0, 0, 100, 100], ",\"LX\":\"甲\""), ("b", [50, 0, 150, 100], ",\"LX\":\"乙\"")], nil,
            ["--where", "LX = '乙'"])
        #expect(chosen.areas == [5000])
    }

    /// Without a year on either side the same parcel in another file may be a copy, or was reported before.
    @Test(arguments: [
        (year(2024), "", true), ("", year(2022), true), ("", "", true), (year(2024), year(2024), false),
    ])
    func theSameParcelWithoutItsYearMayBeACopy(own: String, other: String, isDoubtful: Bool) throws {
        let (folder, box) = (try TemporaryFolder(), [0.0, 0, 100, 100])
        let run = try TubanRun([
            "restored", try folder.write(layer([("H1", box, own)]), to: "restored.geojson"), "--damaged",
            try folder.write(layer([("D", [0, 0, 900, 100], "")]), to: "damaged.geojson"), "--earlier",
            try folder.write(
                layer([("H1", box, other), ("H2", [500, 0, 600, 100], other)]), to: "earlier.geojson"),
            "--format", "json",
        ])
        #expect(run.status == (isDoubtful ? 1 : 0), "\(run.output)")
        let doubts = list(run.object["doubts"])
        #expect(doubts.map { $0["reason"] as? String } == (isDoubtful ? ["undated"] : []))
        #expect(abs((doubts.first.map { number($0["less"]) } ?? 0) - (isDoubtful ? 10_000 : 0)) < 0.2)
    }

    /// One parcel reported in 2022 and again in 2024 is restored twice.
    @Test func theSameParcelOfAnEarlierYearCounts() throws {
        let found = try earlier(
            [("H1", [0, 0, 100, 100], Self.year(2024))], [("H1", [0, 0, 100, 100], Self.year(2022))])
        #expect(found.areas == [10000] && found.notes.isEmpty)
    }

    @Test func whatIsLaterDoesNotCountAndIsTold() throws {
        let found = try earlier(
            [("H1", [0, 0, 100, 100], Self.year(2023))],
            [("K1", [0, 0, 60, 100], Self.year(2025)), ("K2", [0, 0, 30, 100], Self.year(2021))])
        #expect(found.areas == [3000])
        #expect(found.notes.count == 1 && found.notes[0].contains("1个的年度不早于"))
    }

    @Test func groundOfAnotherItemCountsInTheSameYear() throws {
        let found = try earlier(
            [("H1", [0, 0, 100, 100], Self.year(2024, item: 3))],
            [
                ("K1", [0, 0, 60, 100], Self.year(2024, item: 5)),
                ("K2", [50, 0, 80, 100], Self.year(2024, item: 3)),
            ])
        #expect(found.areas == [6000])
    }
}

/// Recorded areas off as a whole, by hand: 10 000, 20 000 and 30 000 m².
@Test(
    arguments: [
        ("MJ", 1.4 / 10_000, 1), ("MJ", 1.15 / 10_000, 1), ("MJ", 2.0 / 3 / 10_000, 1), ("MJ", 1.03, 1),
        ("MJ", 0.3, 1),
        ("MJ_公顷", 15.0 / 10_000, 1), ("面积（亩）", 1.0 / 10_000, 1), ("面积（亩）", 15.0 / 10_000, 0),
        ("MJ_公顷", 1.0 / 10_000, 0),
        ("MJ", 1.0 / 10_000, 0), ("MJ", 1.0, 0), ("MJ", 15.0 / 10_000, 0), ("MJ", 1.004, 0),
        ("TBMJ_m2", 1.0, 0),
    ] as [(String, Double, Int32)])
func recordsThatAreOffAreTold(_ field: String, _ factor: Double, _ status: Int32) throws {
    let folder = try TemporaryFolder()
    let damaged = try folder.write(layer([("D", [0, 0, 900, 100], "")]), to: "damaged.geojson")
    let restored = try folder.write(
        layer(
            [(0.0, 100.0), (100, 300), (300, 600)].map { west, east in
                ("\(west)", [west, 0, east, 100], ",\"\(field)\":\((east - west) * 100 * factor)")
            }), to: "restored.geojson")
    let run = try TubanRun(["restored", restored, "--damaged", damaged, "--lang", "zh"])
    #expect(run.status == status, "\(run.output)\(run.messages)")
    #expect(run.output.contains("登记面积") == (status == 1))
    let area = try TubanRun(["area", restored, "--lang", "zh"])
    #expect(area.status == status && area.output.contains("登记面积") == (status == 1))
}

/// Natural grassland that stayed grassland is 041 in one survey and 0401 in the next: no change to be told.
@Test(
    arguments: [
        ("041", "0401", 3), ("204", "0602", 3), ("013", "0103", 3), ("有林地", "乔木林地", 3), ("0404", "1704", 3),
        ("041", "天然牧草地", 3), ("0602", "0404", 0), ("041", "043", 0), ("天然牧草地", "其他草地", 0), ("G01", "0401", 1),
        ("草原区", "其他草地", 1),
    ] as [(String, String, Int32)])
func classesOfTwoSystemsAreNotCompared(_ before: String, _ after: String, _ status: Int32) throws {
    let folder = try TemporaryFolder()
    func write(_ code: String, to name: String) throws -> String {
        try folder.write(layer([("x", [-10, -10, 500, 110], ",\"DLBM\":\"\(code)\"")]), to: name)
    }
    let own = try folder.write(layer([("1", [0, 0, 100, 100], "")]), to: "restored.geojson")
    let run = try TubanRun([
        "restored", own, "--damaged", try write("", to: "damaged.geojson"), "--classes-before",
        try write(before, to: "before.geojson"), "--classes-after", try write(after, to: "after.geojson"),
        "--lang", "zh",
    ])
    #expect(run.status == status, "\(run.output)\(run.messages)")
    #expect(run.output.contains("未识别") == (status == 1))
    #expect(run.messages.contains("不能直接对照") == (status == 3))
}

/// Ground of the same year in another file was reported before; in the same file it is of the same batch.
@Test(arguments: [
    (",\"NF\":2024", false, 5000.0), (",\"NF\":2024", true, 0), (",\"NF\":2025", false, 0), ("", false, 5000),
])
func groundOfTheSameYearInAnotherFileWasRestoredEarlier(
    year: String, isSameFile: Bool, area: Double
) throws {
    let folder = try TemporaryFolder()
    let damaged = try folder.write(layer([("D", [0, 0, 300, 100], "")]), to: "damaged.geojson")
    let own = (id: "1", box: [0.0, 0, 100, 100], fields: ",\"NF\":2024")
    let other = (id: "E", box: [50.0, 0, 150, 100], fields: year)
    let restored = try folder.write(layer(isSameFile ? [own, other] : [own]), to: "restored.geojson")
    let earlier = isSameFile ? restored : try folder.write(layer([other]), to: "earlier.geojson")
    let run = try TubanRun([
        "restored", restored, "--damaged", damaged, "--earlier", earlier, "--format", "json",
    ])
    #expect(abs(number(list(run.object["parcels"]).first?["earlier"]) - area) < 0.2, "\(run.messages)")
}

@Test func restoredGroundWithoutItsYearIsADoubt() throws {
    let folder = try TemporaryFolder()
    let damaged = try folder.write(layer([("D", [0, 0, 300, 100], ",\"NF\":2022")]), to: "damaged.geojson")
    for (year, isDoubtful) in [(",\"NF\":2024", false), (",\"NF\":null", true), ("", true)] {
        let restored = try folder.write(layer([("1", [0, 0, 100, 100], year)]), to: "restored.geojson")
        let run = try TubanRun(["restored", restored, "--damaged", damaged, "--format", "json"])
        #expect(run.status == (isDoubtful ? 1 : 0), "\(run.messages)")
        let found = list(run.object["doubts"]).map { $0["reason"] as? String }
        #expect(found == (isDoubtful ? ["undated"] : []))
    }
}
