import Covering
import FoundationEssentials
import Geodesy
import Geometry
import Overlay
import Survey
import VectorFiles

extension MicroBenchmark {
    /// All of them; a new one is a line here.
    static func all(on terrain: MicroTerrain, folder: String) throws -> [MicroBenchmark] {
        let index = try CoverIndex(terrain.layers)
        return [
            reading(terrain, fields: [], limit: 50, folder: folder),
            reading(terrain, fields: ["pid", "county", "cls"], limit: 52, folder: folder),
            statutoryMapping(terrain, limit: 140),
            forwardSeries(terrain, limit: 290),
            inverseSeries(terrain, limit: 60),
            coverIndex(terrain, limit: 380),
            edgeEngine(terrain, index, limit: 280),
            try referenceEngine(terrain, limit: 45_000),
        ]
    }

    /// Reading a shapefile through OGR.
    private static func reading(
        _ terrain: MicroTerrain, fields: [String], limit: Double, folder: String
    ) -> MicroBenchmark {
        let name = fields.isEmpty ? "reading shapes" : "reading shapes and \(fields.count) fields"
        let path = "\(folder)/parcels\(fields.count)"
        return MicroBenchmark(name: name, unit: "vertex", limit: limit) {
            if !FileManager.default.fileExists(atPath: path + ".shp") {
                let file = try ShapefileStream(
                    at: path, fields: Array(TerrainWriter.parcelFields.prefix(3)),
                    system: TerrainWriter.System.projected.text)
                for parcel in terrain.parcels {
                    let rings = (0..<parcel.ringCount).map { Array(parcel.ring($0)) }
                    try file.append(rings, values: [.integer(1), .text("152201"), .text("forest")])
                }
                try file.finish()
            }
            let layer = try VectorDataset(opening: path + ".shp").layer()
            try layer.select(fields: fields)
            var units = 0
            while let feature = try layer.next() {
                if case .polygons(let polygons) = feature.shape { units += polygons.coordinates.count }
            }
            return Work(units: units, check: 0)
        }
    }

    /// Polygons of the Gauss plane into the authalic plane.
    private static func statutoryMapping(_ terrain: MicroTerrain, limit: Double) -> MicroBenchmark {
        let mapping = StatutoryMapping(plane: terrain.extent.plane)
        return MicroBenchmark(name: "statutory mapping", unit: "vertex read", limit: limit) {
            var sum = 0.0
            for parcel in terrain.parcels { sum += try mapping.map(parcel, from: .projected).box.minX }
            return Work(units: terrain.vertexCount, check: sum)
        }
    }

    /// Longitude and latitude into the Gauss plane.
    private static func forwardSeries(_ terrain: MicroTerrain, limit: Double) -> MicroBenchmark {
        let degrees = (0..<100_000).map {
            Coordinate(x: 120 + Double($0 % 317) / 100, y: 44 + Double($0 % 331) / 100)
        }
        return MicroBenchmark(name: "forward series", unit: "position", limit: limit) {
            var sum = 0.0
            for position in degrees { sum += try terrain.extent.plane.projected(position).x }
            return Work(units: degrees.count, check: sum)
        }
    }

    /// The Gauss plane into longitude and latitude.
    private static func inverseSeries(_ terrain: MicroTerrain, limit: Double) -> MicroBenchmark {
        MicroBenchmark(name: "inverse series", unit: "position", limit: limit) {
            var sum = 0.0
            for parcel in terrain.parcels {
                for position in parcel.coordinates { sum += try terrain.extent.plane.geographic(position).x }
            }
            return Work(units: terrain.vertexCount, check: sum)
        }
    }

    /// Building the index over cover edges.
    private static func coverIndex(_ terrain: MicroTerrain, limit: Double) -> MicroBenchmark {
        MicroBenchmark(name: "cover index", unit: "cover edge", limit: limit) {
            Work(units: try CoverIndex(terrain.layers).edgeCount, check: 0)
        }
    }

    /// The coverage of parcels by the edge engine.
    private static func edgeEngine(
        _ terrain: MicroTerrain, _ index: CoverIndex, limit: Double
    ) -> MicroBenchmark {
        let engine = EdgeCoverageEngine(index)
        return MicroBenchmark(name: "edge engine", unit: "parcel vertex", limit: limit) {
            var sum = 0.0
            for parcel in terrain.parcels { sum += try engine.coverage(of: parcel).area }
            return Work(units: terrain.vertexCount, check: sum)
        }
    }

    /// The coverage of parcels by the topology library, which builds every piece.
    private static func referenceEngine(_ terrain: MicroTerrain, limit: Double) throws -> MicroBenchmark {
        // Only mining rights: under redlines a parcel takes it milliseconds.
        let engine = try TopologyCoverageEngine([terrain.layers[3]])
        let parcels = terrain.parcels.prefix(400)
        return MicroBenchmark(name: "reference engine", unit: "parcel", limit: limit) {
            var sum = 0.0
            for parcel in parcels { sum += try engine.coverage(of: parcel).area }
            return Work(units: parcels.count, check: sum)
        }
    }
}
