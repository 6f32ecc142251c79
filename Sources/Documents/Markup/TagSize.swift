/// How many attributes tags have: libxml2 compares each with all before it, so that half a million take minutes.
enum TagSize {
    /// No program writes more attributes into a tag.
    private static let most = 1000

    /// Whether a tag of a document has more attributes than any program writes.
    ///
    /// - Parameter isPage: whether scripts and styles hold what is none.
    static func isExceeded(in bytes: [UInt8], isPage: Bool) -> Bool {
        var position = 0
        while let start = bytes.next(UInt8(ascii: "<"), from: position) {
            position = start + 1
            if bytes.has("!--", at: position) {
                position = bytes.next("-->", from: position + 3) ?? bytes.count
                continue
            }
            if bytes.has("![cdata[", at: position), !isPage {
                position = bytes.next("]]>", from: position) ?? bytes.count
                continue
            }
            guard position < bytes.count, isLetter(bytes[position]) else { continue }
            let name = position
            guard let end = end(of: bytes, from: position) else { return true }
            position = end
            guard isPage else { continue }
            for word in ["script", "style"] where bytes.has(word, at: name) {
                position = bytes.next("</\(word)", from: end) ?? bytes.count
            }
        }
        return false
    }

    /// Where a tag ends; `nil` when it has too many attributes.
    private static func end(of bytes: [UInt8], from start: Int) -> Int? {
        var count = 0
        var (position, quote) = (start, UInt8(0))
        var (isBetween, isValue) = (false, false)
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if quote != 0 {
                if byte == quote { (quote, isBetween) = (0, true) }
                continue
            }
            switch byte {
            case UInt8(ascii: ">"): return position
            case 0x20, 0x09, 0x0A, 0x0C, 0x0D, UInt8(ascii: "/"): isBetween = true
            case UInt8(ascii: "="): (isBetween, isValue) = (false, true)
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                if isValue { quote = byte }
                (isBetween, isValue) = (false, false)
            default:
                if isBetween, !isValue {
                    count += 1
                    if count > most { return nil }
                }
                (isBetween, isValue) = (false, false)
            }
        }
        return position
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || (0x61...0x7A).contains(byte | 0x20)
    }
}

extension [UInt8] {
    /// The first place of a byte.
    fileprivate func next(_ byte: UInt8, from start: Int) -> Int? {
        var position = start
        while position < count {
            if self[position] == byte { return position }
            position += 1
        }
        return nil
    }

    /// The first place of a word in lower case.
    fileprivate func next(_ word: String, from start: Int) -> Int? {
        guard let first = word.utf8.first else { return nil }
        var position = start
        while let found = next(first, from: position) {
            if has(word, at: found) { return found }
            position = found + 1
        }
        return nil
    }

    /// Whether a word in lower case stands at a place, in any case.
    fileprivate func has(_ word: String, at start: Int) -> Bool {
        var position = start
        for byte in word.utf8 {
            guard position < count else { return false }
            let own = self[position]
            guard own == byte || (0x41...0x5A).contains(own) && own + 0x20 == byte else { return false }
            position += 1
        }
        return true
    }
}
