import Glibc

/// Walks through the tags of an XML text (XML 1.0) without making a tree of it: linear time, no memory.
///
/// Lenient: what is no XML ends the walk, and the reader of the file tells of it.
@safe
struct XMLScanner {
    /// A tag, or what stands between two.
    enum Part {
        /// A tag that opens an element, or is all of it.
        case open(name: Range<Int>, attributes: Range<Int>, isEmpty: Bool)
        /// A tag that closes an element.
        case close(name: Range<Int>)
        /// Characters as they stand, or in a section `CDATA`.
        case text(Range<Int>, isVerbatim: Bool)
    }

    private let bytes: UnsafeRawBufferPointer
    private var pages: PassedPages?
    /// Where the walk is: behind the part given last.
    private(set) var position = 0

    /// - Parameters:
    ///   - bytes: a text from its beginning.
    ///   - isMapped: whether it is a file, as `ShapefileParts.bytes(of:)` maps it.
    init(_ bytes: UnsafeRawBufferPointer, isMapped: Bool) {
        unsafe self.bytes = bytes
        pages = isMapped ? unsafe PassedPages(of: bytes) : nil
    }

    /// The next part; `nil` at the end, and where the text is no XML.
    mutating func next() -> Part? {
        let count = unsafe bytes.count
        while position < count {
            let start = position
            guard unsafe bytes[start] == UInt8(ascii: "<") else {
                position = find("<", from: start) ?? count
                pages?.pass(position)
                return .text(start..<position, isVerbatim: false)
            }
            if begins("<!--", at: start) {
                guard let end = find("-->", from: start + 4) else { return nil }
                position = end + 3
            } else if begins("<![CDATA[", at: start) {
                guard let end = find("]]>", from: start + 9) else { return nil }
                position = end + 3
                return .text(start + 9..<end, isVerbatim: true)
            } else if begins("<?", at: start) {
                guard let end = find("?>", from: start + 2) else { return nil }
                position = end + 2
            } else {
                guard let end = endOfTag(from: start + 1) else { return nil }
                position = end + 1
                return tag(start + 1..<end)
            }
        }
        return nil
    }

    private func tag(_ range: Range<Int>) -> Part {
        func isBlank(_ place: Int) -> Bool { unsafe bytes[place] <= 0x20 }
        if let first = range.first, unsafe bytes[first] == UInt8(ascii: "/") {
            return .close(name: first + 1..<(range.dropFirst().first(where: isBlank) ?? range.upperBound))
        }
        let isEmpty = range.last.map { unsafe bytes[$0] == UInt8(ascii: "/") } ?? false
        let inner = isEmpty ? range.dropLast() : range
        let end = inner.first(where: isBlank) ?? inner.endIndex
        return .open(
            name: inner.startIndex..<end, attributes: end..<inner.endIndex, isEmpty: isEmpty)
    }

    /// The `>` of a tag; quoted values may hold one.
    private func endOfTag(from start: Int) -> Int? {
        var quote: UInt8 = 0
        for place in start..<max(start, unsafe bytes.count) {
            let byte = unsafe bytes[place]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return place
            }
        }
        return nil
    }

    /// Goes on behind the next occurrence of a text, wherever it stands; `nil` where there is none.
    mutating func skip(to text: StaticString) -> Int? {
        guard let found = find(text, from: position) else { return nil }
        position = found + text.utf8CodeUnitCount
        pages?.pass(found)
        return found
    }

    /// Whether a text stands at a place.
    func begins(_ text: StaticString, at start: Int) -> Bool {
        guard unsafe start + text.utf8CodeUnitCount <= bytes.count else { return false }
        for index in 0..<text.utf8CodeUnitCount where unsafe bytes[start + index] != text.utf8Start[index] {
            return false
        }
        return true
    }

    private func find(_ text: StaticString, from start: Int) -> Int? {
        guard let base = unsafe bytes.baseAddress else { return nil }
        var place = start
        let count = unsafe bytes.count
        while place < count,
            let found = unsafe memchr(base + place, Int32(text.utf8Start[0]), count - place)
        {
            place = unsafe base.distance(to: found)
            if begins(text, at: place) { return place }
            place += 1
        }
        return nil
    }

    /// Whether the bytes of two ranges are the same.
    func areAlike(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        guard one.count == other.count, let base = unsafe bytes.baseAddress else { return false }
        return unsafe memcmp(base + one.lowerBound, base + other.lowerBound, one.count) == 0
    }

    /// Bytes of the file.
    subscript(place: Int) -> UInt8 { unsafe bytes[place] }

    /// Whether a name is this one, whatever prefix stands in front of it.
    func isNamed(_ name: Range<Int>, _ local: StaticString) -> Bool {
        let count = local.utf8CodeUnitCount
        guard name.count >= count, begins(local, at: name.upperBound - count) else { return false }
        return unsafe name.count == count || bytes[name.upperBound - count - 1] == UInt8(ascii: ":")
    }

    /// Bytes of the file as they stand.
    func string(_ range: Range<Int>) -> String { unsafe String(decoding: bytes[range], as: UTF8.self) }

    /// Characters with what they stand for in the place of references.
    func decoded(_ range: Range<Int>) -> String {
        let text = string(range)
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[start...]
            guard let end = rest.firstIndex(of: ";"), let sign = Self.sign(rest[start..<end].dropFirst()) else {
                result += "&"
                rest = rest.dropFirst()
                continue
            }
            result.unicodeScalars.append(sign)
            rest = rest[end...].dropFirst()
        }
        return result + rest
    }

    private static func sign(_ name: Substring) -> Unicode.Scalar? {
        switch name {
        case "lt": "<"
        case "gt": ">"
        case "amp": "&"
        case "quot": "\""
        case "apos": "'"
        default:
            name.hasPrefix("#x")
                ? UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
                : name.hasPrefix("#") ? UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) : nil
        }
    }

    /// Whether a range holds a name, and blanks around it.
    private func isName(_ range: Range<Int>, _ name: StaticString) -> Bool {
        let count = name.utf8CodeUnitCount
        guard let start = range.first(where: { unsafe bytes[$0] > 0x20 }), start + count <= range.upperBound,
            begins(name, at: start)
        else { return false }
        return (start + count..<range.upperBound).allSatisfy { unsafe bytes[$0] <= 0x20 }
    }

    /// The value of an attribute of a tag; `nil` when it has none of the name.
    func attribute(_ name: StaticString, in attributes: Range<Int>) -> String? {
        var place = attributes.lowerBound
        while place < attributes.upperBound {
            guard let equals = attributes[place...].first(where: { unsafe bytes[$0] == UInt8(ascii: "=") }),
                let open = attributes[equals...].first(where: { unsafe bytes[$0] == 0x22 || bytes[$0] == 0x27 }
                ),
                let close = attributes[(open + 1)...].first(where: { unsafe bytes[$0] == bytes[open] })
            else { return nil }
            if isName(place..<equals, name) { return decoded(open + 1..<close) }
            place = close + 1
        }
        return nil
    }
}
