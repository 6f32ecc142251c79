/// The geometry of one feature, reduced to what Tuban measures.
public enum Shape: Sendable, Hashable {
    /// Polygons: the only kind that has an area.
    case polygons(MultiPolygon)
    /// Lines, each as its coordinates: gullies, boundaries.
    case lines([[Coordinate]])
    /// Points: boundary stakes, signs.
    case points([Coordinate])
    /// The feature has no geometry, or an empty one.
    case empty

    /// The smallest box around it.
    public var box: Box {
        switch self {
        case .polygons(let polygons): polygons.box
        case .lines(let lines): Box(around: lines.joined())
        case .points(let points): Box(around: points)
        case .empty: .empty
        }
    }
}
