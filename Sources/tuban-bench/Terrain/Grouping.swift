/// Joins cells to parcels of several: rivers and roads, parcels in two parts, and pairs and triples.
struct Grouping {
    let lattice: HexLattice
    let kept: [Int32]
    var stream: RandomStream
    /// Per cell the first cell of its parcel, −1 outside.
    private(set) var first: [Int32]
    /// Per cell the next one of its parcel, −1 after the last.
    private(set) var following: [Int32]
    /// The first cells of rivers and roads.
    private(set) var rivers: [Int32] = []
    private var taken: [Bool]

    init(lattice: HexLattice, kept: [Int32], stream: RandomStream) {
        self.lattice = lattice
        self.kept = kept
        self.stream = stream
        first = [Int32](repeating: -1, count: lattice.count)
        following = [Int32](repeating: -1, count: lattice.count)
        taken = [Bool](repeating: true, count: lattice.count)
        for cell in kept {
            first[Int(cell)] = cell
            taken[Int(cell)] = false
        }
    }

    /// Joins what is to be joined.
    mutating func drawAll() {
        for _ in 0..<max(2, kept.count / 1000) { drawRiver() }
        for _ in 0..<kept.count / 100 { drawTwoParts() }
        for _ in 0..<kept.count / 8 { drawNeighbours() }
    }

    /// A walk that mostly keeps its direction.
    private mutating func drawRiver() {
        var cell = anyCell()
        var direction = stream.integer(in: 0...5)
        var path: [Int] = []
        for _ in 0..<stream.integer(in: 12...44) where !taken[cell] {
            path.append(cell)
            taken[cell] = true
            direction = (direction + [5, 0, 0, 0, 1][stream.integer(in: 0...4)]) % 6
            cell = lattice.neighbour(of: cell, direction)
        }
        guard path.count >= 5 else {
            for cell in path { taken[cell] = false }
            return
        }
        join(path)
        rivers.append(Int32(path[0]))
    }

    /// Two cells with another between them.
    private mutating func drawTwoParts() {
        let cell = anyCell()
        let direction = stream.integer(in: 0...5)
        let between = lattice.neighbour(of: cell, direction)
        guard first[between] >= 0 else { return }
        joinFree([cell, lattice.neighbour(of: between, direction)])
    }

    /// Two or three cells side by side.
    private mutating func drawNeighbours() {
        let cell = anyCell()
        let direction = stream.integer(in: 0...5)
        let beside = lattice.neighbour(of: cell, direction)
        let isTriple = stream.fraction() < 0.25
        joinFree(isTriple ? [cell, beside, lattice.neighbour(of: cell, (direction + 1) % 6)] : [cell, beside])
    }

    private mutating func anyCell() -> Int { Int(kept[stream.integer(in: 0...kept.count - 1)]) }

    private mutating func joinFree(_ cells: [Int]) {
        guard cells.allSatisfy({ !taken[$0] }) else { return }
        for cell in cells { taken[cell] = true }
        join(cells)
    }

    private mutating func join(_ cells: [Int]) {
        for (cell, next) in zip(cells, cells.dropFirst()) {
            first[next] = Int32(cells[0])
            following[cell] = Int32(next)
        }
    }
}
