import Covering
import Foundation
import Geometry
import Overlay
import TestSupport
import Testing
import Topology

private func square(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) -> MultiPolygon {
    MultiPolygon(shell: [
        Coordinate(x: minX, y: minY), Coordinate(x: maxX, y: minY), Coordinate(x: maxX, y: maxY),
        Coordinate(x: minX, y: maxY),
    ])
}

private func polygon(_ rings: [(Double, Double)]...) -> MultiPolygon {
    MultiPolygon([rings.map { ring in ring.map { Coordinate(x: $0.0, y: $0.1) } }])
}

private func coverage(of subject: MultiPolygon, under layers: [[MultiPolygon]]) throws -> Coverage {
    try TopologyCoverageEngine(layers.map(CoverLayer.init)).coverage(of: subject)
}

/// Masks as pairs, for comparison.
private func masks(_ coverage: Coverage) -> [UInt64: Double] {
    Dictionary(uniqueKeysWithValues: coverage.masks.map { ($0.mask.rawValue, $0.area) })
}

private let parcel = square(0, 0, 10, 10)

/// A parcel of 100 m² and what lies over it, with areas by hand.
struct CoverageCase: Sendable, CustomTestStringConvertible {
    let name: String
    var subject = parcel
    let layers: [[MultiPolygon]]
    let masks: [UInt64: Double]
    /// Layer, feature, area.
    let features: [(Int, Int, Double)]

    var testDescription: String { name }

    static let all = [
        CoverageCase(name: "no layer", layers: [], masks: [0: 100], features: []),
        CoverageCase(name: "empty layers", layers: [[], [MultiPolygon()]], masks: [0: 100], features: []),
        CoverageCase(name: "apart", layers: [[square(20, 20, 30, 30)]], masks: [0: 100], features: []),
        CoverageCase(
            name: "touching", layers: [[square(10, 0, 20, 10)], [square(10, 10, 20, 20)]], masks: [0: 100],
            features: []),
        CoverageCase(
            name: "wholly inside", layers: [[square(-5, -5, 15, 15)]], masks: [1: 100], features: [(0, 0, 100)]),
        CoverageCase(name: "equal", layers: [[parcel]], masks: [1: 100], features: [(0, 0, 100)]),
        CoverageCase(
            name: "cover inside", layers: [[square(2, 3, 6, 8)]], masks: [0: 80, 1: 20], features: [(0, 0, 20)]),
        // West half and south half: quarters of 25.
        CoverageCase(
            name: "two layers cross", layers: [[square(-5, -5, 5, 15)], [square(-5, -5, 15, 5)]],
            masks: [0: 25, 1: 25, 2: 25, 3: 25], features: [(0, 0, 50), (1, 0, 50)]),
        CoverageCase(
            name: "in the hole",
            layers: [[polygon([(-5, -5), (15, -5), (15, 15), (-5, 15)], [(2, 2), (8, 2), (8, 8), (2, 8)])]],
            masks: [0: 36, 1: 64], features: [(0, 0, 64)]),
        CoverageCase(
            name: "a parcel with a hole, cover over the hole",
            subject: polygon([(0, 0), (10, 0), (10, 10), (0, 10)], [(2, 2), (8, 2), (8, 8), (2, 8)]),
            layers: [[square(2, 2, 8, 8)], [square(0, 0, 10, 5)]], masks: [0: 32, 2: 32], features: [(1, 0, 32)]
        ),
        // 60 and 60 with 20 in common: the layer counts 100, its features 60 each.
        CoverageCase(
            name: "double cover within a layer", layers: [[square(0, 0, 6, 10), square(4, 0, 10, 10)]],
            masks: [1: 100], features: [(0, 0, 60), (0, 1, 60)]),
        CoverageCase(
            name: "the same feature twice, and a whole one beside a part",
            layers: [
                [square(0, 0, 5, 10), square(0, 0, 5, 10)], [square(-1, -1, 11, 11), square(0, 0, 1, 1)],
            ],
            masks: [2: 50, 3: 50], features: [(0, 0, 50), (0, 1, 50), (1, 0, 100), (1, 1, 1)]),
        // A bow tie under the parcel: two triangles of 25.
        CoverageCase(
            name: "cover crosses itself", layers: [[polygon([(0, 0), (10, 10), (10, 0), (0, 10)])]],
            masks: [0: 50, 1: 50], features: [(0, 0, 50)]),
        CoverageCase(
            name: "parcel crosses itself", subject: polygon([(0, 0), (10, 10), (10, 0), (0, 10)]),
            layers: [[square(0, 0, 5, 10)]], masks: [0: 25, 1: 25], features: [(0, 0, 25)]),
        // A feature of two overlapping parts: what both enclose is outside, by the even-odd rule.
        CoverageCase(
            name: "parts of a feature overlap",
            layers: [
                [[square(0, 0, 6, 10), square(4, 0, 10, 10)].reduce(into: MultiPolygon()) { $0.append($1) }]
            ], masks: [0: 20, 1: 80], features: [(0, 0, 80)]),
        CoverageCase(name: "nothing", subject: MultiPolygon(), layers: [[parcel]], masks: [:], features: []),
        CoverageCase(
            name: "flat parcel", subject: polygon([(0, 0), (5, 5), (10, 10)]), layers: [[parcel]], masks: [:],
            features: []),
    ]
}

