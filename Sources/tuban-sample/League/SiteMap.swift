import Geometry

/// Which cells of the league each theme uses.
struct SiteMap {
    /// Blocks of 4 × 4 cells: below the reserve with the redline, above it free ground.
    let reserves: [(name: String, cells: [League.Cell])]
    let wetlands: [League.Cell]
    /// A block in 扎赉特旗: three cells for the protection project, two for protection and use, four for
    /// high-standard farmland, three for gullies.
    let blackSoil: [League.Cell]
    /// Cells of high-standard farmland in the other counties.
    let farmland: [League.Cell]
    let zhamuqin: League.Cell
    /// Ground of item 9: replanted, and left to recover by itself.
    let replanted: [League.Cell]
    /// Degraded grassland restored: four cells of 2022, one of 2021.
    let degraded: [League.Cell]
    let mines: [League.Cell]
    /// Grassland with nothing else on it.
    let plainGrassland: [League.Cell]

    /// All cells of grassland, those that carry something first.
    var grassland: [League.Cell] { [zhamuqin] + replanted + degraded + mines + plainGrassland }

    init(_ league: inout League) throws {
        let reserved: [(String, String, (Double, Double))] = [
            ("科尔沁国家级自然保护区（示意）", "152222", (35.0, -25.0)),
            ("图牧吉国家级自然保护区（示意）", "152223", (45.0, 10.0)),
            ("青山自治区级自然保护区（示意）", "152221", (40.0, 5.0)),
            ("阿尔山国家地质公园（示意）", "152202", (5.0, 15.0)),
        ]
        reserves = try reserved.map { name, code, position in
            (name, try league.takeBlock(rows: 4, columns: 4, in: code, near: position))
        }
        blackSoil = try league.takeBlock(rows: 3, columns: 4, in: "152223", near: (-5, -30))
        zhamuqin = try league.take(in: "152222", near: (5, 0))
        replanted = try league.take(2, in: "152221", near: (-5, 30))
        degraded =
            try league.take(2, in: "152221", near: (-30, 0)) + league.take(2, in: "152222", near: (-30, 20))
            + league.take(1, in: "152202", near: (-5, -20))
        let rivers: [(String, Int, (Double, Double), (Double, Double))] = [
            ("152201", 3, (-15, 10), (15, -10)), ("152202", 5, (-25, -10), (30, 10)),
            ("152221", 8, (-50, 55), (60, -45)), ("152222", 8, (-50, 40), (45, -45)),
            ("152223", 9, (-50, 40), (45, -35)), ("152224", 3, (-20, 20), (20, -20)),
        ]
        wetlands = try rivers.flatMap { code, count, start, end in
            try (0..<count).map { index in
                let share = Double(index) / Double(count - 1)
                return try league.take(
                    in: code,
                    near: (start.0 + share * (end.0 - start.0), start.1 + share * (end.1 - start.1)))
            }
        }
        farmland =
            try league.take(5, in: "152221", near: (60, -60)) + league.take(4, in: "152222", near: (40, 10))
            + league.take(3, in: "152224", near: (20, -10)) + league.take(2, in: "152201", near: (5, -5))
        let districts: [(String, Int, (Double, Double))] = [
            ("152221", 10, (-20, -30)), ("152222", 9, (0, 40)), ("152223", 9, (-20, 20)),
            ("152224", 6, (-15, 10)), ("152202", 4, (-20, 25)), ("152201", 2, (-10, 0)),
        ]
        mines = try districts.flatMap { try league.take($1, in: $0, near: $2) }
        // The north is forest, which no layer shows.
        func southward(_ cell: League.Cell) -> Double { cell.centre.x * 0.4 - cell.centre.y }
        let rest = league.takeAll { _ in true }.sorted { southward($0) > southward($1) }
        guard rest.count >= Self.plainCount else { throw SampleError.noRoom("grassland: \(rest.count) cells") }
        plainGrassland = Array(rest.prefix(Self.plainCount))
    }

    private static let plainCount = 245
}
