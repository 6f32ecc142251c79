import Geodesy
import Testing

@testable import Ledger

/// The interval of a printed number, told by hand from its words: areas in 亩, all else in its unit without 万.
@Test(
    arguments: [
        // Plain: half a unit of the last printed digit to either side.
        ("恢复草原500亩。", "[499.5, 500.5]"), ("恢复草原937.36亩。", "[937.355, 937.365]"),
        ("恢复草原5.0万亩。", "[49500, 50500]"), ("恢复草原5万亩。", "[45000, 55000]"), ("恢复草原3公顷。", "[37.5, 52.5]"),
        ("恢复草原0.2536平方公里。", "[380.325, 380.475]"),
        // 约: half of the last digit that is not zero to either side.
        ("恢复草原约500亩。", "[450, 550]"), ("恢复草原500亩左右。", "[450, 550]"), ("恢复草原约510亩。", "[505, 515]"),
        ("恢复草原约1.2万亩。", "[11500, 12500]"), ("恢复草原400来亩。", "[360, 440]"), ("恢复草原约0.50万亩。", "[4500, 5500]"),
        // 近: the one such unit below.
        ("恢复草原近500亩。", "(450, 500]"), ("恢复草原近万亩。", "(9000, 10000]"), ("恢复草原接近1.2万亩。", "(11000, 12000]"),
        // 余, 多: the one such unit above.
        ("恢复草原500余亩。", "[500, 600)"), ("恢复草原500多亩。", "[500, 600)"), ("恢复草原500亩余。", "[500, 600)"),
        ("恢复草原1.2万余亩。", "[12000, 13000)"), ("恢复草原百余亩。", "[100, 200)"), ("恢复草原超500余亩。", "[500, 600)"),
        // One side only.
        ("恢复草原超500亩。", "(500, ∞)"), ("恢复草原逾5万亩。", "(50000, ∞)"), ("恢复草原几十亩。", "(10, ∞)"),
        ("恢复草原数百余亩。", "(100, ∞)"), ("恢复草原上千亩。", "(1000, ∞)"),
        ("恢复草原不足500亩。", "(-∞, 500)"), ("恢复草原不到3万亩。", "(-∞, 30000)"),
        ("恢复草原至少500亩。", "[500, ∞)"), ("恢复草原500亩以上。", "[500, ∞)"),
        ("恢复草原至多500亩。", "(-∞, 500]"), ("恢复草原不超过500亩。", "(-∞, 500]"), ("恢复草原500亩以内。", "(-∞, 500]"),
        // Ranges: from the first number to the second, whichever is the larger.
        ("恢复草原3至5万亩。", "[27000, 55000]"), ("恢复草原200—300亩。", "[199.5, 300.5]"),
        ("恢复草原约200—300亩。", "[180, 330]"), ("恢复草原超3至5万亩。", "(30000, ∞)"), ("恢复草原不足3至5万亩。", "(-∞, 50000)"),
        ("恢复草原300—200亩。", "[199.5, 300.5]"),
        // A count of single things is printed whole.
        ("治理沟道82条。", "[82, 82]"), ("治理沟道约80条。", "[75, 85]"), ("治理沟道近80条。", "(72, 80]"),
        ("埋设界桩4230余根。", "[4230, 4240)"), ("出动1.2万人次。", "[11500, 12500]"), ("出动至少30人。", "[30, ∞)"),
        ("排查矿山10至20件。", "[10, 20]"),
        // Shares.
        ("成活率达到43.9%。", "[43.85, 43.95]"), ("占比近95%。", "(94, 95]"), ("占比约90%。", "[85, 95]"),
        ("占比95%以上。", "[95, ∞)"), ("较上年-3.5%。", "[-3.55, -3.45]"), ("成活率八成五。", "[8.45, 8.55]"),
        ("占百分之三十。", "[29.5, 30.5]"),
        // Lengths.
        ("修路3.6公里。", "[3.55, 3.65]"), ("修路约3.6公里。", "[3.55, 3.65]"), ("修路30余公里。", "[30, 40)"),
        ("围栏1200米。", "[1199.5, 1200.5]"), ("围栏1200余米。", "[1200, 1300)"),
        // Money and masses, which only the arithmetic of a report sees.
        ("罚款45万元。", "[445000, 455000]"), ("回收1.49万吨。", "[14850, 14950]"), ("处理近300公斤。", "(270, 300]"),
    ])
func admittedValues(sentence: String, expected: String) throws {
    let claim = try #require(claims(sentence).first)
    let unit = claim.kind == .area ? AreaUnit.mu.squareMetres : claim.unit.base.size
    func text(_ end: Rational) -> String {
        ArithmeticText.number(end / unit, scale: 6)
    }
    let interval = claim.interval
    let lower = interval.lower.map { (interval.includesLower ? "[" : "(") + text($0) } ?? "(-∞"
    let upper = interval.upper.map { text($0) + (interval.includesUpper ? "]" : ")") } ?? "∞)"
    #expect("\(lower), \(upper)" == expected)
}

/// Amounts are in one measure for each kind, whatever unit is printed.
@Test(
    arguments: [
        ("修路3.6公里。", 3600), ("围栏1200米。", 1200), ("成活率八成。", 80), ("占千分之二十。", 2), ("提高2个百分点。", 2),
        ("约1/4的地块。", 25), ("处理2000千克。", 2), ("回收0.5万吨。", 5000), ("恢复草原3公顷。", 30_000), ("三分之三。", nil),
    ] as [(String, Int?)])
func amountsInTheMeasureOfTheirKind(sentence: String, amount: Int?) throws {
    #expect(claims(sentence).first?.amount == amount.map { Rational(Int128($0)) })
}

@Test func endsBelongToAnIntervalOrNot() {
    func interval(_ lower: Int128?, _ upper: Int128?, open: Bool) -> PrintedInterval {
        PrintedInterval(
            lower: lower.map { Rational($0) }, includesLower: !open, upper: upper.map { Rational($0) },
            includesUpper: !open)
    }
    let (closed, open) = (interval(1, 2, open: false), interval(1, 2, open: true))
    #expect(closed.contains(Rational(1)) && closed.contains(Rational(2)))
    #expect(!open.contains(Rational(1)) && !open.contains(Rational(2)) && open.contains(Rational(3, 2)))
    let all = PrintedInterval()
    #expect(all.contains(Rational(-7)) && all.isBound && !all.includesLower && !all.includesUpper)
    let (more, less) = (interval(2, nil, open: true), interval(nil, 2, open: true))
    #expect(more.isAbove(less) && !less.isAbove(more) && !more.meets(less))
    #expect(more.isAbove(closed) && !interval(2, nil, open: false).isAbove(closed))
    #expect(!all.isAbove(closed) && !closed.isAbove(all) && all.meets(closed))
    #expect(!closed.isBound && more.isBound && less.isBound)
}
