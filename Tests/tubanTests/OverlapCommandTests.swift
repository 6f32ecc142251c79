import Foundation
import TestSupport
import Testing

/// The corner from which squares are measured, in zone 41.
private let origin = (x: 41_428_000.0, y: 5_106_000.0)

private func ring(_ corners: [(Double, Double)], from start: (x: Double, y: Double)) -> String {
    let closed = corners + corners.prefix(1)
    return "[" + closed.map { "[\(start.x + $0.0),\(start.y + $0.1)]" }.joined(separator: ",") + "]"
}

/// A polygon as GeoJSON, shell first, metres from the origin.
private func polygon(_ rings: [(Double, Double)]..., from start: (x: Double, y: Double) = origin) -> String {
    "{\"type\":\"Polygon\",\"coordinates\":[" + rings.map { ring($0, from: start) }.joined(separator: ",")
        + "]}"
}

private func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> [(Double, Double)] {
    [(minX, minY), (maxX, minY), (maxX, maxY), (minX, maxY)]
}

private func square(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> String {
    polygon(box(minX, minY, maxX, maxY))
}

/// A file of features: geometry and properties as written.
private func features(_ features: [(shape: String, values: String)], crs: Int? = 4529) -> String {
    let system = crs.map {
        "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::\($0)\"}},"
    }
    let list = features.map { "{\"type\":\"Feature\",\"properties\":{\($0.values)},\"geometry\":\($0.shape)}" }
    return "{\"type\":\"FeatureCollection\",\(system ?? "")\"features\":[\n\(list.joined(separator: ",\n"))]}"
}

private func shapes(_ shapes: [String], crs: Int? = 4529) -> String {
    features(shapes.enumerated().map { ($1, "\"BSM\":\"\($0)\"") }, crs: crs)
}

private func number(_ value: Any?) -> Double { (value as? NSNumber)?.doubleValue ?? .nan }
private func list(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }

/// Per set of covers the area.
private func masks(_ object: [String: Any]) -> [[Int]: Double] {
    Dictionary(
        uniqueKeysWithValues: list(object["masks"]).map { ($0["covers"] as? [Int] ?? [-1], number($0["area"])) }
    )
}

/// Per overlap the layer, the feature and its area.
private func overlaps(_ parcel: [String: Any]) -> [String] {
    list(parcel["overlaps"]).map {
        "\($0["layer"] ?? "") \($0["fid"] ?? "") \(number($0["area"])) \(abs(number($0["rawArea"]) - number($0["area"])) < 1e-6)"
    }
}

/// Three parcels under two layers; areas by hand, in the plane.
@Test func jsonHasTheAgreedKeysAndTheAreasByHand() throws {
    let folder = try TemporaryFolder()
    let parcels = try folder.write(
        shapes([square(0, 0, 100, 100), square(100, 0, 200, 100), square(1000, 1000, 1010, 1010)]),
        to: "parcels.geojson")
    let a = try folder.write(
        shapes([polygon(box(50, 0, 150, 100), box(80, 10, 90, 20)), square(0, 50, 60, 100)]), to: "A.geojson")
    // The very second parcel: it has only a boundary in common with the first.
    let b = try folder.write(shapes([square(100, 0, 200, 100)]), to: "B.geojson")
    let run = try TubanRun(["overlap", parcels, a, b, "--area", "planar", "--format", "json"])
    #expect(run.status == 0, "\(run.messages)")
    let found = list(run.object["parcels"])
    #expect(found.map { number($0["fid"]) } == [0, 1, 2])
    #expect(found.map { number($0["area"]) } == [10_000, 10_000, 100])
    // The first: 50·100 less the hole 10·10, and 60·50, of which 10·50 under both features.
    #expect(found.map { number($0["covered"]) } == [4900 + 3000 - 500, 10_000, 0])
    for (parcel, covered) in zip(found, [7400.0, 10_000, 0]) {
        #expect(abs(number(parcel["rawArea"]) - number(parcel["area"])) < 1e-6)
        #expect(abs(number(parcel["rawCovered"]) - covered) < 1e-6)
    }
    #expect(overlaps(found[0]) == ["A 0 4900.0 true", "A 1 3000.0 true"])
    #expect(overlaps(found[1]) == ["A 0 5000.0 true", "B 0 10000.0 true"])
    #expect(overlaps(found[2]).isEmpty)
    #expect(masks(found[0]) == [[]: 2600, [0]: 7400])
    #expect(masks(found[1]) == [[1]: 5000, [0, 1]: 5000])
    #expect(masks(found[2]) == [[]: 100])
    #expect(masks(run.object) == [[]: 2700, [0]: 7400, [1]: 5000, [0, 1]: 5000])
    #expect(number(run.object["area"]) == 20_100)
    #expect(number(run.object["pairs"]) == 4)
    #expect(list(run.object["covers"]).compactMap { $0["name"] as? String } == ["A", "B"])
    let check = try #require(run.object["selfCheck"] as? [String: Any])
    #expect(number(check["sampled"]) >= 1 && number(check["maxRelativeDifference"]) < 1e-9)
    let account = try #require(run.object["accounting"] as? [String: Any])
    let input = try #require(account["parcels"] as? [String: Any])
    #expect(number(input["read"]) == 3 && number(input["used"]) == 3)
    #expect(list(account["zones"]).map { number($0["read"]) } == [2, 1])
}

/// On the ellipsoid the vector TV1 of the domain reference is 999 874.37 m²; degrees cover it whole.
@Test func zonesInDegreesCoverParcelsInAPlane() throws {
    let folder = try TemporaryFolder()
    let kilometre = try folder.write(shapes([square(0, 0, 1000, 1000)]), to: "parcels.geojson")
    let degrees = polygon([(121.9, 45.9), (122.3, 45.9), (122.3, 46.3), (121.9, 46.3)], from: (0, 0))
    let zone = try folder.write(shapes([degrees], crs: 4490), to: "zone.geojson")
    let run = try TubanRun(["overlap", kilometre, zone, "--format", "json"])
    #expect(run.status == 0, "\(run.messages)")
    let parcel = try #require(list(run.object["parcels"]).first)
    #expect(number(parcel["area"]) == 999_874.37)
    #expect(number(parcel["covered"]) == 999_874.37)
    #expect(abs(number(parcel["rawArea"]) - 999_874.369958) < 1e-3)

    // In the parcels' plane the same: a square kilometre.
    let planar = try TubanRun(["overlap", kilometre, zone, "--area", "planar", "--format", "json"])
    #expect(planar.status == 0, "\(planar.messages)")
    #expect(masks(planar.object) == [[0]: 1_000_000])
}

/// West and east of the central meridian are mirror images: half a parcel lies under a zone that ends there.
///
/// The meridian is a straight line. Corners are rounded to 10⁻⁶″, 3·10⁻⁵ m, on sides of a kilometre.
@Test func aZoneThatEndsAtTheCentralMeridianCoversHalf() throws {
    let folder = try TemporaryFolder()
    let parcel = polygon(box(122.99, 46, 123.01, 46.01), from: (0, 0))
    let east = polygon(box(123, 45.9, 123.1, 46.1), from: (0, 0))
    let parcels = try folder.write(shapes([parcel], crs: 4490), to: "parcels.geojson")
    let zone = try folder.write(shapes([east], crs: 4490), to: "zone.geojson")
    let run = try TubanRun(["overlap", parcels, zone, "--format", "json"])
    #expect(run.status == 0, "\(run.messages)")
    let found = try #require(list(run.object["parcels"]).first)
    #expect(abs(number(found["covered"]) - number(found["area"]) / 2) < 0.1)
    #expect(number(found["area"]) > 1_700_000 && number(found["area"]) < 1_730_000)

    let planar = try TubanRun(["overlap", parcels, zone, "--area", "planar"])
    #expect(planar.status == 2 && planar.output.isEmpty)
    #expect(planar.messages.contains("no plane") && planar.messages.contains("statutory"))
}

/// 2500 leaning parcels, ten chunks, under eight triangles.
private func raster(_ folder: TemporaryFolder) throws -> (parcels: String, zones: String) {
    var parcels: [(String, String)] = []
    for row in 0..<50 {
        for column in 0..<50 {
            let (x, y) = (Double(column) * 20, Double(row) * 20)
            let lean = Double((row * 7 + column * 3) % 11)
            let corners = [(x, y), (x + 20 + lean / 4, y + 1), (x + 19, y + 20), (x - lean / 8, y + 18.5)]
            parcels.append((polygon(corners), "\"XZQMC\":\"旗\(column % 4)\",\"BSM\":\"\(row)-\(column)\""))
        }
    }
    let zones = (0..<8).map { number -> (String, String) in
        let x = Double(number) * 110
        return (
            polygon([(x, -30), (x + 300, Double(number) * 90), (x + 40, 1100)]),
            "\"GNQ\":\"\(["核心区", "缓冲区", "实验区"][number % 3])\""
        )
    }
    return (
        try folder.write(features(parcels), to: "parcels.geojson"),
        try folder.write(features(zones), to: "zones.geojson")
    )
}

@Test(
    arguments: [
        ["--format", "json"], ["--format", "csv", "--by", "XZQMC"], ["--by", "XZQMC", "GNQ"],
        ["--format", "csv", "--by", "GNQ", "--area", "planar"],
    ])
func jobsDoNotChangeAByte(options: [String]) throws {
    let folder = try TemporaryFolder()
    let (parcels, zones) = try raster(folder)
    let runs = try [1, 2, 7].map {
        try TubanRun(["overlap", parcels, zones, "--jobs", "\($0)"] + options)
    }
    // Leaning parcels lie over their neighbours, which is told.
    #expect(runs[0].status == 1, "\(runs[0].messages)")
    #expect(!runs[0].output.isEmpty)
    for run in runs.dropFirst() { #expect(run.output == runs[0].output) }
    if options[1] == "json" {
        let found = list(runs[0].object["parcels"])
        #expect(found.map { number($0["fid"]) } == (0..<2500).map(Double.init), "the order of the file")
        // In hundredths: masks are the parcel, and the totals are theirs, exactly.
        func hundredths(_ value: Any?) -> Int { Int((number(value) * 100).rounded()) }
        var totals: [[Int]: Int] = [:]
        for parcel in found {
            let pieces = masks(parcel).mapValues { Int(($0 * 100).rounded()) }
            #expect(pieces.values.reduce(0, +) == hundredths(parcel["area"]))
            totals.merge(pieces, uniquingKeysWith: +)
        }
        #expect(totals == masks(runs[0].object).mapValues { Int(($0 * 100).rounded()) })
        #expect(totals.values.reduce(0, +) == hundredths(runs[0].object["area"]))
    }
}

/// Lines of comma-separated values as cells.
private func rows(_ text: String) -> [[String]] {
    text.split(whereSeparator: \.isNewline).map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
}

/// Parcels by county, zones by their use; 100 m² are 0.15 亩.
private func grouped(_ folder: TemporaryFolder) throws -> (parcels: String, zones: String) {
    let parcels = features([
        (square(0, 0, 100, 100), "\"XZQMC\":\"乙旗\""), (square(100, 0, 200, 100), "\"XZQMC\":\"甲旗\""),
        (square(200, 0, 300, 100), "\"XZQMC\":\"乙旗\""),
    ])
    let zones = features([
        (square(0, 0, 150, 50), "\"GNQ\":\"缓冲区\""), (square(50, 25, 300, 75), "\"GNQ\":\"核心区\""),
        (square(60, 25, 80, 75), "\"GNQ\":\"核心区\""),
    ])
    return (
        try folder.write(parcels, to: "parcels.geojson"), try folder.write(zones, to: "zones.geojson")
    )
}

@Test func groupsOfEitherSideHaveTheAreasByHand() throws {
    let folder = try TemporaryFolder()
    let (parcels, zones) = try grouped(folder)
    let arguments = ["overlap", parcels, zones, "--area", "planar"]
    let csv = try TubanRun(arguments + ["--by", "XZQMC", "GNQ", "--format", "csv"])
    #expect(csv.status == 0, "\(csv.messages)")
    #expect(
        rows(csv.output) == [
            ["fid", "XZQMC", "area_m2", "covered_m2", "outside_m2", "核心区_m2", "缓冲区_m2"],
            // 100·50 and 50·50, of which 50·25 under both.
            ["0", "乙旗", "10000.00", "6250.00", "3750.00", "2500.00", "5000.00"],
            ["1", "甲旗", "10000.00", "6250.00", "3750.00", "5000.00", "2500.00"],
            ["2", "乙旗", "10000.00", "5000.00", "5000.00", "5000.00", "0.00"],
        ])
    let table = try TubanRun(arguments + ["--by", "XZQMC,GNQ", "--unit", "m2", "--lang", "en"])
    #expect(table.status == 0, "\(table.messages)")
    let lines = table.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(lines.contains(["乙旗", "2", "20000.00", "7500.00", "5000.00", "11250.00", "8750.00"]))
    #expect(lines.contains(["甲旗", "1", "10000.00", "5000.00", "2500.00", "6250.00", "3750.00"]))
    #expect(lines.contains(["Total", "3", "30000.00", "12500.00", "7500.00", "17500.00", "12500.00"]))

    // Dissolved there is one cover, and values of the zones make no other.
    let other = try folder.write(shapes([square(0, 0, 300, 10)]), to: "other.geojson")
    let dissolved = try TubanRun(
        ["overlap", parcels, zones, other, "--dissolve", "--area", "planar", "--format", "json"])
    #expect(masks(dissolved.object) == [[]: 30_000 - 19_000, [0]: 19_000])
    let pairs = list(dissolved.object["parcels"]).flatMap(overlaps)
    #expect(pairs.count == 9)
    #expect(pairs.filter { $0 == "other 0 1000.0 true" }.count == 3)
}

@Test func tooManyGroupsAndUnknownFieldsAreRefusedWithAdvice() throws {
    let folder = try TemporaryFolder()
    let parcels = try folder.write(shapes([square(0, 0, 100, 100)]), to: "parcels.geojson")
    func zones(_ count: Int) throws -> String {
        let list = (0..<count).map { (square(Double($0), 0, Double($0) + 1, 1), "\"GNQ\":\"\($0)\"") }
        return try folder.write(features(list), to: "zones\(count).geojson")
    }
    #expect(try TubanRun(["overlap", parcels, try zones(64), "--by", "GNQ"]).status == 0)
    let many = try TubanRun(["overlap", parcels, try zones(65), "--by", "GNQ"])
    #expect(many.status == 2 && many.output.isEmpty)
    #expect(many.messages.contains("64") && many.messages.contains("--by"))
    let unknown = try TubanRun(["overlap", parcels, try zones(1), "--by", "XYZ", "--lang", "zh"])
    #expect(unknown.status == 2 && unknown.messages.contains("XYZ"))
}

/// A parcel twice, one half over both, one that only touches.
@Test func parcelsThatShareGroundAreFoundOnce() throws {
    let folder = try TemporaryFolder()
    let parcels = try folder.write(
        shapes([
            square(0, 0, 100, 100), square(0, 0, 100, 100), square(50, 0, 150, 100),
            square(150, 0, 250, 100),
        ]), to: "parcels.geojson")
    let arguments = ["overlap", parcels, "--self", "--area", "planar"]
    let run = try TubanRun(arguments + ["--format", "json"])
    #expect(run.status == 1)
    let found = list(run.object["parcels"])
    #expect(found.map { number($0["covered"]) } == [10_000, 10_000, 5000, 0])
    #expect(overlaps(found[0]) == ["parcels 1 10000.0 true", "parcels 2 5000.0 true"])
    #expect(overlaps(found[2]) == ["parcels 0 5000.0 true", "parcels 1 5000.0 true"])
    #expect(overlaps(found[3]).isEmpty)
    #expect(abs(number(run.object["sharedGround"]) - 10_000) < 1e-6)
    #expect(number(run.object["pairs"]) == 3)

    let table = try TubanRun(arguments + ["--unit", "m2", "--lang", "en"])
    let lines = table.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let pairs = lines.filter { $0.count == 5 && $0[1] == "parcels" }
    #expect(
        pairs == [
            ["0", "parcels", "1", "10000.00", "100.00"], ["0", "parcels", "2", "5000.00", "50.00"],
            ["1", "parcels", "2", "5000.00", "50.00"],
        ])
    #expect(table.output.contains("counted once, is 10000.00"))

    let clean = try folder.write(shapes([square(0, 0, 1, 1), square(1, 0, 2, 1)]), to: "clean.geojson")
    #expect(try TubanRun(["overlap", clean, "--self"]).status == 0)
}

