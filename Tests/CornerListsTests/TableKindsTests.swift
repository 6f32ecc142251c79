import Bilingual
import CornerLists
import Geometry
import Testing

/// A pentagon of 15 000 m²: a square of 100 m with a roof of 100 m.
private let house = [(0, 0), (0, 100), (100, 100), (200, 50), (100, 0)]
/// A rectangle of 5 000 m² that touches it nowhere.
private let plot = [(0, 300), (0, 400), (50, 400), (50, 300)]
/// Two strips, of which all corners in a row are a ring as well.
private let strip = [(0, 0), (0, 100), (50, 100), (50, 0)]
private let next = [(60, 0), (60, 100), (110, 100), (110, 0)]
/// A square of 400 m² inside the house.
private let court = [(20, 20), (20, 40), (40, 40), (40, 20)]

/// Rows of corners, each with its number.
private func rows(
    _ corners: [(Int, Int)], from first: Int = 1, by separator: String = " ", closed: Bool = false,
    _ label: (Int) -> String = { "J\($0)" }
) -> String {
    var lines = corners.enumerated().map { index, corner in
        [label(first + index), "\(5_106_000 + corner.0).00", "\(41_428_000 + corner.1).00"].joined(
            separator: separator)
    }
    if closed { lines.append(lines[0]) }
    return lines.map { $0 + "\n" }.joined()
}

/// A cell that is filled in its first row only, and a number.
private func merged(_ name: String, _ first: Int, _ number: Int) -> String {
    (number == first ? name : "") + "\t\(number)"
}

/// The areas of the parcels of a text, in square metres.
private func areas(_ text: String) throws -> [Double] {
    try CornerReading(text).files.flatMap(\.parcels).map { $0.polygons.planarArea }
}

/// The house, with a column of which the cell of its third corner says something.
private func property(_ heading: String, _ cell: String) -> String {
    "点号 X Y \(heading)\n"
        + rows(house).split(separator: "\n").map { $0 + ($0.hasPrefix("J3") ? " \(cell)\n" : " -\n") }.joined()
}

/// A corner that words which may be said of other things leave out, and its parcel in doubt.
@Test(arguments: [
    ("备注", "不用", true), ("拐点备注", "废弃", true), ("说明", "无效", true), ("状态", "已停用", true), ("标石", "撤销", true),
    ("备注", "作废", false), ("点位说明", "已取消", false),
]) func aCornerLeftOutLeavesItsParcelInDoubt(heading: String, cell: String, isInDoubt: Bool) throws {
    let reading = try CornerReading(property(heading, cell))
    #expect(reading.files.flatMap(\.parcels).map { $0.polygons.planarArea } == [12_500])
    let told = reading.warnings.filter { $0.line == 4 }
    #expect(told.map { $0.stake != nil } == [isInDoubt])
    #expect(reading.warnings.allSatisfy { $0.line == 4 || $0.stake == nil })
}

/// Where the corners of the pentagon lie.
private let sides = ["西北角", "东北角", "右下", "南端", "西南角"]

