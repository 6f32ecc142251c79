import Foundation

/// A reader of ZIP archives in plain Swift, so that tests read workbooks with nothing of what wrote them.
public struct ZIPArchive {
    /// What is wrong with an archive.
    public struct Fault: Error {
        /// What is wrong.
        public let text: String
    }

    /// The files in it, by name.
    public private(set) var files: [String: [UInt8]] = [:]

    /// Reads an archive with stored and deflated entries.
    public init(path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        func number(_ offset: Int, _ length: Int) -> Int {
            (0..<length).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
        }
        guard bytes.count >= 22, number(bytes.count - 22, 4) == 0x0605_4B50 else {
            throw Fault(text: "no end record")
        }
        var entry = number(bytes.count - 22 + 16, 4)
        for _ in 0..<number(bytes.count - 22 + 10, 2) {
            let nameLength = number(entry + 28, 2)
            let name = String(decoding: bytes[(entry + 46)..<(entry + 46 + nameLength)], as: UTF8.self)
            let local = number(entry + 42, 4)
            let start = local + 30 + number(local + 26, 2) + number(local + 28, 2)
            let packed = bytes[start..<(start + number(entry + 20, 4))]
            var inflater = Inflater(packed)
            files[name] = number(entry + 10, 2) == 0 ? Array(packed) : try inflater.run()
            guard files[name]?.count == number(entry + 24, 4) else {
                throw Fault(text: "\(name): wrong length")
            }
            entry += 46 + nameLength + number(entry + 30, 2) + number(entry + 32, 2)
        }
    }

    /// A file as text; empty when it is not there.
    public func text(_ name: String) -> String { String(decoding: files[name] ?? [], as: UTF8.self) }
}

/// RFC 1951, after Mark Adler's description of canonical codes.
private struct Inflater {
    private let input: [UInt8]
    private var position = 0
    private var bit = 0
    private var output: [UInt8] = []

    init(_ input: ArraySlice<UInt8>) { self.input = Array(input) }

    mutating func run() throws -> [UInt8] {
        var last = false
        while !last {
            last = try bits(1) == 1
            switch try bits(2) {
            case 0: try stored()
            case 1:
                let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
                try compressed(Code(lengths), Code(Array(repeating: 5, count: 30)))
            case 2: try dynamic()
            default: throw ZIPArchive.Fault(text: "bad block")
            }
        }
        return output
    }

    private mutating func bits(_ count: Int) throws -> Int {
        var value = 0
        for index in 0..<count {
            guard position < input.count else { throw ZIPArchive.Fault(text: "ends too early") }
            value |= Int(input[position] >> UInt8(bit) & 1) << index
            bit += 1
            if bit == 8 { (bit, position) = (0, position + 1) }
        }
        return value
    }

    private mutating func stored() throws {
        if bit > 0 { (bit, position) = (0, position + 1) }
        let length = try bits(16)
        _ = try bits(16)
        guard position + length <= input.count else { throw ZIPArchive.Fault(text: "ends too early") }
        output += input[position..<(position + length)]
        position += length
    }

    private mutating func dynamic() throws {
        let (literals, distances) = (try bits(5) + 257, try bits(5) + 1)
        var lengths = [Int](repeating: 0, count: 19)
        let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        for index in 0..<(try bits(4) + 4) { lengths[order[index]] = try bits(3) }
        let code = Code(lengths)
        var all: [Int] = []
        while all.count < literals + distances {
            switch try symbol(code) {
            case 16: all += Array(repeating: all.last ?? 0, count: try bits(2) + 3)
            case 17: all += Array(repeating: 0, count: try bits(3) + 3)
            case 18: all += Array(repeating: 0, count: try bits(7) + 11)
            case let length: all.append(length)
            }
        }
        try compressed(Code(Array(all[..<literals])), Code(Array(all[literals...])))
    }

    private mutating func compressed(_ literals: Code, _ distances: Code) throws {
        let extra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
        let base = [
            3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163,
            195,
            227, 258,
        ]
        while true {
            let literal = try symbol(literals)
            if literal == 256 { return }
            if literal < 256 {
                output.append(UInt8(literal))
                continue
            }
            let length = base[literal - 257] + (try bits(extra[literal - 257]))
            let code = try symbol(distances)
            let wide = max(0, code / 2 - 1)
            let distance = (code < 4 ? code + 1 : (2 + code % 2) << wide + 1) + (try bits(wide))
            guard distance <= output.count else { throw ZIPArchive.Fault(text: "too far back") }
            for _ in 0..<length { output.append(output[output.count - distance]) }
        }
    }

    private struct Code {
        var counts = [Int](repeating: 0, count: 16)
        var symbols: [Int] = []

        init(_ lengths: [Int]) {
            for length in lengths where length > 0 { counts[length] += 1 }
            for length in 1..<16 { symbols += lengths.indices.filter { lengths[$0] == length } }
        }
    }

    private mutating func symbol(_ code: Code) throws -> Int {
        var (value, first, index) = (0, 0, 0)
        for length in 1..<16 {
            value |= try bits(1)
            let count = code.counts[length]
            if value - first < count { return code.symbols[index + value - first] }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        throw ZIPArchive.Fault(text: "bad code")
    }
}