@Test func everyFeatureIsAccountedFor() throws {
    let folder = try TemporaryFolder()
    let bow = polygon([(0, 0), (100, 100), (100, 0), (0, 100)])
    let line =
        "{\"type\":\"LineString\",\"coordinates\":[[41428000,5106000],[41428100,5106000]]}"
    let faulty = try folder.write(
        shapes([
            square(0, 0, 100, 100), "null", line, bow, polygon([(0, 0), (50, 50), (100, 100)]),
            "{\"type\":\"Polygon\",\"coordinates\":[]}",
        ]), to: "faulty.geojson")
    let half = try folder.write(shapes([square(0, 0, 50, 100)]), to: "half.geojson")
    let arguments = ["--area", "planar", "--format", "json", "--lang", "en"]
    let run = try TubanRun(["overlap", faulty, half] + arguments)
    #expect(run.status == 1)
    let account = run.object["accounting"] as? [String: Any]
    let input = try #require(account?["parcels"] as? [String: Any])
    let counts = ["read", "used", "repaired", "setAside"].map { number(input[$0]) }
    #expect(counts == [6, 1, 1, 4])
    #expect(list(input["defects"]).map { number($0["fid"]) } == [1, 2, 3, 4, 5])
    #expect(
        list(input["defects"]).compactMap { $0["code"] as? String } == [
            "empty-geometry", "not-polygon", "invalid-polygon", "no-area", "empty-geometry",
        ])
    // Two triangles of 100·50/2, one of them under the half.
    let parcel = try #require(list(run.object["parcels"]).last)
    #expect(number(parcel["area"]) == 5000 && number(parcel["covered"]) == 2500)
    #expect(parcel["repaired"] as? Bool == true)
    #expect(number(input["usedArea"]) == 10_000 && number(input["repairedArea"]) == 5000)
    #expect(run.messages.contains("#3") && run.messages.contains("even-odd"))

    // As a zone the same features cover 5000 of the square and are reported alike.
    let square = try folder.write(shapes([polygon(box(0, 0, 100, 100))]), to: "square.geojson")
    let bows = try folder.write(shapes([bow, "null"]), to: "bows.geojson")
    let other = try TubanRun(["overlap", square, bows] + arguments)
    #expect(other.status == 1)
    #expect(masks(other.object) == [[]: 5000, [0]: 5000])
}

