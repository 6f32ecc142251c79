import Bilingual
import Geometry
import Testing

@Suite struct WKBReaderTests {
    private static let triangle = [
        Coordinate(x: 0, y: 0), Coordinate(x: 4, y: 0), Coordinate(x: 0, y: 3), Coordinate(x: 0, y: 0),
    ]

    /// POINT (1 2), byte for byte, in both orders.
    @Test func pointBytes() throws {
        let little: [UInt8] = [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0x40]
        let big: [UInt8] = [0, 0, 0, 0, 1, 0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0]
        #expect(try WKBReader.shape(in: little) == .points([Coordinate(x: 1, y: 2)]))
        #expect(try WKBReader.shape(in: big) == .points([Coordinate(x: 1, y: 2)]))
    }

    @Test(arguments: [true, false]) func polygonWithHole(littleEndian: Bool) throws {
        let bytes = WKBBytes(littleEndian: littleEndian).header(3).count(2)
            .count(4).numbers(0, 0, 4, 0, 0, 3, 0, 0)
            .count(4).numbers(1, 1, 2, 1, 1, 1.5, 1, 1)
        let hole = [
            Coordinate(x: 1, y: 1), Coordinate(x: 2, y: 1), Coordinate(x: 1, y: 1.5), Coordinate(x: 1, y: 1),
        ]
        #expect(try WKBReader.shape(in: bytes.bytes) == .polygons(MultiPolygon([[Self.triangle, hole]])))
    }

    /// Heights and measures as ISO writes them (thousands) and as EWKB does (flags, and a reference system id).
    @Test(
        arguments: [
            (1003, 1, false), (2003, 1, false), (3003, 2, false), (0x8000_0003, 1, false),
            (0x4000_0003, 1, false),
            (0xC000_0003, 2, false), (0x2000_0003, 0, true), (0xA000_0003, 1, true), (0xE000_0003, 2, true),
        ] as [(UInt32, Int, Bool)])
    func variants(code: UInt32, extra: Int, hasReference: Bool) throws {
        var bytes = WKBBytes().header(code)
        if hasReference { bytes = bytes.count(4490) }
        bytes = bytes.count(1).count(4)
        for corner in Self.triangle {
            bytes = bytes.numbers(corner.x, corner.y)
            for _ in 0..<extra { bytes = bytes.numbers(512.25) }
        }
        #expect(try WKBReader.shape(in: bytes.bytes) == .polygons(MultiPolygon(shell: Self.triangle)))
    }

