import Land
import Testing

@Test(
    arguments: [
        (["2020-01-01", "2022-12-31", ""], "2022-06-01", true),
        (["2020-01-01", "2022-12-31", ""], "2023-01-01", false),
        (["2020-01-01", "2022-12-31", ""], "2022-12-31", true),
        (["2020-01-01", "2022-12-31", "已注销"], "2022-06-01", false),
        (["", "20221231", "在期有效"], "2010-01-01", true), (["2020/1/1", "", ""], "2019-12-31", false),
        (["2015-01-01", "2020-12", ""], "2020-12-31", true),
        (["2015-01-01", "2020-12", ""], "2021-01-01", false),
        (["2015-01-01", "2020年底", ""], "2019-06-01", nil), (["2015-01-01", "2020年底", ""], "2014-06-01", false),
        (["2015-01-01", "长期", ""], "2090-01-01", true),
        (["2015/01/01 00:00:00", "2020/12/31 00:00:00", ""], "2018-01-01", true),
        (["2015/01/01 00:00:00", "2020/12/31 00:00:00", ""], "2021-01-01", false),
        (["2015-01-01", "2030-01-01", "未注销"], "2020-01-01", true),
        (["", "", "1070"], "2020-01-01", false), (["", "", "1010"], "2020-01-01", nil),
        (["soon", "", ""], "2020-01-01", nil),
        // Behind its last day a right whose renewal is pending may be in force; a plan to cancel prolongs nothing.
        (["2014-05-01", "2024-05-01", "延续受理中"], "2024-06-30", nil),
        (["2014-05-01", "2024-05-01", "延续受理中"], "2024-04-30", true),
        (["2014-05-01", "2024-05-01", "拟注销"], "2024-04-30", true),
        (["2014-05-01", "2024-05-01", "拟注销"], "2024-06-30", false),
        (["2014-05-01", "2024-05-01", "到期未延续"], "2024-06-30", false),
        // A kind of project and a state of works say nothing of a term.
        (["2023-08-01", "", "注销矿山治理"], "2023-12-31", true), (["2023-08-01", "", "在用"], "2023-12-31", true),
    ] as [([String], String, Bool?)])
func validityIsThatOfDatesAndState(fields: [String], day: String, expected: Bool?) throws {
    var attributes = Attributes()
    for (role, text) in zip([FieldRole.validFrom, .validUntil, .state], fields) where !text.isEmpty {
        attributes[role] = text
    }
    #expect(Validity(attributes).isValid(on: try #require(CalendarDate(day))) == expected)
}

@Test func aStateThatIsNotUnderstoodMakesARightUnclear() throws {
    let day = try #require(CalendarDate("2024-06-30"))
    let fields: Attributes = [.validFrom: "2019-01-01", .validUntil: "2029-01-01", .state: "冻结"]
    #expect(Validity(fields).isValid(on: day) == true)
    #expect(Validity(fields, isRight: true).isValid(on: day) == nil)
    var licence = fields
    licence[.licence] = "C1"
    #expect(Validity(licence).isValid(on: day) == nil)
}

@Test(
    arguments: [
        // Cancelled on a day that is told: in force until then.
        ("已注销", "2023-05-10", "2022-12-31", true), ("已注销", "2023-05-10", "2023-05-10", false),
        ("已注销（2023年11月）", "", "2022-12-31", true), ("已注销（2023年11月）", "", "2023-11-15", nil),
        ("已注销（2023年11月）", "", "2023-12-01", false), ("2019年已注销", "", "2018-12-31", true),
        ("2019年已注销", "", "2020-01-01", false), ("已注销", "", "2015-01-01", false),
        ("", "2019-07-01", "2020-01-01", false),
        ("有效", "", "2020-01-01", true), ("已注销", "2023-05-10", "2011-01-01", false),
    ] as [(String, String, String, Bool?)])
func aRightIsInForceUntilTheDayOfItsCancellation(state: String, cancelled: String, day: String, expected: Bool?)
    throws
{
    var fields: Attributes = [.validFrom: "2012-01-01", .validUntil: "2032-01-01", .licence: "C1"]
    if !state.isEmpty { fields[.state] = state }
    if !cancelled.isEmpty { fields[.cancelledOn] = cancelled }
    #expect(Validity(fields).isValid(on: try #require(CalendarDate(day))) == expected)
}

