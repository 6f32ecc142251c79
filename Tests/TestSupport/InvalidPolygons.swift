import Foundation
public import Geometry

/// Random multipolygons with the faults that digitising, converting and cutting leave: the same for a seed on every machine.
///
/// Areas of theirs have a meaning by the even-odd rule only, so whoever measures them has to have read all rings.
public struct InvalidPolygons: Sendable {
    /// What is wrong with a multipolygon.
    public enum Fault: String, CaseIterable, Sendable {
        /// Two triangles in one ring, of different sizes.
        case bowTie
        /// A ring of random corners, which crosses itself many times.
        case crossingRing
        /// A star drawn without lifting the pen: its middle is enclosed twice and more.
        case starPolygon
        /// Two parts over each other.
        case overlappingParts
        /// Parts inside each other, where holes were meant.
        case nestedShells
        /// A hole beside its shell.
        case holeOutside
        /// A hole across the boundary of its shell.
        case holeAcross
        /// A ring drawn twice, which by the even-odd rule is none, and another part.
        case duplicateRings
        /// A corner far out and back again.
        case spike
        /// Edges of no length.
        case zeroLengthEdges
        /// A corner that comes again later in the ring.
        case repeatedCorner
        /// Two parts with a whole edge in common, and a third across it.
        case sharedEdge
        /// Several of them in one multipolygon.
        case several
    }

    private var random: SeededNumbers

    /// A sequence of its own.
    public init(seed: UInt64) { random = SeededNumbers(seed: seed) }

    /// A multipolygon around the origin.
    ///
    /// - Parameter size: how far it reaches from the origin, roughly.
    public mutating func next(_ fault: Fault, size: Double) -> MultiPolygon {
        switch fault {
        case .bowTie:
            let (low, high) = (random.number(0.3, 1) * size, random.number(0.3, 1) * size)
            return polygon([[(-size, -low), (size, high), (size, -low), (-size, high)]])
        case .crossingRing: return polygon([crossing(size)])
        case .starPolygon:
            let count = 2 * random.integer(in: 2...5) + 1
            let step = random.integer(in: 2...(count / 2))
            let turn = random.number(0, 7)
            return polygon([
                (0..<count).map { corner in
                    let angle = turn + 2 * Double.pi * Double(step * corner) / Double(count)
                    return (size * cos(angle), size * sin(angle))
                }
            ])
        case .overlappingParts:
            var parts = polygon([ring(0.7 * size, at: -0.3 * size)])
            parts.append(polygon([ring(0.7 * size, at: 0.3 * size)]))
            return parts
        case .nestedShells:
            var parts = polygon([ring(size)])
            parts.append(polygon([ring(0.3 * size)]))
            parts.append(polygon([ring(0.1 * size)]))
            return parts
        case .holeOutside:
            return polygon([ring(0.5 * size, at: -0.5 * size), ring(0.3 * size, at: 0.7 * size)])
        case .holeAcross: return polygon([ring(0.7 * size), ring(0.5 * size, at: 0.5 * size)])
        case .duplicateRings:
            let twice = ring(size)
            var parts = polygon([twice])
            parts.append(polygon([twice]))
            parts.append(polygon([ring(0.4 * size, at: 2 * size)]))
            return parts
        case .spike:
            var corners = ring(size)
            let index = random.integer(in: 0...(corners.count - 1))
            let tip = (
                corners[index].0 + random.number(-1, 1) * size, corners[index].1 + random.number(-1, 1) * size
            )
            corners.insert(contentsOf: [tip, corners[index]], at: index + 1)
            return polygon([corners])
        case .zeroLengthEdges:
            var corners = crossing(size)
            let index = random.integer(in: 0...(corners.count - 1))
            corners.insert(
                contentsOf: Array(repeating: corners[index], count: random.integer(in: 1...3)), at: index)
            return polygon([corners])
        case .repeatedCorner:
            var corners = ring(size)
            let later = random.integer(in: 2...(corners.count - 1))
            corners.insert(corners[random.integer(in: 0...(later - 2))], at: later)
            return polygon([corners])
        case .sharedEdge:
            let (middle, height) = (random.number(-0.4, 0.4) * size, random.number(0.2, 1) * size)
            var parts = polygon([[(-size, -height), (middle, -height), (middle, height), (-size, height)]])
            parts.append(polygon([[(middle, -height), (size, -height), (size, height), (middle, height)]]))
            parts.append(polygon([crossing(0.3 * size)]))
            return parts
        case .several:
            var parts = MultiPolygon()
            let faults = Fault.allCases.dropLast()
            for _ in 0..<random.integer(in: 2...4) {
                let fault = faults[random.integer(in: 0...(faults.count - 1))]
                parts.append(next(fault, size: random.number(0.3, 1) * size))
            }
            return parts
        }
    }

    /// A size between two, small ones as frequent as large ones of the same ratio.
    public mutating func size(_ least: Double, _ greatest: Double) -> Double {
        exp(random.number(log(least), log(greatest)))
    }

    private func polygon(_ rings: [[(Double, Double)]]) -> MultiPolygon {
        MultiPolygon([rings.map { ring in ring.map { Coordinate(x: $0.0, y: $0.1) } }])
    }

    /// A ring that does not cross itself, though its corners may be sharp.
    private mutating func ring(_ size: Double, at x: Double = 0) -> [(Double, Double)] {
        let count = random.integer(in: 4...20)
        return (0..<count).map { corner in
            let angle = 2 * Double.pi * (Double(corner) + random.number(0, 0.7)) / Double(count)
            let length = random.number(0.35, 1) * size
            return (x + length * cos(angle), length * sin(angle))
        }
    }

    private mutating func crossing(_ size: Double) -> [(Double, Double)] {
        (0..<random.integer(in: 4...12)).map { _ in (random.number(-size, size), random.number(-size, size)) }
    }
}
