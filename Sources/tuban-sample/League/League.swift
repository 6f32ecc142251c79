import Geometry

/// The schematic league: its counties, its cells, and which cells each layer may use.
struct League {
    /// A cell wholly inside one county.
    struct Cell {
        let place: Lattice.Place
        let county: County
        let centre: Coordinate
    }

    let counties: [County]
    let lattice: Lattice
    /// The cells not taken yet, by row and column.
    private var free: [Cell] = []

    init(_ random: inout SplitMix64) throws {
        counties = try CountyOutlines.draw(&random)
        lattice = Lattice(&random)
        for row in 0..<Lattice.rows {
            for column in 0..<Lattice.columns {
                let place = Lattice.Place(row: row, column: column)
                if let county = county(around: place) {
                    free.append(Cell(place: place, county: county, centre: lattice.centre(place)))
                }
            }
        }
    }

    /// A county by its code.
    func county(_ code: String) throws -> County {
        guard let county = counties.first(where: { $0.code == code }) else {
            throw SampleError.noRoom("county \(code)")
        }
        return county
    }

    /// Takes the free cell of a county that is closest to a position.
    ///
    /// - Parameter position: kilometres east and north of the middle of the county's box.
    mutating func take(in code: String, near position: (east: Double, north: Double) = (0, 0)) throws -> Cell {
        let box = Box(around: try county(code).outline)
        let goal = Coordinate(
            x: (box.minX + box.maxX) / 2 + position.east * 1000,
            y: (box.minY + box.maxY) / 2 + position.north * 1000)
        let own = free.indices.filter { free[$0].county.code == code }
        guard
            let index = own.min(by: { free[$0].centre.distance(to: goal) < free[$1].centre.distance(to: goal) })
        else { throw SampleError.noRoom("cells of \(code)") }
        return free.remove(at: index)
    }

    /// Takes so many free cells of a county, those closest to a position.
    mutating func take(_ count: Int, in code: String, near position: (east: Double, north: Double)) throws
        -> [Cell]
    {
        try (0..<count).map { _ in try take(in: code, near: position) }
    }

    /// Takes a block of cells of a county whose middle is closest to a position, all of them free.
    ///
    /// - Returns: the cells, row by row from the bottom left.
    mutating func takeBlock(
        rows: Int, columns: Int, in code: String, near position: (east: Double, north: Double)
    ) throws -> [Cell] {
        let box = Box(around: try county(code).outline)
        let goal = Coordinate(
            x: (box.minX + box.maxX) / 2 + position.east * 1000 - Double(columns - 1) / 2 * Lattice.step,
            y: (box.minY + box.maxY) / 2 + position.north * 1000 - Double(rows - 1) / 2 * Lattice.step)
        var byPlace: [Lattice.Place: Cell] = [:]
        for cell in free where cell.county.code == code { byPlace[cell.place] = cell }
        func block(_ corner: Cell) -> [Cell] {
            (0..<rows).flatMap { row in
                (0..<columns).compactMap { byPlace[corner.place.moved(rows: row, columns: $0)] }
            }
        }
        let corners = free.filter { $0.county.code == code && block($0).count == rows * columns }
        guard let corner = corners.min(by: { $0.centre.distance(to: goal) < $1.centre.distance(to: goal) })
        else {
            throw SampleError.noRoom("a block of \(code)")
        }
        let cells = block(corner)
        let places = Set(cells.map(\.place))
        free.removeAll { places.contains($0.place) }
        return cells
    }

    /// Takes all free cells that meet a condition.
    mutating func takeAll(where condition: (Cell) -> Bool) -> [Cell] {
        let taken = free.filter(condition)
        free.removeAll(where: condition)
        return taken
    }

    /// The county that holds a cell with something to spare.
    private func county(around place: Lattice.Place) -> County? {
        let centre = lattice.centre(place)
        let ring = lattice.outline(place).scaled(1.05, about: centre)
        let box = Box(around: ring)
        return counties.first { county in
            ring.allSatisfy(county.contains)
                && !county.outline.contains {
                    (box.minX...box.maxX).contains($0.x) && (box.minY...box.maxY).contains($0.y)
                }
        }
    }
}
