import Foundation
import Geometry
import TestSupport
import Testing
import Topology
import VectorFiles

@testable import tuban_bench

@Suite struct AdversaryTests {
    /// The areas that arithmetic gives are those that GEOS gives.
    @Test(arguments: [Adversary.largerThanCovers, .tenThousandCovers, .tenThousandHoles])
    func expectedAreasAreRight(adversary: Adversary) throws {
        let folder = try TemporaryFolder()
        _ = try adversary.write(to: folder.path(""), seed: 1)
        let lines = try String(contentsOfFile: folder.path("expected.csv"), encoding: .utf8).split(
            separator: "\n")
        let expected = try #require(lines.last).split(separator: ",").compactMap { Double($0) }
        let topology = try TopologyContext()
        let parcel = try shapes(folder.path("parcels_4529.shp"))
        let zones = try topology.unaryUnion(shapes(folder.path("zones_4529.shp")))
        #expect(parcel.planarArea == expected[1])
        let covered = try topology.intersectionArea(parcel, zones)
        #expect(abs(covered - expected[2]) <= 1e-12 * covered)
    }

    private func shapes(_ path: String) throws -> MultiPolygon {
        let layer = try VectorDataset(opening: path).layer()
        var all = MultiPolygon()
        while let feature = try layer.next() {
            if case .polygons(let polygons) = feature.shape { all.append(polygons) }
        }
        return all
    }
}
