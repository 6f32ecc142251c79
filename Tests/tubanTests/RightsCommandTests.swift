import Foundation
import TestSupport
import Testing

private func list(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }
private func number(_ value: Any?) -> Double { (value as? NSNumber)?.doubleValue ?? .nan }

/// A layer of rectangles with licences and names.
private func layer(_ rectangles: [(id: String, name: String, box: [Double], extra: String)]) -> String {
    RectangleLayer.text(
        rectangles.map { (fields: "\"许可证号\":\"\($0.id)\",\"名称\":\"\($0.name)\"\($0.extra)", box: $0.box) })
}

/// Rights on a grid at the central meridian, where plane and ellipsoid agree: every figure is counted by hand.
@Test func rightsAgainstReservesAreThoseCountedByHand() throws {
    let folder = try TemporaryFolder()
    let dates = ",\"有效期起\":\"2020-01-01\",\"有效期止\":\"2022-12-31\""
    let rights = try folder.write(
        layer([
            ("1", "一矿", [0, 0, 1000, 1000], dates + ",\"采深上限\":\"900\",\"采深下限\":\"700\""),
            ("2", "二矿", [3000, 0, 4000, 1000], dates),
            ("3", "三矿", [900, 0, 1100, 1000], ",\"采深上限\":\"600\",\"采深下限\":\"500\""),
            ("4", "四矿", [-1000, 5000, 0, 6000], ""),
        ]), to: "rights.geojson")
    let reserves = try folder.write(
        layer([
            ("a", "甲保护区", [0, 0, 200, 1000], ",\"功能分区\":\"核心保护区\""),
            ("b", "甲保护区", [200, 0, 300, 1000], ",\"功能分区\":\"一般控制区\""),
            // Over the first: ground in both counts once.
            ("c", "乙公园", [100, 0, 250, 1000], ""),
            // A boundary of the fourth drawn 2 cm off.
            ("d", "丙保护区", [-2000, 5000, -999.98, 6000], ""),
        ]), to: "reserves.geojson")
    let left = folder.path("left.txt")
    let run = try TubanRun([
        "rights", rights, "--reserves", reserves, "--as-of", "2023-06-01", "--remainders", left, "--format",
        "json",
    ])
    #expect(run.status == 1, "\(run.messages)")
    let found = list(run.object["rights"])
    #expect(found.map { $0["verdict"] as? String } == ["overlaps", "clear", "clear", "boundary"])
    #expect(found.map { $0["inForce"] as? String } == ["no", "no", "unknown", "unknown"])
    // 200 and 100 m of A's 1000 in two zones, 150 in the park; 300 in all.
    let overlaps = list(found[0]["overlaps"])
    #expect(overlaps.count == 3)
    for (overlap, expected) in zip(overlaps, [200_000.0, 100_000, 150_000]) {
        #expect(abs(number(overlap["area"]) - expected) < 1)
    }
    #expect(abs(number(found[0]["inReserves"]) - 300_000) < 1)
    // 2000 m from the right's west side to the first reserve's east side... the nearest is 300 m east of the origin.
    let nearest = found[1]["nearest"] as? [String: Any] ?? [:]
    #expect(abs(number(nearest["metres"]) - 2700) < 0.5)
    #expect(abs(number((found[2]["nearest"] as? [String: Any])?["metres"]) - 600) < 0.5)
    // 2 cm along 1000 m: a boundary drawn twice.
    #expect(abs(number(found[3]["inReserves"]) - 20) < 1)
    let stacked = list(run.object["stacked"])
    // The first is out of its term on that day: no two rights in force lie over each other.
    #expect(stacked.count == 1 && stacked.first?["relation"] as? String == "over")
    let dayless = try TubanRun(["rights", rights, "--reserves", reserves, "--format", "json"])
    #expect(list(dayless.object["stacked"]).map { $0["relation"] as? String } == ["stacked"])
    #expect(abs(number(stacked.first?["area"]) - 100_000) < 1)
    // The remainder, read back: 700 by 1000 m, clear of all reserves, four corners.
    let again = try TubanRun(["rights", left, "--reserves", reserves, "--format", "json"])
    #expect(again.status == 0, "\(again.messages)")
    let remainder = try #require(list(again.object["rights"]).first)
    #expect(
        remainder["id"] as? String == "1" && ["clear", "boundary"].contains(remainder["verdict"] as? String))
    #expect(abs(number(remainder["area"]) - 700_000) < 10 && number(remainder["inReserves"]) < 10)
    let text = try Data(contentsOf: URL(filePath: left))
    #expect(
        String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline).count { $0.hasPrefix("J") }
            == 5)
}

