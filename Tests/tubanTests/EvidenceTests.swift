import Foundation
import TestSupport
import Testing

private func list(_ value: Any?) -> [[String: Any]] { value as? [[String: Any]] ?? [] }

/// The layers for a map, read back as any layer is: the pieces add up to the figures that they stand behind.
@Test func theEvidenceIsReadBackWithTheFiguresItStandsBehind() throws {
    let folder = try TemporaryFolder()
    _ = try TubanRun(["check", Places.sample("project.yaml"), "-o", folder.path("result")])
    let evidence = folder.path("result/evidence.gpkg")
    func total(_ layer: String, _ filter: String? = nil) throws -> Double {
        let condition = filter.map { ["--where", $0] } ?? []
        let run = try TubanRun(["area", "\(evidence):\(layer)", "--format", "json"] + condition)
        return (run.object["total"] as? NSNumber)?.doubleValue ?? .nan
    }
    // Item 2: mine footprints outside approvals; item 5: what a right still shares with reserve or redline.
    #expect(abs(try total("pieces", "item = 2 AND kind = 'outside'") - 20_252.67) < 0.1)
    #expect(abs(try total("pieces", "item = 5") - 12_985.99) < 0.1)
    // Outstanding ground, as the account of item 9 has it by sums of masks and the layer by polygons.
    let data = try Data(contentsOf: URL(filePath: folder.path("result/result.json")))
    let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let account = try #require(list(document["accounts"]).first { $0["item"] as? Int == 9 })
    let outstanding = ((account["total"] as? [String: Any])?["outstanding"] as? NSNumber)?.doubleValue ?? .nan
    #expect(outstanding > 1e6)
    #expect(abs(try total("pieces", "item = 9 AND kind = 'outstanding'") - outstanding) < 1)
    // Item 8: the occupied parcels, whole.
    #expect(abs(try total("parcels", "layer = 'zhamuqin'") * 3 / 2000 - 937.36) < 0.01)
    let run = try TubanRun(["inspect", evidence, "--format", "json"])
    let layers = list(list(run.object["files"]).first?["layers"]).compactMap { $0["name"] as? String }
    #expect(Set(layers).isSuperset(of: ["parcels", "points", "pieces", "defects", "counties", "layer_styles"]))
}

/// In the plane of a zone as in the authalic one, maps and sheets are where the parcels are.
@Test func planarProjectsAreOnTheMapAsWell() throws {
    let folder = try TemporaryFolder()
    let corners = [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)].map {
        "[\(41_428_000 + $0.0),\(5_106_000 + $0.1)]"
    }
    try folder.write(
        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4529\"}},\"features\":[{\"type\":\"Feature\",\"properties\":{\"BSM\":\"A\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(corners.joined(separator: ","))]]}}]}",
        to: "land.geojson")
    let project = try folder.write(
        "area: planar\nzone: 41\nlayers:\n  land: {source: land.geojson}\nchecks:\n  - {item: 1, expect: {equals: 10000 m²}, measure: {area: land}}\n",
        to: "project.yaml")
    #expect(try TubanRun(["check", project, "-o", folder.path("result")]).status == 0)
    let run = try TubanRun(["inspect", folder.path("result/evidence.gpkg") + ":parcels", "--format", "json"])
    let file = try #require(list(run.object["files"]).first)
    let found = try #require(list(file["layers"]).first)
    // TV1 of the domain reference begins at 122.0690928°E 46.0854028°N.
    let extent = (found["extent"] as? [Any])?.compactMap { ($0 as? NSNumber)?.doubleValue } ?? []
    #expect(extent.count == 4 && abs(extent[0] - 122.069_09) < 1e-4 && abs(extent[1] - 46.085_40) < 1e-4)
    let sheet = folder.path("sheet.html")
    #expect(try TubanRun(["sheets", project, "A", "-o", sheet]).status == 0)
    let page = try String(contentsOfFile: sheet, encoding: .utf8)
    #expect(page.contains("5106000.00") && page.contains("41428100.00"))
}
