import Geometry

/// Which patch of basic grassland a position belongs to: the nearest of many middles, some of them left out.
struct GrasslandPatches {
    private let origin: Coordinate
    private let columns: Int
    private let seed: UInt64
    private static let step = 3200.0

    init(covering box: Box, seed: UInt64) {
        origin = Coordinate(x: box.minX - 2 * Self.step, y: box.minY - 2 * Self.step)
        columns = Int(box.width / Self.step) + 5
        self.seed = seed
    }

    /// The number of the patch, `nil` where there is none.
    func patch(at position: Coordinate) -> Int? {
        let column = Int((position.x - origin.x) / Self.step)
        let row = Int((position.y - origin.y) / Self.step)
        var best = (distance: Double.infinity, number: 0, isLeftOut: false)
        for nearRow in row - 1...row + 1 {
            for nearColumn in column - 1...column + 1 {
                let number = nearRow * columns + nearColumn
                var stream = RandomStream(seed, topic: .patch, index: number)
                let x = origin.x + Self.step * (Double(nearColumn) + stream.fraction()) - position.x
                let y = origin.y + Self.step * (Double(nearRow) + stream.fraction()) - position.y
                let distance = x * x + y * y
                if distance < best.distance { best = (distance, number, stream.fraction() < 0.3) }
            }
        }
        return best.isLeftOut ? nil : best.number
    }
}
