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
    // second not, the third by 500 m² = 0.75 亩; together 1549.99 m² = 2.324985 亩: 2.32, of which the first takes 1.58.
    let table = try spec().table([
        Ground("a", 104_999, covered: 104_999), Ground("b", 104_999, covered: 0),
        Ground("c", 104_999, covered: 50_000),
    ])
    #expect(
        texts(table) == [
            ["a", "1.58", "1.58", "0.00"], ["b", "1.57", "0.00", "1.57"], ["c", "1.57", "0.74", "0.83"],
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
    for size in [1, 2, 3, 10, 100] {
        for _ in 0..<20 {
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
            // The whole is the exact sum, rounded.
            let exact = rows.reduce(Area.zero) { $0 + $1.area }
            #expect(table.total(of: 0) == exact.rounded(in: unit, to: unit.customaryScale))
        }
    }
}

@Test func aNumberOfTooManyDigitsIsAnError() {
    #expect(throws: GeodesyError.self) {
        try spec().stream([Ground("a", 1_000_000_000_000_000_000), Ground("b", 1_000_000_000_000_000_000)])
    }
}
