/// Which cover layers lie over a piece of ground: bit `i` for the layer number `i`, 64 layers at most.
public struct LayerMask: OptionSet, Sendable, Hashable, Comparable {
    /// The bits.
    public let rawValue: UInt64

    /// A mask from its bits.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The mask of one layer.
    ///
    /// - Parameter number: from 0 to 63.
    public init(layer number: Int) {
        self.init(rawValue: 1 << UInt64(number))
    }

    /// The largest number of cover layers.
    public static let maximumLayers = 64

    /// The order of the bits as numbers; fixes the order of rows.
    public static func < (left: LayerMask, right: LayerMask) -> Bool { left.rawValue < right.rawValue }
}
