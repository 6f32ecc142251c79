import Bilingual
import CornerLists
import Geometry
import Testing

/// Two blocks at one level, one taken out, in degrees, minutes and seconds in one number.
private let registration =
    "3,4,1,121.3000,46.1000,2,121.3100,46.1000,3,121.3100,46.1100,4,121.3000,46.1100,1000,-1000,,1,"
    + "4,5,121.3020,46.1020,6,121.3040,46.1020,7,121.3040,46.1040,8,121.3020,46.1040,1000,-1000,,-1,"
    + "4,9,121.4000,46.1000,10,121.4100,46.1000,11,121.4100,46.1100,12,121.4000,46.1100,500,100,煤,1,"

@Test func registrationStringsAreBlocksWithLevels() throws {
    let file = try CornerReading(registration).file
    #expect(file.form == .registration && file.notation == .packed && file.cornerCount == 12)
    // What is taken out belongs to its level; the other level stands alone.
    #expect(file.parcels.count == 2)
    #expect(file.parcels[0].rings.map(\.isExcluded) == [false, true])
    #expect(
        file.parcels[1].value(of: CornerField.top) == "500"
            && file.parcels[1].value(of: CornerField.layer) == "煤")
    #expect(try CornerSystem(of: file).epsg == 4490)
    // A minute square less one of a third of a minute: 1/3600 − 1/32400 square degrees.
    let expected = 1.0 / 3600 - 1.0 / 32_400
    #expect(abs(file.parcels[0].polygons.planarArea - expected) < 1e-12)
    // 46°11′00″ is 46 + 11/60.
    #expect(file.parcels[0].rings[0].corners[2].north.value == 46 + 11.0 / 60)
}

@Test func rightsOfAFileStandInLines() throws {
    let text = "C1500002011:\(registration)\nC1500002012\t\(registration)"
    let file = try CornerReading(text).file
    #expect(
        file.parcels.compactMap { $0.value(of: CornerField.id) } == [
            "C1500002011", "C1500002011", "C1500002012", "C1500002012",
        ])
}

/// The same ground at two levels is two parcels, not a hole in itself.
@Test func stackedBlocksAreParcelsOfTheirOwn() throws {
    let block =
        "4,1,5106000.00,41428000.00,2,5106100.00,41428000.00,3,5106100.00,41428100.00,4,5106000.00,41428100.00,"
    let file = try CornerReading("2,\(block)300,200,,1,\(block)200,100,,1,").file
    #expect(file.parcels.map { $0.polygons.planarArea } == [10_000, 10_000])
    #expect(try CornerSystem(of: file).epsg == 4529)
}

@Test(arguments: [
    "3,4,1,121.3000,46.1000,2,121.3100,46.1000,3,121.3100,46.1100,4,121.3000,46.1100,1000,-1000,,7,",
    "1,4,1,121.3000,46.1000,2,121.3100,46.1000,3,121.3100,46.1100,4,121.3000,46.1100",
    "1,4,1,121.3000,46.1000,2,121.3100,46.1000,3,121.3100,46.1100,4,121.3000,46.1100,1,2,,1,9,9,9",
    "1,99,1,121.3000,46.1000,2,121.3100,46.1000,3,121.3100,46.1100,4,121.3000,46.1100,1,2,,1,",
]) func brokenStringsAreRefused(text: String) {
    #expect(throws: CornerError.self) { try CornerReading(text) }
}

@Test func applicationTextsEndBlocksWithLevels() throws {
    let text = """
        [登记项目]
        ***采矿权变更登记项目内容***
        许可证号=C1500002013
        坐标系=2000国家大地坐标系
        矿区范围拐点坐标与标高的总行数=  5
        XY001=1,5001234.56,41354321.10
        XY002=2,5001890.12,41354300.45
        XY003=3,5002400.00,41355100.00
        XY004=4,5002150.75,41355980.30
        XY005=标高,220,100,,1
        """
    let reading = try CornerReading(text)
    #expect(reading.warnings.isEmpty && reading.file.form == .application)
    let parcel = try #require(reading.file.parcels.first)
    #expect(parcel.value(of: CornerField.id) == "C1500002013" && parcel.value(of: CornerField.bottom) == "100")
    #expect(parcel.polygons.ringCount == 1)
    // Without its last line; and with a wrong number of lines.
    let open = text.replacing("XY005=标高,220,100,,1", with: "")
    #expect(throws: CornerError.self) { try CornerReading(open) }
    #expect(try deviations(open.replacing("=  5", with: "=4")) == ["blockEnd 6"])
}