/// Bad input, the arguments to use it with, and the exit code.
@Test(
    arguments: [
        ("none.shp", nil, [], 3), ("cut.geojson", "{\"type\":\"FeatureCollection\",\"features\":[", [], 3),
        ("empty.geojson", shapes([]), [], 3), ("text.shp", "not a shapefile", [], 3),
        ("all-bad.geojson", shapes(["null", "null"]), [], 3),
        ("xian.geojson", shapes([square(0, 0, 1, 1)], crs: 2365), [], 3),
        ("good.geojson", shapes([square(0, 0, 1, 1)]), ["--where", "x = 1"], 2),
        ("good.geojson", shapes([square(0, 0, 1, 1)]), ["--jobs", "0"], 2),
        ("good.geojson", shapes([square(0, 0, 1, 1)]), ["--self"], 2),
        ("good.geojson", shapes([square(0, 0, 1, 1)]), ["--area", "geodesic"], 2),
        ("good.geojson", shapes([square(0, 0, 1, 1)]), ["-o", "/dev/null/x/areas.txt"], 4),
        ("good.geojson", shapes([square(0, 0, 1, 1)]), ["--format", "csv", "-o", "/dev/null/x/a.csv"], 4),
        ("good.geojson", shapes([square(0, 0, 1, 1)]), ["--format", "xlsx"], 2),
    ] as [(String, String?, [String], Int32)])
