import Bilingual
import Foundation
import Geometry
import TestSupport
import Testing
import VectorFiles

/// The envelopes of a file are overwritten with zeros, its R-tree loses a row, its extent shrinks: each is told, and nothing is lost.
@Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/ogrinfo"), "needs Debian's gdal-bin"))
func boxesThatContradictVerticesAreTold() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("p.gpkg")
    try VectorFileWriter.write([SampleLayer.content(named: "p")], to: path, format: .geoPackage)
    let features = try readAll(path, fields: []).count
    func told(after statement: String?) throws -> [String] {
        if let statement {
            try run(["/usr/bin/ogrinfo", path, "-q", "-sql", statement])
        }
        let layer = try VectorDataset(opening: path).layer()
        #expect(try readAll(path, fields: []).count == features)
        return layer.takeWarnings().map(\.en)
    }
    #expect(try told(after: nil) == [])
    let extent = try told(after: "UPDATE gpkg_contents SET max_x = min_x")
    #expect(extent.count == 1 && extent.allSatisfy { $0.contains("extent") })
    let index = try told(after: "DELETE FROM rtree_p_geom WHERE id = 1")
    #expect(index.count == 2 && index.contains { $0.contains("spatial index") && $0.contains("#1") })
    // GP, version 0, little-endian with a box of four numbers.
    var data = try Data(contentsOf: URL(filePath: path))
    var start = data.startIndex
    while let found = data.range(of: Data([0x47, 0x50, 0, 3]), in: start..<data.endIndex) {
        data.replaceSubrange(found.upperBound + 4..<found.upperBound + 36, with: Data(count: 32))
        start = found.upperBound
    }
    try data.write(to: URL(filePath: path))
    #expect(try told(after: nil).contains { $0.contains("envelopes") })
}

/// What is added beside the index stands behind the first features.
@Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/ogrinfo"), "needs Debian's gdal-bin"))
func rowsThatLackInTheIndexAreToldAtTheEndOfATableToo() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("p.gpkg")
    let features = (0..<500).map { number -> LayerContent.Feature in
        let corners = [(0.0, 0.0), (0, 9), (9, 9), (9, 0), (0, 0)].map {
            Coordinate(x: 41_500_000 + Double(number) * 10 + $0.0, y: 5_100_000 + $0.1)
        }
        return (shape: .polygons(MultiPolygon(shell: corners)), values: [])
    }
    let definition = LayerDefinition(name: "p", geometry: .polygon, fields: [], referenceSystem: "EPSG:4529")
    try VectorFileWriter.write([LayerContent(definition, features: features)], to: path, format: .geoPackage)
    #expect(try VectorDataset(opening: path).layer().takeWarnings().isEmpty)
    try run(["/usr/bin/ogrinfo", path, "-q", "-sql", "DELETE FROM rtree_p_geom WHERE id > 490"])
    let told = try VectorDataset(opening: path).layer().takeWarnings().map(\.en)
    #expect(told.count == 1 && told.allSatisfy { $0.contains("spatial index") && $0.contains("#491") })
    #expect(try readAll(path, fields: []).count == 500)
}
