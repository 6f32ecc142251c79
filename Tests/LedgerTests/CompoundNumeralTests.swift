import Bilingual
import Geodesy
import Testing

@testable import Ledger

/// Numbers with places inside: the values were worked out by hand from the words.
struct CompoundNumeralTests {
    @Test(arguments: [
        ("恢复草原1万5千亩", ["1.5 万亩"]), ("复绿2万3千余亩", ["2.3 万亩"]), ("清退25万6千亩", ["25.6 万亩"]),
        ("征占12万零500亩", ["120500 亩"]), ("补植3万4000亩", ["34000 亩"]), ("共1.2万又300亩", ["12300 亩"]),
        ("近1万2千亩", ["1.2 万亩"]), ("压占4千5百平方米", ["4.5 千平方米"]), ("围栏立柱1千2百根", ["1.2 千根"]),
        ("退耕12万3000亩", ["123000 亩"]), ("退牧一万二千余亩", ["12000 亩"]), ("撂荒1千零20亩", ["1020 亩"]),
        ("开垦2万零5百亩", ["2.05 万亩"]), ("复垦3万五千亩和一万5千亩", ["3.5 万亩", "1.5 万亩"]),
        ("罚没12万3千4百元", ["12.34 万元"]), ("到位1亿2千5百万元", ["1.25 亿元"]), ("概算1亿2345万元", ["1.2345 亿元"]),
        ("下达2千3百余万元", ["2.3 千万元"]), ("争取资金1亿2千万", ["1.2 亿"]), ("筹措一亿二千万元", ["1.2 亿元"]),
        ("修渠1万2千米", ["1.2 万米"]), ("占地1 万 5 千 亩", ["1.5 万亩"]), ("占地3万4000.5亩", ["34000.5 亩"]),
        ("1万5千至2万亩，8千至1万2千亩，5000至1.2万亩", ["1.5–2 万亩", "0.8–1.2 万亩", "0.5000–1.2 万亩"]),
        ("1万5千亩至2万亩", ["1.5–2 万亩"]), ("分别为1万5千、2万3千和3万亩", ["1.5 万亩", "2.3 万亩", "3 万亩"]),
        ("廿亩、廿三亩，卅亩", ["20 亩", "23 亩", "30 亩"]), ("三五〇亩、一二〇公顷", ["350 亩", "120 公顷"]),
    ])
    func numbersWithPlacesInside(sentence: String, expected: [String]) {
        #expect(figures(claims(sentence)) == expected)
        #expect(unread(sentence) == [])
    }

    /// 3万5 may be 35,000 or 30,005, and 2万3万 a range or a slip: neither they nor their last part are figures.
    @Test(arguments: [
        ("压占1万2亩，补种8亩", "1万2亩"), ("压占1.2万3千亩，补种8亩", "1.2万3千亩"), ("压占2万3万亩，补种8亩", "2万3万亩"),
        ("压占3千5亩，补种8亩", "3千5亩"), ("压占1万2、3千亩，补种8亩", "1万2、3千亩"), ("压占三万五亩，补种8亩", "三万五亩"),
        ("压占3万50亩，补种8亩", "3万50亩"), ("压占1.2万又3000亩，补种8亩", "1.2万又3000亩"),
    ])
    func numbersThatMayBeTwo(sentence: String, text: String) {
        #expect(figures(claims(sentence)) == ["8 亩"])
        #expect(unread(sentence) == [text])
    }

    @Test(arguments: [
        ("占地3亩5分、一亩三分地", ["3.5 亩", "1.3 亩"]), ("占地30亩2分3厘", ["30.23 亩"]), ("占地二十亩三分五厘", ["20.35 亩"]),
        ("占地3亩零5厘", ["3.05 亩"]),
        ("占地30亩半，半亩", ["30.5 亩", "0.5 亩"]), ("长3公里半、半公里", ["3.5 公里", "0.5 公里"]),
        ("占地1顷20亩、3顷", ["120 亩", "3 顷"]), ("占地3公顷5亩", ["50 亩"]), ("长5公里300米", ["5300 米"]),
        ("占地30亩半固定沙丘", ["30 亩"]), ("占地3公顷45亩", ["3 公顷", "45 亩"]),
    ])
    func partsInSmallerUnits(sentence: String, expected: [String]) {
        #expect(figures(claims(sentence)) == expected)
        #expect(unread(sentence) == [])
    }

    @Test(arguments: ["3.5亩2分", "3亩12分", "1垧5亩", "2万亩半"])
    func partsThatDoNotFit(text: String) {
        #expect(figures(claims("耕种\(text)，补种8亩")) == ["8 亩"])
        #expect(unread("耕种\(text)，补种8亩") == [text])
    }

    @Test(arguments: [
        "3。36亩", "937·36亩", "937•36亩", "937,36亩", "937，36亩", "2,5000亩", "12. 36亩", "1'234亩", "1, 234亩",
        "36，120亩", "1.234.56亩",
        "12,36,48亩",
    ])
    func marksThatAreNoPoint(text: String) {
        #expect(figures(claims("恢复草地\(text)，补种8亩")) == ["8 亩"])
        #expect(unread("恢复草地\(text)，补种8亩") == [text])
    }

    @Test func marksThatPartANumberFromAnother() {
        #expect(figures(claims("见附件1，36亩已恢复")) == ["36 亩"])
        #expect(figures(claims("1. 36亩草原。2. 8亩林地。")) == ["36 亩", "8 亩"])
        #expect(figures(claims("面积937．36亩")) == ["937.36 亩"])
        #expect(unread("见附件1，36亩已恢复。1. 36亩草原。2. 8亩林地。面积937．36亩") == [])
    }

    @Test func whatIsToldNamesItsPlace() throws {
        let ledger = Ledger("1.题\n整改状态：已完成\n进展情况：恢复草原937。36亩")
        let figure = try #require(ledger.unreadFigures.first)
        #expect(figure.line == 3)
        #expect(figure.reason == .brokenPoint)
        #expect(figure.message.zh.contains("第3行的“937。36亩”"))
    }

    /// 1.5万 is told to a thousand: it admits what rounds to it.
    @Test func aCompoundAdmitsWhatRoundsToItsLastPlace() throws {
        let claim = try #require(claims("恢复草原1万5千亩").first)
        #expect(claim.amount == Rational(10_000_000))
        #expect(claim.interval.lower == Rational(14_500 * 2000, 3))
        #expect(claim.interval.upper == Rational(15_500 * 2000, 3))
        let more = try #require(claims("恢复草原2万3千余亩").first)
        #expect(more.qualifier == .over)
        #expect(more.interval.upper == Rational(24_000 * 2000, 3))
    }

    @Test func aQuotationFindsACompound() throws {
        let item = try #require(Ledger("1.题\n整改状态：已完成\n进展情况：恢复草原1万5千亩").items.first)
        #expect(try item.claim(quoting: "草原1万5千亩").figure.text == "1万5千亩")
        #expect(throws: QuotationError.self) { try item.claim(quoting: "5千亩") }
    }

    /// A mark that opens a text has no digit before it, and one that ends it none behind it.
    @Test(arguments: [",234亩", "，234亩", "·3亩", "。36亩", "半", "几十", "负", "十", "万", "1万", "1亿零", "亩5分"])
    func marksAtTheEndsOfAText(text: String) {
        #expect(Ledger(text).unreadFigures == [])
    }

    private func unread(_ sentence: String) -> [String] {
        Ledger("1.题\n整改状态：已完成\n进展情况：\(sentence)").unreadFigures.map(\.text.text)
    }
}
