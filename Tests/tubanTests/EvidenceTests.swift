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