private let wholeRings: [String] = [
    // Numbers of all kinds, and none.
    rows(house) { "\($0)、" }, rows(house) { "（\($0)）" }, rows(house) { "第\($0)点" }, rows(house) { "\($0)#" },
    rows(house) { sides[$0 - 1] }, rows(house, closed: true) { sides[$0 - 1] },
    "位置 X Y\n" + rows(house) { sides[$0 - 1] }, rows(house) { "第\("一二三四五".map(String.init)[$0 - 1])点" },
    rows(house, by: "\t") { _ in "" }, rows(house, by: ",") { _ in "J" },
    rows(house, by: ",", closed: true) { _ in "J" },
    rows(house, closed: true), rows(house).replacing("\n", with: "\n\n"),
    rows(house).replacing(" 5", with: " X=5").replacing(" 4", with: " Y=4"),
    rows(house, by: "，") { "J\($0)（" }.replacing("（，", with: "（").replacing("\n", with: "）；\n"),
    // Serial numbers, lengths of sides, heights, remarks, units.
    "序号 点号 X(m) Y(m) 边长\n" + rows(house) { "\($0) J\($0)" }.replacing("\n", with: " 100.00\n"),
    "点号 X Y\n　(m) (m)\n" + rows(house), "点号 X Y H\n" + rows(house).replacing("\n", with: " 312.5\n"),
    rows(house).replacing("41428100.00\nJ3", with: "41428100.00 界桩\nJ3"),
    // The pages of one ring that closes; a page that is no ring.
    "点号 X Y\n" + rows(house).replacing("J3", with: "第1页\n\n点号 X Y\nJ3") + rows([house[0]]),
    rows(house).replacing("J4", with: "\nJ4"),
    "甲矿拐点坐标表\n" + rows(house).replacing("J3", with: "甲矿拐点坐标表\nJ3") + rows([house[0]]),
    "甲矿拐点坐标表 第1页\n" + rows(house).replacing("J4", with: "甲矿拐点坐标表（续） 第2页\n点号 X Y\nJ4"),
    // Commas for points, between semicolons, blanks and tabs; thousands parted by points.
    "点号;X;Y\n" + rows(house, by: ";").replacing(".00", with: ",00"), rows(house).replacing(".00", with: ",00"),
    rows(house, by: "\t").replacing(".00", with: ",00"),
    rows(house, by: ";").replacing(".00", with: ",00").replacing("5106", with: "5.106.").replacing(
        "41428", with: "41.428."),
    // Whole metres parted by commas are none.
    rows(house, by: ",").replacing(".00", with: ""),
    // Counts that hold.
    "矿区由五个拐点圈定\n" + rows(house), "拐点数：5\n" + rows(house),
    // Corners side by side, down and along.
    "J1 5106000 41428000 J4 5106200 41428050\nJ2 5106000 41428100 J5 5106100 41428000\nJ3 5106100 41428100",
    "J1 5106000 41428000 J2 5106000 41428100\nJ3 5106100 41428100 J4 5106200 41428050\nJ5 5106100 41428000",
    // Commas between ordinates and blanks between corners, a heading that stands once, a paragraph.
    "J1, 5106000.0, 41428000.0   J2, 5106000.0, 41428100.0\nJ3, 5106100.0, 41428100.0   J4, 5106200.0, 41428050.0\n"
        + "J5, 5106100.0, 41428000.0",
    "点号 X Y\nJ1 5106000 41428000 J2 5106000 41428100\nJ3 5106100 41428100 J4 5106200 41428050\nJ5 5106100 41428000",
    rows(house).replacing(" 5", with: "：X=5").replacing(" 4", with: "，Y=4").replacing("\n", with: "米；")
        .dropLast()
        + "。",
    // What is void, and what the survey starts from.
    rows(house) + "（原J6点 5106150.00 41428020.00 已作废）",
    "点号 X Y 备注\n" + rows(house) + "J6 5106050.00 41427950.00 作废\n",
    "点号 X Y 状态\n" + rows(house) + "J6 5106050.00 41427950.00 已停用\n",
    rows(house) + "J6(删除) 5106050.00 41427950.00\n", rows(house).replacing("J3", with: "J2-1点已取消\nJ3"),
    "点号 X Y\n" + rows(house).replacing("J3", with: "J2-1 — — 作废\nJ3") + "注：J6、J7点已注销。\n",
    rows(house) + "注：原J6点已取消，改用J5点\n", rows(house) + "注：J6点取消，由J4经J5至J1连线\n",
    rows(house) + "注：J1点位于取土场北侧，该取土场已注销\n", rows(house) + "注：J1至J5点以外的临时用地批文已注销\n",
    rows(house) + "说明：J3点原标石已撤销，新埋标石\n", rows(house) + "说明：J3点旁的警示牌取消。\n",
    rows(house) + "说明：J2点处的旧井已报废，其采矿权注销\n",
    // What parcels are called, what corners lie beside, and what is not said.
    "停用采石场拐点坐标\n" + rows(house),
    "点号 X Y 备注\n" + rows(house).replacing("\n", with: " 废弃井口旁\n"),
    "点号 X Y 备注\n" + rows(house).replacing("41428100.00\nJ3", with: "41428100.00 不取消\nJ3"),
    "起算控制点\nK1 5109000.00 41420000.00\nK2 5108000.00 41429000.00\n点号 X Y\n" + rows(house),
    // Where ordinates came from.
    rows(house) + "说明：由1980西安坐标系转换而来，现为2000国家大地坐标系。",
]

