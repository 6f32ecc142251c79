import Geodesy
import Testing

@testable import Ledger

/// The interval of a printed number, told by hand from its words.
@Test(
    arguments: [
        ("恢复草原3公顷。", 25_000, 35_000), ("恢复草原500多公顷。", 5_000_000, 6_000_000),
        ("恢复草原1200余公顷。", 12_000_000, 13_000_000), ("恢复草原3至5公顷。", 25_000, 55_000),
        ("恢复草原超5公顷。", 50_000, nil), ("恢复草原近5公顷。", nil, 50_000), ("恢复草原约5公顷。", nil, nil),
        ("恢复草原几十公顷。", 100_000, nil), ("治理沟道12条。", 12, 12),
    ] as [(String, Int?, Int?)])
func intervals(sentence: String, lower: Int?, upper: Int?) throws {
    let interval = try #require(claims(sentence).first).interval
    #expect(interval.lower == lower.map { Rational(Int128($0)) })
    #expect(interval.upper == upper.map { Rational(Int128($0)) })
}
