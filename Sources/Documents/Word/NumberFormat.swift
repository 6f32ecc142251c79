/// The ways in which numbers of lists are written (`ST_NumberFormat`, ECMA-376-1, 17.18.59).
enum NumberFormat {
    /// A number in a format; in Arabic digits where the format has no sign for it or is not known.
    static func text(of number: Int, as format: String) -> String {
        special(number, format) ?? String(number)
    }

    private static func special(_ number: Int, _ format: String) -> String? {
        switch format {
        case "none": ""
        case "decimalZero": number >= 0 && number < 10 ? "0\(number)" : nil
        case "upperRoman": roman(number)
        case "lowerRoman": roman(number)?.lowercased()
        case "upperLetter": letters(number)
        case "lowerLetter": letters(number)?.lowercased()
        case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
            "taiwaneseCountingThousand":
            chinese(number, digits: Array("零一二三四五六七八九"), ranks: ["", "十", "百", "千"])
        case "chineseLegalSimplified":
            chinese(number, digits: Array("零壹贰叁肆伍陆柒捌玖"), ranks: ["", "拾", "佰", "仟"])
        case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
            number < 0 ? nil : replacingDigits(number, Array("〇一二三四五六七八九"))
        case "decimalFullWidth", "decimalFullWidth2":
            number < 0 ? nil : replacingDigits(number, Array("０１２３４５６７８９"))
        case "ideographTraditional": pick(number, Array("甲乙丙丁戊己庚辛壬癸"))
        case "ideographZodiac": pick(number, Array("子丑寅卯辰巳午未申酉戌亥"))
        case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": range(number, 0x2460, 20)
        case "decimalEnclosedParen": range(number, 0x2474, 20)
        case "decimalEnclosedFullstop": range(number, 0x2488, 20)
        case "ideographEnclosedCircle": range(number, 0x3280, 10)
        default: nil
        }
    }

    private static func replacingDigits(_ number: Int, _ digits: [Character]) -> String {
        String(String(number).utf8.map { digits[Int($0) - 0x30] })
    }

    private static func pick(_ number: Int, _ signs: [Character]) -> String? {
        (1...signs.count).contains(number) ? String(signs[number - 1]) : nil
    }

    private static func range(_ number: Int, _ first: UInt32, _ count: Int) -> String? {
        guard (1...count).contains(number) else { return nil }
        return Unicode.Scalar(first + UInt32(number) - 1).map { String(Character($0)) }
    }

    /// a … z, aa, bb …, as Word goes on.
    private static func letters(_ number: Int) -> String? {
        guard (1...780).contains(number), let letter = Unicode.Scalar(UInt32(0x41 + (number - 1) % 26)) else {
            return nil
        }
        return String(repeating: Character(letter), count: (number - 1) / 26 + 1)
    }

    private static func roman(_ number: Int) -> String? {
        guard (1..<4000).contains(number) else { return nil }
        let signs = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
            (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var (rest, result) = (number, "")
        for (value, sign) in signs {
            while rest >= value {
                result += sign
                rest -= value
            }
        }
        return result
    }

    private static func chinese(_ number: Int, digits: [Character], ranks: [String]) -> String? {
        guard (1..<10_000).contains(number) else { return nil }
        var (result, rest, rank, owesZero) = ("", number, 0, false)
        while rest > 0 {
            let digit = rest % 10
            if digit > 0 {
                if owesZero { result = String(digits[0]) + result }
                // 十一, not 一十一.
                let isBareTen = rank == 1 && digit == 1 && rest < 10
                result = (isBareTen ? "" : String(digits[digit])) + ranks[rank] + result
            }
            owesZero = digit == 0 && !result.isEmpty
            rest /= 10
            rank += 1
        }
        return result
    }
}
