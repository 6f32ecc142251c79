/// Deals figures out to names: `甲市、乙市分别上升76%、52%`.
enum DistributiveList {
    /// The most scalars between two figures of a list.
    private static let gap = 6
    private static let reach = 160

    /// The name of each figure that such a list deals out.
    static func names(of figures: [Range<Int>], in source: SourceText, _ range: Range<Int>) -> [Int: Range<Int>]
    {
        var names: [Int: Range<Int>] = [:]
        var index = 0
        var floor = range.lowerBound
        while index < figures.count {
            let lead = max(floor, figures[index].lowerBound - 12)..<figures[index].lowerBound
            floor = figures[index].upperBound
            guard let word = lead.last(where: { source.has("分别", at: $0, before: lead.upperBound) }),
                !((word + 2)..<lead.upperBound).contains(where: { source[$0].endsClause })
            else {
                index += 1
                continue
            }
            var end = index + 1
            while end < figures.count, joins(figures[end - 1].upperBound..<figures[end].lowerBound, source) {
                end += 1
            }
            let list = list(before: word, in: source, range)
            if list.count > 1, list.count == end - index {
                for (offset, name) in list.enumerated() { names[index + offset] = name }
            }
            floor = figures[end - 1].upperBound
            index = end
        }
        return names
    }

    private static func joins(_ range: Range<Int>, _ source: SourceText) -> Bool {
        (1...gap).contains(range.count) && range.contains { ["、", ",", "和", "及"].contains(source[$0]) }
            && !range.contains { source[$0].endsSentence }
    }

    /// The names that end before an offset, parted by 、 and 和.
    private static func list(before end: Int, in source: SourceText, _ range: Range<Int>) -> [Range<Int>] {
        var start = end
        let floor = max(range.lowerBound, end - reach)
        while start > floor, source[start - 1] == "、" || !source[start - 1].endsClause { start -= 1 }
        var names: [Range<Int>] = []
        var from = start
        for position in start..<end {
            // 呼和浩特 and 和林格尔 hold 和 and are one name each.
            let isAnd =
                ["和", "及", "与"].contains(source[position]) && !source.has("和林", at: position, before: end)
                && !source.has("和浩", at: position, before: end)
            guard source[position] == "、" || isAnd else { continue }
            names.append(source.trimmed(from..<position))
            from = position + 1
        }
        names.append(source.trimmed(from..<end))
        return names.allSatisfy { !$0.isEmpty } ? names : []
    }
}
