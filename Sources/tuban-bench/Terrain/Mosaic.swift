import Geometry

/// Ground divided into cells without gap or overlap, whose borders wander like surveyed ones.
///
/// Every node, every edge point and every cell can be computed alone: nothing is stored, and neighbours get the same
/// points because a point depends on the number of its edge only.
///
/// Borders cannot cross. Each cell is seen whole from its centre, so the triangles between an edge and the two centres
/// beside it overlap with no others; an edge stays within its two triangles, and turns around a centre one way only.
struct Mosaic {
    let lattice: HexLattice
    private let origin: Coordinate
    private let spacing: Double
    private let warp: Warp
    private let seed: UInt64
    private let meanPoints: Double

    /// The distance of rows in a honeycomb of spacing 1.
    private static let rowStep = 0.75.squareRoot()
    /// How far a node may be from its regular place, in spacings: cells stay whole in view of their centre.
    private static let jitter = 0.15
    /// What an edge leaves free around a centre, as a part of the way to the straight edge.
    static let innerPart = 0.58

    /// A mosaic that covers a box.
    ///
    /// - Parameters:
    ///   - box: what must be covered, in the plane.
    ///   - spacing: the mean distance of cell centres, in metres.
    ///   - meanPoints: about how many points an edge has between its nodes.
    ///   - contrast: as of `Warp`.
    init(covering box: Box, spacing: Double, meanPoints: Double, seed: UInt64, contrast: Double) {
        let bend = 5000.0
        let margin = 2 * bend + 4 * spacing
        let outer = Box(
            minX: box.minX - margin, minY: box.minY - margin, maxX: box.maxX + margin, maxY: box.maxY + margin)
        origin = Coordinate(x: outer.minX, y: outer.minY)
        lattice = HexLattice(
            columns: Int(outer.width / spacing) + 2, rows: Int(outer.height / (spacing * Self.rowStep)) + 2)
        self.spacing = spacing
        self.meanPoints = meanPoints
        self.seed = seed
        warp = Warp(outer, seed: seed, contrast: contrast, bend: bend)
    }

    /// The centre of a cell.
    func centre(_ cell: Int) -> Coordinate { warp(regular(cell)) }

    /// A node, rounded as a survey records it.
    func node(_ number: Int) -> Coordinate { rounded(rawNode(number)) }

    /// The points of an edge between its nodes, as its owner sees it counter-clockwise.
    func appendPoints(ofEdge number: Int, to points: inout [Coordinate], reversed: Bool) {
        let (cell, direction) = number.quotientAndRemainder(dividingBy: 3)
        var stream = RandomStream(seed, topic: .edge, index: number)
        let shape = stream.fraction()
        let skew = stream.fraction() + stream.fraction()
        let isStraight = shape < 0.15
        let count = isStraight ? Int(3 * stream.fraction()) : Int(meanPoints * (0.3 + skew * skew * 0.75))
        guard count > 0 else { return }
        let amplitude = isStraight ? 0.004 : stream.number(in: 0.12...0.42)
        let start = rawNode(lattice.startNode(of: cell, direction))
        let end = rawNode(lattice.startNode(of: cell, direction + 1))
        let own = centre(cell)
        let other = centre(lattice.neighbour(of: cell, direction))
        // Slow swings between a few knots, and a roughness over them.
        let knots = 2 + Int(stream.fraction() * 4)
        var (left, right) = (stream.number(in: -1...1), stream.number(in: -1...1))
        var knot = 0
        let first = points.count
        var (previousPart, previousPull) = (0.0, 0.0)
        func add(_ part: Double, _ pull: Double) {
            let x = start.x + part * (end.x - start.x)
            let y = start.y + part * (end.y - start.y)
            let towards = pull < 0 ? other : own
            let size = abs(pull)
            points.append(
                rounded(Coordinate(x: x + size * (towards.x - x), y: y + size * (towards.y - y))))
        }
        for index in 0..<count {
            let part = (Double(index) + 1 + stream.number(in: -0.35...0.35)) / Double(count + 1)
            let place = part * Double(knots)
            while Double(knot + 1) < place {
                knot += 1
                (left, right) = (right, stream.number(in: -1...1))
            }
            let swing = left + (right - left) * SmoothNoise.ease(place - Double(knot))
            let envelope = min(1, 5 * part, 5 * (1 - part))
            let pull = amplitude * envelope * (0.72 * swing + 0.28 * stream.number(in: -1...1))
            // From one triangle to the other only across the straight edge.
            if pull * previousPull < 0 {
                add(previousPart + (part - previousPart) * previousPull / (previousPull - pull), 0)
            }
            add(part, pull)
            (previousPart, previousPull) = (part, pull)
        }
        if reversed { points[first...].reverse() }
    }

