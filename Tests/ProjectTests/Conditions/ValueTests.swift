import Land
import Project
import Testing

struct ValueTests {
    /// A shapefile's N(10,2) holds digits, and the nearest double of them is read.
    @Test(arguments: [("937.36", 937.36), ("0.1", 0.1), ("2.675", 2.675), ("1e-3", 0.001), ("-12.5", -12.5)])
    func decimalsAreTheDigitsThatTheFileHolds(literal: String, value: Double) throws {
        let values: [String: ConditionValue] = ["MJ": .real(value)]
        #expect(try answer("MJ = \(literal)", values) == true)
        #expect(try answer("MJ <= \(literal) AND MJ >= \(literal) AND MJ IN (7, \(literal))", values) == true)
        #expect(try answer("MJ < \(literal) OR MJ > \(literal) OR MJ <> \(literal)", values) == false)
        #expect(try answer("MJ = \(literal)", ["MJ": .real(value.nextUp)]) == false)
        #expect(try answer("MJ > \(literal)", ["MJ": .real(value.nextUp)]) == true)
    }

    /// By hand; doubles cannot tell 9007199254740993 from its neighbour.
    @Test func wholeNumbersAreComparedExactly() throws {
        let values: [String: ConditionValue] = ["NF": .integer(9_007_199_254_740_993)]
        #expect(try answer("NF = 9007199254740993", values) == true)
        #expect(try answer("NF = 9007199254740992", values) == false)
        #expect(try answer("NF > 9007199254740992.5 AND NF < 9007199254740993.000000001", values) == true)
        #expect(try answer("NF IN (9007199254740992, 9007199254740994)", values) == false)
        let smallest: [String: ConditionValue] = ["NF": .integer(.min)]
        #expect(try answer("NF = -9223372036854775808", smallest) == true)
        #expect(try answer("NF > -9223372036854775809", smallest) == true)
        #expect(try answer("NF < 99999999999999999999999999", ["NF": .integer(.max)]) == true)
        #expect(try answer("NF > -0.5 AND NF < 0.5 AND NF = 0.0 AND NF = -0", ["NF": .integer(0)]) == true)
        #expect(try answer("NF >= -2.5 AND NF <= -1.5", ["NF": .integer(-2)]) == true)
    }

    @Test func numbersOfTwoFieldsAreComparedExactly() throws {
        func compare(_ whole: Int64, _ real: Double) throws -> [Bool?] {
            let values: [String: ConditionValue] = ["NF": .integer(whole), "MJ": .real(real)]
            return try ["NF < MJ", "NF = MJ", "MJ < NF"].map { try answer($0, values) }
        }
        #expect(try compare(9_007_199_254_740_993, 9_007_199_254_740_992) == [false, false, true])
        #expect(try compare(.max, 0x1p63) == [true, false, false])
        #expect(try compare(.min, -0x1p63) == [false, true, false])
        #expect(try compare(2, 2.5) == [true, false, false])
        #expect(try compare(-2, -2.5) == [false, false, true])
        #expect(try compare(1, .infinity) == [true, false, false])
    }

    @Test func aPlainNumberInQuotesIsANumberForAFieldOfNumbers() throws {
        #expect(try answer("NF = '2024'", ["NF": .integer(2024)]) == true)
        #expect(try answer("NF IN ('2023', 2024)", ["NF": .integer(2024)]) == true)
        #expect(try answer("MJ = ' 937.36 '", ["MJ": .real(937.36)]) == true)
        #expect(try answer("NF = TRUE", ["NF": .integer(1)]) == true)
    }

    @Test func lettersCountInTheirCase() throws {
        let values: [String: ConditionValue] = ["SPZT": .text("ABC")]
        #expect(try answer("SPZT = 'abc'", values) == false)
        #expect(try answer("SPZT LIKE 'abc'", values) == false)
        #expect(try answer("SPZT ILIKE 'abc'", values) == true)
        #expect(try answer("SPZT ILIKE 'ΣÉ%'", ["SPZT": .text("ςéx")]) == true)
        #expect(try answer("SPZT IN ('abc', 'Abc')", values) == false)
    }

    /// One answer for shapefiles, which lose blanks, and for formats that keep them.
    @Test(arguments: ["未批", "未批 ", "  未批", "未批\u{3000}", "\u{A0}未批\r\n", "未批\0"])
    func blanksAtTheEndsDoNotCount(text: String) throws {
        let values: [String: ConditionValue] = ["SPZT": .text(text)]
        #expect(try answer("SPZT = '未批'", values) == true)
        #expect(try answer("SPZT IN ('已批', '未批 ')", values) == true)
        #expect(try answer("SPZT LIKE '%批'", values) == true)
        #expect(try answer("SPZT <> '未批'", values) == false)
    }

