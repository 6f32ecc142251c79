import Geodesy
import Ledger
import Project
import Subjects
import Survey
import Testing

/// The figure of a report of one item that says just this.
private func figure(_ sentence: String, tolerance: String? = nil) throws -> PrintedFigure {
    let ledger = Ledger("1.\(sentence)。\n整改状态：已销号\n")
    let claim = try #require(ledger.item(1)?.claims.first)
    return try #require(PrintedFigure(claim, tolerance: tolerance.flatMap { Quantity($0) }))
}

private func judge(_ sentence: String, squareMetres: Double, tolerance: String? = nil) throws -> Judgement {
    let area = try #require(Area(rounding: squareMetres))
    return try #require(Judgement(measured: .area(area), figure: try figure(sentence, tolerance: tolerance)))
}

/// 937.36 亩 are 624 906.666… m²; half of 0.01 亩 are 3.333… m².
@Test(
    arguments: [
        (624_906.67, Verdict.confirmed), (624_903.34, .confirmed), (624_910.00, .confirmedWithinRounding),
        (624_903.33, .differs), (624_910.01, .differs), (625_333.33, .differs),
    ])
func areasAreHeldToHalfAUnitOfTheLastPrintedDigit(_ squareMetres: Double, _ verdict: Verdict) throws {
    #expect(try judge("违规占用草原937.36亩", squareMetres: squareMetres).verdict == verdict)
}

@Test func aRoundFigureIsConfirmedOnlyWithinItsRounding() throws {
    // 14万亩 are 93 333 333.33 m²; 13.96万亩 round to 14 but print as 13.96.
    #expect(try judge("完成建设任务14万亩", squareMetres: 93_333_333.33).verdict == .confirmed)
    #expect(try judge("完成建设任务14万亩", squareMetres: 93_066_666.67).verdict == .confirmedWithinRounding)
    #expect(try judge("完成建设任务14万亩", squareMetres: 89_999_999.99).verdict == .differs)
    #expect(try judge("完成治理0.2536平方公里", squareMetres: 253_649.99).verdict == .confirmed)
    #expect(try judge("完成治理0.2536平方公里", squareMetres: 253_650.01).verdict == .differs)
}

@Test func differencesAreExact() throws {
    let judgement = try judge("违规占用草原938亩", squareMetres: 624_906.67)
    #expect(judgement.verdict == .differs)
    // 62490667/100 − 938·2000/3
    #expect(judgement.difference == Rational(62_490_667, 100) - Rational(1_876_000, 3))
}

@Test func toleranceOfTheCheckReplacesThePrintedPrecision() throws {
    #expect(
        try judge("恢复植被31000亩", squareMetres: 20_641_600, tolerance: "500亩").verdict == .withinTolerance
    )
    // Nothing printed is nothing, in whatever unit; digits behind the point are those of a rounding.
    #expect(try judge("占用草原0万亩", squareMetres: 3_000).verdict == .differs)
    #expect(try judge("占用草原0万亩", squareMetres: 0).verdict == .confirmed)
    #expect(try judge("占用草原0.00万亩", squareMetres: 3_000).verdict != .differs)
    #expect(try judge("恢复植被31000亩", squareMetres: 20_641_600).verdict == .differs)
}

/// Words around a number make intervals: domain rule 5 (近万 < 10 000, 1万余 > 10 000, 500多 ∈ [500, 600)).
@Test(
    arguments: [
        ("需要治理500多平方公里", 499.0, false), ("需要治理500多平方公里", 500, true), ("需要治理500多平方公里", 599.9, true),
        ("需要治理500多平方公里", 600, false), ("治理面积不足3平方公里", 2.9, true), ("治理面积不足3平方公里", 3, false),
        ("治理面积近5平方公里", 4.6, true), ("治理面积近5平方公里", 5.1, false),
    ])
func qualifiersAreIntervals(_ sentence: String, _ squareKilometres: Double, _ holds: Bool) throws {
    let verdict = try judge(sentence, squareMetres: squareKilometres * 1e6).verdict
    #expect((verdict != .differs) == holds)
}

@Test func countsAreExact() throws {
    let printed = try figure("全盟排查110件矿山项目")
    #expect(Judgement(measured: .count(110), figure: printed)?.verdict == .confirmed)
    #expect(Judgement(measured: .count(109), figure: printed)?.verdict == .differs)
    #expect(Judgement(measured: .area(.zero), figure: printed) == nil)
    let stakes = try figure("埋设界桩4230余根")
    #expect(Judgement(measured: .count(4236), figure: stakes)?.verdict == .confirmedWithinRounding)
    #expect(Judgement(measured: .count(4241), figure: stakes)?.verdict == .differs)
}

/// A figure stands for its share or its length whatever unit it is printed in.
@Test func unitsOfShareAndLengthAreConverted() throws {
    let tenths = try figure("成活率达到八成")
    #expect(Judgement(measured: MeasuredValue(.ratio, Rational(80)), figure: tenths)?.verdict == .confirmed)
    #expect(Judgement(measured: MeasuredValue(.ratio, Rational(86)), figure: tenths)?.verdict == .differs)
    let road = try figure("修复道路3.6公里")
    #expect(Judgement(measured: .length(hundredths: 360_000), figure: road)?.verdict == .confirmed)
    #expect(Judgement(measured: .length(hundredths: 365_001), figure: road)?.verdict == .differs)
}

