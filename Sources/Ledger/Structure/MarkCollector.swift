/// Collects the numbers and the field names of a report, line by line.
struct MarkCollector {
    let source: SourceText
    private(set) var marks: [Layout.Mark] = []
    /// The names that stand where a field's name may, and count only if something tells that they are one.
    private var strangers: [Stranger] = []

    /// The short lines that a blank line or a full stop parts from what stands above.
    private var headings: [(after: Int, name: Range<Int>)] = []

    /// The numbers behind an office's own word for its items.
    private let series: KeySeries

    /// What may be the name of a field.
    private struct Stranger {
        let field: FieldMark
        /// Whether only coming again makes it one, and not a field beside it.
        let needsRepeat: Bool
    }

    /// What an office draws before a line.
    static let bullets = Set("#*| >★☆▶►➤●○◎■◆◇▪•※▲△✦".unicodeScalars)

    /// How far behind a status the name of the progress may follow without any sign between, in scalars.
    private static let longestStatus = 24

    init(_ source: SourceText, _ forms: FormSeries) {
        self.source = source
        var tables = source.tables.map(\.range)[...]
        // What tables hold is told by their columns.
        let lines = source.lines.filter { line in
            while let table = tables.first, table.upperBound <= line.lowerBound { tables.removeFirst() }
            return !line.isEmpty && tables.first.map { $0.lowerBound >= line.upperBound } ?? true
        }
        series = KeySeries(lines.map { Self.afterBullets($0, of: source) }, of: source)
        let closing = ClosingLines(source)
        var waiting = forms.forms[...]
        var index = lines.startIndex
        while index < lines.endIndex {
            // The cells of forms tell their names and values themselves.
            if let form = waiting.first, case let range = FormSeries.range(of: form),
                range.lowerBound < lines[index].upperBound
            {
                marks += forms.fields(of: form).map { .field($0) }
                waiting.removeFirst()
                while index < lines.endIndex, lines[index].lowerBound < range.upperBound { index += 1 }
                continue
            }
            if index > 0, closing.isAttachment(lines[index]) {
                // 附件：1.… above 2.…: the numbers of attachments number no items.
                index += 1
                while index < lines.endIndex, closing.isName(lines[index]),
                    ItemMark(in: source, at: lines[index].lowerBound, before: lines[index].upperBound) != nil
                {
                    index += 1
                }
                continue
            }
            // 任务编号 on a line of its own stands above its number.
            if index + 1 < lines.endIndex,
                let item = ItemMark(key: lines[index], number: lines[index + 1], of: source)
            {
                marks.append(.item(item))
                index += 2
            } else {
                collect(lines[index])
                index += 1
            }
        }
        takeHeadings()
        takeStrangers()
        if marks.isEmpty { takeBulleted(lines) }
        if marks.isEmpty { takeHeaded(lines) }
        marks = NumberedFields(source).settled(FieldEvidence(source: source).told(marks))
        takeLeads(lines)
    }

    /// A line without the signs that an office draws before it.
    private static func afterBullets(_ line: Range<Int>, of source: SourceText) -> Range<Int> {
        (line.first { !bullets.contains(source[$0]) } ?? line.upperBound)..<line.upperBound
    }

    private func standsAlone(_ line: Range<Int>) -> Bool {
        var before = line.lowerBound
        var ends = 0
        while before > 0, source[before - 1].isBlank {
            before -= 1
            if source[before] == "\n" { ends += 1 }
        }
        return before > 0 && (ends > 1 || source[before - 1].endsSentence || source[before - 1] == ")")
    }

    /// Takes the headings that one sign opens for items, in a text that numbers and names nothing.
    private mutating func takeBulleted(_ lines: [Range<Int>]) {
        let headings = HeadingLines(source)
        let signs = Dictionary(grouping: lines.indices) { source[lines[$0].lowerBound] }
        for (sign, places) in signs where Self.bullets.contains(sign) && places.count > 1 {
            let isHeading = places.allSatisfy { place in
                headings.isHeading(lines[place]) && place + 1 < lines.count
                    && source[lines[place + 1].lowerBound] != sign
            }
            guard isHeading else { continue }
            marks = places.enumerated().map {
                .item(.unnumbered($0 + 1, at: Self.afterBullets(lines[$1], of: source).lowerBound))
            }
            return
        }
    }

    /// The longest heading of an item that nothing numbers, in scalars.
    private static let longestTitle = 20

