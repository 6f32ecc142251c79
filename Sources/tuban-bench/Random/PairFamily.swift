import ArgumentParser

/// The kinds of random pairs.
enum PairFamily: String, CaseIterable, ExpressibleByArgument {
    /// Convex polygons, overlapping or near.
    case convex
    /// Star-shaped polygons.
    case star
    /// Star-shaped with hundreds of jagged corners.
    case noisy
    /// Star-shaped with holes, some of which touch the shell in a corner.
    case holes
    /// Neighbours: the second has the first one's edge, corner by corner the same.
    case shared
    /// Neighbours: the second's corners lie on the first one's edges, rounded.
    case nearlyShared = "nearly-shared"
    /// A polygon and itself scaled by 1 − 1e-9.
    case shrunk
    /// A polygon and itself, turned about a corner by an irrational angle, small or large.
    case rotated
    /// Polygons rounded to a grid of millimetres to metres, with edges in common.
    case snapped
}