func badInputOfAnOverlayEndsWithItsCode(
    _ name: String, _ text: String?, _ arguments: [String], _ status: Int32
) throws {
    let folder = try TemporaryFolder()
    let zone = try folder.write(shapes([square(0, 0, 1, 1)]), to: "zone.geojson")
    if let text { try folder.write(text, to: name) }
    for form in [[], ["--format", "json"]] where form.isEmpty || !arguments.contains("--format") {
        let run = try TubanRun(["overlap", folder.path(name), zone, "--lang", "en"] + form + arguments)
        #expect(run.status == status, "\(run.messages)")
        #expect(run.output.isEmpty)
        #expect(run.messages.hasPrefix("error") || run.messages.hasPrefix("Error"))
        // The same faults of a zone.
        guard arguments.isEmpty, name != "all-bad.geojson" else { continue }
        let other = try TubanRun(["overlap", zone, folder.path(name), "--lang", "zh"] + form)
        #expect(other.status == status && other.output.isEmpty, "\(other.messages)")
        #expect(other.messages.hasPrefix("错误"))
    }
}

/// A shapefile without `.prj` says nothing of its reference system: it is refused, unless it is named.
@Test func aLayerWithoutReferenceSystemIsRefused() throws {
    let folder = try TemporaryFolder()
    for ending in ["shp", "shx", "dbf", "cpg"] {
        let part = try Data(contentsOf: URL(filePath: Places.sample("layers/mine-restoration.\(ending)")))
        try folder.write(part, to: "bare.\(ending)")
    }
    let counties = Places.sample("layers/counties.geojson")
    let run = try TubanRun(["overlap", folder.path("bare.shp"), counties])
    #expect(run.status == 3 && run.messages.contains("--crs"), "\(run.messages)")
    #expect(try TubanRun(["overlap", counties, folder.path("bare.shp")]).status == 3)

    // A part of an input is never an output.
    for (form, ending) in [("csv", "dbf"), ("csv", "shx"), ("table", "dbf"), ("json", "cpg")] {
        let before = try Data(contentsOf: URL(filePath: folder.path("bare.\(ending)")))
        let over = try TubanRun(
            [
                "overlap", folder.path("bare.shp"), folder.path("bare.shp"), "--crs", "EPSG:4529",
                "--overwrite",
                "--format", form, "-o", folder.path("bare.\(ending)"),
            ])
        #expect(over.status == 4, "\(over.messages)")
        #expect(try Data(contentsOf: URL(filePath: folder.path("bare.\(ending)"))) == before)
    }
}

