/// What covers a parcel: its area split by the set of layers over each piece of it (覆盖情况).
///
/// All areas are square metres of the working plane, before rounding.
public struct Coverage: Sendable, Hashable {
    /// The ground of the parcel that exactly these layers cover.
    public struct MaskArea: Sendable, Hashable {
        /// The layers over it; empty for ground that no layer covers.
        public let mask: LayerMask
        /// Its area.
        public internal(set) var area: Double

        /// A piece of a coverage.
        public init(mask: LayerMask, area: Double) {
            self.mask = mask
            self.area = area
        }
    }

    /// The ground of the parcel under one feature of one layer, whatever else covers it.
    public struct FeatureArea: Sendable, Hashable {
        /// The number of the cover layer.
        public let layer: Int
        /// The position of the feature in the layer.
        public let feature: Int
        /// Its area.
        public let area: Double
        /// The boundary of this ground is no longer than this, in metres of the plane; infinite when nothing is known.
        public let boundaryLimit: Double

        /// The overlap with one feature.
        public init(layer: Int, feature: Int, area: Double, boundaryLimit: Double = .infinity) {
            self.layer = layer
            self.feature = feature
            self.area = area
            self.boundaryLimit = boundaryLimit
        }
    }

    /// The ground of the parcel that several features of one layer cover (重复覆盖): double counting inside the layer.
    public struct DepthArea: Sendable, Hashable {
        /// The number of the cover layer.
        public let layer: Int
        /// How many of its features lie over the ground, 2 at least.
        public let depth: Int
        /// The area of the ground, counted once.
        public internal(set) var area: Double

        /// The ground of one depth.
        public init(layer: Int, depth: Int, area: Double) {
            self.layer = layer
            self.depth = depth
            self.area = area
        }
    }

    /// The parcel's own area.
    public let area: Double
    /// Per set of layers the area, sorted by mask; together they are `area`, and none is empty.
    public let masks: [MaskArea]
    /// Per cover feature the area, sorted by layer and feature; features that share no ground are left out.
    public let features: [FeatureArea]
    /// Per layer and depth the ground under several of its features, sorted; empty where none is.
    public let depths: [DepthArea]
    /// Whether the parcel's rings are valid, and its area that of its shells less its holes; otherwise it is even-odd.
    public let ringsAreSound: Bool
    /// Per bit of the masks the layer that it was dealt to; empty where bit `i` is layer `i`.
    public let sources: [CoverSource]

    /// A coverage from its parts.
    public init(
        area: Double, masks: [MaskArea], features: [FeatureArea], depths: [DepthArea] = [],
        ringsAreSound: Bool = true, sources: [CoverSource] = []
    ) {
        self.area = area
        self.masks = masks
        self.features = features
        self.depths = depths
        self.ringsAreSound = ringsAreSound
        self.sources = sources
    }

    /// An area without the noise of its summation, which depends on what else was swept: to 10⁻⁷ m².
    ///
    /// Shares are balanced over such areas, so that a figure is the same whatever was asked beside it.
    public static func settled(_ area: Double) -> Double {
        // From here on doubles are coarser themselves.
        area.magnitude < 1e8 ? (area * 1e7).rounded() / 1e7 : area
    }

    /// The area under at least one of these layers.
    public func area(underAny layers: LayerMask) -> Double {
        masks.reduce(0) { $1.mask.isDisjoint(with: layers) ? $0 : $0 + $1.area }
    }
}
