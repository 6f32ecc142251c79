import Geometry

/// Connected pieces of ground where a field is high, by county: what a redline or a survey of pasture looks like.
struct Regions {
    /// Regions as their cells, the largest first.
    let pieces: [[Int32]]
    private let mosaic: Mosaic
    /// Per cell the number of its region, −1 outside of all.
    private let piece: [Int32]

    /// The regions of a mosaic.
    ///
    /// - Parameters:
    ///   - mosaic: whose cells are joined.
    ///   - extent: what they stay in; regions end at county borders.
    ///   - field: what is compared.
    ///   - share: the share of the ground with the highest values that is taken.
    ///   - limit: how many regions are kept.
    ///   - minimum: how many cells a region must have.
    init(
        of mosaic: Mosaic, in extent: LeagueExtent, where field: SmoothNoise, isAmongHighest share: Double,
        limit: Int, minimum: Int
    ) {
        self.mosaic = mosaic
        let lattice = mosaic.lattice
        var heights = [Double](repeating: -.infinity, count: lattice.count)
        var county = [Int8](repeating: -1, count: lattice.count)
        var inside: [Double] = []
        for cell in 0..<lattice.count {
            let middle = mosaic.centre(cell)
            guard extent.contains(middle) else { continue }
            heights[cell] = field.value(at: middle)
            county[cell] = Int8(extent.county(at: middle))
            if cell.isMultiple(of: 7) { inside.append(heights[cell]) }
        }
        let level = inside.quantiles([1 - share])[0]
        var piece = [Int32](repeating: -1, count: lattice.count)
        var pieces: [[Int32]] = []
        for start in 0..<lattice.count where heights[start] > level && piece[start] < 0 {
            var cells = [Int32(start)]
            let number = Int32(pieces.count)
            piece[start] = number
            var next = 0
            while next < cells.count {
                let cell = Int(cells[next])
                next += 1
                for direction in 0..<6 {
                    let beside = lattice.neighbour(of: cell, direction)
                    guard heights[beside] > level, piece[beside] < 0, county[beside] == county[cell] else {
                        continue
                    }
                    piece[beside] = number
                    cells.append(Int32(beside))
                }
            }
            pieces.append(cells)
        }
        let order = pieces.indices.sorted { (-pieces[$0].count, $0) < (-pieces[$1].count, $1) }
        self.pieces = order.prefix(limit).map { pieces[$0] }.filter { $0.count >= minimum }
        self.piece = piece
    }

    /// The outlines of a region: its shell counter-clockwise, its holes clockwise.
    func rings(of cells: [Int32]) -> [[Coordinate]] {
        let number = piece[Int(cells[0])]
        return mosaic.rings(of: cells.lazy.map { Int($0) }) { piece[$0] == number }
    }
}

extension Regions {
    /// The centre of a cell.
    func centre(ofCell cell: Int) -> Coordinate { mosaic.centre(cell) }
}