    /// Takes short lines above paragraphs of what is wrong for the headings of items, in a text that numbers and names nothing.
    private mutating func takeHeaded(_ lines: [Range<Int>]) {
        let headings = HeadingLines(source)
        // The first line is the title.
        let places = lines.indices.dropFirst().dropLast().filter { place in
            let next = lines[place + 1]
            return lines[place].count <= Self.longestTitle && headings.isHeading(lines[place])
                && !lines[place].contains { source[$0].isDigit } && source[next.upperBound - 1].endsSentence
        }
        let faults = places.count { ItemRows.namesFault(lines[$0 + 1], of: source) }
        guard places.count > 1, faults * 2 > places.count, let first = places.first,
            first > 1 || places.count > 2
        else { return }
        marks = places.enumerated().map { .item(.unnumbered($0 + 1, at: lines[$1].lowerBound)) }
    }

    /// Takes the lines above fields that come again for the openings of items, where nothing numbers them: a heading right
    /// above the first field of each, behind the one line of the last field before.
    private mutating func takeLeads(_ lines: [Range<Int>]) {
        guard !marks.contains(where: { $0.item != nil }) else { return }
        let anchors = FieldCycles(marks, in: source).anchors
        guard anchors.count > 1 else { return }
        let hasProblem = marks.contains { $0.field?.kind == .problem }
        let headings = HeadingLines(source)
        var leads: [Int] = []
        var place = lines.startIndex
        for anchor in anchors {
            let start = marks[anchor].start
            while place < lines.endIndex, lines[place].upperBound <= start { place += 1 }
            guard place > 0, place < lines.endIndex, case let lead = lines[place - 1],
                anchor == 0 || marks[anchor - 1].start < lead.lowerBound,
                anchor == 0 || place > 1 && marks[anchor - 1].start >= lines[place - 2].lowerBound,
                !hasProblem || headings.isHeading(lead), isApart(lead)
            else { return }
            leads.append(lead.lowerBound)
        }
        var merged: [Layout.Mark] = []
        var next = leads[...].enumerated().makeIterator()
        var lead = next.next()
        for mark in marks {
            if let opening = lead, opening.element < mark.start {
                merged.append(.item(.unnumbered(opening.offset + 1, at: opening.element)))
                lead = next.next()
            }
            merged.append(mark)
        }
        marks = merged
    }

    /// Whether a blank line stands above a line.
    private func isApart(_ line: Range<Int>) -> Bool {
        var ends = 0
        var before = line.lowerBound
        while before > 0, source[before - 1].isBlank || Self.bullets.contains(source[before - 1]) {
            before -= 1
            if source[before] == "\n" { ends += 1 }
        }
        return ends > 1
    }

    /// Takes short lines for names of fields in a form whose names stand on lines of their own.
    private mutating func takeHeadings() {
        let alone = marks.indices.filter { index in
            marks[index].field.map {
                $0.start == $0.name.lowerBound && $0.end == $0.name.upperBound
                    && (source[$0.end] == "\n" || $0.end == source.count)
            } ?? false
        }
        guard let first = alone.first else { return }
        var merged: [Layout.Mark] = []
        var waiting = headings[...]
        for index in 0...marks.count {
            while let heading = waiting.first, heading.after == index {
                waiting.removeFirst()
                let told = FieldNames.kind(of: heading.name, in: source)
                // A name that tells nothing needs more names around it, and a pause before it.
                guard index > first, told != nil || alone.count > 1 && standsAlone(heading.name) else {
                    continue
                }
                merged.append(
                    .field(
                        FieldMark(
                            told ?? .other, name: heading.name, start: heading.name.lowerBound,
                            end: heading.name.upperBound)))
            }
            if index < marks.count { merged.append(marks[index]) }
        }
        marks = merged
    }

    /// Takes unknown names for fields: those that come again, and those beside a field.
    private mutating func takeStrangers() {
        guard !strangers.isEmpty else { return }
        var counts: [String: Int] = [:]
        func name(_ field: FieldMark) -> String { source.text(in: field.name).folded.filter { $0 != " " } }
        for stranger in strangers { counts[name(stranger.field), default: 0] += 1 }
        var merged: [Layout.Mark] = []
        var waiting = strangers[...]
        func take(before next: Layout.Mark?) {
            while let stranger = waiting.first, next.map({ stranger.field.start < $0.start }) ?? true {
                waiting.removeFirst()
                let isRepeated = counts[name(stranger.field)] ?? 0 > 1
                if isRepeated || !stranger.needsRepeat && (merged.last?.field != nil || next?.field != nil) {
                    merged.append(.field(stranger.field))
                }
            }
        }
        for mark in marks {
            take(before: mark)
            merged.append(mark)
        }
        take(before: nil)
        marks = merged
    }

