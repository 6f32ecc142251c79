import BigInt
import Geometry

/// The lattice on which all ordinates of some polygons lie: multiples of a power of two.
///
/// Every finite double is such a multiple, so ordinates become integers without any rounding.
struct DyadicLattice {
    /// The step of the lattice is 2 to this power.
    let exponent: Int

    /// The coarsest lattice for these polygons.
    ///
    /// - Returns: `nil` when an ordinate is not finite.
    init?(_ polygons: [MultiPolygon]) {
        var lowest = Int.max
        for coordinate in polygons.lazy.flatMap(\.coordinates) {
            guard coordinate.isFinite else { return nil }
            for ordinate in [coordinate.x, coordinate.y] where ordinate != 0 {
                lowest = min(lowest, Self.parts(of: ordinate).exponent)
            }
        }
        exponent = lowest == .max ? 0 : lowest
    }

    /// How many steps an ordinate is from zero.
    func steps(_ ordinate: Double) -> BigInt {
        guard ordinate != 0 else { return 0 }
        let parts = Self.parts(of: ordinate)
        return BigInt(parts.odd) << (parts.exponent - exponent)
    }

    /// A number as an odd integer times a power of two.
    private static func parts(of number: Double) -> (odd: Int, exponent: Int) {
        // The significand is at least 1 and less than 2, with 52 bits after the point.
        let digits = Int(number.significand * 0x1p52)
        let zeros = digits.trailingZeroBitCount
        return ((number < 0 ? -digits : digits) >> zeros, Int(number.exponent) - 52 + zeros)
    }
}
