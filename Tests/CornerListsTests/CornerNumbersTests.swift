import CornerLists
import Geometry
import Testing

/// A hexagon, and the same 900 m south of it.
private let hexagon = [(0, 0), (150, 30), (170, 160), (60, 220), (-50, 100), (-70, 20)]
private let other = hexagon.map { ($0.0 - 900, $0.1 + 700) }

private func row(_ label: String, _ corner: (Int, Int)) -> String {
    "\(label) \(5_106_000 + corner.0).25 \(41_428_000 + corner.1).75\n"
}

private func rows(_ numbers: [Int], _ corners: [(Int, Int)] = hexagon, closed: Bool = false) -> String {
    let lines = zip(numbers, corners).map { row("J\($0)", $1) }
    return lines.joined() + (closed ? lines[0] : "")
}

/// The lines where numbers leave ground open.
private func lines(_ text: String) throws -> [Int] {
    try CornerReading(text).warnings.filter { $0.stake != nil }.map(\.line)
}

private let sound: [String] = [
    // From anywhere, downwards, from the middle of the ring, with a closing corner.
    rows([1, 2, 3, 4, 5, 6]), rows([5, 6, 7, 8, 9, 10]), rows([6, 5, 4, 3, 2, 1]), rows([4, 5, 6, 1, 2, 3]),
    rows([3, 2, 1, 6, 5, 4]), rows([1, 2, 3, 4, 5, 6], closed: true),
    // Names of a network, in no order or by chance upwards; tens; two sides, each for itself; no numbers.
    rows([12, 7, 33, 21, 44, 30]), rows([7, 12, 33, 41, 44, 60]), rows([10, 20, 30, 40, 50, 60]),
    rows([1, 2, 3, 6, 5, 4]), rows([1, 2, 3, 5, 4]), rows([1, 1, 1, 1, 1, 1]),
    // Numbers that run on over parcels, that a parcel left out had, that a closing corner has.
    rows([1, 2, 3, 4, 5, 6], closed: true) + rows([7, 8, 9, 10, 11, 12], other, closed: true),
    rows([1, 2, 3, 4, 5, 6], closed: true) + rows([27, 28, 29, 30, 31, 32], other, closed: true),
    rows([1, 2, 3, 4, 5, 6, 7], hexagon + hexagon.prefix(1))
        + rows([8, 9, 10, 11, 12, 13, 14], other + other.prefix(1)),
    // A corner put in, corners of another, a row twice, a row that is void.
    zip(["J1", "J2", "J2-1", "J3", "J4", "J5"], hexagon).map(row).joined(),
    zip(["J1", "J2", "K7", "K8", "J5", "J6"], hexagon).map(row).joined(),
    rows([1, 2, 3, 3, 4, 5, 6], Array(hexagon[..<3]) + hexagon[2...]),
    rows([1, 2, 3]) + row("J4", (90, 230)).replacing("\n", with: " 作废\n")
        + rows([5, 6, 7], Array(hexagon[3...])),
    // A corner of the parcel beside it, whose numbers lie between.
    "甲\n" + rows([1, 2, 3, 4, 5, 6], closed: true) + "乙\n"
        + rows([3, 4, 7, 8], [hexagon[2], hexagon[3], (65, 320), (180, 260)], closed: true),
    // A count that holds.
    "共6个拐点\n" + rows([1, 2, 3, 5, 6, 7]),
    "2,6,"
        + zip([1, 2, 3, 5, 6, 7], hexagon).map { "\($0),\(5_106_000 + $1.0),\(41_428_000 + $1.1)," }.joined()
        + "500,100,,1,3,1,5108000,41428000,2,5108100,41428000,3,5108100,41428100,500,100,,1,",
]

@Test(arguments: sound) func numbersThatMissNothing(text: String) throws {
    #expect(try lines(text) == [])
}

