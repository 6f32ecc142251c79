import Geometry

/// A ring that is seen whole from its middle, rough at every scale: a reserve, a pond, an adversary.
enum StarOutline {
    /// A closed ring, counter-clockwise.
    ///
    /// - Parameters:
    ///   - middle: where it is.
    ///   - radius: its mean size is a little below, in metres.
    ///   - count: how many points; rounded up to a multiple of four.
    ///   - roughness: how far it goes in, from 0 to below 0.5: nothing comes nearer than `1 − 2·roughness` radii.
    static func ring(
        around middle: Coordinate, radius: Double, count: Int, roughness: Double, _ stream: inout RandomStream
    ) -> [Coordinate] {
        let quarter = max(1, (count + 3) / 4)
        let total = 4 * quarter
        let seed = stream.next()
        // Octaves until a knot has about two points.
        var octaves: [(knots: Int, amplitude: Double)] = []
        var (knots, amplitude, sum) = (3, 1.0, 0.0)
        while octaves.isEmpty || knots * 2 <= total {
            octaves.append((knots, amplitude))
            sum += amplitude
            knots *= 2
            amplitude *= 0.55
        }
        var ring: [Coordinate] = []
        ring.reserveCapacity(total + 1)
        for index in 0..<total {
            // A point of the circle by fractions only (t of the half angle): exact on every machine.
            let (turn, step) = index.quotientAndRemainder(dividingBy: quarter)
            let t = Double(step) / Double(quarter)
            let (cosine, sine) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
            let part = Double(index) / Double(total)
            var noise = 0.0
            for (octave, (knots, amplitude)) in octaves.enumerated() {
                noise += amplitude * periodic(seed &+ UInt64(octave), part * Double(knots), knots)
            }
            let distance = radius * (1 - roughness + roughness * noise / sum)
            let (x, y) =
                switch turn {
                case 0: (cosine, sine)
                case 1: (-sine, cosine)
                case 2: (-cosine, -sine)
                default: (sine, -cosine)
                }
            ring.append(rounded(Coordinate(x: middle.x + distance * x, y: middle.y + distance * y)))
        }
        if let first = ring.first { ring.append(first) }
        return ring
    }

    /// A smooth function of period `knots`, from −1 to 1.
    private static func periodic(_ seed: UInt64, _ place: Double, _ knots: Int) -> Double {
        let floor = place.rounded(.down)
        let knot = Int(floor)
        let rest = SmoothNoise.ease(place - floor)
        func value(_ knot: Int) -> Double {
            Double(RandomStream.mixed(RandomStream.mixed(UInt64(knot % knots)) ^ seed) >> 11) * 0x1p-52 - 1
        }
        return value(knot) * (1 - rest) + value(knot + 1) * rest
    }
}