/// A reserve drawn 2 cm over a right along 1000 m is a boundary; 3 by 3 m of it at the end of that strip is ground.
@Test func groundAtTheEndOfABoundaryIsAnOverlap() throws {
    let folder = try TemporaryFolder()
    let rights = try folder.write(
        layer([
            ("1", "一矿", [0, 0, 1000, 1000], ""), ("2", "二矿", [5000, 0, 6000, 1000], ""),
            // Wholly over the second along 2 cm, and over the first by the pad.
            ("3", "三矿", [4000, 0, 5000.02, 1000], ""),
        ]), to: "rights.geojson")
    let corners = [(-500, 0), (0.02, 0), (0.02, 997), (3, 997), (3, 1000), (-500, 1000), (-500, 0)]
        .map { "[\(41_500_000 + $0.0),\(5_100_000.0 + $0.1)]" }.joined(separator: ",")
    let reserves = try folder.write(
        """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4529"}},
        "features":[{"type":"Feature","properties":{"名称":"甲保护区"},
        "geometry":{"type":"Polygon","coordinates":[[\(corners)]]}}]}
        """, to: "reserves.geojson")
    let run = try TubanRun(["rights", rights, "--reserves", reserves, "--format", "json"])
    #expect(run.status == 1, "\(run.messages)")
    let found = list(run.object["rights"])
    #expect(found.map { $0["verdict"] as? String } == ["overlaps", "clear", "clear"])
    // 0.02 × 997 + 3 × 3 m².
    #expect(abs(number(found.first?["inReserves"]) - 28.94) < 0.05)
    // Two rights that share 2 cm are not over each other.
    #expect(list(run.object["stacked"]).isEmpty)
}

/// A licence has one term: a block of it that is recorded as ended, in a reserve and beside the block in force, is told.
@Test func blocksOfOneLicenceThatContradictEachOtherAreTold() throws {
    let folder = try TemporaryFolder()
    let reserves = try folder.write(layer([("a", "甲保护区", [1000, 0, 2000, 1000], "")]), to: "reserves.geojson")
    for (ended, verdict) in [([1200.0, 0, 1400, 200], "unclear"), ([3000, 0, 3200, 200], "clear")] {
        let rights = try folder.write(
            layer([
                ("1", "一矿", [0, 0, 200, 200], ",\"状态\":\"有效\""), ("1", "一矿", ended, ",\"状态\":\"已注销\""),
            ]), to: "rights.geojson")
        let run = try TubanRun(["rights", rights, "--reserves", reserves, "--format", "json"])
        #expect(list(run.object["rights"]).map { $0["verdict"] as? String } == [verdict], "\(run.messages)")
        #expect(run.status == (verdict == "clear" ? 0 : 1))
    }
}

/// One name, however it was typed, is one reserve.
@Test func reservesAreToldApartByTheirNamesAsPeopleMeanThem() throws {
    let folder = try TemporaryFolder()
    let rights = try folder.write(layer([("1", "一矿", [0, 0, 1000, 1000], "")]), to: "rights.geojson")
    let reserves = try folder.write(
        layer([
            ("a", "甲 保护区（东）", [0, 0, 100, 100], ""), ("b", "甲保护区(东)", [200, 0, 300, 100], ""),
            ("c", "甲保护区(西)", [400, 0, 500, 100], ""),
        ]), to: "reserves.geojson")
    let run = try TubanRun(["rights", rights, "--reserves", reserves, "--format", "json"])
    let overlaps = list(list(run.object["rights"]).first?["overlaps"])
    #expect(overlaps.map { $0["reserve"] as? String } == ["甲 保护区（东）", "甲保护区(西)"])
    #expect(zip(overlaps, [20_000.0, 10_000]).allSatisfy { abs(number($0["area"]) - $1) < 0.5 })
}

