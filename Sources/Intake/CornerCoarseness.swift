import Bilingual
import Geometry
import Land

/// How far the corners of a file may be from where they are printed (坐标取位).
package struct CornerCoarseness: Sendable {
    /// The unit of their last digit; `nil` where nothing tells how far they may be.
    let metres: Double?
    /// What is told of it.
    let message: Message

    /// The ground that a parcel may win or lose: along its edges by half a unit, or all of it, elsewhere.
    func moved(_ ground: MultiPolygon, fid: Int64, area: Double) -> LongEdges {
        var strips: [LongEdges.Strip] = []
        if let metres {
            for number in 0..<ground.ringCount {
                let ring = ground.ring(number)
                for (a, b) in zip(ring, ring.dropFirst()) {
                    let (east, north) = (b.x - a.x, b.y - a.y)
                    let length = (east * east + north * north).squareRoot()
                    var box = Box(around: [a, b])
                    box.extend(to: Coordinate(x: box.minX - metres / 2, y: box.minY - metres / 2))
                    box.extend(to: Coordinate(x: box.maxX + metres / 2, y: box.maxY + metres / 2))
                    strips.append(LongEdges.Strip(from: a, to: b, box: box, area: length * metres / 2))
                }
            }
        } else {
            strips = [
                LongEdges.Strip(
                    from: Coordinate(x: .nan, y: .nan), to: Coordinate(x: .nan, y: .nan), box: ground.box,
                    area: area)
            ]
        }
        let moved = strips.reduce(0) { $0 + $1.area }
        return LongEdges(
            defect: Defect(.coarseCorners, fid: fid, message: message, areaBefore: area, stake: moved),
            gain: metres == nil ? 0 : moved, strips: strips)
    }
}
