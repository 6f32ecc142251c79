import Bilingual
import Foundation
import Geometry
import TestSupport
import Testing
import VectorFiles

/// A table of one row of geometry that is not written as plain WKT.
private func layer(_ rows: [String], in folder: borrowing TemporaryFolder) throws -> VectorLayer {
    let lines = rows.enumerated().map { "\($0.offset),\"\($0.element)\"\n" }
    let path = try folder.write("name,WKT\n" + lines.joined(), to: "t.csv")
    return try VectorDataset(opening: path).layer()
}

private let square = "POLYGON((40500000 5100000,40500200 5100000,40500200 5100300,40500000 5100000))"
/// The hexadecimal EWKB of POINT(1 2) with SRID 4528, as PostGIS prints it.
private let binary = "0101000020B0110000000000000000F03F0000000000000040"

@Test func theSystemOfExtendedTextIsRead() throws {
    let folder = try TemporaryFolder()
    for text in ["SRID=4528;\(square)", " srid = 4528 ; \(square)", "Srid=4528;\(square.lowercased())"] {
        let layer = try layer([text, "", text], in: folder)
        #expect(layer.referenceSystem?.contains("CGCS2000 / 3-degree Gauss-Kruger zone 40") == true)
        #expect(layer.name == "t")
        #expect(
            try layer.next()?.shape.box
                == Box(minX: 40_500_000, minY: 5_100_000, maxX: 40_500_200, maxY: 5_100_300))
        #expect(try layer.next()?.fault == nil)
        #expect(try layer.next()?.shape.box.isEmpty == false)
    }
    let hexadecimal = try layer([binary], in: folder)
    #expect(hexadecimal.referenceSystem?.contains("CGCS2000 / 3-degree Gauss-Kruger zone 40") == true)
    #expect(try hexadecimal.next()?.shape == .points([Coordinate(x: 1, y: 2)]))
    let bytea = try layer(["\\x" + binary], in: folder)
    #expect(try bytea.next()?.shape == .points([Coordinate(x: 1, y: 2)]))
}

@Test func severalSystemsInOneTableAreRefused() throws {
    let folder = try TemporaryFolder()
    let error = failure { _ = try layer(["SRID=4528;\(square)", "SRID=4527;\(square)"], in: folder) }
    #expect(error?.message.en.contains("4527、4528") == true)
}

@Test(arguments: ["40500000,5100000;40500200,5100300", "POLYGON((1 2,3 4", "面积", "POLYGON((1 2,3 x,5 6,1 2))"])
func whatIsNoGeometryIsNotNone(text: String) throws {
    let folder = try TemporaryFolder()
    let layer = try layer([square, text], in: folder)
    #expect(try layer.next()?.fault == nil)
    #expect(try layer.next()?.fault != nil)
}
