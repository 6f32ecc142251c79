extension CellFormat {
    /// The formats that files name by number alone, as Chinese Excel and WPS show them (ECMA-376-1, 18.8.30).
    static func builtin(_ number: Int) -> String {
        builtins[number] ?? "General"
    }

    private static let builtins: [Int: String] = {
        var table: [Int: String] = [
            1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0;¥-#,##0", 6: "¥#,##0;¥-#,##0",
            7: "¥#,##0.00;¥-#,##0.00", 8: "¥#,##0.00;¥-#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
            14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
            20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
            39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0;\"-\"",
            42: "¥#,##0;¥-#,##0;¥\"-\"", 43: "#,##0.00;-#,##0.00;\"-\"", 44: "¥#,##0.00;¥-#,##0.00;¥\"-\"",
            45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 27: "yyyy年m月", 28: "m月d日",
            30: "m-d-yy", 31: "yyyy年m月d日", 32: "h时mm分", 33: "h时mm分ss秒", 34: "上午/下午h时mm分",
            35: "上午/下午h时mm分ss秒",
        ]
        for (number, same) in [
            29: 28, 36: 27, 50: 27, 51: 28, 52: 27, 53: 28, 54: 28, 55: 34, 56: 35, 57: 27, 58: 28,
        ] {
            table[number] = table[same]
        }
        return table
    }()
}
