public import Geometry

/// What covers a parcel, exactly: the areas that an overlay engine should find.
public struct ExactCoverage: Sendable, Hashable {
    /// The parcel's own area.
    public let area: Double
    /// Per set of layers (bit `i` for layer `i`) the area of the parcel that exactly these cover.
    public let masks: [UInt64: Double]
    /// Per layer and feature the area of the parcel under it; 0 for none.
    public let features: [[Double]]
    /// Per layer the area of the parcel under exactly `n` of its features, for each `n` that occurs.
    public let depths: [[Int: Double]]

    /// The coverage of one parcel.
    ///
    /// - Parameter layers: 64 at most, each as its features.
    /// - Returns: `nil` when an ordinate is not finite.
    public init?(of subject: MultiPolygon, under layers: [[MultiPolygon]]) {
        guard layers.count <= 64, let plane = ExactSubdivision(by: [subject] + layers.joined()) else {
            return nil
        }
        var next = 1
        let ranges = layers.map { layer in
            defer { next += layer.count }
            return next..<(next + layer.count)
        }
        func mask(_ set: FeatureSet) -> UInt64 {
            ranges.indices.reduce(0) { set.count(in: ranges[$1]) > 0 ? $0 | 1 << UInt64($1) : $0 }
        }
        area = plane.area { $0.contains(0) }
        masks = plane.areas { $0.contains(0) ? mask($0) : nil }
        features = ranges.map { range in
            range.map { feature in plane.area { $0.contains(0) && $0.contains(feature) } }
        }
        depths = ranges.map { range in
            let areas = plane.areas { $0.contains(0) ? $0.count(in: range) : nil }
            return areas.filter { $0.key > 0 }
        }
    }
}
