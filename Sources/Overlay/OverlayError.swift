public import Bilingual

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

    /// What went wrong and where, for people.
    public var message: Message {
        let place =
            layer.map { Message(zh: "第\($0 + 1)个压盖图层：", en: "cover layer \($0 + 1): ") }
            ?? Message(verbatim: "")
        let number =
            feature.map { Message(zh: "第\($0 + 1)个要素：", en: "feature \($0 + 1): ") } ?? Message(verbatim: "")
        let what =
            switch code {
            case .tooManyLayers:
                Message(zh: "覆盖图层超过64个，请分批叠加", en: "more than 64 cover layers: overlay them in batches")
            case .notFinite:
                Message(zh: "坐标不是数值，或大得不可能", en: "a coordinate is not a number, or impossibly large")
            }
        return place + number + what
    }
}
