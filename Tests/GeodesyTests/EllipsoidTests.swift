import Geodesy
import Testing

@Suite struct EllipsoidTests {
    private let ellipsoid = Ellipsoid.cgcs2000

    /// Published values against their definitions from a and f, to the digits published.
    @Test func constantsAgreeWithTheirDefinitions() {
        let a = ellipsoid.semiMajorAxis
        let f = ellipsoid.flattening
        let b = a * (1 - f)
        #expect(abs(ellipsoid.semiMinorAxis - b) < 1e-8)
        #expect(abs(ellipsoid.eccentricitySquared - f * (2 - f)) < 1e-14)
        #expect(abs(ellipsoid.secondEccentricitySquared - f * (2 - f) / ((1 - f) * (1 - f))) < 1e-14)
        #expect(abs(ellipsoid.polarRadius - a * a / b) < 1e-5)
        #expect(abs(Ellipsoid.arcSecondsPerRadian - 648_000 / Double.pi) < 1e-8)
        // K0 is the reciprocal of the rectifying radius, 6 367 449.14577 m (GRS 80).
        #expect(abs(1 / ellipsoid.footpointCoefficients[0] - 6_367_449.14577) < 1e-4)
    }

    @Test func trapezoidCoefficients() {
        let expected = [
            1.0033640898341922, 0.0011241893819269912, 1.6994594735185034e-06, 2.7178578455765922e-09,
            4.3584190048324652e-12,
        ]
        #expect(zip(ellipsoid.trapezoidCoefficients, expected).allSatisfy { abs($0 / $1 - 1) < 1e-13 })
        #expect(ellipsoid.trapezoidCoefficients.count == 5)
    }

    /// One degree by one degree at 46–47°N: 8 532.9 km².
    @Test func trapezoidOfOneDegree() {
        let degree = Double.pi / 180
        let area = ellipsoid.trapezoidArea(south: 46 * degree, north: 47 * degree, width: degree)
        #expect(abs(area / 1e6 - 8532.9) < 0.05)
        let turned = ellipsoid.trapezoidArea(south: 47 * degree, north: 46 * degree, width: degree)
        #expect(turned == -area)
    }
}
