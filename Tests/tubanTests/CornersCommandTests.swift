import Foundation
import TestSupport
import Testing

/// The example that the form was published with: 1 km² with a hole of 6 000 m², 993 875.13 m² on the ellipsoid.
private let surveyText = """
    [属性描述]
    坐标系=2000国家大地坐标系
    几度分带=3
    带号=41
    [地块坐标]
    10,99.3875,1,地块1,面,L51G047034,草原植被恢复,0401,@
    J1,1,5106000.0000,41428000.0000
    J2,1,5107000.0000,41428000.0000
    J3,1,5107000.0000,41429000.0000
    J4,1,5106000.0000,41429000.0000
    J1,1,5106000.0000,41428000.0000
    J5,2,5106200.0000,41428200.0000
    J6,2,5106200.0000,41428300.0000
    J7,2,5106260.0000,41428300.0000
    J8,2,5106260.0000,41428200.0000
    J5,2,5106200.0000,41428200.0000
    """

private func total(_ layer: String) throws -> Double {
    let run = try TubanRun(["area", layer, "--format", "json"])
    #expect(run.status == 0, "\(run.messages)")
    return (run.object["total"] as? NSNumber)?.doubleValue ?? .nan
}

/// A text in GBK is a layer for every command, and every form of it has the same area.
@Test func aTextOfCornersIsALayer() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(surveyText, to: "survey.txt")
    #expect(abs(try total(path) - 993_875.13) < 0.005)
    for (form, name) in [("mining", "a.txt"), ("application", "b.txt"), ("table", "c.txt"), ("txt", "d.txt")] {
        let out = folder.path(name)
        let run = try TubanRun(["corners", path, "-o", out, "--as", form])
        #expect(run.status == 0, "\(run.messages)")
        // The texts come out in GBK.
        let bytes = try Data(contentsOf: URL(filePath: out))
        #expect(form == "mining" || String(data: bytes, encoding: .utf8) == nil)
        let area = try TubanRun(["area", out, "--format", "json"])
        #expect(area.status == 0, "\(form): \(area.messages)")
        #expect(abs(((area.object["total"] as? NSNumber)?.doubleValue ?? 0) - 993_875.13) < 0.005)
    }
    let overlap = try TubanRun(["overlap", path, Places.sample("layers/counties.geojson"), "--format", "json"])
    #expect(overlap.status == 0, "\(overlap.messages)")
}

/// Layers of the sample as texts and back: areas to 0.01 m² a parcel, names and numbers kept.
@Test(arguments: ["mine-restoration.shp", "farmland-projects.shp"], ["txt", "table"])
func layersAreTextsAndBack(name: String, form: String) throws {
    let folder = try TemporaryFolder()
    let layer = Places.sample("layers/\(name)")
    let (text, back) = (folder.path("corners.txt"), folder.path("back.gpkg"))
    #expect(try TubanRun(["corners", layer, "-o", text, "--as", form]).status == 0)
    let made = try TubanRun(["corners", text, "-o", back])
    #expect(made.status == 0, "\(made.messages)")
    func features(_ path: String) throws -> [(id: String, area: Double)] {
        let list =
            try TubanRun(["area", path, "--format", "json"]).object["features"] as? [[String: Any]] ?? []
        return list.map { ($0["id"] as? String ?? "", ($0["area"] as? NSNumber)?.doubleValue ?? .nan) }
    }
    let (first, second) = (try features(layer), try features(back))
    #expect(!first.isEmpty && first.count == second.count)
    for (a, b) in zip(first, second) {
        #expect(a.id == b.id)
        #expect(abs(a.area - b.area) <= 0.011)
    }
}

@Test func cornersThatNeedAWordAreRefusedWithTheLine() throws {
    let folder = try TemporaryFolder()
    let bare = try folder.write(
        "1,5106000.00,428000.00\n2,5106100.00,428000.00\n3,5106100.00,428100.00\n", to: "bare.txt")
    let refused = try TubanRun(["area", bare])
    #expect(refused.status == 3 && refused.messages.contains("--zone"))
    #expect(try TubanRun(["area", bare, "--zone", "41"]).status == 0)
    let old = try folder.write(surveyText.replacing("2000国家大地", with: "1980西安"), to: "old.txt")
    let datum = try TubanRun(["area", old])
    #expect(datum.status == 3 && datum.messages.contains("Xian"))
    let broken = try folder.write(surveyText.replacing("J3,1,5107000.0000", with: "J3,1,x"), to: "broken.txt")
    let place = try TubanRun(["area", broken])
    #expect(place.status == 3 && place.messages.contains("broken.txt:9"))
    let open = try folder.write(
        surveyText.replacing("J1,1,5106000.0000,41428000.0000\nJ5", with: "J5"), to: "open.txt")
    let told = try TubanRun(["corners", open, "-o", folder.path("open.gpkg")])
    #expect(told.status == 1 && told.messages.contains("open.txt:7"))
}

/// Outputs appear whole or not at all, and inputs stay.
@Test func cornersReplaceNothingUnasked() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(surveyText, to: "survey.txt")
    let out = try folder.write("old", to: "out.gpkg")
    #expect(try TubanRun(["corners", path, "-o", out]).status == 4)
    #expect(try String(contentsOfFile: out, encoding: .utf8) == "old")
    #expect(try TubanRun(["corners", path, "-o", out, "--overwrite"]).status == 0)
    #expect(try TubanRun(["corners", path, "-o", path, "--overwrite", "--as", "table"]).status == 4)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == surveyText)
    let picture = try folder.write("no corners here", to: "no.txt")
    #expect(try TubanRun(["corners", picture, "-o", folder.path("x.gpkg")]).status == 3)
}
