/// Texts as conditions compare them: by Unicode scalars, blanks at either end left out.
///
/// A shapefile's table fills texts up with blanks, which its readers take away again; other formats keep the blanks a
/// person typed. Without them one condition has one answer for all formats.
enum TextBytes {
    /// The range of a text without the blanks at its ends, of whatever width, control characters, and marks that nobody sees.
    static func trimmedRange(_ text: Span<UInt8>) -> Range<Int> {
        var (lower, upper) = (0, text.count)
        while lower < upper {
            let length = unseenLength(text, lower..<upper)
            guard length > 0 else { break }
            lower += length
        }
        while lower < upper {
            var length = 1
            while length <= 3, upper - lower < length || unseenLength(text, upper - length..<upper) != length {
                length += 1
            }
            guard length <= 3 else { break }
            upper -= length
        }
        return lower..<upper
    }

    /// The number of bytes of the blank or unseen mark with which a range begins; 0 for none.
    private static func unseenLength(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        let first = text[range.lowerBound]
        if first <= 0x20 { return 1 }
        guard first == 0xC2 || first == 0xE2 || first == 0xE3 || first == 0xEF, range.count >= 2 else {
            return 0
        }
        let second = text[range.lowerBound + 1]
        // U+00A0 and the soft hyphen.
        if first == 0xC2 { return second == 0xA0 || second == 0xAD ? 2 : 0 }
        guard range.count >= 3 else { return 0 }
        switch (first, second, text[range.lowerBound + 2]) {
        // Spaces and marks of U+2000 to U+2064, U+3000 and the byte order mark.
        case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xA8...0xAF), (0xE2, 0x81, 0x9F...0xA4),
            (0xE3, 0x80, 0x80),
            (0xEF, 0xBB, 0xBF):
            return 3
        default: return 0
        }
    }

    /// The bytes of a text without the blanks at its ends.
    static func trimmed(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        return Array(bytes[trimmedRange(bytes.span)])
    }

    /// Whether a text begins with another, whose last character may be broken, and goes on.
    static func goes(_ text: Span<UInt8>, onFrom other: Span<UInt8>) -> Bool {
        let count = wholeCount(other)
        guard count > 0, count < text.count else { return false }
        for place in 0..<count where text[place] != other[place] { return false }
        return true
    }

    /// The bytes of a text without a broken character at its end.
    static func wholeCount(_ text: Span<UInt8>) -> Int {
        var count = text.count
        while count >= 3, text[count - 3] == 0xEF, text[count - 2] == 0xBF, text[count - 1] == 0xBD {
            count -= 3
        }
        return count
    }

    /// The letters, digits and marks of full width of a text in half width; `nil` when it has none.
    static func halfWidth(_ text: Span<UInt8>) -> [UInt8]? {
        func isWide(_ place: Int) -> Bool {
            guard text[place] == 0xEF, place + 2 < text.count else { return false }
            let (middle, last) = (text[place + 1], text[place + 2])
            return middle == 0xBC ? last > 0x80 : middle == 0xBD && last < 0x9F
        }
        guard text.indices.contains(where: isWide) else { return nil }
        var bytes: [UInt8] = []
        var place = 0
        while place < text.count {
            if isWide(place) {
                bytes.append(text[place + 2] - (text[place + 1] == 0xBC ? 0x60 : 0x20))
                place += 3
            } else {
                bytes.append(text[place])
                place += 1
            }
        }
        return bytes
    }

    /// The number that a text is, written as numbers are; `nil` for codes with zeros in front, and anything else.
    static func number(_ text: Span<UInt8>) -> DecimalLiteral? {
        guard let first = text.indices.first,
            text[first] != UInt8(ascii: "0") || text.count > 1 && text[1] == UInt8(ascii: ".")
        else { return nil }
        var bytes: [UInt8] = []
        for place in text.indices {
            guard
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[place])
                    || text[place] == UInt8(ascii: ".")
                    || text[place] == UInt8(ascii: "-") && place == first
            else { return nil }
            bytes.append(text[place])
        }
        return DecimalLiteral(String(decoding: bytes, as: UTF8.self))
    }

    /// Below 0 when the left text comes first: the order of UTF-8 bytes is that of Unicode scalars.
    static func order(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
        for place in 0..<min(left.count, right.count) where left[place] != right[place] {
            return left[place] < right[place] ? -1 : 1
        }
        return left.count - right.count
    }

    /// Below 0 when the left text comes first.
    static func order(_ left: Span<UInt8>, _ right: [UInt8]) -> Int { order(left, right.span) }
}
