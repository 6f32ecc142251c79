public import Geometry

/// A parcel and covers on a lattice, with areas that were counted and not computed.
///
/// Squares, L shapes, frames, triangles and diamonds with corners on corners and edges on edges, covers equal to
/// the parcel, and diagonals through lattice points: where every decision about inside and outside is a tie.
public struct LatticeCase: Sendable {
    /// Where the lattice lies.
    public let frame: LatticeFrame
    /// The parcel.
    public let subject: MultiPolygon
    /// The cover layers, each as its features.
    public let layers: [[MultiPolygon]]
    /// The areas by count.
    public let expected: ExactCoverage
    /// How far any area may be from the count because corners were rounded: 0 in representable frames.
    public let tolerance: Double

    /// Shapes have their corners in a square of so many cells.
    private static let cells = 16

    /// A random case.
    ///
    /// - Parameters:
    ///   - seed: gives the same shapes in every frame.
    ///   - frame: where.
    ///   - onlyValid: leaves out features that cross or overlap themselves.
    public init(seed: UInt64, frame: LatticeFrame, onlyValid: Bool = false) {
        var random = SplitMix64(seed: seed)
        let parcel = Self.shape(&random, onlyValid)
        let shapes: [[LatticeShape]] = (0..<random.integer(in: 1...3)).map { _ in
            (0..<random.integer(in: 0...12)).map { _ in
                random.oneIn(8) ? parcel : Self.shape(&random, onlyValid)
            }
        }
        self.frame = frame
        subject = Self.polygons(parcel, frame, &random)
        layers = shapes.map { layer in layer.map { Self.polygons($0, frame, &random) } }
        expected = Self.counted(parcel, shapes, frame)
        // A boundary moved by d changes an area by no more than d times its length.
        let boundary = ([subject] + layers.joined()).reduce(0.0) { $0 + $1.boundaryLength }
        tolerance = frame.displacement(cells: 2 * Self.cells) * boundary
    }

    private static func shape(_ random: inout SplitMix64, _ onlyValid: Bool) -> LatticeShape {
        let (x, y) = (random.integer(in: 4...9), random.integer(in: 4...9))
        let size = random.integer(in: 1...6)
        switch random.integer(in: 1...(onlyValid ? 8 : 10)) {
        case 1: return .rectangle(x, y, size, random.integer(in: 1...6))
        case 2: return .rectangle(x, y, size, size)
        case 3: return .corner(x, y, 2 * ((size + 1) / 2))
        case 4: return .frame(x, y, size + 2, edge: random.integer(in: 1...((size + 1) / 2)))
        case 5: return .triangle(x, y, size, right: random.oneIn(2) ? 1 : -1, up: random.oneIn(2) ? 1 : -1)
        case 6: return .diamond(x + 3, y + 3, random.integer(in: 1...3))
        case 7: return .pierced(x, y, 2 * ((size + 1) / 2))
        case 8:
            // Two parts that touch in a corner.
            return LatticeShape.rectangle(x, y, size, size).adding(.triangle(x, y, 2, right: -1, up: -1))
        case 9: return .bowTie(x, y, size)
        default: return LatticeShape.diamond(x + 2, y + 2, 2).adding(.rectangle(x, y, size, 3))
        }
    }

    /// The rings with some lattice points along their edges added and some corners doubled, each ring from any
    /// corner on and in any direction.
    private static func polygons(
        _ shape: LatticeShape, _ frame: LatticeFrame, _ random: inout SplitMix64
    ) -> MultiPolygon {
        MultiPolygon(
            shape.polygons.map { rings in
                rings.map { ring in
                    var points: [LatticePoint] = []
                    for (index, corner) in ring.enumerated() {
                        points.append(corner)
                        if random.oneIn(10) { points.append(corner) }
                        let next = ring[(index + 1) % ring.count]
                        let (dx, dy) = (next.x - corner.x, next.y - corner.y)
                        let steps = max(abs(dx), abs(dy))
                        for step in 1..<max(1, steps) where random.oneIn(4) {
                            points.append(
                                LatticePoint(x: corner.x + dx / steps * step, y: corner.y + dy / steps * step))
                        }
                    }
                    let start = random.integer(in: 0...(points.count - 1))
                    let turned = Array(points[start...] + points[..<start])
                    return (random.oneIn(2) ? turned : turned.reversed()).map(frame.corner)
                }
            })
    }

    /// Counts the quarters of cells.
    private static func counted(
        _ parcel: LatticeShape, _ layers: [[LatticeShape]], _ frame: LatticeFrame
    ) -> ExactCoverage {
        var total = 0
        var masks: [UInt64: Int] = [:]
        var features = layers.map { Array(repeating: 0, count: $0.count) }
        var depths = layers.map { _ in [Int: Int]() }
        for column in -cells..<(2 * cells) {
            for row in -cells..<(2 * cells) {
                // The centres of gravity of the four quarters, in sixths.
                for (dx, dy) in [(3, 1), (5, 3), (3, 5), (1, 3)] {
                    let (x, y) = (6 * column + dx, 6 * row + dy)
                    guard parcel.covers(x, y) else { continue }
                    total += 1
                    var mask: UInt64 = 0
                    for (layer, shapes) in layers.enumerated() {
                        let over = shapes.indices.filter { shapes[$0].covers(x, y) }
                        for feature in over { features[layer][feature] += 1 }
                        guard !over.isEmpty else { continue }
                        mask |= 1 << UInt64(layer)
                        depths[layer][over.count, default: 0] += 1
                    }
                    masks[mask, default: 0] += 1
                }
            }
        }
        func area(_ quarters: Int) -> Double { Double(quarters) / 4 * frame.cell * frame.cell }
        return ExactCoverage(
            area: area(total), masks: masks.mapValues(area), features: features.map { $0.map(area) },
            depths: depths.map { $0.mapValues(area) })
    }
}

extension MultiPolygon {
    /// The length of all rings.
    fileprivate var boundaryLength: Double {
        (0..<ringCount).reduce(0) { length, index in
            let ring = ring(index)
            return zip(ring, ring.dropFirst()).reduce(length) {
                let (dx, dy) = ($1.1.x - $1.0.x, $1.1.y - $1.0.y)
                return $0 + (dx * dx + dy * dy).squareRoot()
            }
        }
    }
}
