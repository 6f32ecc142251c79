import Geometry

/// The frame in which polygons are overlaid: an origin near them and a grid of a power of two.
///
/// GEOS's floating-point overlay returns wrong polygons for valid neighbours without a word. On a fixed grid it
/// is robust ("Robust overlay in JTS", M. Davis, 2020); the grid must be far finer than any coordinate that
/// means something, and coarse enough that its multiples are exact numbers: 46 bits below the extent keeps 7
/// spare, and is 6e-11 m for a parcel of 1 km. A whole number is subtracted from Gauss–Krüger coordinates
/// without rounding.
struct LocalFrame {
    /// Subtracted from every coordinate.
    let origin: Coordinate
    /// The size of the grid, in units of the plane.
    let grid: Double

    /// The bits between extent and grid.
    private static let bits = 46
    /// How many bits coarser the second attempt is.
    private static let retryBits = 4

    /// The frame of everything in a box.
    ///
    /// - Returns: `nil` for an empty box and for one without a finite size.
    init?(around box: Box) {
        let extent = max(box.width, box.height)
        guard !box.isEmpty, extent.isFinite, abs(box.minX) < 1e300, abs(box.minY) < 1e300 else { return nil }
        // ceil(log2(extent)), by the bits of the number.
        let size = max(extent, .leastNormalMagnitude * 0x1p60)
        let exponent = Int(size.exponent) + (size.significand == 1 ? 0 : 1)
        grid = Double(sign: .plus, exponent: exponent - Self.bits, significand: 1)
        // Whole metres; for smaller things (parcels in degrees) a fraction of a power of two as large as they.
        let step = min(1, Double(sign: .plus, exponent: Int(size.exponent), significand: 1))
        origin = Coordinate(
            x: (box.minX / step).rounded(.down) * step, y: (box.minY / step).rounded(.down) * step)
    }

    /// The grid of the second attempt.
    var coarserGrid: Double { grid * Double(1 << Self.retryBits) }
}
