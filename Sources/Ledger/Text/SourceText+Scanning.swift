extension SourceText {
    /// The folded scalar at an offset; NUL outside the text, which no table holds.
    subscript(offset: Int) -> Unicode.Scalar {
        folded.indices.contains(offset) ? folded[offset] : "\0"
    }

    /// A range without the space at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, folded[low].isBlank { low += 1 }
        while low < high, folded[high - 1].isBlank { high -= 1 }
        return low..<high
    }

    /// The first offset from `offset` on that holds no space, line ends excepted; at most `end`.
    func skippingSpaces(from offset: Int, before end: Int) -> Int {
        var offset = offset
        while offset < end, folded[offset] == " " { offset += 1 }
        return offset
    }

    /// Whether a word, in folded form, stands at an offset.
    func has(_ word: String, at offset: Int, before end: Int) -> Bool {
        var offset = offset
        for scalar in word.unicodeScalars {
            guard offset < end, self[offset] == scalar else { return false }
            offset += 1
        }
        return true
    }

    /// Whether a word, in folded form, stands inside a range.
    func contains(_ word: String, in range: Range<Int>) -> Bool {
        guard let first = word.unicodeScalars.first else { return !range.isEmpty }
        let range = range.clamped(to: folded.startIndex..<folded.endIndex)
        // Few places share the first scalar; only these are read on.
        return range.contains { folded[$0] == first && has(word, at: $0, before: range.upperBound) }
    }
}
