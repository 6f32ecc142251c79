/// What is asked about the ground of each parcel of a layer: which covers lie over it (压盖问题).
///
/// An answer depends on nothing but the parcel and the features that the question names: no other question, cover or
/// command moves it, not by 0.01 m². Layers are named by their number among those of the run.
package struct CoverQuestion: Sendable, Hashable {
    /// Covers that are told apart from the others.
    package enum Part: Sendable, Hashable {
        /// Layers that count as one cover, each with the features of it that count.
        case joined([CoverUse])
        /// A layer whose features are told apart.
        case divided(Int, CoverGrouping)

        /// Whole layers that count as one cover.
        package static func together(_ layers: [Int]) -> Part { .joined(layers.map { CoverUse($0) }) }

        /// The numbers of its layers.
        package var layers: [Int] {
            switch self {
            case .joined(let uses): uses.map(\.layer)
            case .divided(let layer, _): [layer]
            }
        }
    }

    /// The covers.
    package let parts: [Part]
    /// The layer of counties along whose borders the ground is split; `nil` for ground that is not split.
    package let counties: Int?

    /// A question.
    package init(_ parts: [Part], counties: Int? = nil) {
        self.parts = parts
        self.counties = counties
    }

    /// Ground by county alone.
    package static func counties(_ layer: Int) -> CoverQuestion { CoverQuestion([], counties: layer) }
}
