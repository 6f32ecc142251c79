import Geodesy
import Testing

@Suite struct LevelledColumnTests {
    private func column(_ hundredths: [Int64], _ unit: AreaUnit, _ scale: Int) throws -> [String] {
        let column = try LevelledColumn(hundredths.map { Area(hundredths: $0) }, in: unit, scale: scale)
        return (column.cells + [column.total]).map(\.description)
    }

    @Test(
        arguments: [
            // Three parcels of 1 049.99 m²: 0.10 + 0.10 + 0.10 公顷, but 0.31 together.
            ([104_999, 104_999, 104_999], .hectare, 2, ["0.11", "0.10", "0.10", "0.31"]),
            // 1 000 m² = 1.5 亩, three times: 4.5 rounds to 5.
            ([100_000, 100_000, 100_000], .mu, 0, ["2", "2", "1", "5"]),
            // The larger remainder gets the unit whatever its place: 0.104 and 0.107.
            ([104_000, 107_000], .hectare, 2, ["0.10", "0.11", "0.21"]),
            // 0.006 + 0.006 = 0.012: one of two cells that would round up must not.
            ([6000, 6000], .hectare, 2, ["0.01", "0.00", "0.01"]),
            ([], .hectare, 4, ["0.0000"]),
            ([12_345], .squareMetre, 2, ["123.45", "123.45"]),
            // Differences: −0.006 and −0.006 are −0.012; −0.005 alone rounds away from zero.
            ([-6000, -6000], .hectare, 2, ["0.00", "-0.01", "-0.01"]),
            ([-5000], .hectare, 2, ["-0.01", "-0.01"]), ([5000], .hectare, 2, ["0.01", "0.01"]),
            ([-5000, 5000], .hectare, 2, ["-0.01", "0.01", "0.00"]),
            ([62_490_666_67], .mu, 2, ["93736.00", "93736.00"]),
        ] as [([Int64], AreaUnit, Int, [String])])
    func byHand(hundredths: [Int64], unit: AreaUnit, scale: Int, expected: [String]) throws {
        #expect(try column(hundredths, unit, scale) == expected)
    }

    @Test(arguments: AreaUnit.allCases, 0...6) func cellsAddUp(unit: AreaUnit, scale: Int) throws {
        let areas = (1...25).map { Area(hundredths: $0 * $0 * 7_919_317 % 900_000_011) }
        let column = try LevelledColumn(areas, in: unit, scale: scale)
        #expect(column.cells.map(\.significand).reduce(0, +) == column.total.significand)
        #expect(column.total == areas.reduce(.zero, +).rounded(in: unit, to: scale))
        for (cell, area) in zip(column.cells, areas) {
            #expect((cell.rational - area.value(in: unit)).magnitude < cell.halfUnit * Rational(2))
        }
    }

    @Test(arguments: [-1, 10]) func refusesScales(scale: Int) {
        #expect(throws: GeodesyError.self) { try LevelledColumn([.zero], in: .mu, scale: scale) }
    }

    @Test func refusesMoreThanFifteenDigits() {
        let large = Area(hundredths: 900_000_000_000_000)
        let error = #expect(throws: GeodesyError.self) {
            try LevelledColumn([large], in: .squareMetre, scale: 4)
        }
        #expect(error?.code == .tooManyDigits)
        #expect(throws: GeodesyError.self) {
            try LevelledColumn([large, Area(hundredths: -900_000_000_000_000)], in: .squareMetre, scale: 9)
        }
    }

    /// Below a cell of another column, a unit more or less than the areas' own sum, cells add up to that cell.
    @Test(arguments: -2...2) func cellsAddUpToAFixedTotal(offset: Int64) throws {
        for count in [1, 2, 7, 40] {
            let areas = (1...Int64(count)).map { Area(hundredths: $0 * $0 * 7_919_317 % 900_011) }
            let own = try LevelledColumn(areas, in: .mu, scale: 2)
            let fixed = try #require(ExactDecimal(significand: own.total.significand + offset, scale: 2))
            let column = try LevelledColumn(areas, in: .mu, scale: 2, total: fixed)
            #expect(column.total == fixed)
            #expect(column.cells.map(\.significand).reduce(0, +) == fixed.significand)
            for (cell, area) in zip(column.cells, areas) {
                #expect((cell.rational - area.value(in: .mu)).magnitude < cell.halfUnit * Rational(8))
            }
        }
        #expect(
            try LevelledColumn([.zero, .zero], in: .mu, scale: 2, total: .zero).cells.map(\.significand) == [
                0, 0,
            ])
    }
}
