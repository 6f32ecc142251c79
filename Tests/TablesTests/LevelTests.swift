import Bilingual
import Geodesy
import Tables
import Testing

/// Some ground, what of it is covered, and what it is called.
private struct Ground {
    var name = ""
    let area: Area
    var covered: Area?

    init(_ name: String = "", _ hundredths: Int64, covered: Int64? = nil) {
        self.name = name
        area = Area(hundredths: hundredths)
        self.covered = covered.map(Area.init(hundredths:))
    }
}

private func spec() -> TableSpec<Ground> {
    let area = Level<Ground>(in: .mu, area: \.area)
    let covered = area.part(\.covered)
    return TableSpec("t", name: Message(verbatim: "t"), hasTotal: true) {
        Column.text("name", Message(verbatim: "name"), \.name)
        Column("area", Message(verbatim: "area"), level: area)
        Column("covered", Message(verbatim: "covered"), level: covered)
        Column("open", Message(verbatim: "open"), restOf: covered)
    }
}

private func texts(_ table: Table) -> [[String]] {
    table.rows.indices.map { row in
        table.columns.indices.map { table.text(row: row, column: $0, language: .english) }
    }
}

@Test func rowsAddUpToTheRoundedTotalAndPartsToTheirRows() throws {
    // 1049.99 m² = 1.574985 亩, three times 4.724955: 4.72, so one row shows 1.58. The first is covered all over, the
    // second not, the third by 500 m² = 0.75 亩; together 1549.99 m² = 2.324985 亩: 2.32, and 2.40 are open.
    let table = try spec().table([
        Ground("a", 104_999, covered: 104_999), Ground("b", 104_999, covered: 0),
        Ground("c", 104_999, covered: 50_000),
    ])
    #expect(
        texts(table) == [
            ["a", "1.57", "1.57", "0.00"], ["b", "1.58", "0.00", "1.58"], ["c", "1.57", "0.75", "0.82"],
        ])
    #expect((1...3).map { table.total(of: $0)?.description } == ["4.72", "2.32", "2.40"])
}

@Test func aPartThatNobodyTellsIsMissing() throws {
    let table = try spec().table([Ground("a", 66_667, covered: nil), Ground("b", 66_667, covered: 66_667)])
    #expect(texts(table) == [["a", "1.00", "—", "—"], ["b", "1.00", "1.00", "0.00"]])
    let none = try spec().stream(sections: [Section([Ground("a", 66_667)], sum: Ground("all", 0))]).table()
    #expect(texts(none) == [["a", "1.00", "—", "—"], ["all", "1.00", "—", "—"]])
}

@Test func aSumIsOfItsSection() throws {
    let table = try spec().stream(sections: [
        Section(
            [Ground("a", 104_999), Ground("b", 104_999)],
            otherwise: [Rows([Ground("otherwise", 209_998)])], sum: Ground("first", 0)),
        Section([Ground("c", 104_999)], sum: Ground("second", 0)),
    ]).table()
    #expect(texts(table).map { $0[0] } == ["a", "b", "otherwise", "first", "c", "second"])
    // 3.14997 亩 and 1.574985 亩, each levelled for itself.
    #expect(texts(table).map { $0[1] } == ["1.58", "1.57", "3.15", "3.15", "1.57", "1.57"])
    #expect(table.rows.map(\.sums) == [nil, nil, nil, 0..<2, nil, 4..<5])
}

@Test func classesAreLevelledToTheirCounty() throws {
    // 333.33 m² = 0.499995 亩 twice in one county, 0.99999 in all; 333.34 m² = 0.50001 in another; 1.5 in both.
    let table = try TableSpec<Ground>("t", name: Message(verbatim: "t"), hasTotal: true) {
        Column.text("name", Message(verbatim: "name"), \.name)
        Column(
            "area", Message(verbatim: "area"), level: Level(in: .mu, within: \.name, area: \.area))
    }.table([Ground("a", 33_333), Ground("a", 33_333), Ground("b", 33_334)])
    #expect(texts(table).map { $0[1] } == ["0.50", "0.50", "0.50"])
    #expect(table.total(of: 1)?.description == "1.50")
}

/// Numbers that look random and are the same each time.
private struct Dice {
    var state: UInt64
    mutating func next(below limit: Int64) -> Int64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int64(state >> 33) % limit
    }
}

