/// Whether the texts that things are called by break off (名称是否被截断).
///
/// A field that is as wide as its longest text is filled by it as well as by one that was cut short: only what visibly breaks off is
/// told, and what ends as no whole name does.
package enum CutName {
    /// Words that names end with, each in whole.
    private static let ends = [
        "国家级自然保护区", "自治区级自然保护区", "自然保护区", "自然保护地", "湿地公园", "森林公园", "地质公园", "有限责任公司", "有限公司", "股份公司", "采石场",
        "石料厂", "砂石厂", "采砂场", "萤石矿", "铅锌矿", "尾矿库", "排土场", "右翼前旗", "右翼中旗", "左翼中旗", "左翼后旗",
    ]

    /// Whether a name that fills its field ends within a word that names end with, or in a number that counts what is missing:
    /// 内蒙古图牧吉国家, 兴安第一, 图牧吉（核心.
    ///
    /// - Parameter least: how much of the word must stand there; 国有 and 萤石 are words of their own.
    package static func breaksOff(_ name: String, least: Int = 1) -> Bool {
        guard mayBreakOff(name) else { return false }
        let plain = PlainText(name).text
        if plain.contains("("), !plain.contains(")") { return true }
        if let last = plain.last, joints.contains(last) { return true }
        if plain.suffix(2).first == "第" { return true }
        // 天然牧草地 ends with what a thing is, though 地质公园 begins so.
        return !endsWithThing(plain)
            && ends.contains { end in
                (1..<end.count).contains { $0 >= least && plain.hasSuffix(end.prefix($0)) }
            }
    }

    /// Words and marks that go on.
    private static let joints = ",、，;；:：-的和与及第"

    /// The characters that a text ends with which breaks off within a word.
    private static let breaks = Set(ends.flatMap { $0.unicodeScalars.dropLast() } + joints.unicodeScalars)

    /// Whether a text may break off: most do not even look so, and this is asked of each that fills its field.
    private static func mayBreakOff(_ name: String) -> Bool {
        guard let last = name.unicodeScalars.last else { return false }
        return breaks.contains(last)
            || name.unicodeScalars.contains { scalar in
                // Neither an ideograph nor a letter or digit; or a number that counts.
                scalar == "第"
                    || !isIdeograph(scalar)
                        && !(scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            }
    }

    /// What things are: the last character of whole names.
    private static let nouns = "矿场厂库区园坑村镇乡县旗市盟站所司队组社井段号路河湖山沟泡甸滩林地田渠院局点带线牧窑部"

    /// Whether a text of several words ends with none that things are called by: 内蒙古自治区兴安盟科, not 天然牧草地 or 停产整顿.
    package static func endsOddly(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        guard let last = scalars.last, isIdeograph(last),
            scalars.count >= 5 || scalars.count == 4 && breaksOff(text, least: 2)
        else { return false }
        return !nouns.unicodeScalars.contains(last)
    }

    private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        (0x4E00...0x9FFF).contains(scalar.value)
    }

    /// Whether a name ends with what a thing is.
    package static func endsWithThing(_ name: String) -> Bool {
        PlainText(name).text.last.map(nouns.contains) ?? false
    }

    /// Whether a text is the beginning of several counties, and none of them: 科尔沁.
    package static func isSeveralCounties(_ text: String) -> Bool {
        let plain = PlainText(text).text
        return !plain.isEmpty
            && AdministrativeUnit.counties.count {
                $0.name.unicodeScalars.starts(with: plain.unicodeScalars) && $0.name != plain
            } > 1
    }
}
