import Places

/// Deals figures out to names: `甲市、乙市分别上升76%、52%`, `分别对甲、乙两家公司罚款2万元、3万元`.
enum DistributiveList {
    /// The most scalars between two figures of a list.
    private static let gap = 6
    private static let reach = 160

    /// The name of each figure that such a list deals out.
    static func names(of figures: [Range<Int>], in source: SourceText, _ range: Range<Int>) -> [Int: Range<Int>]
    {
        var names = addressed(figures, in: source, range)
        var index = 0
        var floor = range.lowerBound
        while index < figures.count {
            let lead = max(floor, figures[index].lowerBound - 12)..<figures[index].lowerBound
            floor = figures[index].upperBound
            guard
                let word = lead.last(where: { place in
                    ["分别", "依次"].contains { source.has($0, at: place, before: lead.upperBound) }
                }),
                !((word + 2)..<lead.upperBound).contains(where: { source[$0].endsClause })
            else {
                index += 1
                continue
            }
            let end = endOfRow(from: index, figures, source)
            let list = list(before: word, in: source, range)
            if list.count > 1, list.count == end - index {
                for (offset, name) in list.enumerated() { names[index + offset] = name }
            }
            floor = figures[end - 1].upperBound
            index = end
        }
        return names
    }

    /// The shares of 分别对甲、乙、丙三家公司罚款…: the names stand behind 分别 and before their number.
    private static func addressed(_ figures: [Range<Int>], in source: SourceText, _ range: Range<Int>)
        -> [Int: Range<Int>]
    {
        var names: [Int: Range<Int>] = [:]
        var floor = range.lowerBound
        for (index, count) in figures.enumerated() where index + 2 < figures.count {
            defer { floor = count.upperBound }
            let row = index + 1
            guard figures[row].lowerBound - count.upperBound <= 12,
                !(count.upperBound..<figures[row].lowerBound).contains(where: { source[$0].endsClause })
            else { continue }
            let end = endOfRow(from: row, figures, source)
            let lead = max(floor, count.lowerBound - reach)..<count.lowerBound
            guard end - row > 1,
                let word = lead.last(where: { place in
                    source.has("分别", at: place, before: lead.upperBound)
                        && ["对", "给", "向", "为", "由"].contains(source[place + 2])
                })
            else { continue }
            let list = list(before: count.lowerBound, in: source, (word + 3)..<count.lowerBound)
            guard list.first?.lowerBound == word + 3, list.count == end - row else { continue }
            for (offset, name) in list.enumerated() { names[row + offset] = name }
        }
        return names
    }

    /// The end of the figures that follow each other in a list.
    private static func endOfRow(from first: Int, _ figures: [Range<Int>], _ source: SourceText) -> Int {
        var end = first + 1
        while end < figures.count, joins(figures[end - 1].upperBound..<figures[end].lowerBound, source) {
            end += 1
        }
        return end
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
                ["和", "及", "与"].contains(source[position])
                && !PlaceNames.covers(position, before: end, in: { source[$0] })
            guard source[position] == "、" || isAnd else { continue }
            names.append(source.trimmed(from..<position))
            from = position + 1
        }
        names.append(source.trimmed(from..<end))
        return names.allSatisfy { !$0.isEmpty } ? names : []
    }
}
