import Foundation
import Geodesy
import Geometry
import Land
import Project
import TestSupport
import Testing

@testable import Subjects

/// A parcel between longitudes and latitudes, 46° north and as many degrees long, within a cover in the plane whose straight border
/// runs so many metres south of it: a parallel bends out of the chord by L² tan φ / 8R.
@Test(arguments: [
    (0.08, 0.3, true), (0.08, 5, false), (0.016, 0.005, false),
    (0.16, 1.5, true),
    // The very edge, drawn in the plane.
    (0.08, 0, false),
])
func groundWithinCoversIsOpenWhereALongEdgeWouldLeaveThem(
    degrees: Double, offset: Double, isOpen: Bool
) async throws {
    let (west, east) = (123 - degrees / 2, 123 + degrees / 2)
    let corners = [(west, 46.0), (east, 46), (east, 46.01), (west, 46.01), (west, 46)]
    let plane = GaussKrugerPlane(zone: try #require(Zone(prefix: 41)), prefixed: true)
    let place = try plane.projected(Coordinate(x: west, y: 46))
    let width = 2 * (41_500_000 - place.x)
    let (reach, south) = (offset > 0 ? 1000.0 : 0, place.y - offset)
    let border = [
        (place.x - reach, south), (place.x + width + reach, south), (place.x + width + reach, south + 5000),
        (place.x - reach, south + 5000), (place.x - reach, south),
    ]
    func collection(_ ring: [(Double, Double)], _ system: Int) -> String {
        let list = ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
        return """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::\(system)"}},"features":[{"type":\
            "Feature","properties":{"BSM":"1"},"geometry":{"type":"Polygon","coordinates":[[\(list)]]}}]}
            """
    }
    let folder = try TemporaryFolder()
    _ = try folder.write(collection(corners, 4490), to: "occupied.geojson")
    _ = try folder.write(collection(border, 4529), to: "approved.geojson")
    let path = try folder.write(
        """
        layers:
          occupied: {source: occupied.geojson, kind: occupied}
          approved: {source: approved.geojson, kind: approved}
        checks:
          - {item: 1, measure: {outside: occupied, with: [approved]}, expect: {equals: 0 m²}}
          - {item: 1, measure: {within: occupied, with: [approved]}, expect: {equals: 1}}
        """, to: "project.yaml")
    let result = try await SurveyRun.run(try ProjectReader.read(path: path))
    for check in result.checks {
        #expect(check.verdict == (isOpen ? .notVerifiable : .confirmed))
        #expect(check.doubts.contains { $0.reason == .longEdges } == isOpen)
    }
    guard isOpen else { return }
    // The segment of the parabola beyond the border.
    let sagitta = width * width * tan(46 * Double.pi / 180) / (8 * 6_388_000)
    let half = width / 2 * (1 - offset / sagitta).squareRoot()
    let stake = try #require(result.checks[0].doubts.first { $0.reason == .longEdges }).stake.more.double
    #expect(abs(stake / (4 / 3 * half * (sagitta - offset)) - 1) < 0.03)
}

/// Squares of 100 m beside the straight edges of covers 12 km long between longitudes and latitudes, 46° north, so many metres from the
/// chord: a parallel bends by 2.9 m to the south of it in the middle.
@Test(arguments: [
    // Within, at the northern edge, in the middle and near its end; deeper.
    ([46.0, 46.1], 46.1, -101.0, 0.0, true), ([46, 46.1], 46.1, -101, -5900, false),
    ([46, 46.1], 46.1, -110, 0, false),
    // Across the edge of two covers: what one has more the other has less.
    ([46, 46.1, 46.2], 46.1, -50, 0, false),
    // At the southern edge the covers have more.
    ([46, 46.1], 46, 1, 0, false),
])
func groundBesideLongEdgesOfCoversIsOpenWhereTheyBend(
    latitudes: [Double], edge: Double, north: Double, east: Double, isOpen: Bool
) async throws {
    let half = 0.0775
    let plane = GaussKrugerPlane(zone: try #require(Zone(prefix: 41)), prefixed: true)
    let height = try plane.projected(Coordinate(x: 123 - half, y: edge)).y
    func collection(_ rings: [[(Double, Double)]], _ system: Int) -> String {
        let features = rings.map { ring in
            let list = ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
            return
                "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[\(list)]]}}"
        }
        return """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::\(system)"}},\
            "features":[\(features.joined(separator: ","))]}
            """
    }
    let (x, y) = (41_499_950 + east, height + north)
    let covers = zip(latitudes, latitudes.dropFirst()).map { south, north in
        [
            (123 - half, south), (123 + half, south), (123 + half, north), (123 - half, north),
            (123 - half, south),
        ]
    }
    let folder = try TemporaryFolder()
    let square = [(x, y), (x + 100, y), (x + 100, y + 100), (x, y + 100), (x, y)]
    _ = try folder.write(collection([square], 4529), to: "occupied.geojson")
    _ = try folder.write(collection(covers, 4490), to: "approved.geojson")
    let path = try folder.write(
        """
        layers:
          occupied: {source: occupied.geojson, kind: occupied}
          approved: {source: approved.geojson, kind: approved}
        checks:
          - {item: 1, measure: {outside: occupied, with: [approved]}, expect: {equals: 0 m²}}
          - {item: 1, measure: {within: occupied, with: [approved]}, expect: {equals: 1}}
        """, to: "project.yaml")
    let result = try await SurveyRun.run(try ProjectReader.read(path: path))
    for check in result.checks {
        #expect(check.verdict == (isOpen ? .notVerifiable : .confirmed))
        #expect(check.doubts.contains { $0.reason == .longEdges } == isOpen)
    }
    guard isOpen else { return }
    let width = 12_004.0
    let bend = width * width * tan(edge * Double.pi / 180) / (8 * 6_388_000)
    let stake = try #require(result.checks[0].doubts.first { $0.reason == .longEdges }).stake.more.double
    #expect(abs(stake / (100 * (bend + 100 + north)) - 1) < 0.05)
}
