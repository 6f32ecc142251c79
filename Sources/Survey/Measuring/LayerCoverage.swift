public import Geodesy
public import Overlay

/// The coverage of the parcels of one layer by others, rounded and balanced (平差).
///
/// Each parcel's pieces are whole hundredths of a square metre that add up to the parcel, so every overlap
/// and every remainder is an exact sum over masks.
public struct LayerCoverage: Sendable {
    /// The coverage of one parcel.
    public struct ParcelCoverage: Sendable {
        /// The parcel's number in its file.
        public let fid: Int64
        /// Per set of cover layers the area; they add up to the parcel.
        public let masks: [(mask: LayerMask, area: Area)]
        /// Per cover feature the area under it, rounded alone.
        public let features: [(layer: Int, feature: Int, area: Area)]

        /// The area under at least one of the layers.
        public func area(underAny layers: LayerMask) -> Area {
            masks.reduce(into: .zero) { sum, piece in
                if !piece.mask.isDisjoint(with: layers) { sum += piece.area }
            }
        }

        /// The area under none of the layers.
        public func area(outside layers: LayerMask) -> Area {
            masks.reduce(into: .zero) { sum, piece in
                if piece.mask.isDisjoint(with: layers) { sum += piece.area }
            }
        }
    }

    /// The name of the layer whose parcels are covered.
    public let subject: String
    /// The names of the cover layers; bit `i` of a mask is the layer number `i`.
    public let covers: [String]
    /// The parcels, in the order of the layer.
    public let parcels: [ParcelCoverage]

    /// The names of the cover layers in a mask, in their order.
    public func names(in mask: LayerMask) -> [String] {
        covers.indices.filter { mask.contains(LayerMask(layer: $0)) }.map { covers[$0] }
    }

    /// The mask of some of the cover layers.
    public func mask(of names: [String]) -> LayerMask {
        names.reduce(into: []) { mask, name in
            if let index = covers.firstIndex(of: name) { mask.formUnion(LayerMask(layer: index)) }
        }
    }
}
