/// The pages of a PDF file as they look, in small pictures: what a reader sees, whatever hides a text.
///
/// Text in the colour of its ground, drawn with no ink, or covered is in the file and not on the page.
struct PDFInk {
    /// The longest side of a picture, in pixels: about one for a point of A4.
    static let side = 850

    private let width: Int
    private let height: Int
    private let start: Int
    /// The three colours of each pixel, row by row, of all pages of a run.
    private let bytes: [UInt8]

    /// Whether the page is wider than it is high.
    var isLandscape: Bool { width > height }

    /// The pictures that `pdftoppm` writes, in the order of pages; `nil` for anything else.
    static func pages(of output: [UInt8]) -> [PDFInk]? {
        var pages: [PDFInk] = []
        var next = 0
        func number() -> Int? {
            var value: Int?
            while next < output.count, let digit = Character(Unicode.Scalar(output[next])).wholeNumberValue,
                value ?? 0 < 100_000
            {
                value = (value ?? 0) * 10 + digit
                next += 1
            }
            next += 1
            return value
        }
        while next < output.count {
            guard output[next...].starts(with: Array("P6\n".utf8)) else { return nil }
            next += 3
            guard let width = number(), let height = number(), number() == 255, width > 0, height > 0,
                output.count - next >= 3 * width * height
            else { return nil }
            pages.append(PDFInk(width: width, height: height, start: next, bytes: output))
            next += 3 * width * height
        }
        return pages
    }

    /// Takes out of a page what cannot be seen on it.
    ///
    /// - Parameter mayLack: whether signs of its fonts may be lacking on this machine, so that nothing is proved by white.
    /// - Returns: what was taken out, each with the words before it on its line; `nil` where the picture cannot tell.
    func removeUnseen(from page: inout PDFPage, mayLack: Bool) -> [(before: String, words: String)]? {
        var removed: [(before: String, words: String)] = []
        var kept: [PDFWord] = []
        var (letters, unseen) = (0, 0)
        let scale = Double(max(width, height)) / max(1, page.width, page.height)
        for word in page.words {
            let (parts, count) = parts(of: word, scale: scale)
            letters += count
            var before = kept.last.map { $0.isBeside(word) ? $0.text : "" } ?? ""
            for part in parts {
                if part.isMatching {
                    removed.append((before, part.word.text))
                    unseen += part.word.text.unicodeScalars.count(where: Self.mustShow)
                } else {
                    before += part.word.text
                    kept.append(part.word)
                }
            }
        }
        if mayLack, unseen * 2 > letters { return nil }
        page.words = kept
        return removed
    }

    /// The runs of a word that are seen and that are not, and how many of its signs must leave ink.
    private func parts(of word: PDFWord, scale: Double) -> (
        parts: [(word: PDFWord, isMatching: Bool)], count: Int
    ) {
        let count = word.text.unicodeScalars.count(where: Self.mustShow)
        // Its lowest and highest part may hold rules, or parts of other lines.
        let rows = (word.top + 0.15 * word.height) * scale...(word.bottom - 0.1 * word.height) * scale
        let whole = contrast(word.left * scale...max(word.left, word.right) * scale, rows)
        guard word.size >= TextLook.smallest, whole >= TextLook.faintest else {
            return ([(word, count > 0 || word.size < TextLook.smallest)], count)
        }
        if word.isSideways { return ([(word, false)], count) }
        let least = min(TextLook.faintest, whole / 8)
        var wasSeen: Bool?
        let parts = word.parts { scalar, range in
            // Other signs go with those before them.
            guard Self.mustShow(scalar) else { return wasSeen == false }
            let margin = 0.15 * (range.upperBound - range.lowerBound)
            let columns = (range.lowerBound + margin) * scale...(range.upperBound - margin) * scale
            let isSeen = contrast(columns, rows) >= least
            wasSeen = isSeen
            return !isSeen
        }
        return (parts, count)
    }

    /// Whether a sign always leaves ink in its place.
    private static func mustShow(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.numericType != nil || scalar.properties.isAlphabetic
    }

    /// How far the lightest and the darkest pixel in a box stand apart, in the colour in which they do most.
    private func contrast(_ columns: ClosedRange<Double>, _ rows: ClosedRange<Double>) -> Int {
        func pixels(_ range: ClosedRange<Double>, _ size: Int) -> Range<Int> {
            let first = Int(min(max(0, range.lowerBound.rounded(.down)), Double(size)))
            let last = Int(min(max(0, range.upperBound.rounded(.up)), Double(size)))
            return first..<max(first, last)
        }
        let (across, down) = (pixels(columns, width), pixels(rows, height))
        guard !across.isEmpty, !down.isEmpty else { return 0 }
        var widest = 0
        for colour in 0..<3 {
            var (low, high): (UInt8, UInt8) = (255, 0)
            for row in down {
                let line = start + 3 * row * width + colour
                for place in across {
                    let value = bytes[line + 3 * place]
                    low = min(low, value)
                    high = max(high, value)
                }
            }
            widest = max(widest, Int(high) - Int(low))
        }
        return widest
    }
}
