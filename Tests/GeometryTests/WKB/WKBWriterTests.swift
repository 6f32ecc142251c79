import Geometry
import Testing

@Suite struct WKBWriterTests {
    private static let square = [(0.0, 0.0), (1, 0), (1, 1), (0, 1)].map { Coordinate(x: $0.0, y: $0.1) }
    private static let hole = [(0.25, 0.25), (0.5, 0.25), (0.5, 0.5)].map { Coordinate(x: $0.0, y: $0.1) }

    @Test func bytesByHand() {
        let expected = WKBBytes().header(3).count(1).count(5).numbers(0, 0, 1, 0, 1, 1, 0, 1, 0, 0)
        #expect(WKBWriter.bytes(of: MultiPolygon(shell: Self.square)) == expected.bytes)
        let line = WKBBytes().header(2).count(2).numbers(41_428_456.789, 5e6, -0.1, 2)
        #expect(
            WKBWriter.bytes(of: .lines([[Coordinate(x: 41_428_456.789, y: 5e6), Coordinate(x: -0.1, y: 2)]]))
                == line.bytes)
        #expect(WKBWriter.bytes(of: Shape.empty) == WKBBytes().header(7).count(0).bytes)
        #expect(WKBWriter.bytes(of: MultiPolygon()) == WKBBytes().header(6).count(0).bytes)
    }

    @Test(
        arguments: [
            .polygons(MultiPolygon(shell: square)), .polygons(MultiPolygon([[square, hole]])),
            .polygons(MultiPolygon([[square, hole], [square], [hole]])), .lines([square]),
            .lines([square, hole]),
            .points([Coordinate(x: 1e-300, y: -1e300)]), .points(square), .empty,
        ] as [Shape])
    func readsWhatItWrote(shape: Shape) throws {
        #expect(try WKBReader.shape(in: WKBWriter.bytes(of: shape)) == shape)
    }

    @Test func shapesWithoutPartsReadAsEmpty() throws {
        for shape in [Shape.lines([]), .points([]), .polygons(MultiPolygon())] {
            #expect(try WKBReader.shape(in: WKBWriter.bytes(of: shape)) == .empty)
        }
    }
}
