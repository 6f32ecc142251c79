import ExactAreas
import Geometry
import Overlay
import Testing

/// An engine that the tests against counted and exact areas run with: one line each.
struct EngineUnderTest: Sendable, CustomTestStringConvertible {
    let name: String
    private let make: @Sendable ([CoverLayer]) throws -> (MultiPolygon) throws -> Coverage

    init<Engine: CoverageEngine & SendableMetatype>(
        _ name: String, _ make: @escaping @Sendable ([CoverLayer]) throws -> Engine
    ) {
        self.name = name
        self.make = { layers in
            let engine = try make(layers)
            return { try engine.coverage(of: $0) }
        }
    }

    static let all = [
        EngineUnderTest("edges") { try EdgeCoverageEngine($0) }
    ]

    var testDescription: String { name }

    /// The coverage of a parcel.
    func coverage(of subject: MultiPolygon, under layers: [[MultiPolygon]]) throws -> Coverage {
        try make(layers.map(CoverLayer.init))(subject)
    }

    /// The largest difference of any area of a parcel from what it should be.
    func largestDifference(
        from expected: ExactCoverage, of subject: MultiPolygon, under layers: [[MultiPolygon]]
    ) throws -> Double {
        let found = try coverage(of: subject, under: layers)
        return expected.largestDifference(
            area: found.area, masks: found.masks.map { ($0.mask.rawValue, $0.area) },
            features: found.features.map { ($0.layer, $0.feature, $0.area) },
            depths: found.depths.map { ($0.layer, $0.depth, $0.area) })
    }
}
