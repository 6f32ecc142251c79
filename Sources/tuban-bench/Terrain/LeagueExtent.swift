import Geodesy
import Geometry

/// Xing'an League (兴安盟), coarsely: where the terrain is, and what is in it by county.
struct LeagueExtent {
    /// A county (旗县市) by code and name.
    struct County {
        let code: String
        let name: String
    }

    /// The plane of the terrain: EPSG:4529.
    let plane: GaussKrugerPlane
    /// The outline in the plane, open.
    let outline: [Coordinate]
    /// Its box.
    let box: Box
    private let seats: [(place: Coordinate, county: Int)]

    static let counties = [
        County(code: "152201", name: "乌兰浩特市"), County(code: "152202", name: "阿尔山市"),
        County(code: "152221", name: "科尔沁右翼前旗"), County(code: "152222", name: "科尔沁右翼中旗"),
        County(code: "152223", name: "扎赉特旗"), County(code: "152224", name: "突泉县"),
    ]

    /// Longitudes and latitudes of the outline, by eye.
    private static let corners = [
        (119.50, 46.60), (119.95, 46.95), (119.80, 47.25), (120.50, 47.60), (121.20, 47.40), (121.90, 47.55),
        (122.45, 47.35), (122.60, 47.10), (123.00, 46.80), (123.60, 46.85), (123.40, 46.50), (123.00, 46.20),
        (122.80, 45.90), (122.35, 45.75), (121.90, 45.75), (121.90, 45.45), (122.25, 44.95), (122.20, 44.30),
        (121.60, 44.30), (120.95, 45.00), (121.00, 45.40), (120.75, 46.00), (120.20, 46.30),
    ]
    /// What is nearer to one of these than to the others belongs to its county.
    private static let centres = [
        (122.07, 46.07, 0), (119.95, 47.20, 1), (121.00, 46.40, 2), (121.60, 44.90, 3), (122.70, 46.75, 4),
        (121.60, 45.45, 5), (121.60, 46.90, 2), (120.60, 46.90, 1),
    ]

    init() throws {
        guard let plane = GaussKrugerPlane(epsg: 4529) else { throw BenchError.noPlane(4529) }
        func place(_ longitude: Double, _ latitude: Double) throws -> Coordinate {
            let position = try plane.projected(Coordinate(x: longitude, y: latitude))
            return Coordinate(x: position.x.rounded(), y: position.y.rounded())
        }
        self.plane = plane
        outline = try Self.corners.map { try place($0.0, $0.1) }
        box = Box(around: outline)
        seats = try Self.centres.map { (try place($0.0, $0.1), $0.2) }
    }

    /// Whether a position is inside the outline.
    func contains(_ position: Coordinate) -> Bool {
        var inside = false
        var previous = outline[outline.count - 1]
        for corner in outline {
            if (corner.y > position.y) != (previous.y > position.y) {
                let x = corner.x + (previous.x - corner.x) * (position.y - corner.y) / (previous.y - corner.y)
                if position.x < x { inside.toggle() }
            }
            previous = corner
        }
        return inside
    }

    /// The number of the county that holds a position.
    func county(at position: Coordinate) -> Int {
        var (best, county) = (Double.infinity, 0)
        for seat in seats {
            let (dx, dy) = (seat.place.x - position.x, seat.place.y - position.y)
            if dx * dx + dy * dy < best { (best, county) = (dx * dx + dy * dy, seat.county) }
        }
        return county
    }
}
