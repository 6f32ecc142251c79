import Geometry

/// The edges of all cover features in a tree of boxes, each box knowing the covers over its corner (覆盖索引).
///
/// Made once for a set of cover layers and shared by all tasks. A box is halved both ways until few edges meet it. A
/// parcel meets the edges of the leaves that its own box meets; what covers the corner of its box follows from the corner
/// of one leaf and the edges passed on the way, by exact decisions only. No ring needs to be valid or oriented.
public final class CoverIndex: Sendable {
    /// A cover feature that has edges.
    struct Cover: Sendable {
        let layer: Int
        let feature: Int
    }

    /// A box of the tree; its bounds follow from the way down to it.
    struct Node {
        var middleX = 0.0
        var middleY = 0.0
        /// The first of its four children, in the order south-west, south-east, north-west, north-east; −1 for a leaf.
        var firstChild: Int32 = -1
        /// Where its edges are in `references`, when it is a leaf.
        var references: Range<Int32> = 0..<0
        /// Where the covers over its south-west corner are in `covering`.
        var covering: Range<Int32> = 0..<0
        /// Whether `covering` is complete; else it is what differs from the corner of the parent.
        var isComplete = true
    }

    let covers: [Cover]
    let edges: [Edge]
    let bounds: Box
    let nodes: [Node]
    let references: [Int32]
    let covering: [Int32]

    /// The number of edges of all cover features.
    public var edgeCount: Int { edges.count }

    /// An index over cover layers.
    ///
    /// Features count by the even-odd rule, whatever their rings do; edges without length are left out.
    ///
    /// - Parameters:
    ///   - layers: 64 at most, in one plane; layer `i` is bit `i` of the masks.
    ///   - isDealt: whether bits are dealt to the layers that each parcel meets (`EdgeCoverageEngine.coverage(over:)`):
    ///     there may be any number then.
    /// - Throws: `tooManyLayers`; `notFinite` with layer and feature.
    public init(_ layers: [CoverLayer], isDealt: Bool = false) throws(OverlayError) {
        guard isDealt || layers.count <= LayerMask.maximumLayers else { throw OverlayError(.tooManyLayers) }
        var covers: [Cover] = []
        var edges: [Edge] = []
        edges.reserveCapacity(layers.reduce(0) { $0 + $1.features.reduce(0) { $0 + $1.coordinates.count } })
        var box = Box.empty
        for (layer, content) in layers.enumerated() {
            for (feature, polygons) in content.features.enumerated() {
                let start = edges.count
                let owner = Int32(covers.count)
                var first = 0
                for end in polygons.ringEnds {
                    for index in first..<max(first, end - 1) {
                        let a = polygons.coordinates[index]
                        let b = polygons.coordinates[index + 1]
                        guard a != b else { continue }
                        edges.append(Edge(ax: a.x, ay: a.y, bx: b.x, by: b.y, owner: owner))
                    }
                    first = end
                }
                guard edges.count > start else { continue }
                let extent = polygons.box
                guard extent.isMeasurable else {
                    throw OverlayError(.notFinite, layer: layer, feature: feature)
                }
                box.extend(to: extent)
                covers.append(Cover(layer: layer, feature: feature))
            }
        }
        self.covers = covers
        self.edges = edges
        var builder = CoverIndexBuilder(edges: edges)
        bounds = builder.build(around: box)
        nodes = builder.nodes
        references = builder.references
        covering = builder.covering
    }
}

extension Box {
    /// Whether products of its sizes are finite numbers.
    var isMeasurable: Bool {
        minX.isFinite && minY.isFinite && maxX.isFinite && maxY.isFinite
            && (width * width + height * height).isFinite
    }
}
