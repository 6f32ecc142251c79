import Geometry

/// The edges of the parcel at hand, in memory that serves one parcel after the other.
struct ParcelEdges {
    /// The edges of all rings, without those of no length; their owner is the parcel.
    private(set) var edges: [Edge] = []
    /// Per ring the number of edges before its end.
    private(set) var ringEnds: [Int] = []
    /// Per ring the number of its polygon and whether it is the shell.
    private(set) var roles: [(polygon: Int, isShell: Bool)] = []
    private(set) var box = Box.empty
    private var knownBlocks = EdgeBlocks()
    private var areBlocksKnown = false

    /// More comparisons than this may be dearer than the sweep they save.
    private static let comparisonLimit = 100_000

    /// Replaces the parcel.
    ///
    /// - Parameter range: the numbers of its polygons.
    mutating func read(_ polygons: MultiPolygon, _ range: Range<Int>) {
        edges.removeAll(keepingCapacity: true)
        ringEnds.removeAll(keepingCapacity: true)
        roles.removeAll(keepingCapacity: true)
        var box = Box.empty
        for polygon in range {
            let rings = polygons.rings(ofPolygon: polygon)
            for ring in rings {
                let range = (ring == 0 ? 0 : polygons.ringEnds[ring - 1])..<polygons.ringEnds[ring]
                guard var a = range.isEmpty ? nil : polygons.coordinates[range.lowerBound] else { continue }
                box.extend(to: a)
                for index in range.dropFirst() {
                    let b = polygons.coordinates[index]
                    if a != b {
                        edges.append(Edge(ax: a.x, ay: a.y, bx: b.x, by: b.y, owner: SlabSweep.subject))
                        box.extend(to: b)
                    }
                    a = b
                }
                ringEnds.append(edges.count)
                roles.append((polygon, ring == rings.lowerBound))
            }
        }
        self.box = box
        areBlocksKnown = false
    }

    /// The edges in short runs, made when they are first asked for: what only is measured needs none.
    var blocks: EdgeBlocks {
        mutating get {
            if !areBlocksKnown { knownBlocks.read(edges, ringEnds: ringEnds) }
            areBlocksKnown = true
            return knownBlocks
        }
    }

    /// Whether it is one shell with or without holes.
    var isOnePiece: Bool { roles.first?.polygon == roles.last?.polygon }

    /// The area of its shells less that of its holes.
    var area: Double {
        let origin = Coordinate(x: box.minX, y: box.minY)
        var total = 0.0
        var start = 0
        for (ring, end) in ringEnds.enumerated() {
            let area = area(of: start..<end, origin)
            total += roles[ring].isShell ? area : -area
            start = end
        }
        return total
    }

    /// The area of a ring, added up without loss (Neumaier): a county has a hundred thousand edges.
    private func area(of ring: Range<Int>, _ origin: Coordinate) -> Double {
        var sum = 0.0
        var lost = 0.0
        for index in ring {
            let edge = edges[index]
            let term =
                (edge.ax - origin.x) * (edge.by - origin.y) - (edge.bx - origin.x) * (edge.ay - origin.y)
            let new = sum + term
            lost += sum.magnitude >= term.magnitude ? (sum - new) + term : (term - new) + sum
            sum = new
        }
        return (0.5 * (sum + lost)).magnitude
    }

    /// The length of all rings.
    var length: Double { edges.reduce(0) { $0 + $1.length } }

    /// Whether none of these edges runs through the ground of the parcel; `false` when that is not certain.
    ///
    /// They may run along its boundary from corner to corner, as a cover drawn along parcels does.
    ///
    /// - Parameter others: fast when many are continued by the next.
    mutating func areOutside(_ others: [Edge]) -> Bool {
        let blocks = blocks
        guard others.count * blocks.blocks.count <= Self.comparisonLimit else { return false }
        // The end of the last edge that lies outside, unless it lies on the boundary.
        var free: Coordinate?
        for edge in others {
            switch blocks.contact(of: edge, with: edges) {
            case .crossing:
                return false
            case .same:
                free = nil
            case .clear(let touchesAtStart, let touchesAtEnd):
                // It lies on one side as a whole, and so does what goes on from its free end.
                if touchesAtStart && touchesAtEnd { return false }
                let isContinued = free.map { $0.x == edge.ax && $0.y == edge.ay } ?? false
                if !isContinued {
                    let isInside = touchesAtStart ? contains(edge.bx, edge.by) : contains(edge.ax, edge.ay)
                    if isInside { return false }
                }
                free = touchesAtEnd ? nil : Coordinate(x: edge.bx, y: edge.by)
            }
        }
        return true
    }

    /// A position inside the parcel, halfway up its box.
    var innerPosition: Coordinate? {
        let y = (box.minY + box.maxY) / 2
        var west = Double.infinity
        var next = Double.infinity
        for edge in edges where (edge.ay > y) != (edge.by > y) {
            let x = edge.ax + (edge.bx - edge.ax) * ((y - edge.ay) / (edge.by - edge.ay))
            next = min(next, max(x, west))
            west = min(west, x)
        }
        let x = (west + next) / 2
        return contains(x, y) ? Coordinate(x: x, y: y) : nil
    }

    /// Whether the parcel contains a position, by the even-odd rule.
    func contains(_ x: Double, _ y: Double) -> Bool {
        guard x >= box.minX, x <= box.maxX, y >= box.minY, y <= box.maxY else { return false }
        var isInside = false
        for edge in edges where (edge.ay > y) != (edge.by > y) && Orientation.crossesLeft(of: x, y, edge) {
            isInside.toggle()
        }
        return isInside
    }
}
