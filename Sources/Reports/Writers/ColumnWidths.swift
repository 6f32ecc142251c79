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
}
