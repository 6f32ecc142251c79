import Testing

@testable import Ledger

/// The layouts of several offices; what is expected of each was written before the parser could read it.
struct OfficeLayoutTests {
    static let all = OfficeLayout.running + OfficeLayout.numbering + OfficeLayout.tables

    @Test(arguments: all)
    func isTakenApart(layout: OfficeLayout) {
        let source = SourceText(layout.text)
        let ledger = Ledger(source)
        #expect(ledger.title == layout.title)
        #expect(ledger.unplaced.map(\.text.text) == layout.unplaced)
        #expect(ledger.items.map(\.number) == layout.items.map(\.number))
        for (item, expected) in zip(ledger.items, layout.items) {
            let found = OfficeLayout.Item(item)
            #expect(found.status == expected.status, "item \(item.number)")
            #expect(found.regional == expected.regional, "item \(item.number)")
            #expect(found.clauses == expected.clauses, "item \(item.number)")
            #expect(found.fields == expected.fields, "item \(item.number)")
            #expect(found.figures == expected.figures, "item \(item.number)")
        }
        for line in ledger.unplaced {
            let isHead = layout.heads.contains(line.text.text)
            #expect(line.kind == (isHead ? .tableHead : .text), "\(line.text.text)")
            #expect(source.text(in: line.text.range) == line.text.text)
            #expect(line.line == source.line(at: line.text.offset))
        }
    }
}