    /// A ring of edges as its coordinates, closed.
    func ring(_ edges: some Sequence<(cell: Int, direction: Int)>) -> [Coordinate] {
        var points: [Coordinate] = []
        points.reserveCapacity(128)
        for (cell, direction) in edges {
            points.append(node(lattice.startNode(of: cell, direction)))
            let edge = lattice.edge(of: cell, direction)
            appendPoints(ofEdge: edge.number, to: &points, reversed: !edge.isOwn)
        }
        if let first = points.first { points.append(first) }
        return points
    }

    /// The outline of one cell, counter-clockwise and closed.
    func ring(ofCell cell: Int) -> [Coordinate] { ring((0..<6).map { (cell, $0) }) }

    /// The outlines of a set of cells: counter-clockwise around the set, clockwise around what it leaves out.
    func rings(of cells: some Sequence<Int>, contains: (Int) -> Bool) -> [[Coordinate]] {
        lattice.outlines(of: cells, contains: contains).map(ring)
    }

    /// The distance from the centre of a cell that no border comes near, in metres.
    func freeRadius(ofCell cell: Int) -> Double {
        let centre = centre(cell)
        var nearest = Double.infinity
        var start = rawNode(lattice.startNode(of: cell, 0))
        for direction in 1...6 {
            let end = rawNode(lattice.startNode(of: cell, direction % 6))
            nearest = min(nearest, centre.distance(toSegment: start, end))
            start = end
        }
        return Self.innerPart * nearest
    }

    private func rawNode(_ number: Int) -> Coordinate {
        let middle = regular(number / 2)
        var stream = RandomStream(seed, topic: .node, index: number)
        let reach = spacing / 3.0.squareRoot()
        let jitter = Self.jitter * spacing
        return warp(
            Coordinate(
                x: middle.x + stream.number(in: -jitter...jitter),
                y: middle.y + (number.isMultiple(of: 2) ? reach : -reach) + stream.number(in: -jitter...jitter))
        )
    }

    private func regular(_ cell: Int) -> Coordinate {
        let (row, column) = cell.quotientAndRemainder(dividingBy: lattice.columns)
        return Coordinate(
            x: origin.x + spacing * (Double(column) + (row.isMultiple(of: 2) ? 0 : 0.5)),
            y: origin.y + spacing * Self.rowStep * Double(row))
    }
}

/// A position to 0.1 mm, the resolution of a survey.
func rounded(_ position: Coordinate) -> Coordinate {
    Coordinate(x: (position.x * 10_000).rounded() / 10_000, y: (position.y * 10_000).rounded() / 10_000)
}

extension Coordinate {
    /// The distance to the nearest position of a segment.
    fileprivate func distance(toSegment a: Coordinate, _ b: Coordinate) -> Double {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let length = dx * dx + dy * dy
        let part = length > 0 ? min(max(((x - a.x) * dx + (y - a.y) * dy) / length, 0), 1) : 0
        let (ex, ey) = (x - a.x - part * dx, y - a.y - part * dy)
        return (ex * ex + ey * ey).squareRoot()
    }
}
