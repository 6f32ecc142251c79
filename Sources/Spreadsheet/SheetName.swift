public import Bilingual

/// The rules that Excel has for the names of sheets.
public enum SheetName {
    /// The longest name, in UTF-16 units as Excel counts.
    public static let lengthLimit = 31

    /// The characters that a name must not have.
    static let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\"]

    /// What is wrong with a name, `nil` when nothing is.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - used: the names of the other sheets; Excel tells them apart by more than case.
    public static func fault(in name: String, used: [String] = []) -> Message? {
        if name.isEmpty {
            return Message(zh: "工作表名称为空，请给出名称", en: "The sheet has no name; give it one")
        }
        if name.utf16.count > lengthLimit {
            return Message(
                zh: "工作表名称“\(name)”超过 \(lengthLimit) 个字符，请缩短",
                en: "The sheet name \"\(name)\" is longer than \(lengthLimit) characters; shorten it")
        }
        if name.contains(where: { forbidden.contains($0) }) || SafeText.inert(name) != name
            || name.contains("\0")
        {
            return Message(
                zh: "工作表名称“\(name)”含有不允许的字符，请去掉 [ ] : * ? / \\ 和控制字符",
                en:
                    "The sheet name \"\(name)\" has a forbidden character; remove [ ] : * ? / \\ and control characters"
            )
        }
        if name.hasPrefix("'") || name.hasSuffix("'") {
            return Message(
                zh: "工作表名称“\(name)”不能以单引号开头或结尾",
                en: "The sheet name \"\(name)\" must not start or end with an apostrophe")
        }
        if name.lowercased() == "history" {
            return Message(
                zh: "工作表名称“History”为 Excel 保留，请换一个", en: "Excel keeps the sheet name \"History\" to itself")
        }
        if used.contains(where: { $0.lowercased() == name.lowercased() }) {
            return Message(
                zh: "工作表名称“\(name)”重复，请换一个", en: "The sheet name \"\(name)\" is used already; choose another")
        }
        return nil
    }

    /// The name closest to a text that Excel accepts and that no other sheet has.
    ///
    /// - Parameters:
    ///   - text: what the sheet holds.
    ///   - used: the names of the other sheets.
    ///   - suffix: what must stay at the end when the text is cut: ` (2)`.
    public static func accepted(for text: String, used: [String] = [], suffix: String = "") -> String {
        var base = SafeText.inert(text).map { forbidden.contains($0) ? "_" : String($0) }.joined()
        while base.hasPrefix("'") { base.removeFirst() }
        if base.isEmpty || base.lowercased() == "history" { base = "Sheet" }
        var ending = suffix
        var number = 2
        while true {
            var candidate = base
            while (candidate + ending).utf16.count > lengthLimit, !candidate.isEmpty { candidate.removeLast() }
            while ending.isEmpty, candidate.hasSuffix("'") { candidate.removeLast() }
            candidate += ending
            if fault(in: candidate, used: used) == nil { return candidate }
            ending = "\(suffix) (\(number))"
            number += 1
            // Only a suffix that is itself forbidden or too long can bring us here.
            if number > used.count + 3 { return "Sheet\(used.count + 1)" }
        }
    }

    /// The name as a formula writes it: `'一览表 (2)'`.
    public static func quoted(_ name: String) -> String {
        "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
}
