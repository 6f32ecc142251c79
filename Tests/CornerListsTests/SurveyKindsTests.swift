import CornerLists
import Geometry
import Testing

/// A survey text of one head and parcels, each a row of a parcel and squares.
private func text(_ facts: String = "坐标系=2000国家大地坐标系\n带号=41", _ parcels: String...) -> String {
    "[属性描述]\n\(facts)\n[地块坐标]\n" + parcels.joined(separator: "\n")
}

private let parcel = "5,1,1,甲,面,,,0602,@\n" + square("1", 0, 0, 100)

private func areas(_ text: String) throws -> [Double] {
    try CornerReading(text).files.flatMap(\.parcels).map { $0.polygons.planarArea }
}

/// The systems of the files of a text, as EPSG codes, and the warnings of all.
private func systems(_ text: String, zone: Int? = nil) throws -> (codes: [Int], told: [CornerWarning.Code]) {
    let systems = try CornerReading(text).files.map { try CornerSystem(of: $0, zone: zone) }
    return (systems.map(\.epsg), systems.flatMap(\.warnings).map(\.code))
}

/// The line and kind of the refusal of a text, or of its system.
private func refusal(_ text: String) -> String {
    do {
        _ = try systems(text)
        return "read"
    } catch let error as CornerError {
        return "\(error.code) \(error.line)"
    } catch {
        return "\(error)"
    }
}

private let bare = parcel.replacing(",414", with: ",4")

@Test func joinedTextsKeepTheirOwnHeads() throws {
    let other = "坐标系=2000国家大地坐标系\n带号=40"
    let joined = text("坐标系=2000国家大地坐标系\n带号=41", bare) + "\n" + text(other, bare)
    #expect(try systems(joined).codes == [4550, 4549])
    #expect(try areas(joined) == [10_000, 10_000])
    // A head without the names of its sections is one too; the same head again is.
    #expect(try systems(text("带号=41", bare) + "\n带号=40\n" + bare).codes == [4550, 4549])
    #expect(try systems(text("带号=41", bare) + "\n" + text("带号=41", bare)).codes == [4550, 4550])
    // Numbers of zones before the eastings part the parcels of one head.
    let prefixes = text("坐标系=2000国家大地坐标系", parcel, parcel.replacing(",414", with: ",404"))
    #expect(try systems(prefixes).codes == [4529, 4528])
    // A head without parcels is the end of a text that was cut: line 12.
    #expect(refusal(text("带号=41", bare) + "\n[属性描述]\n带号=40") == "malformed 10")
    let mixed = parcel.replacing("J3,1,5106100.00,414", with: "J3,1,5106100.00,404")
    #expect(refusal(text("带号=", mixed)) == "zone 7")
}

@Test(arguments: [
    // The name keeps its own signs, whatever separates the parts.
    ("5,1,1,某公司（一期，二期）,面,,,0602,@", "某公司（一期，二期）"),
    ("5,1,1,１号【主】矿：甲,面,,,0602,@", "１号【主】矿：甲"),
    ("5,1,1,甲,乙,丙,面,,,0602,@", "甲,乙,丙"),
    ("5，1，1，甲（东），面，，，0602，@", "甲（东）"),
    ("5\t1\t1\t甲，乙\t面\t\t\t0602\t@", "甲，乙"),
    ("5,1,1,甲,面,,,0602", "甲"),
    ("5,1,1,甲,面,,,0602,@,,", "甲"),
]) func namesStayWhole(row: String, name: String) throws {
    let file = try CornerReading(text("带号=41", row, square("1", 0, 0, 100))).file
    #expect(file.parcels.map { $0.value(of: CornerField.name) } == [name])
    #expect(file.parcels[0].value(of: CornerField.landClass) == "0602")
    #expect(file.parcels[0].polygons.planarArea == 10_000)
    // Written and read again it is whole too, with full-width commas.
    let again = try CornerReading(CornerWriter.text(of: file)).file.parcels[0].value(of: CornerField.name)
    #expect(again == name.replacing(",", with: "，"))
}

@Test(arguments: [
    ("3,1,1,甲,面,,,,@\n" + square("1", 0, 0, 100), "count 4"),
    ("6,1,1,甲,面,,,,@\n" + square("1", 0, 0, 100), "count 4"),
    ("五,1,1,甲,面,,,,@\n" + square("1", 0, 0, 100), "malformed 4"),
    ("5,1,1,甲,多边形,,,,@\n" + square("1", 0, 0, 100), "malformed 4"),
    // Four corners where five are stated and nothing else is closed may lack a corner.
    ("5,1,1,甲,面,,,,@\n" + square("1", 0, 0, 100, closed: false), "count 4"),
    (
        "7,1,1,甲,面,,,,@\n" + square("1", 0, 0, 100) + "\nJ5,2,5106000,41428000\nJ6,2,5106010,41428000",
        "malformed 10"
    ),
    // The first number at the end, at another place.
    (
        "5,1,1,甲,面,,,,@\n" + square("1", 0, 0, 100, closed: false) + "\nJ1,1,5106003.00,41428000.00",
        "malformed 9"
    ),
    ("5,1,1,甲,面,,,,@\n" + square("1", 0, 0, 100) + "\n以上由某院提供", "malformed 10"),
    // A mark that leaves a row out; a number in another base than ten.
    ("5,1,1,甲,面,,,,@\n//" + square("1", 0, 0, 100), "malformed 5"),
    ("5,1,1,甲,面,,,,@\n" + square("1", 0, 0, 100).replacing("5106100.00", with: "0x4DE994"), "malformed 6"),
]) func parcelsThatDoNotHoldWhatTheySayAreRefused(parcel: String, refused: String) {
    #expect(refusal(text("带号=41", parcel)) == refused)
}

