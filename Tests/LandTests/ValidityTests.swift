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
        (["2015-01-01", "2030-01-01", "未注销"], "2020-01-01", true),
        (["", "", "1070"], "2020-01-01", false), (["", "", "1010"], "2020-01-01", nil),
        (["soon", "", ""], "2020-01-01", nil),
    ] as [([String], String, Bool?)])
func validityIsThatOfDatesAndState(fields: [String], day: String, expected: Bool?) throws {
    var attributes = Attributes()
    for (role, text) in zip([FieldRole.validFrom, .validUntil, .state], fields) where !text.isEmpty {
        attributes[role] = text
    }
    #expect(Validity(attributes).isValid(on: try #require(CalendarDate(day))) == expected)
}
