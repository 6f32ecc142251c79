import Bilingual
import CornerLists
import Geometry
import Land

/// What the deviations of a file of corners leave open of its parcels (拐点存疑).
package struct CornerStakes: Sendable {
    private let warnings: [(stake: CornerStake, message: Message)]

    /// Takes the deviations; `nil` where all corners are beyond doubt.
    init?(_ warnings: [CornerWarning]) {
        self.warnings = warnings.compactMap { warning in warning.stake.map { ($0, warning.message) } }
        guard !self.warnings.isEmpty else { return nil }
    }

    /// The ground that a parcel may win or lose: along its edges by half a unit, or all of it, there or elsewhere.
    ///
    /// - Parameter fid: its number in the file, from 0.
    /// - Returns: `nil` for a parcel that none of them is about.
    func moved(_ ground: MultiPolygon, fid: Int64, area: Double) -> LongEdges? {
        var (strips, gain) = ([LongEdges.Strip](), 0.0)
        var first: Message?
        var metres = 0.0
        for (stake, message) in warnings where stake.parcels?.contains(Int(fid)) ?? true {
            switch stake.extent {
            case .metres(let unit): metres = max(metres, unit)
            case .place: strips.append(.anywhere(in: ground.box, area))
            case .share(let share) where share < 1:
                let corner = Coordinate(x: ground.box.minX, y: ground.box.minY)
                strips.append(LongEdges.Strip(from: corner, to: corner, box: ground.box, area: area * share))
                gain += area * share
            case .share:
                // A corner that is missing lies beside the box of the others as well as in it.
                let size = max(area, ground.box.width * ground.box.height)
                strips.append(.anywhere(in: ground.box.doubled, size))
                gain += size
            }
            first = first ?? message
        }
        if metres > 0 {
            let along = Self.strips(along: ground, metres)
            strips += along
            gain += along.reduce(0) { $0 + $1.area }
        }
        return first.map { message in
            LongEdges(
                defect: Defect(
                    .coarseCorners, fid: fid, message: message, areaBefore: area,
                    stake: strips.reduce(0) { $0 + $1.area }), gain: gain, strips: strips)
        }
    }

    private static func strips(along ground: MultiPolygon, _ metres: Double) -> [LongEdges.Strip] {
        (0..<ground.ringCount).flatMap { number in
            let ring = ground.ring(number)
            return zip(ring, ring.dropFirst()).map { a, b in
                let (east, north) = (b.x - a.x, b.y - a.y)
                let length = (east * east + north * north).squareRoot()
                return LongEdges.Strip(
                    from: a, to: b, box: Box(around: [a, b]).grown(by: metres / 2, metres / 2),
                    area: length * metres / 2)
            }
        }
    }
}

extension LongEdges.Strip {
    /// Ground of which nothing tells along which edge it lies.
    fileprivate static func anywhere(in box: Box, _ area: Double) -> Self {
        Self(from: Coordinate(x: .nan, y: .nan), to: Coordinate(x: .nan, y: .nan), box: box, area: area)
    }
}

extension Box {
    fileprivate func grown(by east: Double, _ north: Double) -> Box {
        var box = self
        box.extend(to: Coordinate(x: minX - east, y: minY - north))
        box.extend(to: Coordinate(x: maxX + east, y: maxY + north))
        return box
    }

    /// With half its size around it.
    fileprivate var doubled: Box { grown(by: width / 2, height / 2) }
}
