import Geodesy

/// Parts of rows as printed, in units of the last digit: levelled to their total, and none beyond what its row prints.
///
/// A part that is nothing prints as zero, one that is all of its row prints as the row, as far as the total allows.
struct LevelledPart {
    /// `nil` where there is none to tell.
    let cells: [Int64?]
    /// `nil` where no row has any.
    let total: Int64?
    /// Whether all rows tell it.
    let isWhole: Bool

    /// - Parameters:
    ///   - parts: the exact parts; `nil` where there is none to tell.
    ///   - rows: the exact rows.
    ///   - printed: what the rows print.
    ///   - fixed: what the same parts come to where they are told apart otherwise.
    ///   - unit: of what is printed, with its customary digits.
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    init(
        _ parts: [Area?], of rows: [Area?], printed: [Int64?], total fixed: Int64?, in unit: AreaUnit
    ) throws(GeodesyError) {
        let scale = unit.customaryScale
        let known = parts.indices.filter { parts[$0] != nil }
        isWhole = known.count == parts.count
        guard !known.isEmpty else {
            (cells, total) = (parts.map { _ in nil }, nil)
            return
        }
        var cells: [Int64?] = parts.map { _ in nil }
        // Rows that may go up, and rows that print as much as their row and might do with less.
        var open: [Int] = []
        var full: [(row: Int, part: Area)] = []
        var sum: Int64 = 0
        for row in known {
            let part = parts[row] ?? .zero
            let (down, isExact) = try part.units(of: unit, scale: scale)
            let limit = printed[row] ?? .max
            var units = down
            if part > .zero, part >= rows[row] ?? .zero {
                units = limit
                if !isExact, limit > down { full.append((row, part)) }
            } else if !isExact, limit > down {
                open.append(row)
            }
            units = min(units, limit)
            cells[row] = units
            sum += units
        }
        let exact = known.reduce(Area.zero) { $0 + (parts[$1] ?? .zero) }
        let (down, isExact) = try exact.units(of: unit, scale: scale)
        let nearest = exact.rounded(in: unit, to: scale)?.significand ?? down
        let wanted = fixed ?? nearest
        // The other number next to the exact sum does as well, where only that can be had.
        let reach = sum...sum + Int64(open.count)
        var target = wanted
        if !reach.contains(wanted), fixed == nil, !isExact {
            let other = nearest == down ? down + 1 : down
            if reach.contains(other) { target = other }
        }
        let ups = min(max(target - sum, 0), Int64(open.count))
        if ups > 0 {
            let downs = open.reduce(0) { $0 + (cells[$1] ?? 0) }
            let levelled = try LevelledAreas(
                open.map { parts[$0] ?? .zero }, in: unit, scale: scale, totals: [downs + ups])
            for (row, units) in zip(open, levelled.cells) { cells[row] = units }
            sum += ups
        }
        // Too much in rows that are wholly in it: those with the least of a unit give it up.
        for (row, _) in full.sorted(by: { ($0.part, $0.row) < ($1.part, $1.row) }) where sum > target {
            cells[row] = (cells[row] ?? 0) - 1
            sum -= 1
        }
        (self.cells, total) = (cells, sum)
    }
}
