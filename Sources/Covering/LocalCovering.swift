import Geometry
package import Intake
package import Land

/// Lays chosen features over one parcel: the same question as for all, where other covers count for it (单图斑压盖).
package struct LocalCovering {
    private let template: LoadedLayer
    private let isAuthalic: Bool

    /// - Parameters:
    ///   - template: any layer of the run.
    ///   - isAuthalic: whether the working plane is the authalic one.
    package init(_ template: LoadedLayer, isAuthalic: Bool) {
        self.template = template
        self.isAuthalic = isAuthalic
    }

    /// What lies over a parcel.
    ///
    /// - Parameters:
    ///   - divided: the features of the first parts of the question, told apart by a value.
    ///   - parts: the features of each further part.
    ///   - counties: those along whose borders the ground is split; `nil` for ground that is not split.
    /// - Throws: `SurveyError`, `OverlayError` or `GeodesyError`.
    package func answer(
        about parcel: Parcel, divided: [(features: [Parcel], grouping: CoverGrouping)] = [], parts: [[Parcel]],
        counties: [Parcel]? = nil
    ) throws -> CoverAnswer {
        let layers = (divided.map(\.features) + parts + (counties.map { [$0] } ?? [])).map(template.keeping)
        let question = CoverQuestion(
            divided.enumerated().map { .divided($0, $1.grouping) }
                + parts.indices.map { .together([divided.count + $0]) },
            counties: counties == nil ? nil : layers.count - 1)
        let board = try CoverBoard([question], of: layers, isAuthalic: isAuthalic)
        return try CoverWorker([question], board).answers(about: parcel)[0]
    }
}

/// Finds the features of layers that are near a parcel (邻近要素).
package struct NearFeatures: Sendable {
    private let layers: [LoadedLayer]
    private let indices: [Int: ParcelIndex]

    /// - Parameter numbers: the layers that are asked for.
    package init(_ layers: [LoadedLayer], _ numbers: Set<Int>) {
        self.layers = layers
        indices = Dictionary(uniqueKeysWithValues: numbers.map { ($0, ParcelIndex(layers[$0].parcels)) })
    }

    /// The features of a cover that count and are near a parcel.
    package func features(of use: CoverUse, near parcel: Parcel) -> [Parcel] {
        (indices[use.layer]?.positions(near: parcel.ground.box) ?? []).map { layers[use.layer].parcels[$0] }
            .filter(use.takes)
    }
}