@Test func withdrawalsAreChecked() throws {
    let folder = try TemporaryFolder()
    let reserves = try folder.write(layer([("a", "甲", [0, 0, 200, 1000], "")]), to: "reserves.geojson")
    let closed = try folder.write(layer([("g", "基本草原", [1000, 0, 3000, 1000], "")]), to: "grass.geojson")
    let before = try folder.write(
        layer([
            ("1", "一", [0, 0, 1000, 1000], ""), ("2", "二", [0, 0, 500, 500], ""),
            ("3", "三", [0, 500, 600, 900], ""),
            ("5", "五", [5000, 0, 5100, 100], ""),
        ]), to: "before.geojson")
    let after = try folder.write(
        layer([
            // Withdrawn as it should be; withdrawn and extended to the east by 600 m into closed land; not withdrawn; new.
            ("1", "一", [200, 0, 1000, 1000], ""), ("2", "二", [200, 0, 1100, 500], ""),
            ("3", "三", [0, 500, 600, 900], ",\"采深上限\":\"nan\",\"采深下限\":\"nan\""),
            ("4", "四", [2000, 0, 2100, 100], ""),
        ]), to: "after.geojson")
    let run = try TubanRun([
        "rights", after, "--before", before, "--reserves", reserves, "--closed", closed, "--format", "json",
    ])
    #expect(run.status == 1)
    let found = list(run.object["rights"])
    let withdrawals = found.map { $0["withdrawal"] as? [String: Any] ?? [:] }
    #expect(withdrawals.map { $0["staysInside"] as? Bool } == [true, false, true, nil])
    #expect(withdrawals.map { $0["gaveUpTheOverlap"] as? Bool } == [true, false, false, nil])
    #expect(abs(number(withdrawals[1]["outsideBefore"]) - 300_000) < 1)
    #expect(found.map { $0["isNew"] as? Bool } == [false, false, false, true])
    #expect(zip(found, [0.0, 50_000, 0, 10_000]).allSatisfy { abs(number($0["newInClosed"]) - $1) < 1 })
    #expect(list(run.object["withdrawn"]).map { $0["id"] as? String } == ["5"])
    let table = try TubanRun(["rights", after, "--before", before, "--reserves", reserves, "--lang", "zh"])
    #expect(table.output.contains("已退出") && table.output.contains("超出原范围") && table.output.contains("仍有重叠"))
}

/// The three rights of item 5: before and after, and what is written for them keeps clear of the reserves.
@Test func theRightsOfTheSample() throws {
    let folder = try TemporaryFolder()
    let rights = Places.sample("layers/mining-rights.shp")
    let reserves = ["nature_reserves", "ecological_redline"].map {
        Places.sample("layers/protected-areas.gpkg") + ":\($0)"
    }
    let run = try TubanRun(
        ["rights", rights, "--where", "version = 'before' AND \"许可证号\" LIKE '%11_'", "--reserves"] + reserves
            + ["--remainders", folder.path("left.txt"), "--format", "json"])
    #expect(run.status == 1)
    let over = list(run.object["rights"]).filter { $0["verdict"] as? String == "overlaps" }
    #expect(over.count == 3)
    var count = 0
    for zone in [40, 41] {
        let again = try TubanRun(
            ["rights", folder.path("left-\(zone).txt"), "--reserves"] + reserves + ["--format", "json"])
        #expect(again.status == 0)
        for right in list(again.object["rights"]) {
            count += 1
            let former = try #require(over.first { $0["id"] as? String == right["id"] as? String })
            // What is left is what was not in a reserve, but for half a centimetre along the boundary.
            let expected = number(former["area"]) - number(former["inReserves"])
            #expect(abs(number(right["area"]) - expected) < 0.005 * 6000)
            #expect(number(right["inReserves"]) < 0.005 * 2000)
        }
    }
    #expect(count == 3)
}

