/// A table column of areas whose printed cells add up to its printed total (调平).
///
/// Three parcels of 1049.99 m² are 0.10 公顷 each but 0.31 公顷 together; here one of them is printed as 0.11. The
/// total is the exact sum, rounded; a cell differs from its own exact value by less than one unit of the last digit.
public struct LevelledColumn: Sendable, Hashable {
    /// The cells, in the order of the areas.
    public let cells: [ExactDecimal]
    /// The total as printed: the sum of the cells.
    public let total: ExactDecimal

    /// The column of areas in a unit.
    ///
    /// - Parameters:
    ///   - areas: exact areas; negative ones (differences) are allowed.
    ///   - unit: the unit to print.
    ///   - scale: the digits after the point, 0 to 9.
    ///   - fixed: what the cells are to add up to, with the same digits, for cells below one of another column; the sum of
    ///     the areas as printed when `nil`.
    /// - Throws: `GeodesyError` when a number has more digits than `ExactDecimal` holds.
    public init(
        _ areas: [Area], in unit: AreaUnit, scale: Int, total fixed: ExactDecimal? = nil
    ) throws(GeodesyError) {
        guard (0...ExactDecimal.maximumScale).contains(scale) else { throw Self.tooManyDigits }
        // All cells as fractions over one denominator: units of the last digit are `share / denominator`.
        let size = unit.squareMetres
        let factor = powerOfTen(scale) * size.denominator
        let denominator = 100 * size.numerator
        var sum: Int128 = 0
        var units: [Int128] = []
        var remainders: [Int128] = []
        var shares: [Int128] = []
        for area in areas {
            let share = Int128(area.hundredths) * factor
            let (quotient, remainder) = floored(share, denominator)
            sum += share
            units.append(quotient)
            remainders.append(remainder)
            shares.append(share)
        }
        let doubled = (2 * Int128(sum.magnitude) + denominator) / (2 * denominator)  // halves away from zero
        let printedTotal = fixed.map { Int128($0.significand) } ?? (sum < 0 ? -doubled : doubled)
        var left = Int(printedTotal - units.reduce(0, +))
        // A total that is not the areas' own may lie a unit or so beyond what their fractions give.
        while left < 0, !units.isEmpty, let largest = units.indices.max(by: { units[$0] < units[$1] }) {
            units[largest] -= 1
            left += 1
        }
        while left > units.count, let largest = units.indices.max(by: { units[$0] < units[$1] }) {
            units[largest] += 1
            left -= 1
        }
        for index in largestRemainders(left, remainders: remainders, shares: shares) { units[index] += 1 }
        total = try Self.decimal(printedTotal, scale)
        var cells: [ExactDecimal] = []
        for unit in units { cells.append(try Self.decimal(unit, scale)) }
        self.cells = cells
    }

    private static func decimal(_ units: Int128, _ scale: Int) throws(GeodesyError) -> ExactDecimal {
        guard let significand = Int64(exactly: units),
            let decimal = ExactDecimal(significand: significand, scale: scale)
        else { throw tooManyDigits }
        return decimal
    }

    private static var tooManyDigits: GeodesyError {
        GeodesyError(
            .tooManyDigits, zh: "面积位数超出表格允许的15位；请改用较大单位或减少小数位",
            en: "an area has more than the 15 digits of a table cell; use a larger unit or fewer decimals")
    }
}

/// The quotient rounded down, and what is left, 0 or above.
private func floored(_ dividend: Int128, _ divisor: Int128) -> (Int128, Int128) {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}
