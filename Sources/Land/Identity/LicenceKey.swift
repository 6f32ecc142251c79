/// What a mining right is known by, whoever typed it: its licence number in one form (许可证号).
///
/// Features with equal keys are one right (宗). Serial numbers of a layer, such as BSM and TBBH, are no licence numbers: they
/// begin anew with each export.
package struct LicenceKey: Hashable, Sendable {
    /// The number: letters and digits in half width and upper case, and ideographs, nothing else.
    package let text: String

    /// The number that a text holds; `nil` for one that says there is none, such as 无 and 待办, and for a number that was
    /// rounded: it is that of many.
    package init?(_ text: String) {
        let plain = PlainText(text)
        var bare = plain.bare
        for word in Self.headings where bare.hasPrefix(word) { bare.removeFirst(word.count) }
        // A number that a table program took for a decimal.
        if let point = plain.text.lastIndex(of: "."), plain.text[..<point].allSatisfy(\.isASCIIDigit),
            plain.text[point...].dropFirst().allSatisfy({ $0 == "0" })
        {
            bare = String(plain.text[..<point])
        }
        // Words of people without a digit or a letter are none: 无, 正在办理, 新立, 待办.
        let isNothing =
            bare.isEmpty || bare.allSatisfy { $0 == "0" } || ["NULL", "NONE", "NAN", "NA"].contains(bare)
            || (!bare.contains { $0.isASCII } && (bare.count > 1 || Self.absences.contains(bare)))
        guard !isNothing, !Self.isRounded(plain) else { return nil }
        self.text = Self.unified(in: bare, of: plain) ?? bare
    }

    /// The number of the feature's licence; `nil` when its fields hold none.
    package init?(_ attributes: Attributes) {
        guard let text = attributes[.licence] else { return nil }
        self.init(text)
    }

    /// A number of the unified system, a letter and 22 digits, before what a table adds to tell its blocks apart: `C…-1`.
    private static func unified(in bare: String, of plain: PlainText) -> String? {
        let number = bare.prefix(23)
        guard number.count == 23, let letter = number.first, letter.isASCII, letter.isLetter,
            number.dropFirst().allSatisfy(\.isASCIIDigit)
        else { return nil }
        guard bare.count > 23 else { return bare }
        // A digit that follows at once makes it another number; a mark, a bracket or a word does not.
        guard let range = plain.text.firstRange(of: number), range.upperBound < plain.text.endIndex else {
            return nil
        }
        return plain.text[range.upperBound].isASCIIDigit ? nil : String(number)
    }

    /// Whether it is a number of the unified system (统一配号): a letter and 22 digits.
    package var isUnified: Bool {
        text.count == 23 && text.first.map { $0.isASCII && $0.isLetter } == true
            && text.dropFirst().allSatisfy(\.isASCIIDigit)
    }

    /// Whether it may be the beginning of a number of the unified system, which is that of many rights.
    package var isPartial: Bool {
        !isWhole && text.first.map { $0.isASCII && $0.isLetter } == true && (10..<22).contains(text.count - 1)
            && text.dropFirst().allSatisfy(\.isASCIIDigit)
    }

    /// Whether it is meant as a number of the unified system and cannot be one: it has a digit less or more, or a letter among them.
    package var isMalformed: Bool {
        guard !isWhole, let letter = text.first, letter.isASCII, letter.isLetter else { return false }
        let digits = text.dropFirst()
        return (18...26).contains(text.count) && digits.allSatisfy { $0.isASCII }
            && digits.count { !$0.isNumber } <= 2
    }

    /// Whether characters of it are missing or wrong, so that it may stand for several rights however wide its field is.
    package var isLacking: Bool { isPartial || isMalformed }

    /// Whether its form tells that nothing is missing: a number of the unified system, 13 digits as before it, or the letter and
    /// 17 digits of an exploration right.
    private var isWhole: Bool {
        let digits = text.dropFirst()
        return isUnified || text.count == 13 && text.allSatisfy(\.isASCIIDigit)
            || text.first == "T" && digits.count == 17 && digits.allSatisfy(\.isASCIIDigit)
    }

    /// Whether it fills its field and is not known to be whole by its form.
    package func mayBeCut(_ attributes: Attributes) -> Bool {
        attributes.ending(of: .licence) != .whole && !isWhole
    }

    /// The name of a right without what tells its blocks apart: 甲矿 of 甲矿一采区 and 甲矿二采区 (区块名); empty for a block alone.
    package static func nameOfRight(_ name: String?) -> String {
        let bare = name.map { PlainText($0).bare } ?? ""
        guard let word = blocks.first(where: { bare.hasSuffix($0) }) else { return bare }
        let rest = bare.dropLast(word.count)
        let numbered = rest.reversed().prefix { numbers.contains($0) || $0.isASCII && $0.isNumber }.count
        // 甲矿采区 is the mine's; of 山区 and the like no number tells that it is a block.
        return numbered > 0 || word.count > 1 ? String(rest.dropLast(numbered)) : bare
    }

    /// Whether names of rights, without their blocks, are those of several; a block alone may be of any.
    package static func areSeveral(_ names: Set<String>) -> Bool { names.subtracting([""]).count > 1 }

    private static let blocks = ["采区", "区块", "采场", "矿段", "矿块", "块段", "区", "段"]
    private static let numbers = Set("第一二三四五六七八九十东西南北中上下号")
    private static let headings = [
        "采矿许可证", "勘查许可证", "采矿权许可证", "探矿权许可证", "采矿证", "勘查证", "许可证", "证号", "编号", "号", "NO",
    ]
    private static let absences = ["无", "暂", "未", "待", "缺", "空"]

    /// Whether a table program rounded a number, with an exponent (`1.5E+12`) or with zeros behind the fifteen digits it keeps.
    private static func isRounded(_ plain: PlainText) -> Bool {
        if plain.text.count > 15, plain.text.allSatisfy(\.isASCIIDigit) {
            return plain.text.dropFirst(15).allSatisfy { $0 == "0" }
        }
        let parts = plain.text.split(separator: "E", omittingEmptySubsequences: false)
        guard parts.count == 2, let sign = parts[1].first, "+-".contains(sign) else { return false }
        return parts[0].contains(where: \.isASCIIDigit) && parts[0].allSatisfy { $0.isASCIIDigit || $0 == "." }
            && parts[1].dropFirst().allSatisfy(\.isASCIIDigit)
    }
}

extension LicenceKey: Comparable {
    /// By the text of the number.
    package static func < (left: LicenceKey, right: LicenceKey) -> Bool { left.text < right.text }
}

extension Character {
    /// Whether it is one of 0 to 9.
    package var isASCIIDigit: Bool { isASCII && isNumber }
}
