/// Puts the lines of pages together to paragraphs: a line end that only the width of the page or its end made is none.
struct PDFParagraphs {
    /// The edges of the text and the distance of its lines, on pages of one width.
    fileprivate struct Measure {
        var left = 0.0
        var right = 0.0
        var size = 0.0
        var leading = 0.0
        /// Whether paragraphs begin with an indentation.
        var isIndented = false
    }

    private let measures: [Int: Measure]
    private(set) var lines = TextLines()
    private var paragraph = ""
    private var last: (line: PDFLine, width: Int)?
    /// Notes at the foot of pages, which follow the paragraph that is open there.
    private var notes: [String] = []
    private var table: PDFTable?
    private var openRow: [PDFTable.Cell]?

    /// Measures the pages.
    init(_ pages: [PDFPage], _ columns: [PDFColumns]) {
        var all: [Int: [[PDFLine]]] = [:]
        for (page, columns) in zip(pages, columns) {
            for part in columns.parts { all[Self.key(page, part), default: []].append(part.lines) }
        }
        measures = all.mapValues(Self.measure)
    }

    /// What the measures of a part of a page go by: its width, and below 0 that of the page whose columns it is one of.
    private static func key(_ page: PDFPage, _ part: PDFColumns.Part) -> Int {
        part.isColumn ? -Int(page.width) : Int(page.width)
    }

    private static func measure(_ pages: [[PDFLine]]) -> Measure {
        var measure = Measure()
        let lines = pages.flatMap(\.self).filter { $0.segments.count == 1 }
        guard !lines.isEmpty else { return measure }
        measure.size = lines.map(\.size).sorted()[lines.count / 2]
        let body = lines.filter { abs($0.size - measure.size) < 0.1 * measure.size }
        // The edges that several lines share; hanging punctuation reaches beyond the right one on few.
        func edge(_ values: [Double], share: Double, isFarthest: (Double, Double) -> Bool) -> Double {
            var counts: [Int: Int] = [:]
            for value in values { counts[Int(value / 2), default: 0] += 1 }
            func near(_ value: Double) -> Double {
                let key = Int(value / 2)
                return Double((key - 1...key + 1).reduce(0) { $0 + counts[$1, default: 0] })
            }
            let least = share * (values.map(near).max() ?? 0)
            return values.filter { near($0) >= least }.min(by: isFarthest) ?? 0
        }
        measure.left = edge(body.map(\.left), share: 0.05, isFarthest: <)
        measure.right = edge(body.map(\.right), share: 0.4, isFarthest: >)
        var gaps: [Double] = []
        var (ends, indented) = (0, 0)
        for (line, next) in pages.lazy.flatMap({ zip($0, $0.dropFirst()) }) {
            let gap = next.middle - line.middle
            if gap > 0.5 * measure.size { gaps.append(gap) }
            guard measure.right - line.right > 2 * measure.size, line.endsSentence else { continue }
            ends += 1
            if next.left > measure.left + measure.size { indented += 1 }
        }
        measure.leading = gaps.isEmpty ? 2 * measure.size : gaps.sorted()[gaps.count / 2]
        measure.isIndented = indented * 2 > ends
        return measure
    }

    /// Adds the lines of a page, and the tables whose rules are known with the heights at which they begin.
    ///
    /// - Parameter foot: the height of the rule above its notes.
    mutating func add(
        _ page: PDFPage, _ columns: PDFColumns, tables: [(top: Double, table: PDFTable)] = [],
        foot: Double? = nil
    ) {
        var tables = tables[...]
        var isFirst = true
        for (place, part) in columns.parts.enumerated() {
            let width = Self.key(page, part)
            let (body, notes) = Self.partingNotes(part.lines, measures[width]?.size ?? 0, foot: foot)
            // A column goes on at the head of the next one as at that of the next page.
            isFirst = isFirst || part.isColumn
            var index = 0
            while let (top, table) = tables.first,
                place + 1 == columns.parts.count || body.contains(where: { $0.middle > top })
            {
                let end = body[index...].firstIndex { $0.middle > top } ?? body.count
                add(body[index..<end], width, &isFirst)
                index = end
                endParagraph()
                add(table, goesOn: isFirst)
                isFirst = false
                tables = tables.dropFirst()
            }
            add(body[index...], width, &isFirst)
            self.notes += notes
        }
    }

