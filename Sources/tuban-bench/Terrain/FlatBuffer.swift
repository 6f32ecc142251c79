import Geometry

/// A flatbuffer with its size before it, laid out from front to back (FlatBuffers, *Internals*).
///
/// What refers comes before what it refers to, so a reference is filled in when its target is written. Positions count
/// from the size on, and numbers of eight bytes stand at multiples of eight, as the library itself lays them out.
struct FlatBuffer {
    /// A field of a table.
    enum Slot {
        case absent
        case byte(UInt8)
        case short(UInt16)
        case integer(Int32)
        case long(UInt64)
        /// To what is written later.
        case reference

        var size: Int {
            switch self {
            case .absent: 0
            case .byte: 1
            case .short: 2
            case .integer, .reference: 4
            case .long: 8
            }
        }
    }

    /// The place of the reference to the first table.
    static let root = 4

    private(set) var bytes: [UInt8] = [UInt8](repeating: 0, count: 8)

    /// Forgets what was written, and keeps the memory.
    mutating func restart() {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: repeatElement(0, count: 8))
    }

    /// Adds a table.
    ///
    /// - Returns: the places of its fields.
    mutating func addTable(_ slots: [Slot], from reference: Int) -> [Int] {
        var offsets = [Int](repeating: 0, count: slots.count)
        var length = 4
        for size in [8, 4, 2, 1] {
            for (number, slot) in slots.enumerated() where slot.size == size {
                offsets[number] = length
                length += size
            }
        }
        pad(to: 2)
        let description = bytes.count
        bytes.append(little: UInt16(4 + 2 * slots.count))
        bytes.append(little: UInt16(length))
        for offset in offsets { bytes.append(little: UInt16(offset)) }
        pad(to: 8, after: 4)
        let start = bytes.count
        refer(from: reference)
        bytes.append(little: Int32(start - description))
        bytes.append(contentsOf: repeatElement(0, count: length - 4))
        for (slot, offset) in zip(slots, offsets) {
            switch slot {
            case .absent, .reference: break
            case .byte(let value): set(value, at: start + offset)
            case .short(let value): set(value, at: start + offset)
            case .integer(let value): set(value, at: start + offset)
            case .long(let value): set(value, at: start + offset)
            }
        }
        return offsets.map { start + $0 }
    }

    /// Adds a text.
    mutating func addText(_ text: String, from reference: Int) {
        addBytes(Array(text.utf8), from: reference)
        bytes.append(0)
    }

    /// Adds a vector of bytes.
    mutating func addBytes(_ content: [UInt8], from reference: Int) {
        pad(to: 4)
        refer(from: reference)
        bytes.append(little: UInt32(content.count))
        bytes.append(contentsOf: content)
    }

    /// Adds a vector of whole numbers.
    mutating func addIntegers(_ numbers: some Collection<Int>, from reference: Int) {
        pad(to: 4)
        refer(from: reference)
        bytes.append(little: UInt32(numbers.count))
        for number in numbers { bytes.append(little: UInt32(number)) }
    }

    /// Adds a vector of numbers: x and y of each coordinate.
    mutating func addCoordinates(_ coordinates: some Collection<Coordinate>, from reference: Int) {
        pad(to: 8, after: 4)
        refer(from: reference)
        bytes.append(little: UInt32(2 * coordinates.count))
        for coordinate in coordinates {
            bytes.append(double: coordinate.x)
            bytes.append(double: coordinate.y)
        }
    }

    /// Adds a vector of references.
    ///
    /// - Returns: their places.
    mutating func addReferences(_ count: Int, from reference: Int) -> [Int] {
        addIntegers(repeatElement(0, count: count), from: reference)
        return (0..<count).map { bytes.count + 4 * ($0 - count) }
    }

    /// Ends the buffer: fills in its size.
    mutating func finish() {
        pad(to: 8)
        set(UInt32(bytes.count - 4), at: 0)
    }

    /// Adds zeros until a multiple is reached a number of bytes further on.
    private mutating func pad(to multiple: Int, after: Int = 0) {
        while (bytes.count + after) % multiple != 0 { bytes.append(0) }
    }

    /// Lets a reference lead to what comes next.
    private mutating func refer(from place: Int) { set(UInt32(bytes.count - place), at: place) }

    private mutating func set<Number: FixedWidthInteger>(_ number: Number, at place: Int) {
        for index in 0..<Number.bitWidth / 8 {
            bytes[place + index] = UInt8(truncatingIfNeeded: number >> (8 * index))
        }
    }
}
