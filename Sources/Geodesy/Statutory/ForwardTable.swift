import Glibc

/// The forward series and its rounding to 0.1 mm at the speed of a polynomial, with the same result.
///
/// In strips of 0.25° of latitude the northing, and the offset over the longitude from the meridian, are fitted by a
/// polynomial in the latitude and in the square of that longitude. As with `InverseTable`, where a fitted value lies nearer to a
/// half than fit and series can differ, the series decides.
struct ForwardTable: Sendable {
    /// The coefficients of a strip, for degrees and 0.1 mm: per power of the squared longitude (mapped to −1…1) a
    /// polynomial in the latitude from the middle of the strip.
    private struct Strip {
        let south, middle, north: Double
        /// A half less the tolerance.
        let limit: Double
        /// The largest longitude from the meridian; and what maps its square to −1…1.
        let reach, scale: Double
        let northing, offset: Coefficients
    }

    private struct Coefficients {
        let a, b: (Double, Double, Double, Double, Double)
        let c: (Double, Double, Double, Double)
        let d: (Double, Double, Double)
        let e: (Double, Double)

        @inline(__always)
        func value(_ u: Double, _ w: Double) -> Double {
            let c0 = a.0 + u * (a.1 + u * (a.2 + u * (a.3 + u * a.4)))
            let c1 = b.0 + u * (b.1 + u * (b.2 + u * (b.3 + u * b.4)))
            let c2 = c.0 + u * (c.1 + u * (c.2 + u * c.3))
            let c3 = d.0 + u * (d.1 + u * d.2)
            let c4 = e.0 + u * e.1
            return c0 + w * (c1 + w * (c2 + w * (c3 + w * c4)))
        }
    }

    /// The one there is, for CGCS2000.
    static let cgcs2000 = ForwardTable(.cgcs2000)

    /// What decides where the table does not.
    let series: ForwardSeries
    private let strips: [Strip]

    private typealias Column = PointBlock.Column

    /// What the series itself can be off by, in 0.1 mm: three times the sum of its roundings, each half a last digit.
    private static let lastDigits = 3e-4

    private static let perDegree = 4.0
    /// The latitude of the largest northing is 54.13°.
    private static let stripCount = 218

    private init(_ ellipsoid: Ellipsoid) {
        let series = ForwardSeries(ellipsoid)
        self.series = series
        // Powers of the latitude beside each power of the squared longitude.
        let fits = [5, 5, 4, 3, 2].map { ChebyshevFit(coefficientCount: $0, nodeCount: 5) }
        strips = (0..<Self.stripCount).map { Self.strip($0, of: series, ellipsoid, fits) }
    }

    /// Rounds the first points of a block to 0.1 mm: from latitude and longitude to northing and offset.
    ///
    /// - Parameter exact: called with the number of each point that the series must decide: near a half, at the rim of the plane,
    ///   outside it, not a number.
    func round<E: Error>(_ count: Int, in block: PointBlock, exact: (Int) throws(E) -> Void) throws(E) {
        let values = unsafe block.values
        var start = 0
        while start < count {
            let first = unsafe values[Column.latitude &+ start]
            var end = start + 1
            var limit = -1.0
            if first >= 0, first < Double(Self.stripCount) / Self.perDegree {
                let strip = strips[Int(first * Self.perDegree)]
                limit = strip.limit
                while end < count {
                    let latitude = unsafe values[Column.latitude &+ end]
                    guard latitude >= strip.south, latitude < strip.north else { break }
                    end += 1
                }
                Self.evaluate(strip, start..<end, of: block)
            } else {
                unsafe values[Column.rest &+ start] = 1
            }
            for index in start..<end where unsafe !(values[Column.rest &+ index] <= limit) {
                try exact(index)
            }
            start = end
        }
    }

