import Foundation
import Geometry
import TestSupport
import Testing
import VectorFiles

private func feature(_ number: Int, more: String = "") -> String {
    let x = 122 + Double(number) / 100
    return
        "{\"type\":\"Feature\",\(more)\"properties\":{\"BSM\":\"\(number)\",\"名称\":\"草原\(number)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[\(x),46],[\(x + 0.005),46],[\(x + 0.005),46.005],[\(x),46.005],[\(x),46]]]}}"
}

private func read(_ text: String, named name: String = "x.geojson") throws -> [(
    shape: Shape, values: [FieldValue]
)] {
    let folder = try TemporaryFolder()
    let dataset = try VectorDataset(opening: try folder.write(text, to: name))
    let layer = try dataset.layer()
    try layer.select(fields: ["BSM", "名称"])
    var features: [(shape: Shape, values: [FieldValue])] = []
    while let feature = try layer.next() { features.append((feature.shape, feature.values)) }
    return features
}

private func refusals(_ text: String) throws -> [StructureIssue] {
    let folder = try TemporaryFolder()
    return FileStructure.judge(try folder.write(text, to: "x.geojson")).filter { $0.severity == .refuse }
}

/// A feature on each line, or each behind a separator, is read as the collection of the same features is.
@Test(arguments: ["x.geojson", "x.geojsonl", "x.ndjson"])
func sequencesAreReadAsCollections(name: String) throws {
    let features = (0..<250).map { feature($0) }
    let whole = try read("{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}")
    #expect(whole.count == 250)
    let forms = [
        features.joined(separator: "\n"), features.joined(separator: "\r\n") + "\r\n\n",
        features.map { "\u{1E}\($0)\n" }.joined(),
        // Behind separators a feature may take several lines.
        features.map { "\u{1E}\($0.replacing(",", with: ",\n"))\n" }.joined(),
    ]
    for form in forms {
        let found = try read(form, named: name)
        #expect(found.count == whole.count)
        for (one, other) in zip(found, whole) {
            #expect(one.shape == other.shape && one.values == other.values)
        }
    }
}

/// What is no sequence, or would be read in part, is refused with the feature.
@Test(
    arguments: [
        // Two documents; a collection behind a feature.
        (
            "{\"type\":\"FeatureCollection\",\"features\":[]}{\"type\":\"FeatureCollection\",\"features\":[]}",
            nil
        ),
        (feature(0) + "\n{\"type\":\"FeatureCollection\",\"features\":[]}", 1),
        // Over several lines, or several on a line, without separators.
        (feature(0).replacing(",", with: ",\n") + "\n" + feature(1), 0),
        (feature(0) + feature(1), 0),
        // A separator left out; a line that is cut off; rubbish; a reference system that would be passed over.
        ("\u{1E}\(feature(0))\n\(feature(1))\n", 1),
        (feature(0) + "\n" + feature(1).dropLast(20), 1),
        (feature(0) + "\nnonsense", 1),
        (
            feature(0) + "\n"
                + feature(1, more: "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4529\"}},"), 1
        ),
    ] as [(String, Int64?)])
func whatIsNoSequenceIsRefused(text: String, feature: Int64?) throws {
    let found = try refusals(text)
    #expect(found.first?.feature == feature && !found.isEmpty, "\(found)")
}
