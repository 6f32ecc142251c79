import Geometry

/// The cells into which the league is divided: squares of 8 km with irregular sides, shared by neighbours.
///
/// Every layer is drawn in cells of its own, so that what must not overlap does not, and what must lie
/// inside something does.
struct Lattice {
    /// The number of a cell.
    struct Place: Hashable {
        let row: Int
        let column: Int

        /// The place so many rows up and columns to the right.
        func moved(rows: Int, columns: Int) -> Place { Place(row: row + rows, column: column + columns) }
    }

    /// The distance of cells, in metres.
    static let step = 8_000.0
    static let rows = 48
    static let columns = 44
    private static let origin = Coordinate(x: 41_210_000, y: 4_906_000)

    /// The sides of cells from left to right: per row of corners, per column.
    private var horizontal: [[[Coordinate]]] = []
    /// The sides of cells from bottom to top: per row, per column of corners.
    private var vertical: [[[Coordinate]]] = []

    init(_ random: inout SplitMix64) {
        var corners: [[Coordinate]] = []
        for row in 0...Self.rows {
            corners.append(
                (0...Self.columns).map { column in
                    Self.origin.moved(
                        east: Double(column) * Self.step + random.number(in: -700...700),
                        north: Double(row) * Self.step + random.number(in: -700...700))
                })
        }
        for row in 0...Self.rows {
            horizontal.append(
                (0..<Self.columns).map { column in
                    wavyLine(
                        from: corners[row][column], to: corners[row][column + 1], levels: 3, sway: 120, &random)
                })
        }
        for row in 0..<Self.rows {
            vertical.append(
                (0...Self.columns).map { column in
                    wavyLine(
                        from: corners[row][column], to: corners[row + 1][column], levels: 3, sway: 120, &random)
                })
        }
    }

    /// The middle of a cell.
    func centre(_ place: Place) -> Coordinate {
        Self.origin.moved(
            east: (Double(place.column) + 0.5) * Self.step, north: (Double(place.row) + 0.5) * Self.step)
    }

    /// The outline of a block of cells, counter-clockwise and closed.
    ///
    /// - Parameter place: the cell at the bottom left.
    func outline(_ place: Place, rows: Int = 1, columns: Int = 1) -> [Coordinate] {
        let top = place.row + rows
        let right = place.column + columns
        var ring: [Coordinate] = []
        for column in place.column..<right { ring += horizontal[place.row][column].dropLast() }
        for row in place.row..<top { ring += vertical[row][right].dropLast() }
        for column in (place.column..<right).reversed() {
            ring += horizontal[top][column].reversed().dropLast()
        }
        for row in (place.row..<top).reversed() { ring += vertical[row][place.column].reversed().dropLast() }
        return ring + ring.prefix(1)
    }

    /// The upper side of a cell, from left to right.
    func upperSide(_ place: Place) -> [Coordinate] { horizontal[place.row + 1][place.column] }
}