@Test(arguments: wholeRings) func aRingIsReadWhole(text: String) throws {
    #expect(try areas(text) == [15_000])
}

private let partedRings: [(String, [Double])] = [
    // Rings that nothing holds together are parcels, those inside others and those with a name over them are not.
    (rows(house) + rows(plot), [15_000.0, 5000]),
    (rows(house, closed: true) + rows(plot, from: 6), [15_000, 5000]),
    (rows(house) { sides[$0 - 1] } + rows(plot) { sides[$0 - 1] }, [15_000, 5000]),
    (rows(house) + rows(court), [14_600]), (rows(house) + "扣除区块\n" + rows(court, from: 6), [14_600]),
    (rows(house, closed: true) + "\n" + rows(plot, from: 6, closed: true), [15_000, 5000]),
    (rows(house) { "\($0) J\($0)" } + rows(plot) { "\($0) J\($0 + 5)" }, [15_000, 5000]),
    ("点号,圈号,X,Y\n" + rows(house, by: ",") { "J\($0),1" } + rows(plot, by: ",") { "J\($0),2" }, [20_000]),
    ("甲矿\n" + rows(house) + rows(plot), [20_000]),
    // Parcels by title, statement and column, though numbers go on.
    ("甲矿拐点坐标\n" + rows(house) + "乙矿拐点坐标\n" + rows(plot, from: 6), [15_000, 5000]),
    (rows(house) + "标高：100米至50米\n" + rows(plot) + "标高：90米至50米\n", [15_000, 5000]),
    ("地块,点号,X,Y\n" + rows(house, by: ",") { "甲,\($0)" } + rows(plot, by: ",") { "乙,\($0)" }, [15_000, 5000]),
    (
        "地块名称,点号,X,Y\n" + rows(house, by: ",") { "停用采石场,\($0)" } + rows(plot, by: ",") { "注销矿,\($0)" },
        [15_000, 5000]
    ),
    (
        "地块\t点号\tX\tY\n" + rows(house, by: "\t") { merged("甲", 1, $0) }
            + rows(plot, from: 6, by: "\t") { merged("乙", 6, $0) }, [15_000, 5000]
    ),
    // Numbers that begin again with another prefix; corners put in, or of another prefix in the middle, part nothing.
    (rows(house) { "A\($0)" } + rows(plot) { "B\($0)" }, [15_000, 5000]),
    (rows(house) { "1-\($0)" } + "\n" + rows(plot) { "2-\($0)" }, [15_000, 5000]),
    (rows([house[0], house[1]]) + rows([house[2], house[3], house[4]]) { "J2-\($0)" }, [15_000]),
    (
        rows([house[0]]) + rows([house[1], house[2], house[3]]) { "K\($0)" } + rows([house[4]], from: 2),
        [15_000]
    ),
    ("甲 \n" + rows(house) { "DK1 \($0)" } + rows(plot) { "DK2 \($0)" }, [15_000, 5000]),
]

@Test(arguments: partedRings) func ringsEndByEvidence(text: String, expected: [Double]) throws {
    #expect(try areas(text) == expected)
}

