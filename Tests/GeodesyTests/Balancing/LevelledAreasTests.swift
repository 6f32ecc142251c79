import Geodesy
import TestSupport
import Testing

@Suite struct LevelledAreasTests {
    private func column(_ hundredths: [Int64], _ unit: AreaUnit, _ scale: Int) throws -> [Int64] {
        let column = try LevelledAreas(hundredths.map { Area(hundredths: $0) }, in: unit, scale: scale)
        return column.cells + column.totals
    }

    @Test(
        arguments: [
            // Three parcels of 1 049.99 m²: 0.10 + 0.10 + 0.10 公顷, but 0.31 together.
            ([104_999, 104_999, 104_999], .hectare, 2, [11, 10, 10, 31]),
            // 1 000 m² = 1.5 亩, three times: 4.5 rounds to 5.
            ([100_000, 100_000, 100_000], .mu, 0, [2, 2, 1, 5]),
            // The larger remainder gets the unit whatever its place: 0.104 and 0.107.
            ([104_000, 107_000], .hectare, 2, [10, 11, 21]),
            // 0.006 + 0.006 = 0.012: one of two cells that would round up must not.
            ([6000, 6000], .hectare, 2, [1, 0, 1]),
            ([], .hectare, 4, [0]), ([12_345], .squareMetre, 2, [12_345, 12_345]),
            // Differences: −0.006 and −0.006 are −0.012; −0.005 alone rounds away from zero.
            ([-6000, -6000], .hectare, 2, [0, -1, -1]),
            ([-5000], .hectare, 2, [-1, -1]), ([5000], .hectare, 2, [1, 1]),
            ([-5000, 5000], .hectare, 2, [-1, 1, 0]),
            ([62_490_666_67], .mu, 2, [9_373_600, 9_373_600]),
        ] as [([Int64], AreaUnit, Int, [Int64])])
    func byHand(hundredths: [Int64], unit: AreaUnit, scale: Int, expected: [Int64]) throws {
        #expect(try column(hundredths, unit, scale) == expected)
    }

    @Test func rowsAndColumnsByHand() throws {
        // 0.5 everywhere in hectares without decimals: rows of 1 and columns of 1, so that each has one of the two.
        let half = Area(hundredths: 500_000)
        let square = try LevelledAreas([half, half, half, half], columns: 2, in: .hectare, scale: 0)
        #expect(square.totals == [1, 1])
        #expect(square.cells[0] + square.cells[1] == 1 && square.cells[0] + square.cells[2] == 1)
        // 0.3 open and 1.4 covered, 0.3 and 0.4: 2.4 in all, of which 1.8 are covered; each rounded for itself 2 and 2.
        let areas = [300_000, 1_400_000, 300_000, 400_000].map { Area(hundredths: $0) }
        let table = try LevelledAreas(areas, columns: 2, in: .hectare, scale: 0, isNested: true)
        #expect(table.totals == [0, 2] && table.cells == [0, 2, 0, 0])
    }

