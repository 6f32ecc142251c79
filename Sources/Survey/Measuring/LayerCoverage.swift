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

    /// A set of cover features with a bit of its own.
    public struct Cover: Sendable, Hashable {
        /// The name of the layer.
        public let layer: String
        /// What its features have in common, such as a county; `nil` for a whole layer.
        public let value: String?
        /// The layer, and the value behind a colon.
        public var name: String { value.map { "\(layer):\($0)" } ?? layer }
    }

    /// The name of the layer whose parcels are covered.
    public let subject: String
    /// The cover layers, or groups of their features; bit `i` of a mask is the number `i`.
    public let covers: [Cover]
    /// The parcels, in the order of the layer.
    public let parcels: [ParcelCoverage]

    /// The covers in a mask, in their order.
    public func covers(in mask: LayerMask) -> [Cover] {
        covers.indices.filter { mask.contains(LayerMask(layer: $0)) }.map { covers[$0] }
    }

    /// The mask of all covers of some layers.
    public func mask(of names: [String]) -> LayerMask { mask { names.contains($0.layer) } }

    /// The mask of the covers that are wanted.
    func mask(where isWanted: (Cover) -> Bool) -> LayerMask {
        covers.indices.reduce(into: []) { mask, index in
            if isWanted(covers[index]) { mask.formUnion(LayerMask(layer: index)) }
        }
    }
}