@Test func rightsNeedReservesAndADayThatIsOne() throws {
    let rights = Places.sample("layers/mining-rights.shp")
    #expect(try TubanRun(["rights", rights]).status == 2)
    #expect(try TubanRun(["rights", rights, "--reserves", rights, "--as-of", "soon"]).status == 2)
    #expect(try TubanRun(["rights", rights, "--reserves", "none.shp"]).status == 3)
    #expect(try TubanRun(["rights", Places.sample("layers/gullies.shp"), "--reserves", rights]).status == 3)
}

/// A licence in two features is one right; layers that nobody can tell apart are refused.
@Test func licencesOfSeveralFeaturesAreOne() throws {
    let folder = try TemporaryFolder()
    let reserves = try folder.write(layer([("a", "甲", [0, 0, 200, 1000], "")]), to: "reserves.geojson")
    let before = try folder.write(
        layer([("1", "一", [0, 0, 600, 1000], ""), ("1", "一", [600, 0, 1000, 1000], "")]), to: "before.geojson")
    let after = try folder.write(
        layer([("1", "一", [200, 0, 600, 1000], ""), ("1", "一", [600, 0, 1000, 1000], "")]), to: "after.geojson")
    let run = try TubanRun(["rights", after, "--before", before, "--reserves", reserves, "--format", "json"])
    #expect(run.status == 0, "\(run.messages)\(run.output)")
    let right = try #require(list(run.object["rights"]).first)
    let withdrawal = right["withdrawal"] as? [String: Any] ?? [:]
    #expect(list(run.object["rights"]).count == 1 && (right["fids"] as? [Any])?.count == 2)
    #expect(withdrawal["staysInside"] as? Bool == true && withdrawal["gaveUpTheOverlap"] as? Bool == true)
    #expect(abs(number(withdrawal["overlapBefore"]) - 200_000) < 1)
    let nameless = try folder.write(
        layer([("1", "一", [0, 0, 600, 1000], ""), ("2", "二", [600, 0, 900, 1000], "")])
            .replacing("许可证号", with: "x").replacing("名称", with: "y"),
        to: "nameless.geojson")
    #expect(try TubanRun(["rights", nameless, "--before", before, "--reserves", reserves]).status == 2)
}

