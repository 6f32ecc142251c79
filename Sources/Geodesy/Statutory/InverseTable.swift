import Glibc

/// The inverse series and its rounding at the speed of a polynomial, with the same result.
///
/// The series is a polynomial in the offset from the meridian, whose seven coefficients depend on the northing alone. In
/// each strip of 2³⁴ · 10⁻³ mm (17.2 km) of northing these are fitted by polynomials of the fourth degree at most. Where a
/// fitted value lies nearer to a half than fit and series can differ, the series decides; so every rounded value is
/// the series'.
struct InverseTable: Sendable {
    /// The coefficients of a strip, in 10⁻⁶″ and 0.001 mm: latitude = base + f + y²(a₂ + y²(a₄ + y²a₆)), longitude =
    /// y(b₁ + y²(b₃ + y²b₅)), each a polynomial in the northing from the middle of the strip.
    private struct Strip {
        let south, middle, north: Double
        let base: Double
        /// A half less the tolerance.
        let limit: Double
        let polynomial: Polynomial
    }

    /// Values rather than places: what lies in registers or on the stack cannot be overwritten by the results.
    private struct Polynomial {
        let f: (Double, Double, Double, Double, Double)
        let a2, b1: (Double, Double, Double, Double, Double)
        let a4, b3: (Double, Double, Double, Double, Double)
        let a6, b5: (Double, Double, Double, Double)
    }

    /// The one there is, for CGCS2000.
    static let cgcs2000 = InverseTable(.cgcs2000)

    private let strips: [Strip]
    private let series: InverseSeries

    private typealias Column = PointBlock.Column

    /// What the series itself can be off by, in 10⁻⁶″: three times the sum of its roundings, each half a last digit.
    private static let lastDigits = 3e-4

    private static let stripHeight = 0x1p34
    private static let half = stripHeight / 2

    private init(_ ellipsoid: Ellipsoid) {
        let series = InverseSeries(ellipsoid)
        self.series = series
        let last = Int(GaussKrugerPlane.maximumNorthing * 1e6 / Self.stripHeight)
        let fit = ChebyshevFit(coefficientCount: 5, nodeCount: 5)
        strips = (0...last).map { Self.strip($0, of: series, fit) }
    }

    /// Rounds the positions of the first points of a block: from northing and offset to latitude and longitude.
    func round(_ count: Int, in block: PointBlock, meridian: Meridian) {
        var start = 0
        while start < count {
            let first = unsafe block.values[Column.northing &+ start]
            let strip = strips[Int(first / Self.stripHeight)]
            var end = start + 1
            while end < count {
                let northing = unsafe block.values[Column.northing &+ end]
                guard northing >= strip.south, northing < strip.north else { break }
                end += 1
            }
            Self.evaluate(strip, start..<end, of: block, meridian)
            for index in start..<end where unsafe block.values[Column.rest &+ index] > strip.limit {
                let (latitude, longitude) = exact(
                    northing: unsafe block.values[Column.northing &+ index],
                    offset: unsafe block.values[Column.offset &+ index], meridian: meridian)
                unsafe block.values[Column.latitude &+ index] = latitude
                unsafe block.values[Column.longitude &+ index] = longitude
            }
            start = end
        }
    }

    /// The same for one point by the series itself.
    @inline(never)
    func exact(northing: Double, offset: Double, meridian: Meridian) -> (latitude: Double, longitude: Double) {
        let perRadian = Ellipsoid.arcSecondsPerRadian
        let (latitude, longitude) = series.position(northing: northing / 1e6, offset: offset / 1e6)
        // A negative zero becomes a positive one.
        return (
            (latitude * perRadian * 1e6).rounded(.toNearestOrAwayFromZero) + 0,
            (meridian.value + longitude * perRadian * 1e6).rounded(.toNearestOrAwayFromZero) + 0
        )
    }

