import CornerLists
import Geodesy
import Geometry
import Testing

/// The published example: its statutory area is 993 875.13 m².
@Test func thePublishedSurveyTextHasItsArea() throws {
    let reading = try CornerReading(surveyText)
    #expect(reading.warnings.isEmpty && reading.file.form == .survey)
    let parcel = try #require(reading.file.parcels.first)
    #expect(
        parcel.value(of: CornerField.area) == "99.3875" && parcel.value(of: CornerField.landClass) == "0401")
    #expect(parcel.polygons.polygonCount == 1 && parcel.polygons.ringCount == 2)
    let system = try CornerSystem(of: reading.file)
    #expect(system.epsg == 4529 && system.isPrefixed && system.warnings.isEmpty)
    let plane = try #require(GaussKrugerPlane(epsg: system.epsg))
    let area = try StatutoryMapping(plane: plane).area(of: parcel.polygons, from: .projected)
    #expect(abs(area - 993_875.13) < 0.005)
}

private let head = "[属性描述]\n坐标系=2000国家大地坐标系\n带号=41\n[地块坐标]\n"

@Test func everyToleratedDeviationIsReported() throws {
    let line = "4,1,1,甲,面,,,,@\n"
    // Nothing to say: counts with and without closing corners, CR LF, empty lines, a mark of byte order.
    #expect(try deviations(head + "5,1,1,甲,面,,,,@\n" + square("1", 0, 0, 100)).isEmpty)
    #expect(try deviations(head + line + square("1", 0, 0, 100)).isEmpty)
    #expect(
        try deviations(("\u{FEFF}" + head + line + square("1", 0, 0, 100)).replacing("\n", with: "\r\n\r\n"))
            .isEmpty)
    // Full-width brackets, commas and digits.
    let wide =
        head.replacing("[", with: "【").replacing("]", with: "】") + "４，1，1，甲，面，，，，@\n"
        + square("1", 0, 0, 100).replacing(",", with: "，")
    #expect(try deviations(wide).isEmpty)
    #expect(try deviations(head + line + square("1", 0, 0, 100, closed: false)) == ["ringOpen 6"])
    #expect(
        try deviations(head + ",1,1,甲,面,,,,@\n" + square("1", 0, 0, 100)) == ["cornerCount 5"])
    #expect(try deviations(head + "4,1,1,甲,面,,,\n" + square("1", 0, 0, 100)) == ["endMark 5"])
    #expect(
        try deviations(head + "8,1,1,甲,面,,,,@\n" + square("1", 0, 0, 100) + "\n" + square("1", 200, 0, 50))
            == ["ringNumbers 11"])
    let swapped = square("1", 0, 0, 100).split(separator: "\n").map { line in
        let parts = line.split(separator: ",")
        return "\(parts[0]),\(parts[1]),\(parts[3]),\(parts[2])"
    }.joined(separator: "\n")
    #expect(try deviations(head + line + swapped) == ["swapped 0"])
    let plain = try CornerReading(head + line + square("1", 0, 0, 100)).file.parcels
    #expect(try CornerReading(head + line + swapped).file.parcels == plain)
    #expect(try CornerReading(wide).file.parcels == plain)
}

@Test func ringsAreClassedByContainment() throws {
    func polygons(_ rings: String...) throws -> MultiPolygon {
        let text = head + "\(4 * rings.count),1,1,甲,面,,,,@\n" + rings.joined(separator: "\n")
        return try #require(try CornerReading(text).file.parcels.first).polygons
    }
    // A hole, a second part, a part in a hole; whatever their numbers.
    let hole = try polygons(square("1", 0, 0, 100), square("2", 10, 10, 20))
    #expect(hole.polygonCount == 1 && hole.planarArea == 10_000 - 400)
    let parts = try polygons(square("1", 0, 0, 100), square("2", 300, 0, 50))
    #expect(parts.polygonCount == 2 && parts.planarArea == 12_500)
    let island = try polygons(square("3", 40, 40, 10), square("1", 0, 0, 100), square("2", 30, 30, 40))
    #expect(island.polygonCount == 2 && island.planarArea == 10_000 - 1600 + 100)
    // A hole that touches its shell along an edge is one still.
    let touching = try polygons(square("1", 0, 0, 100), square("2", 0, 20, 30))
    #expect(touching.polygonCount == 1 && touching.planarArea == 9100)
    #expect(throws: CornerError.self) { try polygons("J1,1,5106000,41428000\nJ2,1,5106010,41428000") }
}

