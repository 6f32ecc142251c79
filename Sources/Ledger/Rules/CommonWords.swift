/// How much of their words two pieces of a text share.
enum CommonWords {
    /// The length of the longest text that stands in both ranges, in scalars; digits and punctuation end it.
    static func longest(_ one: Range<Int>, _ other: Range<Int>, in source: SourceText) -> Int {
        longest(Array(source.folded[one.prefix(limit)]), Array(source.folded[other.prefix(limit)]))
    }

    /// The same of the words of a range and those of a heading.
    static func longest(_ one: Range<Int>, _ heading: String, in source: SourceText) -> Int {
        longest(Array(source.folded[one.prefix(limit)]), Array(heading.folded.unicodeScalars.prefix(limit)))
    }

    private static func longest(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var longest = 0
        var row = [Int](repeating: 0, count: b.count + 1)
        for left in a {
            var diagonal = 0
            for (index, right) in b.enumerated() {
                let next = left == right && isWord(left) ? diagonal + 1 : 0
                diagonal = row[index + 1]
                row[index + 1] = next
                longest = max(longest, next)
            }
        }
        return longest
    }

    /// The pairs of neighbouring scalars of a range, digits and punctuation left out.
    static func pairs(_ ranges: [Range<Int>], in source: SourceText) -> Set<UInt64> {
        var pairs = Set<UInt64>()
        for range in ranges {
            let scalars = source.folded[range.prefix(limit)]
            for (left, right) in zip(scalars, scalars.dropFirst()) where isWord(left) && isWord(right) {
                pairs.insert(UInt64(left.value) << 32 | UInt64(right.value))
            }
        }
        return pairs
    }

    /// The pairs of neighbouring letters of words.
    static func pairs(of words: String) -> Set<String> {
        let letters = Array(words.prefix(limit))
        return Set(
            zip(letters, letters.dropFirst()).compactMap { left, right in
                left.isLetter && right.isLetter ? String([left, right]) : nil
            })
    }

    private static let limit = 80

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "年", "月", "日", "“", "”", "《", "》", "%": false
        default: !scalar.isDigit && !scalar.endsClause && !scalar.isBlank
        }
    }
}

extension Range<Int> {
    /// The first so many offsets of a range.
    fileprivate func prefix(_ count: Int) -> Range<Int> {
        lowerBound..<Swift.min(upperBound, lowerBound + count)
    }
}