@Test func outputsAreWholeOrNotThere() throws {
    let folder = try TemporaryFolder()
    let (parcels, zones) = try grouped(folder)
    let before = try files(in: folder.url.path(percentEncoded: false))
    for form in ["csv", "json", "table", "xlsx"] {
        let path = folder.path("out.\(form)")
        let arguments = ["overlap", parcels, zones, "--format", form, "-o"]
        #expect(try TubanRun(arguments + [path]).status == 0)
        let first = try Data(contentsOf: URL(filePath: path))
        #expect(try TubanRun(arguments + [path]).status == 4, "it exists")
        #expect(try TubanRun(arguments + [path, "--overwrite", "--jobs", "3"]).status == 0)
        #expect(try Data(contentsOf: URL(filePath: path)) == first, "same inputs, same bytes")
        #expect(try TubanRun(arguments + [parcels, "--overwrite"]).status == 4, "it is an input")
        #expect(try TubanRun(arguments + [zones, "--overwrite"]).status == 4, "it is an input")
        // All parcels fail, after the output was begun: nothing is left of it.
        let bad = try folder.write(shapes(["null"]), to: "bad.geojson")
        let failed = ["overlap", bad, zones, "--format", form, "-o", folder.path("failed.\(form)")]
        #expect(try TubanRun(failed).status == 3)
        for name in ["bad.geojson", "out.\(form)"] {
            try FileManager.default.removeItem(atPath: folder.path(name))
        }
    }
    #expect(try files(in: folder.url.path(percentEncoded: false)) == before)
}

