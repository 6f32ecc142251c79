import Bilingual
import Geodesy
import Tables
import Testing

private struct Fault: Error {}

/// A row for each number, as from a file: what they are asked for is counted.
private final class Source {
    var visits = 0
    var rowsMade = 0

    func rows(_ numbers: [Int64], faultAt fault: Int = .max) -> Rows<Int64> {
        Rows { body in
            self.visits += 1
            for (index, number) in numbers.enumerated() {
                guard index < fault else { throw Fault() }
                self.rowsMade += 1
                try body(number)
            }
        }
    }
}

/// Numbers below 10 are bad news, those below 100 doubtful.
private func spec(standsEmpty: Bool = false) -> TableSpec<Int64> {
    TableSpec(
        "numbers", name: Message(verbatim: "t"), hasTotal: true, standsEmpty: standsEmpty,
        emphasis: { $0 < 10 ? .bad : $0 < 100 ? .warning : .none }, size: { Area(hundredths: $0) }
    ) {
        Column.integer("number", Message(verbatim: "number")) { Int($0) }
        Column.text("some", Message(verbatim: "some")) { $0 == 7000 ? "x" : nil }
        Column.text("none", Message(verbatim: "none")) { _ in nil }
        Column(
            "area", Message(verbatim: "area"), level: Level(in: .mu) { Area(hundredths: $0 * 33_333) })
    }
}

private func numbers(_ table: Table) -> [Int] {
    table.rows.compactMap { if case .integer(let number) = $0.cells[0] { number } else { nil } }
}

private let values: [Int64] = [500, 50, 7000, 5, 500, 60, 300, 8]

@Test func rowsAreGoneThroughOnceForTheLevelsAndOnceForEachOutput() throws {
    let source = Source()
    let stream = try spec().stream(sections: [Section(source.rows(values))])
    #expect(source.visits == 1)
    var rows: [Table.Row] = []
    try stream.forEachRow { rows.append($0) }
    #expect(source.visits == 2)
    let table = try stream.table()
    #expect(source.visits == 3 && rows == table.rows && table.count == values.count)
    source.rowsMade = 0
    #expect(try stream.isWanted() && source.rowsMade == 1)
}

@Test func aFormListsWhatDiffersIsDoubtfulOrLarge() throws {
    let stream = try spec().stream(sections: [Section(values, sum: 0)])
    let whole = try stream.table()
    for (limit, expected) in [
        (1, [8]), (2, [5, 8]), (3, [5, 60, 8]), (5, [50, 7000, 5, 60, 8]), (6, [500, 50, 7000, 5, 60, 8]),
        (7, [500, 50, 7000, 5, 500, 60, 8]),
    ] {
        let table = try stream.table(limit: limit)
        // The sum stands below, whatever is left out.
        #expect(numbers(table) == expected + [0])
        #expect(table.count == 9 && table.rows.last?.sums == 0..<0)
        #expect(table.columns.indices.map(table.total) == whole.columns.indices.map(whole.total))
        #expect(table.withoutEmptyColumns.columns.map(\.key) == ["number", "some", "area"])
    }
    #expect(numbers(try stream.table(limit: 8)).count == 9 && whole.rows.last?.sums == 0..<8)
    #expect(numbers(try stream.table(limit: 0)) == [0])
}

@Test func ofManyRowsTheSameAreListedAsOfAll() throws {
    let many = (0..<5000).map { Int64($0 * 7919 % 5003) }
    let best = many.enumerated().sorted { left, right in
        func rank(_ number: Int64) -> Int { number < 10 ? 0 : number < 100 ? 1 : 2 }
        let (one, other) = (rank(left.element), rank(right.element))
        return (one, -left.element, left.offset) < (other, -right.element, right.offset)
    }.prefix(200).sorted { $0.offset < $1.offset }.map { Int($0.element) }
    #expect(numbers(try spec().stream(many).table(limit: 200)) == best)
}

@Test func anEmptyTableIsShownWhereItSaysSomething() throws {
    #expect(try !spec().stream([]).isWanted() && !spec().table([]).isWanted)
    #expect(try spec(standsEmpty: true).stream([]).isWanted() && spec(standsEmpty: true).table([]).isWanted)
    #expect(try spec().table([]).withoutEmptyColumns.columns.count == 4)
}

@Test func faultsOfTheRowsArePassedOn() throws {
    #expect(throws: Fault.self) {
        try spec().stream(sections: [Section(Source().rows(values, faultAt: 3))])
    }
    let stream = try TableSpec<Int64>("t", name: Message(verbatim: "t")) {
        Column.integer("number", Message(verbatim: "number")) { Int($0) }
    }.stream(sections: [Section(Source().rows(values, faultAt: 3))])
    #expect(throws: Fault.self) { try stream.table() }
    #expect(throws: Fault.self) { try stream.forEachRow { _ in } }
    #expect(try stream.isWanted())
}
