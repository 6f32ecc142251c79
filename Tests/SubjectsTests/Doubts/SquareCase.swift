import Project
import Subjects
import TestSupport

/// Layers of squares in GeoJSON, 100 m wide, near the central meridian, and one check over them.
struct Case {
    /// Per square its first corner, its width to the east and its properties.
    typealias Square = (x: Double, width: Double, fields: String)

    static func run(_ layers: [(name: String, kind: String, squares: [Square])], _ rest: String) async throws
        -> SurveyResult
    {
        let folder = try TemporaryFolder()
        for layer in layers {
            let features = layer.squares.map { square -> String in
                let (west, east) = (41_500_000 + square.x, 41_500_000 + square.x + square.width)
                let ring = [(west, 0), (west, 100), (east, 100), (east, 0), (west, 0)]
                    .map { "[\($0.0),\(5_100_000 + $0.1)]" }.joined(separator: ",")
                return
                    "{\"type\":\"Feature\",\"properties\":{\(square.fields)},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(ring)]]}}"
            }
            _ = try folder.write(
                """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4529"}},\
                "features":[\(features.joined(separator: ","))]}
                """, to: "\(layer.name).geojson")
        }
        let list = layers.map { "  \($0.name): {source: \($0.name).geojson, kind: \($0.kind)}" }
        let path = try folder.write(
            "layers:\n\(list.joined(separator: "\n"))\n\(rest)\n", to: "project.yaml")
        return try await SurveyRun.run(try ProjectReader.read(path: path))
    }
}

func checks(_ measure: String, _ expect: String) -> String {
    "checks:\n  - {item: 1, measure: {\(measure)}, expect: {\(expect)}}"
}