@Test(arguments: [AreaUnit.squareMetre, .mu, .hectare, .squareKilometre, .tenThousandMu])
func printedCellsAddUpToPrintedTotalsAndNoPartIsBeyondItsRow(_ unit: AreaUnit) throws {
    var dice = Dice(state: 42)
    for size in [1, 2, 3, 10, 50] {
        for _ in 0..<8 {
            let rows = (0..<size).map { _ -> Ground in
                let area = dice.next(below: 10) == 0 ? 0 : dice.next(below: 100_000_000)
                let covered = [0, area, dice.next(below: area + 1), nil][Int(dice.next(below: 4))]
                return Ground("", area, covered: covered)
            }
            let area = Level<Ground>(in: unit, area: \.area)
            let covered = area.part(\.covered)
            let shown = covered.part { $0.covered.map { Area(hundredths: $0.hundredths / 3) } }
            let table = try TableSpec<Ground>("t", name: Message(verbatim: "t"), hasTotal: true) {
                Column("area", Message(verbatim: "a"), level: area)
                Column("covered", Message(verbatim: "b"), level: covered)
                Column("open", Message(verbatim: "c"), restOf: covered)
                Column("third", Message(verbatim: "d"), level: shown)
                Column("thirds", Message(verbatim: "e"), restOf: shown)
                Column.area("own", Message(verbatim: "f"), in: unit, \.area)
            }.table(rows)
            let printed = table.rows.indices.map { row in
                (0..<6).map { table.printed(row: row, column: $0)?.rational }
            }
            for column in 0..<6 {
                let sum = printed.compactMap { $0[column] }.reduce(Rational(0), +)
                #expect(sum == table.total(of: column)?.rational ?? Rational(0))
            }
            for row in printed {
                if let covered = row[1], let open = row[2] {
                    #expect(row[0] == covered + open && covered >= Rational(0) && open >= Rational(0))
                }
                if let third = row[3], let thirds = row[4] {
                    #expect(row[1] == third + thirds && third >= Rational(0) && thirds >= Rational(0))
                }
            }
            // The whole is the exact sum, rounded, and so is the part; all cells are next to their exact values.
            let scale = unit.customaryScale
            let exact = rows.reduce(Area.zero) { $0 + $1.area }
            #expect(table.total(of: 0) == exact.rounded(in: unit, to: scale))
            if rows.contains(where: { $0.covered != nil }) {
                let part = rows.reduce(Area.zero) { $0 + ($1.covered ?? .zero) }
                expect(table.total(of: 1)?.rational, isNextTo: part, unit)
            }
            for (row, cells) in zip(rows, printed) {
                expect(cells[0], isNextTo: row.area, unit)
                expect(cells[1], isNextTo: row.covered ?? .zero, unit)
                expect(cells[2], isNextTo: row.area - (row.covered ?? row.area), unit)
            }
        }
    }
}

private func expect(_ number: Rational?, isNextTo area: Area, _ unit: AreaUnit) {
    guard let number else { return }
    // Whether the number is a unit of its last digit or more from the exact one, in integers.
    let (size, power) = (unit.squareMetres, powerOfTen(unit.customaryScale))
    let cell = number.numerator * (power / number.denominator)
    let distance = cell * size.numerator * 100 - Int128(area.hundredths) * size.denominator * power
    guard distance.magnitude >= size.numerator.magnitude * 100 else { return }
    Issue.record("\(number.double) for \(area.value(in: unit).double) \(unit)")
}

private func powerOfTen(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { power, _ in power * 10 } }

