import Geodesy

/// A part of each row of a column as printed: levelled to its own total, and no cell beyond what its row prints.
///
/// A part that is nothing prints as zero, one that is all of its row prints as the row; so the rest, row less part, is
/// never negative, and nothing is printed twice.
struct LevelledPart {
    /// The part.
    let column: (cells: [Cell], total: Cell)
    /// What is left of each row.
    let rest: (cells: [Cell], total: Cell)
    /// The parts that there are, as printed.
    let printed: [ExactDecimal]

    /// - Parameters:
    ///   - parts: the exact parts; `nil` where there is none to tell.
    ///   - rows: the exact rows.
    ///   - printed: what the rows print, with so many digits after the point.
    ///   - unit: of what is printed.
    ///   - scale: the digits after the point.
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    init(
        _ parts: [Area?], of rows: [Area], printed: [ExactDecimal], in unit: AreaUnit, scale: Int
    ) throws(GeodesyError) {
        let known = parts.indices.filter { parts[$0] != nil }
        guard !known.isEmpty else {
            column = (parts.map { _ in .missing }, .missing)
            rest = column
            self.printed = []
            return
        }
        let levelled = try LevelledColumn(known.map { parts[$0] ?? .zero }, in: unit, scale: scale)
        var units = levelled.cells.map(\.significand)
        let limits = known.map { printed[$0].significand }
        var left: Int64 = 0
        for (place, index) in known.enumerated() {
            let part = parts[index] ?? .zero
            let wanted =
                part <= .zero
                ? 0 : part >= rows[index] ? limits[place] : min(max(units[place], 0), limits[place])
            left += units[place] - wanted
            units[place] = wanted
        }
        // What the bounds took or gave goes to rows that have room, the largest first.
        for place in known.indices.sorted(by: { limits[$0] > limits[$1] }) where left != 0 {
            let part = parts[known[place]] ?? .zero
            guard part > .zero, part < rows[known[place]] else { continue }
            let step: Int64 = left > 0 ? min(1, limits[place] - units[place]) : -min(1, units[place])
            units[place] += step
            left -= step
        }
        func decimals(_ values: [Int64]) -> (cells: [Cell], total: Cell) {
            var cells = parts.map { _ in Cell.missing }
            for (place, index) in known.enumerated() { cells[index] = Self.cell(values[place], scale) }
            return (cells, Self.cell(values.reduce(0, +), scale))
        }
        column = decimals(units)
        self.printed = units.compactMap { ExactDecimal(significand: $0, scale: scale) }
        rest = decimals(zip(limits, units).map { $0 - $1 })
    }

    private static func cell(_ units: Int64, _ scale: Int) -> Cell {
        ExactDecimal(significand: units, scale: scale).map(Cell.decimal) ?? .missing
    }
}
