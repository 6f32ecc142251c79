import Geometry

/// A smooth random field over the plane (value noise, summed over octaves), from −1 to 1.
///
/// Additions and multiplications only: the mathematics library rounds differently from machine to machine.
struct SmoothNoise {
    private let seed: UInt64
    private let wavelength: Double
    private let octaves: Int
    private let gain: Double
    private let scale: Double

    /// A field.
    ///
    /// - Parameters:
    ///   - seed: of this field.
    ///   - wavelength: of the largest features, in metres; each octave halves it.
    ///   - octaves: how many are summed.
    ///   - gain: what each octave keeps of the amplitude of the one before.
    init(seed: UInt64, wavelength: Double, octaves: Int = 1, gain: Double = 0.5) {
        self.seed = seed
        self.wavelength = wavelength
        self.octaves = octaves
        self.gain = gain
        var (sum, amplitude) = (0.0, 1.0)
        for _ in 0..<octaves {
            sum += amplitude
            amplitude *= gain
        }
        scale = 1 / sum
    }

    /// The value at a position.
    func value(at position: Coordinate) -> Double {
        var (x, y) = (position.x / wavelength, position.y / wavelength)
        var (sum, amplitude) = (0.0, 1.0)
        for octave in 0..<octaves {
            sum += amplitude * Self.octave(seed &+ UInt64(octave), x, y)
            amplitude *= gain
            x *= 2
            y *= 2
        }
        return sum * scale
    }

    /// One octave, interpolated between random values at the whole positions.
    private static func octave(_ seed: UInt64, _ x: Double, _ y: Double) -> Double {
        let (floorX, floorY) = (x.rounded(.down), y.rounded(.down))
        let (column, row) = (Int(floorX), Int(floorY))
        let (u, v) = (ease(x - floorX), ease(y - floorY))
        let south = knot(seed, column, row) * (1 - u) + knot(seed, column + 1, row) * u
        let north = knot(seed, column, row + 1) * (1 - u) + knot(seed, column + 1, row + 1) * u
        return south * (1 - v) + north * v
    }

    /// The random value at a whole position, from −1 to 1.
    private static func knot(_ seed: UInt64, _ column: Int, _ row: Int) -> Double {
        let place =
            UInt64(bitPattern: Int64(column)) &* 0x9E37_79B9_7F4A_7C15
            ^ UInt64(bitPattern: Int64(row)) &* 0xC2B2_AE3D_27D4_EB4F
        return Double(RandomStream.mixed(RandomStream.mixed(place) ^ seed) >> 11) * 0x1p-52 - 1
    }

    /// From 0 to 1, flat at both ends.
    static func ease(_ part: Double) -> Double { part * part * (3 - 2 * part) }
}
