import Bilingual
import Project
import Testing

struct FaultTests {
    /// Reasons and columns by hand: the first character is 1.
    @Test(
        arguments: [
            ("", .empty, 1), (" \u{3000}", .empty, 3),
            ("SPZT = '未批", .unterminatedText, 8), ("\"SPZT = 1", .unterminatedName, 1),
            ("NF = 2024; DROP TABLE x", .secondStatement, 10), ("NF = 1；", .secondStatement, 7),
            ("NF = 1 -- x", .comment, 8), ("NF = 1 /* x */", .comment, 8),
            ("NF = 2024 @", .unexpectedCharacter("@"), 11), ("NF => 1", .misspelt("=>", meant: ">="), 4),
            ("NF = 1 && MJ = 2", .misspelt("&&", meant: "AND"), 8),
            ("! NF = 1", .misspelt("!", meant: "NOT"), 1),
            ("NF = 1.2.3", .unusableNumber("1.2.3"), 6), ("NF = 1e99", .unusableNumber("1e99"), 6),
            ("NF = ２０２４", .fullWidthNumber("２０２４"), 6),
            ("NF =", .unexpected(found: nil, expected: .value), 5),
            ("NF = 1 AND", .unexpected(found: nil, expected: .condition), 11),
            ("NF 等于 1", .unexpected(found: "等于", expected: .comparison), 4),
            ("NF = 1 MJ = 2", .unexpected(found: "MJ", expected: .end), 8),
            ("(NF = 1", .unexpected(found: nil, expected: .closingBracket), 8),
            ("NF = 1)", .unexpected(found: ")", expected: .end), 7),
            ("NF IS 2024", .unexpected(found: "2024", expected: .null), 7),
            ("NF NOT 2024", .unexpected(found: "2024", expected: .afterNot), 8),
            ("NF IN 2024", .unexpected(found: "2024", expected: .list), 7),
            ("NF IN ()", .unexpected(found: ")", expected: .value), 8),
            ("NF IN (1, )", .unexpected(found: ")", expected: .value), 11),
            ("NF IN (1 2)", .unexpected(found: "2", expected: .closingList), 10),
            ("NF BETWEEN 1, 2", .unexpected(found: ",", expected: .upperEnd), 13),
            ("SPZT LIKE", .unexpected(found: nil, expected: .pattern), 10),
            ("SPZT LIKE 'a' ESCAPE 'ab'", .unexpected(found: "'ab'", expected: .escape), 22),
            ("MJ > 1,000", .strayComma, 7),
            ("NF IN (SELECT 1)", .query("SELECT"), 8), ("EXISTS (SELECT 1)", .query("EXISTS"), 1),
            ("(select 1) = 1", .query("SELECT"), 2), ("NF = (SELECT 1)", .query("SELECT"), 7),
            (
                "FID IN (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c) SELECT x FROM c)",
                .query("WITH"), 9
            ),
            ("UPPER(SPZT) = 'A'", .function("UPPER"), 1), ("面积（亩） > 5", .function("面积"), 1),
            ("NF = CAST('1' AS integer)", .function("CAST"), 6),
            ("MJ * 2 > 1", .arithmetic("*"), 4), ("date > 2024-06-30", .arithmetic("-"), 12),
            ("MJ > -NF", .arithmetic("-"), 6),
            ("SPZT || 'a' = 'b'", .arithmetic("||"), 6), ("MJ > 40%", .arithmetic("%"), 8),
            ("NF", .withoutComparison("NF"), 1), ("NF = 1 OR '未批'", .valueAlone("'未批'"), 11),
            ("SPZT = 'a' OR -5", .valueAlone("-5"), 15),
            ("1 < NF < 5", .chainedComparison, 8), ("NF = NULL", .comparedWithNull, 6),
            ("NULL <> NF", .comparedWithNull, 1),
            ("NF NOT IN (1, NULL)", .comparedWithNull, 15), ("1 IS NULL", .noField("1"), 1),
            ("'a' LIKE 'a'", .noField("'a'"), 1),
            ("KSMC LIKE %扎木钦%", .patternWithoutQuotes, 11), ("KSMC LIKE \"%扎木钦%\"", .textMeant("%扎木钦%"), 11),
            ("KSMC LIKE 扎木钦", .textMeant("扎木钦"), 11), ("KSMC LIKE 'a!' ESCAPE '!'", .patternEndsInEscape, 11),
            ("\"SPZT\" = \"未批\"", .textMeant("未批"), 10), ("SPZT <> 未批", .textMeant("未批"), 9),
            ("“SPZT” = “未批”", .textMeant("未批"), 10), ("未批 = SPZT", .textMeant("未批"), 1),
            ("SPZT IN ('已批', 未批)", .textMeant("未批"), 16), ("SPZT IN (KSMC)", .fieldInList("KSMC"), 10),
            ("MJ > 500亩", .unitBehindNumber("500亩"), 6),
            ("NF BETWEEN 2022年 AND 2024", .unitBehindNumber("2022年"), 12),
            ("OGR_GEOM_AREA > 5", .geometry("OGR_GEOM_AREA"), 1), ("ogc_fid = 5", .featureNumber("ogc_fid"), 1),
            ("YXQ = 2023", .textFieldAgainstNumber("YXQ", number: "2023", isOrder: false), 7),
            ("YXQ IN ('2022', 2023)", .textFieldAgainstNumber("YXQ", number: "2023", isOrder: false), 17),
            ("YXQ > 1.50", .textFieldAgainstNumber("YXQ", number: "1.5", isOrder: true), 7),
            ("YXQ BETWEEN 1 AND 2", .textFieldAgainstNumber("YXQ", number: "1", isOrder: true), 13),
            ("YXQ = TRUE", .textFieldAgainstBoolean("YXQ"), 7),
            ("MJ = FALSE", .realFieldAgainstBoolean("MJ"), 6),
            ("NF = '2023年'", .numberFieldAgainstText("NF", text: "2023年"), 6),
            ("NF > DATE '2024-06-30'", .numberFieldAgainstDay("NF"), 6),
            ("date >= '2023'", .noDay("2023", field: "date"), 9),
            ("date = 20240630", .noDay("20240630", field: "date"), 8),
            ("date = '2024-06-30 12:00'", .noDay("2024-06-30 12:00", field: "date"), 8),
            ("DATE >= DATE '2024'", .noDay("2024", field: nil), 14),
            ("NF = SPZT", .differentKinds("NF", "SPZT"), 6), ("1 = 'a'", .differentKinds("1", "'a'"), 5),
            ("MJ LIKE '9%'", .patternForReal("MJ"), 1), ("date LIKE '2024%'", .patternForDate("date"), 1),
            ("SPZT = ''", .emptyText, 8), ("SPZT <> ' '", .emptyText, 9), ("SPZT = \"\"", .emptyText, 8),
            ("SPZT LIKE ''", .emptyText, 11),
            ("KSMC = '%扎木钦%'", .wildcardInText("%扎木钦%"), 8),
            ("KSMC LIKE '％扎木钦％'", .foreignWildcard("％扎木钦％"), 11),
            ("KSMC LIKE '*扎木钦*'", .foreignWildcard("*扎木钦*"), 11),
            ("NF BETWEEN 2024 AND 2020", .reversedRange("2024", "2020"), 12),
            ("date BETWEEN '2024-02-01' AND '2024/1/1'", .reversedRange("'2024-02-01'", "'2024/1/1'"), 14),
            ("👨‍👩‍👧 = 1", .unexpectedCharacter("👨‍👩‍👧"), 1), ("NF\u{200B} = 1", .unexpectedCharacter("U+200B"), 3),
            ("SPZT = '👨‍👩‍👧' @", .unexpectedCharacter("@"), 12),
        ] as [(String, ConditionFault.Reason, Int)])
    func faultsNameTheirPlace(text: String, reason: ConditionFault.Reason, column: Int) throws {
        let found = try #require(fault(text), "\(text)")
        #expect(found.reason == reason && found.column == column, "\(text): \(found.reason), \(found.column)")
        #expect(found.message.zh.contains("第\(column)个字符") && found.message.en.contains("character \(column)"))
        #expect(found.message.zh != found.message.en && found.condition == text)
    }