/// Two mines become one, one becomes two, one gets a new number and name, one of the same name is another.
@Test func mergersAndDivisionsAreToldAsSuch() throws {
    let folder = try TemporaryFolder()
    let reserves = try folder.write(layer([("a", "甲", [0, 0, 200, 1000], "")]), to: "reserves.geojson")
    let closed = try folder.write(layer([("g", "草原", [-9000, -9000, 9000, 9000], "")]), to: "grass.geojson")
    let before = try folder.write(
        layer([
            ("A", "东矿", [0, 0, 400, 100], ""), ("B", "西矿", [400, 0, 800, 100], ""),
            ("C", "大矿", [0, 200, 800, 300], ""), ("D", "旧矿", [0, 400, 100, 500], ""),
            ("E", "同名矿", [3000, 0, 3100, 100], ""), ("F", "前矿（一区）", [4000, 0, 4200, 100], ""),
        ]), to: "before.geojson")
    let after = try folder.write(
        layer([
            ("M", "整合矿", [200, 0, 900, 100], ""), ("N", "大矿一井", [200, 200, 500, 300], ""),
            ("O", "大矿二井", [500, 200, 800, 300], ""), ("P", "同名矿", [6000, 0, 6100, 100], ""),
            ("Q", " 前矿(一区)", [4000, 0, 4200, 100], ""),
        ]), to: "after.geojson")
    let run = try TubanRun([
        "rights", after, "--before", before, "--reserves", reserves, "--closed", closed, "--format", "json",
    ])
    let rights = list(run.object["rights"])
    // Only the eastern 100 m of the merged mine and the namesake elsewhere are new.
    #expect(zip(rights, [10_000.0, 0, 0, 10_000, 0]).allSatisfy { abs(number($0["newInClosed"]) - $1) < 1 })
    let ties = list(run.object["ties"])
    func ids(_ tie: [String: Any], _ side: String) -> [String?] { list(tie[side]).map { $0["id"] as? String } }
    #expect(ties.map { ids($0, "before") } == [["A", "B"], ["C"], ["F"]])
    #expect(ties.map { ids($0, "after") } == [["M"], ["N", "O"], ["Q"]])
    #expect(ties.map { $0["by"] as? String } == ["place", "place", "name"])
    #expect(list(run.object["withdrawn"]).map { $0["id"] as? String } == ["D", "E"])
    // C: 80000 m² before, 20000 in the reserve, 60000 left in two; A and B: 20000 given up, 10000 added.
    let withdrawals = rights.map { $0["withdrawal"] as? [String: Any] }
    #expect(withdrawals[1]?["gaveUpTheOverlap"] as? Bool == true && withdrawals[2] == nil)
    #expect(withdrawals[0]?["staysInside"] as? Bool == false)
    let table = try TubanRun([
        "rights", after, "--before", before, "--reserves", reserves, "--closed", closed, "--lang", "zh",
    ])
    for words in ["整合矿由东矿、西矿整合", "大矿分立为大矿一井、大矿二井", "许可证号由 F 变为 Q", "按两宗计"] {
        #expect(table.output.contains(words), "\(words)")
    }
}

/// What is no more is counted apart; what could not be read of a reserve makes clear rights undecided.
@Test func cancelledAndUndecidedRightsAreCountedApart() throws {
    let folder = try TemporaryFolder()
    let rights = try folder.write(
        layer([
            ("1", "一", [0, 0, 400, 100], ",\"状态\":\"有效\""), ("2", "二", [0, 200, 400, 300], ",\"状态\":\"已注销\""),
            ("3", "三", [0, 400, 400, 500], ",\"状态\":\"拟注销\""),
            ("4", "四", [50, 600, 150, 700], ",\"状态\":\"有效\""),
            ("5", "五", [500, 0, 600, 100], ",\"状态\":\"冻结\""),
        ]), to: "rights.geojson")
    let reserve = layer([("a", "甲", [0, 0, 200, 1000], "")])
    let reserves = try folder.write(reserve, to: "reserves.geojson")
    let left = folder.path("left.txt")
    let run = try TubanRun(["rights", rights, "--reserves", reserves, "--remainders", left, "--lang", "zh"])
    #expect(run.output.contains("不重叠1宗，重叠3宗；另有已注销（失效）1宗（重叠1宗）"), "\(run.output)")
    #expect(run.output.contains("整体退出：四") && run.output.contains("5“冻结”"))
    #expect(run.messages.contains("1宗扣除重叠部分后无剩余，应整体退出：四") && !run.messages.contains("没有重叠"))
    let broken = try folder.write(
        reserve.replacing(
            "\"features\":[",
            with: "\"features\":[{\"type\":\"Feature\",\"properties\":{\"名称\":\"乙\"},\"geometry\":null},"),
        to: "broken.geojson")
    let undecided = try TubanRun(["rights", rights, "--reserves", broken, "--format", "json"])
    #expect(
        list(undecided.object["rights"]).map { $0["verdict"] as? String }
            == ["overlaps", "overlaps", "overlaps", "overlaps", "unclear"])
    #expect(undecided.status == 1)
}

