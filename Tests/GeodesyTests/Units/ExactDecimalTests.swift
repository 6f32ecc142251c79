import Geodesy
import Testing

@Suite struct ExactDecimalTests {
    @Test(
        arguments: [
            ("937.36", 93_736, 2), ("0.2536", 2536, 4), ("31000", 31_000, 0), ("5.10", 510, 2), ("-0.5", -5, 1),
            ("+7", 7, 0), ("0", 0, 0), ("0.000000001", 1, 9), ("999999999999999", 999_999_999_999_999, 0),
            ("0012.50", 1250, 2),
        ] as [(String, Int64, Int)])
    func parses(text: String, significand: Int64, scale: Int) throws {
        let decimal = try #require(ExactDecimal(text))
        #expect(decimal.significand == significand && decimal.scale == scale)
    }

    @Test(arguments: [
        "", "+", "-", ".", ".5", "5.", "1.2.3", "1,000", "1e3", " 1", "1 ", "--1", "1-", "１２", "0x10", "nan",
        "1000000000000000", "0.0000000001", "99999999999999999999999999",
    ])
    func refuses(text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test(arguments: ["937.36", "0.2536", "31000", "5.10", "-0.05", "-12.000", "0.00", "0.000000001"])
    func printsWhatItRead(text: String) {
        #expect(ExactDecimal(text)?.description == text)
    }

    @Test func limits() {
        #expect(ExactDecimal(significand: 1, scale: 10) == nil)
        #expect(ExactDecimal(significand: 1, scale: -1) == nil)
        #expect(ExactDecimal(significand: 1_000_000_000_000_000, scale: 0) == nil)
        #expect(ExactDecimal(significand: .min, scale: 0) == nil)
        #expect(ExactDecimal(significand: -999_999_999_999_999, scale: 9)?.description == "-999999.999999999")
    }

    @Test func halfUnitIsThePrintedPrecision() throws {
        #expect(try #require(ExactDecimal("937.36")).halfUnit == Rational(1, 200))
        #expect(try #require(ExactDecimal("31000")).halfUnit == Rational(1, 2))
        #expect(try #require(ExactDecimal("5.10")).rational == Rational(51, 10))
        #expect(try #require(ExactDecimal("5.10")).double == 5.1)
    }
}
