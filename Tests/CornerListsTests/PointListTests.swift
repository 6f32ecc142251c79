import CornerLists
import Geometry
import Testing

/// Two rectangles of 100 m by 200 m that share a side: 1-2-3-4 and 4-3-5-6.
private let points = [(0, 0), (100, 0), (100, 200), (0, 200), (100, 400), (0, 400)]
/// Rectangles of 20 000 and 30 000 m² that share nothing: 1-2-3-4 and 5-6-7-8.
private let apart = [(0, 0), (100, 0), (100, 200), (0, 200), (0, 300), (100, 300), (100, 600), (0, 600)]

private func table(_ points: [(Int, Int)], _ label: String = "J", by separator: String = "\t") -> String {
    points.enumerated().map { index, point in
        ["\(label)\(index + 1)", "\(5_100_000 + point.0).000", "\(40_500_000 + point.1).000"].joined(
            separator: separator) + "\n"
    }.joined()
}

private func areas(_ text: String) throws -> [Double] {
    try CornerReading(text).files.flatMap(\.parcels).map { $0.polygons.planarArea }
}

@Test(arguments: [
    table(points) + "地块一：J1-J2-J3-J4-J1\n地块二：J4-J3-J5-J6-J4",
    table(points) + "地块一：J1-J2-J3-J4，地块二：J4-J3-J5-J6",
    table(points) + "东区 J1→J2→J3→J4→J1\n西区 J4→J3→J5→J6→J4",
    table(points) + "张三宅基地由J1、J2、J3、J4顺次连线围成，面积0.02平方公里。\n李四宅基地由J4、J3、J5和J6围成。",
    table(points) + "J1、J2、J3、J4连线为宗地A\nJ4、J3、J5、J6连线围成宗地2",
    table(points) + "地块一：J1/J2/J3/J4\n地块二：J4;J3;J5;J6", table(points) + "地块一：J1．J2．J3．J4\n地块二：J4．J3．J5．J6",
    table(points) + "地块一：自J1点起，经J2、J3、J4点，回到J1点围成\n地块二：自J4点起，经J3、J5、J6点，回到J4点围成",
    table(points, "拐点") + "矿区一由拐点1、拐点2、拐点3、拐点4圈定；矿区二由拐点4、拐点3、拐点5、拐点6圈定",
    table(points, "", by: ",") + "A地,1-2-3-4-1,\nB地,4-3-5-6-4,",
    table(points, by: ",") + "\n地块,界址点号,,,\n1,J1,J2,J3,J4\n2,J4,J3,J5,J6",
    table(points, "", by: ",") + "\n地块,界址点号,,,\n1,1,2,3,4\n2,4,3,5,6",
    table(points, by: ",") + "\n地块编号,界址点号\n一,J1\n,J2\n,J3\n,J4\n二,J4\n,J3\n,J5\n,J6",
    "地块一：J1-J2-J3-J4-J1\n地块二：J4-J3-J5-J6-J4\n" + table(points),
    "共6个界址点，共2个地块\n" + table(points) + "地块一：J1-J2-\nJ3-J4-J1\n地块二：J4-J3-J5-J6-J4",
]) func parcelsAreListsOfPoints(text: String) throws {
    #expect(try areas(text) == [20_000, 20_000])
}

@Test(arguments: ["J1～J4/J5～J8", "J1-J4/J5-J8", "J1-J2-J3-J4/J5-J6-J7-J8"])
func listsMayBeOfRangesOfPoints(lists: String) throws {
    let lists = lists.split(separator: "/")
    #expect(try areas(table(apart) + "地块一：\(lists[0])\n地块二：\(lists[1])") == [20_000, 30_000])
}

@Test(arguments: [
    // The same ring in words, and words that are no rings.
    "界址线：J1-J2-J3-J4-J1", "已埋石的点：J1、J2、J3", "四至：东至J1-J2-J3，西：J3-J4", "其中J1、J2、J3为新增界址点",
]) func wordsThatNameCornersMakeNoParcels(words: String) throws {
    #expect(try areas(table(Array(points.prefix(4))) + words) == [20_000])
}

/// A ring of six corners and 15 000 m².
private let hexagon = [(0, 0), (100, 0), (150, 50), (100, 100), (0, 100), (-50, 50)]

@Test(arguments: [
    ("围墙：J1-J3\n河岸：J4-J6", false), ("河岸：J1-J2-J3\n围墙：J4-J5-J6", false), ("钢钉 J1、J2、J3\n喷漆 J4、J5、J6", false),
    ("已埋石点号：J1、J2、J3\n未埋石点号：J4、J5、J6", false), ("钢钉：J1、J3、J5\n水泥钉：J2、J4、J6", false),
    ("地块围墙：J1-J2-J3\n地块河岸：J4-J5-J6", false), ("制表时间：2023-1-5", false), ("备注：J2、J3、J4围墙内侧", false),
    ("注：J1、J2、J3、J4连线为与邻矿共用边界", false), ("界址线：J1-J2-J3连线为围墙", false),
    ("界址线类型：J1-J2-J3为围墙，J3-J4-J5为田埂，J5-J6-J1为河岸", false), ("备注：J1、J2、J3、J4连线以北为基本农田", false),
    ("备注：J1、J2、J5、J6组成的区域为一期", false), ("说明：J1、J2、J3组成三角形高压线塔基占地不计", false),
    ("围墙：J1-J9999999\n河岸：J1～J9999999", false),
    // Whether these are parcels nothing says.
    ("相邻宗地：\n张三：J1-J2-J3\n李四：J4-J5-J6", true), ("张三：J1-J3\n李四：J4-J6", true),
    ("宗地东：J1-J2-J3\n宗地西：J4-J5-J6", true), ("绘图：J1-J2-J3 校对：J4-J5-J6", true),
]) func wordsOnTheBoundaryLeaveItsRing(words: String, isOpen: Bool) throws {
    let reading = try CornerReading(table(hexagon) + words)
    #expect(reading.files.flatMap(\.parcels).map { $0.polygons.planarArea } == [15_000])
    #expect(reading.warnings.contains { $0.stake?.extent == .share(1) } == isOpen)
}

@Test(arguments: [
    (table(points) + "地块一：J1-J2-J3-J4-J1\n地块二：J4-J3-J5-J7-J4", 8), (table(points) + "地块一：J1-J2-J3-J4-J1", 5),
    (table(points) + "地块一：J1-J2-J3-J4\n地块二：J4-J3-J5", 6),
]) func listsThatDoNotFitTheirPointsAreRefused(text: String, line: Int) {
    let error = #expect(throws: CornerError.self) { try CornerReading(text) }
    #expect(error?.line == line)
}

@Test func listsOfAnotherSheetAreFound() {
    let corners = points.enumerated().map { index, point in
        CornerRow(
            line: index + 1, cells: ["J\(index + 1)", "\(5_100_000 + point.0)", "\(40_500_000 + point.1)"])
    }
    func first(_ list: String) -> Int? {
        CornerReading.firstList(
            in: [
                CornerRow(line: 1, cells: ["宗地", "界址线"]), CornerRow(line: 2, cells: ["一", list]),
                CornerRow(line: 3, cells: ["二", "J4-J3-J5-J6"]),
            ], of: corners)
    }
    #expect(first("J1-J2-J3-J4") == 2)
    #expect(
        CornerReading.firstList(in: [CornerRow(line: 1, cells: ["制表日期", "2024-05-20"])], of: corners) == nil)
}
