import Bilingual

extension Ledger {
    /// Takes a report apart into items, clauses and claims.
    ///
    /// Never fails: what has no place in an item is in `unplaced`; a text without any item gives a ledger
    /// whose lines are all there. The time is linear in the text.
    public init(_ source: SourceText) {
        let (upright, turned) = source.upright()
        let joined = upright.with(tables: TextTables.found(in: upright)).joiningWrappedLines()
        let forms = FormSeries(joined)
        let drawn = joined.with(tables: forms.rest)
        let tables = TableReader(drawn)
        breaks = joined.breaks
        let number =
            (tables.cells.map(\.cell) + tables.open + tables.empty).map(\.table).max().map { $0 + 1 } ?? 0
        let cells = tables.cells + forms.cells(table: number)
        let source = drawn.with(figureCells: cells.sorted { $0.range.lowerBound < $1.range.lowerBound })
        let layout = Layout(of: source, tables, forms)
        (openCells, emptyCells) = (tables.open, tables.empty)
        let parser = LedgerParser(source: source, layout: layout)
        let title = parser.title
        let gazetteer = Gazetteer(
            title: title.map { source.text(in: $0) }.joined(),
            text: source.text(in: 0..<min(source.count, 4000)))
        titleLines = title.map { source.passage($0) }
        let parts = parser.parts(below: title)
        let year = ReportYear(of: source, title: title)
        let notice = layout.spans.count == 1 ? parser.noticeLead : NoticeLead()
        let headed = parser.statusesOfHeadings
        items = layout.spans.indices.map { index in
            var lead = notice
            lead.status = lead.status ?? headed[index]
            return parser.item(
                layout.spans[index], gazetteer: gazetteer, year: year, part: parts[index], notice: lead)
        }
        notes =
            turned + tables.notes + parser.repeatedNumbers(in: items) + parser.skippedNumbers(in: items)
        unplaced = parser.rest(outside: title + layout.spans.map(\.range))
        outerTexts = parser.outerTexts(gazetteer: gazetteer, year: year)
        unreadFigures = parser.unreadFigures
    }

    /// Takes a report apart into items, clauses and claims.
    public init(_ text: String) {
        self.init(SourceText(text))
    }
}

/// Builds the parts of a ledger from the layout of a report.
struct LedgerParser {
    let source: SourceText
    let layout: Layout
    /// Whether measures count as what was done.
    private(set) var measuresAreDone = false

    init(source: SourceText, layout: Layout) {
        (self.source, self.layout) = (source, layout)
        measuresAreDone = measuresTellDeeds()
    }

    /// The lines of the title: the headings that open the report, before its first item.
    var title: [Range<Int>] {
        guard let first = layout.spans.first?.range.lowerBound else { return [] }
        let headings = HeadingLines(source)
        var title: [Range<Int>] = []
        for line in source.lines where !line.isEmpty {
            let piece = source.trimmed(line.lowerBound..<min(line.upperBound, max(first, line.lowerBound)))
            // 一、生态环境领域 heads the items below it.
            let mark = ItemMark(in: source, at: line.lowerBound, before: line.upperBound)
            if piece.allSatisfy({ MarkCollector.bullets.contains(source[$0]) }) { break }
            guard mark == nil, headings.isHeading(piece),
                !layout.aside.contains(line.lowerBound), !TextTables.isRule(line, in: source)
            else { break }
            title.append(piece)
        }
        return title
    }

    /// The heading of the part that each item stands in; none where no number is used twice.
    func parts(below title: [Range<Int>]) -> [Range<Int>?] {
        let spans = layout.spans
        guard Set(spans.map(\.mark.number)).count < spans.count else { return spans.map { _ in nil } }
        let headings = HeadingLines(source)
        let floor = title.last?.upperBound ?? 0
        let lines = source.lines.filter { line in
            line.lowerBound >= floor && headings.isHeading(line)
                && ItemMark(in: source, at: line.lowerBound, before: line.upperBound) != nil
        }
        var (next, end) = (lines.startIndex, 0)
        var part: Range<Int>?
        return spans.map { span in
            while next < lines.endIndex, lines[next].lowerBound < span.range.lowerBound {
                if lines[next].lowerBound >= end { part = lines[next] }
                next += 1
            }
            end = span.range.upperBound
            return part
        }
    }

