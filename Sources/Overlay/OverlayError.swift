/// Why covers or a parcel cannot be overlaid.
public struct OverlayError: Error, Hashable, Sendable {
    /// What went wrong.
    public enum Code: Sendable {
        /// More layers than a mask has bits.
        case tooManyLayers
        /// A coordinate that is no number, or so large that areas are not.
        case notFinite
    }

    /// What went wrong.
    public let code: Code
    /// The number of the cover layer, from 0, when one is to blame.
    public let layer: Int?
    /// The position of the feature in the layer, from 0, when one is to blame.
    public let feature: Int?

    init(_ code: Code, layer: Int? = nil, feature: Int? = nil) {
        self.code = code
        self.layer = layer
        self.feature = feature
    }
}
