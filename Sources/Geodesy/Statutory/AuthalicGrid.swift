import Geometry
import Glibc

/// The authalic plane at positions rounded to 10⁻⁶ arc-second: q(B) as a short polynomial per band of latitude.
///
/// A band is 2³⁰ · 10⁻⁶″ (0.3°) high. Its middle is the sum of the trapezoids between it and the equator, each exact to
/// its last digit and added without loss; from there Taylor's series to the fifth power leaves out less than
/// 10⁻¹¹ m. y is within 10⁻⁹ m of the formula with the coefficients of `Ellipsoid`, x within 2 · 10⁻⁹ m: nearer than what
/// the formula gives when it is computed in doubles at once. Both depend on nothing but the two integers.
struct AuthalicGrid: Sendable {
    /// y at the middle of a band and its Taylor coefficients, per 10⁻⁶″ of latitude.
    private struct Band {
        let south, centre, north: Double
        let middle, lost, c1, c2, c3, c4, c5: Double

        @inline(__always)
        func y(_ latitude: Double) -> Double {
            let t = latitude - centre
            return middle + (lost + t * (c1 + t * (c2 + t * (c3 + t * (c4 + t * c5)))))
        }
    }

    /// The one there is, for CGCS2000 and 0–54.8°N.
    static let cgcs2000 = AuthalicGrid(.cgcs2000)

    private let bands: [Band]
    /// Metres of x in 10⁻⁶″ of longitude.
    private let perMillionth: Double

    private static let bandHeight = 0x1p30
    private static let bandCount = 184

    private init(_ ellipsoid: Ellipsoid) {
        let radian = Ellipsoid.arcSecondsPerRadian * 1e6
        let scale = ellipsoid.semiMinorAxis * ellipsoid.semiMinorAxis / AuthalicPlane.radius
        perMillionth = AuthalicPlane.radius / radian
        var bands: [Band] = []
        var (middle, lost) = (0.0, 0.0)
        var south = 0.0
        for index in 0..<Self.bandCount {
            let centre = (Double(index) + 0.5) * Self.bandHeight
            let latitude = centre / radian
            // Neumaier's sum keeps what a band of 33 km loses beside 5000 km.
            let step =
                ellipsoid.trapezoidArea(south: south, north: latitude, width: 1) / AuthalicPlane.radius
            let sum = middle + step
            lost += abs(middle) >= abs(step) ? (middle - sum) + step : (step - sum) + middle
            middle = sum
            south = latitude
            var taylor: [Double] = []
            var factor = scale
            for power in 1...5 {
                factor /= Double(power) * radian
                var derivative = 0.0
                for (term, coefficient) in ellipsoid.trapezoidCoefficients.enumerated().reversed() {
                    let multiple = Double(2 * term + 1)
                    let wave = sin(multiple * latitude + Double(power) * .pi / 2)
                    derivative +=
                        (term.isMultiple(of: 2) ? 1 : -1) * coefficient * pow(multiple, Double(power)) * wave
                }
                taylor.append(derivative * factor)
            }
            bands.append(
                Band(
                    south: centre - Self.bandHeight / 2, centre: centre, north: centre + Self.bandHeight / 2,
                    middle: middle, lost: lost, c1: taylor[0], c2: taylor[1], c3: taylor[2], c4: taylor[3],
                    c5: taylor[4]))
        }
        self.bands = bands
    }

    /// The position in the authalic plane, in metres.
    ///
    /// - Parameters: both in 10⁻⁶ arc-seconds, integers; the latitude from the equator north. Beyond the bands the formula answers.
    func coordinate(longitude: Double, latitude: Double) -> Coordinate {
        let band = Int(latitude / Self.bandHeight)
        let y =
            band < Self.bandCount
            ? bands[band].y(latitude)
            : StripArea.cgcs2000.area(latitude: latitude / (Ellipsoid.arcSecondsPerRadian * 1e6))
                / AuthalicPlane.radius
        return Coordinate(x: longitude * perMillionth, y: y)
    }

    /// The positions of the first points of a block, by their latitude and longitude.
    func write(_ count: Int, from block: PointBlock, to points: UnsafeMutableBufferPointer<Coordinate>) {
        var start = 0
        while start < count {
            let first = unsafe block.values[PointBlock.Column.latitude &+ start]
            let band = bands[Int(first / Self.bandHeight)]
            var end = start + 1
            while end < count {
                let latitude = unsafe block.values[PointBlock.Column.latitude &+ end]
                guard latitude >= band.south, latitude < band.north else { break }
                end += 1
            }
            unsafe write(start..<end, from: block, in: band, to: points)
            start = end
        }
    }

    /// Writes points of one band.
    @inline(never)
    private func write(
        _ range: Range<Int>, from block: PointBlock, in band: Band,
        to points: UnsafeMutableBufferPointer<Coordinate>
    ) {
        let values = unsafe block.values
        let (band, perMillionth) = (band, perMillionth)
        for index in range {
            unsafe points[index] = Coordinate(
                x: values[PointBlock.Column.longitude &+ index] * perMillionth,
                y: band.y(values[PointBlock.Column.latitude &+ index]))
        }
    }
}
