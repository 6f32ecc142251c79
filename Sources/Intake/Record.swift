package import Geometry

/// Writes the parts of a row one after the other (记录写入).
package struct RecordWriter {
    /// What was written.
    package private(set) var bytes: [UInt8] = []

    /// An empty row.
    package init() {}

    /// Forgets everything and keeps the memory.
    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// A whole number, small ones in few bytes.
    package mutating func write(_ number: Int64) {
        var left = UInt64(bitPattern: (number << 1) ^ (number >> 63))
        while left >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: left) | 0x80)
            left >>= 7
        }
        bytes.append(UInt8(left))
    }

    /// A whole number.
    package mutating func write(_ number: Int) { write(Int64(number)) }

    /// A number, bit for bit.
    package mutating func write(_ number: Double) { write(all: [number.bitPattern]) }

    /// A text.
    package mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// Something or nothing.
    package mutating func write<Value>(_ value: Value?, _ body: (inout RecordWriter, Value) -> Void) {
        bytes.append(value == nil ? 0 : 1)
        if let value { body(&self, value) }
    }

    /// Values as they lie in memory, without their number.
    package mutating func write<Value: BitwiseCopyable>(all values: [Value]) {
        unsafe values.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }

    /// Polygons.
    package mutating func write(_ ground: MultiPolygon) {
        write(ground.coordinates.count)
        write(ground.ringEnds.count)
        write(ground.polygonEnds.count)
        write(all: ground.coordinates)
        for end in ground.ringEnds { write(end) }
        for end in ground.polygonEnds { write(end) }
    }
}

/// Reads the parts of a row in the order in which they were written (记录读取).
package struct RecordReader {
    private let bytes: [UInt8]
    private var position: Int

    /// - Parameter position: where the row begins.
    package init(_ bytes: [UInt8], at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    package mutating func integer() -> Int64 {
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while true {
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            guard byte >= 0x80 else { break }
            shift += 7
        }
        return Int64(bitPattern: (value >> 1)) ^ -Int64(bitPattern: value & 1)
    }

    package mutating func count() -> Int { Int(integer()) }

    package mutating func skip(_ bytes: Int) { position += bytes }

    package mutating func number() -> Double {
        Double(bitPattern: value(of: UInt64.self))
    }

    /// A value as it lies in memory.
    package mutating func value<Value: BitwiseCopyable>(of type: Value.Type) -> Value {
        let size = MemoryLayout<Value>.size
        defer { position += size }
        return unsafe bytes[position..<position + size].withUnsafeBytes { unsafe $0.loadUnaligned(as: type) }
    }

    package mutating func text() -> String {
        let count = count()
        defer { position += count }
        return String(decoding: bytes[position..<position + count], as: UTF8.self)
    }

    package mutating func optional<Value>(_ body: (inout RecordReader) -> Value) -> Value? {
        position += 1
        return bytes[position - 1] == 0 ? nil : body(&self)
    }

    /// So many values as they lie in memory.
    package mutating func values<Value: BitwiseCopyable>(_ count: Int, of type: Value.Type) -> [Value] {
        let size = count * MemoryLayout<Value>.stride
        defer { position += size }
        return unsafe [Value](unsafeUninitializedCapacity: count) { buffer, filled in
            unsafe bytes[position..<position + size].withUnsafeBytes {
                unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0)
            }
            filled = count
        }
    }

    package mutating func polygons() -> MultiPolygon {
        let (coordinates, rings, polygons) = (count(), count(), count())
        return MultiPolygon(
            coordinates: values(coordinates, of: Coordinate.self), ringEnds: (0..<rings).map { _ in count() },
            polygonEnds: (0..<polygons).map { _ in count() })
    }
}