private let brokenTables: [(String, Int)] = [
    // What cannot be read is refused with its line.
    (rows(house).replacing("J3 5106100.00 41428100.00", with: "J3 5106100.00 4l428100.00"), 3),
    (rows(house).replacing("J3 5106100.00 41428100.00", with: "J3 5106100.00"), 3),
    (rows(house).replacing("J3 5106100.00 41428100.00", with: "J3 5106100.00 41 428100.00"), 3),
    (rows(house).replacing("J3 5106100.00 41428100.00", with: "J3 缺 缺"), 3),
    (rows(house).replacing("J3 5106100.00 41428100.00", with: "J3"), 3),
    (rows(house).replacing("J5 5106100.00 41428000.00", with: "J5 — —"), 5),
    (rows(house).replacing("J1 5106000.00 41428000.00", with: "J1 — —"), 1),
    (rows(house, by: ",").replacing("41428100.00\nJ3", with: "41428,100.00\nJ3"), 2),
    (
        "点号;X;Y\n"
            + rows(house, by: ";").replacing("41428100.00;J3", with: "41428100,00;J3").replacing(
                "J2;5106000.00", with: "J2;5106000,00"), 3
    ),
    (rows(house).replacing("J3", with: "77.25\nJ3"), 3),
    // Words for ordinates, in the middle and at the end; a mark that leaves a row out.
    (rows(house).replacing("J3 5106100.00 41428100.00", with: "J3 X同J2 Y减100"), 3),
    (rows(house) { "\($0)" }.replacing("5 5106100.00 41428000.00", with: "5 51O61OO.OO 4l4280OO.OO"), 5),
    (rows(house).replacing("J5 5106100.00 41428000.00", with: "J5 见附图（坐标待补）"), 5),
    (rows(house).replacing("J3", with: "# J3"), 3),
    // The corners of one ring in two reference systems.
    (
        strip.enumerated().map {
            "J\($0 + 1) \(5_106_000 + $1.0) \(41_428_000 + $1.1) J\($0 + 1) \(5_105_997 + $1.0) \(41_428_115 + $1.1)\n"
        }.joined(), 1
    ),
    // A closing corner that is not the first, a ring of two corners, a ring twice, one that crosses itself.
    (rows(house) + rows([(1, 0)]), 6), (rows(house, closed: true) + rows([plot[0], plot[1]], from: 6), 7),
    (rows(house, closed: true) + rows(house, closed: true), 7),
    (rows([house[0], house[2], house[1], house[4]]), 3),
    // Numbers that go on behind a blank line or a heading.
    (rows(strip) + "\n" + rows(next, from: 5), 6),
    ("点号 X Y\n" + rows(strip) + "点号 X Y\n" + rows(next, from: 5), 7),
    // Counts that do not hold, ground taken out where none is, two systems.
    ("共6个拐点\n" + rows(house), 1), ("共3个区块\n甲\n" + rows(house) + "乙\n" + rows(plot), 1),
    (rows(house) + "扣除区块\n" + rows(plot), 6), ("带号：41\n" + rows(house) + "带号：40\n", 7),
    ("坐标系：2000国家大地坐标系\n1980西安坐标系\n" + rows(house), 2),
    ("坐标系：2000国家大地坐标系\n" + rows(house) + "说明：采用1980西安坐标系\n", 7),
    // Corrections, words that may void a corner, numbers cut by blanks, an ordinate of a paragraph without its other.
    (rows(house) + "注：3号点Y坐标有误，更正为41428105.50。", 6),
    (rows(house).replacing("41428100.00\nJ3", with: "41428100.00 取消原J7\nJ3"), 2),
    (rows(house) { sides[$0 - 1] } + "中心 5106080.00 41428050.00\n", 6),
    (rows(house) + "注：J4，J5点已取消。\n", 6), (rows(house) + "注：J7点移位，J3、J4两个拐点均已取消\n", 6),
    (rows(house) + "说明：J4号界址点因征地取消\n", 6),
    // Words that may be said of what a column asks for, and of the corner.
    (property("是否复测", "不用"), 4), (property("界标类型", "废弃"), 4), (property("界址点状态", "失效"), 4),
    (property("标石", "无效"), 4), (property("是否埋桩", "不用"), 4), (property("原桩", "废"), 4),
    (property("埋石情况", "报废"), 4),
    (rows(house) + "注：J4点已取消。\n", 6), ("J4点删除\n" + rows(house), 1),
    ("点号 X Y\nJ1 5106 000.50 41428 000.50\nJ2 5106 000.50 41428 100.50\nJ3 5106 100.50 41428 100.50", 2),
    (rows(house).replacing("\n", with: "；") + "J6 5106050.00 4142795x.00。", 1),
]