/// As they are, in zone 40, and with the rings turned round.
@Test(arguments: CoverageCase.all, [(0.0, 0.0), (40_571_234, 5_150_678)])
func coveragesByHand(example: CoverageCase, offset: (Double, Double)) throws {
    func moved(_ polygons: MultiPolygon) -> MultiPolygon {
        polygons.mapCoordinates { Coordinate(x: $0.x + offset.0, y: $0.y + offset.1) }
    }
    let found = try coverage(of: moved(example.subject), under: example.layers.map { $0.map(moved) })
    #expect(found.area == example.masks.values.reduce(0, +))
    #expect(masks(found) == example.masks)
    #expect(found.masks.map(\.mask) == found.masks.map(\.mask).sorted())
    #expect(found.features.count == example.features.count)
    for (feature, expected) in zip(found.features, example.features) {
        #expect((feature.layer, feature.feature, feature.area) == expected)
    }
}

@Test func sixtyFourLayersAndNoMore() throws {
    // Layer i covers the strip from 0 to i + 1: the metre from i to i + 1 lies under the layers i … 63.
    let strips = (0..<64).map { [square(0, -1, Double($0 + 1), 11)] }
    let found = try coverage(of: square(0, 0, 64, 10), under: strips)
    #expect(found.masks.count == 64)
    #expect(found.masks.allSatisfy { abs($0.area - 10) < 1e-9 })
    #expect(found.masks.last?.mask.rawValue == .max)
    let error = #expect(throws: CoverageError.self) { try coverage(of: parcel, under: strips + [[]]) }
    #expect(error?.code == .tooManyLayers)
}

@Test func errorsNameTheFeatureOrTheParcel() throws {
    let broken = square(0, 0, .nan, 10)
    let cover = #expect(throws: CoverageError.self) {
        try coverage(of: parcel, under: [[parcel], [parcel, broken]])
    }
    #expect(cover?.code == .coverFeature)
    #expect(cover?.layer == 1 && cover?.feature == 1)
    #expect(cover?.cause?.code == .invalidCoordinate)
    let subject = #expect(throws: CoverageError.self) { try coverage(of: broken, under: [[parcel]]) }
    #expect(subject?.code == .subject)
    #expect(subject?.layer == nil)
}

/// Random numbers that are the same on every machine (SplitMix64).
private struct SeededNumbers {
    var state: UInt64

    mutating func next(in range: Range<Double>) -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        let fraction = Double((bits ^ (bits >> 31)) >> 11) * 0x1p-53
        return range.lowerBound + (range.upperBound - range.lowerBound) * fraction
    }

    /// A quadrilateral around a point, its corners in the four quadrants.
    mutating func parcel(_ x: Double, _ y: Double, _ size: Double) -> MultiPolygon {
        let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map { quadrant in
            let dx = quadrant.0 * next(in: 0.2 * size..<size)
            let dy = quadrant.1 * next(in: 0.2 * size..<size)
            // Millimetres, as files have them; a multiple of 2⁻¹⁰ m, so that moving by whole metres is exact.
            return Coordinate(x: x + (dx * 1024).rounded() / 1024, y: y + (dy * 1024).rounded() / 1024)
        }
        return MultiPolygon(shell: corners)
    }
}

