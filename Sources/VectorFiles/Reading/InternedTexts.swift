import CGDAL

/// The distinct texts of a column, each kept once and known by its number (code), in the order of their first
/// appearance.
///
/// Texts are compared and kept as bytes: a parcel's class code costs no string of its own.
public struct InternedTexts: Sendable {
    private var bytes: [UInt8] = []
    /// Per text, the index after its last byte.
    private var ends: [Int] = []
    private var hashes: [UInt64] = []
    /// Open addressing over a power of two: code + 1, or 0 for a free place.
    private var places = [Int32](repeating: 0, count: 64)
    /// The text found last; neighbouring parcels often share theirs.
    private var last = 0

    init() {}

    /// The number of distinct texts.
    public var count: Int { ends.count }

    /// The text of a code.
    public subscript(code: Int) -> String { String(decoding: bytes[range(of: code)], as: UTF8.self) }

    /// All texts, by code.
    public var all: [String] { (0..<count).map { self[$0] } }

    private func range(of code: Int) -> Range<Int> { (code == 0 ? 0 : ends[code - 1])..<ends[code] }

    /// Forgets the texts and keeps the memory.
    mutating func removeAll() {
        guard !ends.isEmpty else { return }
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        hashes.removeAll(keepingCapacity: true)
        for index in places.indices { places[index] = 0 }
        last = 0
    }

    /// The code of a text, new or known; `nil` when it is not valid UTF-8.
    ///
    /// - Parameters:
    ///   - text: ends with a zero byte; it is borrowed for the call.
    ///   - mayEndInCharacter: whether the last character may lack bytes; it is read as U+FFFD.
    mutating func code(of text: UnsafePointer<CChar>, mayEndInCharacter: Bool = false) -> Int32? {
        let text = unsafe UnsafeRawBufferPointer(start: text, count: cgdal_length(text))
        if last < count, unsafe equals(last, text) { return Int32(last) }
        let hash = unsafe Self.hash(text)
        var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
        while places[place] != 0 {
            let code = Int(places[place]) - 1
            if hashes[code] == hash, unsafe equals(code, text) {
                last = code
                return Int32(code)
            }
            place = (place + 1) & (places.count - 1)
        }
        guard
            unsafe Self.isASCII(text) || String(validating: text, as: UTF8.self) != nil
                || mayEndInCharacter && UnfinishedText.isWholeButForItsEnd(text)
        else { return nil }
        last = count
        places[place] = Int32(count + 1)
        unsafe bytes.append(contentsOf: text)
        ends.append(bytes.count)
        hashes.append(hash)
        if 2 * count > places.count { grow() }
        return Int32(last)
    }

    private mutating func grow() {
        places = [Int32](repeating: 0, count: 4 * places.count)
        for (code, hash) in hashes.enumerated() {
            var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
            while places[place] != 0 { place = (place + 1) & (places.count - 1) }
            places[place] = Int32(code + 1)
        }
    }

    private func equals(_ code: Int, _ text: UnsafeRawBufferPointer) -> Bool {
        let range = range(of: code)
        guard range.count == text.count else { return false }
        return unsafe bytes.withUnsafeBytes { bytes in
            var offset = 0
            while offset + 8 <= text.count {
                let known = unsafe bytes.loadUnaligned(
                    fromByteOffset: range.lowerBound + offset, as: UInt64.self)
                guard unsafe known == text.loadUnaligned(fromByteOffset: offset, as: UInt64.self) else {
                    return false
                }
                offset += 8
            }
            while offset < text.count {
                guard unsafe bytes[range.lowerBound + offset] == text[offset] else { return false }
                offset += 1
            }
            return true
        }
    }

    /// Multiply and fold, eight bytes at a time.
    ///
    /// Collisions cost time, never a wrong code: bytes are compared.
    private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
        var hash = UInt64(text.count)
        func mix(_ word: UInt64) {
            let (high, low) = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
            hash = high ^ low
        }
        var offset = 0
        while offset + 8 <= text.count {
            mix(unsafe text.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        var rest: UInt64 = 0
        while offset < text.count {
            rest = unsafe rest << 8 | UInt64(text[offset])
            offset += 1
        }
        mix(rest ^ 0xA076_1D64_78BD_642F)
        return hash
    }

    private static func isASCII(_ text: UnsafeRawBufferPointer) -> Bool {
        var bits: UInt8 = 0
        for index in 0..<text.count { unsafe bits |= text[index] }
        return bits < 0x80
    }
}
