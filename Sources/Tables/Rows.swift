/// Rows that are produced as often as they are asked for, each time the same in the same order: from memory or from a file.
package struct Rows<Row> {
    private let visit: (_ body: (Row) throws -> Void) throws -> Void

    /// - Parameter visit: passes each row to a closure, and on what that throws.
    package init(visit: @escaping (_ body: (Row) throws -> Void) throws -> Void) { self.visit = visit }

    /// - Parameter rows: which can be gone through more than once.
    package init(_ rows: some Sequence<Row>) { visit = { body in for row in rows { try body(row) } } }

    package func forEach(_ body: (Row) throws -> Void) throws { try visit(body) }
}

/// Rows that are levelled together, with a row below that sums them.
package struct Section<Row> {
    package let rows: Rows<Row>
    let otherwise: [Rows<Row>]
    let sum: Row?

    /// - Parameters:
    ///   - rows: the rows.
    ///   - otherwise: the same ground told apart otherwise, each levelled to the same totals; stands above the sum, which
    ///     leaves it out.
    ///   - sum: what stands in the row below, but for levels, which print the section's totals; no such row when `nil`.
    package init(_ rows: Rows<Row>, otherwise: [Rows<Row>] = [], sum: Row? = nil) {
        self.rows = rows
        self.otherwise = otherwise
        self.sum = sum
    }

    package init(_ rows: some Sequence<Row>, otherwise: [Rows<Row>] = [], sum: Row? = nil) {
        self.init(Rows(rows), otherwise: otherwise, sum: sum)
    }
}
