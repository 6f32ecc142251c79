/// A line of a page: words on one height, from left to right.
struct PDFLine {
    /// The words, with gaps that are no spaces closed.
    private(set) var words: [PDFWord]
    /// The places where white that runs on through other lines parts it.
    var breaks: [Double] = []

    var left: Double { words[0].left }
    var right: Double { words.reduce(0) { max($0, $1.right) } }
    /// The tallest word tells the size; a raised one does not.
    private var tallest: PDFWord { words.max { $0.height < $1.height } ?? words[0] }
    var top: Double { tallest.top }
    var bottom: Double { tallest.bottom }
    var height: Double { tallest.height }
    var size: Double { tallest.size }
    var middle: Double { tallest.middle }

    /// Words of one line.
    init(_ words: [PDFWord]) { self.words = words.sorted { $0.left < $1.left } }

    /// The lines of words, from the top down.
    static func lines(of words: [PDFWord]) -> [PDFLine] {
        var lines: [[PDFWord]] = []
        for word in words.sorted(by: { $0.middle < $1.middle }) {
            // A raised sign comes before the line that it stands on.
            let place = lines.indices.suffix(3).last { lines[$0].contains { $0.isBeside(word) } }
            guard let place else {
                lines.append([word])
                continue
            }
            let twin = lines[place].first { $0.overlaps(word) }
            if twin == nil {
                lines[place].append(word)
            } else if twin?.text != word.text {
                lines.append([word])
            }
            // The same word in the same place, drawn again to look bold, is one.
        }
        return lines.map { PDFLine($0) }.sorted { $0.middle < $1.middle }
    }

    /// The line as text, without the signs of notes.
    var text: String { read.text }

    /// The signs of notes, each with the text before it.
    var noteSigns: [(before: String, sign: String)] { read.signs }

    private var read: (text: String, signs: [(before: String, sign: String)]) {
        var text = ""
        var signs: [(before: String, sign: String)] = []
        var last: PDFWord?
        let tallest = tallest
        for word in words {
            if let last, Self.hasSpace(last, word) { text += " " }
            last = word
            guard word.isRaised(beside: tallest) else {
                text += word.text
                continue
            }
            if let raised = Superscript.text(of: word.text, behind: text) {
                text += raised
            } else {
                signs.append((text, word.text))
            }
        }
        return (text, signs)
    }

    /// The runs of words with wide gaps between them: what may be cells.
    var segments: [PDFLine] {
        var result: [[PDFWord]] = []
        for word in words {
            if let last = result.last?.last, word.left - last.right < 0.9 * min(last.size, word.size),
                !breaks.contains(where: { last.right < $0 && $0 < word.left })
            {
                result[result.count - 1].append(word)
            } else {
                result.append([word])
            }
        }
        return result.map { PDFLine($0) }
    }

    /// Whether a gap is a space: beside Chinese characters only a wide one, because programs put narrow ones there.
    private static func hasSpace(_ word: PDFWord, _ next: PDFWord) -> Bool {
        guard let last = word.text.unicodeScalars.last, let first = next.text.unicodeScalars.first else {
            return false
        }
        let gap = (next.left - word.right) / max(1, min(word.size, next.size))
        return gap > (isNarrow(last) && isNarrow(first) ? 0.12 : 0.6)
    }

    private static func isNarrow(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x2E80 }
}

extension PDFWord {
    /// Whether it stands in the place of another one.
    fileprivate func overlaps(_ other: PDFWord) -> Bool {
        min(right, other.right) - max(left, other.left) > 0.6 * min(right - left, other.right - other.left)
    }

    /// Whether it is smaller than its line and stands above its middle.
    fileprivate func isRaised(beside other: PDFWord) -> Bool {
        height < 0.8 * other.height && bottom < other.bottom - 0.12 * other.height
    }
}
