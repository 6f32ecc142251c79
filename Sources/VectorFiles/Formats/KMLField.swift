/// A field of the attributes of a KML file: its name, the type that schemas give it, and whether its values are of that.
struct KMLField {
    /// Numbers of a type.
    private enum Number { case whole, real }

    /// Characters of a value as they stand, or in a section `CDATA`.
    typealias Part = (range: Range<Int>, isVerbatim: Bool)

    let name: String
    /// Its type in the words of a schema; `nil` where none declares it.
    private(set) var type: String?
    /// Whether it holds what is none of its type, or schemas give it several.
    private(set) var isText = false
    private var number: Number?

    init(_ name: String) { self.name = name }

    /// Declares its type.
    mutating func declare(_ type: String) {
        if let known = self.type, known != type { isText = true }
        self.type = type
        number =
            switch type.split(separator: ":").last {
            case "int", "uint", "short", "ushort", "bool": .whole
            case "float", "double": .real
            default: nil
            }
    }

    /// Whether it is declared to hold numbers.
    var isNumber: Bool { number != nil }

    /// Whether nothing stands where a number should.
    func isMissing(_ parts: [Part], _ scanner: XMLScanner) -> Bool {
        isNumber && parts.allSatisfy { part in part.range.allSatisfy { Self.isBlank(scanner[$0]) } }
    }

    /// Takes a value.
    mutating func take(_ parts: [Part], _ scanner: XMLScanner) {
        guard let number, !isText, !Self.fits(parts, number, scanner) else { return }
        isText = true
    }

    /// Whether a text is a value of a type.
    private static func fits(_ parts: [Part], _ number: Number, _ scanner: XMLScanner) -> Bool {
        if parts.count == 1, !parts[0].isVerbatim, isShort(parts[0].range, number, scanner) { return true }
        let text = parts.map { $0.isVerbatim ? scanner.string($0.range) : scanner.decoded($0.range) }.joined()
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !text.isEmpty else { return true }
        return switch number {
        case .whole: Int32(text) != nil
        case .real:
            // No number of a double keeps more digits.
            Double(text) != nil && text.filter(\.isNumber).count <= 17
                && (Int64(text) ?? 0).magnitude < 1 << 53
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 9 || byte == 0x0A || byte == 0x0D
    }

    /// Whether bytes are nothing, or a number of so few digits that it is one of its type: most are.
    private static func isShort(_ range: Range<Int>, _ number: Number, _ scanner: XMLScanner) -> Bool {
        var (place, end) = (range.lowerBound, range.upperBound)
        while place < end, isBlank(scanner[place]) { place += 1 }
        while place < end, isBlank(scanner[end - 1]) { end -= 1 }
        guard place < end else { return true }
        if scanner[place] == UInt8(ascii: "-") || scanner[place] == UInt8(ascii: "+") { place += 1 }
        func digits() -> Int {
            let start = place
            while place < end, (0x30...0x39).contains(scanner[place]) { place += 1 }
            return place - start
        }
        let whole = digits()
        guard whole > 0 else { return false }
        if place == end { return whole <= 9 || number == .real && whole <= 15 }
        guard number == .real, scanner[place] == UInt8(ascii: ".") else { return false }
        place += 1
        let fraction = digits()
        return place == end && fraction > 0 && whole + fraction <= 15
    }
}
