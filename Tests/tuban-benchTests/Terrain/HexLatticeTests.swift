import Testing

@testable import tuban_bench

@Suite struct HexLatticeTests {
    private let lattice = HexLattice(columns: 9, rows: 8)

    private var interior: [Int] {
        (0..<lattice.count).filter { cell in
            lattice.isInterior(cell)
                && (0..<6).allSatisfy { lattice.isInterior(lattice.neighbour(of: cell, $0)) }
        }
    }

    @Test func neighboursKnowEachOther() {
        #expect(!interior.isEmpty)
        for cell in interior {
            for direction in 0..<6 {
                let beside = lattice.neighbour(of: cell, direction)
                #expect(lattice.neighbour(of: beside, (direction + 3) % 6) == cell)
                let (mine, its) = (
                    lattice.edge(of: cell, direction), lattice.edge(of: beside, (direction + 3) % 6)
                )
                #expect(mine.number == its.number && mine.isOwn != its.isOwn)
                // An edge ends where the next one starts, and where the neighbour's begins.
                #expect(
                    lattice.startNode(of: cell, (direction + 1) % 6)
                        == lattice.startNode(of: beside, (direction + 3) % 6))
            }
            #expect(Set((0..<6).map { lattice.startNode(of: cell, $0) }).count == 6)
        }
    }

    @Test func outlineOfOneCellHasSixEdges() {
        let outlines = lattice.outlines(of: [40]) { $0 == 40 }
        #expect(outlines.map(\.count) == [6])
    }

    @Test func ringOfSixCellsHasAnOuterAndAnInnerOutline() {
        let cells = (0..<6).map { lattice.neighbour(of: 40, $0) }
        let outlines = lattice.outlines(of: cells, contains: cells.contains)
        #expect(outlines.map(\.count).sorted() == [6, 18])
    }
}
