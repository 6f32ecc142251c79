/// The fields of a layer of counties that tell their names and their codes, by what they hold (旗县市名称和代码字段).
package struct CountyFields {
    /// A field with the values of the first features, blanks left out.
    package typealias Column = (name: String, texts: [String])

    /// The field of their names; `nil` where none holds any.
    package let name: String?
    /// The field of their codes.
    package let code: String?

    /// Names differ from feature to feature, in Chinese before pinyin, and end as counties do; codes and what all features share,
    /// such as the league, are none.
    ///
    /// - Parameter features: how many there are.
    package init(_ columns: [Column], features: Int) {
        let names = columns.enumerated().compactMap { place, column in Self.rank(column, place, features) }
        name = names.max { $0.rank.lexicographicallyPrecedes($1.rank) }?.field
        let isVaried = names.contains { $0.rank[1] == 1 }
        let codes = columns.enumerated().compactMap { place, column -> (field: String, rank: [Int])? in
            let keys = column.texts.map(AdministrativeUnit.countyCode)
            let distinct = Set(keys).count
            guard !keys.isEmpty, !keys.contains(nil), Self.isCodeField(column.name),
                distinct > 1 || features == 1 || !isVaried
            else { return nil }
            return (column.name, [keys.count, distinct, column.name.uppercased() == "XZQDM" ? 1 : 0, -place])
        }
        code = codes.max { $0.rank.lexicographicallyPrecedes($1.rank) }?.field
    }

    /// How well a field tells the names of counties; `nil` for one that does not.
    private static func rank(_ column: Column, _ place: Int, _ features: Int) -> (field: String, rank: [Int])? {
        let (texts, field) = (column.texts, column.name.uppercased())
        let named = texts.filter(AdministrativeUnit.isName)
        guard !texts.isEmpty, 2 * named.count >= texts.count else { return nil }
        let chinese = named.count { $0.contains { !$0.isASCII && $0.isLetter } }
        let units = named.count { text in Self.ends.contains { text.hasSuffix($0) } }
        let hasUnits = 2 * units >= named.count
        guard hasUnits || isNameField(field) else { return nil }
        let distinct = Set(named).count
        return (
            column.name,
            [
                2 * chinese >= named.count ? 1 : 0, distinct > 1 || features == 1 ? 1 : 0, hasUnits ? 1 : 0,
                field == "XZQMC" ? 1 : 0, distinct, isNameField(field) ? 1 : 0, -place,
            ]
        )
    }

    /// What counties, and what stands in their place, are called at the end.
    private static let ends = [
        "县", "旗", "市", "区", "林业局", "农场", "牧场", "管理局", "管委会", "开发区", "镇", "乡", "苏木", "街道",
    ]

    private static func isNameField(_ field: String) -> Bool {
        FieldRole.name.aliases.contains { $0.uppercased() == field }
            || ["名", "MC", "NAME", "XIAN", "COUNTY", "县", "旗", "政区"].contains(where: field.contains)
    }

    private static func isCodeField(_ field: String) -> Bool {
        let field = field.uppercased()
        return FieldRole.county.aliases.contains { $0.uppercased() == field }
            || ["DM", "CODE", "代码", "编码", "区划", "PAC", "GB", "QH"].contains(where: field.contains)
            || field == "ID" || isNameField(field)
    }
}

extension AdministrativeUnit {
    /// The code of the county in a code of six digits or more, whatever a table program added; `nil` for anything else, and for the
    /// code of a league or a province.
    package static func countyCode(_ text: String) -> String? {
        var digits = PlainText(text).text[...]
        if let point = digits.firstIndex(of: "."), digits[point...].dropFirst().allSatisfy({ $0 == "0" }) {
            digits = digits[..<point]
        }
        guard [6, 9, 12, 15, 19].contains(digits.count), digits.allSatisfy(\.isASCIIDigit),
            let province = Int(digits.prefix(2)), (11...82).contains(province)
        else { return nil }
        let code = digits.prefix(6)
        return code.hasSuffix("00") ? nil : String(code)
    }

    /// Whether a text is a name: no number, no code, not empty.
    package static func isName(_ text: String) -> Bool {
        let plain = PlainText(text).text
        return plain.contains(where: \.isLetter) && !["NULL", "NONE", "NAN", "无", "不详", "未知"].contains(plain)
    }
}
