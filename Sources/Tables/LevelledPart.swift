import Geodesy

/// Areas of rows as printed, in units of the last digit: levelled to their total, and none beyond what its row prints.
///
/// A part that is nothing prints as zero, one that is all of its row prints as the row; so the rest, row less part, is
/// never negative, and nothing is printed twice.
struct LevelledPart {
    /// `nil` where there is none to tell.
    let cells: [Int64?]
    /// `nil` where no row has any.
    let total: Int64?
    private var limits: [Int64?] = []

    /// What is left of a row.
    func rest(_ row: Int) -> Int64? { cells[row].flatMap { cell in limits[row].map { $0 - cell } } }

    /// What is left of all rows that have the part.
    var restTotal: Int64? {
        total.map { total in zip(cells, limits).reduce(-total) { $0 + ($1.0 == nil ? 0 : $1.1 ?? 0) } }
    }

    /// Whole areas.
    ///
    /// - Parameters:
    ///   - areas: the exact areas.
    ///   - keys: of neighbours with the same, which add up to a number that is levelled itself; none when empty.
    ///   - unit: of what is printed, with its customary digits.
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    init(whole areas: [Area?], keys: [String?], in unit: AreaUnit) throws(GeodesyError) {
        let areas = areas.map { $0 ?? .zero }
        guard !keys.isEmpty else {
            let column = try LevelledColumn(areas, in: unit, scale: unit.customaryScale)
            (cells, total) = (column.cells.map(\.significand), column.total.significand)
            return
        }
        var groups: [Range<Int>] = []
        for row in areas.indices {
            if let last = groups.last, keys[last.lowerBound] == keys[row] {
                groups[groups.count - 1] = last.lowerBound..<row + 1
            } else {
                groups.append(row..<row + 1)
            }
        }
        let sums = groups.map { areas[$0].reduce(.zero) { $0 + $1 } }
        let outer = try LevelledColumn(sums, in: unit, scale: unit.customaryScale)
        var cells: [Int64?] = []
        for (group, total) in zip(groups, outer.cells) {
            cells += try LevelledColumn(
                Array(areas[group]), in: unit, scale: unit.customaryScale, total: total
            ).cells.map(\.significand)
        }
        (self.cells, total) = (cells, outer.total.significand)
    }

    /// Parts of rows.
    ///
    /// - Parameters:
    ///   - parts: the exact parts; `nil` where there is none to tell.
    ///   - rows: the exact rows.
    ///   - printed: what the rows print, in units of the last digit.
    ///   - unit: of what is printed, with its customary digits.
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    init(_ parts: [Area?], of rows: [Area?], printed: [Int64?], in unit: AreaUnit) throws(GeodesyError) {
        limits = printed
        let known = parts.indices.filter { parts[$0] != nil }
        guard !known.isEmpty else {
            (cells, total) = (parts.map { _ in nil }, nil)
            return
        }
        let levelled = try LevelledColumn(
            known.map { parts[$0] ?? .zero }, in: unit, scale: unit.customaryScale)
        var units = levelled.cells.map(\.significand)
        let limits = known.map { printed[$0] ?? 0 }
        var left: Int64 = 0
        for (place, index) in known.enumerated() {
            let part = parts[index] ?? .zero
            let wanted =
                part <= .zero
                ? 0
                : part >= rows[index] ?? .zero ? limits[place] : min(max(units[place], 0), limits[place])
            left += units[place] - wanted
            units[place] = wanted
        }
        // What the bounds took or gave goes to rows that have room, the largest first.
        for place in known.indices.sorted(by: { limits[$0] > limits[$1] }) where left != 0 {
            let part = parts[known[place]] ?? .zero
            guard part > .zero, part < rows[known[place]] ?? .zero else { continue }
            let step: Int64 = left > 0 ? min(1, limits[place] - units[place]) : -min(1, units[place])
            units[place] += step
            left -= step
        }
        var cells: [Int64?] = parts.map { _ in nil }
        for (place, index) in known.enumerated() { cells[index] = units[place] }
        (self.cells, total) = (cells, units.reduce(0, +))
    }
}