@Test func ringsEndWhereTheirNumbersBeginAgain() throws {
    func read(_ count: Int, _ rings: String...) throws -> (area: Double, told: [CornerWarning.Code]) {
        let text = text("带号=41", "\(count),1,1,甲,面,,,,@", rings.joined(separator: "\n"))
        let reading = try CornerReading(text)
        return (reading.file.parcels[0].polygons.planarArea, reading.warnings.map(\.code))
    }
    let (one, far) = (square("1", 0, 0, 100, closed: false), square("1", 300, 0, 50, closed: false))
    let parts = try read(8, one, far)
    #expect(parts.area == 12_500 && parts.told == [.ringOpen, .ringNumbers, .ringOpen])
    #expect(try read(8, one, square("1", 10, 10, 20, closed: false)).area == 10_000 - 400)
    #expect(try read(10, square("1", 0, 0, 100), square("1", 300, 0, 50)).area == 12_500)
    // Another prefix begins another ring, where the first does not come back.
    let other = far.replacing("J", with: "K")
    #expect(try read(8, one, other).area == 12_500)
    // One label for all, or none, tells nothing; and a ring may begin with any number.
    for label in ["J", ""] {
        let same = one.replacing(#/J\d/#, with: label)
        #expect(try read(4, same).area == 10_000)
    }
    // A blank number of a ring is the first; the closing corner in other digits, or a millimetre off, closes.
    let hole = square("1", 10, 10, 20).replacing(",1,", with: ",,")
    #expect(try read(10, square("1", 0, 0, 100).replacing(",1,", with: ",,"), hole).area == 10_000 - 400)
    #expect(try read(5, one, "J1,1,5106000.0,41428000").told.isEmpty)
    #expect(try read(5, one, "J1,1,5106000.001,41428000.00").told == [.closing])
}

@Test(arguments: [
    ("计量单位=公里", "system 3"), ("计量单位=度", "system 3"), ("投影类型=UTM", "system 3"),
    ("坐标系=沈阳独立坐标系", "system 3"), ("坐标系=大连2000城市坐标系", "system 3"), ("坐标系=大连市坐标系", "system 3"),
    ("中央子午线=120", "zone 3"), ("中央子午线=121.5", "zone 3"), ("带号=99", "zone 3"), ("地块数=2", "count 3"),
    ("计量单位=米（m）\n投影类型=高斯-克里格", "read"), ("界址点总数=4\n地块数=1", "read"), ("精度=3", "read"),
]) func factsOfTheHeadAreHeld(fact: String, answer: String) throws {
    let isFirst = fact.hasPrefix("坐标系") || fact.hasPrefix("带号")
    let rest = isFirst ? ("格式版本号=1", "") : ("坐标系=2000国家大地坐标系", "\n带号=41")
    #expect(refusal("[属性描述]\n\(rest.0)\n\(fact)\(rest.1)\n[地块坐标]\n" + parcel) == answer)
}

@Test func factsOfTheHeadAreUsedOrTold() throws {
    #expect(try systems(text("坐标系=2000国家大地坐标系\n中央子午线=123", bare)).codes == [4550])
    #expect(try systems(text("坐标系=2000国家大地坐标系\n几度分带=6\n中央经线=123°", bare)).codes == [4510])
    #expect(try systems(text("坐标系=上海2000坐标系", parcel)).told == [.noDatum])
    #expect(try systems(text("坐标系=WGS84", parcel)).told == [.noDatum])
    #expect(try systems(text("坐标系=2000国家大地坐标系\n精度=100", parcel)).told == [.precision])
    // The office that made it is no datum, nor is a number of rows.
    #expect(try systems(text("数据产生单位=大地测绘2000队\n坐标系=1980西安坐标系", parcel)).codes == [2365])
}

@Test func rowsAreReadAsPeopleWriteThem() throws {
    func read(_ change: (String) -> String) throws -> [CornerWarning.Code] {
        let reading = try CornerReading(text("带号=41", "5,1,1,甲,面,,,,@\n" + change(square("1", 0, 0, 100))))
        #expect(reading.file.parcels[0].polygons.planarArea == 10_000)
        return reading.warnings.map(\.code)
    }
    #expect(try read { $0.replacing("\n", with: ",312.5\n") + ",312.5" } == [.heights])
    #expect(try read { $0.replacing(",", with: "\t") }.isEmpty)
    #expect(try read { $0.replacing(",", with: "，") }.isEmpty)
    #expect(try read { $0.replacing(",1,", with: ",") }.allSatisfy { $0 == .ringMissing })
    #expect(refusal(text("带号=41", parcel.replacing("\n", with: ",高\n"))) == "malformed 5")
}
