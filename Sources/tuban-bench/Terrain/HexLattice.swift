/// A honeycomb of cells in rows, every other row moved by half a cell.
///
/// At every node three cells meet. So the outline of any set of cells is made of simple rings that touch nowhere, and
/// following one needs no search. Directions count counter-clockwise from the east: 0 E, 1 NE, 2 NW, 3 W, 4 SW, 5 SE.
struct HexLattice {
    let columns: Int
    let rows: Int

    /// The number of cells.
    var count: Int { columns * rows }

    /// Whether all six neighbours of a cell are cells too.
    func isInterior(_ cell: Int) -> Bool {
        let (row, column) = cell.quotientAndRemainder(dividingBy: columns)
        return row > 0 && row < rows - 1 && column > 0 && column < columns - 1
    }

    /// The neighbour of an interior cell.
    func neighbour(of cell: Int, _ direction: Int) -> Int {
        let odd = (cell / columns) & 1
        switch direction {
        case 0: return cell + 1
        case 1: return cell + columns + odd
        case 2: return cell + columns + odd - 1
        case 3: return cell - 1
        case 4: return cell - columns + odd - 1
        default: return cell - columns + odd
        }
    }

    /// The edge of an interior cell towards a neighbour: the same number seen from either.
    ///
    /// - Returns: its number, three to a cell, and whether the cell is its owner, who sees it counter-clockwise.
    func edge(of cell: Int, _ direction: Int) -> (number: Int, isOwn: Bool) {
        direction < 3
            ? (cell * 3 + direction, true) : (neighbour(of: cell, direction) * 3 + direction - 3, false)
    }

    /// The node at which the edge towards a direction starts, seen counter-clockwise; two nodes belong to a cell.
    func startNode(of cell: Int, _ direction: Int) -> Int {
        switch direction {
        case 0: return 2 * neighbour(of: cell, 5)  // SE: the northern node of the neighbour there
        case 1: return 2 * neighbour(of: cell, 1) + 1  // NE: the southern node of the neighbour there
        case 2: return 2 * cell  // N
        case 3: return 2 * neighbour(of: cell, 2) + 1  // NW
        case 4: return 2 * neighbour(of: cell, 4)  // SW
        default: return 2 * cell + 1  // S
        }
    }

    /// The rings of edges around a set of cells, each with the set on its left.
    ///
    /// - Parameters:
    ///   - cells: interior cells, all of the set.
    ///   - contains: whether a cell is of the set.
    /// - Returns: per ring its edges, as cell and direction.
    func outlines(of cells: some Sequence<Int>, contains: (Int) -> Bool) -> [[(cell: Int, direction: Int)]] {
        var rings: [[(cell: Int, direction: Int)]] = []
        var seen: Set<Int> = []
        for cell in cells {
            for direction in 0..<6
            where !contains(neighbour(of: cell, direction)) && !seen.contains(cell * 6 + direction) {
                var ring: [(cell: Int, direction: Int)] = []
                var (at, towards) = (cell, direction)
                repeat {
                    ring.append((at, towards))
                    seen.insert(at * 6 + towards)
                    // At the end of the edge a third cell waits: inside, the way goes along it; outside, around this one.
                    let next = (towards + 1) % 6
                    let third = neighbour(of: at, next)
                    if contains(third) {
                        at = third
                        towards = (towards + 5) % 6
                    } else {
                        towards = next
                    }
                } while at != cell || towards != direction
                rings.append(ring)
            }
        }
        return rings
    }
}
