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
    /// - Throws: what the rows throw.
    package func table(limit: Int = .max) throws -> Table {
        typealias Placed = (position: Int, size: Area, row: Table.Row)
        var table = head
        var listed: [Placed] = []
        var sums: [Placed] = []
        func keepTheFirst() {
            listed.sort { left, right in
                let (one, other) = (left.row.emphasis.urgency, right.row.emphasis.urgency)
                if one != other { return one > other }
                return left.size == right.size ? left.position < right.position : left.size > right.size
            }
            listed.removeLast(listed.count - limit)
        }
        try visit { row, size in
            let placed = (table.count, size, row)
            table.count(row)
            guard row.sums == nil else { return sums.append(placed) }
            listed.append(placed)
            // Now and then, so that no more than twice as many are held as are listed.
            if listed.count / 2 > limit { keepTheFirst() }
        }
        if listed.count > limit { keepTheFirst() }
        table.list((listed + sums).sorted { $0.position < $1.position }.map(\.row))
        return table
    }
}
