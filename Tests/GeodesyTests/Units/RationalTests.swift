import Geodesy
import Testing

@Suite struct RationalTests {
    @Test func lowestTerms() {
        #expect(Rational(6, -4) == Rational(-3, 2))
        #expect(Rational(-6, -4).denominator == 2)
        #expect(Rational(0, -7) == Rational(0))
        #expect(Rational(0, 7).denominator == 1)
    }

    @Test func arithmetic() {
        #expect(Rational(1, 2) + Rational(1, 3) == Rational(5, 6))
        #expect(Rational(1, 2) - Rational(1, 3) == Rational(1, 6))
        #expect(Rational(-2, 3) * Rational(3, 4) == Rational(-1, 2))
        #expect(Rational(2, 3) / Rational(-4, 9) == Rational(-3, 2))
        #expect(Rational(-2, 3).magnitude == Rational(2, 3))
        #expect(Rational(1, 3) < Rational(34, 100) && Rational(-1, 2) < Rational(-1, 3))
        #expect(Rational(3, 8).double == 0.375)
    }

    @Test(
        arguments: [
            (1, 2, 0, "1"), (-1, 2, 0, "-1"), (1, 200, 2, "0.01"), (-1, 200, 2, "-0.01"),
            (499, 100_000, 2, "0.00"),
            (2, 3, 4, "0.6667"), (1, 3, 9, "0.333333333"), (5, 1, 3, "5.000"), (25, 1000, 2, "0.03"),
        ] as [(Int128, Int128, Int, String)])
    func roundsHalvesAwayFromZero(numerator: Int128, denominator: Int128, scale: Int, text: String) {
        #expect(Rational(numerator, denominator).rounded(to: scale)?.description == text)
    }

    @Test func refusesWhatDoesNotFit() {
        #expect(Rational(1).rounded(to: -1) == nil)
        #expect(Rational(1).rounded(to: 10) == nil)
        #expect(Rational(1).rounded(to: 100) == nil)
        #expect(Rational(1_000_000_000_000_000).rounded(to: 0) == nil)
        #expect(Rational(.max, 3).rounded(to: 9) == nil)
        #expect(Rational(1 << 100).rounded(to: 0) == nil)
    }
}