    /// The status that the heading above each item gives it: `一、已完成整改的问题`; none where it names no status.
    var statusesOfHeadings: [StatusPhrase?] {
        let headings = HeadingLines(source)
        var lines = source.lines.filter { !$0.isEmpty }[...]
        var status: StatusPhrase?
        return layout.spans.map { span in
            while let line = lines.first, line.lowerBound < span.range.lowerBound {
                lines.removeFirst()
                guard headings.isHeading(line),
                    ItemMark(in: source, at: line.lowerBound, before: line.upperBound) != nil
                else { continue }
                status = StatusPhrase(heading: line, of: source)
            }
            while let line = lines.first, line.lowerBound < span.range.upperBound { lines.removeFirst() }
            return status
        }
    }

    /// A note on each number that several items of one part bear.
    func repeatedNumbers(in items: [LedgerItem]) -> [Message] {
        // 7-1 and 7-2 are parts of one item.
        let groups = Dictionary(grouping: items) { [$0.part.map { "\($0.offset)" } ?? "", $0.label.text] }
        return groups.values.filter { $0.count > 1 && !$0[0].label.text.isEmpty }.sorted {
            $0[0].text.offset < $1[0].text.offset
        }.map {
            group in
            let lines = group.map { "\(source.line(at: $0.text.offset))" }.joined(separator: ", ")
            let (number, count) = (group[0].number, group.count)
            return Message(
                zh: "编号\(number)用了\(count)次（第\(lines)行）：按编号查找时取第一项，请核对报告编号",
                en:
                    "number \(number) is used \(count) times (lines \(lines)): by its number the first is taken; check the report's numbering"
            )
        }
    }