@Test func aRightWithoutALastDayIsUnclear() throws {
    let day = try #require(CalendarDate("2024-06-30"))
    #expect(Validity([.validFrom: "2012-01-01", .licence: "C1"]).isValid(on: day) == nil)
    #expect(Validity([.validFrom: "2012-01-01", .validUntil: "长期", .licence: "C1"]).isValid(on: day) == true)
    #expect(Validity([.date: "2012-01-01"]).isValid(on: day) == true)
}

/// What a text may mean of which the end may be missing, by hand: `w` leaves place in its field, `f` fills it, `c` fills one
/// that is known to have cut texts short.
@Test(
    arguments: [
        // Days: a single digit at the end may be the first of two.
        ("f2024-06-3", "w有效", "2024-06-15", nil), ("f2024-06-3", "w有效", "2024-06-02", true),
        ("f2024-06-3", "w有效", "2024-07-01", false), ("w2024-06-3", "w有效", "2024-06-15", false),
        ("f2024-06-30", "w有效", "2024-06-30", true), ("f2024-06-30", "w有效", "2024-07-01", false),
        ("f2024-06-4", "w有效", "2024-06-15", false), ("f2024-1", "w有效", "2024-11-15", nil),
        ("f2024-1", "w有效", "2025-01-01", false), ("f2024-6", "w有效", "2024-06-30", true),
        ("f2024063", "w有效", "2024-06-30", true), ("f2024-06-0", "w有效", "2024-06-05", nil),
        ("f2024年6月3", "w有效", "2024-06-15", nil), ("f2024/6/1", "w有效", "2024-06-20", false),
        // A month that fills its field is one; where days were cut off it tells none.
        ("f2024-06", "w有效", "2024-06-15", true), ("c2024-06", "w有效", "2024-06-15", nil),
        ("c2024-06-", "w有效", "2024-07-15", false),
        // States that are whole by their words, in fields made for them.
        ("w2032-01-01", "f有效", "2024-06-15", true), ("w2032-01-01", "f注销", "2024-06-15", false),
        ("w2032-01-01", "f已注销", "2024-06-15", false), ("w2032-01-01", "f吊销", "2024-06-15", false),
        ("w2032-01-01", "f已注销登记", "2024-06-15", false),
        ("w2032-01-01", "f停产整顿", "2024-06-15", true), ("w2032-01-01", "f正常开采", "2024-06-15", true),
        // States that read as if they went on: 办理中, 正在延续, 届满, 申请.
        ("w2032-01-01", "f注销登记", "2024-06-15", nil), ("w2032-01-01", "f已注销，", "2024-06-15", nil),
        ("w2032-01-01", "f有效期", "2024-06-15", nil), ("w2032-01-01", "f有效，已", "2024-06-15", nil),
        ("w2032-01-01", "f停产，注", "2024-06-15", nil), ("w2032-01-01", "f注销（公", "2024-06-15", nil),
        ("w2032-01-01", "f注销登", "2024-06-15", nil), ("w2032-01-01", "f已注销后", "2024-06-15", nil),
        ("w2032-01-01", "f已注销后恢", "2024-06-15", nil),
        ("w2032-01-01", "f有效期限", "2024-06-15", nil), ("w2032-01-01", "w注销登记", "2024-06-15", false),
        // What is done, or has its object, is whole.
        ("w2032-01-01", "f注销完成", "2024-06-15", false), ("w2032-01-01", "f吊销许可证", "2024-06-15", false),
        ("w2032-01-01", "f有效期内", "2024-06-15", true),
        // Where texts are known to be cut, what fills the field may have gone on anyhow.
        ("w2032-01-01", "c已注销", "2024-06-15", nil), ("w2032-01-01", "c有效", "2024-06-15", nil),
        ("w2020-01-01", "c有效", "2010-06-15", false),
        // The state of a later day, or one of the two is wrong.
        ("w2032-01-01", "w已过期", "2024-06-15", nil), ("w2023-01-01", "w已过期", "2024-06-15", false),
        // A mine that is closed need not have lost its licence yet.
        ("w2032-01-01", "w政策性关闭", "2024-06-15", nil), ("w2023-01-01", "w政策性关闭", "2024-06-15", false),
        ("w2032-01-01", "w已关闭", "2024-06-15", nil), ("w2032-01-01", "w已关闭并注销", "2024-06-15", false),
    ] as [(String, String, String, Bool?)])
