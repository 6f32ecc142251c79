import Foundation
import TestSupport
import Testing

private func ring(_ corners: [(Double, Double)]) -> String {
    let closed = corners + corners.prefix(1)
    return "[" + closed.map { "[\(41_428_000 + $0.0),\(5_106_000 + $0.1)]" }.joined(separator: ",") + "]"
}

private func polygon(_ rings: [(Double, Double)]...) -> String {
    "{\"type\":\"Polygon\",\"coordinates\":[" + rings.map(ring).joined(separator: ",") + "]}"
}

private func square(_ x: Double, _ size: Double = 100) -> [(Double, Double)] {
    [(x, 0), (x + size, 0), (x + size, size), (x, size)]
}

private func layer(_ geometries: [String]) -> String {
    let features = geometries.enumerated().map {
        "{\"type\":\"Feature\",\"properties\":{\"BSM\":\"甲\($0)\"},\"geometry\":\($1)}"
    }
    return
        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4529\"}},\"features\":["
        + features.joined(separator: ",\n") + "]}"
}

private func total(_ layer: String) throws -> Double {
    let run = try TubanRun(["area", layer, "--format", "json", "--area", "planar"])
    #expect(run.status == 0, "\(run.messages)")
    return (run.object["total"] as? NSNumber)?.doubleValue ?? .nan
}

/// Areas by hand, in the plane: the mended layer is sound, and the rest is told with its reason.
@Test func aMendedLayerIsSound() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
        layer([
            polygon(square(0)),
            polygon([(200, 0), (300, 100), (300, 0), (200, 100)]),  // a bow-tie of two triangles: 5000
            polygon([(400, 0), (500, 0), (500, 100), (500, 200), (500, 100), (400, 100)]),  // a spike: 10 000
            polygon(square(0)),  // a copy
            "null",
            polygon([(600, 0), (700, 0), (600, 0)]),  // flat
        ]), to: "layer.geojson")
    let out = folder.path("mended.gpkg")
    let run = try TubanRun(["repair", path, "-o", out])
    #expect(
        run.status == 1 && run.messages.contains("read 6 = used 2 + repaired 2 + set aside 2"),
        "\(run.messages)")
    #expect(abs(try total("\(out):layer") - 25_000) < 0.02)
    // Sound means that nothing is left to mend.
    let again = folder.path("again.gpkg")
    #expect(try TubanRun(["repair", "\(out):layer", "-o", again]).status == 0)
    #expect(abs(try total("\(again)") - 25_000) < 0.02)
    let inspected = try TubanRun(["inspect", out, "--format", "json"])
    let layers = ((inspected.object["files"] as? [[String: Any]])?.first?["layers"] as? [[String: Any]]) ?? []
    #expect(layers.map { $0["name"] as? String } == ["layer", "layer_set_aside"])
    #expect(layers.first?["verdict"] as? String == "accept")
}

@Test func repairsReplaceNothingUnasked() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(layer([polygon(square(0))]), to: "layer.geojson")
    let bytes = try Data(contentsOf: URL(filePath: path))
    let out = try folder.write("old", to: "out.gpkg")
    #expect(try TubanRun(["repair", path, "-o", out]).status == 4)
    #expect(try String(contentsOfFile: out, encoding: .utf8) == "old")
    #expect(try TubanRun(["repair", path, "-o", out, "--overwrite"]).status == 0)
    #expect(try TubanRun(["repair", path, "-o", folder.path("out.shp")]).status == 2)
    let broken = try folder.write("{", to: "broken.geojson")
    #expect(try TubanRun(["repair", broken, "-o", folder.path("x.gpkg")]).status == 3)
    #expect(!FileManager.default.fileExists(atPath: folder.path("x.gpkg")))
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
}
