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
    func hasPrefix(_ word: String) -> Bool { utf8.starts(with: word.utf8) }

    /// Whether the text ends with a word.
    func hasSuffix(_ word: String) -> Bool { utf8.suffix(word.utf8.count).elementsEqual(word.utf8) }

    /// Whether a word stands in the text.
    func contains(_ word: String) -> Bool {
        guard let first = word.utf8.first else { return true }
        var rest = utf8[...]
        while rest.count >= word.utf8.count, let place = rest.firstIndex(of: first) {
            rest = rest[place...]
            if rest.starts(with: word.utf8) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
