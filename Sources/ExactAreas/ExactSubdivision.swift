import BigInt
public import Geometry

/// The plane divided by features into pieces, each under one set of them, with the areas of the pieces.
///
/// The judge of the overlay engines, with which it shares no code. The ordinates, being doubles, are integers
/// on a lattice of a power of two. The plane is cut into slabs at the x of every vertex and of every crossing
/// of two edges. Inside a slab no edges cross, so the order of their heights in the middle of the slab is
/// their order all over it, and the ground between two neighbours is a trapezoid: width times difference of
/// the heights in the middle. From below upwards, each edge takes its feature in or out (even-odd rule).
///
/// Integers all along. Only two things are rounded, both to 2⁻¹²⁸ of a lattice step: the x of a crossing and
/// the height of an edge in the middle of a slab. A crossing moved by less than that misplaces no more than a
/// strip so wide, and equal heights stay equal. So for n edges and k crossings in a box of w × h steps every
/// area is right to `2⁻¹²⁸ (k h + n w)` squared steps, far less than half a unit of the last place of any area
/// that is not itself an accident of the lattice. Empty pieces have no area at all.
public struct ExactSubdivision: Sendable {
    /// The bits after the point of positions in steps.
    private static let bits = 128

    /// Per set of features its area, in squared steps times 2²ᵇ; sets over no ground are left out.
    private var pieces: [FeatureSet: BigInt] = [:]
    private let lattice: DyadicLattice

    /// The subdivision by some features.
    ///
    /// - Parameter features: each read by the even-odd rule over all its rings.
    /// - Returns: `nil` when an ordinate is not finite.
    public init?(by features: [MultiPolygon]) {
        guard let lattice = DyadicLattice(features) else { return nil }
        self.lattice = lattice
        let edges = Self.edges(of: features, on: lattice)
        let cuts = Self.cuts(edges)
        let starts = edges.map { Self.position(of: $0.x << Self.bits, in: cuts) }
        let ends = edges.map { Self.position(of: $0.endX << Self.bits, in: cuts) }
        var active: [Int] = []
        var next = 0
        for slab in cuts.indices.dropLast() {
            active.removeAll { ends[$0] <= slab }
            while next < edges.count, starts[next] <= slab {  // edges are in the order of their starts
                active.append(next)
                next += 1
            }
            addPieces(from: cuts[slab], to: cuts[slab + 1], edges: active.map { edges[$0] }, features.count)
        }
    }

    /// The area under the sets of features that a condition picks.
    ///
    /// - Returns: the nearest double of the sum, in squared units of the coordinates.
    public func area(where isWanted: (FeatureSet) -> Bool) -> Double {
        areas { isWanted($0) ? true : nil }[true] ?? 0
    }

    /// The areas of the pieces, added up by whatever a set of features is to count for.
    ///
    /// - Parameter key: what a set counts for, `nil` for nothing.
    /// - Returns: per key the nearest double of the sum; keys without ground are left out.
    public func areas<Key: Hashable>(by key: (FeatureSet) -> Key?) -> [Key: Double] {
        var sums: [Key: BigInt] = [:]
        for (set, area) in pieces {
            if let key = key(set) { sums[key, default: 0] += area }
        }
        return sums.mapValues { Double($0, timesTwoTo: 2 * (lattice.exponent - Self.bits)) }
    }

    /// The area under exactly `n` features for each `n` that occurs, 1 and above (重叠层数).
    public var areaByDepth: [Int: Double] { areas { $0.count } }

    /// All edges but the vertical ones, from left to right.
    private static func edges(of features: [MultiPolygon], on lattice: DyadicLattice) -> [SlabEdge] {
        var edges: [SlabEdge] = []
        for (feature, polygons) in features.enumerated() {
            for ring in 0..<polygons.ringCount {
                let corners = polygons.ring(ring).map { (x: lattice.steps($0.x), y: lattice.steps($0.y)) }
                for (a, b) in zip(corners, corners.dropFirst()) {
                    if let edge = SlabEdge(feature: feature, a, b) { edges.append(edge) }
                }
            }
        }
        return edges.sorted { $0.x < $1.x }
    }

    /// The x of all vertices and crossings, times 2ᵇ, sorted, each once.
    private static func cuts(_ edges: [SlabEdge]) -> [BigInt] {
        var cuts = Set<BigInt>()
        for edge in edges {
            cuts.insert(edge.x << bits)
            cuts.insert(edge.endX << bits)
        }
        for (index, edge) in edges.enumerated() {
            for other in edges[(index + 1)...] {
                guard other.x < edge.endX else { break }
                if let crossing = edge.crossing(with: other, bits: bits) { cuts.insert(crossing) }
            }
        }
        return cuts.sorted()
    }

    /// Where a cut is in the sorted list.
    private static func position(of cut: BigInt, in cuts: [BigInt]) -> Int {
        var (low, high) = (0, cuts.count)
        while low < high {
            let middle = (low + high) / 2
            if cuts[middle] < cut { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Adds the trapezoids of a slab to their pieces.
    private mutating func addPieces(from left: BigInt, to right: BigInt, edges: [SlabEdge], _ features: Int) {
        let bounds = edges.map {
            (height: $0.height(atHalfOf: left + right, bits: Self.bits), feature: $0.feature)
        }
        var over = FeatureSet(capacity: features)
        var previous: BigInt?
        for bound in bounds.sorted(by: { $0.height < $1.height }) {
            if let previous, over.count > 0, bound.height > previous {
                pieces[over, default: 0] += (bound.height - previous) * (right - left)
            }
            over.toggle(bound.feature)
            previous = bound.height
        }
    }
}
