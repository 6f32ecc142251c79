/// Reads polygons in well-known text form (OGC 06-103r4 §7).
///
/// Polygons, multipolygons and collections of them; heights and measures are dropped. Anything without an area
/// is refused, because whoever hands it over expects an area.
public struct WKTReader {
    private let text: [UInt8]
    private var offset = 0
    private var polygons = MultiPolygon()

    /// Collections may be nested this deep: multipolygon in collection in collection.
    private static let maximumDepth = 8

    private init(_ text: [UInt8]) {
        self.text = text
    }

    /// The polygons in the text.
    ///
    /// - Parameter text: one geometry; words in any case, ordinates as decimal numbers.
    /// - Returns: every number as the nearest double; open rings are closed.
    /// - Throws: `WKTError` with the offset of the fault.
    public static func polygons(in text: String) throws(WKTError) -> MultiPolygon {
        var reader = WKTReader(Array(text.utf8))
        try reader.readGeometry(depth: 0)
        reader.skipSpace()
        guard reader.offset == reader.text.count else { throw reader.fault(.unexpectedText) }
        return reader.polygons
    }

    private mutating func readGeometry(depth: Int) throws(WKTError) {
        guard depth < Self.maximumDepth else { throw fault(.tooDeep) }
        skipSpace()
        let start = offset
        let type = word()
        let dimensions = try readDimensions()
        switch type {
        case "POLYGON":
            try readPolygon(dimensions)
        case "MULTIPOLYGON":
            try readList { reader throws(WKTError) in try reader.readPolygon(dimensions) }
        case "GEOMETRYCOLLECTION":
            try readList { reader throws(WKTError) in try reader.readGeometry(depth: depth + 1) }
        case "":
            throw fault(offset < text.count ? .unexpectedText : .truncated)
        default:
            throw WKTError(code: .unsupportedType, offset: start)
        }
    }

    /// The tag after the type: how many ordinates a position has, any from 2 to 4 without a tag.
    private mutating func readDimensions() throws(WKTError) -> ClosedRange<Int> {
        skipSpace()
        let start = offset
        switch word() {
        case "Z", "M": return 3...3
        case "ZM": return 4...4
        case "", "EMPTY":
            offset = start
            return 2...4
        default:
            throw WKTError(code: .unexpectedText, offset: start)
        }
    }

    private mutating func readPolygon(_ dimensions: ClosedRange<Int>) throws(WKTError) {
        var hasShell: Bool?
        try readList { reader throws(WKTError) in
            let start = reader.offset
            var ring: [Coordinate] = []
            try reader.readList { reader throws(WKTError) in
                ring.append(try reader.readCoordinate(dimensions))
            }
            // Its first hole would otherwise pass for the shell.
            guard hasShell != false else { throw WKTError(code: .emptyShell, offset: start) }
            hasShell = hasShell ?? !ring.isEmpty
            reader.polygons.appendRing(ring)
        }
        polygons.endPolygon()
    }

    private mutating func readCoordinate(_ dimensions: ClosedRange<Int>) throws(WKTError) -> Coordinate {
        let x = try readNumber()
        let y = try readNumber()
        var count = 2
        while true {
            skipSpace()
            guard offset < text.count else { throw fault(.truncated) }
            if text[offset] == UInt8(ascii: ",") || text[offset] == UInt8(ascii: ")") { break }
            _ = try readNumber()
            count += 1
        }
        guard dimensions.contains(count) else { throw fault(.wrongDimension) }
        return Coordinate(x: x, y: y)
    }

    private mutating func readNumber() throws(WKTError) -> Double {
        skipSpace()
        let start = offset
        while offset < text.count, Self.isPartOfNumber(text[offset]) { offset += 1 }
        guard offset > start else { throw fault(offset < text.count ? .invalidNumber : .truncated) }
        guard let number = Double(String(decoding: text[start..<offset], as: UTF8.self)), number.isFinite else {
            throw WKTError(code: .invalidNumber, offset: start)
        }
        return number
    }

    /// `EMPTY`, or members in brackets with commas between them.
    private mutating func readList(
        _ readMember: (inout WKTReader) throws(WKTError) -> Void
    ) throws(WKTError) {
        skipSpace()
        let start = offset
        switch word() {
        case "EMPTY": return
        case "": try expect("(")
        default: throw WKTError(code: .unexpectedText, offset: start)
        }
        while true {
            try readMember(&self)
            skipSpace()
            guard offset < text.count else { throw fault(.truncated) }
            guard text[offset] == UInt8(ascii: ",") else { break }
            offset += 1
        }
        try expect(")")
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(WKTError) {
        skipSpace()
        guard offset < text.count else { throw fault(.truncated) }
        guard text[offset] == UInt8(ascii: character) else { throw fault(.unexpectedText) }
        offset += 1
    }

    /// The letters from here on, in capitals; empty when there are none.
    private mutating func word() -> String {
        var letters: [UInt8] = []
        while offset < text.count {
            let letter = text[offset] & 0xDF  // clears the bit of small letters
            guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter), text[offset] >= 0x40 else { break }
            letters.append(letter)
            offset += 1
        }
        return String(decoding: letters, as: UTF8.self)
    }

    private mutating func skipSpace() {
        while offset < text.count, text[offset] == 0x20 || (0x09...0x0D).contains(text[offset]) { offset += 1 }
    }

    /// A digit, a sign, a point or the mark of an exponent; `inf`, `nan` and hexadecimal are no ordinates.
    private static func isPartOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    private func fault(_ code: WKTError.Code) -> WKTError { WKTError(code: code, offset: offset) }
}
