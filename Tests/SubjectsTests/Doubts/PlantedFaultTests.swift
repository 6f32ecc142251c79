import Covering
import Foundation
import Geometry
import Intake
import Land
import Project
import Subjects
import TestSupport
import Testing
import VectorFiles

/// A fault that is planted in a layer.
private enum Fault: CaseIterable {
    /// A feature loses its geometry.
    case emptied
    /// Two corners of a feature change places, so that its ring crosses itself.
    case crossed
    /// A feature stands in the layer twice.
    case doubled
    /// Every column of texts holds a character less than its longest text has.
    case cut
    /// The columns are gone that conditions look at; all of them where none do.
    case dropped
}

/// A layer of the sample, and what of the project is about it.
private struct PlantedLayer {
    let name: String
    private let declaration: LayerDeclaration
    private let definition: LayerDefinition
    private let features: [LayerContent.Feature]
    /// The checks that name it, as they stand in the project, and one that does not.
    private let checks: [(text: String, isAbout: Bool)]
    /// The layers of these, as they stand there.
    private let layers: [String: String]

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "SampleData")
    /// The checks of the sample, each with the lines that declare it.
    private static let sample: (text: String, project: Project, checks: [String])? = {
        let path = folder.appending(path: "project.yaml")
        guard let text = try? String(contentsOf: path, encoding: .utf8),
            let project = try? ProjectReader.read(path: path.path)
        else { return nil }
        let checks = text.components(separatedBy: "\naccounts:")[0].components(separatedBy: "\n  - item:")
            .dropFirst()
        return (
            text, project,
            // What documents answer is no check of layers.
            checks.filter { !$0.contains("documents:") }.map {
                "  - item:" + $0.components(separatedBy: "\n  #")[0]
            }
        )
    }()

    /// The layers that checks of the sample name.
    static var names: [String] {
        guard let sample else { return [] }
        let named = Set(
            sample.project.checks.flatMap(\.measure.layerMeasures).flatMap { [$0.subject] + $0.covers })
        return sample.project.layers.map(\.name).filter(named.contains)
    }

    init(_ name: String) throws {
        self.name = name
        let sample = try #require(Self.sample)
        try #require(sample.checks.count == sample.project.checks.count)
        declaration = try #require(sample.project.layers.first { $0.name == name })
        let layer = try VectorDataset(
            opening: sample.project.resolve(declaration.source), encoding: declaration.encoding
        ).layer(named: declaration.layer)
        let filter = try FeatureFilter(declaration, layer)
        try layer.select(fields: layer.fields.map(\.name))
        var features: [LayerContent.Feature] = []
        while let feature = try layer.next() {
            if filter.selects(feature) { features.append((shape: feature.shape, values: feature.values)) }
        }
        self.features = features
        let kind: LayerDefinition.GeometryKind =
            switch features.first?.shape {
            case .lines: .line
            case .points: .point
            case .polygons, .empty, nil: .polygon
            }
        definition = LayerDefinition(
            name: name, geometry: kind, fields: layer.fields, referenceSystem: layer.referenceSystem)
        let all = zip(sample.checks, sample.project.checks).map { text, check in
            let names = Set(check.measure.layerMeasures.flatMap { [$0.subject] + $0.covers })
            return (text: text, names: names)
        }
        let control = try #require(
            all.first { !$0.names.isEmpty && !$0.names.contains(name) && $0.text.contains("facilities") }
                ?? all.first { !$0.names.isEmpty && !$0.names.contains(name) && $0.text.contains("gullies") })
        let own = all.filter { $0.names.contains(name) }
        checks = own.map { ($0.text, true) } + [(control.text, false)]
        var needed = (own + [control]).reduce(into: Set<String>()) { $0.formUnion($1.names) }
        if checks.contains(where: { $0.text.contains("county") }) { needed.insert("counties") }
        layers = sample.project.layers.reduce(into: [:]) { layers, layer in
            guard needed.contains(layer.name),
                let line = sample.text.components(separatedBy: "\n").first(where: {
                    $0.hasPrefix("  \(layer.name): {")
                })
            else { return }
            layers[layer.name] = line.replacing("source: layers/", with: "source: \(Self.folder.path)/layers/")
        }
    }

    /// Whether a fault can be planted in it.
    func takes(_ fault: Fault) -> Bool { fault != .crossed || definition.geometry == .polygon }

    /// The fields that conditions of checks on it look at.
    private var asked: Set<String> {
        let conditions = checks.map(\.text).filter { $0.contains(": \(name),") }.joined(separator: " ")
        return Set(definition.fields.map(\.name).filter { conditions.contains($0) })
    }

    /// The results of its checks, and last of the other one; with the layer as it is without a fault.
    func results(_ fault: Fault?) async throws -> [CheckResult] {
        let folder = try TemporaryFolder()
        var lines = layers
        if let fault {
            try VectorFileWriter.write([planted(fault)], to: folder.path("planted.gpkg"), format: .geoPackage)
            let line = try #require(lines[name])
            let source = try #require(line.firstMatch(of: try Regex("source: [^,}]+(, layer: [^,}]+)?")))
            lines[name] = line.replacing(line[source.range], with: "source: \(folder.path("planted.gpkg"))")
        }
        let text = """
            report: \(Self.folder.path)/report.txt
            area: statutory
            unit: 亩
            layers:
            \(lines.sorted { $0.key < $1.key }.map(\.value).joined(separator: "\n"))
            checks:
            \(checks.map(\.text).joined(separator: "\n"))
            """
        let path = try folder.write(text, to: "project.yaml")
        return try await SurveyRun.run(
            try ProjectReader.read(path: path), jobs: 2, linksFeatures: false, cut: .whole
        ).checks
    }

    private func planted(_ fault: Fault) throws -> LayerContent {
        var (features, fields) = (features, definition.fields)
        switch fault {
        case .emptied: features[place].shape = .empty
        case .doubled: features.append(features[place])
        case .crossed:
            if case .polygons(let ground) = features[place].shape {
                var corners = Array(ground.ring(0))
                corners.swapAt(corners.count / 3, 2 * corners.count / 3)
                features[place].shape = .polygons(MultiPolygon(shell: corners))
            }
        case .cut:
            for column in fields.indices where fields[column].kind.isText {
                let longest = features.compactMap { $0.values[column].text?.count }.max() ?? 0
                guard longest > 1 else { continue }
                fields[column] = Field(fields[column].name, .text(width: longest - 1))
                for feature in features.indices {
                    guard let text = features[feature].values[column].text else { continue }
                    features[feature].values[column] = .text(String(text.prefix(longest - 1)))
                }
            }
        case .dropped:
            let gone = asked.isEmpty ? Set(fields.map(\.name)) : asked
            let kept = fields.indices.filter { !gone.contains(fields[$0].name) }
            for feature in features.indices {
                let values = features[feature].values
                features[feature].values = kept.map { values[$0] }
            }
            fields = kept.map { definition.fields[$0] }
        }
        return LayerContent(
            LayerDefinition(
                name: name, geometry: definition.geometry, fields: fields,
                referenceSystem: definition.referenceSystem),
            features: features)
    }

    /// The largest of its features, which lies under or over others if any does.
    private var place: Int {
        let areas = features.map { feature -> Double in
            if case .polygons(let ground) = feature.shape { return ground.planarArea }
            return 0
        }
        return areas.indices.max { areas[$0] < areas[$1] } ?? 0
    }

    /// Whether a fault must be seen in a figure though the figure stays: what counts or sums all of the layer.
    func mustTell(_ check: CheckResult, _ fault: Fault) -> Bool {
        switch fault {
        case .cut, .dropped: return false
        case .emptied, .crossed, .doubled:
            return check.declaration.measure.layerMeasures.contains {
                $0.subject == name && $0.filter == nil && $0.asOf == nil && [.area, .count].contains($0.kind)
            }
        }
    }
}

