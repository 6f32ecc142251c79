public import Bilingual
public import Topology

/// Why a parcel cannot be overlaid with the cover layers.
public struct CoverageError: Error, Hashable, Sendable {
    /// What went wrong.
    public enum Code: Sendable {
        /// More layers than a mask has bits.
        case tooManyLayers
        /// A cover feature that cannot be read or repaired.
        case coverFeature
        /// A parcel that cannot be read or repaired.
        case subject
        /// An overlay that failed.
        case overlay
    }

    /// What went wrong.
    public let code: Code
    /// The number of the cover layer, from 0, when one is to blame.
    public let layer: Int?
    /// The position of the feature in the layer, from 0, when one is to blame.
    public let feature: Int?
    /// What the topology library said.
    public let cause: TopologyError?

    init(_ code: Code, layer: Int? = nil, feature: Int? = nil, cause: TopologyError? = nil) {
        self.code = code
        self.layer = layer
        self.feature = feature
        self.cause = cause
    }

    /// What went wrong and where, for people.
    public var message: Message {
        var place = Message(verbatim: "")
        if let layer { place = place + Message(zh: "，第\(layer + 1)个覆盖图层", en: ", cover layer \(layer + 1)") }
        if let feature { place = place + Message(zh: "第\(feature + 1)个要素", en: ", feature \(feature + 1)") }
        let said = cause.map { Message(zh: "：", en: ": ") + $0.message }
        return what + place + (said ?? Message(verbatim: ""))
    }

    private var what: Message {
        switch code {
        case .tooManyLayers:
            Message(zh: "覆盖图层超过64个，请分批叠加", en: "more than 64 cover layers: overlay them in batches")
        case .coverFeature: Message(zh: "覆盖要素无法使用", en: "a cover feature cannot be used")
        case .subject: Message(zh: "图斑无法使用", en: "the parcel cannot be used")
        case .overlay: Message(zh: "叠加失败", en: "the overlay failed")
        }
    }
}
