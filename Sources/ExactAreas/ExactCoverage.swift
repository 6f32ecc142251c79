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

    /// A coverage from its parts.
    init(area: Double, masks: [UInt64: Double], features: [[Double]], depths: [[Int: Double]]) {
        self.area = area
        self.masks = masks
        self.features = features
        self.depths = depths
    }

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

    /// The largest difference of any area from what an engine found.
    ///
    /// - Parameters:
    ///   - area: the parcel's own.
    ///   - masks: per set of layers; sets that are left out cover nothing.
    ///   - features: per layer and feature; features that are left out have nothing.
    ///   - depths: per layer and depth of 2 and above, `nil` when the engine does not tell.
    public func largestDifference(
        area: Double, masks: [(mask: UInt64, area: Double)],
        features: [(layer: Int, feature: Int, area: Double)],
        depths: [(layer: Int, depth: Int, area: Double)]?
    ) -> Double {
        var missing: [[Int]: Double] = [[0]: self.area]
        for (mask, area) in self.masks { missing[[1, Int(bitPattern: UInt(mask))]] = area }
        for (layer, areas) in self.features.enumerated() {
            for (feature, area) in areas.enumerated() { missing[[2, layer, feature]] = area }
        }
        if depths != nil {
            for (layer, areas) in self.depths.enumerated() {
                for (depth, area) in areas where depth > 1 { missing[[3, layer, depth]] = area }
            }
        }
        missing[[0], default: 0] -= area
        for entry in masks { missing[[1, Int(bitPattern: UInt(entry.mask))], default: 0] -= entry.area }
        for entry in features { missing[[2, entry.layer, entry.feature], default: 0] -= entry.area }
        for entry in depths ?? [] { missing[[3, entry.layer, entry.depth], default: 0] -= entry.area }
        // A difference that is no number must not pass for a small one.
        return missing.values.reduce(0) { $1.isNaN ? .infinity : max($0, abs($1)) }
    }
}
