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
            for part in word.parts(in: ranges) {
                if part.isStruck {
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

extension PDFWord {
    /// The runs of its characters that stand in ranges and that do not, by the widths that characters have.
    fileprivate func parts(in ranges: [ClosedRange<Double>]) -> [(word: PDFWord, isStruck: Bool)] {
        let scalars = Array(text.unicodeScalars)
        let units = scalars.map { $0.value < 0x2E80 ? 0.55 : 1 }
        let unit = (right - left) / max(0.1, units.reduce(0, +))
        var parts: [(word: PDFWord, isStruck: Bool)] = []
        var place = left
        for (scalar, width) in zip(scalars, units) {
            let end = place + width * unit
            let middle = (place + end) / 2
            let isStruck = ranges.contains { $0.contains(middle) }
            if let last = parts.last, last.isStruck == isStruck {
                parts[parts.count - 1].word.text.unicodeScalars.append(scalar)
                parts[parts.count - 1].word.right = end
            } else {
                parts.append(
                    (PDFWord(text: String(scalar), left: place, top: top, right: end, bottom: bottom), isStruck)
                )
            }
            place = end
        }
        return parts
    }
}
