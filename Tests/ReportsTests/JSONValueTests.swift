import Bilingual
import Foundation
import Geodesy
import Reports
import Testing

private func text(_ value: JSONValue, _ layout: JSONValue.Layout = .compact) -> String {
    String(decoding: value.encoded(layout), as: UTF8.self)
}

@Test func keysKeepTheirOrder() {
    let value: JSONValue = ["z": 1, "a": [true, .null, "x"], "m": [:], "e": []]
    #expect(text(value) == #"{"z":1,"a":[true,null,"x"],"m":{},"e":[]}"#)
    #expect(
        text(value, .pretty) == """
            {
              "z": 1,
              "a": [
                true,
                null,
                "x"
              ],
              "m": {},
              "e": []
            }

            """)
}

@Test(arguments: [
    ("\"\\/", #""\"\\/""#), ("\n\r\t\u{0}\u{1F}\u{7F}", #""\n\r\t\u0000\u001F\u007F""#),
    ("</script><!--", #""\u003C/script>\u003C!--""#), ("\u{2028}\u{2029}", #""\u2028\u2029""#),
    ("草原🐑", #""草原🐑""#),
])
func textsAreEscapedStrictly(_ plain: String, _ expected: String) throws {
    #expect(text(.string(plain)) == expected)
    // Foundation's parser reads back what was written.
    let data = Data(JSONValue.array([.string(plain)]).encoded(.compact))
    #expect(try JSONSerialization.jsonObject(with: data) as? [String] == [plain])
}

@Test(arguments: [
    0.1, 1e-7, 2.2250738585072014e-308, 1.797_693_134_862_315e308, -0.0, 100_000, 1e22, 62_490.666_666_666_664,
])
func doublesComeBackBitForBit(_ number: Double) throws {
    let data = Data(JSONValue.array([.double(number)]).encoded(.compact))
    let read = try #require(try JSONSerialization.jsonObject(with: data) as? [Double])
    #expect(read.first?.bitPattern == number.bitPattern || number == 0)
    // The grammar of RFC 8259.
    let grammar = /\[-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\]/
    #expect(try grammar.wholeMatch(in: String(decoding: data, as: UTF8.self)) != nil)
}

@Test func whatIsNoNumberBecomesNull() {
    #expect(text([.double(.nan), .double(.infinity), .double(-.infinity)]) == "[null,null,null]")
}

@Test func decimalsKeepTheirDigits() throws {
    #expect(text(.decimal(try #require(ExactDecimal("937.30")))) == "937.30")
    #expect(text(.integer(.min)) == "-9223372036854775808")
}
