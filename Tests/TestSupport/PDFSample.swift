/// PDF files for tests, written sign by sign: every character is set where the test puts it.
public struct PDFSample {
    /// What a font says about its signs.
    public enum Font: Sendable {
        /// Which character each sign is.
        case mapped
        /// Nothing: its signs are numbers that mean no character.
        case unmapped
        /// Which character each sign is, and the signs themselves: boxes. Others look as this machine's fonts do, or like nothing.
        case drawn
    }

    /// Where a text runs to.
    public enum Direction: String, Sendable {
        case right = "1 0 0 1"
        case up = "0 1 -1 0"
        case down = "0 -1 1 0"
    }

    /// A text on a page.
    struct Piece {
        let text: String
        let x: Double
        let y: Double
        let size: Double
        let font: Font
        let direction: Direction
        /// What is drawn before it.
        let operators: String
    }

    private var pages: [(pieces: [Piece], image: Double, rules: String)] = []

    private let unmappedOffset: Int

    /// A file without pages.
    ///
    /// - Parameter unmappedOffset: what is added to a character for the number of its sign in a font that maps to nothing.
    public init(unmappedOffset: Int = 0xE000) { self.unmappedOffset = unmappedOffset }

    /// Begins a page of 600 by 800 points.
    ///
    /// - Parameter image: the share of its height that a picture fills, from the bottom up.
    public mutating func addPage(image: Double = 0) { pages.append(([], image, "")) }

    /// Sets a text, from the upper left corner of the page in points.
    ///
    /// - Parameter operators: what is drawn before it, such as its colour.
    public mutating func add(
        _ text: String, x: Double, y: Double, size: Double = 12, font: Font = .mapped,
        direction: Direction = .right, after operators: String = ""
    ) {
        pages[pages.count - 1].pieces.append(
            Piece(
                text: text, x: x, y: y, size: size, font: font, direction: direction, operators: operators))
    }

    /// Draws a rule between two points.
    public mutating func addRule(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) {
        pages[pages.count - 1].rules += "\(start.x) \(800 - start.y) m \(end.x) \(800 - end.y) l S\n"
    }

    /// Adds a page of text lines, 18 points apart from the 90th down.
    public mutating func addPage(lines: [String], indentingParagraphs isIndented: Bool = false) {
        addPage()
        for (index, line) in lines.enumerated() {
            let text = line.drop { $0 == "　" }
            add(String(text), x: 60 + 12 * Double(line.count - text.count), y: 90 + 18 * Double(index))
        }
    }

    /// The file.
    public var bytes: [UInt8] {
        var objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
        func add(_ object: String) -> Int {
            objects.append(object)
            return objects.count
        }
        func stream(_ text: String, _ more: String = "") -> String {
            "<< /Length \(text.utf8.count) \(more)>>\nstream\n\(text)\nendstream"
        }
        let map = add(
            stream(
                """
                /CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def
                1 begincodespacerange <0000> <FFFF> endcodespacerange
                256 beginbfrange
                \((0...255).map { "<\(Self.hex($0 << 8))> <\(Self.hex($0 << 8 | 255))> <\(Self.hex($0 << 8))>" }.joined(separator: "\n"))
                endbfrange endcmap end end
                """))
        let usesUnmapped = pages.contains { $0.pieces.contains { $0.font == .unmapped } }
        var fonts: [Int] = []
        for isMapped in [true, false] {
            let own = add(
                "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sample /DW 1000 /W [32 126 500] /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Sample /Flags 4 /Ascent 880 /Descent -120 /ItalicAngle 0 /CapHeight 700 /StemV 80 /FontBBox [0 -120 1000 880] >> >>"
            )
            fonts.append(
                add(
                    "<< /Type /Font /Subtype /Type0 /BaseFont /Sample /Encoding /Identity-H /DescendantFonts [\(own) 0 R] \(isMapped ? "/ToUnicode \(map) 0 R" : "") >>"
                ))
        }
        let image = add(
            stream(
                "\u{0}",
                "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
            ))
        let drawn = Array(Set(pages.flatMap(\.pieces).filter { $0.font == .drawn }.flatMap(\.text.utf16)))
            .sorted()
        let drawnMap = add(
            stream(
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /B def\n1 begincodespacerange <00> <FF> endcodespacerange\n\(drawn.count) beginbfchar\n\(drawn.enumerated().map { "<\(Self.hex($0 + 1).suffix(2))> <\(Self.hex(Int($1)))>" }.joined(separator: "\n"))\nendbfchar endcmap end end"
            ))
        let boxes = [500, 1000].map {
            add(stream("\($0) 0 0 -120 \($0) 880 d1 \($0 / 10) 0 \($0 * 4 / 5) 750 re f"))
        }
        fonts.append(
            add(
                "<< /Type /Font /Subtype /Type3 /FontBBox [0 -120 1000 880] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 1 /LastChar \(max(1, drawn.count)) /Widths [\(drawn.map { $0 < 128 ? "500" : "1000" }.joined(separator: " "))] /Encoding << /Type /Encoding /Differences [1 \(drawn.map { $0 < 128 ? "/n" : "/w" }.joined(separator: " "))] >> /CharProcs << /n \(boxes[0]) 0 R /w \(boxes[1]) 0 R >> /Resources << >> /ToUnicode \(drawnMap) 0 R >>"
            ))
        let usesDrawn = !drawn.isEmpty
        var kids: [Int] = []
        for page in pages {
            var content = page.image > 0 ? "q 600 0 0 \(800 * page.image) 0 0 cm /I Do Q\n" : ""
            content += page.rules
            for piece in page.pieces {
                let signs = piece.text.utf16.map { unit in
                    switch piece.font {
                    case .mapped: Self.hex(Int(unit))
                    case .unmapped: Self.hex(unmappedOffset + Int(unit) % 0x1000)
                    case .drawn: String(Self.hex((drawn.firstIndex(of: unit) ?? 0) + 1).suffix(2))
                    }
                }.joined()
                let name = [Font.mapped: "M", .unmapped: "U", .drawn: "D"][piece.font] ?? ""
                content +=
                    "\(piece.operators)\nBT /\(name) \(piece.size) Tf \(piece.direction.rawValue) \(piece.x) \(800 - piece.y) Tm <\(signs)> Tj ET\n"
            }
            let body = add(stream(content))
            kids.append(
                add(
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents \(body) 0 R /Resources << /Font << /M \(fonts[0]) 0 R \(usesUnmapped ? "/U \(fonts[1]) 0 R" : "") \(usesDrawn ? "/D \(fonts[2]) 0 R" : "") >> /XObject << /I \(image) 0 R >> >> >>"
                ))
        }
        objects[1] =
            "<< /Type /Pages /Count \(kids.count) /Kids [\(kids.map { "\($0) 0 R" }.joined(separator: " "))] >>"
        var file = Array("%PDF-1.4\n".utf8)
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(file.count)
            file += Array("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
        }
        let start = file.count
        file += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n".utf8)
        for place in places {
            file += Array((String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n").utf8)
        }
        file += Array(
            "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n".utf8)
        return file
    }

    private static func hex(_ value: Int) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
