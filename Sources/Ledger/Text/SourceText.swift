/// The text of a report, counted in Unicode scalars.
///
/// Line ends become LF and a byte order mark is dropped; every offset of this module counts Unicode scalars
/// from the start of that text. Beside the text stands its folded form (half width, lower case), scalar for
/// scalar, on which all recognition works, so that an office's typing habits move no offset.
public struct SourceText: Sendable, Hashable {
    /// The folded scalars: as many as those written, in the same places.
    private(set) var folded: [Unicode.Scalar]
    /// All else, which is not read as often; one reference, because every reader of a piece holds a text.
    private var content: Content

    private final class Content: Sendable {
        let scalars: [Unicode.Scalar]
        let lineStarts: [Int]
        let report: JoinedReport?
        let tables: [ReportTable]
        let figureCells: [FigureCell]

        init(
            _ scalars: [Unicode.Scalar], _ lineStarts: [Int], _ report: JoinedReport?, _ tables: [ReportTable],
            _ figureCells: [FigureCell] = []
        ) {
            (self.scalars, self.lineStarts, self.report) = (scalars, lineStarts, report)
            (self.tables, self.figureCells) = (tables, figureCells)
        }
    }

    /// The scalars as written, lines ending in LF.
    var scalars: [Unicode.Scalar] { content.scalars }
    /// The offset at which each line starts.
    private var lineStarts: [Int] { content.lineStarts }
    /// The report with the line ends that were taken out here; `nil` when none was.
    private var report: JoinedReport? { content.report }
    /// The tables, in order.
    var tables: [ReportTable] { content.tables }
    /// The cells of tables that hold a figure each, in order.
    var figureCells: [FigureCell] { content.figureCells }

    /// A report from decoded text.
    ///
    /// - Parameter tables: the tables that its document holds, in order; those that show in the text itself are found.
    public init(_ text: String, tables: [ReportTable] = []) {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(text.utf8.count / 3 + 1)
        var lineStarts = [0]
        var afterReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\u{FEFF}", scalars.isEmpty { continue }
            if scalar == "\n", afterReturn {
                afterReturn = false
                continue
            }
            afterReturn = scalar == "\r"
            scalars.append(afterReturn ? "\n" : scalar)
            if scalars.last == "\n" { lineStarts.append(scalars.count) }
        }
        folded = scalars.map(\.folded)
        let count = scalars.count
        content = Content(scalars, lineStarts, nil, tables.filter { $0.range.upperBound <= count })
    }

    /// A report without some line ends and the space around them.
    ///
    /// - Parameter breaks: what is left out, in order.
    init(_ source: SourceText, without breaks: [Range<Int>]) {
        var scalars: [Unicode.Scalar] = []
        var offsets: [Int] = []
        scalars.reserveCapacity(source.count)
        offsets.reserveCapacity(source.count)
        var start = 0
        for range in breaks + [source.count..<source.count] {
            scalars += source.scalars[start..<range.lowerBound]
            offsets += start..<range.lowerBound
            start = range.upperBound
        }
        folded = scalars.map(\.folded)
        let lineStarts = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
        let report = JoinedReport(scalars: source.scalars, lineStarts: source.lineStarts, offsets: offsets)
        content = Content(scalars, lineStarts, report, source.tables.map { $0.moved(report.place) })
    }

    /// Whether two texts have the same scalars and tables.
    public static func == (left: SourceText, right: SourceText) -> Bool {
        left.scalars == right.scalars && left.folded == right.folded && left.report == right.report
            && left.tables == right.tables && left.figureCells == right.figureCells
    }

    /// Hashes the scalars.
    public func hash(into hasher: inout Hasher) { hasher.combine(scalars) }

    /// The same report with what was found of its tables.
    func with(tables: [ReportTable]? = nil, figureCells: [FigureCell] = []) -> SourceText {
        var source = self
        source.content = Content(scalars, lineStarts, report, tables ?? self.tables, figureCells)
        return source
    }

    /// The pieces of a range between the tables.
    func outsideTables(_ range: Range<Int>) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        for table in tables.lazy.map(\.range)
        where table.upperBound > start && table.lowerBound < range.upperBound {
            if table.lowerBound > start { pieces.append(start..<table.lowerBound) }
            start = table.upperBound
        }
        if start < range.upperBound { pieces.append(start..<range.upperBound) }
        return pieces
    }

    /// The cells with a figure inside a range.
    func figureCells(in range: Range<Int>) -> ArraySlice<FigureCell> {
        guard !figureCells.isEmpty else { return [] }
        func first(from offset: Int) -> Int {
            var (low, high) = (0, figureCells.count)
            while low < high {
                let middle = (low + high) / 2
                if figureCells[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
            }
            return low
        }
        let start = first(from: range.lowerBound)
        return figureCells[start..<max(start, first(from: range.upperBound))]
    }

    /// A report from bytes in UTF-8, with or without a byte order mark.
    ///
    /// - Throws: `LedgerError` for any other encoding: the caller decodes it and passes the text.
    public init(utf8 bytes: [UInt8]) throws(LedgerError) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw LedgerError(code: .utf16, byte: 0)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw LedgerError(code: .notUTF8, byte: Self.firstInvalidByte(of: bytes))
        }
        self.init(text)
    }

    /// The same text, whose square brackets (`【】`, `[]`) are read as round ones.
    func bracketsAlike() -> SourceText {
        var source = self
        for (offset, scalar) in folded.enumerated() {
            switch scalar {
            case "【", "[": source.folded[offset] = "("
            case "】", "]": source.folded[offset] = ")"
            default: break
            }
        }
        return source
    }

    /// What was taken out of the report to join its lines, in order.
    var breaks: [Range<Int>] {
        guard let offsets = report?.offsets else { return [] }
        return zip(offsets, offsets.dropFirst()).compactMap { $0 + 1 < $1 ? ($0 + 1)..<$1 : nil }
    }

    /// The number of scalars.
    public var count: Int { scalars.count }

    /// The line, counted from 1, that holds an offset.
    public func line(at offset: Int) -> Int {
        let lineStarts = report?.lineStarts ?? lineStarts
        let offset = report?.offset(of: offset) ?? offset
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The text between two offsets; what lies outside the report is left out.
    public func text(in range: Range<Int>) -> String {
        String(scalars: scalars[range.clamped(to: 0..<count)])
    }

    /// The folded text of a range: the one to compare with words.
    func foldedText(in range: Range<Int>) -> String {
        String(scalars: folded[range.clamped(to: 0..<count)])
    }

    /// The exact text of a range and its place in the report.
    func passage(_ range: Range<Int>) -> Passage {
        let written = report?.range(of: range) ?? range.clamped(to: 0..<count)
        let text = String(scalars: (report?.scalars ?? scalars)[written])
        return Passage(text: text, offset: written.lowerBound, count: written.count)
    }

    /// The range of a passage of the report.
    func range(of passage: Passage) -> Range<Int> {
        report?.place(of: passage.range) ?? passage.range
    }

    /// The ranges of the lines, without the line ends and the space around the text; empty lines included.
    var lines: [Range<Int>] {
        lineStarts.indices.map { index in
            let end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : count
            return trimmed(lineStarts[index]..<end)
        }
    }

    private static func firstInvalidByte(of bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var valid = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            valid += UTF8.width(scalar)
        }
        return valid
    }
}
