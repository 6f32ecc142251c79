/// Collects the numbers and the field names of a report, line by line.
struct MarkCollector {
    let source: SourceText
    private(set) var marks: [Layout.Mark] = []

    /// How far behind a status the name of the progress may follow without any sign between, in scalars.
    private static let longestStatus = 24

    init(_ source: SourceText) {
        self.source = source
        for line in source.lines where !line.isEmpty { collect(line) }
        freeHeadings()
    }

    /// Takes `二、整改情况` for a heading where items with a status or a progress of their own stand below it.
    private mutating func freeHeadings() {
        var hasOwnFields = false
        for index in marks.indices.reversed() {
            guard let field = marks[index].field else { continue }
            let isNumbered = field.start < field.name.lowerBound
            let isBare = isNumbered && (field.end == source.count || source[field.end] == "\n")
            if isBare, field.kind == .progress || field.kind == .problem, hasOwnFields,
                marks[index + 1].item != nil,
                let heading = ItemMark(in: source, at: field.start, before: field.end)
            {
                marks[index] = .item(heading)
            }
            if isNumbered { hasOwnFields = false }
            if !isNumbered, field.kind == .status || field.kind == .progress { hasOwnFields = true }
        }
    }

    private mutating func collect(_ line: Range<Int>) {
        var position = line.lowerBound
        while position < line.upperBound, ["#", "*", "|", " ", ">"].contains(source[position]) { position += 1 }
        if let field = FieldMark(in: source, at: position, before: line.upperBound, alone: true) {
            marks.append(.field(field))
            position = field.end
        } else if let item = ItemMark(in: source, at: position, before: line.upperBound) {
            let next = source.skippingSpaces(from: item.range.upperBound, before: line.upperBound)
            // 一、整改目标： is a numbered field.
            if let field = FieldMark(in: source, at: next, before: line.upperBound, alone: true) {
                marks.append(.field(field.numbered(from: item.range.lowerBound)))
                position = field.end
            } else {
                marks.append(.item(item))
                position = item.range.upperBound
            }
        }
        if position == line.lowerBound, let item = ItemMark(bareLine: line, of: source) {
            marks.append(.item(item))
        }
        let inner = fields(from: position, in: line)
        let all = inner + (marks.last?.start ?? 0 >= line.lowerBound ? marks.suffix(1).compactMap(\.field) : [])
        let isDump = [LedgerField.Kind.status, .progress].contains { kind in all.count { $0.kind == kind } > 1 }
        guard isDump else {
            marks += inner.map { .field($0) }
            return
        }
        collectDump(line, from: position, inner)
    }

    /// The field names inside a line, behind a pause; right behind a status no pause is needed.
    private func fields(from start: Int, in line: Range<Int>) -> [FieldMark] {
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
                let field = FieldMark(in: source, at: position, before: line.upperBound, alone: false),
                field.name.count > 3, isBoundary || field.kind == .progress
            else { continue }
            fields.append(field)
            statusEnd = field.kind == .status ? field.end : nil
            position = field.end - 1
        }
        return fields
    }

    /// Adds the fields of a line that holds several items, and the numbers of the items between them.
    private mutating func collectDump(_ line: Range<Int>, from start: Int, _ fields: [FieldMark]) {
        var rest = fields[...]
        var position = start
        while position < line.upperBound {
            if let field = rest.first, field.name.lowerBound <= position {
                marks.append(.field(field))
                rest.removeFirst()
                position = max(position + 1, field.end)
                continue
            }
            if position > line.lowerBound,
                let item = ItemMark(in: source, at: position, before: line.upperBound),
                isPause(source[position - 1]) || opens(item, in: line)
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
    private func opens(_ item: ItemMark, in line: Range<Int>) -> Bool {
        let lead = line.lowerBound..<item.range.lowerBound
        return item.number == 1 && item.style != .keyed && HeadingLines(source).isHeading(lead)
            && !source[lead.upperBound - 1].isDigit && source[lead.upperBound - 1] != "第"
    }

    private func isPause(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "。", ";", "|", "】", "!", ")", "》", "”", "?": true
        default: false
        }
    }
}
