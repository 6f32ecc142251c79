import Covering
import Geometry
import Overlay
import Project
import Topology

/// Computes a sample of parcels again with the topology library (抽样自检).
///
/// The two engines share no code. The covers of a parcel are found by their boxes, not taken from the result.
struct OverlaySelfCheck {
    private let limit: Int
    private var stride = 1
    private var samples: [(chunk: Int, sample: OverlaySample)] = []

    /// - Parameter limit: at most so many parcels.
    init(limit: Int) { self.limit = limit }

    /// Takes a sample of a chunk, spread evenly over all chunks whatever their number.
    mutating func add(_ sample: OverlaySample?, ofChunk chunk: Int) {
        guard let sample, limit > 0, chunk.isMultiple(of: stride) else { return }
        samples.append((chunk, sample))
        while samples.count > limit {
            stride *= 2
            samples.removeAll { !$0.chunk.isMultiple(of: stride) }
        }
    }

    /// Compares the samples.
    func run(_ zones: OverlayZones) -> SelfCheck {
        var result = SelfCheck()
        guard !samples.isEmpty else { return result }
        var places: [(layer: Int, feature: Int)] = []
        var boxes: [Box] = []
        for (layer, features) in zones.features.enumerated() {
            for (feature, polygons) in features.enumerated() {
                places.append((layer, feature))
                boxes.append(polygons.box)
            }
        }
        let index = SpatialIndex(boxes)
        var budget = SelfCheck.coordinateLimit
        for (_, sample) in samples {
            let near = index.query(sample.ground.box).map { places[$0] }
            let cost = near.reduce(0) { $0 + zones.features[$1.layer][$1.feature].coordinates.count }
            guard cost <= budget else { continue }
            budget -= cost
            result.enter(
                Self.difference(sample, near: near, zones), of: sample.coverage.area,
                layer: zones.inputs.first?.declaration.name ?? "", fid: sample.fid)
        }
        return result
    }

    /// The largest difference of any area of a parcel, m²; `nil` when the library fails on it.
    private static func difference(
        _ sample: OverlaySample, near: [(layer: Int, feature: Int)], _ zones: OverlayZones
    ) -> Double? {
        // The layers keep their numbers; features get those of the sample.
        var layers = [[MultiPolygon]](repeating: [], count: zones.features.count)
        for place in near { layers[place.layer].append(zones.features[place.layer][place.feature]) }
        guard let engine = try? TopologyCoverageEngine(layers.map { CoverLayer(features: $0) }),
            let other = try? engine.coverage(of: sample.ground)
        else { return nil }
        var differences = [sample.coverage.area - other.area]
        for mask in Set(sample.coverage.masks.map(\.mask) + other.masks.map(\.mask)) {
            differences.append(area(of: mask, sample.coverage) - area(of: mask, other))
        }
        for layer in layers.indices {
            differences.append(sum(ofLayer: layer, sample.coverage) - sum(ofLayer: layer, other))
        }
        return differences.reduce(0) { max($0, $1.magnitude) }
    }

    private static func area(of mask: LayerMask, _ coverage: Coverage) -> Double {
        coverage.masks.first { $0.mask == mask }?.area ?? 0
    }

    private static func sum(ofLayer layer: Int, _ coverage: Coverage) -> Double {
        coverage.features.reduce(0) { $1.layer == layer ? $0 + $1.area : $0 }
    }
}
