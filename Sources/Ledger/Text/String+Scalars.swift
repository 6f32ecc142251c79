extension String {
    /// A text from its scalars.
    ///
    /// The standard library takes scalars one by one; texts of the report are made so often that it shows.
    init(scalars: some Collection<Unicode.Scalar>) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * scalars.count)
        for scalar in scalars {
            let value = scalar.value
            func rest(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(value >> shift & 0x3F) }
            switch value {
            case ..<0x80: bytes.append(UInt8(value))
            case ..<0x800:
                bytes.append(0xC0 | UInt8(value >> 6))
                bytes.append(rest(0))
            case ..<0x1_0000:
                bytes.append(0xE0 | UInt8(value >> 12))
                bytes.append(rest(6))
                bytes.append(rest(0))
            default:
                bytes.append(0xF0 | UInt8(value >> 18))
                bytes.append(rest(12))
                bytes.append(rest(6))
                bytes.append(rest(0))
            }
        }
        self.init(decoding: bytes, as: UTF8.self)
    }

    /// The text in folded form.
    var folded: String { String(scalars: unicodeScalars.lazy.map(\.folded)) }
}

// Words are compared as `SourceText` compares them, scalar by scalar. The functions of these names in the standard library
// compare characters in all their equal forms, at many times the cost.
extension String {
    /// Whether the text begins with a word.
    func hasPrefix(_ word: String) -> Bool { utf8.holds(word.utf8, at: 0) }

    /// Whether the text ends with a word.
    func hasSuffix(_ word: String) -> Bool { utf8.holds(word.utf8, at: utf8.count - word.utf8.count) }

    /// Whether a word stands in the text.
    func contains(_ word: String) -> Bool { utf8.place(of: word.utf8) != nil }

    /// The first place where a word stands.
    func firstRange(of word: String) -> Range<Index>? {
        utf8.place(of: word.utf8).map { range(at: $0, word.utf8.count) }
    }

    /// The last place where a word stands.
    func lastRange(of word: String) -> Range<Index>? {
        utf8.place(of: word.utf8, isLast: true).map { range(at: $0, word.utf8.count) }
    }

    private func range(at place: Int, _ count: Int) -> Range<Index> {
        let start = utf8.index(startIndex, offsetBy: place)
        return start..<utf8.index(start, offsetBy: count)
    }
}

extension String.UTF8View {
    /// The first or last place where the bytes of a word stand.
    fileprivate func place(of word: String.UTF8View, isLast: Bool = false) -> Int? {
        let (bytes, sought) = (span, word.span)
        guard !sought.isEmpty else { return isLast ? bytes.count : 0 }
        let most = bytes.count - sought.count
        let step = isLast ? -1 : 1
        var start = isLast ? most : 0
        while start >= 0, start <= most {
            var place = 0
            while place < sought.count, bytes[start + place] == sought[place] { place += 1 }
            if place == sought.count { return start }
            start += step
        }
        return nil
    }

    /// Whether the bytes of a word stand at a place.
    fileprivate func holds(_ word: String.UTF8View, at start: Int) -> Bool {
        let (bytes, sought) = (span, word.span)
        guard start >= 0, start + sought.count <= bytes.count else { return false }
        return sought.indices.allSatisfy { bytes[start + $0] == sought[$0] }
    }
}
