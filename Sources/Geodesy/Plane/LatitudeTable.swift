/// The latitude at a height in the authalic plane, at the speed of a polynomial: to draw millions of corners.
///
/// In each strip of the plane a polynomial of the fifth degree through the exact latitudes at Chebyshev nodes, so that it is
/// theirs to the last digits, and equal heights have equal latitudes whichever parcel they belong to. Where the plane
/// flattens, beyond 70°, the exact inverse answers.
struct LatitudeTable: Sendable {
    private typealias Coefficients = (Double, Double, Double, Double, Double, Double)

    /// The height of a strip, metres.
    private static let height = 16384.0
    /// The latitude up to which strips reach.
    private static let reach = 70.0

    static let cgcs2000 = LatitudeTable(.cgcs2000)

    private let strips: [Coefficients]
    private let exact: StripArea

    private init(_ exact: StripArea) {
        self.exact = exact
        let fit = ChebyshevFit(coefficientCount: 6, nodeCount: 6)
        let highest = exact.area(latitude: Self.reach * .pi / 180) / AuthalicPlane.radius
        strips = (0..<Int(highest / Self.height)).map { strip in
            let middle = (Double(strip) + 0.5) * Self.height
            func latitude(_ node: Int) -> Double {
                let y = middle + fit.nodes[node] * Self.height / 2
                return exact.latitude(ofArea: y * AuthalicPlane.radius) * 180 / .pi
            }
            func coefficient(_ power: Int) -> Double { fit.coefficient(power, of: latitude) }
            return (
                coefficient(0), coefficient(1), coefficient(2), coefficient(3), coefficient(4), coefficient(5)
            )
        }
    }

    /// The latitude in degrees; not a number beyond the poles.
    ///
    /// - Parameter y: in the plane, metres.
    func degrees(atHeight y: Double) -> Double {
        let size = y.magnitude
        guard size < Double(strips.count) * Self.height else {
            return exact.latitude(ofArea: y * AuthalicPlane.radius) * 180 / .pi
        }
        let place = size / Self.height
        let strip = place.rounded(.down)
        let t = 2 * (place - strip) - 1
        let own = strips[Int(strip)]
        let latitude = own.0 + t * (own.1 + t * (own.2 + t * (own.3 + t * (own.4 + t * own.5))))
        return y < 0 ? -latitude : latitude
    }
}
