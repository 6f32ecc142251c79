/// Texts as conditions compare them: by Unicode scalars, blanks at either end left out.
///
/// A shapefile's table fills texts up with blanks, which its readers take away again; other formats keep the blanks a
/// person typed. Without them one condition has one answer for all formats.
enum TextBytes {
    /// The range of a text without the blanks, control characters and full-width spaces at its ends.
    static func trimmedRange(_ text: Span<UInt8>) -> Range<Int> {
        var (lower, upper) = (0, text.count)
        while lower < upper {
            if text[lower] <= 0x20 {
                lower += 1
            } else if upper - lower >= 3, text[lower] == 0xE3, text[lower + 1] == 0x80, text[lower + 2] == 0x80
            {
                lower += 3
            } else if upper - lower >= 2, text[lower] == 0xC2, text[lower + 1] == 0xA0 {
                lower += 2
            } else {
                break
            }
        }
        while lower < upper {
            if text[upper - 1] <= 0x20 {
                upper -= 1
            } else if upper - lower >= 3, text[upper - 3] == 0xE3, text[upper - 2] == 0x80,
                text[upper - 1] == 0x80
            {
                upper -= 3
            } else if upper - lower >= 2, text[upper - 2] == 0xC2, text[upper - 1] == 0xA0 {
                upper -= 2
            } else {
                break
            }
        }
        return lower..<upper
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
