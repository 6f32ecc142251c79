/// What the texts of an attribute table that are not ASCII tell of their encoding (编码证据).
struct TextEvidence {
    /// The texts in valid UTF-8, up to a last character that lacks bytes; those of them with a Chinese character; their bytes.
    private(set) var (unicode, chineseUnicode, unicodeBytes) = (0, 0, 0)
    /// Those of which the last character lacks bytes.
    private(set) var unfinished = 0
    /// Those that are not UTF-8, and not GB18030.
    private(set) var (notUnicode, notChinese) = (0, 0)
    /// In GB18030 the characters of several bytes, those of them that GB 2312 has, and those whose second byte it never has.
    private(set) var (characters, common, low) = (0, 0, 0)
    /// Those beside another, those of the frequent level of GB 2312, and those of its part behind all Korean syllables.
    private var (joined, frequent, late) = (0, 0, 0)
    /// Half characters of GB18030 with nothing but blanks behind them.
    private var halves = 0

    /// The texts taken in.
    private var texts: Int { unicode + notUnicode }

    /// Takes in a text: the bytes of its column.
    mutating func take(_ text: UnsafeRawBufferPointer) {
        unsafe takeUnicode(text)
        unsafe takeChinese(text)
    }

    /// Takes in a text for what it tells of UTF-8 alone.
    mutating func takeUnicode(_ text: UnsafeRawBufferPointer) {
        var (index, whole, hasChinese) = (0, 0, false)
        while index < text.count {
            let first = unsafe text[index]
            let (length, second): (Int, ClosedRange<UInt8>) =
                switch first {
                case 0..<0x80: (1, 0x80...0xBF)
                case 0xC2...0xDF: (2, 0x80...0xBF)
                case 0xE0: (3, 0xA0...0xBF)
                case 0xED: (3, 0x80...0x9F)
                case 0xE1...0xEF: (3, 0x80...0xBF)
                case 0xF0: (4, 0x90...0xBF)
                case 0xF4: (4, 0x80...0x8F)
                case 0xF1...0xF3: (4, 0x80...0xBF)
                default: (0, 0x80...0xBF)
                }
            guard length > 0 else {
                notUnicode += 1
                return
            }
            for place in 1..<max(1, length) {
                let next: UInt8 = unsafe index + place < text.count ? text[index + place] : 0x20
                if place == 1 ? second.contains(next) : next & 0xC0 == 0x80 { continue }
                // What was cut short has nothing behind it but blanks.
                guard unsafe text[min(text.count, index + place)...].allSatisfy({ $0 == 0x20 || $0 == 0 })
                else {
                    notUnicode += 1
                    return
                }
                unfinished += 1
                (unicode, unicodeBytes) = (unicode + 1, unicodeBytes + whole)
                chineseUnicode += hasChinese ? 1 : 0
                return
            }
            if length > 1 { whole += length }
            if (0xE3...0xE9).contains(first) { hasChinese = true }
            index += length
        }
        (unicode, unicodeBytes) = (unicode + 1, unicodeBytes + whole)
        chineseUnicode += hasChinese ? 1 : 0
    }

    private mutating func takeChinese(_ text: UnsafeRawBufferPointer) {
        var (index, run) = (0, 0)
        while index < text.count {
            let first = unsafe text[index]
            guard first >= 0x80 else {
                index += 1
                run = 0
                continue
            }
            let next: UInt8 = unsafe index + 1 < text.count ? text[index + 1] : 0x20
            guard first != 0x80, first != 0xFF else {
                notChinese += 1
                return
            }
            switch next {
            case 0x30...0x39: index += 2
            case 0x40...0x7E, 0x80...0xA0: low += 1
            case 0xA1...0xFE: common += (0xA1...0xF7).contains(first) ? 1 : 0
            case 0, 0x20:
                guard unsafe text[(index + 1)...].allSatisfy({ $0 == 0x20 || $0 == 0 }) else {
                    notChinese += 1
                    return
                }
                if index + 1 < text.count { halves += 1 }
                return
            default:
                notChinese += 1
                return
            }
            characters += 1
            frequent += (0xB0...0xD7).contains(first) ? 1 : 0
            late += (0xC9...0xD7).contains(first) ? 1 : 0
            run += 1
            joined += run == 1 ? 0 : run == 2 ? 2 : 1
            index += 2
        }
    }

    /// The number of bytes outside ASCII from which on valid UTF-8 is no accident: four Chinese characters.
    private static let telling = 12

    /// Whether the texts are UTF-8, and not by chance.
    ///
    /// One character of GBK can look like the beginning of one in UTF-8, and two like two short ones. A few texts that are
    /// damaged do not make another encoding of many with Chinese characters.
    var isUnicode: Bool {
        guard unicode > 0, !isShortByChance else { return false }
        guard notUnicode == 0 else { return unicodeBytes >= Self.telling && chineseUnicode > 4 * notUnicode }
        return unicodeBytes >= Self.telling || notChinese > 0
    }

    /// Whether all texts are valid UTF-8 and whole, of whatever length.
    var mayBeUnicode: Bool { notUnicode == 0 && unfinished == 0 && !isShortByChance }

    /// Whether texts in GBK look like UTF-8 of two bytes a character, as 沙山 does.
    ///
    /// Letters and signs of two bytes stand alone among ASCII, and of other scripts many have a low second byte.
    var isShortByChance: Bool {
        chineseUnicode == 0 && common >= 2 && 10 * common >= 9 * characters && 2 * joined >= characters
    }

    /// Whether the texts are UTF-8 with Chinese characters, few as they may be, where they could be of one byte a letter.
    var isShortUnicode: Bool { mayBeUnicode && chineseUnicode > 0 }

    /// Whether the same holds where they could be GBK: read so they have characters that are seldom used or halves.
    var isNoChinese: Bool { isShortUnicode && low + halves + notChinese > 0 }

    /// Whether the texts are GBK, and not by chance: nearly all their characters are those of GB 2312.
    ///
    /// Western letters outside ASCII seldom stand two by two, and never four by four; where characters do stand beside each
    /// other, some may be rare and some texts damaged.
    var isChinese: Bool {
        guard 20 * chineseUnicode <= notUnicode, common >= 2 else { return false }
        return notChinese == 0 && 10 * common >= 9 * characters
            || 4 * notChinese <= texts && 2 * joined >= characters && 2 * common >= characters
    }

    /// Whether the texts are GBK where they could be of a script whose letters all are outside ASCII, or Korean.
    ///
    /// Half the words of such a script have an odd number of letters.
    var isChineseAmongScripts: Bool {
        isChinese && mayBeChineseAmongScripts && common >= 8 && 20 * late >= characters
            && 20 * (halves + notChinese) <= texts
    }

    /// Whether the texts could be GBK, though nothing tells it for certain.
    var mayBeChinese: Bool { isChinese || notChinese == 0 && common > 0 && 4 * low <= common }

    /// The same where letters that stand two by two are the frequent characters of no text.
    var mayBeChineseAmongScripts: Bool { mayBeChinese && 10 * frequent >= 7 * characters }

    /// Whether the texts are GB 2312 beyond doubt, where they could be Big5, in which two characters of five have a low second
    /// byte.
    var isSimplified: Bool { isChinese && notChinese == 0 && low == 0 && common >= 16 }
}
