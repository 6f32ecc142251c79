/// Breaks text into lines of a given width: between Chinese characters anywhere, elsewhere at spaces.
///
/// Closing punctuation never starts a line and opening punctuation never ends one (避头尾); a word longer
/// than the line is broken where the line ends.
enum LineBreaking {
    /// The lines of a text, at least one; line breaks inside the text are kept.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - width: the widest line, in columns; at least 2.
    static func lines(of text: String, width: Int) -> [String] {
        let width = max(2, width)
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).flatMap { paragraph in
            DisplayWidth.columns(of: paragraph) <= width ? [String(paragraph)] : broken(Array(paragraph), width)
        }
    }

    private static func broken(_ characters: [Character], _ width: Int) -> [String] {
        var lines: [String] = []
        var start = 0
        while start < characters.count {
            var end = start
            var used = 0
            while end < characters.count {
                let columns = DisplayWidth.columns(of: characters[end])
                if used + columns > width && end > start { break }
                used += columns
                end += 1
            }
            if end < characters.count {
                // The last place in the line where it may be broken; by force at its end when there is none.
                end = (start + 1...end).last { allowsBreak(characters[$0 - 1], characters[$0]) } ?? end
            }
            var line = characters[start..<end]
            while line.last == " " { line.removeLast() }
            lines.append(String(line))
            start = end
            while start < characters.count, characters[start] == " " { start += 1 }
        }
        return lines
    }

    private static func allowsBreak(_ before: Character, _ after: Character) -> Bool {
        if closing.contains(after) || opening.contains(before) { return false }
        if before == " " || after == " " { return true }
        return DisplayWidth.columns(of: before) == 2 || DisplayWidth.columns(of: after) == 2
    }

    private static let closing: Set<Character> = [
        "，", "。", "、", "；", "：", "！", "？", "）", "》", "」", "』", "】", "〕", "〉", "”", "’", "…", "％", "℃", "·",
        ",", ".", ";", ":", "!", "?", ")", "]", "%",
    ]
    private static let opening: Set<Character> = ["（", "《", "「", "『", "【", "〔", "〈", "“", "‘", "(", "["]
}