private let unsound: [(String, Int)] = [
    // A number left out: at the front, at the back of a ring that is closed, downwards, in two places.
    (rows([1, 3, 4, 5, 6, 7]), 2), (rows([1, 2, 3, 5, 6, 7], closed: true), 4), (rows([7, 6, 4, 3, 2, 1]), 3),
    (rows([4, 5, 7, 1, 2, 3]), 3), (rows([1, 2, 4, 5, 7, 8]), 3),
    (rows([1, 2, 4], [(0, 0), (170, 160), (-50, 100)]), 3),
    // What is taken back is another.
    (rows([1, 2, 3, 4, 7, 8]) + "注：J6点取消，J5点移至坎上\n", 5),
    // Every other one: the second column of a table is missing.
    (rows([1, 3, 5, 7, 9, 11]), 2),
    // A number twice, one out of order, one mistyped or of another point.
    (rows([1, 2, 3, 3, 4, 5]), 4), (rows([1, 2, 3, 4, 2, 6]), 5), (rows([1, 2, 4, 3, 5, 6]), 3),
    (rows([1, 2, 9, 4, 5, 6]), 3),
    // In the second of two, and between them.
    (rows([1, 2, 3, 4, 5, 6], closed: true) + rows([7, 8, 10, 11, 12, 13], other, closed: true), 10),
    (rows([1, 2, 3, 4, 5, 6], closed: true) + rows([1, 2, 4, 5, 6, 7], other, closed: true), 10),
    (rows([1, 2, 3, 4, 5, 6], closed: true) + rows([8, 9, 10, 11, 12, 13], other, closed: true), 8),
]

@Test(arguments: unsound) func numbersThatMissACorner(text: String, line: Int) throws {
    #expect(try lines(text) == [line])
}

/// What a number is about is the parcel of its ring alone, or of both rings between which one is missing.
@Test func numbersAreOfTheirParcels() throws {
    func parcels(_ text: String) throws -> [Set<Int>?] {
        try CornerReading(text).warnings.compactMap(\.stake).map(\.parcels)
    }
    let first = rows([1, 2, 3, 4, 5, 6], closed: true)
    #expect(try parcels(first + rows([1, 2, 4, 5, 6, 7], other, closed: true)) == [[1]])
    #expect(try parcels(first + rows([8, 9, 10, 11, 12, 13], other, closed: true)) == [[0, 1]])
}

/// A survey text whose count may be one without the closing corner, unless another parcel tells; and the rings of no count.
@Test(
    arguments: [
        ("6,,1,甲,面,,,,@", true, nil, 0), ("7,,1,甲,面,,,,@", true, nil, 8),
        ("7,,1,甲,面,,,,@", true, "7,,2,乙,面,,,,@", 0),
        (",,1,甲,面,,,,@", true, nil, 8), (",,1,甲,面,,,,@", false, nil, 5), ("6,,1,甲,面,,,,@", false, nil, 0),
    ] as [(String, Bool, String?, Int)])
func aCountMayHoldWithAClosingCornerOrWithout(parcel: String, closed: Bool, other second: String?, line: Int)
    throws
{
    func corners(_ numbers: [Int], _ corners: [(Int, Int)]) -> String {
        let lines = zip(numbers, corners).map { "J\($0),1,\(5_106_000 + $1.0).25,\(41_428_000 + $1.1).75\n" }
        return lines.joined() + (closed ? lines[0] : "")
    }
    let first = corners(closed ? [1, 2, 3, 5, 6, 7] : [1, 2, 3, 4, 5, 6], hexagon)
    let text =
        "[属性描述]\n带号=41\n[地块坐标]\n\(parcel)\n" + first
        + (second.map { "\($0)\n" + corners([8, 9, 10, 11, 12, 13], other) } ?? "")
    #expect(try lines(text) == (line > 0 ? [line] : []))
}

