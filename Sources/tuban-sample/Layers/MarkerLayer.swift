import Geometry
import VectorFiles

extension SampleFile {
    /// The 805 signs and 4236 boundary stakes of item 9, as points along the boundary.
    static func markers(_ sites: SiteMap) throws -> SampleFile {
        var layer = LayerDraft(
            "boundary-markers", .zone40, geometry: .point,
            fields: [Field("BH", .text(width: 8)), Field("LX", .text(width: 15))])
        let rings = zip(sites.replanted, involvedSides).map { cell, side in
            rectangle(cell.centre, width: side + 40, height: side + 40)
        }
        for (kind, letter, count) in [("警示标示牌", "P", 805), ("界桩", "Z", 4236)] {
            for (number, position) in positions(count, along: rings).enumerated() {
                layer.add(
                    .points([try layer.frame.written(position)]),
                    [.text(letter + serial(number + 1, digits: 4)), .text(kind)])
            }
        }
        return SampleFile(name: "boundary-markers.shp", format: .shapefile, layers: [layer])
    }

    /// So many positions at equal distances along rings.
    private static func positions(_ count: Int, along rings: [[Coordinate]]) -> [Coordinate] {
        let edges = rings.flatMap { Array(zip($0, $0.dropFirst())) }
        let total = edges.reduce(0) { $0 + $1.0.distance(to: $1.1) }
        var positions: [Coordinate] = []
        var walked = 0.0
        for (start, end) in edges {
            let length = start.distance(to: end)
            while positions.count < count, Double(positions.count) * total / Double(count) < walked + length {
                let share = (Double(positions.count) * total / Double(count) - walked) / length
                positions.append(start.moved(east: (end.x - start.x) * share, north: (end.y - start.y) * share))
            }
            walked += length
        }
        return positions
    }
}