/// A full disk or a closed pipe is not success.
@Test(arguments: ["table", "csv", "json"]) func aFullStandardOutputIsNoSuccess(form: String) throws {
    let folder = try TemporaryFolder()
    let (parcels, zones) = try grouped(folder)
    let process = Process()
    process.executableURL = TubanRun.executable("tuban")
    process.arguments = ["overlap", parcels, zones, "--format", form]
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 4)
}

@Test func theWorkbookHasASheetForEachTable() throws {
    let folder = try TemporaryFolder()
    let (parcels, zones) = try grouped(folder)
    let path = folder.path("overlap.xlsx")
    let run = try TubanRun([
        "overlap", parcels, zones, "--by", "XZQMC", "GNQ", "--area", "planar", "--unit", "m2", "-o", path,
    ])
    #expect(run.status == 0, "\(run.messages)")
    let book = try ReadWorkbook(path: path)
    #expect(
        book.sheetNames == [
            "Overlap totals", "Overlap by layer", "Ground by set of layers", "Parcels", "Pairs",
        ])
    func texts(_ sheet: Int) -> Set<String> { Set(book.cells(sheet: sheet).values.map(\.value)) }
    #expect(texts(1).isSuperset(of: ["乙旗", "甲旗", "20000", "11250", "8750"]))
    #expect(texts(2).isSuperset(of: ["核心区", "缓冲区", "12500", "7500"]))
    // 核心区 alone: 12500 − 2500; both: 50·25 twice; none: 12500.
    #expect(texts(3).isSuperset(of: ["(none)", "核心区 + 缓冲区", "10000", "2500", "5000", "12500"]))
    #expect(texts(4).isSuperset(of: ["6250", "3750"]))
    // Features of zones are told by their own numbers.
    #expect(texts(5).isSuperset(of: ["zones", "5000", "1000"]))
}

