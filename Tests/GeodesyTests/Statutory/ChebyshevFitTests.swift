import Glibc
import Testing

@testable import Geodesy

@Suite struct ChebyshevFitTests {
    /// A polynomial of a degree that the fit has comes back: 3 − 2x + 0.5x² + 7x³ on −4…4.
    @Test func polynomialsComeBack() {
        let fit = ChebyshevFit(coefficientCount: 4, nodeCount: 5)
        let values = fit.nodes.map { node in
            let x = 4 * node
            return 3 - 2 * x + 0.5 * x * x + 7 * x * x * x
        }
        for (power, expected) in [3, -2, 0.5, 7].enumerated() {
            #expect(abs(fit.coefficient(power, halfWidth: 4) { values[$0] } - expected) < 1e-12)
        }
        #expect(fit.coefficient(4) { values[$0] } == 0)
    }

    /// The Chebyshev series of eˣ is Iₙ(1), 2·Iₙ(1) (Abramowitz and Stegun, 9.6.34 and table 9.8): cut after T₁ its powers are the same.
    @Test func cutSeries() {
        let fit = ChebyshevFit(coefficientCount: 2, nodeCount: 12)
        #expect(abs(fit.coefficient(0) { exp(fit.nodes[$0]) } - 1.266_065_877_752) < 1e-11)
        #expect(abs(fit.coefficient(1) { exp(fit.nodes[$0]) } - 1.130_318_207_985) < 1e-11)
    }
}
