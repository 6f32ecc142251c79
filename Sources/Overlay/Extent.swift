/// The bounds of an edge or of a run of edges, laid out so that two of them are compared in one step.
struct Extent {
    private var low: SIMD2<Double>
    private var high: SIMD2<Double>

    /// The bounds of nothing.
    static let empty = Extent(low: SIMD2(repeating: .infinity), high: SIMD2(repeating: -.infinity))

    private init(low: SIMD2<Double>, high: SIMD2<Double>) {
        self.low = low
        self.high = high
    }

    @inline(__always)
    init(_ edge: Edge) {
        low = SIMD2(min(edge.ax, edge.bx), min(edge.ay, edge.by))
        high = SIMD2(max(edge.ax, edge.bx), max(edge.ay, edge.by))
    }

    var minX: Double { low.x }
    var minY: Double { low.y }
    var maxX: Double { high.x }
    var maxY: Double { high.y }

    @inline(__always)
    mutating func extend(to other: Extent) {
        low.replace(with: other.low, where: other.low .< low)
        high.replace(with: other.high, where: other.high .> high)
    }

    /// Whether the two share a point; touching counts.
    @inline(__always)
    func meets(_ other: Extent) -> Bool { all((low .<= other.high) .& (other.low .<= high)) }

    /// Whether a position lies in it.
    func contains(_ x: Double, _ y: Double) -> Bool {
        minX <= x && x <= maxX && minY <= y && y <= maxY
    }
}
