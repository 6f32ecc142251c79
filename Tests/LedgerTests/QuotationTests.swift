import Testing

@testable import Ledger

struct QuotationTests {
    private func item() throws -> LedgerItem {
        try #require(
            Ledger(
                """
                3.某矿占用草原40亩。
                整改状态：已完成
                进展情况：（一）恢复草原39.5亩，补植12.5亩。（二）某矿占用的39.5亩草原已申报，共 2 处。
                """
            ).item(3))
    }

    @Test(arguments: [
        ("占用草原40亩", "40亩"), ("恢复草原39.5亩", "39.5亩"), ("恢复草原３９．５ 亩", "39.5亩"), ("共2处", "2 处"), ("39.5亩", "39.5亩"),
        ("补植\n12.5亩。", "12.5亩"),
    ])
    func oneFigure(quotation: String, figure: String) throws {
        #expect(try item().claim(quoting: quotation).figure.text == figure)
    }

    @Test(
        arguments: [
            ("恢复草原39.6亩", QuotationError.Code.notInItem, "恢复草原39.5亩"), ("补植12.5公顷", .notInItem, "补植12.5亩"),
            ("草原已申报", .noFigure, nil), ("", .notInItem, nil), ("恢复草原39.5亩，补植12.5亩", .severalFigures, nil),
        ] as [(String, QuotationError.Code, String?)])
    func errors(quotation: String, code: QuotationError.Code, suggestion: String?) throws {
        let item = try item()
        let error = #expect(throws: QuotationError.self) { try item.claim(quoting: quotation) }
        #expect(error?.code == code)
        #expect(error?.item == 3)
        if let suggestion {
            #expect(error?.suggestions.map(\.quote.text) == [suggestion])
            #expect(error.map { "\($0.message)".contains(suggestion) } == true)
        }
    }

    @Test func halfAFigureIsNone() throws {
        #expect(try item().claims(quoting: "恢复草原39.5")?.isEmpty == true)
        #expect(try item().claims(quoting: "没有的话") == nil)
    }
}