    @Test func aMisspeltFieldIsNamedWithTheOneMeant() throws {
        let found = try #require(fault("\"SPTZ\" <> '未批'"))
        let names = sampleFields.map(\.name)
        #expect(found.reason == .unknownField("SPTZ", fields: names, nearest: "SPZT") && found.column == 1)
        #expect(found.message.zh.contains("没有字段“SPTZ”，是否“SPZT”？字段：NF、MJ、KSMC"))
        #expect(found.message.en.contains("no field \"SPTZ\"; did you mean \"SPZT\"? the fields are NF, MJ"))
    }

    @Test(
        arguments: [
            ("矿权类型", "矿业权类型"), ("mines.NF", "NF"), ("KSM", "KSMC"), ("KSCM", "KSMC"), ("SPZTT", "SPZT"),
            ("MF", nil),
            ("地块名称", nil), ("x", nil),
        ] as [(String, String?)])
    func theNearestNameIsOfferedWhereItIsNear(name: String, nearest: String?) {
        let names = sampleFields.map(\.name)
        let expected: ConditionFault.Reason = .unknownField(name, fields: names, nearest: nearest)
        #expect(fault("\(name) = 1")?.reason == expected)
        #expect(fault("\(name) IS NULL")?.reason == expected)
    }

    @Test func curesAreToldInBothLanguages() throws {
        let cures: [(String, String, String)] = [
            ("\"SPZT\" = \"未批\"", "请用单引号：'未批'", "use single quotes: '未批'"),
            ("YXQ = 2023", "请加单引号：'2023'", "use single quotes, '2023'"),
            ("LOWER(SPZT) = 'a'", "请用 ILIKE", "use ILIKE"), ("SUBSTR(SPZT, 1, 2) = 'a'", "请用 LIKE", "use LIKE"),
            ("面积（亩） > 5", "双引号内，如 \"面积（亩）\"", "in double quotes"),
            ("FID IN (SELECT 1)", "直接列出值", "list the values"),
            ("NF = NULL", "IS NULL", "IS NULL"), ("NF = 1;", "AND 或 OR", "AND or OR"),
            ("date > 2024-06-30", "DATE '2024-06-30'", "DATE '2024-06-30'"),
            ("date LIKE '2024%'", "BETWEEN '2024-01-01'", "BETWEEN '2024-01-01'"),
        ]
        for (text, zh, en) in cures {
            let message = try #require(fault(text)).message
            #expect(message.zh.contains(zh) && message.en.contains(en), "\(message)")
        }
    }

