import Foundation
import TestSupport
import Testing

/// A ring of the sample in a plane: easting with the zone's number, northing.
private typealias Ring = [(x: Double, y: Double)]

/// Reads polygons and their values from a shapefile byte by byte: nothing of Tuban is asked.
private struct PlainShapefile {
    let rings: [[Ring]]
    let values: [[String: String]]

    init(_ name: String) throws {
        let shapes = [UInt8](try Data(contentsOf: URL(filePath: Places.sample("layers/\(name).shp"))))
        func integer(_ position: Int) -> Int {
            (0..<4).reduce(0) { $0 | Int(shapes[position + $1]) << (8 * $1) }
        }
        func number(_ position: Int) -> Double {
            Double(bitPattern: (0..<8).reduce(0) { $0 | UInt64(shapes[position + $1]) << UInt64(8 * $1) })
        }
        var position = 100
        var rings: [[Ring]] = []
        while position < shapes.count {
            let length = (0..<4).reduce(0) { $0 << 8 | Int(shapes[position + 4 + $1]) } * 2
            let record = position + 8
            var parts: [Ring] = []
            if integer(record) == 5 {
                let (partCount, pointCount) = (integer(record + 36), integer(record + 40))
                let starts = (0..<partCount).map { integer(record + 44 + 4 * $0) } + [pointCount]
                let points = record + 44 + 4 * partCount
                for (start, end) in zip(starts, starts.dropFirst()) {
                    parts.append(
                        (start..<end).map { (number(points + 16 * $0), number(points + 16 * $0 + 8)) })
                }
            }
            rings.append(parts)
            position = record + length
        }
        self.rings = rings

        let table = [UInt8](try Data(contentsOf: URL(filePath: Places.sample("layers/\(name).dbf"))))
        let header = Int(table[8]) | Int(table[9]) << 8
        let width = Int(table[10]) | Int(table[11]) << 8
        var fields: [(name: String, width: Int)] = []
        for start in stride(from: 32, to: header - 1, by: 32) {
            let name = table[start..<(start + 11)].prefix { $0 != 0 }
            fields.append((String(decoding: name, as: UTF8.self), Int(table[start + 16])))
        }
        values = rings.indices.map { row in
            var offset = header + row * width + 1
            var values: [String: String] = [:]
            for field in fields {
                let text = String(decoding: table[offset..<(offset + field.width)], as: UTF8.self)
                values[field.name] = text.trimmingCharacters(in: .whitespaces)
                offset += field.width
            }
            return values
        }
    }
}

/// Reads polygons and their values from a GeoJSON file in metres.
private func plainGeoJSON(_ name: String) throws -> [(rings: [Ring], values: [String: Any])] {
    let data = try Data(contentsOf: URL(filePath: Places.sample("layers/\(name).geojson")))
    let file = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return try #require(file["features"] as? [[String: Any]]).map { feature in
        let geometry = try #require(feature["geometry"] as? [String: Any])
        let rings = try #require(geometry["coordinates"] as? [[[Double]]])
        return (
            rings.map { ring in ring.map { ($0[0], $0[1]) } },
            try #require(feature["properties"] as? [String: Any])
        )
    }
}

/// The area on the ellipsoid of a ring in a Gauss–Krüger plane, from the plane and its scale alone.
///
/// The plane stretches lengths by k = 1 + d²/2R² + d⁴/24R⁴ at a distance d from the central meridian, with
/// R the mean radius of curvature: area = planar area / k². Averaged over three places of the ring's width.
private func ellipsoidalArea(_ ring: Ring) -> Double {
    var planar = 0.0
    for (start, end) in zip(ring, ring.dropFirst()) {
        planar += (start.x - ring[0].x) * (end.y - ring[0].y) - (end.x - ring[0].x) * (start.y - ring[0].y)
    }
    let xs = ring.map(\.x)
    let ys = ring.map(\.y)
    let middle = ((xs.min() ?? 0) + (xs.max() ?? 0)) / 2
    let half = ((xs.max() ?? 0) - (xs.min() ?? 0)) / 2
    // The latitude to a few kilometres is enough for R.
    let latitude = ((ys.min() ?? 0) + (ys.max() ?? 0)) / 2 / 111_150 * .pi / 180
    let e2 = 0.00669438
    let w2 = 1 - e2 * sin(latitude) * sin(latitude)
    let radiusSquared = 6_378_137.0 * 6_378_137 * (1 - e2) / (w2 * w2)
    let inverse = [-0.5, 0, 0.5].map { share -> Double in
        let easting = middle + share * half
        let distance = easting.truncatingRemainder(dividingBy: 1_000_000) - 500_000
        let t = distance * distance / radiusSquared
        let k = 1 + t / 2 + t * t / 24
        return 1 / (k * k)
    }
    return abs(planar / 2) * inverse.reduce(0, +) / 3
}