/// Area by area, an overlay measures parcels as `tuban area` does.
@Test(arguments: [
    "degraded-grassland.shp", "mine-restoration.shp", "farmland-projects.shp", "mine-footprints.geojson",
    "mining-rights.shp",
])
func statutoryAreasAreThoseOfTheAreaCommand(name: String) throws {
    let layer = Places.sample("layers/\(name)")
    let area = try TubanRun(["area", layer, "--format", "json"])
    let overlap = try TubanRun(["overlap", layer, Places.sample("layers/counties.geojson"), "--format", "json"])
    let expected = list(area.object["features"])
    let found = list(overlap.object["parcels"])
    #expect(!found.isEmpty && found.count == expected.count)
    for (parcel, other) in zip(found, expected) {
        #expect(number(parcel["fid"]) == number(other["fid"]))
        #expect(abs(number(parcel["area"]) - number(other["area"])) < 0.010_001)
        #expect(abs(number(parcel["rawArea"]) - number(other["rawArea"])) < 0.01)
    }
    #expect(abs(number(overlap.object["area"]) - number(area.object["total"])) < 0.01 * Double(found.count))
    let check = try #require(overlap.object["selfCheck"] as? [String: Any])
    #expect(number(check["failed"]) == 0 && number(check["maxRelativeDifference"]) < 1e-9)
}

/// A boundary drawn twice, 2 cm apart, and a block of 10 m: told apart in every form.
private func drawnTwice(_ folder: TemporaryFolder) throws -> (parcels: String, zones: String) {
    let parcels = try folder.write(shapes([square(0, 0, 100, 100)]), to: "parcels.geojson")
    let zones = try folder.write(
        shapes([square(99.98, -5, 200, 105), square(20, 20, 30, 30)]), to: "zones.geojson")
    return (parcels, zones)
}

