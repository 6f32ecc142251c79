import Geodesy
import Geometry
import VectorFiles

/// Writes the layers of a terrain into a folder.
struct TerrainWriter {
    /// What was written.
    struct Summary {
        let path: String
        let features: Int
        let coordinates: Int
    }

    /// The reference system of a layer.
    enum System: Int, CaseIterable {
        /// CGCS2000, 3° zone 41, metres.
        case projected = 4529
        /// CGCS2000, longitude and latitude in degrees to 10⁻¹⁰.
        case geographic = 4490

        private static let geographicText = """
            GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",\
            SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],\
            UNIT["Degree",0.0174532925199433]]
            """

        /// The content of the `.prj` file.
        var text: String {
            switch self {
            case .geographic: Self.geographicText
            case .projected:
                "PROJCS[\"CGCS2000_3_Degree_GK_Zone_41\",\(Self.geographicText),PROJECTION[\"Gauss_Kruger\"],"
                    + "PARAMETER[\"False_Easting\",41500000.0],PARAMETER[\"False_Northing\",0.0],"
                    + "PARAMETER[\"Central_Meridian\",123.0],PARAMETER[\"Scale_Factor\",1.0],"
                    + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]"
            }
        }
    }

    let extent: LeagueExtent
    let plan: ParcelPlan
    let seed: UInt64
    let folder: String
    /// What a `.shp` or `.dbf` may have; more makes a FlatGeobuf file.
    var shapefileLimit = ShapefileStream.largest

    /// The columns of the parcels: three for grouping, and those that a survey's table carries.
    static let parcelFields = [
        Field("pid", .integer), Field("county", .text(width: 6)), Field("cls", .text(width: 12)),
        Field("BSM", .text(width: 18)), Field("DLBM", .text(width: 5)), Field("DLMC", .text(width: 60)),
        Field("QSDWDM", .text(width: 19)), Field("QSDWMC", .text(width: 60)),
        Field("TBMJ", .real(width: 15, decimals: 2)),
    ]
    /// The columns of the zones.
    static let zoneFields = [
        Field("zid", .integer), Field("ztype", .text(width: 12)), Field("zname", .text(width: 40)),
    ]

    /// Writes the parcels: a shapefile, or FlatGeobuf where that would be too large.
    func writeParcels(_ system: System) throws -> Summary {
        let base = "\(folder)/parcels_\(system.rawValue)"
        let file: any FeatureStream =
            fitsShapefile
            ? try ShapefileStream(at: base, fields: Self.parcelFields, system: system.text)
            : try FlatGeobufStream(at: base, fields: Self.parcelFields, epsg: system.rawValue)
        for (number, entry) in plan.entries.enumerated() {
            let rings = plan.rings(of: entry)
            let county = LeagueExtent.counties[entry.county]
            let landClass = plan.landClass(of: entry)
            let village = String(entry.village)
            let area = rings.reduce(0) { $0 + signedArea(of: $1[...]) }
            try file.append(
                try rings.map { try positions($0, system) },
                values: [
                    .integer(Int64(number)), .text(county.code), .text(landClass.word),
                    .text(
                        "1522" + String(repeating: "0", count: 14 - String(number + 10_000_000).count)
                            + String(number + 10_000_000)),
                    .text(landClass.survey.code), .text(landClass.survey.name),
                    .text(county.code + String(repeating: "0", count: 13 - village.count) + village),
                    .text("\(county.name)\(village)号嘎查村民委员会"), .real(area),
                ])
        }
        try file.finish()
        return Summary(path: file.path, features: file.count, coordinates: file.coordinateCount)
    }

    /// Whether a shapefile holds the parcels, judged by a thousand of them and a margin of a twentieth.
    private var fitsShapefile: Bool {
        let sample = stride(from: 0, to: plan.entries.count, by: max(1, plan.entries.count / 1000)).map {
            ShapefileStream.size(of: plan.rings(of: plan.entries[$0]))
        }
        let mean = Double(sample.reduce(0, +)) / Double(max(1, sample.count))
        let largest = max(mean, Double(ShapefileStream.rowSize(Self.parcelFields)))
        return 1.05 * largest * Double(plan.entries.count) <= Double(shapefileLimit)
    }

    /// Writes the zones.
    func writeZones(_ system: System) throws -> Summary {
        let path = "\(folder)/zones_\(system.rawValue)"
        let file = try ShapefileStream(at: path, fields: Self.zoneFields, system: system.text)
        try ZonePlan(extent: extent, parcels: plan, seed: seed).draw { type, rings in
            try file.append(
                try rings.map { try positions($0, system) },
                values: [
                    .integer(Int64(file.count)), .text(type.rawValue), .text("\(type.rawValue)-\(file.count)"),
                ])
        }
        try file.finish()
        return Summary(path: file.path, features: file.count, coordinates: file.coordinateCount)
    }

    private func positions(_ ring: [Coordinate], _ system: System) throws -> [Coordinate] {
        system == .projected ? ring : try ring.map(degrees)
    }

    /// The longitude and latitude of a position, to 10⁻¹⁰ degrees (0.01 mm), by the exact projection.
    ///
    /// The prescribed inverse series is off by up to a millimetre, so what it lacks is added twice.
    private func degrees(_ position: Coordinate) throws -> Coordinate {
        var degrees = try extent.plane.geographic(position)
        for _ in 0..<2 {
            let back = try extent.plane.projected(degrees)
            // Metres in a degree, at 46°N; to a few parts in a hundred is enough for what is left.
            degrees.x += (position.x - back.x) / 77_500
            degrees.y += (position.y - back.y) / 111_150
        }
        return Coordinate(x: (degrees.x * 1e10).rounded() / 1e10, y: (degrees.y * 1e10).rounded() / 1e10)
    }
}
