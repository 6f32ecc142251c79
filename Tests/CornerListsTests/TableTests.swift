import CornerLists
import Geometry
import Testing

@Test(arguments: [",", "\t", "  ", "，", "|"]) func tablesAreReadWithAnySeparator(separator: String) throws {
    let rows = [
        "点号,X坐标,Y坐标", "1,5106000.00,41428000.00", "2,5106100.00,41428000.00", "3,5106100.00,41428100.00",
        "4,5106000.00,41428100.00",
    ]
    let text = "坐标系：2000国家大地坐标系\n" + rows.joined(separator: "\n").replacing(",", with: separator)
    let reading = try CornerReading(text)
    #expect(reading.warnings.isEmpty)
    #expect(reading.file.parcels.map { $0.polygons.planarArea } == [10_000])
    #expect(try CornerSystem(of: reading.file).warnings.isEmpty)
}

@Test func ringsAndParcelsOfATableArePartedByNumbersAndWords() throws {
    let text = """
        一号区块
        开采标高：220米至100米
        1 5106000 41428000
        2 5106100 41428000
        3 5106100 41428100
        4 5106000 41428100
        1 5106020 41428020
        2 5106030 41428020
        3 5106030 41428030
        二号区块
        1 5107000 41428000
        2 5107100 41428000
        3 5107100 41428100
        """
    let file = try CornerReading(text).file
    #expect(file.parcels.map { $0.rings.count } == [2, 1])
    #expect(file.parcels.map { $0.polygons.planarArea } == [10_000 - 50, 5000])
    #expect(file.parcels.map { $0.value(of: CornerField.name) } == ["一号区块", "二号区块"])
    #expect(file.parcels[0].value(of: CornerField.top) == "220")
}

/// 119°30′12.345″ is 119.503 429 1(6)°.
@Test(arguments: [
    "1,119°30′12.345″,46°10′00″\n2,119°31′00″,46°10′00″\n3,119°31′00″,46°11′00″",
    "1,46°10′00″,119°30′12.345″\n2,46°10′00″,119°31′00″\n3,46°11′00″,119°31′00″",
    "1 E119度30分12.345秒 N46度10分0秒\n2 E119度31分0秒 N46度10分0秒\n3 E119度31分0秒 N46度11分0秒",
    "1,119°30'12.345\",46°10'00\"\n2,119°31'00\",46°10'00\"\n3,119°31'00\",46°11'00\"",
]) func markedAnglesAreRead(text: String) throws {
    let file = try CornerReading(text).file
    let corner = try #require(file.parcels.first?.rings.first?.corners.first)
    #expect(abs(corner.east.value - 119.503_429_166_7) < 1e-9)
    #expect(abs(corner.north.value - (46 + 10.0 / 60)) < 1e-12)
}

@Test func anglesThatCanBeReadTwiceAreAskedFor() throws {
    let text = "1,46.1000,121.3000\n2,46.1000,121.3100\n3,46.1100,121.3100"
    #expect(throws: CornerError.self) { try CornerReading(text) }
    #expect(try CornerReading(text, angles: .packed).file.parcels[0].rings[0].corners[0].east.value == 121.5)
    #expect(try CornerReading(text, angles: .degrees).file.parcels[0].rings[0].corners[0].east.value == 121.3)
    // Seventy-five minutes are none.
    let plain = "1,46.1675,121.7500\n2,46.1675,121.7600\n3,46.1775,121.7600"
    #expect(try CornerReading(plain).file.notation == .degrees)
}

@Test(arguments: ["", "\n\n", "一份报告，没有坐标。", "1,2,3\n4,5,6\n7,8,9", String(repeating: "\0", count: 100)])
func textsWithoutCornersAreRefused(text: String) {
    #expect(throws: CornerError.self) { try CornerReading(text) }
    #expect(!CornerReading.recognizes(text))
}