    private mutating func add(_ part: ArraySlice<PDFLine>, _ width: Int, _ isFirst: inout Bool) {
        let body = Array(part)
        var index = 0
        while index < body.count {
            if isFirst, let column = table?.column(continuedBy: body[index]), openRow != nil {
                // Of a row that a page end broke, one cell goes on.
                let text = body[index].text
                let before = openRow?[column].lines.popLast() ?? ""
                openRow?[column].lines.append(before + text)
                index += 1
            } else if let (found, end) = PDFTable.find(in: body, from: index) {
                endParagraph()
                add(found, goesOn: isFirst)
                index = end
                isFirst = false
            } else {
                endTable()
                add(body[index], width, isFirst: isFirst)
                index += 1
                isFirst = false
            }
        }
    }

    private mutating func add(_ line: PDFLine, _ width: Int, isFirst: Bool) {
        if let last, last.width == width, let measure = measures[width],
            measure.joins(last.line, line, onNextPage: isFirst)
        {
            let isNarrow = paragraph.unicodeScalars.last.map { $0.value < 0x2E80 } ?? false
            let text = line.text
            let needsSpace =
                isNarrow
                && text.unicodeScalars.first.map { $0.value < 0x2E80 && $0.properties.isAlphabetic } ?? false
            paragraph += (needsSpace ? " " : "") + text
        } else {
            endParagraph()
            paragraph = line.text
        }
        last = (line, width)
    }

    private mutating func endParagraph() {
        if !paragraph.isEmpty { lines.add(paragraph) }
        paragraph = ""
        last = nil
        lines.add(notes.map { "（脚注：\($0)）" })
        notes = []
    }

    private mutating func add(_ found: PDFTable, goesOn: Bool) {
        var rows = found.rows[...]
        if let table, goesOn, Self.isAlike(table.columns, found.columns) {
            // The head is printed again on every page.
            if rows.first == table.rows.first { rows = rows.dropFirst() }
            // A row that a page end broke goes on without its number.
            if let first = rows.first, let open = openRow, let whole = Self.joined(open, first, in: table.rows)
            {
                openRow = whole
                rows = rows.dropFirst()
            }
        } else {
            endTable()
            lines.beginTable()
            table = found
        }
        for row in rows {
            endRow()
            openRow = row
        }
    }

    /// A row with what goes on of it on the next page; `nil` where that is a row of its own.
    ///
    /// - Parameter rows: those of the table, of which some columns are always filled.
    private static func joined(
        _ row: [PDFTable.Cell], _ next: [PDFTable.Cell], in rows: [[PDFTable.Cell]]
    ) -> [PDFTable.Cell]? {
        func filled(_ row: [PDFTable.Cell]) -> Set<Int> { Set(row.filter { !$0.lines.isEmpty }.map(\.column)) }
        let always = rows.reduce(filled(rows.first ?? [])) { $0.intersection(filled($1)) }
        guard rows.count > 1, always.subtracting(filled(next)).count * 3 > always.count else { return nil }
        var result = row
        for cell in next where !cell.lines.isEmpty {
            guard let place = result.firstIndex(where: { $0.column == cell.column }) else { return nil }
            let (end, start) = (result[place].lines.last ?? "", cell.lines[0])
            // Two numbers are not one, and a total is no part of the row above it.
            if end.unicodeScalars.last?.properties.numericType != nil,
                start.unicodeScalars.first?.properties.numericType != nil
            {
                return nil
            }
            if ["合计", "总计", "小计", "共计"].contains(start) { return nil }
            result[place].lines = result[place].lines.dropLast() + [end + start] + cell.lines.dropFirst()
        }
        return result
    }

    private static func isAlike(_ columns: [ClosedRange<Double>], _ others: [ClosedRange<Double>]) -> Bool {
        columns.count == others.count && zip(columns, others).allSatisfy { $0.overlaps($1) }
    }

    private mutating func endTable() {
        guard table != nil else { return }
        endRow()
        lines.endTable()
        table = nil
    }

    private mutating func endRow() {
        guard let row = openRow else { return }
        lines.beginRow()
        for cell in row {
            lines.beginCell(columns: cell.columns, rows: cell.rows)
            for line in cell.lines { lines.add(line) }
            lines.endCell()
        }
        lines.endRow()
        openRow = nil
    }

    /// The text, one line per paragraph.
    mutating func finish() -> (text: String, tables: [DocumentTable]) {
        endParagraph()
        endTable()
        return lines.block.written
    }

