/// Finds the columns to which the cells of a row belong where the row has fewer or more cells than the head, as where
/// merged or empty cells left nothing in a text.
struct RowFit {
    let source: SourceText
    let columns: [NamedColumn]

    init(_ heads: [Range<Int>], of source: SourceText) {
        self.source = source
        columns = heads.map { NamedColumn($0, of: source) }
    }

    /// The column of each cell; one behind the last for numbers that may belong to several.
    ///
    /// - Parameter joins: whether a text may have several cells of the row.
    func places(of cells: [Range<Int>], joins: Bool) -> [Int] {
        if cells.count == columns.count { return Array(columns.indices) }
        var places = best(cells, joins: joins).places
        let numbers = cells.indices.filter { BareNumber(cells[$0], of: source) != nil }
        let figures = numbers.filter { columns[places[$0]].hasUnit }
        let room = columns.count(where: \.hasUnit)
        if !figures.isEmpty, figures.count != room {
            for (beyond, index) in figures.enumerated() { places[index] = columns.count + beyond }
        }
        return places
    }

    /// How well the cells fit at best.
    func score(of cells: [Range<Int>]) -> Int { best(cells, joins: true).score }

    private func best(_ cells: [Range<Int>], joins: Bool) -> (score: Int, places: [Int]) {
        // For each column the best sum with the cell in it, and the column of the cell before.
        var sums: [Int] = []
        var choices: [[Int]] = []
        for (place, cell) in cells.enumerated() {
            let isFirst = place == 0
            let isOpen = !isFirst && !source[cells[place - 1].upperBound - 1].endsSentence
            var next: [Int] = []
            var choice: [Int] = []
            // The best way to reach a column from those before it; each that is left empty costs.
            var (best, from) = (isFirst ? 0 : -1_000_000, 0)
            for (index, column) in columns.enumerated() {
                let move = best + column.fit(cell, in: source)
                let stay =
                    isFirst ? -2_000_000 : sums[index] + (joins && column.isText ? (isOpen ? 0 : -2) : -8)
                next.append(max(move, stay))
                choice.append(stay > move ? index : from)
                best -= column.costOfNone
                if !isFirst, sums[index] >= best { (best, from) = (sums[index], index) }
            }
            sums = next
            choices.append(choice)
        }
        guard !choices.isEmpty, !columns.isEmpty else { return (0, cells.map { _ in 0 }) }
        var (tail, best, column) = (0, Int.min, columns.count - 1)
        for last in columns.indices.reversed() {
            if sums[last] - tail > best { (best, column) = (sums[last] - tail, last) }
            tail += columns[last].costOfNone
        }
        var places: [Int] = []
        for choice in choices.reversed() {
            places.append(column)
            column = choice[column]
        }
        return (best, places.reversed())
    }
}
