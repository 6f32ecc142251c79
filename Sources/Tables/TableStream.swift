import Geodesy

/// A table whose rows are made when they are asked for, and not kept: for outputs that hold all of them.
package struct TableStream {
    /// The table without its rows.
    package var head: Table
    private let visit: (_ body: (Table.Row, _ size: Area) throws -> Void) throws -> Void

    init(head: Table, visit: @escaping (_ body: (Table.Row, Area) throws -> Void) throws -> Void) {
        self.head = head
        self.visit = visit
    }

    /// Passes each row to a closure, and on what that or the rows throw.
    package func forEachRow(_ body: (Table.Row) throws -> Void) throws { try visit { row, _ in try body(row) } }

    /// Whether it is worth to be shown; at most one row is made to find out.
    package func isWanted() throws -> Bool {
        struct Found: Error {}
        do { try visit { _, _ in throw Found() } } catch is Found { return true }
        return head.standsEmpty
    }

    /// The table for forms that list at most so many rows and say how many there are.
    ///
    /// Bad news goes before doubtful and that before the rest, large rows before small ones, the first before those after
    /// it; what is listed keeps its order. Sums are listed besides, and every total is that of all rows.
    ///
    /// - Parameter each: told every row, listed or not.
    /// - Throws: what the rows throw.
    package func table(limit: Int = .max, each: (Table.Row) throws -> Void = { _ in }) throws -> Table {
        var table = head
        var listed = Foremost<(position: Int, row: Table.Row)>(limit)
        var sums: [(position: Int, row: Table.Row)] = []
        try visit { row, size in
            try each(row)
            let position = table.count
            table.count(row)
            if row.sums == nil {
                listed.enter((position, row), urgency: row.emphasis.urgency, size: size)
            } else {
                sums.append((position, row))
            }
        }
        table.list((listed.listed().map(\.element) + sums).sorted { $0.position < $1.position }.map(\.row))
        return table
    }
}