    /// The lines of a page without the notes at its foot: below a short rule or smaller than the text, and the first
    /// behind its sign.
    private static func partingNotes(
        _ lines: [PDFLine], _ size: Double, foot: Double?
    ) -> (body: [PDFLine], notes: [String]) {
        var start = (lines.lastIndex { $0.size > 0.92 * size } ?? -1) + 1
        if let foot, let below = lines.firstIndex(where: { $0.middle > foot }), lines[below].beginsNote {
            start = below
        }
        guard start > 0 || foot != nil, start < lines.count, lines[start].beginsNote else { return (lines, []) }
        var notes: [String] = []
        for line in lines[start...] {
            if line.beginsNote {
                // Its number is no figure.
                notes.append(String(line.text.drop { ("0"..."9").contains($0) }))
            } else {
                notes[notes.count - 1] += line.text
            }
        }
        return (Array(lines[..<start]), notes)
    }
}

extension PDFParagraphs.Measure {
    /// Whether the second of two lines goes on with the first one.
    fileprivate func joins(_ line: PDFLine, _ next: PDFLine, onNextPage: Bool) -> Bool {
        guard abs(line.size - next.size) < 0.12 * line.size else { return false }
        if !onNextPage, next.middle - line.middle > max(1.45 * leading, 1.2 * line.height) { return false }
        let em = line.size
        let center = (left + right) / 2
        let isCentered = { (line: PDFLine) in abs((line.left + line.right) / 2 - center) < em }
        // The lines of a title.
        let isFull = line.right + next.firstUnit > right - 0.2 * em
        if line.size > 1.15 * size {
            return (isFull || isCentered(line) && isCentered(next)) && !line.endsSentence
        }
        if next.beginsHeading(onNextPage: onNextPage), !"第、，,（(至和及与条款".unicodeScalars.contains(line.lastScalar)
        {
            return false
        }
        let isIndented = next.left > left + 0.8 * em
        if isFull {
            return line.endsSentence
                ? self.isIndented && !isIndented : !isIndented || next.left <= line.left + em
        }
        if line.endsSentence || isIndented { return false }
        // Pages set with a ragged edge; and no paragraph ends in a comma.
        return "，、,（(".unicodeScalars.contains(line.lastScalar)
            || right - line.right < 3 * em && line.left < left + 3 * em && !next.beginsPart
    }
}

extension PDFLine {
    fileprivate var lastScalar: Unicode.Scalar { words.last?.text.unicodeScalars.last ?? " " }

    var endsSentence: Bool { "。！？；：!?;:".unicodeScalars.contains(lastScalar) }

    /// The width of what stands together at its beginning and cannot be broken.
    var firstUnit: Double {
        let scalars = Array((words.first?.text ?? "").unicodeScalars)
        let narrow = scalars.prefix { $0.value < 0x2E80 }.count
        let closes =
            scalars.dropFirst(max(1, narrow)).first.map { "，。、；：！？）》”％".unicodeScalars.contains($0) } ?? false
        let count = max(1, narrow) + (closes ? 1 : 0)
        if count == scalars.count, let word = words.first { return word.right - word.left }
        return (narrow > 0 ? 0.6 * Double(narrow) : 1) * size + (closes ? size : 0)
    }

    /// Whether it begins with a number of a list, or the name of a field.
    fileprivate var beginsPart: Bool {
        let head = text.unicodeScalars.prefix(12)
        if head.contains("：") || head.contains(":") { return true }
        let number = head.prefix { $0.properties.numericType != nil || "（(第十".unicodeScalars.contains($0) }
        guard !number.isEmpty, let sign = head.dropFirst(number.count).first else { return false }
        return "、．)）章节条".unicodeScalars.contains(sign)
    }

    /// Whether it begins with the number of a heading, which no sentence goes on with: `二、乙公司`, `（三）`.
    ///
    /// - Parameter onNextPage: whether a page begins with it, where digits and a sign before words are one too.
    fileprivate func beginsHeading(onNextPage: Bool) -> Bool {
        guard let number = partNumber,
            let rest = text.unicodeScalars.dropFirst(number.length).first(where: { $0 != " " })
        else { return false }
        return rest.properties.isIdeographic && (onNextPage || !number.isInDigits)
    }

    /// Whether it begins with the sign of a note.
    fileprivate var beginsNote: Bool {
        guard let first = words.first, let scalar = first.text.unicodeScalars.first else { return false }
        if words.count > 1, Superscript.isNoteMark(first.text), first.height < 0.85 * height { return true }
        let start = text.unicodeScalars.prefix(3)
        let digits = start.prefix { (0x30...0x39).contains($0.value) }
        if (1...2).contains(digits.count), let next = start.dropFirst(digits.count).first,
            next.properties.isIdeographic, !"年月日亩公万亿个处".unicodeScalars.contains(next)
        {
            return true
        }
        return "*＊†‡[［〔①②③④⑤⑥⑦⑧⑨⑩".unicodeScalars.contains(scalar)
    }
}
