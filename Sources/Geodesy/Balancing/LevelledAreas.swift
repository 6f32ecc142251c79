/// A table of areas whose printed cells add up to its printed totals, across and down (双向调平).
///
/// Three parcels of 1049.99 m² are 0.10 公顷 each but 0.31 公顷 together; here one of them is printed as 0.11. The total is the
/// exact sum, rounded. Each cell, the sum of each row and of each column differ from their exact values by less than one unit
/// of the last digit.
public struct LevelledAreas: Sendable, Hashable {
    /// The cells, row by row, in units of the last digit.
    public private(set) var cells: [Int64]
    /// What the columns come to, in units of the last digit.
    public let totals: [Int64]

    /// The areas of a table in a unit.
    ///
    /// - Parameters:
    ///   - areas: exact areas, row by row; negative ones (differences) are allowed.
    ///   - columns: how many to a row.
    ///   - unit: the unit to print.
    ///   - scale: the digits after the point, 0 to 9.
    ///   - isNested: whether what each column comes to with those after it is printed as well, and therefore rounded for itself.
    ///   - totals: what the columns are to come to, for rows below those of another table. Where no rounding of the rows comes to
    ///     them, the largest cells take what is left.
    ///   - wishes: per row what it should print for its sum where it can, because another table does; none when empty.
    /// - Throws: `GeodesyError` when a number has more digits than `ExactDecimal` holds.
    public init(
        _ areas: [Area], columns: Int = 1, in unit: AreaUnit, scale: Int, isNested: Bool = false,
        totals: [Int64]? = nil, wishes: [Int64?] = []
    ) throws(GeodesyError) {
        try self.init(
            areas, columns: columns, size: unit.squareMetres, scale: scale, isNested: isNested, totals: totals,
            wishes: wishes)
    }

    /// The areas of a table in a unit of so many square metres.
    ///
    /// - Throws: `GeodesyError` when a number has more digits than `ExactDecimal` holds.
    public init(
        _ areas: [Area], columns: Int = 1, size: Rational, scale: Int, isNested: Bool = false,
        totals: [Int64]? = nil,
        wishes: [Int64?] = []
    ) throws(GeodesyError) {
        guard (0...ExactDecimal.maximumScale).contains(scale) else { throw Self.tooManyDigits }
        // All cells as fractions over one denominator: units of the last digit are `share / denominator`.
        let factor = powerOfTen(scale) * size.denominator
        let denominator = 100 * size.numerator
        var cells: [Int64] = []
        var fractions: [Int64] = []
        cells.reserveCapacity(areas.count)
        fractions.reserveCapacity(areas.count)
        var floors = Array(repeating: Int128(0), count: columns)
        var exact = floors
        for (place, area) in areas.enumerated() {
            let share = Int128(area.hundredths) * factor
            let (quotient, remainder) = floored(share, denominator)
            cells.append(try Self.cell(quotient))
            fractions.append(Int64(remainder))
            floors[place % columns] += quotient
            exact[place % columns] += share
        }
        let wanted = totals?.map { Int128($0) } ?? Self.totals(exact, denominator, isNested: isNested)
        let rows = areas.count / columns
        let sums = (0..<rows).map { row in
            areas[row * columns..<(row + 1) * columns].reduce(Int64(0)) { $0 + $1.hundredths }
        }
        let rounding = ControlledRounding(
            fractions, columns: columns, denominator: Int64(denominator),
            targets: zip(wanted, floors).map { Int($0 - $1) }, movesTargets: totals == nil, weights: sums,
            wishes: wishes.indices.map { row in
                wishes[row].map { Int128($0) > floored(Int128(sums[row]) * factor, denominator).0 }
            })
        for place in cells.indices where rounding.isUp[place] { cells[place] += 1 }
        var columnTotals: [Int64] = []
        for (floor, ups) in zip(floors, rounding.ups) {
            columnTotals.append(try Self.cell(floor + Int128(ups)))
        }
        self.cells = cells
        guard let totals, !rounding.isReached, rows > 0 else {
            self.totals = totals ?? columnTotals
            return
        }
        self.totals = totals
        for column in 0..<columns {
            // A unit to each of the largest cells; the sums that are asked for may be those of other ground.
            let left = totals[column] - columnTotals[column]
            guard left != 0 else { continue }
            let (each, rest) = left.quotientAndRemainder(dividingBy: Int64(rows))
            let places = stride(from: column, to: self.cells.count, by: columns).sorted {
                (self.cells[$1], $0) < (self.cells[$0], $1)
            }
            for (number, place) in places.enumerated() {
                self.cells[place] += each + (number < rest.magnitude ? rest.signum() : 0)
            }
        }
    }

    /// The sums of columns as printed, each next to its exact one, so that they come to the sum of all, rounded.
    private static func totals(_ exact: [Int128], _ denominator: Int128, isNested: Bool) -> [Int128] {
        func rounded(_ share: Int128) -> Int128 {
            // Halves away from zero.
            let doubled = (2 * Int128(share.magnitude) + denominator) / (2 * denominator)
            return share < 0 ? -doubled : doubled
        }
        guard !isNested else {
            var (sum, printed) = (Int128(0), Int128(0))
            var totals: [Int128] = []
            for share in exact.reversed() {
                sum += share
                totals.append(rounded(sum) - printed)
                printed = rounded(sum)
            }
            return totals.reversed()
        }
        let parts = exact.map { floored($0, denominator) }
        var totals = parts.map(\.0)
        let missing = Int(rounded(exact.reduce(0, +)) - totals.reduce(0, +))
        let order = parts.indices.filter { parts[$0].1 > 0 }.sorted {
            (parts[$1].1, $0) < (parts[$0].1, $1)
        }
        for column in order.prefix(missing) { totals[column] += 1 }
        return totals
    }

    fileprivate static func cell(_ units: Int128) throws(GeodesyError) -> Int64 {
        guard let units = Int64(exactly: units), ExactDecimal(significand: units, scale: 0) != nil else {
            throw tooManyDigits
        }
        return units
    }

    private static var tooManyDigits: GeodesyError {
        GeodesyError(
            .tooManyDigits, zh: "面积位数超出表格允许的15位；请改用较大单位或减少小数位",
            en: "an area has more than the 15 digits of a table cell; use a larger unit or fewer decimals")
    }
}

extension Area {
    /// The area in units of the last digit, rounded down.
    ///
    /// - Throws: `GeodesyError` when it has more digits than `ExactDecimal` holds.
    public func units(of unit: AreaUnit, scale: Int) throws(GeodesyError) -> (down: Int64, isExact: Bool) {
        let size = unit.squareMetres
        let (units, rest) = floored(
            Int128(hundredths) * powerOfTen(scale) * size.denominator, 100 * size.numerator)
        return (try LevelledAreas.cell(units), rest == 0)
    }
}

/// The quotient rounded down, and what is left, 0 or above.
private func floored(_ dividend: Int128, _ divisor: Int128) -> (Int128, Int128) {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}