/// The same ground told apart by parcel and by county comes to the same totals, in every column.
@Test(arguments: [AreaUnit.mu, .hectare, .squareKilometre, .tenThousandMu])
func whatIsToldApartOtherwiseComesToTheSame(_ unit: AreaUnit) throws {
    typealias Line = (county: String, area: Area, approved: Area, restored: Area)
    var dice = Dice(state: 7)
    for size in [1, 2, 5, 25] {
        for _ in 0..<8 {
            let parcels = (0..<size).map { _ -> Line in
                let area = dice.next(below: 40_000_000)
                let approved = [0, area, dice.next(below: area + 1)][Int(dice.next(below: 3))]
                let restored = [0, area - approved, dice.next(below: area - approved + 1)][
                    Int(dice.next(below: 3))]
                return (
                    "\(dice.next(below: 4))", Area(hundredths: area), Area(hundredths: approved),
                    Area(hundredths: restored)
                )
            }
            let counties = Dictionary(grouping: parcels, by: \.county).sorted { $0.key < $1.key }.map {
                county, all -> Line in
                (
                    county, all.reduce(Area.zero) { $0 + $1.area }, all.reduce(Area.zero) { $0 + $1.approved },
                    all.reduce(Area.zero) { $0 + $1.restored }
                )
            }
            let area = Level<Line>(in: unit, area: \.area)
            let settled = area.part { $0.approved + $0.restored }
            let approved = settled.part(\.approved)
            let table = try TableSpec<Line>("t", name: Message(verbatim: "t")) {
                Column("area", Message(verbatim: "a"), level: area)
                Column("approved", Message(verbatim: "b"), level: approved)
                Column("restored", Message(verbatim: "c"), restOf: approved)
                Column("owed", Message(verbatim: "d"), restOf: settled)
            }.stream(sections: [Section(parcels, otherwise: [Rows(counties)], sum: ("", .zero, .zero, .zero))])
                .table()
            let printed = try table.rows.indices.map { row in
                try (0..<4).map { try #require(table.printed(row: row, column: $0)?.rational) }
            }
            for cells in printed { #expect(cells[0] == cells[1] + cells[2] + cells[3]) }
            for column in 0..<4 {
                func sum(_ rows: Range<Int>) -> Rational {
                    rows.reduce(Rational(0)) { $0 + printed[$1][column] }
                }
                #expect(sum(0..<size) == printed[size + counties.count][column])
                #expect(sum(size..<size + counties.count) == printed[size + counties.count][column])
            }
            for (line, cells) in zip(parcels + counties, printed) {
                expect(cells[0], isNextTo: line.area, unit)
                expect(cells[1], isNextTo: line.approved, unit)
                expect(cells[2], isNextTo: line.restored, unit)
            }
        }
    }
}

/// Classes add up to counties, and over all counties as well.
@Test func classesAddUpInCountiesAndAcrossThem() throws {
    typealias Line = (county: String, landClass: String, area: Area)
    var dice = Dice(state: 3)
    for _ in 0..<8 {
        let lines = (0..<12).flatMap { county in
            (0..<6).filter { _ in dice.next(below: 3) > 0 }.map { landClass -> Line in
                ("\(county)", "\(landClass)", Area(hundredths: dice.next(below: 10_000_000)))
            }
        }
        let table = try TableSpec<Line>("t", name: Message(verbatim: "t")) {
            Column(
                "area", Message(verbatim: "a"),
                level: Level(in: .mu, within: \.county, across: \.landClass, area: \.area))
        }.table(lines)
        for key in [\Line.county, \Line.landClass] {
            for group in Dictionary(grouping: lines.indices, by: { lines[$0][keyPath: key] }).values {
                let printed = group.reduce(Rational(0)) {
                    $0 + (table.printed(row: $1, column: 0)?.rational ?? Rational(0))
                }
                expect(printed, isNextTo: group.reduce(Area.zero) { $0 + lines[$1].area }, .mu)
            }
        }
    }
}

/// What stands apart has a total of its own, what repeats counts once, and what is not listed is levelled all the same.
@Test func rowsApartRowsAgainAndRowsNotListed() throws {
    typealias Line = (item: String, area: Int64, isAgain: Bool, isListed: Bool)
    // 336.66 m² = 0.50499 亩: two in an item are 1.01, so one prints 0.51; alone it rounds to 0.51.
    let lines: [Line] = [
        ("a", 33_666, false, true), ("a", 33_666, true, true), ("b", 33_666, false, true),
        ("a", 33_666, false, false),
    ]
    let table = try TableSpec<Line>("t", name: Message(verbatim: "t"), isListed: \.isListed) {
        Column(
            "area", Message(verbatim: "a"),
            level: Level(in: .mu, apart: \.item, repeats: \.isAgain) { Area(hundredths: $0.area) })
    }.table(lines)
    #expect(texts(table).map { $0[0] } == ["0.51", "0.51", "0.50"])
}

@Test func aNumberOfTooManyDigitsIsAnError() {
    #expect(throws: GeodesyError.self) {
        try spec().stream([Ground("a", 1_000_000_000_000_000_000), Ground("b", 1_000_000_000_000_000_000)])
    }
}
