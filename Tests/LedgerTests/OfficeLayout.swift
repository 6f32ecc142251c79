import Testing

@testable import Ledger

/// A report in the manner of one office, in words of our own, and what a careful reader finds in it.
struct OfficeLayout: Sendable, CustomTestStringConvertible {
    struct Item: Sendable {
        var number: Int
        var status: ItemStatus = .unknown
        var regional: Int?
        /// The labels of the clauses; `""` for a clause without one.
        var clauses: [String] = []
        var fields: [LedgerField.Kind] = []
        /// Value and unit of every figure, in order.
        var figures: [String] = []
    }

    var name: String
    var text: String
    var title = ""
    var items: [Item]
    var unplaced: [String] = []
    /// Those of them that are the head of a table.
    var heads: [String] = []

    var testDescription: String { name }
}

extension OfficeLayout.Item {
    /// What the parser found, in the same terms.
    init(_ item: LedgerItem) {
        self.init(
            number: item.number, status: item.status, regional: item.regionalNumber,
            clauses: item.clauses.map { $0.label ?? "" }, fields: item.fields.map(\.kind),
            figures: LedgerTests.figures(item.claims))
    }
}
