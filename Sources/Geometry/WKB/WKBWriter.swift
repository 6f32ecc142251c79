/// Writes geometries in well-known binary form (OGC 06-103r4 §8), two-dimensional, little-endian.
public enum WKBWriter {
    private enum Code {
        static let point: UInt32 = 1
        static let line: UInt32 = 2
        static let polygon: UInt32 = 3
        static let multiPoint: UInt32 = 4
        static let multiLine: UInt32 = 5
        static let multiPolygon: UInt32 = 6
        static let collection: UInt32 = 7
    }

    /// The bytes of polygons: a polygon when there is one, else a multipolygon.
    public static func bytes(of polygons: MultiPolygon) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32 + 16 * polygons.coordinates.count + 9 * polygons.ringCount)
        if polygons.polygonCount == 1 {
            appendPolygon(0, of: polygons, to: &bytes)
        } else {
            appendHeader(Code.multiPolygon, count: polygons.polygonCount, to: &bytes)
            for index in 0..<polygons.polygonCount { appendPolygon(index, of: polygons, to: &bytes) }
        }
        return bytes
    }

    /// The bytes of a shape; an empty one gives an empty collection.
    public static func bytes(of shape: Shape) -> [UInt8] {
        var bytes: [UInt8] = []
        switch shape {
        case .polygons(let polygons):
            return self.bytes(of: polygons)
        case .lines(let lines):
            if lines.count != 1 { appendHeader(Code.multiLine, count: lines.count, to: &bytes) }
            for line in lines {
                appendHeader(Code.line, count: line.count, to: &bytes)
                for coordinate in line { append(coordinate, to: &bytes) }
            }
        case .points(let points):
            if points.count != 1 { appendHeader(Code.multiPoint, count: points.count, to: &bytes) }
            for point in points {
                bytes.append(1)
                append(Code.point, to: &bytes)
                append(point, to: &bytes)
            }
        case .empty:
            appendHeader(Code.collection, count: 0, to: &bytes)
        }
        return bytes
    }

    private static func appendPolygon(_ index: Int, of polygons: MultiPolygon, to bytes: inout [UInt8]) {
        let rings = polygons.rings(ofPolygon: index)
        appendHeader(Code.polygon, count: rings.count, to: &bytes)
        for ring in rings {
            let coordinates = polygons.ring(ring)
            append(UInt32(coordinates.count), to: &bytes)
            // They lie in memory as the format has them, where the machine is little-endian as every one we know.
            if 1.littleEndian == 1 {
                unsafe coordinates.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
            } else {
                for coordinate in coordinates { append(coordinate, to: &bytes) }
            }
        }
    }

    private static func appendHeader(_ code: UInt32, count: Int, to bytes: inout [UInt8]) {
        bytes.append(1)
        append(code, to: &bytes)
        append(UInt32(count), to: &bytes)
    }

    private static func append(_ coordinate: Coordinate, to bytes: inout [UInt8]) {
        append(coordinate.x.bitPattern, to: &bytes)
        append(coordinate.y.bitPattern, to: &bytes)
    }

    private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        var rest = value.littleEndian
        for _ in 0..<MemoryLayout.size(ofValue: value) {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }
}
