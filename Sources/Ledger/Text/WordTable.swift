/// Words with a value each, looked up at an offset of a text: the longest that stands there.
///
/// The words are written in folded form. Looking up costs at most the words that share an edge scalar, so a
/// scan stays linear in the text.
struct WordTable<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        let word: [Unicode.Scalar]
        let value: Value
    }

    private let byFirst: [Unicode.Scalar: [Entry]]
    private let byLast: [Unicode.Scalar: [Entry]]

    /// A table from lines of words separated by spaces, each line with the value of its words.
    init(_ rows: [(String, Value)]) {
        let entries = rows.flatMap { words, value in
            words.split(separator: " ").map { Entry(word: Array($0.unicodeScalars), value: value) }
        }.sorted { $0.word.count > $1.word.count }
        byFirst = Dictionary(grouping: entries.filter { !$0.word.isEmpty }) { $0.word[0] }
        byLast = Dictionary(grouping: entries.filter { !$0.word.isEmpty }) { $0.word[$0.word.count - 1] }
    }

    /// The longest word that starts at an offset, and where it ends.
    ///
    /// - Parameter spaced: whether spaces may stand between the scalars of a word (`责 任 单 位`).
    func match(
        in source: SourceText, at offset: Int, before end: Int, spaced: Bool = false
    ) -> (value: Value, end: Int)? {
        guard offset < end, let entries = byFirst[source[offset]] else { return nil }
        for entry in entries {
            var position = offset
            var matched = true
            for scalar in entry.word {
                if spaced { position = source.skippingSpaces(from: position, before: end) }
                guard position < end, source[position] == scalar else {
                    matched = false
                    break
                }
                position += 1
            }
            if matched { return (entry.value, position) }
        }
        return nil
    }

    /// The longest word that ends just before an offset, and where it starts.
    func match(in source: SourceText, endingAt end: Int, from start: Int) -> (value: Value, start: Int)? {
        guard end > start, let entries = byLast[source[end - 1]] else { return nil }
        for entry in entries {
            let from = end - entry.word.count
            if from >= start, source.folded[from..<end].elementsEqual(entry.word) { return (entry.value, from) }
        }
        return nil
    }
}
