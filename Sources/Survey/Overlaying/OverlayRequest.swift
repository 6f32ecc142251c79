public import Land
public import Project

/// What `tuban overlap` is asked: which parcels, under which zones, measured how.
public struct OverlayRequest: Sendable {
    /// The layer of parcels; its `source` is the path of its file.
    public var parcels: LayerDeclaration
    /// The layers of zones; empty when the parcels are laid over themselves.
    public var zones: [LayerDeclaration]
    /// `statutory`, or `planar` for the plane of the parcels' own reference system.
    public var model: AreaModel
    /// Fields of either side to group by.
    ///
    /// A field of the zones makes a cover layer of each of its values.
    public var grouping: [String]
    /// Whether the parcels are laid over each other, to find ground that counts twice (重复图斑).
    public var isSelfOverlay: Bool
    /// Whether all zones are taken as one cover layer.
    public var isDissolved = false
    /// Overlaps whose thickest piece is thinner are not listed, metres; they are counted all the same.
    public var minimumThickness = 0.0
    /// Whether overlaps are graded by thickness.
    public var gradesThickness = true
    /// Whether every overlap is built as polygons, for a map or a table of pieces.
    public var keepsPieces = false
    /// Up to so many parcels are looked through for ground that lies in several of them, which costs another overlay.
    public var repetitionLimit = 50_000
    /// The number of tasks.
    public var jobs: Int
    /// Whether the SHA-256 of the files is taken, for results that carry it.
    public var takesDigests = true
    /// At most so many parcels are computed again by the topology library.
    public var selfCheckLimit: Int

    /// A request of parcels under zones.
    public init(parcels: LayerDeclaration, zones: [LayerDeclaration], model: AreaModel = .statutory) {
        self.parcels = parcels
        self.zones = zones
        self.model = model
        grouping = []
        isSelfOverlay = zones.isEmpty
        jobs = 1
        selfCheckLimit = 32
    }
}
