/// The bounds of an edge or of a run of edges, laid out so that two of them are compared in one step.
struct Extent {
    /// The smallest x and y, then the largest ones with the other sign.
    private var bounds: SIMD4<Double>

    /// The bounds of nothing.
    static let empty = Extent(bounds: SIMD4(repeating: .infinity))

    private init(bounds: SIMD4<Double>) { self.bounds = bounds }

    var minX: Double { bounds.x }
    var minY: Double { bounds.y }
    var maxX: Double { -bounds.z }
    var maxY: Double { -bounds.w }

    @inline(__always)
    init(_ edge: Edge) {
        bounds = SIMD4(
            min(edge.ax, edge.bx), min(edge.ay, edge.by), -max(edge.ax, edge.bx), -max(edge.ay, edge.by))
    }

    @inline(__always)
    mutating func extend(to other: Extent) {
        bounds.replace(with: other.bounds, where: other.bounds .< bounds)
    }

    /// What another extent must not exceed to meet this one.
    struct Reach {
        fileprivate let limits: SIMD4<Double>
    }

    var reach: Reach {
        @inline(__always) get { Reach(limits: SIMD4(-bounds.z, -bounds.w, -bounds.x, -bounds.y)) }
    }

    /// Whether the two share a point; touching counts.
    @inline(__always)
    func isWithin(_ reach: Reach) -> Bool { all(bounds .<= reach.limits) }

    /// Whether a position lies in it.
    func contains(_ x: Double, _ y: Double) -> Bool {
        minX <= x && x <= maxX && minY <= y && y <= maxY
    }
}