    private mutating func collect(_ line: Range<Int>) {
        var position = Self.afterBullets(line, of: source).lowerBound
        if let row = LetterRow(line: position..<line.upperBound, of: source) {
            marks.append(.item(row.mark))
            return
        }
        if let field = FieldMark(in: source, at: position, before: line.upperBound, alone: true, names: .known)
        {
            marks.append(.field(field))
            position = field.end
        } else if let item = ItemMark(in: source, at: position, before: line.upperBound)
            ?? series.mark(at: position)
        {
            marks.append(.item(item))
            position = source.skippingSpaces(from: item.range.upperBound, before: line.upperBound)
            // 一、整改目标：
            if let field = FieldMark(
                in: source, at: position, before: line.upperBound, alone: true, names: .known)
            {
                marks.append(.field(field))
                position = field.end
            }
        } else if let field = FieldMark(in: source, at: position, before: line.upperBound, alone: true) {
            marks.append(.field(field))
            position = field.end
        } else if let field = FieldMark(
            in: source, at: position, before: line.upperBound, alone: false, names: .any)
        {
            strangers.append(Stranger(field: field, needsRepeat: false))
            position = field.end
        } else if let field = FieldMark(spaced: position..<line.upperBound, of: source)
            ?? FieldMark(outlined: position..<line.upperBound, of: source)
        {
            strangers.append(Stranger(field: field, needsRepeat: true))
            position = field.end
        } else if FieldNames.canBeName(position..<line.upperBound, in: source),
            StatusPhrase(name: position..<line.upperBound, of: source) == nil,
            standsAlone(line) || FieldNames.kind(of: position..<line.upperBound, in: source) != nil
        {
            headings.append((marks.count, position..<line.upperBound))
        }
        if position == line.lowerBound, let item = ItemMark(bareLine: line, of: source) {
            marks.append(.item(item))
        }
        let inner = fields(from: position, in: line)
        let all = inner + (marks.last?.start ?? 0 >= line.lowerBound ? marks.suffix(1).compactMap(\.field) : [])
        let isDump = [LedgerField.Kind.status, .progress].contains { kind in all.count { $0.kind == kind } > 1 }
        if isDump || position == line.lowerBound && !inner.isEmpty {
            collectDump(line, from: position, inner, opensOnce: !isDump)
        } else {
            marks += inner.map { .field($0) }
        }
    }

    /// The field names inside a line, behind a pause; right behind a status no pause is needed.
    private mutating func fields(from start: Int, in line: Range<Int>) -> [FieldMark] {
        var fields: [FieldMark] = []
        var position = start
        var statusEnd: Int?
        if case .field(let field)? = marks.last, field.kind == .status, field.end >= line.lowerBound {
            statusEnd = field.end
        }
        while position < line.upperBound {
            defer { position += 1 }
            let follows = statusEnd.map { position > $0 && position - $0 <= Self.longestStatus } ?? false
            let isBoundary = position > line.lowerBound && isPause(source[position - 1])
            guard isBoundary || follows,
                let field = FieldMark(
                    in: source, at: position, before: line.upperBound, alone: false, names: .known),
                field.name.count > 3, isBoundary || field.kind == .progress
            else {
                if isBoundary,
                    let field = FieldMark(in: source, at: position, before: line.upperBound, alone: false),
                    field.start == field.name.lowerBound
                {
                    strangers.append(Stranger(field: field, needsRepeat: true))
                }
                continue
            }
            fields.append(field)
            statusEnd = field.kind == .status ? field.end : nil
            position = field.end - 1
        }
        return fields
    }

    /// Adds the fields of a line that holds several items, and the numbers of the items between them.
    ///
    /// - Parameter opensOnce: whether only the number behind the title counts.
    private mutating func collectDump(
        _ line: Range<Int>, from start: Int, _ fields: [FieldMark], opensOnce: Bool
    ) {
        var rest = fields[...]
        var position = start
        while position < line.upperBound {
            if let field = rest.first, field.name.lowerBound <= position {
                marks.append(.field(field))
                rest.removeFirst()
                position = max(position + 1, field.end)
                if opensOnce { break }
                continue
            }
            if position > line.lowerBound,
                let item = ItemMark(in: source, at: position, before: line.upperBound),
                !opensOnce && isPause(source[position - 1]) || opens(item, in: line, isOnly: opensOnce)
            {
                marks.append(.item(item))
                position = item.range.upperBound
            } else {
                position += 1
            }
        }
        marks += rest.map { .field($0) }
    }

    /// Whether a number is the first of a line behind a title that no pause ends: `整改情况（一）`.
    private func opens(_ item: ItemMark, in line: Range<Int>, isOnly: Bool) -> Bool {
        let lead = line.lowerBound..<item.range.lowerBound
        return (item.number == 1 || isOnly) && item.style != .keyed && HeadingLines(source).isHeading(lead)
            && !source[lead.upperBound - 1].isDigit && source[lead.upperBound - 1] != "第"
    }

    private func isPause(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "。", ";", "|", "】", "!", ")", "》", "”", "?": true
        default: false
        }
    }
}