    /// Rounds the fitted values of points of one strip.
    @inline(never)
    private static func evaluate(
        _ strip: Strip, _ range: Range<Int>, of block: PointBlock, _ meridian: Meridian
    ) {
        let values = unsafe block.values
        let (middle, base, polynomial) = (strip.middle, strip.base, strip.polynomial)
        let (whole, fraction) = (meridian.whole, meridian.fraction)
        for index in range {
            let (latitude, longitude) = fitted(
                polynomial, unsafe values[Column.northing &+ index] - middle,
                unsafe values[Column.offset &+ index])
            let nearLatitude = (latitude + integerRounder) - integerRounder
            let eastward = longitude + fraction
            let nearLongitude = (eastward + integerRounder) - integerRounder
            let north = abs(latitude - nearLatitude)
            let east = abs(eastward - nearLongitude)
            unsafe values[Column.latitude &+ index] = nearLatitude + base
            unsafe values[Column.longitude &+ index] = nearLongitude + whole
            unsafe values[Column.rest &+ index] = north > east ? north : east
        }
    }

    /// Latitude from the base, longitude from the meridian, not rounded.
    @inline(__always)
    private static func fitted(_ s: Polynomial, _ n: Double, _ y: Double) -> (Double, Double) {
        let square = y * y
        let f = s.f.0 + n * (s.f.1 + n * (s.f.2 + n * (s.f.3 + n * s.f.4)))
        let a2 = s.a2.0 + n * (s.a2.1 + n * (s.a2.2 + n * (s.a2.3 + n * s.a2.4)))
        let a4 = s.a4.0 + n * (s.a4.1 + n * (s.a4.2 + n * (s.a4.3 + n * s.a4.4)))
        let a6 = s.a6.0 + n * (s.a6.1 + n * (s.a6.2 + n * s.a6.3))
        let b1 = s.b1.0 + n * (s.b1.1 + n * (s.b1.2 + n * (s.b1.3 + n * s.b1.4)))
        let b3 = s.b3.0 + n * (s.b3.1 + n * (s.b3.2 + n * (s.b3.3 + n * s.b3.4)))
        let b5 = s.b5.0 + n * (s.b5.1 + n * (s.b5.2 + n * s.b5.3))
        return (f + square * (a2 + square * (a4 + square * a6)), y * (b1 + square * (b3 + square * b5)))
    }

    private static func strip(_ index: Int, of series: InverseSeries, _ fit: ChebyshevFit) -> Strip {
        let unit = Ellipsoid.arcSecondsPerRadian * 1e6
        let middle = (Double(index) + 0.5) * stripHeight
        let base = (series.offsetPolynomial(northing: middle / 1e6).footpoint * unit).rounded()
        let samples = fit.nodes.map { series.offsetPolynomial(northing: (middle + $0 * half) / 1e6) }
        func all(_ value: (InverseSeries.OffsetPolynomial) -> Double) -> [Double] {
            let atNodes = samples.map(value)
            return (0..<5).map { power in fit.coefficient(power, halfWidth: half) { atNodes[$0] } }
        }
        func five(_ value: (InverseSeries.OffsetPolynomial) -> Double) -> (
            Double, Double, Double, Double, Double
        ) {
            let c = all(value)
            return (c[0], c[1], c[2], c[3], c[4])
        }
        func four(_ value: (InverseSeries.OffsetPolynomial) -> Double) -> (Double, Double, Double, Double) {
            let c = all(value)
            return (c[0], c[1], c[2], c[3])
        }
        let polynomial = Polynomial(
            f: five { $0.footpoint * unit - base }, a2: five { $0.a2 * unit / 1e12 },
            b1: five { $0.b1 * unit / 1e6 }, a4: five { $0.a4 * unit / 1e24 },
            b3: five { $0.b3 * unit / 1e18 }, a6: four { $0.a6 * unit / 1e36 },
            b5: four { $0.b5 * unit / 1e30 })
        // The difference to the series between the nodes and at the ends, out to the rim of the plane.
        var difference = 0.0
        for step in [-1, -0.8, -0.3, 0.3, 0.8, 1] {
            for offset in [0.5, 0.8, 1] {
                let n = step * half
                let y = offset * GaussKrugerPlane.maximumOffset * 1e6
                let (latitude, longitude) = series.position(northing: (middle + n) / 1e6, offset: y / 1e6)
                let (north, east) = fitted(polynomial, n, y)
                difference = max(
                    difference, abs(latitude * unit - base - north), abs(longitude * unit - east))
            }
        }
        return Strip(
            south: middle - half, middle: middle, north: middle + half, base: base,
            limit: 0.5 - (4 * difference + lastDigits), polynomial: polynomial)
    }
}