@Test func figuresAreToldWithTheirWords() throws {
    for (sentence, text) in [
        ("治理草原约3至5万亩", "约3至5万亩"), ("治理草原3万亩以上", "至少3万亩"), ("治理草原超500亩", "超500亩"),
        ("治理草原500余亩", "500余亩"), ("治理草原约500余亩", "约500余亩"), ("治理草原400来亩", "400来亩"), ("治理草原几十亩", "几十亩"),
        ("治理草原近万亩", "近万亩"), ("治理草原5亩", "5亩"),
    ] {
        #expect(try figure(sentence).text == text)
    }
}

@Test func expectationsAreJudgedAsWritten() throws {
    let none = PrintedFigure(.equals(try #require(Quantity("0 m²"))), tolerance: nil)
    #expect(Judgement(measured: .area(.zero), figure: none)?.verdict == .confirmed)
    #expect(Judgement(measured: .area(Area(hundredths: 1)), figure: none)?.verdict == .differs)
    let atMost = PrintedFigure(.atMost(try #require(Quantity("1公顷"))), tolerance: nil)
    #expect(Judgement(measured: .area(Area(hundredths: 999_999)), figure: atMost)?.verdict == .confirmed)
    #expect(Judgement(measured: .area(.zero), figure: atMost)?.difference == Rational(0))
    // 1公顷 reads 1.0000: up to 10 000.5 m² read as it does.
    #expect(Judgement(measured: .area(Area(hundredths: 1_000_050)), figure: atMost)?.verdict == .confirmed)
    #expect(Judgement(measured: .area(Area(hundredths: 1_000_051)), figure: atMost)?.verdict == .differs)
}

/// Half a unit of the last digit shown, by hand: 112.495亩 are 74 996.67 m², 74.995 % and 75.005 % read 75.00 and 75.01.
@Test(
    arguments: [
        ("112.5亩", MeasuredValue.Kind.area, 74_996.67, true), ("112.5亩", .area, 75_003.33, true),
        ("112.5亩", .area, 74_996.66, false), ("112.5亩", .area, 75_003.34, false),
        ("7公顷", .area, 70_000.5, true), ("7公顷", .area, 70_000.51, false), ("7公顷", .area, 69_999.5, true),
        ("112.503亩", .area, 75_002.32, true), ("112.503亩", .area, 75_002.34, false),
        ("0.25平方公里", .area, 250_050, true), ("0.25平方公里", .area, 249_949.99, false),
        ("5000 m²", .area, 5000, true), ("5000 m²", .area, 5000.01, false), ("5000 m²", .area, 4999.99, false),
        ("75%", .ratio, 74.9999999, true), ("75%", .ratio, 75.0000001, true), ("75%", .ratio, 74.995, true),
        ("75%", .ratio, 74.9949, false), ("75%", .ratio, 74.6, false), ("33.333%", .ratio, 33.3333333, true),
        ("33.333%", .ratio, 33.3336, false), ("120米", .length, 120.004, true), ("120米", .length, 120.01, false),
        ("3.6公里", .length, 3600.5, true), ("3.6公里", .length, 3600.6, false),
        // None is none.
        ("0 m²", .area, 0, true), ("0 m²", .area, 0.01, false), ("0 m²", .area, 0.4, false),
        ("0亩", .area, 3, false),
        ("0公顷", .area, 0.4, false), ("0万亩", .area, 20_000, false), ("0%", .ratio, 0.004, false),
        // Things are counted.
        ("3", .count, 3, true), ("3", .count, 4, false), ("0", .count, 0, true), ("0", .count, 1, false),
    ] as [(String, MeasuredValue.Kind, Double, Bool)])
func expectationsAreMetAtTheDigitsShown(
    _ text: String, _ kind: MeasuredValue.Kind, _ value: Double, _ isMet: Bool
) throws {
    let quantity = try #require(Quantity(text))
    let measured = MeasuredValue(kind, Rational(Int128((value * 1e7).rounded()), 10_000_000))
    let equals = try #require(
        Judgement(measured: measured, figure: PrintedFigure(.equals(quantity), tolerance: nil)))
    #expect((equals.verdict != .differs) == isMet)
    // What equals meets is neither more nor less.
    if isMet {
        for bound in [Expectation.atMost(quantity), .atLeast(quantity)] {
            let judgement = Judgement(measured: measured, figure: PrintedFigure(bound, tolerance: nil))
            #expect(judgement?.verdict == .confirmed)
        }
    }
}

/// A tolerance stands in for the digits, also when it is smaller.
@Test func aToleranceIsHeldAsWritten() throws {
    let (figure, tolerance) = (try #require(Quantity("75%")), try #require(Quantity("0.001%")))
    let judged = PrintedFigure(.equals(figure), tolerance: tolerance)
    #expect(
        Judgement(measured: MeasuredValue(.ratio, Rational(74_998, 1000)), figure: judged)?.verdict == .differs)
}

/// A printed range: anything inside is as good, and a difference counts from the nearer end.
@Test func aRangeIsHeldFromItsNearerEnd() throws {
    let tenThousandMu = 20_000_000.0 / 3
    let inside = try judge("治理草原3至5万亩", squareMetres: 4 * tenThousandMu)
    #expect(inside.verdict != .differs && inside.difference == Rational(0))
    let above = try judge("治理草原3至5万亩", squareMetres: 6 * tenThousandMu)
    #expect(above.verdict == .differs && abs(above.difference.double - tenThousandMu) < 0.01)
    #expect(try judge("治理草原5—3万亩", squareMetres: 4 * tenThousandMu) == inside)
    let below = try judge("治理草原3至5万亩", squareMetres: 2 * tenThousandMu)
    #expect(below.verdict == .differs && abs(below.difference.double + tenThousandMu) < 0.01)
}
