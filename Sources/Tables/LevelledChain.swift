import Geodesy

/// A whole area and parts of it, each a part of the one before, rounded together with what they leave.
struct LevelledChain {
    /// Per level, from the whole down, what each row prints in units of the last digit; `nil` where there is none to tell.
    private(set) var cells: [[Int64?]]
    /// Per level what the rows print together.
    private(set) var totals: [Int64]
    /// What the shares are in all, and what is printed of them.
    private let exact: [Area]
    private let printed: [Int64]

    /// - Parameters:
    ///   - levels: per level the exact areas of the rows; `nil` where there is none to tell.
    ///   - order: how they are levelled.
    ///   - like: the same ground told apart otherwise, to whose totals this comes.
    ///   - unit: of what is printed, with its customary digits.
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    init(
        _ levels: [[Area?]], order: RowOrder, like first: LevelledChain?, in unit: AreaUnit
    ) throws(GeodesyError) {
        let shares = Self.shares(of: levels)
        let rows = (levels.first ?? []).indices.filter { order.repeats.isEmpty || !order.repeats[$0] }
        var exact = Array(repeating: Area.zero, count: shares.columns)
        for row in rows {
            for column in 0..<shares.columns { exact[column] += shares.areas[row * shares.columns + column] }
        }
        self.exact = exact
        let totals = first.flatMap { order.apart.isEmpty && $0.exact == exact ? $0.printed : nil }
        var rounding = Rounding(shares.areas, columns: shares.columns, order: order, unit: unit)
        printed = try rounding.round(rows, to: totals)
        for row in (levels.first ?? []).indices.dropFirst() where !order.repeats.isEmpty && order.repeats[row] {
            for column in 0..<shares.columns {
                let place = row * shares.columns + column
                rounding.cells[place] = rounding.cells[place - shares.columns]
            }
        }
        // A level is the shares from its own on, and what is untold of those below it.
        let untold = shares.columns - levels.count
        func columns(of level: Int) -> [Int] {
            (0..<untold).filter { $0 >= level } + Array(untold + level..<shares.columns)
        }
        cells = levels.indices.map { level in
            let columns = columns(of: level)
            return levels[level].indices.map { row in
                levels[level][row].map { _ in
                    columns.reduce(0) { $0 + rounding.cells[row * shares.columns + $1] }
                }
            }
        }
        let printed = printed
        self.totals = levels.indices.map { level in columns(of: level).reduce(0) { $0 + printed[$1] } }
    }

    /// What each level leaves of the one above, row by row, the last one whole; before them, where a level is not told of some
    /// rows, what stands above it there.
    private static func shares(of levels: [[Area?]]) -> (areas: [Area], columns: Int) {
        let count = levels.count
        let isTold = levels.allSatisfy { $0.allSatisfy { $0 != nil } }
        let untold = isTold ? 0 : count - 1
        let columns = untold + count
        guard let whole = levels.first, columns > 1 else { return (levels.first?.map { $0 ?? .zero } ?? [], 1) }
        var areas = Array(repeating: Area.zero, count: whole.count * columns)
        for row in whole.indices {
            for level in 0..<count {
                guard let area = level == 0 ? whole[row] ?? .zero : levels[level][row] else { break }
                if level + 1 == count {
                    areas[row * columns + untold + level] = area
                } else if let part = levels[level + 1][row] {
                    areas[row * columns + untold + level] = area - part
                } else {
                    areas[row * columns + level] = area
                }
            }
        }
        return (areas, columns)
    }
}

/// Rounds rows from the top down: groups first, then what stands within each.
private struct Rounding {
    /// Row by row.
    var cells: [Int64]
    private let areas: [Area]
    private let columns: Int
    private let order: RowOrder
    private let unit: AreaUnit
    /// More classes than this are not levelled across.
    private static let mostAcross = 200

    init(_ areas: [Area], columns: Int, order: RowOrder, unit: AreaUnit) {
        (self.areas, self.columns, self.order, self.unit) = (areas, columns, order, unit)
        cells = Array(repeating: 0, count: areas.count)
    }

    /// - Returns: what the columns come to.
    mutating func round(_ rows: [Int], to totals: [Int64]?) throws(GeodesyError) -> [Int64] {
        guard !order.apart.isEmpty else { return try roundTogether(rows, to: totals) }
        var sums = Array(repeating: Int64(0), count: columns)
        for group in Self.groups(rows, by: order.apart) {
            let own = try roundTogether(group, to: nil)
            sums = zip(sums, own).map { $0 + $1 }
        }
        return sums
    }

