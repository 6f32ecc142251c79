import Bilingual
import CornerLists
import Geometry
import Testing

/// Rectangles of 20 000 and 30 000 m² apart.
private func block(_ east: Int, _ width: Int) -> String {
    "拐点 X Y\n"
        + [(0, 0), (100, 0), (100, width), (0, width)].enumerated().map { index, corner in
            "\(index + 1) \(5_100_000 + corner.0).000 \(40_500_000 + east + corner.1).000\n"
        }.joined()
}

private let (first, second) = (block(0, 200), block(300, 300))

/// A rectangle of 0.0009° by 0.0026° whose decimals could be minutes and seconds.
private let degrees = [
    "46.04420976,120.01291963", "46.04510943,120.01291984", "46.04510911,120.01550381",
    "46.04420944,120.01550356",
]

private func numbered(_ rows: [String]) -> String {
    rows.enumerated().map { "J\($0 + 1),\($1)\n" }.joined()
}

@Test(arguments: [
    "矿区一\n" + first + "矿区二\n" + second + "矿区面积：0.0500平方公里",
    "矿区面积：0.0500平方公里\n矿区一\n" + first + "矿区二\n" + second,
    "一号地块\n" + first + "二号地块\n" + second + "项目用地面积：5.0000公顷",
    "一号地块\n" + first + "面积：2.0000公顷\n二号地块\n" + second + "面积：3.0000公顷\n总面积：75.00亩",
]) func anAreaOfAllBlocksIsHeldToTheirSum(text: String) throws {
    let reading = try CornerReading(text)
    let areas = reading.files.flatMap(\.parcels).map { $0.value(of: CornerField.area) }
    #expect(areas == [nil, nil] || areas == ["2.0000公顷", "3.0000公顷"])
    #expect(!reading.warnings.contains { $0.code == .ignoredLine })
}

@Test func anAreaThatIsNotThatOfItsCornersIsTold() throws {
    let one = try CornerReading("一号地块\n" + first + "面积：2.0000公顷\n二号地块\n" + second + "面积：6.0000公顷")
    let told = one.warnings.filter { $0.code == .ignoredLine }.map(\.message.zh)
    #expect(told.count == 1 && told[0].contains("“二号地块”写明面积6.0000公顷") && told[0].contains("30000.00"))
    let all = try CornerReading("一号地块\n" + first + "二号地块\n" + second + "总面积：8.0000公顷")
    let stake = all.warnings.compactMap(\.stake).first
    #expect(stake?.parcels == [0, 1])
    if case .share(let share)? = stake?.extent {
        #expect(abs(share - 0.6) < 1e-9)
    } else {
        Issue.record("no share")
    }
}

@Test(arguments: [
    ("点号,纬度(度),经度(度)\n", CornerNotation.degrees), ("点号,纬度（°）,经度（°）\n", .degrees),
    ("点号,Lat(deg),Lon(deg)\n", .degrees),
    ("坐标为十进制度\n点号,纬度,经度\n", .degrees), ("单位：度\n点号,纬度,经度\n", .degrees), ("点号,纬度,经度\n,度,度\n", .degrees),
    ("点号,纬度(度分秒),经度(度分秒)\n", .packed), ("点号,纬度(DD.MMSS),经度(DDD.MMSSssss)\n", .packed),
    ("注：经纬度格式为DDD.MMSSssss\n点号,纬度,经度\n", .packed), ("计量单位：度.分秒\n点号,纬度,经度\n", .packed), ("点号,纬度,经度\n", nil),
    ("坐标为十进制度\n点号,纬度(度分秒),经度(度分秒)\n", nil),
    // What they were or are not says nothing of what they are.
    ("注：经纬度坐标由度分秒格式转换为十进制度\n点号,纬度,经度\n", nil), ("坐标格式：由度分秒转十进制度\n点号,纬度,经度\n", nil),
    ("点号,纬度(非度分秒),经度(非度分秒)\n", nil), ("点号,纬度(原DMS),经度(原DMS)\n", nil), ("注：经纬度不是十进制度\n点号,纬度,经度\n", nil),
    ("注：坐标由度分秒换算\n点号,纬度,经度\n", nil), ("注：由甲公司测量，坐标已转换为十进制度\n点号,纬度,经度\n", .degrees),
    ("注：原件由乙公司提供，坐标格式为度分秒\n点号,纬度,经度\n", .packed),
]) func theTextTellsHowAnglesArePrinted(head: String, notation: CornerNotation?) throws {
    let text = head + numbered(degrees)
    guard let notation else {
        let error = #expect(throws: CornerError.self) { try CornerReading(text) }
        #expect(error?.message.zh.contains("计量单位=度") == true)
        return
    }
    let reading = try CornerReading(text)
    #expect(reading.files.first?.notation == notation)
    #expect(reading.warnings.contains { $0.code == .angles && $0.stake == nil })
}

@Test(
    arguments: [
        { (text: String) in "'" + text }, { "’" + $0 }, { $0.grouped(" ") }, { $0.grouped("\u{A0}") },
        { $0.grouped("\u{202F}") },
        { $0.grouped("\u{2009}") }, { $0.grouped("'") }, { $0 + "\u{1A}" }, { $0 + "\0" },
    ] as [@Sendable (String) -> String]) func ordinatesAreAsTableProgramsLeaveThem(
        form: @Sendable (String) -> String
    ) throws
{
    let rows = [
        ("5100000.000", "40500000.000"), ("5100100.000", "40500000.000"), ("5100100.000", "40500200.000"),
    ]
    let text = "点号\tX\tY\n" + rows.enumerated().map { "J\($0 + 1)\t\(form($1.0))\t\(form($1.1))\n" }.joined()
    #expect(try CornerReading(text).files.flatMap(\.parcels).map { $0.polygons.planarArea } == [10_000])
}

extension String {
    /// With a sign between thousands.
    fileprivate func grouped(_ sign: String) -> String {
        let whole = Array(prefix { $0 != "." })
        return whole.indices.map { index in
            let isEnd = (whole.count - index - 1).isMultiple(of: 3) && index + 1 < whole.count
            return String(whole[index]) + (isEnd ? sign : "")
        }.joined() + self[index(startIndex, offsetBy: whole.count)...]
    }
}
