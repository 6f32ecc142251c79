/// What a mining right is known by, whoever typed it: its licence number in one form (许可证号).
///
/// Features with equal keys are one right (宗). Serial numbers of a layer, such as BSM and TBBH, are no licence numbers: they
/// begin anew with each export.
package struct LicenceKey: Hashable, Sendable {
    /// The number: letters and digits in half width and upper case, and ideographs, nothing else.
    package let text: String

    /// The number that a text holds; `nil` for one that says there is none, such as 无 and 待办.
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
        let isNothing =
            bare.isEmpty || bare.allSatisfy { $0 == "0" } || ["NULL", "NONE", "NAN", "NA"].contains(bare)
            || (!bare.contains(where: \.isASCIIDigit) && Self.absences.contains { bare.contains($0) })
        guard !isNothing else { return nil }
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

    private static let headings = [
        "采矿许可证", "勘查许可证", "采矿权许可证", "探矿权许可证", "采矿证", "勘查证", "许可证", "证号", "编号", "号", "NO",
    ]
    private static let absences = ["无", "暂", "未", "待", "缺", "空", "不详", "不明", "办理中", "没有"]
}

extension LicenceKey: Comparable {
    /// By the text of the number.
    package static func < (left: LicenceKey, right: LicenceKey) -> Bool { left.text < right.text }
}

extension Character {
    /// Whether it is one of 0 to 9.
    package var isASCIIDigit: Bool { isASCII && isNumber }
}
