/// What repeats at the head and foot of pages: running titles and page numbers, which are no content.
struct PDFFurniture {
    /// The pages' lines without it.
    private(set) var pages: [[PDFLine]]
    /// The running titles that were left out, each once.
    private(set) var titles: [String] = []

    /// How many lines at either end of a page may belong to it.
    private static let depth = 3
    /// How far from the edge, in heights of the page, lines may stand close to the text.
    private static let margin = 0.085

    /// Finds it in the lines of pages.
    init(_ pages: [PDFPage], lines: [[PDFLine]]) {
        self.pages = lines
        for isFoot in [false, true] {
            var isOpen = pages.indices.map { _ in true }
            // From the edge inwards: a line further in only where all before it went.
            for _ in 0..<Self.depth {
                let edges = self.pages.indices.map { page in
                    isOpen[page] ? Self.edge(of: self.pages[page], isFoot: isFoot, page: pages[page]) : nil
                }
                let repeated = Self.repeated(edges.map { $0.map(Self.key) }, of: pages.count)
                let offset = Self.numbering(edges)
                for page in edges.indices {
                    guard let line = edges[page] else { continue }
                    let isGone =
                        repeated.contains(Self.key(line))
                        && !Self.isContent(line, at: isFoot, of: self.pages[page])
                        || line.segments.map { Self.plain($0.text) }.allSatisfy { text in
                            // Browsers print the address of a page at its foot.
                            if text.hasPrefix("http://") || text.hasPrefix("https://") { return true }
                            return PageNumber(text).map { $0.isCertain || $0.number - page == offset } ?? false
                        }
                    isOpen[page] = isGone
                    guard isGone else { continue }
                    if isFoot { self.pages[page].removeLast() } else { self.pages[page].removeFirst() }
                    let text = line.text
                    if PageNumber(Self.plain(text)) == nil, titles.count < 8, !titles.contains(text) {
                        titles.append(text)
                    }
                }
            }
        }
    }

    /// The outermost line, when it stands off the text or at the edge.
    private static func edge(of lines: [PDFLine], isFoot: Bool, page: PDFPage) -> PDFLine? {
        guard let line = isFoot ? lines.last : lines.first else { return nil }
        let distance = isFoot ? page.height - line.bottom : line.top
        if distance < margin * page.height || lines.count == 1 { return line }
        let next = isFoot ? lines[lines.count - 2] : lines[1]
        let gap = isFoot ? line.top - next.bottom : next.top - line.bottom
        return gap > 0.9 * max(line.height, next.height) && distance < 2 * margin * page.height ? line : nil
    }

    /// Whether a line that repeats goes on with the text: a field or the end of a sentence that is no farther from the
    /// next line than lines are.
    private static func isContent(_ line: PDFLine, at isFoot: Bool, of lines: [PDFLine]) -> Bool {
        guard line.endsSentence || line.fieldName != nil, lines.count > 1 else { return false }
        let next = isFoot ? lines[lines.count - 2] : lines[1]
        return (isFoot ? line.top - next.bottom : next.top - line.bottom) < max(line.height, next.height)
    }

    /// A line without its page number.
    private static func key(_ line: PDFLine) -> String {
        line.segments.map { plain($0.text) }.filter { PageNumber($0) == nil }.joined()
    }

    private static func plain(_ text: String) -> String { text.filter { !$0.isWhitespace } }

    /// The texts that stand at the edge of most pages, or of every other one.
    private static func repeated(_ keys: [String?], of count: Int) -> Set<String> {
        var counts: [String: Int] = [:]
        for case let key? in keys where !key.isEmpty { counts[key, default: 0] += 1 }
        return Set(counts.filter { $0.value > 1 && $0.value * 5 >= count * 2 }.keys)
    }

    /// What page numbers are ahead of the pages' order by; `nil` when they do not count.
    private static func numbering(_ edges: [PDFLine?]) -> Int? {
        var counts: [Int: Int] = [:]
        var found = 0
        for (page, line) in edges.enumerated() {
            let numbers = (line?.segments ?? []).compactMap { PageNumber(plain($0.text))?.number }
            guard let number = numbers.first else { continue }
            found += 1
            counts[number - page, default: 0] += 1
        }
        guard let best = counts.max(by: { $0.value < $1.value }), best.value * 2 > found else { return nil }
        return best.value > 1 || (edges.count == 1 && best.key == 1) ? best.key : nil
    }
}

/// The number of a page as it is printed: `- 3 -`, `第3页 共12页`, `3/12`.
struct PageNumber {
    let number: Int
    /// Whether its words say that it is one.
    let isCertain: Bool

    /// The number that a text without spaces is; `nil` for any other text.
    init?(_ text: String) {
        guard text.utf8.count < 40 else { return nil }
        var rest = text.lowercased().unicodeScalars[...]
        let dashes = "-—–－―‐·•~～".unicodeScalars
        func skip(_ signs: String.UnicodeScalarView) -> Bool {
            let count = rest.count
            rest = rest.drop { signs.contains($0) }
            return rest.count < count
        }
        func word(_ words: [String]) -> Bool {
            for word in words where rest.starts(with: word.unicodeScalars) {
                rest = rest.dropFirst(word.unicodeScalars.count)
                return true
            }
            return false
        }
        func digits() -> Int? {
            let run = rest.prefix { $0.properties.numericType == .decimal && $0.value < 0x30 + 10 }
            guard (1...4).contains(run.count) else { return nil }
            rest = rest.dropFirst(run.count)
            return Int(String(run))
        }
        let isDashed = skip(dashes)
        let isNamed = word(["第", "page", "p."])
        guard let number = digits() else { return nil }
        let isPage = word(["页"])
        var hasTotal = false
        _ = skip(",，、".unicodeScalars)
        if word(["共", "/", "of", "／"]) {
            guard let total = digits(), total >= number else { return nil }
            hasTotal = true
            _ = word(["页"])
        }
        let endsDashed = skip(dashes)
        guard rest.isEmpty else { return nil }
        self.number = number
        isCertain = isDashed && endsDashed || isNamed && (isPage || hasTotal) || isPage && hasTotal
    }
}
