import Foundation
import Geodesy
import Ledger
import Project
import Reports
import Subjects
import Survey
import Testing

/// What a printed number admits is the same in the document of the ledger, in its arithmetic and in verdicts.
struct PrintedClaimTests {
    private static func ledger(_ sentence: String) -> Ledger {
        Ledger("1.题。\n整改状态：已完成\n进展情况：\(sentence)。\n")
    }

    /// Whether the interval that the document of a ledger gives for its claims holds an amount, in the same units.
    private static func documentAdmits(_ amount: Rational, _ index: Int, of ledger: Ledger) throws -> Bool {
        let data = Data(LedgerReport(ledger).document().encoded())
        let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let items = try #require(document["items"] as? [[String: Any]])
        let claims = try #require(items.first?["claims"] as? [[String: Any]])
        let numbers = try #require(claims[index]["normalised"] as? [String: Any])
        func end(_ key: String) throws -> Rational? {
            try (numbers[key] as? String).map { try #require(ExactDecimal($0)).rational }
        }
        if let lower = try end("lower"), amount < lower { return false }
        if let upper = try end("upper"), amount > upper { return false }
        let (lower, upper) = (try end("lower"), try end("upper"))
        #expect(lower != nil || numbers["includesLower"] as? Bool == false)
        #expect(upper != nil || numbers["includesUpper"] as? Bool == false)
        return (amount != lower || numbers["includesLower"] as? Bool == true)
            && (amount != upper || numbers["includesUpper"] as? Bool == true)
    }

    /// 亩 and 条 around 450, 499.5, 500, 550 and 600, in halves.
    @Test(arguments: [
        "500亩", "约500亩", "500亩左右", "近500亩", "500余亩", "500亩余", "超500亩", "逾500亩", "不足500亩", "至少500亩", "500亩以内",
        "450至550亩", "约450至550亩", "0.05万亩", "几百亩", "数百余亩", "500条", "约500条", "近500条", "500余条", "超500条", "不足500条",
        "500条以上", "450至550条", "0.05万条",
    ])
    func documentAndVerdictsAgree(printed: String) throws {
        let ledger = Self.ledger("治理\(printed)")
        let claim = try #require(ledger.items.first?.claims.first)
        let figure = try #require(PrintedFigure(claim, tolerance: nil))
        for halves in Array(190...210) + Array(790...810) + Array(890...1210) {
            let amount = Rational(Int128(halves), 2)
            let measured =
                claim.kind == .area
                ? MeasuredValue(.area, amount * AreaUnit.mu.squareMetres) : MeasuredValue(.count, amount)
            let holds = try #require(Judgement(measured: measured, figure: figure)).verdict != .differs
            #expect(holds == claim.interval.contains(measured.magnitude))
            if halves.isMultiple(of: 5) {
                #expect(try Self.documentAdmits(amount, 0, of: ledger) == holds, "\(printed), \(amount.double)")
            }
        }
    }

    /// A share of 1000 things is a share to the tenth of a per cent: the rule of ratios sees the very value.
    @Test(arguments: ["95%", "94.5%", "近95%", "约95%", "95%左右", "近90%", "约90%", "95%以上", "95%以下"])
    func arithmeticAgreesWithBoth(printed: String) throws {
        for part in 930...965 {
            let ledger = Self.ledger("现有尾矿库1000座，其中小型\(part)座、占比\(printed)")
            let claims = try #require(ledger.items.first?.claims)
            let index = try #require(claims.firstIndex { $0.kind == .ratio })
            let value = Rational(Int128(part), 10)
            let figure = try #require(PrintedFigure(claims[index], tolerance: nil))
            let judgement = try #require(Judgement(measured: MeasuredValue(.ratio, value), figure: figure))
            let finding = try #require(ledger.findings.first { $0.rule == .ratio })
            let holds = judgement.verdict != .differs
            #expect((finding.verdict != .doesNotHold) == holds, "\(part)‰, \(printed)")
            #expect(try Self.documentAdmits(value, index, of: ledger) == holds, "\(part)‰, \(printed)")
        }
    }
}
