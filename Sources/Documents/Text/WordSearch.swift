/// Looks for words in the bytes of a text: comparing characters takes fifty times as long.
struct WordSearch {
    private let words: [[UInt8]]

    init(_ words: [String]) { self.words = words.map { Array($0.utf8) } }

    /// Whether one of the words stands in a text in UTF-8.
    func finds(in text: [UInt8]) -> Bool { words.contains { Self.finds($0, in: text) } }

    private static func finds(_ word: [UInt8], in text: [UInt8]) -> Bool {
        guard let last = word.indices.last, text.count >= word.count else { return false }
        var start = 0
        while start + last < text.count {
            // The last bytes of Chinese characters differ more than the first ones.
            if text[start + last] == word[last] {
                var position = 0
                while position < last, text[start + position] == word[position] { position += 1 }
                if position == last { return true }
            }
            start += 1
        }
        return false
    }
}

extension String {
    /// Whether a text has a decimal digit, in half or full width.
    var hasDigit: Bool {
        unicodeScalars.contains { (0x30...0x39).contains($0.value) || (0xFF10...0xFF19).contains($0.value) }
    }
}
