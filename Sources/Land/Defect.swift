public import Bilingual

/// What is wrong with a feature, and what was done about it (质量问题).
public struct Defect: Sendable, Hashable, Codable {
    /// What kind of fault it is.
    public enum Code: String, Sendable, CaseIterable, Codable {
        /// It has no geometry, or an empty one.
        case emptyGeometry = "empty-geometry"
        /// Its geometry is of a kind, or in a state, that cannot be read.
        case unreadableGeometry = "unreadable-geometry"
        /// It is a line or a point in a layer of polygons.
        case notPolygon = "not-polygon"
        /// A coordinate is not a number, or not in the area of use of the reference system.
        case invalidCoordinate = "invalid-coordinate"
        /// Its polygons break the rules of the OGC: crossing rings, a hole outside its shell.
        case invalidPolygon = "invalid-polygon"
        /// Its polygons enclose no area.
        case noArea = "no-area"
        /// A text that decides whether it belongs to the layer, or what it is called, may have been cut short (文字被截断).
        case cutText = "cut-text"
        /// Its own record says that it is not what its layer shows (记载相反); it is used.
        case denied
        /// Its long edges are straight between longitudes and latitudes, and would enclose another area there (长边); it is used.
        case longEdges = "long-edges"
        /// Its corners are printed so coarsely, in such a system or with such numbers that its ground may be another (拐点存疑); it is used.
        case coarseCorners = "coarse-corners"
        /// Its polygons are those of another feature of the layer (重复图斑); it is used, and counted twice.
        case duplicate
    }

    /// What kind of fault it is.
    public let code: Code
    /// The feature's number in its file.
    public let fid: Int64
    /// What is wrong, where, and what was done.
    public let message: Message
    /// The area before any repair, in square metres of the model; 0 when it cannot be computed.
    public let areaBefore: Double
    /// How far the area of a repaired feature is from that of other readings of its rings, m²; 0 for none.
    public let stake: Double
    /// The number of the earlier feature that a copy is drawn as; `nil` for other defects.
    public let earlier: Int64?

    /// A defect from its parts.
    public init(
        _ code: Code, fid: Int64, message: Message, areaBefore: Double = 0, stake: Double = 0,
        earlier: Int64? = nil
    ) {
        self.code = code
        self.fid = fid
        self.message = message
        self.areaBefore = areaBefore
        self.stake = stake
        self.earlier = earlier
    }
}
