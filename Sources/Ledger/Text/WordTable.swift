/// Words with a value each, looked up at an offset of a text: the longest that stands there.
///
/// The words are written in folded form. Looking up costs at most the words that share an edge scalar, so a
/// scan stays linear in the text.
struct WordTable<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        /// Where the word stands among the scalars of all words.
        let word: Range<Int>
        let value: Value
    }

    /// The words one behind the other.
    private let scalars: [Unicode.Scalar]
    /// The words that share a first scalar side by side, the longest first.
    private let entries: [Entry]
    private let byFirst: ScalarIndex
    /// The entries that share a last scalar side by side, the longest first, as indices of `entries`.
    private let endings: [Int]
    private let byLast: ScalarIndex

    /// A table from lines of words separated by spaces, each line with the value of its words.
    init(_ rows: [(String, Value)]) {
        let words = rows.flatMap { words, value in
            words.split(separator: " ").map { (word: Array($0.unicodeScalars), value: value) }
        }.sorted { $0.word.count > $1.word.count }
        let ordered = words.indices.sorted {
            (words[$0].word[0].value, $0) < (words[$1].word[0].value, $1)
        }
        var scalars: [Unicode.Scalar] = []
        var entries: [Entry] = []
        for index in ordered {
            let start = scalars.count
            scalars += words[index].word
            entries.append(Entry(word: start..<scalars.count, value: words[index].value))
        }
        func last(_ index: Int) -> Unicode.Scalar { scalars[entries[index].word.upperBound - 1] }
        // By length again, so that words of one length keep the order of the rows.
        let endings = entries.indices.sorted {
            (last($0).value, -entries[$0].word.count, ordered[$0])
                < (last($1).value, -entries[$1].word.count, ordered[$1])
        }
        byFirst = ScalarIndex(entries.map { scalars[$0.word.lowerBound] })
        byLast = ScalarIndex(endings.map(last))
        (self.scalars, self.entries, self.endings) = (scalars, entries, endings)
    }

    /// The longest word that starts at an offset, and where it ends.
    ///
    /// - Parameter spaced: whether spaces may stand between the scalars of a word (`责 任 单 位`).
    func match(
        in source: SourceText, at offset: Int, before end: Int, spaced: Bool = false
    ) -> (value: Value, end: Int)? {
        guard offset < end else { return nil }
        for index in byFirst.places(of: source[offset]) {
            var position = offset
            var matched = true
            for place in entries[index].word {
                if spaced { position = source.skippingSpaces(from: position, before: end) }
                guard position < end, source[position] == scalars[place] else {
                    matched = false
                    break
                }
                position += 1
            }
            if matched { return (entries[index].value, position) }
        }
        return nil
    }

    /// The longest word that ends just before an offset, and where it starts.
    func match(in source: SourceText, endingAt end: Int, from start: Int) -> (value: Value, start: Int)? {
        guard end > start else { return nil }
        for ending in byLast.places(of: source[end - 1]) {
            let word = entries[endings[ending]].word
            let from = end - word.count
            if from >= start, word.allSatisfy({ scalars[$0] == source[from + $0 - word.lowerBound] }) {
                return (entries[endings[ending]].value, from)
            }
        }
        return nil
    }
}