    /// In tables of all shapes each cell, the sum of each row, of each column and of all is next to its exact value, the sum of
    /// all is the nearest, and what the rows are does not depend on how they are ordered.
    @Test(arguments: [AreaUnit.squareMetre, .mu, .hectare, .squareKilometre, .tenThousandMu], 1...4)
    func cellsAddUpAcrossAndDown(unit: AreaUnit, columns: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(columns))
        for rows in [0, 1, 2, 5, 25] {
            for coarse in [1, 1000, 3_333_333] as [Int64] {
                let areas = (0..<rows * columns).map { _ -> Area in
                    let size = Int64(numbers.integer(in: 0...40_000_000_000))
                    return Area(hundredths: numbers.integer(in: 0...3) == 0 ? 0 : size / coarse * coarse)
                }
                let table = try LevelledAreas(
                    areas, columns: columns, in: unit, scale: 2, isNested: coarse == 1)
                #expect(table.cells.count == areas.count && table.totals.count == columns)
                for (cell, area) in zip(table.cells, areas) { expect(cell, isNextTo: area, unit) }
                for row in 0..<rows {
                    let places = row * columns..<(row + 1) * columns
                    expect(
                        table.cells[places].reduce(0, +), isNextTo: areas[places].reduce(Area.zero, +), unit)
                }
                for column in 0..<columns {
                    let places = stride(from: column, to: areas.count, by: columns)
                    #expect(places.reduce(0) { $0 + table.cells[$1] } == table.totals[column])
                    expect(
                        table.totals[column], isNextTo: places.reduce(Area.zero) { $0 + areas[$1] }, unit)
                }
                let sum = areas.reduce(Area.zero, +)
                #expect(table.totals.reduce(0, +) == sum.rounded(in: unit, to: 2)?.significand)

                let order = (0..<rows).reversed()
                let turned = try LevelledAreas(
                    order.flatMap { areas[$0 * columns..<($0 + 1) * columns] }, columns: columns, in: unit,
                    scale: 2, isNested: coarse == 1)
                #expect(turned.totals == table.totals)
                if coarse == 1 {
                    #expect(
                        turned.cells == order.flatMap { table.cells[$0 * columns..<($0 + 1) * columns] })
                }
            }
        }
    }

    private func expect(_ cell: Int64, isNextTo area: Area, _ unit: AreaUnit) {
        // In hundredths of a square metre times the denominator of the unit and a hundred.
        let size = unit.squareMetres
        let distance = Int128(cell) * size.numerator - Int128(area.hundredths) * size.denominator
        guard distance.magnitude >= size.numerator.magnitude else { return }
        Issue.record("\(cell) for \(area.value(in: unit).double) \(unit)")
    }

    /// Rows print what another table prints for them, as far as the sum allows.
    @Test func wishesAreMetWhereTheyCanBe() throws {
        // 0.106, 0.104, 0.105, 0.105 公顷.
        let areas = [106_000, 104_000, 105_000, 105_000].map { Area(hundredths: $0) }
        let wishes: [Int64?] = [10, 11, nil, nil]
        let met = try LevelledAreas(areas, in: .hectare, scale: 2, wishes: wishes)
        #expect(met.cells == [10, 11, 11, 10])
        // All would like to go down, but 0.42 are printed.
        let all = try LevelledAreas(areas, in: .hectare, scale: 2, wishes: [10, 10, 10, 10])
        #expect(all.cells.reduce(0, +) == 42 && all.cells[0] == 11)
    }

    @Test(arguments: [-1, 10]) func refusesScales(scale: Int) {
        #expect(throws: GeodesyError.self) { try LevelledAreas([.zero], in: .mu, scale: scale) }
    }

    @Test func refusesMoreThanFifteenDigits() {
        let large = Area(hundredths: 900_000_000_000_000)
        let error = #expect(throws: GeodesyError.self) {
            try LevelledAreas([large], in: .squareMetre, scale: 4)
        }
        #expect(error?.code == .tooManyDigits)
        #expect(throws: GeodesyError.self) {
            try LevelledAreas([large, Area(hundredths: -900_000_000_000_000)], in: .squareMetre, scale: 9)
        }
    }

    /// Below a cell of another column, a unit more or less than the areas' own sum, cells add up to that cell.
    @Test(arguments: -2...2) func cellsAddUpToAFixedTotal(offset: Int64) throws {
        for count in [1, 2, 7, 40] {
            let areas = (1...Int64(count)).map { Area(hundredths: $0 * $0 * 7_919_317 % 900_011) }
            let fixed = try LevelledAreas(areas, in: .mu, scale: 2).totals[0] + offset
            let column = try LevelledAreas(areas, in: .mu, scale: 2, totals: [fixed])
            #expect(column.totals == [fixed] && column.cells.reduce(0, +) == fixed)
            for (cell, area) in zip(column.cells, areas) {
                #expect((Rational(Int128(cell), 100) - area.value(in: .mu)).magnitude < Rational(4, 100))
            }
        }
        #expect(try LevelledAreas([.zero, .zero], in: .mu, scale: 2, totals: [0]).cells == [0, 0])
    }
}
