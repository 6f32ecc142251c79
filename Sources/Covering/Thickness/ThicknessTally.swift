public import Geodesy

/// Pieces of overlap, counted by how thick they are (重叠厚度统计).
public struct ThicknessTally: Sendable, Hashable {
    /// The pieces of one class.
    public struct Part: Sendable, Hashable {
        /// How many there are.
        public internal(set) var count = 0
        /// Their area.
        public internal(set) var area = Area.zero
    }

    private var coincident = Part()
    private var doubtful = Part()
    private var overlap = Part()

    /// No piece.
    package init() {}

    /// The pieces of a class.
    public internal(set) subscript(thickness: ThicknessClass) -> Part {
        get {
            switch thickness {
            case .coincident: coincident
            case .doubtful: doubtful
            case .overlap: overlap
            }
        }
        set {
            switch thickness {
            case .coincident: coincident = newValue
            case .doubtful: doubtful = newValue
            case .overlap: overlap = newValue
            }
        }
    }

    /// Counts a piece.
    package mutating func add(_ area: Area, _ thickness: ThicknessClass) {
        self[thickness].count += 1
        self[thickness].area += area
    }

    /// Counts the pieces of another tally.
    package mutating func add(_ other: ThicknessTally) {
        for thickness in ThicknessClass.allCases {
            self[thickness].count += other[thickness].count
            self[thickness].area += other[thickness].area
        }
    }

    /// The class of the thickest piece; `nil` without a piece.
    public var thickest: ThicknessClass? { ThicknessClass.allCases.last { self[$0].count > 0 } }

    /// The number of pieces.
    public var count: Int { coincident.count + doubtful.count + overlap.count }

    /// Whether any piece is thinner than an overlap.
    public var hasThinPieces: Bool { coincident.count > 0 || doubtful.count > 0 }
}
