import Geodesy
import Overlay
import Parcels
import TestSupport
import Testing

@testable import Survey

/// The engine of every run against the reference engine, which builds the pieces with GEOS and shares no code with it.
struct CoverageComputationTests {
    @Test func theSampleHasTheSameFiguresByBothEngines() throws {
        let project = try ProjectReader.read(path: Places.sample("project.yaml"))
        let loader = try LayerLoader(model: project.area)
        let layers = try project.layers.map { try loader.load($0, path: project.resolve($0.source)) }
            .filter { $0.content == .parcels }
        var pieces = 0
        for subject in layers {
            let measures = project.checks.flatMap(\.measure.layerMeasures).filter {
                $0.subject == subject.declaration.name
            }
            let names = Set(measures.flatMap(\.covers))
            let covers = layers.filter { names.contains($0.declaration.name) }.map { CoverGroup($0) }
            guard !covers.isEmpty else { continue }
            let fast = try CoverageComputation.coverage(of: subject, by: covers)
            let reference = try CoverageComputation.coverage(
                of: subject, by: covers, TopologyCoverageEngine(CoverageComputation.layers(of: covers))
            ) { $0.message }
            for (one, other) in zip(fast.parcels, reference.parcels) {
                let place = "\(subject.declaration.name) #\(one.fid)"
                // Slivers below half a hundredth of a square metre are 0.00 by one engine and absent by the other.
                let left = one.masks.filter { $0.area > .zero }
                let right = other.masks.filter { $0.area > .zero }
                #expect(left.map(\.mask) == right.map(\.mask), "\(place)")
                #expect(left.map(\.area) == right.map(\.area), "\(place)")
                pieces += left.count
            }
        }
        #expect(pieces > 100)
    }
}