@Test(arguments: brokenTables) func whatCannotBeReadIsRefusedWithItsLine(text: String, line: Int) throws {
    do {
        _ = try CornerReading(text)
        Issue.record("read: \(text)")
    } catch {
        #expect(error.line == line, "\(text): \(error.message.zh)")
    }
}

/// A rectangle of 10″ and 20″, as people type angles: 5 556 × 10⁻¹² square degrees 200 times 10 000 over 36.
@Test(arguments: [
    ("°", "′", "″"), ("º", "'", "''"), ("˚", "’", "’’"), ("°", "‘", "“"), ("度", "分", "秒"), ("°", "´", "´´"),
    ("° ", "′ ", "〃"),
    ("-", "-", ""), (":", ":", ""), (" ", " ", ""),
]) func anglesAreReadAsTheyAreTyped(degree: String, minute: String, second: String) throws {
    func angle(_ degrees: Int, _ seconds: Int) -> String {
        "\(degrees)\(degree)30\(minute)\(seconds).5\(second)"
    }
    for hemispheres in [("", ""), ("东经", "北纬"), ("E", "N")] where second != "" || hemispheres.0 == "" {
        let text = [(10, 10), (30, 10), (30, 20), (10, 20)].enumerated().map { index, corner in
            "\(index + 1)\t\(hemispheres.0)\(angle(121, corner.0))\t\(hemispheres.1)\(angle(46, corner.1))"
        }.joined(separator: "\n")
        let area = try areas(text)
        #expect(area.count == 1 && abs(area[0] - 200 / 3600 / 3600.0) < 1e-15, "\(text)")
    }
}

@Test func statementsBelongToTheBlockTheyStandIn() throws {
    let text = """
        采矿许可证号：C1500001
        矿山名称：东山铁矿
        \(rows(house))矿区面积：0.0150平方公里
        采矿许可证号：C1500002
        矿山名称：西沟矿（一，二采区）
        \(rows(plot))矿区面积：0.0050平方公里
        """
    let parcels = try CornerReading(text).files.flatMap(\.parcels)
    #expect(parcels.map { $0.value(of: CornerField.name) } == ["东山铁矿", "西沟矿(一,二采区)"])
    #expect(parcels.map { $0.value(of: CornerField.id) } == ["C1500001", "C1500002"])
    #expect(parcels.map { $0.value(of: CornerField.area) } == ["0.0150平方公里", "0.0050平方公里"])
}

@Test func tablesInTwoZonesAreEachReadInTheirs() throws {
    let own = rows(house).replacing(" 41428", with: " 428")
    let reading = try CornerReading("2000国家大地坐标系，3度带，带号40\n" + own + "带号：41\n" + own)
    #expect(try reading.files.map { try CornerSystem(of: $0).epsg } == [4549, 4550])
    let meridian = try CornerReading("2000国家大地坐标系，3度带，中央子午线120°\n" + own).files
    #expect(try CornerSystem(of: try #require(meridian.first)).epsg == 4549)
}

@Test func coarseOrdinatesAreTold() throws {
    let fine = "1 46.12345° 121.12345°\n2 46.22345° 121.12345°\n3 46.22345° 121.22345°"
    let coarse = "1 46.123° 121.123°\n2 46.128° 121.123°\n3 46.128° 121.128°"
    #expect(try !deviations(fine).contains { $0.hasPrefix("precision") })
    #expect(try deviations(coarse).contains("precision 1"))
    let one = rows(house).replacing(".00", with: ".12").replacing(
        "5106100.12 41428100.12", with: "5106100 41428100")
    #expect(try deviations(one).contains("precision 3"))
}