    @Test func lengthDepthAndPatternsHaveLimits() throws {
        let deep = String(repeating: "(", count: 64) + "NF = 1" + String(repeating: ")", count: 64)
        #expect(fault(deep) == nil)
        #expect(fault("(\(deep))")?.reason == .tooDeep(limit: 64))
        #expect(fault(String(repeating: "NOT ", count: 65) + "NF = 1")?.column == 257)
        #expect(fault(String(repeating: "(", count: 90_000))?.column == 65)
        let numbers = (0..<15_000).map(String.init).joined(separator: ",")
        #expect(try answer("NF IN (\(numbers))", ["NF": .integer(14_999)]) == true)
        #expect(fault("NF IN (\(numbers),\(numbers))")?.reason == .tooLong(limit: 100_000))
        let pattern = String(repeating: "矿", count: 1000)
        #expect(fault("KSMC LIKE '\(pattern)'") == nil)
        #expect(fault("KSMC LIKE '\(pattern)%'")?.reason == .patternTooLong(limit: 1000))
        let joined = Array(repeating: "NF = 1", count: 9000).joined(separator: " OR ")
        #expect(try answer(joined, ["NF": .integer(2)]) == false)
    }

    @Test func ofALongConditionTheMessageShowsThePlace() throws {
        let text = Array(repeating: "NF = 1", count: 400).joined(separator: " OR ") + " OR NF ! 7 OR NF = 2"
        let message = try #require(fault(text)).message
        #expect(message.zh.contains("OR NF ! 7") && message.zh.utf8.count < 300)
    }
}