extension FieldValue {
    fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
}

/// What a fault moves is no plain agreement any more, or the run is refused; what it does not move stays as it was.
@Test(arguments: PlantedLayer.names)
func aFaultInALayerIsSeenWhereItMattersAndNowhereElse(name: String) async throws {
    let layer = try PlantedLayer(name)
    let base = try await layer.results(nil)
    var seen = 0
    for fault in Fault.allCases where layer.takes(fault) {
        let results: [CheckResult]
        do {
            results = try await layer.results(fault)
        } catch {
            // Only columns that are asked for can be missed.
            #expect(fault == .dropped || fault == .cut, "\(name), \(fault): \(error)")
            seen += 1
            continue
        }
        #expect(results.count == base.count)
        for (check, former) in zip(results, base).dropLast() {
            let isPlain = check.doubts.isEmpty && !check.verdict.needsAttention
            if check.measured != former.measured || layer.mustTell(check, fault) {
                #expect(!isPlain, "\(name), \(fault): \(check.figure.text)")
                seen += 1
            } else if check.doubts == former.doubts {
                #expect(check.verdict == former.verdict, "\(name), \(fault): \(check.figure.text)")
            } else {
                seen += 1
            }
        }
        let (control, former) = (try #require(results.last), try #require(base.last))
        #expect(control.measured == former.measured && control.verdict == former.verdict)
        #expect(control.doubts == former.doubts)
    }
    #expect(seen > 0, "\(name)")
}