    @Test func membersMayDifferInByteOrder() throws {
        let big = WKBBytes(littleEndian: false).header(3).count(1).count(4).numbers(0, 0, 4, 0, 0, 3, 0, 0)
        let little = WKBBytes().header(3).count(1).count(4).numbers(0, 0, 4, 0, 0, 3, 0, 0)
        let both = WKBBytes().header(6).count(2).adding(big.bytes).adding(little.bytes)
        #expect(
            try WKBReader.shape(in: both.bytes) == .polygons(MultiPolygon([[Self.triangle], [Self.triangle]])))
    }

    @Test func openRingsAreClosed() throws {
        let bytes = WKBBytes().header(3).count(1).count(3).numbers(0, 0, 4, 0, 0, 3)
        #expect(try WKBReader.shape(in: bytes.bytes) == .polygons(MultiPolygon(shell: Self.triangle)))
    }

    @Test func collectionGivesItsPolygonsElseLinesElsePoints() throws {
        let point = WKBBytes().header(1).numbers(7, 8).bytes
        let line = WKBBytes().header(2).count(2).numbers(0, 0, 1, 1).bytes
        let polygon = WKBBytes().header(3).count(1).count(4).numbers(0, 0, 4, 0, 0, 3, 0, 0).bytes
        let all = WKBBytes().header(7).count(3).adding(point + line + polygon)
        #expect(try WKBReader.shape(in: all.bytes) == .polygons(MultiPolygon(shell: Self.triangle)))
        let two = WKBBytes().header(7).count(2).adding(point + line)
        #expect(
            try WKBReader.shape(in: two.bytes) == .lines([[Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 1)]]))
        let points = WKBBytes().header(4).count(2).adding(point + point)
        #expect(
            try WKBReader.shape(in: points.bytes) == .points([Coordinate(x: 7, y: 8), Coordinate(x: 7, y: 8)]))
        let lines = WKBBytes().header(5).count(1).adding(line)
        #expect(
            try WKBReader.shape(in: lines.bytes) == .lines([[Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 1)]]))
    }

    @Test(arguments: [
        WKBBytes().header(7).count(0), WKBBytes().header(6).count(0), WKBBytes().header(3).count(0),
        WKBBytes().header(3).count(1).count(0), WKBBytes().header(2).count(0),
        WKBBytes().header(1).numbers(.nan, .nan),
    ])
    func emptyGeometries(bytes: WKBBytes) throws {
        #expect(try WKBReader.shape(in: bytes.bytes) == .empty)
    }

    @Test func bytesAfterTheEndAreIgnored() throws {
        let bytes = WKBBytes().header(1).numbers(1, 2).adding([9, 9, 9])
        #expect(try WKBReader.shape(in: bytes.bytes) == .points([Coordinate(x: 1, y: 2)]))
    }

    @Test(
        arguments: [
            ([], .truncated, 0), ([2], .invalidByteOrder, 1), ([1, 3, 0], .truncated, 1),
            (WKBBytes().header(3).count(1).count(4).numbers(0, 0, 4).bytes, .implausibleCount, 13),
            (WKBBytes().header(3).count(.max).bytes, .implausibleCount, 9),
            (WKBBytes().header(2).count(.max).numbers(0, 0).bytes, .implausibleCount, 9),
            (WKBBytes().header(6).count(.max).bytes, .implausibleCount, 9),
            (WKBBytes().header(1).numbers(1).bytes, .truncated, 13),
            (WKBBytes().header(0).bytes, .unsupportedType, 5),
            // Circular string, curve polygon, triangle; and a thousand that ISO does not have.
            (WKBBytes().header(8).count(0).bytes, .unsupportedType, 5),
            (WKBBytes().header(10).count(0).bytes, .unsupportedType, 5),
            (WKBBytes().header(17).count(0).bytes, .unsupportedType, 5),
            (WKBBytes().header(4003).count(0).bytes, .unsupportedType, 5),
            (
                WKBBytes().header(3).count(2).count(0).count(4).numbers(0, 0, 4, 0, 0, 3, 0, 0).bytes,
                .emptyShell, 13
            ),
            (WKBBytes().header(0x2000_0003).bytes, .truncated, 5),
        ] as [([UInt8], WKBError.Code, Int)])
    func faults(bytes: [UInt8], code: WKBError.Code, offset: Int) {
        let error = #expect(throws: WKBError.self) { try WKBReader.shape(in: bytes) }
        #expect(error?.code == code)
        #expect(error?.offset == offset)
        #expect(error?.message.zh.contains("第\(offset)字节") == true)
        #expect(error?.message.en.contains("byte \(offset)") == true)
    }

    @Test func nestingIsLimited() throws {
        func nested(_ depth: Int) -> [UInt8] {
            let header = WKBBytes().header(7).count(1).bytes
            return Array([[UInt8]](repeating: header, count: depth).joined())
                + WKBBytes().header(1).numbers(1, 2).bytes
        }
        #expect(try WKBReader.shape(in: nested(7)) == .points([Coordinate(x: 1, y: 2)]))
        for depth in [8, 20_000] {
            let error = #expect(throws: WKBError.self) { try WKBReader.shape(in: nested(depth)) }
            #expect(error?.code == .tooDeep && error?.offset == 72)
        }
    }

    /// Whatever the length, a cut geometry is refused: every byte counts.
    @Test func cutAnywhereIsRefused() {
        let hole = [(1.0, 1.0), (2, 1), (1, 2)].map { Coordinate(x: $0.0, y: $0.1) }
        let whole = WKBWriter.bytes(of: MultiPolygon([[Self.triangle, hole], [Self.triangle]]))
        for length in whole.indices {
            #expect(throws: WKBError.self) { try WKBReader.shape(in: Array(whole[..<length])) }
        }
    }

    /// Damage of any single byte gives a shape or an error, never a trap.
    @Test func damagedBytesAreSafe() {
        let whole = WKBWriter.bytes(of: MultiPolygon([[Self.triangle], [Self.triangle]]))
        var outcomes = (read: 0, refused: 0)
        for index in whole.indices {
            for value in [0, 1, 2, 0x7F, 0x80, 0xFF] as [UInt8] {
                var damaged = whole
                damaged[index] = value
                do throws(WKBError) {
                    _ = try WKBReader.shape(in: damaged)
                    outcomes.read += 1
                } catch {
                    outcomes.refused += 1
                }
            }
        }
        #expect(outcomes.read > 0 && outcomes.refused > 0)
        #expect(outcomes.read + outcomes.refused == 6 * whole.count)
    }
}