    @Test(arguments: ["", " ", "\u{3000}", "\t\n"])
    func aBlankTextIsMissing(text: String) throws {
        let values: [String: ConditionValue] = ["SPZT": .text(text)]
        #expect(try answer("SPZT IS NULL", values) == true)
        #expect(try answer("SPZT <> '未批'", values) == nil)
    }

    @Test func textsAreOrderedByTheirCharacters() throws {
        #expect(try answer("SPZT BETWEEN '0101' AND '0104'", ["SPZT": .text("0103")]) == true)
        // By scalars, not by the units of UTF-16, where 𠮷 comes before ｱ.
        #expect(try answer("SPZT > 'ｱ'", ["SPZT": .text("𠮷")]) == true)
        #expect(try answer("SPZT = 'e\u{301}'", ["SPZT": .text("\u{E9}")]) == false)
        #expect(try answer("list = '(2:a,b)'", ["list": .text("(2:a,b)")]) == true)
    }

    /// Numbers kept as texts, whose order is that of their characters only where both agree; codes have leading zeros.
    @Test(arguments: [
        ("SPZT > '100'", "95.5", nil), ("SPZT >= '9'", "10", nil), ("SPZT > '100'", "250", true),
        ("SPZT > '100'", "99", nil), ("SPZT > '100'", "1000", true), ("SPZT < '1000'", "900.5", nil),
        ("SPZT > '0401'", "05", true), ("SPZT >= '-5'", "3", true), ("SPZT > '100'", "9号", true),
        ("SPZT = '100'", "100.0", false), ("YXQ > '2021'", "2022-05", true), ("代码 < '12'", "1101", true),
    ])
    func numbersKeptAsTexts(condition: String, text: String, expected: Bool?) throws {
        let bound = try Condition(condition).bound(
            to: [
                ConditionField("SPZT", .text), ConditionField("YXQ", .text),
                ConditionField("代码", .text, isCode: true),
            ])
        #expect(bound.evaluate(fid: 1) { _ in .text(text) } == expected)
    }

