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