    /// Rounds the fitted values of points of one strip.
    @inline(never)
    private static func evaluate(_ strip: Strip, _ range: Range<Int>, of block: PointBlock) {
        let values = unsafe block.values
        let rim = GaussKrugerPlane.maximumOffset * GridPoint.perMetre - 1
        let (middle, reach, scale) = (strip.middle, strip.reach, strip.scale)
        let (norths, offsets) = (strip.northing, strip.offset)
        let top = GaussKrugerPlane.maximumNorthing * GridPoint.perMetre - 1
        for index in range {
            let longitude = unsafe values[Column.longitude &+ index]
            let u = unsafe values[Column.latitude &+ index] - middle
            let w = longitude * longitude * scale - 1
            let northing = norths.value(u, w)
            let offset = offsets.value(u, w) * longitude
            let nearNorthing = (northing + integerRounder) - integerRounder
            let nearOffset = (offset + integerRounder) - integerRounder
            let north = abs(northing - nearNorthing)
            let east = abs(offset - nearOffset)
            unsafe values[Column.northing &+ index] = nearNorthing * GridPoint.finer
            unsafe values[Column.offset &+ index] = nearOffset * GridPoint.finer
            let rest = north > east ? north : east
            let fits = abs(longitude) < reach && abs(offset) < rim && northing < top
            unsafe values[Column.rest &+ index] = fits ? rest : 1
        }
    }

    private static func strip(
        _ index: Int, of series: ForwardSeries, _ ellipsoid: Ellipsoid, _ fits: [ChebyshevFit]
    ) -> Strip {
        let half = 0.5 / perDegree
        let middle = (Double(index) + 0.5) / perDegree
        // A little more than the longitude at which the plane ends.
        let parallel = ellipsoid.semiMajorAxis * cos((middle + half) * .pi / 180)
        let reach = GaussKrugerPlane.maximumOffset / parallel * 180 / .pi * 1.01
        func sample(_ latitude: Double, _ longitude: Double) -> (northing: Double, offset: Double) {
            let position = series.position(latitude: latitude * .pi / 180, longitude: longitude * .pi / 180)
            return (position.northing * GridPoint.perMetre, position.offset * GridPoint.perMetre)
        }
        let nodes = fits[0].nodes
        let samples = nodes.map { u in
            nodes.map { w in
                let longitude = ((w + 1) / 2).squareRoot() * reach
                let (northing, offset) = sample(middle + u * half, longitude)
                return (northing: northing, offset: offset / longitude)
            }
        }
        func coefficients(_ value: ((northing: Double, offset: Double)) -> Double) -> Coefficients {
            let table = (0..<5).map { k in
                let atNodes = nodes.indices.map { u in fits[0].coefficient(k) { value(samples[u][$0]) } }
                return (0..<5).map { power in fits[k].coefficient(power, halfWidth: half) { atNodes[$0] } }
            }
            let (a, b, c, d, e) = (table[0], table[1], table[2], table[3], table[4])
            return Coefficients(
                a: (a[0], a[1], a[2], a[3], a[4]), b: (b[0], b[1], b[2], b[3], b[4]),
                c: (c[0], c[1], c[2], c[3]), d: (d[0], d[1], d[2]), e: (e[0], e[1]))
        }
        let scale = 2 / (reach * reach)
        let (north, east) = (coefficients(\.northing), coefficients(\.offset))
        // The difference to the series between the nodes and at the ends.
        var difference = 0.0
        for u in [-half, -0.8 * half, -0.3 * half, 0.3 * half, 0.8 * half, half] {
            for part in [0, 0.45, 0.7, 0.9, 1] {
                let longitude = part * reach
                let w = longitude * longitude * scale - 1
                let (northing, offset) = sample(middle + u, longitude)
                difference = max(
                    difference, abs(northing - north.value(u, w)), abs(offset - east.value(u, w) * longitude))
            }
        }
        return Strip(
            south: middle - half, middle: middle, north: middle + half,
            limit: 0.5 - (4 * difference + lastDigits),
            reach: reach, scale: scale, northing: north, offset: east)
    }
}