/// The plane ordinates of 123°00′14.45″E 46°05′21.46″N and its neighbours, by another program.
@Test(arguments: [("46°05′16.89″", []), ("46°06′16.89″", ["projection 4"])])
func degreesThatContradictThePlaneAreTold(latitude: String, expected: [String]) throws {
    let text = """
        坐标系：2000国家大地坐标系
        J1\t5106011.250\t41500310.480\t123°00′14.45″\t46°05′21.46″
        J2\t5106120.660\t41500655.905\t123°00′30.53″\t46°05′25.00″
        J3\t5105870.145\t41500702.310\t123°00′32.69″\t\(latitude)
        J4\t5105822.008\t41500365.117\t123°00′17.00″\t46°05′15.33″
        """
    #expect(try deviations(text) == expected)
}

/// Rows with a name each are places, unless the names are those of corners.
@Test(arguments: [
    (["东村", "西村", "南村", "北村"], true), (["西北角", "东北角", "东南角", "西南角"], false),
    (["拐点一", "拐点二", "拐点三", "拐点四"], false), (["左上", "右上", "右下", "左下"], false), (["1", "2", "3", "4"], false),
])
func placesAreNoCorners(names: [String], arePlaces: Bool) {
    let rows = zip(names, strip).enumerated().map { line, row in
        CornerRow(line: line + 1, cells: [row.0, "\(5_106_000 + row.1.0)", "\(41_428_000 + row.1.1)"])
    }
    #expect(CornerReading.listsPlaces(rows) == arePlaces)
    let headed = [CornerRow(line: 1, cells: ["点号", "X坐标", "Y坐标"])] + rows
    #expect(!CornerReading.listsPlaces(headed))
}

/// Two squares side by side, or in rows of two corners, named in columns of their own.
@Test(arguments: [
    ("图斑号,点号,X,Y,点号,X,Y\n", "A,1,N,E,2,N,E1\nA,3,N1,E1,4,N1,E\nB,1,N,F,2,N,F1\nB,3,N2,F1,4,N2,F"),
    ("图斑号,点号,X,Y,点号,X,Y\n", "A,1,N,E,2,N,E1\n,3,N1,E1,4,N1,E\nB,1,N,F,2,N,F1\n,3,N2,F1,4,N2,F"),
    ("", "A,1,N,E,2,N,E1\nA,3,N1,E1,4,N1,E\nB,1,N,F,2,N,F1\nB,3,N2,F1,4,N2,F"),
    (
        "图斑号,点号,X,Y,图斑号,点号,X,Y\n",
        "A,1,N,E,B,1,N,F\nA,2,N,E1,B,2,N,F1\nA,3,N1,E1,B,3,N2,F1\nA,4,N1,E,B,4,N2,F"
    ),
    (
        "图斑号,点号,X,Y,图斑号,点号,X,Y\n",
        "A,1,N,E,B,5,N,F\nA,2,N,E1,B,6,N,F1\nA,3,N1,E1,B,7,N2,F1\nA,4,N1,E,B,8,N2,F"
    ),
    ("", "A,1,N,E,B,1,N,F\nA,2,N,E1,B,2,N,F1\nA,3,N1,E1,B,3,N2,F1\nA,4,N1,E,B,4,N2,F"),
])
func plotsSideBySideKeepTheirNames(head: String, rows: String) throws {
    var text = head + rows
    for (name, value) in [
        ("N1", 5_106_100), ("N2", 5_106_101), ("N", 5_106_000), ("E1", 41_428_100), ("E", 41_428_000),
        ("F1", 41_428_600), ("F", 41_428_500),
    ] { text = text.replacing(",\(name)", with: ",\(value).25") }
    let parcels = try CornerReading(text).files.flatMap(\.parcels)
    #expect(parcels.map { $0.value(of: "地块编号") } == ["A", "B"])
    #expect(parcels.map { $0.polygons.planarArea } == [10_000, 10_100])
}
