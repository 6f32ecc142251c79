/// A writer of ZIP archives in plain Swift: entries stored, or deflated by the caller, honest or not.
public struct ZIPWriter {
    private var files: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// An archive without entries.
    public init() {}

    /// An archive of stored texts.
    public init(_ texts: [(name: String, text: String)]) {
        for (name, text) in texts { add(name, Array(text.utf8)) }
    }

    /// Adds an entry.
    ///
    /// - Parameters:
    ///   - data: its bytes as they lie in the archive.
    ///   - isDeflated: whether they are deflated.
    ///   - size: the unpacked size that the directory declares; that of `data` unless given.
    ///   - checksum: the CRC-32 that the directory declares; that of `data` unless given.
    public mutating func add(
        _ name: String, _ data: [UInt8], isDeflated: Bool = false, size: Int? = nil, checksum: UInt32? = nil
    ) {
        let name = Array(name.utf8)
        let common =
            number(20, 2) + number(0x0800, 2) + number(isDeflated ? 8 : 0, 2) + number(0, 4)
            + number(Int(checksum ?? Self.checksum(of: data)), 4) + number(data.count, 4)
            + number(size ?? data.count, 4) + number(name.count, 2) + number(0, 2)
        directory +=
            number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 10) + number(files.count, 4) + name
        files += number(0x0403_4B50, 4) + common + name + data
        count += 1
    }

    /// The archive.
    public var bytes: [UInt8] {
        files + directory + number(0x0605_4B50, 4) + number(0, 4) + number(count, 2) + number(count, 2)
            + number(directory.count, 4) + number(files.count, 4) + number(0, 2)
    }

    private func number(_ value: Int, _ length: Int) -> [UInt8] {
        (0..<length).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }

    /// CRC-32 as ZIP uses it (ISO 3309).
    public static func checksum(of bytes: [UInt8]) -> UInt32 {
        var result: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            result ^= UInt32(byte)
            for _ in 0..<8 { result = result & 1 == 1 ? result >> 1 ^ 0xEDB8_8320 : result >> 1 }
        }
        return ~result
    }

    /// A deflate stream of `1 + 258 · runs` spaces in a hundredth of their size.
    public static func deflatedSpaces(runs: Int) -> [UInt8] {
        var bits: [Bool] = []
        func add(_ value: Int, _ length: Int, into bits: inout [Bool]) {
            for position in (0..<length).reversed() { bits.append(value >> position & 1 == 1) }
        }
        bits += [true, true, false]  // last block, fixed codes
        add(0x30 + 0x20, 8, into: &bits)
        for _ in 0..<runs {
            add(0b1100_0101, 8, into: &bits)  // length 258
            add(0, 5, into: &bits)  // distance 1
        }
        add(0, 7, into: &bits)
        return stride(from: 0, to: bits.count, by: 8).map { start in
            (0..<8).reduce(UInt8(0)) { byte, bit in
                start + bit < bits.count && bits[start + bit] ? byte | 1 << UInt8(bit) : byte
            }
        }
    }
}