    /// Of a field with a domain conditions may name the codes, or what they mean.
    @Test(arguments: [
        ("QX = 1", 1, true), ("QX = '乙旗'", 2, true), ("QX <> '乙旗'", 1, true), ("QX IN ('乙旗', 1)", 1, true),
        ("QX IN ('乙旗', 3)", 1, false), ("QX LIKE '甲%'", 1, true), ("QX LIKE '甲%'", 2, false),
        ("QX > 1", 2, true),
        ("'甲旗' = QX", 1, true), ("QX = '甲旗'", 9, false),
    ])
    func codesAndTheirMeanings(condition: String, code: Int64, expected: Bool) throws {
        let field = ConditionField("QX", .integer, meanings: ["1": "甲旗", "2": "乙旗"])
        #expect(
            try Condition(condition).bound(to: [field]).evaluate(fid: 1) { _ in .integer(code) } == expected)
    }

    /// Blanks and marks at the ends that nobody sees count for nothing.
    @Test(arguments: ["甲村 ", "甲村\u{3000}", "\u{202A}甲村\u{202C}", "\u{FEFF}甲村\u{200B}", "\u{A0}甲村"])
    func unseenMarksAtTheEnds(text: String) throws {
        #expect(try answer("SPZT = '甲村'", ["SPZT": .text(text)]) == true)
    }

    /// What differs in the width of letters and marks alone was typed on another keyboard.
    @Test(arguments: [
        ("SPZT = '2024'", "２０２４", nil), ("SPZT <> '2024'", "２０２４", nil), ("SPZT IN ('a', 'C1')", "Ｃ１", nil),
        ("SPZT = '红星（二号井）'", "红星(二号井)", nil), ("SPZT = '红星(二号井)'", "红星（二号井）", nil),
        ("SPZT = '红星（二号井）'", "红星（二号井）", true), ("SPZT = '红星（二号井）'", "红星(三号井)", false),
        ("SPZT LIKE '%(二号%'", "红星（二号井）", nil), ("SPZT LIKE '%（二号%'", "红星(二号井)", nil),
        ("SPZT NOT LIKE '%（三号%'", "红星(二号井)", true), ("SPZT = '，'", ",", nil), ("SPZT = '。'", ".", false),
    ])
    func textsOfAnotherWidthAreOpen(condition: String, text: String, expected: Bool?) throws {
        #expect(try answer(condition, ["SPZT": .text(text)]) == expected)
    }

    /// A month or a year lies before or after a day where all of its days do.
    @Test(arguments: [
        ("2024-05", "<=", "2024-06-15", true), ("2024-06", "<=", "2024-06-15", nil),
        ("2024-06", "<=", "2024-06-30", true),
        ("2024-02", "<=", "2024-02-29", true), ("2023-02", "<", "2023-02-28", nil),
        ("2023年5月", ">=", "2023-05-01", true),
        ("2023", "<", "2024-01-01", true), ("2023年", ">", "2023-06-30", nil),
        ("202308", ">", "2023-07-31", true),
        ("2023年底", ">", "2022-07-31", nil), ("2023-13", ">", "2022-07-31", nil),
        ("2024-05", "=", "2024-05-01", false),
    ])
    func monthsAndYearsAreOrderedWithDays(text: String, sign: String, day: String, expected: Bool?) throws {
        #expect(try answer("YXQ \(sign) '\(day)'", ["YXQ": .text(text)]) == expected)
    }

    @Test func onlyADayOfTheCalendarIsADate() throws {
        #expect(fault("date >= '2024/2/29'") == nil)
        #expect(fault("date >= '2023/2/29'")?.reason == .noDay("2023/2/29", field: "date"))
        #expect(fault("date >= DATE '2023-02-29'")?.reason == .noDay("2023-02-29", field: nil))
        #expect(fault("date >= '2023/01/01 00:00:00'") == nil)
        #expect(fault("date >= '2023/01/01 08:00'")?.column == 9)
    }

    @Test(arguments: [
        "2024/06/30", "2024-06-30", "2024/06/30 08:15:00", "2024-06-30T08:15:00+08:00", "20240630",
        "2024年6月30日", "2024.6.30",
    ])
    func datesAreComparedByTheDay(value: String) throws {
        let values: [String: ConditionValue] = ["date": .text(value), "YXQ": .text(value)]
        for spelling in ["'2024-06-30'", "'2024/6/30'", "'2024年6月30日'", "'2024.6.30'", "DATE '20240630'"] {
            for field in ["date", "YXQ"] {
                #expect(try answer("\(field) = \(spelling)", values) == true, "\(spelling)")
                #expect(try answer("\(field) IN (\(spelling), '1999-12-31')", values) == true, "\(spelling)")
                #expect(try answer("\(field) <> \(spelling) OR \(spelling) < \(field)", values) == false)
                #expect(try answer("\(field) BETWEEN '2024-01-01' AND \(spelling)", values) == true)
            }
        }
        #expect(try answer("date = '20240630' AND date = YXQ", values) == true)
        #expect(try answer("date > '2023/01/01' AND YXQ > '2023/01/01'", values) == true)
        #expect(try answer("YXQ < '9999-12-31'", values) == true)
    }

    @Test func aTextThatIsNoDayIsDifferentFromDaysAndNotOrderedWithThem() throws {
        let values: [String: ConditionValue] = ["YXQ": .text("长期")]
        #expect(try answer("YXQ = '2024-06-30'", values) == false)
        #expect(try answer("YXQ <> DATE '2024-06-30'", values) == true)
        #expect(try answer("YXQ > '2024-06-30'", values) == nil)
        #expect(try answer("YXQ > '2024-06-30' OR YXQ = '长期'", values) == true)
        // Eight digits without anything between them may be a code: they stay a text for a field of texts.
        #expect(try answer("YXQ = '20240630'", ["YXQ": .text("2024-06-30")]) == false)
    }

    /// The two readers of days agree on what both are for.
    @Test func daysAreThoseOfCalendarDate() throws {
        let marks = ["-", "/", ".", "年", "月", "日", " ", "T", "", "x"]
        let days = [
            ("6", "13"), ("06", "3"), ("06", "03"), ("12", "31"), ("11", "31"), ("2", "29"), ("13", "1"),
            ("0", "0"),
        ]
        let ends = marks + ["-08:15:00", " 08:15:00", "T081500", "08:15:00", "0"]
        let texts = marks.flatMap { first in
            marks.flatMap { second in
                days.flatMap { month, day in ends.map { "2024" + first + month + second + day + $0 } }
            }
        }
        for text in texts {
            let expected = CalendarDate(text)
            let isDay = try answer("date = date", ["date": .text(text)]) == true
            #expect(isDay == (expected != nil), "\(text)")
            guard let expected else { continue }
            #expect(try answer("date = '\(expected.text)'", ["date": .text(text)]) == true, "\(text)")
        }
    }

    @Test func patternsMatchWholeTexts() throws {
        let cases: [(String, String, Bool)] = [
            ("扎木钦一矿", "%扎木钦%", true), ("扎木钦", "扎木钦", true), ("扎木钦一", "扎木钦", false), ("扎木钦", "扎_钦", true),
            ("𠮷矿", "_矿", true), ("50%", "50!%", true), ("50x", "50!%", false), ("a_b", "a!_b", true),
            ("axb", "a!_b", false),
            ("abcabd", "%abd", true), ("aab", "a%_b", true), ("ab", "a%_b", false), ("!", "!!", true),
            ("a", "%%%", true),
            ("mississippi", "m%iss%ip%", true), ("mississippi", "m%iss%ipx%", false),
        ]
        for (text, pattern, expected) in cases {
            #expect(
                try answer("SPZT LIKE '\(pattern)' ESCAPE '!'", ["SPZT": .text(text)]) == expected,
                "\(text) \(pattern)")
        }
        #expect(try answer("NF LIKE '202_'", ["NF": .integer(2024)]) == true)
    }

    @Test func aPatternMadeToBeSlowIsNot() throws {
        let pattern = String(repeating: "a%", count: 400) + "b"
        let text = String(repeating: "a", count: 20_000)
        let bound = try Condition("SPZT LIKE '\(pattern)' OR SPZT ILIKE '%\(pattern)'").bound(to: sampleFields)
        let time = ContinuousClock().measure {
            #expect(bound.evaluate(fid: 1) { _ in .text(text) } == false)
        }
        #expect(time < .seconds(20))
    }

    /// What a text decides that may have gone on, by hand: it begins as a literal does, or ends within a word of a pattern.
    @Test(arguments: [
        ("SPZT = '未批准'", "未批", true), ("SPZT = '未批'", "未批", false), ("SPZT = '已批'", "未", false),
        ("SPZT IN ('已批', '未批准')", "未批", true), ("SPZT <> '未批准'", "未批", true),
        ("SPZT LIKE '%注销%'", "已注", true), ("SPZT LIKE '%注销%'", "有效", false),
        ("SPZT LIKE '%注销%'", "已注销", false), ("SPZT NOT LIKE '活林%'", "活", true),
        ("SPZT = '未批准' OR NF = 1", "未批", false), ("SPZT = '未批准' AND NF = 2", "未批", false),
        ("SPZT = '未批准'", "未批\u{FFFD}", true), ("SPZT LIKE '%注销%'", "有效\u{FFFD}", true),
        // Of a text that certainly went on only what no end can turn is told.
        ("SPZT LIKE '%注销'", "已注销\u{FFFD}", true), ("SPZT LIKE '%注销%'", "已注销\u{FFFD}", false),
        // Days: the third or the thirtieth; both are before July.
        ("SPZT >= '2024-06-15'", "2024-06-3", true), ("SPZT >= '2024-06-15'", "2024-06-30", false),
        ("SPZT >= '2024-07-01'", "2024-06-3", false), ("SPZT < '2024-06-03'", "2024-06-3", false),
        ("SPZT IN ('2024-06-30', '2024-06-15')", "2024-06-3", true), ("SPZT <= '2024-06-20'", "2024063", false),
        ("SPZT BETWEEN '2024-06-01' AND '2024-06-20'", "2024-06-1", false),
        ("SPZT BETWEEN '2024-06-01' AND '2024-06-15'", "2024-06-1", true),
        // October or January; May in any case.
        ("SPZT < '2024-03-01'", "2024-1", true), ("SPZT < '2024-06-01'", "2024-05", false),
        ("SPZT < '2024-06-01'", "2024", true), ("SPZT < '2025-01-01'", "2024-1", false),
        ("SPZT <= '2024-06-30'", "2024-06", false), ("SPZT <= '2024-06-15'", "2024-06", true),
    ])
    func aTextCutShortLeavesOpenWhatItWouldDecide(condition: String, text: String, isOpen: Bool) throws {
        let bound = try Condition(condition).bound(to: sampleFields)
        let found = bound.evaluate(fid: 1) { field in
            switch sampleFields[field].name {
            case "SPZT": .cutText(text, text.hasSuffix("\u{FFFD}") ? .certain : .possible)
            case "NF": .integer(1)
            default: .missing
            }
        }
        #expect((found == nil) == isOpen)
    }
}