/// A right that lies where another one lay, while one of its own name lay elsewhere: somebody must decide which it is.
@Test func aNameAgainstAPlaceIsTold() throws {
    let folder = try TemporaryFolder()
    let reserves = try folder.write(layer([("a", "甲", [0, 0, 200, 1000], "")]), to: "reserves.geojson")
    let before = try folder.write(
        layer([("", "石料厂", [0, 0, 100, 100], ""), ("", "采石场", [3000, 0, 3100, 100], "")]), to: "before.geojson")
    for (name, status) in [("石料厂", 1), ("采石场", 0)] as [(String, Int32)] {
        let after = try folder.write(layer([("", name, [3000, 0, 3100, 100], "")]), to: "after.geojson")
        let run = try TubanRun([
            "rights", after, "--before", before, "--reserves", reserves, "--lang", "zh",
        ])
        #expect(run.status == status, "\(run.output)")
        #expect(run.output.contains("同名的一宗在别处") == (status == 1))
    }
}

/// A right whose outline of now is missing is not gone; one that had ended before is told so, and which of the others lay in reserves.
@Test func whatIsGoneIsToldApart() throws {
    let folder = try TemporaryFolder()
    let reserves = try folder.write(layer([("a", "甲", [0, 0, 200, 1000], "")]), to: "reserves.geojson")
    let before = try folder.write(
        layer([
            ("1", "一", [100, 0, 300, 100], ""), ("2", "二", [0, 200, 100, 300], ",\"状态\":\"已注销\""),
            ("3", "三", [0, 400, 100, 500], ""), ("", "四", [900, 400, 1000, 500], ""),
            ("5", "五", [900, 0, 1000, 100], ""),
        ]), to: "before.geojson")
    // 三 with its number and 四 with its name alone have no outline any more.
    let unread = [("3", "三"), ("", "四")].map { id, name in
        "{\"type\":\"Feature\",\"properties\":{\"许可证号\":\"\(id)\",\"名称\":\"\(name)\"},\"geometry\":null},"
    }.joined()
    let after = try folder.write(
        layer([("6", "六", [2000, 0, 2100, 100], "")]).replacing(
            "\"features\":[", with: "\"features\":[" + unread, maxReplacements: 1), to: "after.geojson")
    let run = try TubanRun(["rights", after, "--before", before, "--reserves", reserves, "--format", "json"])
    func ids(_ name: String) -> [String?] { list(run.object[name]).map { $0["id"] as? String } }
    #expect(ids("withdrawn") == ["1", "2", "5"])
    #expect(list(run.object["outlineMissing"]).map { $0["name"] as? String } == ["三", "四"])
    #expect(
        zip(list(run.object["withdrawn"]), [10_000.0, 10_000, 0]).allSatisfy {
            abs(number($0["inReserves"]) - $1) < 1
        })
    #expect(list(run.object["withdrawn"]).map { $0["endedState"] as? String } == [nil, "已注销", nil])
    let table = try TubanRun(["rights", after, "--before", before, "--reserves", reserves, "--lang", "zh"])
    for words in ["现已没有的矿业权：一（1）、五（5）。", "保护地内的有1宗：一", "二（2）“已注销”", "不能视为已退出：三（3）、四"] {
        #expect(table.output.filter { !$0.isNewline }.contains(words), "\(words): \(table.output)")
    }
}

/// Which blocks of a licence are left out, and why; that alone puts nothing in doubt.
@Test func blocksThatAreNoMoreAreTold() throws {
    let folder = try TemporaryFolder()
    let reserves = try folder.write(layer([("a", "甲", [9000, 0, 9200, 1000], "")]), to: "reserves.geojson")
    let blocks: [(String, [Double], String)] = [
        ("1", [0, 0, 100, 100], "有效"), ("1", [500, 0, 600, 100], "已注销"), ("2", [0, 900, 100, 990], "有效"),
    ]
    let rights = try folder.write(
        layer(blocks.map { ($0.0, "矿\($0.0)", $0.1, ",\"状态\":\"\($0.2)\"") }), to: "rights.geojson")
    let run = try TubanRun(["rights", rights, "--reserves", reserves, "--lang", "zh"])
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.filter { !$0.isNewline }.contains("1：要素1状态“已注销”。"), "\(run.output)")
}
