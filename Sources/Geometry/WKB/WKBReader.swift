/// Reads geometries in well-known binary form (OGC 06-103r4 §8, ISO and EWKB variants), both byte orders.
///
/// Heights and measures are dropped. Curves are refused: whoever hands over the bytes linearises them.
@safe
public struct WKBReader {
    // Borrowed for the length of one call; every read below compares with `count` first.
    private let bytes: UnsafeRawBufferPointer
    private let count: Int
    private var offset = 0
    private var littleEndian = true

    /// Collections may be nested this deep: multipolygon in collection in collection.
    private static let maximumDepth = 8

    private var polygons = MultiPolygon()
    private var lines: [[Coordinate]] = []
    private var points: [Coordinate] = []

    private init(_ bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = bytes
        count = bytes.count
    }

    /// The shape in the bytes.
    ///
    /// A collection gives its polygons; without polygons its lines; without lines its points.
    ///
    /// - Parameter bytes: one geometry; bytes after its end are ignored.
    /// - Throws: `WKBError` with the offset of the fault.
    public static func shape(in bytes: [UInt8]) throws(WKBError) -> Shape {
        unsafe try bytes.withUnsafeBufferPointer { bytes throws(WKBError) in
            unsafe try shape(in: UnsafeRawBufferPointer(bytes))
        }
    }

    /// The shape in borrowed bytes; see `shape(in:)` for arrays.
    public static func shape(in bytes: UnsafeRawBufferPointer) throws(WKBError) -> Shape {
        unsafe try shapes(in: bytes).first ?? .empty
    }

    /// All that is in borrowed bytes: polygons, then lines, then points; what a collection has none of is left out.
    public static func shapes(in bytes: UnsafeRawBufferPointer) throws(WKBError) -> [Shape] {
        var reader = unsafe WKBReader(bytes)
        try reader.readGeometry(depth: 0)
        var shapes: [Shape] = []
        if !reader.polygons.isEmpty { shapes.append(.polygons(reader.polygons)) }
        if !reader.lines.isEmpty { shapes.append(.lines(reader.lines)) }
        if !reader.points.isEmpty { shapes.append(.points(reader.points)) }
        return shapes
    }

    private mutating func readGeometry(depth: Int) throws(WKBError) {
        guard depth < Self.maximumDepth else { throw fault(.tooDeep) }
        switch try readByte() {
        case 0: littleEndian = false
        case 1: littleEndian = true
        default: throw fault(.invalidByteOrder)
        }
        let code = try readUInt32()
        guard code & 0x0FFF_FFFF < 4000 else { throw fault(.unsupportedType) }
        // ISO writes heights as 1000s, EWKB as flags in the top bits (and a reference system id after it).
        let dimensions = 2 + dimensionsBeyondPlane(code)
        if code & 0x2000_0000 != 0 { _ = try readUInt32() }
        switch (code & 0x0FFF_FFFF) % 1000 {
        case 1:
            let point = try readCoordinate(dimensions: dimensions)
            if point.isFinite { points.append(point) }  // an empty point is written as NaN
        case 2:
            let line = try readCoordinates(dimensions: dimensions)
            if !line.isEmpty { lines.append(line) }
        case 3:
            try readPolygon(dimensions: dimensions)
        case 4, 5, 6, 7:
            let count = try readCount(atLeast: 5)
            for _ in 0..<count { try readGeometry(depth: depth + 1) }
        default:
            throw fault(.unsupportedType)
        }
    }

    private func dimensionsBeyondPlane(_ code: UInt32) -> Int {
        let iso = Int((code & 0x0FFF_FFFF) / 1000)
        let flags = (code & 0x8000_0000 != 0 ? 1 : 0) + (code & 0x4000_0000 != 0 ? 1 : 0)
        return max(flags, iso == 3 ? 2 : min(iso, 1))
    }

    private mutating func readPolygon(dimensions: Int) throws(WKBError) {
        let count = try readCount(atLeast: 4)
        for index in 0..<count {
            let ring = try readCoordinates(dimensions: dimensions)
            // Its first hole would otherwise pass for the shell.
            guard index > 0 || count == 1 || !ring.isEmpty else { throw fault(.emptyShell) }
            polygons.appendRing(ring)
        }
        polygons.endPolygon()
    }

    private mutating func readCoordinates(dimensions: Int) throws(WKBError) -> [Coordinate] {
        let count = try readCount(atLeast: 8 * dimensions)
        var result: [Coordinate] = []
        result.reserveCapacity(count)
        for _ in 0..<count { result.append(try readCoordinate(dimensions: dimensions)) }
        return result
    }

    private mutating func readCoordinate(dimensions: Int) throws(WKBError) -> Coordinate {
        let x = try readDouble()
        let y = try readDouble()
        for _ in 2..<dimensions { _ = try readDouble() }
        return Coordinate(x: x, y: y)
    }

    /// A count of parts, refused when the bytes left could not hold that many.
    private mutating func readCount(atLeast size: Int) throws(WKBError) -> Int {
        let count = Int(try readUInt32())
        guard count <= (self.count - offset) / size else { throw fault(.implausibleCount) }
        return count
    }

    private mutating func readByte() throws(WKBError) -> UInt8 {
        guard offset < count else { throw fault(.truncated) }
        defer { offset += 1 }
        return unsafe bytes[offset]
    }

    private mutating func readUInt32() throws(WKBError) -> UInt32 {
        guard offset + 4 <= count else { throw fault(.truncated) }
        defer { offset += 4 }
        let raw = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        return littleEndian ? UInt32(littleEndian: raw) : UInt32(bigEndian: raw)
    }

    private mutating func readDouble() throws(WKBError) -> Double {
        guard offset + 8 <= count else { throw fault(.truncated) }
        defer { offset += 8 }
        let raw = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return Double(bitPattern: littleEndian ? UInt64(littleEndian: raw) : UInt64(bigEndian: raw))
    }

    private func fault(_ code: WKBError.Code) -> WKBError { WKBError(code: code, offset: offset) }
}