func aTextThatMayBeCutShortDecidesNothingThatALongerOneCouldTurn(
    until: String, state: String, day: String, expected: Bool?
) throws {
    let endings: [Character: TextEnding] = ["w": .whole, "f": .full, "c": .cut]
    var fields: Attributes = [.licence: "C1", .validFrom: "2012-01-01"]
    for (role, text) in [(FieldRole.validUntil, until), (.state, state)] {
        fields.enter(String(text.dropFirst()), try #require(text.first.flatMap { endings[$0] }), as: role)
    }
    #expect(Validity(fields).isValid(on: try #require(CalendarDate(day))) == expected)
}

/// Records that contradict themselves, or name a day that is none, decide nothing of the days that it matters for.
@Test(
    arguments: [
        ("有效", "2024-05-01", "2032-01-01", "2024-06-15", nil),
        ("有效", "2024-08-01", "2032-01-01", "2024-06-15", true),
        ("已注销", "2024-08-01 00:00:00", "2032-01-01", "2024-06-15", true),
        ("已注销", "2024/05/01 00:00:00", "2032-01-01", "2024-06-15", false),
        ("已注销", "2024-08-32", "2032-01-01", "2024-06-15", nil),
        ("已注销", "45505", "2032-01-01", "2024-06-15", nil),
        ("有效", "0", "2032-01-01", "2024-06-15", true), ("有效", "00000000", "2032-01-01", "2024-06-15", true),
        ("有效", "9999-12-31", "99991231", "2024-06-15", true),
        ("有效", "1900-01-00", "2032-01-01", "2024-06-15", true),
        ("已注销", "45505", "2032-01-01", "2011-06-15", false), ("已注销", "/", "2032-01-01", "2024-06-15", false),
        ("有效", "", "2011-01-01", "2024-06-15", nil), ("已注销", "", "2011-01-01", "2024-06-15", false),
        ("有效", "", "2024-06-", "2024-06-15", nil), ("有效", "", "2024.06.", "2024-07-15", false),
        ("过期未注销", "", "2032-01-01", "2024-06-15", nil), ("过期未注销", "", "2021-01-01", "2024-06-15", false),
        ("有效", "", "2024年6", "2024-06-15", nil), ("有效", "", "2024年6月", "2024-06-15", true),
    ] as [(String, String, String, String, Bool?)])
func recordsThatContradictThemselvesDecideNothing(
    state: String, cancelled: String, until: String, day: String, expected: Bool?
) throws {
    var fields: Attributes = [.licence: "C1", .validFrom: "2012-01-01", .validUntil: until, .state: state]
    if !cancelled.isEmpty { fields[.cancelledOn] = cancelled }
    #expect(Validity(fields).isValid(on: try #require(CalendarDate(day))) == expected)
}

/// A state of works in a layer that is none of rights says nothing of a term, whole or not.
@Test func aStateOfWorksIsNoTermWhereItFillsItsField() throws {
    var fields: Attributes = [.date: "2022-05-01"]
    fields.enter("已完成", .full, as: .state)
    #expect(Validity(fields).isValid(on: try #require(CalendarDate("2024-06-30"))) == true)
}

/// A last day that is told as a year, in full width or as the end of a term in one field.
@Test(arguments: [
    ("2022", "2024-06-30", false as Bool?), ("2022年", "2024-06-30", false), ("2022年", "2022-06-30", nil),
    ("2022年", "2021-06-30", true),
    ("２０２２年１２月３１日", "2024-06-30", false), ("２０２２年１２月３１日", "2022-12-31", true),
    ("2010年3月5日至2020年3月5日", "2024-06-30", false), ("2010年3月5日至2030年3月5日", "2024-06-30", true),
    ("2010-03-05~2020-03-05", "2020-03-06", false), ("2022年底", "2022-06-30", nil), ("三年", "2022-06-30", nil),
])
func aLastDayMayBeToldAsAYearOrATerm(until: String, day: String, isValid: Bool?) throws {
    let attributes: Attributes = [.licence: "C1", .validFrom: "2010-01-01", .validUntil: until]
    #expect(Validity(attributes).isValid(on: try #require(CalendarDate(day))) == isValid)
}

/// A term in one field, in force until the 1st of July 2034 or 2024, with times of the day or as licences print it.
@Test(arguments: [
    ("2014-07-01 00:00:00至2034-07-01 00:00:00", "2024-06-30", true as Bool?),
    ("2014-07-01 00:00:00 ～ 2024-07-01 00:00:00", "2024-07-02", false),
    ("2014/07/01 0:00:00-2034/07/01 0:00:00", "2034-07-01", true),
    ("2014/07/01 0:00:00+08-2034/07/01 0:00:00+08", "2034-07-02", false),
    ("2014-07-01T00:00:00/2034-07-01T00:00:00", "2024-06-30", true),
    ("2014-07-01T08:30:00.000Z/2034-07-01T08:30:00.000Z", "2024-06-30", true),
    ("2014-07-01/2034-07-01", "2034-07-02", false), ("20140701 00:00:00", "2014-07-02", false),
    ("自2014年7月1日0时起至2034年7月1日24时止", "2034-07-01", true),
    ("自2014年7月1日至2034年7月1日", "2024-06-30", true), ("自2014年7月1日起至2034年7月1日止", "2034-07-02", false),
    ("自 2014 年 7 月 1 日 至 2034 年 7 月 1 日", "2024-06-30", true), ("2014年7月1日至2034年7月1日止", "2034-07-02", false),
    ("贰拾年：自2014年07月01日至2034年07月01日", "2024-06-30", true), ("拾年 自2014年07月01日至2024年07月01日", "2024-07-02", false),
    ("20年，自2014年7月1日至2034年6月30日", "2034-06-30", true), ("2014.7.1—2034.7.1（20年）", "2034-07-02", false),
    ("叁年零陆个月，自2021年1月1日至2024年7月1日", "2024-06-30", true), ("20140701-20340701", "2024-06-30", true),
    ("有效期：2014-07-01——2034-07-01", "2024-06-30", true), ("有效期至2034年7月1日", "2024-06-30", true),
    ("2014年7月－2024年7月", "2024-06-30", true), ("2014年7月－2024年7月", "2024-07-15", nil),
    ("2014年7月－2024年7月", "2024-08-01", false), ("2014-2024", "2025-01-01", false),
    ("2014-2024", "2024-03-01", nil),
    // Its first day is one as well; between two terms nothing is known.
    ("自2014年7月1日至2034年7月1日", "2014-06-30", false), ("2014年至2034年", "2014-06-30", nil),
    ("2010-05-01至2015-05-01；2015-05-02至2025-05-01", "2024-06-30", true),
    ("2010-05-01至2015-05-01；2020-05-02至2025-05-01", "2017-06-30", nil),
    ("2010年5月1日至2015年5月1日，延续至2025年5月1日", "2025-05-02", false),
])
func aTermIsReadAsLicencesPrintIt(until: String, day: String, isValid: Bool?) throws {
    let attributes: Attributes = [.licence: "C1", .validUntil: until]
    #expect(Validity(attributes).isValid(on: try #require(CalendarDate(day))) == isValid)
}

/// Texts that hold more than is understood, contradict themselves, tell a beginning alone, or may be cut short: they end no right.
@Test(arguments: [
    "2014-07-01至2024-01-01，拟延续至2034-01-01", "2014-07-01 延续", "2024-01-01（已延续）", "2014-07-01至长期", "2014-07-01起",
    "自2014年7月1日",
    "2014-07-01至", "2014-07-01-", "2014-07-01/", "2014-07-01 00:00:00至", "2014年至24年", "14年5月至24年5月",
    "5年，自2014年1月1日至2024年1月1日",
    "2014-07-01至2024-01-01，2024-01-02起", "2024-01-01至2014-01-01", "10年", "2014-07-01至2024-02-30",
    "2014年上半年至2023年下半年",
    "2014-07-01至二〇三四年七月一日", "起2014-07-01", "2014-07-01至2024-0", "2014-07-01至203", "2014-07-01T",
    "2014-01-01起10年",
])
func whatIsNotReadWhollyEndsNoRight(until: String) throws {
    var attributes: Attributes = [.licence: "C1"]
    attributes.enter(until, .full, as: .validUntil)
    #expect(Validity(attributes).isValid(on: try #require(CalendarDate("2024-06-30"))) == nil)
}