private func sum(_ name: String, where field: String, _ value: String) throws -> Double {
    let file = try PlainShapefile(name)
    var total = 0.0
    for (rings, values) in zip(file.rings, file.values) where values[field] == value {
        total += rings.map(ellipsoidalArea).reduce(0, +)
    }
    return total
}

private let mu = 2000.0 / 3

@Test(arguments: [
    ("zhamuqin-occupied", "KSMC", "扎木钦铅锌矿", 937.36 * mu),
    ("mine-restoration", "NF", "2024", 253_600),
    ("degraded-grassland", "NF", "2022", 50_000 * mu),
    ("farmland-projects", "XMLX", "东北黑土地保护建设", 140_000 * mu),
    ("farmland-projects", "XMLX", "黑土地保护利用", 100_000 * mu),
    ("farmland-projects", "XMLX", "高标准农田建设", 809_000 * mu),
])
func shapefilesHoldTheAreasOfTheReport(name: String, field: String, value: String, area: Double) throws {
    let found = try sum(name, where: field, value)
    #expect(abs(found / area - 1) < 1e-5, "\(found) m² for \(area)")
}

@Test func replantedGroundFallsShortOfTheReport() throws {
    let features = try plainGeoJSON("replanted-ground").filter { $0.values["HFFS"] as? String == "人工种草" }
    #expect(features.count == 36)
    let found = features.flatMap(\.rings).map(ellipsoidalArea).reduce(0, +)
    #expect(abs(found / (30_962 * mu) - 1) < 1e-5)
}

/// Recorded areas are right but for the few that the README names.
@Test func recordedAreasAreRightButForTheFewNamed() throws {
    var wrong: [String] = []
    for name in ["zhamuqin-occupied", "mine-restoration", "degraded-grassland", "farmland-projects"] {
        let file = try PlainShapefile(name)
        for (index, (rings, values)) in zip(file.rings, file.values).enumerated() {
            let area = rings.map(ellipsoidalArea).reduce(0, +)
            let recorded = try #require(Double(values["TBMJ"] ?? ""))
            if abs(area - recorded) > max(0.5, area * 1e-5) { wrong.append("\(name) \(index + 1)") }
        }
    }
    // The two faulty parcels of 2021 record 0; one of them has no geometry.
    #expect(wrong == ["mine-restoration 3", "degraded-grassland 40", "farmland-projects 77"])
}

@Test func everyPlantedFaultIsThereAndNoOther() throws {
    let file = try PlainShapefile("degraded-grassland")
    let remarks = file.values.compactMap { $0["BZ"] }.filter { $0 != "合成数据" }
    #expect(remarks == ["合成数据；故意的错误：自相交", "合成数据；故意的错误：空图形", "合成数据；故意的错误：重复图斑"])
    #expect(file.rings[40].isEmpty)
    func points(_ feature: Int) -> [[Double]] { file.rings[feature].flatMap { $0.flatMap { [[$0.x, $0.y]] } } }
    #expect(points(41) == points(36), "the copy is exact")
    let years = file.values.suffix(6).compactMap { $0["NF"] }
    #expect(years == Array(repeating: "2021", count: 6), "no check counts them")
}

/// Neighbouring counties share every point of their boundary, so the sum of all edges cancels but the outer ones.
@Test func countiesShareTheirBoundariesPointByPoint() throws {
    let features = try plainGeoJSON("counties")
    #expect(
        features.map { $0.values["XZQDM"] as? String }.compactMap(\.self).sorted() == [
            "152201", "152202", "152221", "152222", "152223", "152224",
        ])
    var edges: [String: Int] = [:]
    for ring in features.flatMap(\.rings) {
        for (start, end) in zip(ring, ring.dropFirst()) {
            edges["\(start.x) \(start.y) \(end.x) \(end.y)", default: 0] += 1
        }
    }
    let shared = edges.keys.filter { edge in
        let parts = edge.split(separator: " ")
        return edges["\(parts[2]) \(parts[3]) \(parts[0]) \(parts[1])"] != nil
    }
    // Sixteen borders of 16 pieces in both directions, by the drawing: F–E, E–D, D–C, G–H, H–I, I–J, J–V, J–K,
    // K–L, L–X, L–M, M–T, T–a, a–Z, T–N, N–O.
    #expect(shared.count == 16 * 16 * 2)
    #expect(edges.values.allSatisfy { $0 == 1 })
}