    /// What is to be told where the items count up and leave out few numbers: an item may have been lost.
    func skippedNumbers(in items: [LedgerItem]) -> [Message] {
        let numbers = items.map(\.number)
        guard items.count > 3, items.allSatisfy({ $0.part == nil }),
            zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }),
            let first = numbers.first, let last = numbers.last,
            (last - first + 1 - items.count) * 4 <= items.count
        else { return [] }
        let skipped = Set(first...last).subtracting(numbers).sorted().map(String.init)
        guard !skipped.isEmpty else { return [] }
        return [
            Message(
                zh: "事项编号不连续，缺\(skipped.joined(separator: "、"))：请核对原文是否有此项而未读出",
                en:
                    "the numbers of the items leave out \(skipped.joined(separator: ", ")): check whether the report has such an item that was not read"
            )
        ]
    }

    /// What the text before the only item says of it.
    var noticeLead: NoticeLead {
        guard let first = layout.spans.first?.range.lowerBound else { return NoticeLead() }
        let lines = source.lines.prefix { $0.lowerBound < first }.filter { !$0.isEmpty }
        return NoticeLead(lines.map { $0.lowerBound..<min($0.upperBound, first) }, of: source)
    }

    /// The numbers of the whole text that cannot be read surely.
    var unreadFigures: [UnreadFigure] {
        let scanner = FigureScanner(source: source)
        return scanner.scan(0..<source.count).unread.map { unread in
            let range = unread.range
            let unit = range.lazy.compactMap { UnitToken(in: source, at: $0, before: range.upperBound) }.first {
                $0.end == range.upperBound
            }
            return UnreadFigure(
                text: source.passage(range), line: source.line(at: range.lowerBound),
                reason: unread.reason, cell: unread.cell, kind: unit?.kind,
                sentence: source.passage(sentence(around: range)).range)
        }
    }

    /// The sentence around a range, no further than sentences are looked at.
    private func sentence(around range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        let (floor, ceiling) = (max(0, start - ItemReading.reach), min(source.count, end + ItemReading.reach))
        while start > floor, !source[start - 1].endsSentence { start -= 1 }
        while end < ceiling, !source[end].endsSentence { end += 1 }
        return start..<end
    }

    /// What stands outside some ranges, which are in order, line by line.
    func rest(outside ranges: [Range<Int>]) -> [UnplacedLine] {
        var rest: [UnplacedLine] = []
        var ranges = ranges[...]
        for line in source.lines where !line.isEmpty {
            var start = line.lowerBound
            while start < line.upperBound {
                while let range = ranges.first, range.upperBound <= start { ranges.removeFirst() }
                let next =
                    ranges.first.map { min(max($0.lowerBound, start), line.upperBound) } ?? line.upperBound
                let piece = source.trimmed(start..<next)
                // Bars around the cells of a row and signs before a line are no text.
                if piece.contains(where: { !MarkCollector.bullets.contains(source[$0]) }) {
                    let isHead =
                        layout.aside.contains(line.lowerBound) || TextTables.isRule(piece, in: source)
                    rest.append(
                        UnplacedLine(
                            text: source.passage(piece), line: source.line(at: piece.lowerBound),
                            kind: isHead
                                ? .tableHead : source.figureCells(in: piece).isEmpty ? .text : .tableRow))
                }
                start = next < line.upperBound ? ranges.first?.upperBound ?? line.upperBound : line.upperBound
            }
        }
        return rest
    }

    /// What stands outside the items, with its figures.
    func outerTexts(gazetteer: Gazetteer, year: ReportYear?) -> [OuterText] {
        var finder = ClaimFinder(source: source, gazetteer: gazetteer, year: year)
        finder.isProposed = year?.isPlan ?? false
        var texts: [OuterText] = []
        var start = 0
        for next in layout.spans.map(\.range) + [source.count..<source.count] {
            let range = source.trimmed(start..<max(start, next.lowerBound))
            start = max(start, next.upperBound)
            guard !range.isEmpty else { continue }
            texts.append(
                OuterText(text: source.passage(range), claims: finder.claims(in: range, at: .document)))
        }
        return texts
    }

    /// The fields of a span with their texts.
    private func texts(of span: ItemSpan) -> [(field: FieldMark, text: Range<Int>)] {
        span.fields.indices.map { position in
            let field = span.fields[position]
            let next =
                position + 1 < span.fields.count ? span.fields[position + 1].start : span.range.upperBound
            return (field, source.trimmed(field.end..<max(field.end, field.limit ?? next)))
        }
    }

    /// Whether the measures of the items tell what was done: 举措 beside a status, in a report that has no other field for it.
    ///
    /// 恢复133.8亩，剩余52.6亩 is told of the past, 2025年底前恢复 of a plan.
    private func measuresTellDeeds() -> Bool {
        var (measures, done, planned) = (0, 0, 0)
        for span in layout.spans {
            let texts = texts(of: span)
            if texts.contains(where: { $0.field.kind == .progress && !$0.text.isEmpty }) { return false }
            guard texts.contains(where: { $0.field.kind == .status && !$0.text.isEmpty }) else { continue }
            for (field, text) in texts where field.kind == .measures && !text.isEmpty {
                measures += 1
                func says(_ words: WordTable<Void>) -> Bool {
                    text.contains { words.match(in: source, at: $0, before: text.upperBound) != nil }
                }
                if says(Self.done) { done += 1 }
                if says(Self.planned) { planned += 1 }
            }
        }
        return measures > 0 && done * 3 >= measures && done > planned
    }

    /// Words of what was done, and of what is to be done.
    private static let done = WordTable<Void>([
        ("已 剩余 其余 尚有 尚余 尚未 还剩 还有 仍有 剩下 余下 未恢复 占 成活率 完成率 恢复率 支付 支出 实际 合计 累计 全部完成", ())
    ])
    private static let planned = WordTable<Void>([
        ("年前完成 月前完成 底前完成 日前完成 年底前 月底前 拟 将于 力争 确保 计划于 限期 不低于 不少于 督促 加快推进", ())
    ])

    /// The item of a span.
    func item(
        _ span: ItemSpan, gazetteer: Gazetteer, year: ReportYear? = nil, part: Range<Int>? = nil,
        notice: NoticeLead = NoticeLead()
    ) -> LedgerItem {
        var parts = ItemParts(
            source: source, statesStatus: span.fields.contains { $0.kind == .status },
            tellsProgress: span.fields.contains {
                [.progress, .status, .acceptance, .other].contains($0.kind)
            },
            tellsApart: span.fields.count { $0.kind == .progress } > 1)
        let end = span.range.upperBound
        let headEnd = span.fields.map(\.start).min() ?? end
        let head = span.mark.range.upperBound
        parts.takeHead(head..<max(head, headEnd), hasFields: !span.fields.isEmpty)
        for (field, text) in texts(of: span) {
            parts.take(measuresAreDone && field.kind == .measures ? field.telling(.progress) : field, text)
        }
        return parts.item(
            span.mark, text: span.range, gazetteer: gazetteer, year: year, part: part, notice: notice)
    }
}