    private mutating func roundTogether(_ rows: [Int], to totals: [Int64]?) throws(GeodesyError) -> [Int64] {
        guard !order.within.isEmpty else { return try roundAlike(rows, to: totals) }
        if columns == 1, !order.across.isEmpty, totals == nil {
            let classes = Set(rows.map { order.across[$0] }).sorted()
            if classes.count <= Self.mostAcross { return try roundMatrix(rows, classes) }
        }
        return try round(Self.groups(rows, by: order.within), to: totals, wishes: true) {
            (own: inout Rounding, rows: [Int], totals: [Int64]) throws(GeodesyError) in
            _ = try own.roundAlike(rows, to: totals)
        }
    }

    private mutating func roundAlike(_ rows: [Int], to totals: [Int64]?) throws(GeodesyError) -> [Int64] {
        guard !order.alike.isEmpty else { return try roundRows(rows, to: totals) }
        return try round(Self.groups(rows, by: order.alike), to: totals, wishes: false) {
            (own: inout Rounding, rows: [Int], totals: [Int64]) throws(GeodesyError) in
            _ = try own.roundRows(rows, to: totals)
        }
    }

    private mutating func roundRows(_ rows: [Int], to totals: [Int64]?) throws(GeodesyError) -> [Int64] {
        var own: [Area] = []
        own.reserveCapacity(rows.count * columns)
        for row in rows { own += areas[row * columns..<(row + 1) * columns] }
        let wishes = order.wishes.isEmpty ? [] : rows.map { order.wishes[$0] }
        let rounded = try LevelledAreas(
            own, columns: columns, in: unit, scale: unit.customaryScale, isNested: true, totals: totals,
            wishes: wishes)
        for (place, row) in rows.enumerated() {
            for column in 0..<columns {
                cells[row * columns + column] = rounded.cells[place * columns + column]
            }
        }
        return rounded.totals
    }

    /// Rounds groups, then what is in each.
    private mutating func round(
        _ groups: [[Int]], to totals: [Int64]?, wishes: Bool,
        inner: (inout Rounding, [Int], [Int64]) throws(GeodesyError) -> Void
    ) throws(GeodesyError) -> [Int64] {
        let sums = groups.flatMap { group in
            (0..<columns).map { column in group.reduce(.zero) { $0 + areas[$1 * columns + column] } }
        }
        let rounded = try LevelledAreas(
            sums, columns: columns, in: unit, scale: unit.customaryScale, isNested: true, totals: totals,
            wishes: wishes ? groupWishes(groups) : [])
        for (number, group) in groups.enumerated() {
            try inner(&self, group, Array(rounded.cells[number * columns..<(number + 1) * columns]))
        }
        return rounded.totals
    }

    private func groupWishes(_ groups: [[Int]]) -> [Int64?] {
        order.sumWishes.isEmpty ? [] : groups.map { group in group.first.flatMap { order.sumWishes[$0] } }
    }

    /// Rounds groups and the classes across them together.
    private mutating func roundMatrix(_ rows: [Int], _ classes: [Int]) throws(GeodesyError) -> [Int64] {
        let groups = Self.groups(rows, by: order.within)
        let places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
        var sums = Array(repeating: Area.zero, count: groups.count * classes.count)
        var members: [Int: [Int]] = [:]
        for (number, group) in groups.enumerated() {
            for row in group {
                let place = number * classes.count + (places[order.across[row]] ?? 0)
                sums[place] += areas[row]
                members[place, default: []].append(row)
            }
        }
        let rounded = try LevelledAreas(
            sums, columns: classes.count, in: unit, scale: unit.customaryScale, wishes: groupWishes(groups))
        for (place, rows) in members { _ = try roundRows(rows, to: [rounded.cells[place]]) }
        return [rounded.totals.reduce(0, +)]
    }

    /// The rows of each group, in the order of their numbers.
    private static func groups(_ rows: [Int], by numbers: [Int]) -> [[Int]] {
        var groups: [Int: [Int]] = [:]
        for row in rows { groups[numbers[row], default: []].append(row) }
        return groups.sorted { $0.key < $1.key }.map(\.value)
    }
}
