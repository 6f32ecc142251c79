import Foundation
import TestSupport
import Testing

private func list(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }
private func number(_ value: Any?) -> Double { (value as? NSNumber)?.doubleValue ?? .nan }

/// A layer of rectangles with identifiers.
private func layer(_ rectangles: [(id: String, box: [Double], fields: String)]) -> String {
    RectangleLayer.text(rectangles.map { (fields: "\"BSM\":\"\($0.id)\"\($0.fields)", box: $0.box) })
}

/// Restored ground on a grid at the central meridian: every figure is counted by hand.
@Test func restoredGroundIsThatCountedByHand() throws {
    let folder = try TemporaryFolder()
    let damaged = try folder.write(layer([("D", [0, 0, 300, 100], "")]), to: "damaged.geojson")
    let earlier = try folder.write(layer([("E", [0, 0, 50, 100], "")]), to: "earlier.geojson")
    let restored = try folder.write(
        layer([
            ("1", [0, 0, 100, 100], ",\"NF\":2024,\"TBMJ\":10000"),
            ("2", [90, 0, 200, 100], ",\"NF\":2024,\"TBMJ\":11000"),
            ("3", [250, 0, 400, 100], ",\"NF\":2023,\"TBMJ\":16000"),
        ]), to: "restored.geojson")
    let before = try folder.write(
        layer([("b", [-10, -10, 500, 110], ",\"DLBM\":\"0602\"")]), to: "before.geojson")
    let after = try folder.write(
        layer([
            ("x", [-10, -10, 100, 110], ",\"DLBM\":\"0401\""),
            ("y", [100, -10, 390, 110], ",\"DLBM\":\"0404\""),
        ]),
        to: "after.geojson")
    let run = try TubanRun([
        "restored", restored, "--damaged", damaged, "--earlier", earlier, "--classes-before", before,
        "--classes-after", after, "--target", "4公顷", "--format", "json",
    ])
    #expect(run.status == 1, "\(run.messages)")
    let parcels = list(run.object["parcels"])
    for (key, expected) in [
        ("area", [10_000.0, 11_000, 15_000]), ("inside", [10_000, 11_000, 5000]), ("outside", [0, 0, 10_000]),
        ("earlier", [5000, 0, 0]), ("shared", [1000, 1000, 0]),
    ] {
        #expect(zip(parcels, expected).allSatisfy { abs(number($0[key]) - $1) < 0.2 }, "\(key)")
    }
    #expect(abs(number(run.object["countedTwice"]) - 1000) < 0.2)
    // Recorded 1000 m² too much.
    #expect(abs(number(parcels[2]["difference"]) + 1000) < 0.2)
    let years = list(run.object["groups"]).filter { $0["by"] as? String == "year" }
    #expect(years.map { $0["value"] as? String } == ["2023", "2024"])
    #expect(zip(years, [15_000.0, 21_000]).allSatisfy { abs(number($0["area"]) - $1) < 0.2 })
    // 0602 to 0401: 100 m and 10 m twice; to 0404: 100 and 140 m; 10 m that no parcel after covers.
    let change = list(run.object["change"])
    #expect(change.map { $0["after"] as? String } == [nil, "0401", "0404"])
    #expect(zip(change, [1000.0, 11_000, 24_000]).allSatisfy { abs(number($0["area"]) - $1) < 0.3 })
    let table = try TubanRun([
        "restored", restored, "--damaged", damaged, "--target", "4公顷", "--unit", "公顷", "--lang", "en",
    ])
    #expect(table.output.contains("Target 4公顷: 90.00 %"))
    #expect(table.output.contains("Recorded otherwise"))
}

/// Item 3 of the sample: 0.2536平方公里 of 2024, all of it on mines.
@Test func theRestoredGroundOfTheSample() throws {
    let run = try TubanRun([
        "restored", Places.sample("layers/mine-restoration.shp"), "--damaged",
        Places.sample("layers/land-use.gpkg") + ":land_use_2021", "--where", "NF = 2024", "--target",
        "0.2536平方公里",
        "--format", "json",
    ])
    #expect(run.status == 0, "\(run.messages)")
    #expect(abs(number(run.object["total"]) - 253_600) < 1 && number(run.object["countedTwice"]) == 0)
    #expect(try TubanRun(["restored", "none.shp", "--damaged", "none.shp"]).status == 3)
    #expect(try TubanRun(["restored", "none.shp"]).status == 2)
}

/// Computed fields have more digits than count; layers of classes may be called as the restored one is.
@Test func recordsOfManyDigitsCountAndNamesMayBeEqual() throws {
    let folder = try TemporaryFolder()
    let damaged = try folder.write(layer([("D", [0, 0, 300, 100], "")]), to: "damaged.geojson")
    for name in ["a", "b"] {
        try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
    }
    let restored = try folder.write(
        layer([
            ("1", [0, 0, 100, 100], ",\"TBMJ\":10000.123456789012345"),
            ("2", [100, 0, 200, 100], ",\"TBMJ\":12345.678901234567"),
        ]), to: "land.geojson")
    let before = try folder.write(
        layer([("b", [-10, -10, 500, 110], ",\"DLBM\":\"0602\"")]), to: "a/land.geojson")
    let after = try folder.write(
        layer([("x", [-10, -10, 500, 110], ",\"DLBM\":\"0404\"")]), to: "b/land.geojson")
    let run = try TubanRun([
        "restored", restored, "--damaged", damaged, "--classes-before", before, "--classes-after", after,
        "--format",
        "json",
    ])
    #expect(run.status == 1, "\(run.messages)")
    let parcels = list(run.object["parcels"])
    #expect(abs(number(parcels[0]["difference"])) < 1 && abs(number(parcels[1]["difference"]) + 2345.68) < 1)
    let change = list(run.object["change"])
    #expect(
        change.count == 1 && change[0]["before"] as? String == "0602" && change[0]["after"] as? String == "0404"
    )
}