@Test func overlapsByThicknessAreInEveryForm() throws {
    let folder = try TemporaryFolder()
    let (parcels, zones) = try drawnTwice(folder)
    let arguments = ["overlap", parcels, zones, "--area", "planar"]
    let document = try TubanRun(arguments + ["--format", "json"]).object
    let found = list(list(document["parcels"])[0]["overlaps"])
    #expect(found.map { $0["class"] as? String } == ["coincident", "overlap"])
    #expect(abs(number(found[0]["thickness"]) - 0.019_996) < 1e-5)
    let classes = try #require(list(document["classes"]).first)
    #expect(number((classes["coincident"] as? [String: Any])?["area"]) == 2)
    #expect(number((classes["overlap"] as? [String: Any])?["area"]) == 100)
    let table = try TubanRun(arguments + ["--unit", "m2"])
    #expect(table.output.contains("coincident boundary") && table.output.contains("Overlaps by thickness"))

    let short = try TubanRun(arguments + ["--min-thickness", "0.05", "--format", "json"]).object
    #expect(list(list(short["parcels"])[0]["overlaps"]).count == 1)
    #expect(number((short["unlisted"] as? [String: Any])?["pairs"]) == 1)
    #expect(number(list(short["parcels"])[0]["covered"]) == 102)
    let note = try TubanRun(arguments + ["--min-thickness", "0.05"])
    // Notes are broken into lines.
    let text = note.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("not listed one by one but in the totals: 1, 2.00 m²"))
}

@Test(arguments: ["gpkg", "geojson", "fgb"]) func piecesAreALayerOfTheirOwn(ending: String) throws {
    let folder = try TemporaryFolder()
    let (parcels, zones) = try drawnTwice(folder)
    let path = folder.path("pieces.\(ending)")
    let run = try TubanRun(["overlap", parcels, zones, "--pieces", path])
    #expect(run.status == 0, "\(run.messages)")
    // Read back by another command: 2 m² and 100 m² of the plane, as the ellipsoid has them (TV1: −1.26e-4).
    let area = try TubanRun(["area", path, "--format", "json"])
    #expect(area.status == 0, "\(area.messages)")
    #expect(abs(number(area.object["total"]) - 102 * (1 - 1.256e-4)) < 0.02)
    // What is there stays, unless it may be replaced.
    let again = try TubanRun(["overlap", parcels, zones, "--pieces", path])
    #expect(again.status == 4 && again.output.isEmpty)
    #expect(try TubanRun(["overlap", parcels, zones, "--pieces", path, "--overwrite"]).status == 0)
    #expect(try TubanRun(["overlap", parcels, zones, "--pieces", zones, "--overwrite"]).status == 4)
}

@Test(arguments: [["--pieces", "pieces.shp"], ["--min-thickness", "-1"], ["--min-thickness", "nan"]])
func wrongThicknessOptionsAreRefused(options: [String]) throws {
    let folder = try TemporaryFolder()
    let (parcels, zones) = try drawnTwice(folder)
    #expect(try TubanRun(["overlap", parcels, zones] + options).status == 2)
}

/// Layers of a file with several are named behind a colon, on either side.
@Test func layersOfAFileAreNamedBehindAColon() throws {
    let file = Places.sample("layers/protected-areas.gpkg")
    let rights = Places.sample("layers/mining-rights.shp")
    let both = try TubanRun([
        "overlap", rights, "\(file):nature_reserves", "\(file):ecological_redline", "--format", "json",
    ])
    // The file holds the rights of two dates, which lie over each other.
    #expect(both.status == 1, "\(both.messages)")
    #expect(
        list(both.object["covers"]).map { $0["name"] as? String } == ["nature_reserves", "ecological_redline"])
    let twice = try TubanRun(["overlap", rights, "\(file):nature_reserves", "\(file):nature_reserves"])
    #expect(twice.status == 2)
    #expect(try TubanRun(["area", "\(file):nature_reserves"]).status == 0)
    let missing = try TubanRun(["overlap", rights, "\(file):nothing"])
    #expect(missing.status == 2 && missing.messages.contains("nature_reserves"))
}
