import Geometry

/// A mining right (矿业权) with its polygons before and after the rectification.
struct Mine {
    let name: String
    let mineral: String
    let countyCode: String
    let centre: Coordinate
    let before: [Coordinate]
    let after: [Coordinate]
    var isExploration = false
    var isOpenPit = false
    var isInForce = true
    var hasPlan = false
}

extension Mine {
    /// All rights: 110 mining rights in force of which 83 open-pit, two deregistered ones, one for exploration.
    static func all(_ league: League, _ sites: SiteMap, _ random: inout SplitMix64) throws -> [Mine] {
        let minerals = ["建筑用石料", "铁矿", "萤石", "铜矿", "煤", "砖瓦用黏土", "铅锌矿"]
        let spots = sites.mines.flatMap { cell in
            [(-1500.0, -1500.0), (1500, -1500), (-1500, 1500)].map {
                (cell, cell.centre.moved(east: $0.0, north: $0.1))
            }
        }
        var mines = spots.prefix(109).enumerated().map { index, spot in
            let radius = spot.0.county.code == "152223" ? 950 : random.number(in: 550...1000)
            let ring = blob(spot.1, radius: radius, corners: 6, &random)
            let mineral = minerals[index % minerals.count]
            return Mine(
                name: "示例\(serial(index + 1, digits: 3))号\(mineral)矿".replacing("矿矿", with: "矿"),
                mineral: mineral, countyCode: spot.0.county.code, centre: spot.1, before: ring, after: ring,
                isOpenPit: index < 81, isInForce: index < 107, hasPlan: index < 57)
        }
        let core = rectangle(sites.zhamuqin.centre, width: 4200, height: 3600)
        mines.append(
            Mine(
                name: "扎木钦铅锌矿", mineral: "铅锌矿", countyCode: "152222", centre: sites.zhamuqin.centre,
                before: core, after: core))
        return mines + (try atReserves(league, sites))
    }

    /// The six open-pit mines whose ground is rehabilitated (item 3).
    static func rehabilitated(_ mines: [Mine]) -> [Mine] {
        Array(mines.filter { $0.countyCode == "152223" && $0.isOpenPit && $0.isInForce }.prefix(6))
    }

    /// The three rights of item 5, which reached into a reserve; the last still does after the rectification.
    private static func atReserves(_ league: League, _ sites: SiteMap) throws -> [Mine] {
        let mines: [(name: String, mineral: String, reserve: Int, column: Int, left: Double)] = [
            ("太平山含油砂及有机粘土一矿", "油砂", 1, 0, 0), ("太平山含油砂及有机粘土三矿", "油砂", 1, 2, 0),
            ("活林扎拉格一带银铅锌多金属矿普查", "银铅锌", 2, 1, remainingOverlap),
        ]
        return mines.map { name, mineral, reserve, column, left in
            let cells = sites.reserves[reserve].cells
            let side = league.lattice.upperSide(cells[0].place.moved(rows: 2, columns: column))
            let centre = side[side.count / 2]
            let (west, east) = (centre.x - 800, centre.x + 800)
            let (south, north) = (centre.y - 700, centre.y + 1100)
            let cut = northing(west: west, east: east, over: side, leaving: left)
            let after = [
                Coordinate(x: west, y: cut), Coordinate(x: east, y: cut), Coordinate(x: east, y: north),
                Coordinate(x: west, y: north), Coordinate(x: west, y: cut),
            ]
            // The later corners stand in the earlier boundary, so that both have the same edges above them.
            let before = [
                Coordinate(x: west, y: south), Coordinate(x: east, y: south), Coordinate(x: east, y: cut),
                Coordinate(x: east, y: north), Coordinate(x: west, y: north), Coordinate(x: west, y: cut),
                Coordinate(x: west, y: south),
            ]
            let isExploration = name.hasSuffix("普查")
            return Mine(
                name: name, mineral: mineral, countyCode: cells[0].county.code, centre: centre, before: before,
                after: after, isExploration: isExploration, isOpenPit: !isExploration, hasPlan: !isExploration)
        }
    }

    /// The ground that the third right of item 5 keeps in its reserve, in square metres of the plane.
    static let remainingOverlap = 13_000.0

    /// The northing above which so much lies under a line: 40 m clear of the line for none.
    private static func northing(west: Double, east: Double, over line: [Coordinate], leaving left: Double)
        -> Double
    {
        let heights = (0...1600).map { height(of: line, at: west + (east - west) * Double($0) / 1600) }
        let top = heights.reduce(-.infinity, max)
        guard left > 0 else { return (top + 40).rounded() }
        var (low, high) = (top - 700, top)
        for _ in 0..<40 {
            let middle = (low + high) / 2
            let under = heights.reduce(0) { $0 + max(0, $1 - middle) } * (east - west) / 1601
            if under > left { low = middle } else { high = middle }
        }
        return (low * 100).rounded() / 100
    }

    private static func height(of line: [Coordinate], at x: Double) -> Double {
        for (start, end) in zip(line, line.dropFirst()) where start.x <= x && x <= end.x {
            return start.y + (end.y - start.y) * (x - start.x) / (end.x - start.x)
        }
        return -.infinity
    }
}
