/// Words that a rule runs through, which are struck out.
enum PDFStrikes {
    /// Takes the words of a page that are struck out from it, and from others the part that is.
    ///
    /// - Returns: what was struck, each with the words before it on its line.
    static func remove(from page: inout PDFPage, rules: [PDFRules.Rule]) -> [(before: String, words: String)] {
        let strokes = rules.filter(\.isHorizontal).sorted { $0.place < $1.place }
        guard !strokes.isEmpty else { return [] }
        var struck: [(before: String, words: String)] = []
        var kept: [PDFWord] = []
        kept.reserveCapacity(page.words.count)
        for word in page.words {
            let band = (word.top + 0.4 * word.height)...(word.top + 0.72 * word.height)
            var next = strokes.partition { $0.place >= band.lowerBound }
            var ranges: [ClosedRange<Double>] = []
            while next < strokes.count, strokes[next].place <= band.upperBound {
                let range = strokes[next].range
                // A rule that starts or ends far from the word is one of a table.
                if range.lowerBound < word.right - 1, range.upperBound > word.left + 1 { ranges.append(range) }
                next += 1
            }
            guard !ranges.isEmpty else {
                kept.append(word)
                continue
            }
            var (before, out) = ("", "")
            let parts = word.parts { _, range in
                let middle = (range.lowerBound + range.upperBound) / 2
                return ranges.contains { $0.contains(middle) }
            }
            for part in parts {
                if part.isMatching {
                    out += part.word.text
                    // No space is left where it stood.
                    if let last = kept.last, last.isBeside(word), abs(part.word.left - last.right) < word.size {
                        kept[kept.count - 1].right = part.word.right
                    }
                } else {
                    if out.isEmpty { before += part.word.text }
                    kept.append(part.word)
                }
            }
            if out.isEmpty { continue }
            if before.isEmpty, let last = kept.last, last.isBeside(word) { before = last.text }
            struck.append((before, out))
        }
        page.words = kept
        return struck
    }
}

extension [PDFRules.Rule] {
    /// The index of the first of these sorted rules that fulfils a condition.
    fileprivate func partition(where isBehind: (PDFRules.Rule) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
