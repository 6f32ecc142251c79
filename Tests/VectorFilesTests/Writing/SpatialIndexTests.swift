import CGDAL
import Geometry
import TestSupport
import Testing

@testable import VectorFiles

/// The tests ask SQLite through the library, which the package has no public way for.
@safe
private final class Database {
    private let handle: GDALDatasetH

    init?(_ path: String) {
        let flags = UInt32(GDAL_OF_VECTOR | GDAL_OF_UPDATE)
        guard let handle = unsafe GDALOpenEx(path, flags, nil, nil, nil) else { return nil }
        unsafe self.handle = handle
    }

    deinit { unsafe GDALClose(handle) }

    /// The first column of the rows.
    func texts(_ query: String) -> [String] {
        guard let rows = unsafe GDALDatasetExecuteSQL(handle, query, nil, nil) else { return [] }
        defer { unsafe GDALDatasetReleaseResultSet(handle, rows) }
        var texts: [String] = []
        while let row = unsafe OGR_L_GetNextFeature(rows) {
            texts.append(unsafe String(cString: OGR_F_GetFieldAsString(row, 0)))
            unsafe OGR_F_Destroy(row)
        }
        return texts
    }
}

/// Squares of any size here and there, every seventh feature without a shape.
private func squares(_ count: Int, named name: String) -> (
    content: LayerContent, boxes: [(x: Double, y: Double, side: Double)]
) {
    var random = SeededNumbers(seed: UInt64(count))
    let boxes = (0..<count).map { _ in
        (x: random.number(119, 123), y: random.number(44, 47), side: random.number(1e-7, 0.05))
    }
    let content = LayerContent(
        LayerDefinition(
            name: name, geometry: .polygon, fields: [Field("n", .integer)], referenceSystem: "EPSG:4490"),
        features: boxes.enumerated().map { number, box in
            (
                number % 7 == 6
                    ? .empty
                    : .polygons(
                        MultiPolygon(
                            shell: SampleLayer.box(box.x, box.y, box.x + box.side, box.y + box.side))),
                [.integer(Int64(number))]
            )
        })
    return (content, boxes)
}

/// SQLite's own check finds nothing; a search finds what a plain one finds; what is entered later is found too.
///
/// One node holds 51 boxes and two levels 2,601, and a run is 131,072: with every seventh left out each is met, and passed
/// by one.
@Test(arguments: [0, 1, 59, 60, 3034, 3035, 152_917, 152_918])
func indexHoldsEveryFeature(_ count: Int) throws {
    let folder = try TemporaryFolder()
    let path = folder.path("p.gpkg")
    let name = "图斑 \"o'x\""
    let (content, boxes) = squares(count, named: name)
    try VectorFileWriter.write([content], to: path, format: .geoPackage)
    let database = try #require(Database(path))
    let table = "\"rtree_图斑 \"\"o'x\"\"_geom\""
    #expect(database.texts("SELECT rtreecheck('rtree_图斑 \"o''x\"_geom')") == ["ok"])
    #expect(database.texts("PRAGMA integrity_check") == ["ok"])
    let shaped = boxes.indices.filter { $0 % 7 != 6 }
    #expect(database.texts("SELECT count(*) FROM \(table)") == ["\(shaped.count)"])
    var random = SeededNumbers(seed: 5)
    for _ in 0..<20 {
        let (x, y, side) = (random.number(119, 123), random.number(44, 47), random.number(0.001, 0.5))
        let found = database.texts(
            "SELECT id - 1 FROM \(table) WHERE maxx >= \(x) AND minx <= \(x + side) AND maxy >= \(y) AND miny <= \(y + side)"
        )
        // The index keeps single numbers, rounded outwards by a hundred-thousandth of a degree at most.
        func meets(_ index: Int, _ room: Double) -> Bool {
            let box = boxes[index]
            return box.x + box.side >= x - room && box.x <= x + side + room && box.y + box.side >= y - room
                && box.y <= y + side + room
        }
        let indices = Set(found.compactMap { Int($0) })
        #expect(indices.isSuperset(of: shaped.filter { meets($0, 0) }))
        #expect(indices.isSubset(of: shaped.filter { meets($0, 2e-5) }))
    }
    let quoted = "\"图斑 \"\"o'x\"\"\""
    if let first = shaped.first {
        _ = database.texts(
            "INSERT INTO \(quoted)(geom, n) SELECT geom, -1 FROM \(quoted) WHERE fid = \(first + 1)")
        #expect(database.texts("SELECT count(*) FROM \(table)") == ["\(shaped.count + 1)"])
        _ = database.texts("DELETE FROM \(quoted) WHERE n >= 0 AND n < 1000")
        #expect(database.texts("SELECT count(*) FROM \(table)") == ["\(shaped.count { $0 >= 1000 } + 1)"])
        #expect(database.texts("SELECT rtreecheck('rtree_图斑 \"o''x\"_geom')") == ["ok"])
    }
}

/// Neighbours on the curve are neighbours on the ground, and every cell of a corner is met once (Hilbert 1891).
@Test func curveGoesFromCellToCell() {
    var cells: [UInt32: (x: UInt32, y: UInt32)] = [:]
    for x in UInt32(0)..<64 {
        for y in UInt32(0)..<64 { cells[SpatialIndexWriter.distanceOnCurve(x, y)] = (x, y) }
    }
    #expect(cells.count == 64 * 64)
    for distance in UInt32(1)..<64 * 64 {
        guard let here = cells[distance], let before = cells[distance - 1] else {
            Issue.record("no cell at \(distance)")
            return
        }
        #expect(abs(Int(here.x) - Int(before.x)) + abs(Int(here.y) - Int(before.y)) == 1)
    }
}

/// SQLite takes what is not a number for 0; a node with it must still be found.
@Test func coordinatesThatAreNoNumbersHideNothing() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("p.gpkg")
    var (content, _) = squares(60, named: "p")
    var features = content.features
    features[0].shape = .polygons(MultiPolygon(shell: SampleLayer.box(.nan, .nan, .nan, .nan)))
    content = LayerContent(content.definition, features: features)
    try VectorFileWriter.write([content], to: path, format: .geoPackage)
    let database = try #require(Database(path))
    let found = database.texts(
        "SELECT id FROM rtree_p_geom WHERE maxx >= 118 AND minx <= 124 AND maxy >= 43 AND miny <= 48")
    #expect(Set(found.compactMap { Int($0) }).isSuperset(of: (2...60).filter { ($0 - 1) % 7 != 6 }))
}
