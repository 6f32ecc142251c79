import Parcels
import Testing

@Test(
    arguments: [
        (["2020-01-01", "2022-12-31", ""], "2022-06-01", true),
        (["2020-01-01", "2022-12-31", ""], "2023-01-01", false),
        (["2020-01-01", "2022-12-31", ""], "2022-12-31", true),
        (["2020-01-01", "2022-12-31", "已注销"], "2022-06-01", false),
        (["", "20221231", "在期有效"], "2010-01-01", true), (["2020/1/1", "", ""], "2019-12-31", false),
        (["", "", "1070"], "2020-01-01", false), (["", "", "1010"], "2020-01-01", nil),
        (["soon", "", ""], "2020-01-01", nil),
    ] as [([String], String, Bool?)])
func validityIsThatOfDatesAndState(fields: [String], day: String, expected: Bool?) throws {
    var attributes: [FieldRole: String] = [:]
    for (role, text) in zip([FieldRole.validFrom, .validUntil, .state], fields) where !text.isEmpty {
        attributes[role] = text
    }
    #expect(Validity(attributes).isValid(on: try #require(CalendarDate(day))) == expected)
}
