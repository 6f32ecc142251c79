import Bilingual
import Geometry
import Testing

@Suite struct WKTReaderTests {
    private static let triangle = [
        Coordinate(x: 0, y: 0), Coordinate(x: 4, y: 0), Coordinate(x: 0, y: 3), Coordinate(x: 0, y: 0),
    ]
    private static let hole = [
        Coordinate(x: 1, y: 1), Coordinate(x: 2, y: 1), Coordinate(x: 1, y: 1.5), Coordinate(x: 1, y: 1),
    ]

    @Test(arguments: [
        "POLYGON ((0 0, 4 0, 0 3, 0 0))", "polygon((0 0,4 0,0 3,0 0))", " Polygon\n((0 0 ,4 0, 0\t3, 0 0 ) ) ",
        "POLYGON Z ((0 0 7, 4 0 7, 0 3 7, 0 0 7))", "POLYGON ((0 0 7, 4 0 7, 0 3 7, 0 0 7))",
        "POLYGON M ((0 0 7, 4 0 7, 0 3 7, 0 0 7))", "POLYGON ZM ((0 0 7 8, 4 0 7 8, 0 3 7 8, 0 0 7 8))",
        "POLYGON ((0 0, 4 0, 0 3))", "MULTIPOLYGON (((0 0, 4 0, 0 3, 0 0)))",
        "MULTIPOLYGON (EMPTY, ((0 0, 4 0, 0 3, 0 0)))",
        "GEOMETRYCOLLECTION (POLYGON EMPTY, POLYGON ((0 0, 4 0, 0 3, 0 0)))",
        "POLYGON ((0e0 -0, 40e-1 0.0, +0 .3E1, 0 0))",
    ]) func formsOfOneTriangle(text: String) throws {
        #expect(try WKTReader.polygons(in: text) == MultiPolygon(shell: Self.triangle))
    }

    @Test func partsAndHoles() throws {
        let text =
            "MULTIPOLYGON (((0 0, 4 0, 0 3, 0 0), (1 1, 2 1, 1 1.5, 1 1)), ((0 0, 4 0, 0 3, 0 0)))"
        #expect(
            try WKTReader.polygons(in: text) == MultiPolygon([[Self.triangle, Self.hole], [Self.triangle]]))
    }

    @Test(arguments: [
        "POLYGON EMPTY", "MULTIPOLYGON EMPTY", "multipolygon z empty", "GEOMETRYCOLLECTION EMPTY",
        "MULTIPOLYGON (EMPTY)", "POLYGON (EMPTY)",
    ]) func nothing(text: String) throws {
        #expect(try WKTReader.polygons(in: text).isEmpty)
    }

    /// Sixteen and seventeen digits come back as the double they stand for.
    @Test func ordinatesAreTheNearestDoubles() throws {
        let polygon = try WKTReader.polygons(
            in:
                "POLYGON ((4301324.192517788 0.1, 0.30000000000000004 5e-324, -1.7976931348623157e308 9007199254740993))"
        )
        #expect(
            Array(polygon.coordinates.prefix(3)) == [
                Coordinate(x: 4_301_324.192_517_788, y: 0.1),
                Coordinate(x: 0.1 + 0.2, y: .leastNonzeroMagnitude),
                Coordinate(x: -.greatestFiniteMagnitude, y: 9_007_199_254_740_992),
            ])
    }

    @Test(
        arguments: [
            ("", .truncated, 0), ("POLYGON", .truncated, 7), ("POLYGON ((0 0, 4 0, 0 3, 0 0)", .truncated, 29),
            ("POLYGON ((0 0, 4 ", .truncated, 17), ("POINT (1 2)", .unsupportedType, 0),
            ("LINESTRING (1 2, 3 4)", .unsupportedType, 0), ("CURVEPOLYGON EMPTY", .unsupportedType, 0),
            ("GEOMETRYCOLLECTION (POINT (1 2))", .unsupportedType, 20), ("7", .unexpectedText, 0),
            ("POLYGON ((0 0, 4 0, 0 3, 0 0)) x", .unexpectedText, 31),
            ("POLYGON Q ((0 0, 4 0, 0 3, 0 0))", .unexpectedText, 8),
            ("POLYGON (0 0, 4 0, 0 3, 0 0)", .unexpectedText, 9),
            ("POLYGON ((0 0, 4, 0 3, 0 0))", .invalidNumber, 16), ("POLYGON ((0 nan))", .invalidNumber, 12),
            ("POLYGON ((0 1e999))", .invalidNumber, 12), ("POLYGON ((0 1-2))", .invalidNumber, 12),
            ("POLYGON ((0 0x1))", .invalidNumber, 13), ("POLYGON ((0 0 0 0 0))", .wrongDimension, 19),
            ("POLYGON Z ((0 0))", .wrongDimension, 15),
            ("POLYGON (EMPTY, (1 1, 2 1, 1 1.5))", .emptyShell, 15),
        ] as [(String, WKTError.Code, Int)])
    func faults(text: String, code: WKTError.Code, offset: Int) {
        let error = #expect(throws: WKTError.self) { try WKTReader.polygons(in: text) }
        #expect(error?.code == code)
        #expect(error?.offset == offset)
        #expect(error?.message.zh.contains("第\(offset)字节") == true)
        #expect(error?.message.en.contains("byte \(offset)") == true)
    }

    @Test func deepNestingIsRefused() {
        let text =
            String(repeating: "GEOMETRYCOLLECTION (", count: 100_000) + "POLYGON EMPTY"
            + String(repeating: ")", count: 100_000)
        let error = #expect(throws: WKTError.self) { try WKTReader.polygons(in: text) }
        #expect(error?.code == .tooDeep)
    }

    /// Any prefix of a text is a fault, and never anything else.
    @Test func everyCutTextIsRefused() {
        let text = "MULTIPOLYGON (((0 0, 4 0, 0 3, 0 0), (1 1, 2 1, 1 1.5, 1 1)), EMPTY)"
        for length in 0..<text.count {
            #expect(throws: WKTError.self) { try WKTReader.polygons(in: String(text.prefix(length))) }
        }
    }
}
