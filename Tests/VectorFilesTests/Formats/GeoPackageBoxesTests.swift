import Bilingual
import Foundation
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