@Test func exclusionsOutsideAreTold() throws {
    let include = "4,1,5106000,41428000,2,5106100,41428000,3,5106100,41428100,4,5106000,41428100,,,,1,"
    let exclude = "4,5,5107000,41428000,6,5107100,41428000,7,5107100,41428100,8,5107000,41428100,,,,-1,"
    let reading = try CornerReading("2," + include + exclude)
    #expect(reading.warnings.map(\.code) == [.exclusionOutside])
    #expect(reading.file.parcels[0].polygons.planarArea == 10_000)
}

@Test func rightsOfAnApplicationHaveTheirOwnHeads() throws {
    func rows(_ y: Int) -> String {
        "XY001=1,5106000.00,\(y)\nXY002=2,5106100.00,\(y)\nXY003=3,5106100.00,\(y + 100)\nXY004=标高,220,100,,1"
    }
    let text = "[登记项目]\n许可证号=C1\n总行数=4\n\(rows(41_428_000))\n[登记项目]\n许可证号=C2\n总行数=4\n\(rows(40_428_000))"
    let files = try CornerReading(text).files
    #expect(files.map { $0.parcels.map { $0.value(of: CornerField.id) } } == [["C1"], ["C2"]])
    #expect(try files.map { try CornerSystem(of: $0).epsg } == [4529, 4528])
    // A right a file each is written and read again.
    let parcels = files.flatMap(\.parcels)
    let joined = CornerWriter.text(of: CornerFile(form: .application, notation: .metres, parcels: parcels))
    #expect(try CornerReading(joined).files.flatMap(\.parcels) == parcels)
    // A row that was lost, with and without a count.
    #expect(throws: CornerError.self) {
        try CornerReading(text.replacing("XY002=2,5106100.00,41428000\n", with: ""))
    }
    let uncounted = text.replacing("总行数=4\n", with: "")
    #expect(try CornerReading(uncounted).files.count == 2)
    #expect(throws: CornerError.self) {
        try CornerReading(uncounted.replacing("XY002=2,5106100.00,41428000\n", with: ""))
    }
    // The number of rows is no datum.
    #expect(try CornerSystem(of: CornerReading(rows(41_428_000) + "\n坐标行数=80").files[0]).datum == .cgcs2000)
}

/// A bow tie is refused with the line of its second side in every form, in metres and in degrees.
@Test(arguments: [
    ("[地块坐标]\n4,1.0,1,甲,面,,,,@\n", "J#,1,n,e\n", "", 5), ("", "XY00#=#,n,e\n", "XY005=标高,220,100,,1", 3),
    ("1,4,", "#,n,e,", "220,100,,1", 1), ("", "# n e\n", "", 3),
])
func crossingSidesAreRefusedInEveryForm(head: String, row: String, end: String, line: Int) {
    let plane = [
        (5_106_000, 41_428_000), (5_106_100, 41_428_100), (5_106_000, 41_428_100), (5_106_100, 41_428_000),
    ]
    .map { ("\($0).00", "\($1).00") }
    let degrees = [
        ("46.1000", "121.3000"), ("46.1100", "121.3100"), ("46.1000", "121.3100"), ("46.1100", "121.3000"),
    ]
    for corners in head.hasPrefix("1") ? [plane, degrees] : [plane] {
        let rows = corners.enumerated().map { number, corner in
            row.replacing("#", with: "\(number + 1)").replacing("n,", with: corner.0 + ",")
                .replacing("n e", with: "\(corner.0) e").replacing("e", with: corner.1)
        }
        do {
            _ = try CornerReading(head + rows.joined() + end)
            Issue.record("read: \(rows)")
        } catch {
            #expect(error.line == line && error.message.zh.contains("–"), "\(error.message.zh)")
        }
    }
}

/// Parts behind the ordinates, and a sign where the name of the layer stands.
@Test(arguments: [(",500,1", ",,1", 1), ("", ",1", 4), ("", ",-1", 4)])
func partsThatHaveNoPlaceAreRefused(behind: String, sign: String, line: Int) {
    let corners = [(5_106_000, 41_428_000), (5_106_100, 41_428_000), (5_106_100, 41_428_100)]
    let rows = corners.enumerated().map { "XY00\($0 + 1)=\($0 + 1),\($1.0),\($1.1)\(behind)\n" }
    do {
        _ = try CornerReading(rows.joined() + "XY004=标高,100,50\(sign)")
        Issue.record("read: \(rows)")
    } catch {
        #expect(error.line == line, "\(error.message.zh)")
    }
}
