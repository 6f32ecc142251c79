import Geometry
import VectorFiles

/// A pair of layers that is hard on an overlay, with the areas that it must give.
enum Adversary: String, CaseIterable {
    case millionVertices = "million-vertices"
    case largerThanCovers = "larger-than-covers"
    case tenThousandCovers = "ten-thousand-covers"
    case tenThousandHoles = "ten-thousand-holes"

    /// Two layers and, per parcel, the area under any zone where arithmetic gives it.
    private struct Content {
        var parcels: [[[Coordinate]]] = []
        var zones: [[[Coordinate]]] = []
        var covered: [Double?] = []
    }

    /// Writes `parcels_4529`, `zones_4529` and `expected.csv` (pid, area, any; any is empty where only a second
    /// program can tell) into a folder.
    ///
    /// - Returns: what was written, for people.
    func write(to folder: String, seed: UInt64) throws -> String {
        var stream = RandomStream(seed, topic: .adversarial, index: Self.allCases.firstIndex(of: self) ?? 0)
        let content = content(&stream)
        let system = TerrainWriter.System.projected.text
        let parcels = try ShapefileStream(
            at: "\(folder)/parcels_4529", fields: Array(TerrainWriter.parcelFields.prefix(3)), system: system)
        let expected = try ByteFile(creating: "\(folder)/expected.csv")
        try expected.append(Array("pid,area,any\n".utf8))
        for (number, (rings, covered)) in zip(content.parcels, content.covered).enumerated() {
            try parcels.append(rings, values: [.integer(Int64(number)), .text("152201"), .text("other")])
            let area = rings.reduce(0) { $0 + signedArea(of: $1[...]) }
            let any = covered.map { String($0) } ?? ""
            try expected.append(Array("\(number),\(area),\(any)\n".utf8))
        }
        let zones = try ShapefileStream(
            at: "\(folder)/zones_4529", fields: Array(TerrainWriter.zoneFields.prefix(2)), system: system)
        for (number, rings) in content.zones.enumerated() {
            try zones.append(rings, values: [.integer(Int64(number)), .text("redline")])
        }
        try parcels.finish()
        try zones.finish()
        try expected.finish()
        return "\(folder): \(parcels.count) parcels with \(parcels.coordinateCount) coordinates, "
            + "\(zones.count) zones with \(zones.coordinateCount)"
    }

    private func content(_ stream: inout RandomStream) -> Content {
        switch self {
        case .millionVertices: Self.millionVertices(&stream)
        case .largerThanCovers: Self.largerThanCovers()
        case .tenThousandCovers: Self.tenThousandCovers()
        case .tenThousandHoles: Self.tenThousandHoles()
        }
    }

    /// 10,000 square parcels, and one cover of a million vertices whose border runs through hundreds of them.
    private static func millionVertices(_ stream: inout RandomStream) -> Content {
        var content = Content()
        for row in 0..<100 {
            for column in 0..<100 {
                content.parcels.append([square(x: 500 * column, y: 500 * row, size: 500)])
                content.covered.append(nil)
            }
        }
        let middle = Coordinate(x: origin.x + 25_000, y: origin.y + 25_000)
        content.zones = [
            [StarOutline.ring(around: middle, radius: 24_000, count: 1_000_000, roughness: 0.4, &stream)]
        ]
        return content
    }

    /// One parcel of 100 km around 2,500 covers of 1 km that overlap nowhere, some of them cut by its border.
    private static func largerThanCovers() -> Content {
        var content = Content()
        content.parcels = [[square(x: 0, y: 0, size: 100_000)]]
        var covered = 0
        for row in 0..<50 {
            for column in 0..<50 {
                // The first row and column stick out by half.
                let (x, y) = (2000 * column - 500, 2000 * row - 500)
                content.zones.append([square(x: x, y: y, size: 1000)])
                covered += (column == 0 ? 500 : 1000) * (row == 0 ? 500 : 1000)
            }
        }
        content.covered = [Double(covered)]
        return content
    }

    /// One parcel under 10,000 covers, each overlapping its eight neighbours.
    private static func tenThousandCovers() -> Content {
        var content = Content()
        content.parcels = [[square(x: -500, y: -500, size: 6000)]]
        for row in 0..<100 {
            for column in 0..<100 { content.zones.append([square(x: 50 * column, y: 50 * row, size: 60)]) }
        }
        content.covered = [5010 * 5010]
        return content
    }

    /// One parcel with 10,000 holes under 50 strips whose borders run through the holes and between them.
    private static func tenThousandHoles() -> Content {
        var content = Content()
        var rings = [square(x: 0, y: 0, size: 10_000)]
        for row in 0..<100 {
            for column in 0..<100 {
                rings.append(square(x: 100 * column + 25, y: 100 * row + 25, size: 50).reversed())
            }
        }
        content.parcels = [rings]
        var covered = 0
        for number in 0..<50 {
            let (west, east) = (200 * number + 10, 200 * number + 150)
            content.zones.append([rectangle(west: west, south: -100, east: east, north: 10_100)])
            // A whole column of holes, and half of the next.
            covered += (east - west) * 10_000 - 100 * 50 * (50 + 25)
        }
        content.covered = [Double(covered)]
        return content
    }

    /// A place in the league, in whole metres.
    private static let origin = Coordinate(x: 41_300_000, y: 5_050_000)

    private static func square(x: Int, y: Int, size: Int) -> [Coordinate] {
        rectangle(west: x, south: y, east: x + size, north: y + size)
    }

    private static func rectangle(west: Int, south: Int, east: Int, north: Int) -> [Coordinate] {
        [(west, south), (east, south), (east, north), (west, north), (west, south)].map {
            Coordinate(x: origin.x + Double($0.0), y: origin.y + Double($0.1))
        }
    }
}