/// Whatever lies over a parcel: the masks add up, the order of the layers only permutes bits, the place does
/// not matter, and a layer counts no more than the sum of its features.
@Test func invariantsOfCoverages() throws {
    var random = SeededNumbers(state: 11)
    for _ in 0..<25 {
        let subject = random.parcel(571_000, 5_150_000, 200)
        let layers = (0..<3).map { _ in
            (0..<4).map { _ in
                random.parcel(
                    571_000 + random.next(in: -250..<250).rounded(),
                    5_150_000 + random.next(in: -250..<250).rounded(), 150)
            }
        }
        let found = try coverage(of: subject, under: layers)
        let tolerance = 1e-9 * found.area
        #expect(abs(found.area - subject.planarArea) <= tolerance)
        #expect(abs(found.masks.reduce(0) { $0 + $1.area } - found.area) <= tolerance)
        #expect(found.masks.allSatisfy { $0.area > 0 })
        for layer in 0..<3 {
            let sum = found.features.filter { $0.layer == layer }.reduce(0) { $0 + $1.area }
            #expect(found.area(underAny: LayerMask(layer: layer)) <= sum + tolerance)
        }

        let turned = try coverage(of: subject, under: [layers[2], layers[0], layers[1]])
        let permuted = masks(turned).reduce(into: [UInt64: Double]()) { result, entry in
            // Bit 0 was layer 2, bit 1 layer 0, bit 2 layer 1.
            result[(entry.key & 1) << 2 | (entry.key & 6) >> 1] = entry.value
        }
        expectEqual(masks(found), permuted, tolerance)

        let moved = { (polygons: MultiPolygon) in
            polygons.mapCoordinates { Coordinate(x: $0.x + 40_000_000, y: $0.y - 128) }
        }
        let elsewhere = try coverage(of: moved(subject), under: layers.map { $0.map(moved) })
        expectEqual(masks(found), masks(elsewhere), tolerance)
    }
}

private func expectEqual(_ left: [UInt64: Double], _ right: [UInt64: Double], _ tolerance: Double) {
    for mask in Set(left.keys).union(right.keys) {
        #expect(abs((left[mask] ?? 0) - (right[mask] ?? 0)) <= tolerance, "mask \(mask)")
    }
}

/// One line of the union corpus: zones over a parcel, areas by exact rational arithmetic.
private struct UnionCase: Decodable {
    let id: String
    let allValid: Bool
    let partsWkt: [String]
    let targetWkt: String?
    let expectedTargetOverlapArea: Double?
    let naiveSumOfOverlaps: Double?
    let expectedUnionArea: Double
    let areaByDepth: [String: Double]
    let toleranceAbs: Double

    static let path = Places.shared("corpora/union.jsonl")

    static func all() throws -> [UnionCase] {
        guard let path else { return [] }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            try decoder.decode(UnionCase.self, from: Data($0.utf8))
        }
    }
}

@Test(.enabled(if: UnionCase.path != nil))
func zonesOverAParcelCountGroundOnce() throws {
    let context = try TopologyContext()
    let cases = try UnionCase.all().filter { $0.targetWkt != nil }
    #expect(cases.count >= 10)
    for example in cases {
        let target = try context.polygons(wkt: example.targetWkt ?? "")
        let zones = try example.partsWkt.map { try context.polygons(wkt: $0) }
        let expected = try #require(example.expectedTargetOverlapArea)
        let naive = try #require(example.naiveSumOfOverlaps)
        let tolerance = max(example.toleranceAbs, 1e-9 * example.expectedUnionArea)
        let oneLayer = try coverage(of: target, under: [zones])
        #expect(abs(oneLayer.area(underAny: LayerMask(layer: 0)) - expected) <= tolerance, "\(example.id)")
        #expect(abs(oneLayer.features.reduce(0) { $0 + $1.area } - naive) <= tolerance, "\(example.id)")
        let manyLayers = try coverage(of: target, under: zones.map { [$0] })
        let any = LayerMask(rawValue: .max)
        #expect(abs(manyLayers.area(underAny: any) - expected) <= tolerance, "\(example.id)")
    }
}

/// A parcel around all zones, each a layer: the number of bits is the depth.
@Test(.enabled(if: UnionCase.path != nil))
func bitsOfMasksAreTheDepthOfZones() throws {
    let context = try TopologyContext()
    let cases = try UnionCase.all().filter { $0.partsWkt.count <= 12 && $0.allValid }
    #expect(cases.count >= 15)
    for example in cases {
        let zones = try example.partsWkt.map { try context.polygons(wkt: $0) }
        var box = Box.empty
        for zone in zones { box.extend(to: zone.box) }
        let margin = max(box.width, box.height)
        let around = square(box.minX - margin, box.minY - margin, box.maxX + margin, box.maxY + margin)
        let found = try coverage(of: around, under: zones.map { [$0] })
        let depths = found.masks.reduce(into: [Int: Double]()) {
            $0[$1.mask.rawValue.nonzeroBitCount, default: 0] += $1.area
        }
        let tolerance = max(example.toleranceAbs, 1e-9 * around.planarArea)
        for depth in 1...zones.count {
            let expected = example.areaByDepth[String(depth)] ?? 0
            #expect(abs((depths[depth] ?? 0) - expected) <= tolerance, "\(example.id) depth \(depth)")
        }
    }
}
