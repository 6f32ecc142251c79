/// Characters that stand together on a page of a PDF file, in points from its upper left corner.
struct PDFWord {
    var text: String
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    var height: Double { bottom - top }
    var middle: Double { (top + bottom) / 2 }
    /// The width of a Chinese character: `pdftotext` gives the height from ascent to descent, which is more.
    var size: Double { height / 1.3 }

    /// Whether it runs up or down the page.
    var isSideways: Bool { text.unicodeScalars.count > 2 && height > 2 * (right - left) }

    /// Whether it stands on one line with another.
    func isBeside(_ other: PDFWord) -> Bool {
        let shared = min(bottom, other.bottom) - max(top, other.top)
        return shared > 0.5 * min(height, other.height)
    }
}

extension PDFWord {
    /// The runs of its characters that fulfil a condition and that do not, by the widths that characters have.
    ///
    /// - Parameter isMatching: asked from left to right, with the place of the character.
    func parts(
        where isMatching: (Unicode.Scalar, ClosedRange<Double>) -> Bool
    ) -> [(word: PDFWord, isMatching: Bool)] {
        let scalars = Array(text.unicodeScalars)
        let units = scalars.map(Self.width)
        let unit = max(0, right - left) / max(0.1, units.reduce(0, +))
        var parts: [(word: PDFWord, isMatching: Bool)] = []
        var place = left
        for (scalar, width) in zip(scalars, units) {
            let end = place + width * unit
            let matches = isMatching(scalar, place...end)
            if let last = parts.last, last.isMatching == matches {
                parts[parts.count - 1].word.text.unicodeScalars.append(scalar)
                parts[parts.count - 1].word.right = end
            } else {
                parts.append(
                    (PDFWord(text: String(scalar), left: place, top: top, right: end, bottom: bottom), matches)
                )
            }
            place = end
        }
        return parts
    }
}

/// A page of a PDF file with its words in no particular order.
struct PDFPage {
    let number: Int
    var width: Double
    var height: Double
    var words: [PDFWord] = []

    /// Lowers the boxes of fonts that claim far more height than their characters take, so that lines do not overlap.
    ///
    /// The words of one height are of one font and size, whose characters tell it by their widths.
    mutating func lowerBoxes() {
        func key(_ word: PDFWord) -> Int { Int((word.height * 4).rounded()) }
        var sizes: [Int: [Double]] = [:]
        for word in words where !word.isSideways { sizes[key(word), default: []].append(word.sizeByWidth) }
        let usual = sizes.mapValues { 1.3 * $0.sorted()[$0.count / 2] }
        for index in words.indices {
            let word = words[index]
            guard let height = usual[key(word)], height > 0, word.height > 1.3 * height else { continue }
            (words[index].top, words[index].bottom) = (word.middle - height / 2, word.middle + height / 2)
        }
    }
}

extension PDFWord {
    /// The size of its font by the widths that characters have.
    fileprivate var sizeByWidth: Double {
        max(0, right - left) / max(0.1, text.unicodeScalars.reduce(0) { $0 + Self.width(of: $1) })
    }

    /// The width of a character of size 1.
    fileprivate static func width(of scalar: Unicode.Scalar) -> Double { scalar.value < 0x2E80 ? 0.55 : 1 }
}

/// Reads what `pdftotext -bbox-layout` writes.
struct PDFPageReader: MarkupHandler {
    private(set) var pages: [PDFPage] = []
    private var text: String?
    private var box: (left: Double, top: Double, right: Double, bottom: Double)?

    /// The pages of an output.
    ///
    /// - Throws: `damaged` for anything else.
    static func pages(of output: [UInt8]) throws(DocumentFault) -> [PDFPage] {
        // Before it stand a document type and titles as the file has them, checked by nobody.
        guard let start = output.firstIndex(of: "<doc>"), let end = output.lastIndex(of: "</doc>") else {
            throw OfficePackage.damage("pdftotext")
        }
        var reader = PDFPageReader()
        try MarkupPart.read(xml(output[start..<(end + 6)]), part: "pdftotext", into: &reader)
        for index in reader.pages.indices { reader.pages[index].lowerBoxes() }
        return reader.pages
    }

    /// The bytes with U+FFFD for characters that XML cannot hold, which tell of a font that maps to no text.
    private static func xml(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte < 0x20, byte != 0x0A, byte != 0x09, byte != 0x0D {
                result += [0xEF, 0xBF, 0xBD]
            } else if byte == 0xBE || byte == 0xBF, result.count > 1, result[result.count - 1] == 0xBF,
                result[result.count - 2] == 0xEF
            {
                result.append(0xBD)
            } else {
                result.append(byte)
            }
        }
        return result
    }

    mutating func start(_ element: borrowing MarkupElement) -> Bool {
        func number(_ name: String) -> Double { element.attribute(name).flatMap { Double($0) } ?? 0 }
        switch element.name {
        case "page":
            pages.append(PDFPage(number: pages.count + 1, width: number("width"), height: number("height")))
        case "word":
            box = (number("xMin"), number("yMin"), number("xMax"), number("yMax"))
            text = ""
        default: break
        }
        return true
    }

    mutating func text(_ text: String) { self.text? += text }

    mutating func end(_ name: String) {
        guard name == "word", let box, let text, !pages.isEmpty else { return }
        let visible = WordText.visible(text)
        if !visible.allSatisfy(\.isWhitespace) {
            pages[pages.count - 1].words.append(
                PDFWord(text: visible, left: box.left, top: box.top, right: box.right, bottom: box.bottom))
        }
        self.text = nil
    }
}

extension [UInt8] {
    fileprivate func firstIndex(of word: String) -> Int? {
        let pattern = Array(word.utf8)
        guard count >= pattern.count else { return nil }
        return (0...(count - pattern.count)).first {
            self[$0] == pattern[0] && self[$0...].starts(with: pattern)
        }
    }

    fileprivate func lastIndex(of word: String) -> Int? {
        let pattern = Array(word.utf8)
        guard count >= pattern.count else { return nil }
        return (0...(count - pattern.count)).last {
            self[$0] == pattern[0] && self[$0...].starts(with: pattern)
        }
    }
}
