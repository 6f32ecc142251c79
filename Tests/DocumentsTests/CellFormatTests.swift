import TestSupport
import Testing

@testable import Documents

/// What Excel shows, by its documentation and its own display.
@Test(
    arguments: [
        ("General", 937.36, "937.36"), ("General", 1.0, "1"), ("General", 0.1 + 0.2, "0.3"),
        ("General", 150_722_000_012, "150722000012"), ("General", -4.5, "-4.5"), ("General", 1.5e30, "1.5E+30"),
        ("General", 40512346.41016151, "40512346.4101615"), ("0", 937.5, "938"), ("0", -0.4, "0"),
        ("0.00", 12.5, "12.50"),
        ("0.00", 2.675, "2.68"), ("0.00", 1.005, "1.01"), ("#,##0.00", 1234567.891, "1,234,567.89"),
        ("#,##0", 4321000.123, "4,321,000"), ("#,##0.00", 0.5, "0.50"), ("#.##", 0.5, ".5"),
        ("#.##", 12, "12."),
        ("0%", 0.256, "26%"), ("0.0%", 0.2565, "25.7%"), ("0.00\"亩\"", 15, "15.00亩"), ("0.00亩", 15, "15.00亩"),
        ("General\"亩\"", 12.5, "12.5亩"), ("G/通用格式\"公顷\"", 3, "3公顷"), ("#,##0.0,\"千\"", 12345, "12.3千"),
        ("0.0,,", 12_345_678, "12.3"), ("000000", 401, "000401"), ("0000", 401, "0401"),
        ("0.00E+00", 40512346.41, "4.05E+07"),
        ("0.00E+00", 0, "0.00E+00"), ("0.00E+00", 9.999e9, "1.00E+10"), ("##0.0E+0", 12345, "12.3E+3"),
        ("0.00;(0.00)", -3, "(3.00)"), ("0.00_);\\(0.00\\)", 3, "3.00"), ("0;-0;\"无\"", 0, "无"),
        ("[Red][<0]-0.0;[>=100]0;0.00", 5, "5.00"), ("[Red][<0]\\-0.0;[>=100]0;0.00", -5, "-5.0"),
        ("_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 1200.5, "1,200.50"),
        ("[$¥-804]#,##0.00", 12, "¥12.00"), ("@", 0.5, "0.5"), ("000-0000", 1234567, "123-4567"),
        ("第0项", 3, "第3项"),
        // 5 March 2024 is day 45356 of the system of 1900.
        ("yyyy/m/d", 45356, "2024/3/5"), ("yyyy\"年\"m\"月\"d\"日\";@", 45356, "2024年3月5日"),
        ("yyyy\\-mm\\-dd", 45356, "2024-03-05"),
        ("[$-F800]dddd\\, mmmm dd\\, yyyy", 45356, "Tuesday, March 05, 2024"),
        ("aaaa", 45356, "星期二"), ("yyyy/m/d h:mm", 45356.75, "2024/3/5 18:00"),
        ("mm:ss", 0.5 + 65.0 / 86400, "01:05"),
        ("h:mm AM/PM", 0.75, "6:00 PM"), ("[h]:mm", 1.5, "36:00"), ("yyyy/m/d", 60, "1900/2/29"),
        ("yyyy/m/d", 61, "1900/3/1"), ("yyyy/m/d", 1, "1900/1/1"), ("yyyy/m/d", -1, "-1"),
        ("ss.00", 0.5 / 86400, "00.50"),
    ] as [(String, Double, String)])
func numbersAsExcelShowsThem(_ code: String, _ value: Double, _ shown: String) {
    #expect(CellFormat(code).text(of: value, isFrom1904: false) == shown)
}

@Test func codesLongerThanExcelTakes() {
    #expect(CellFormat(String(repeating: "0", count: 100_000)).text(of: 7, isFrom1904: false).count == 255)
}

@Test func datesFrom1904() {
    // The same day is 1462 less (ECMA-376-1, 18.17.4.1).
    #expect(CellFormat("yyyy/m/d").text(of: 45356 - 1462, isFrom1904: true) == "2024/3/5")
    #expect(CellFormat(CellFormat.builtin(31)).text(of: 45356, isFrom1904: false) == "2024年3月5日")
    #expect(CellFormat(CellFormat.builtin(58)).text(of: 45356, isFrom1904: false) == "3月5日")
    #expect(CellFormat("@").text(of: "0401") == "0401" && CellFormat("\"共\"@").text(of: "三") == "共三")
}
