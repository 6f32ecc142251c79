import Geometry

/// A smooth one-to-one mapping of a box to about itself: dense where people live, wide on the steppe.
struct Warp {
    private let box: Box
    private let east: Stretching
    private let north: Stretching
    private let bendX: SmoothNoise
    private let bendY: SmoothNoise
    private let bend: Double

    /// A mapping.
    ///
    /// - Parameters:
    ///   - box: what is mapped.
    ///   - seed: of the terrain.
    ///   - contrast: the widest over the narrowest stretch along one axis, 1 or more.
    ///   - bend: how far positions move aside, in metres; small against 50 km, for the mapping to stay one-to-one.
    init(_ box: Box, seed: UInt64, contrast: Double, bend: Double) {
        self.box = box
        self.bend = bend
        var stream = RandomStream(seed, topic: .warp)
        east = Stretching(&stream, pieces: 7, contrast: contrast)
        north = Stretching(&stream, pieces: 9, contrast: contrast)
        bendX = SmoothNoise(seed: stream.next(), wavelength: 100_000)
        bendY = SmoothNoise(seed: stream.next(), wavelength: 100_000)
    }

    /// Where a position comes to lie.
    func callAsFunction(_ position: Coordinate) -> Coordinate {
        let u = (position.x - box.minX) / box.width
        let v = (position.y - box.minY) / box.height
        return Coordinate(
            x: box.minX + box.width * east.value(at: u) + bend * bendX.value(at: position),
            y: box.minY + box.height * north.value(at: v) + bend * bendY.value(at: position))
    }

    /// A growing function from 0…1 onto 0…1, whose slope is linear between knots.
    private struct Stretching {
        private let slopes: [Double]
        private let sums: [Double]

        init(_ stream: inout RandomStream, pieces: Int, contrast: Double) {
            let slopes = (0...pieces).map { knot in
                // Knots alternate, or two equal ones by chance would take the contrast away.
                knot.isMultiple(of: 2)
                    ? stream.number(in: 1...(1 + contrast) / 2)
                    : stream.number(in: (1 + contrast) / 2...contrast)
            }
            var sums = [0.0]
            for piece in 0..<pieces { sums.append(sums[piece] + (slopes[piece] + slopes[piece + 1]) / 2) }
            let total = sums[pieces]
            self.slopes = slopes.map { $0 / total }
            self.sums = sums.map { $0 / total }
        }

        func value(at part: Double) -> Double {
            let pieces = slopes.count - 1
            let scaled = part * Double(pieces)
            let piece = min(max(Int(scaled.rounded(.down)), 0), pieces - 1)
            let rest = scaled - Double(piece)
            return sums[piece] + rest * (slopes[piece] + rest * (slopes[piece + 1] - slopes[piece]) / 2)
        }
    }
}
