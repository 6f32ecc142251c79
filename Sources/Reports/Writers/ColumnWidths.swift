import Bilingual
import Geodesy
import Tables

/// Shares a line's width among columns.
enum ColumnWidths {
    /// The widths that add up to at most `limit`, where that is possible.
    ///
    /// Only columns that may shrink give way, the widest first, and none below its minimum: a number is
    /// never broken.
    ///
    /// - Parameters:
    ///   - natural: the width that each column would like.
    ///   - minimum: the width below which a column does not go; its natural width when it must not shrink.
    ///   - limit: the width to share.
    static func fit(natural: [Int], minimum: [Int], limit: Int) -> [Int] {
        var widths = natural
        var excess = natural.reduce(0, +) - limit
        while excess > 0 {
            let shrinkable = widths.indices.filter { widths[$0] > minimum[$0] }
            guard let widest = shrinkable.map({ widths[$0] }).max() else { break }
            // All of the widest come down together to the next widest, or as far as is needed.
            let group = shrinkable.filter { widths[$0] == widest }
            let next = shrinkable.map { widths[$0] }.filter { $0 < widest }.max() ?? 0
            let floor = max(next, group.map { minimum[$0] }.max() ?? 0)
            let step = max(1, min(widest - floor, (excess + group.count - 1) / group.count))
            for column in group where excess > 0 {
                let cut = min(step, excess, widths[column] - minimum[column])
                widths[column] -= cut
                excess -= cut
            }
        }
        return widths
    }

    /// The widths that show the numbers of a table whole and most texts in few lines, and together fill a line.
    ///
    /// - Parameter limit: the width of the line, in digits.
    static func of(_ table: Table, language: Language, limit: Int) -> [Int] {
        // A sign and its space stand before the text of a verdict; three more for the margins and the indent of a cell.
        // Fonts that stand in for 宋体 have wider digits.
        func extra(_ column: Int) -> Int {
            column == table.verdictColumn ? 5 : table.columns[column].isNumeric ? 4 : 3
        }
        var natural: [Int] = []
        var minimum: [Int] = []
        for (index, column) in table.columns.enumerated() {
            let heading = DisplayWidth.columns(of: column.heading[language])
            // A heading may stand in two lines.
            var widest =
                heading > 6 ? max((heading + 1) / 2 + 1, longestWord(column.heading[language])) : heading
            var word = 0
            for row in table.rows.indices {
                let text = table.text(row: row, column: index, language: language)
                widest = max(widest, DisplayWidth.columns(of: text))
                if !column.isNumeric { word = max(word, longestWord(text)) }
            }
            if let total = table.total(of: index) { widest = max(widest, total.description.count + 1) }
            let width = max(6, widest + extra(index))
            if column.isNumeric {
                natural.append(max(width, column.width ?? 0))
                minimum.append(width)
            } else {
                natural.append(min(width, column.width ?? widestText))
                // A text that asks for much keeps half of it, lest it stand in a tower; the page is set smaller then.
                let least = max(
                    12, min(width, column.width ?? 0) * 2 / 3, min(word, longestKept) + extra(index))
                minimum.append(min(width, least))
            }
        }
        return fit(natural: natural, minimum: minimum, limit: limit)
    }

    /// The widest column of text.
    private static let widestText = 60

    /// Longer words than this may be broken.
    private static let longestKept = 24

    /// The length of the longest run of letters, digits and low lines that belong together: a name, a word.
    private static func longestWord(_ text: String) -> Int {
        text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }.map(\.count).max() ?? 0
    }
}
