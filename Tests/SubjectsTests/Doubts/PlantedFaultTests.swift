import Covering
import Foundation
import Geometry
import Land
import Project
import Subjects
import Survey
import TestSupport
import Testing
import VectorFiles

/// A fault that is planted in one feature of a layer.
private enum Fault: CaseIterable {
    /// It loses its geometry.
    case emptied
    /// Two of its corners change places, so that its ring crosses itself.
    case crossed
    /// It stands in the layer twice.
    case doubled

    func plant(_ features: [LayerContent.Feature], at place: Int) -> [LayerContent.Feature] {
        var features = features
        switch self {
        case .emptied: features[place].shape = .empty
        case .doubled: features.append(features[place])
        case .crossed:
            guard case .polygons(let ground) = features[place].shape else { return features }
            var corners = Array(ground.ring(0))
            corners.swapAt(1, 2)
            features[place].shape = .polygons(MultiPolygon(shell: corners))
        }
        return features
    }
}

private let sample = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "SampleData")

/// The sample with one layer written anew.
private func run(_ name: String, _ fault: Fault) async throws -> SurveyResult {
    let project = try ProjectReader.read(path: sample.appending(path: "project.yaml").path)
    let declaration = try #require(project.layers.first { $0.name == name })
    let layer = try LayerRepair(declaration, path: project.resolve(declaration.source)).repaired
    // Without the columns that say what was mended.
    let fields = layer.definition.fields.dropLast(4)
    let features = layer.features.map { (shape: $0.shape, values: Array($0.values.prefix(fields.count))) }
    let folder = try TemporaryFolder()
    try VectorFileWriter.write(
        [
            LayerContent(
                LayerDefinition(
                    name: name, geometry: layer.definition.geometry, fields: Array(fields),
                    referenceSystem: layer.definition.referenceSystem),
                features: fault.plant(features, at: features.count / 2))
        ], to: folder.path("planted.gpkg"), format: .geoPackage)
    var text = try String(contentsOf: sample.appending(path: "project.yaml"), encoding: .utf8)
    let line = try #require(text.firstMatch(of: try Regex("\n  \(name): \\{source: [^,}]+(, layer: [^,}]+)?")))
    text.replaceSubrange(line.range, with: "\n  \(name): {source: \(folder.path("planted.gpkg"))")
    text = text.replacing("source: layers/", with: "source: \(sample.path)/layers/")
        .replacing("report: ", with: "report: \(sample.path)/").replacing(
            "earlier: [", with: "earlier: [\(sample.path)/")
    let path = try folder.write(text, to: "project.yaml")
    return try await figures(of: path)
}

/// The figures of a project; links take most of a run and are no part of them.
private func figures(of path: String) async throws -> SurveyResult {
    try await SurveyRun.run(try ProjectReader.read(path: path), jobs: 2, linksFeatures: false, cut: .whole)
}

/// The sample as it is, once for all faults.
private let untouched = Task { try await figures(of: sample.appending(path: "project.yaml").path) }

/// Layers of the sample that checks look at, each with a fault.
private let planted: [(String, Fault)] = [
    ("reserves", .emptied), ("mines", .crossed), ("mine_footprints", .doubled), ("approvals", .emptied),
    ("involved", .crossed),
]

@Test(arguments: planted)
private func aFaultInOneLayerIsSeenWhereItMattersAndNowhereElse(_ name: String, _ fault: Fault) async throws {
    let base = try await untouched.value
    let result = try await run(name, fault)
    #expect(result.checks.count == base.checks.count)
    var touched = 0
    for (check, former) in zip(result.checks, base.checks) {
        let measures = check.declaration.measure.layerMeasures
        let isAbout = measures.contains { $0.subject == name || $0.covers.contains(name) }
        let place = "\(name), \(fault), line \(former.declaration.line)"
        guard isAbout else {
            #expect(check.measured == former.measured, "\(place)")
            #expect(check.verdict == former.verdict, "\(place)")
            #expect(check.doubts == former.doubts, "\(place)")
            continue
        }
        let isPlain = check.doubts.isEmpty && !check.verdict.needsAttention
        // What it moved, and what counts or sums all of the layer, is no plain agreement any more.
        let isWhole = measures.contains {
            $0.subject == name && $0.filter == nil && $0.asOf == nil && [.area, .count].contains($0.kind)
        }
        if check.measured != former.measured || isWhole {
            #expect(!isPlain, "\(place)")
            touched += 1
        }
    }
    #expect(touched > 0, "\(name), \(fault)")
}