@Test func zonesAreFoundOrAskedFor() throws {
    func system(_ header: String, _ easting: String, zone: Int? = nil) throws -> CornerSystem {
        let corners = [("5106000", "0"), ("5106100", "0"), ("5106100", "99")].enumerated()
            .map { "J\($0 + 1),1,\($1.0),\(easting)\($1.1.count == 1 ? "00" : $1.1)" }.joined(separator: "\n")
        let text = "[属性描述]\n\(header)\n[地块坐标]\n3,1,1,甲,面,,,,@\n\(corners)"
        return try CornerSystem(of: CornerReading(text).file, zone: zone)
    }
    #expect(try system("坐标系=2000国家大地坐标系", "414280").epsg == 4529)
    #expect(try system("坐标系=2000国家大地坐标系", "214280").epsg == 4499)
    #expect(try system("坐标系=2000国家大地坐标系\n带号=40", "4280").epsg == 4549)
    #expect(try system("坐标系=2000国家大地坐标系", "4280", zone: 41).epsg == 4550)
    #expect(try system("坐标系=1980西安坐标系", "404280").epsg == 2364)
    #expect(try system("坐标系=80国家大地坐标系\n带号=40", "4280").epsg == 2385)
    #expect(try system("坐标系=1954年北京坐标系\n带号=40", "4280").epsg == 2437)
    #expect(try system("单位=某局", "414280").warnings.map(\.code) == [.noDatum])
    #expect(try system("坐标系=2000\n转换参数=1,0,0", "414280").warnings.map(\.code) == [.conversion])
    #expect(try system("坐标系=2000\n几度分带=6\n带号=41", "4280").warnings.map(\.code) == [.zoneWidth])
    // Told nowhere, told twice, and none of China.
    #expect(throws: CornerError.self) { try system("坐标系=2000国家大地坐标系", "4280") }
    #expect(throws: CornerError.self) { try system("坐标系=2000\n带号=40", "414280") }
    #expect(throws: CornerError.self) { try system("坐标系=2000\n带号=40", "4280", zone: 41) }
    #expect(throws: CornerError.self) { try system("坐标系=2000\n带号=99", "4280") }
    #expect(throws: CornerError.self) { try system("坐标系=2000", "994280") }
}

@Test(arguments: [
    // Line 6 is the second corner.
    ("J1,1,5106000,41428000\nJ2,1,abc,41428000\nJ3,1,5106100,41428100", 6),
    ("J1,1,5106000,41428000\nJ2,1,41428000,5106000\nJ3,1,5106100,41428100", 6),
    ("J1,1,5106000,41428000\nJ2,1,5106000,nan\nJ3,1,5106100,41428100", 6),
    ("J1,1,5106000,41428000\nJ2,1,5106000,1e308\nJ3,1,5106100,41428100", 6),
    ("J1,1,5106000,41428000\nJ2\nJ3,1,5106100,41428100", 6),
    ("J1,1,510,41428000\nJ2,1,510,41428000", 5),
]) func brokenCornersAreRefusedWithTheirLine(corners: String, line: Int) throws {
    let text = "[属性描述]\n坐标系=2000\n[地块坐标]\n3,1,1,甲,面,,,,@\n" + corners
    #expect(throws: CornerError.self) { try CornerReading(text) }
    do { _ = try CornerReading(text) } catch { #expect(error.line == line) }
}