/// What else leaves the ground of a parcel open, and how much of it.
@Test(
    arguments: [
        // A correction that is not given; a ring number that comes back to a ring that is open.
        (rows([1, 2, 3, 4, 5, 6]) + "注：J3点坐标有误，以实测为准。\n", [.share(1)]),
        (rows([1, 2, 3, 4, 5, 6]) + "注：坐标由测绘院提供。\n", []),
        // A corner in whole metres among others: half a metre each way across 233.45 m from neighbour to neighbour, of 34 893.75 m².
        (
            rows([1, 2, 3, 4, 5, 6]).replacing("J2 5106150.25 41428030.75", with: "J2 5106150 41428030")
                .replacing(
                    "5106060.25", with: "5106060.20"), [.share(0.0024)]
        ),
        // A program that drops zeros may have dropped those.
        (rows([1, 2, 3, 4, 5, 6]).replacing("J2 5106150.25 41428030.75", with: "J2 5106150 41428030"), []),
        // Whole metres all through are those of a program that drops zeros; tens of metres are coarse.
        (rows([1, 2, 3, 4, 5, 6]).replacing(".25", with: "").replacing(".75", with: ""), []),
        // Ground that is taken out where none is: 1000 of 40 000 m².
        (
            "2,4,1,5106000,41428000,2,5106200,41428000,3,5106200,41428200,4,5106000,41428200,500,100,,1,"
                + "3,1,5109000,41428000,2,5109040,41428000,3,5109000,41428050,500,100,,-1,", [.share(0.025)]
        ),
        // Rights without a line of levels; the rows of the head hold one of them.
        (
            "许可证号=C1\nXY001=1,5106000,41428000\nXY002=2,5106200,41428000\nXY003=3,5106200,41428200\n",
            [.share(1)]
        ),
        ("总行数=3\nXY001=1,5106000,41428000\nXY002=2,5106200,41428000\nXY003=3,5106200,41428200\n", []),
    ] as [(String, [CornerStake.Extent])])
func whatDeviationsLeaveOpen(text: String, expected: [CornerStake.Extent]) throws {
    let extents = try CornerReading(text).warnings.compactMap(\.stake).map { stake -> CornerStake.Extent in
        guard case .share(let share) = stake.extent else { return stake.extent }
        return .share((share * 10_000).rounded() / 10_000)
    }
    #expect(extents == expected)
}

/// A row that a filter leaves out was read, and may not be meant.
@Test func hiddenRowsAreOpen() throws {
    func table(hiding hidden: Int) throws -> [Int] {
        let rows =
            [CornerRow(line: 1, cells: ["点号", "X坐标", "Y坐标"])]
            + hexagon.enumerated().map { index, corner in
                CornerRow(
                    line: index + 2,
                    cells: ["J\(index + 1)", "\(5_106_000 + corner.0).25", "\(41_428_000 + corner.1).75"],
                    isHidden: index + 2 == hidden)
            }
            + [CornerRow(line: 8, cells: ["注：由测绘院提供"], isHidden: hidden == 8)]
        return try CornerReading(rows: rows).warnings.filter { $0.stake != nil }.map(\.line)
    }
    #expect(try table(hiding: 4) == [4])
    #expect(try table(hiding: 8) == [])
}

/// A number mistyped as the first one begins no other ring, in a table and in a survey text; it is told.
@Test func aMistypedNumberBeginsNoRing() throws {
    let numbers = [1, 2, 3, 1, 5, 6]
    let survey = zip(numbers + [1], hexagon + hexagon.prefix(1)).map {
        "J\($0),1,\(5_106_000 + $1.0).25,\(41_428_000 + $1.1).75\n"
    }
    for text in [rows(numbers), "[地块坐标]\n7,,1,甲,面,,,,@\n" + survey.joined()] {
        let reading = try CornerReading(text)
        #expect(reading.file.parcels.map { $0.polygons.planarArea } == [34_850])
        #expect(reading.warnings.compactMap(\.stake).count == 1)
    }
}
