import Foundation
import Geometry
import Overlay
import TestSupport
import Testing

/// A line of the overlay corpus.
private struct PairCase: Decodable {
    let id: String
    let aWkt: String
    let bWkt: String
    let expectedIntersectionArea: Double
    let expectedUnionArea: Double
    let expectedDifferenceAbArea: Double
    let expectedDifferenceBaArea: Double
    let areaA: Double
    let areaB: Double
    let toleranceAbs: Double

    var tolerance: Double { max(toleranceAbs, 1e-9 * max(areaA, areaB)) }
}

/// A line of the union corpus.
private struct StackCase: Decodable {
    let id: String
    let partsWkt: [String]
    let targetWkt: String?
    let expectedUnionArea: Double
    let expectedTargetOverlapArea: Double?
    let areaByDepth: [String: Double]
    let toleranceAbs: Double

    var tolerance: Double { max(toleranceAbs, 1e-9 * expectedUnionArea) }
}

private func cases<Case: Decodable>(_ path: String?) throws -> [Case] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try String(contentsOfFile: try #require(path), encoding: .utf8).split(separator: "\n").map {
        try decoder.decode(Case.self, from: Data($0.utf8))
    }
}

extension Coverage {
    /// The area that the only layer covers, and the rest.
    fileprivate var coveredAndBare: (Double, Double) {
        (area(underAny: LayerMask(layer: 0)), masks.first { $0.mask.isEmpty }?.area ?? 0)
    }
}

private let pairs = Places.shared("corpora/overlay.jsonl")
private let stacks = Places.shared("corpora/union.jsonl")

@Suite struct CorpusTests {
    /// All cases: of invalid polygons the corpus gives the even-odd reading, which is that of the engines.
    @Test(.enabled(if: pairs != nil), arguments: EngineUnderTest.all)
    func pairsOfPolygons(engine: EngineUnderTest) throws {
        let examples: [PairCase] = try cases(pairs)
        #expect(examples.count > 500)
        for example in examples {
            let a = try WKTReader.polygons(in: example.aWkt)
            let b = try WKTReader.polygons(in: example.bWkt)
            let (ofA, ofB) = (
                try engine.coverage(of: a, under: [[b]]), try engine.coverage(of: b, under: [[a]])
            )
            let ((both, onlyA), (bothToo, onlyB)) = (ofA.coveredAndBare, ofB.coveredAndBare)
            for (found, expected) in [
                (both, example.expectedIntersectionArea), (bothToo, example.expectedIntersectionArea),
                (onlyA, example.expectedDifferenceAbArea), (onlyB, example.expectedDifferenceBaArea),
                (ofA.area + onlyB, example.expectedUnionArea),
            ] {
                #expect(abs(found - expected) <= example.tolerance, "\(example.id)")
            }
        }
    }

    /// What two parcels share, looked at alone: from the corners of the other, and from an index of it.
    @Test(.enabled(if: pairs != nil))
    func pairsAlone() throws {
        let examples: [PairCase] = try cases(pairs)
        for example in examples {
            let (a, b) = (
                try WKTReader.polygons(in: example.aWkt), try WKTReader.polygons(in: example.bWkt)
            )
            for (one, other) in [(a, b), (b, a)] {
                let engine = EdgeCoverageEngine(indices: [try CoverIndex([CoverLayer(features: [other])])])
                _ = try engine.read(one, rings: .unknown)
                let found = [
                    engine.shared(with: other),
                    engine.shared(withFeaturesOf: 0, where: { $0 == 0 }).first?.ground,
                ]
                for ground in found {
                    let difference = abs((ground?.area ?? 0) - example.expectedIntersectionArea)
                    #expect(difference <= example.tolerance, "\(example.id)")
                }
                #expect(engine.shared(withFeaturesOf: 0, where: { _ in false }).isEmpty)
            }
        }
    }

    @Test(.enabled(if: stacks != nil), arguments: EngineUnderTest.all)
    func stacksOfParts(engine: EngineUnderTest) throws {
        let examples: [StackCase] = try cases(stacks)
        #expect(examples.count > 20)
        for example in examples {
            let parts = try example.partsWkt.map { try WKTReader.polygons(in: $0) }
            // The two large ones are for `tuban-bench`: a minute each without optimisation.
            guard parts.reduce(0, { $0 + $1.coordinates.count }) < 1000 else { continue }
            let box = parts.reduce(into: Box.empty) { $0.extend(to: $1.box) }
            let around = MultiPolygon(shell: [
                Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.minY),
                Coordinate(x: box.maxX, y: box.maxY), Coordinate(x: box.minX, y: box.maxY),
            ])
            let all = try engine.coverage(of: around, under: [parts])
            let union = all.coveredAndBare.0
            #expect(abs(union - example.expectedUnionArea) <= example.tolerance, "\(example.id)")
            var depths = Dictionary(uniqueKeysWithValues: all.depths.map { ("\($0.depth)", $0.area) })
            depths["1"] = union - depths.values.reduce(0, +)
            for depth in Set(depths.keys).union(example.areaByDepth.keys) {
                let difference = abs(depths[depth, default: 0] - example.areaByDepth[depth, default: 0])
                #expect(difference <= example.tolerance, "\(example.id) depth \(depth)")
            }
            guard let target = example.targetWkt, let expected = example.expectedTargetOverlapArea else {
                continue
            }
            let covered = try engine.coverage(of: WKTReader.polygons(in: target), under: [parts]).coveredAndBare
                .0
            #expect(abs(covered - expected) <= example.tolerance, "\(example.id) target")
        }
    }
}
