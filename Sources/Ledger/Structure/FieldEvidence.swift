/// Tells what fields hold whose names tell nothing, by what stands under a name each time it comes again.
///
/// Offices name the fields of their forms as they like: what opens each item with another code is its number, the first
/// text before the deeds its problem, and what holds nothing but statuses its status.
struct FieldEvidence {
    let source: SourceText

    /// The fields of one name.
    private struct Group {
        /// Where they stand among the marks, in order.
        var indices: [Int]
        /// What the name is taken for so far.
        let kind: LedgerField.Kind
        /// Whether nothing tells what it names.
        let isUnknown: Bool
        let name: Range<Int>
    }

    private static let deeds: Set<LedgerField.Kind> = [.progress, .status, .acceptance, .measures]
    /// The shortest text that can tell a problem, in scalars.
    private static let shortestText = 10
    /// The longest title of an item that leaves its problem to a field, in scalars.
    private static let longestTitle = 30

    /// The marks with the kinds of unknown fields told.
    func told(_ marks: [Layout.Mark]) -> [Layout.Mark] {
        var marks = marks
        tellStatuses(in: &marks)
        tellProblem(in: &marks)
        tellNumbers(in: &marks)
        return marks
    }

    /// The names that come again, in the order in which they first stand.
    private func groups(of marks: [Layout.Mark]) -> [Group] {
        var places: [String: Int] = [:]
        var groups: [Group] = []
        for index in marks.indices {
            guard let field = marks[index].field else { continue }
            let name = source.text(in: field.name).folded.filter { $0 != " " }
            if let place = places[name] {
                groups[place].indices.append(index)
            } else {
                places[name] = groups.count
                groups.append(
                    Group(
                        indices: [index], kind: field.kind,
                        isUnknown: field.kind == .other && isUnknown(field.name), name: field.name))
            }
        }
        return groups.filter { $0.indices.count > 1 }
    }

    private func isUnknown(_ name: Range<Int>) -> Bool {
        guard FieldNames.kind(of: name, in: source) == nil, ColumnUnit.unit(in: name, of: source) == nil else {
            return false
        }
        switch ColumnName([name], of: source).kind {
        case nil, .field(.problem)?, .field(.progress)?: return true
        default: return false
        }
    }

    /// The text of a field: its cell, or what stands on its line.
    private func text(_ index: Int, _ marks: [Layout.Mark]) -> Range<Int> {
        guard let field = marks[index].field else { return 0..<0 }
        if let limit = field.limit { return source.trimmed(field.end..<max(field.end, limit)) }
        let next = index + 1 < marks.count ? marks[index + 1].start : source.count
        let line = (field.end..<max(field.end, next)).prefix { source[$0] != "\n" && source[$0] != "|" }
        return source.trimmed(field.end..<line.upperBound)
    }

    /// Takes a name for that of the status where its texts are nothing but statuses.
    private func tellStatuses(in marks: inout [Layout.Mark]) {
        for group in groups(of: marks) where group.kind == .other {
            let isStatus = group.indices.allSatisfy { index in
                StatusPhrase(opinion: text(index, marks), of: source).map { $0.rest.isEmpty } ?? false
            }
            if isStatus { tell(.status, group, in: &marks) }
        }
    }

    /// Takes the first text before the deeds for the problem, where no name says what the problem is and the titles of the
    /// items tell none.
    private func tellProblem(in marks: inout [Layout.Mark]) {
        let groups = groups(of: marks)
        guard !groups.contains(where: { $0.kind == .problem }),
            let place = groups.firstIndex(where: { $0.isUnknown && tellsProblem($0, marks) }),
            !groups[..<place].contains(where: { Self.deeds.contains($0.kind) }),
            groups[(place + 1)...].contains(where: { Self.deeds.contains($0.kind) || $0.isUnknown })
        else { return }
        tell(.problem, groups[place], in: &marks)
    }

    private func tellsProblem(_ group: Group, _ marks: [Layout.Mark]) -> Bool {
        let texts = group.indices.map { text($0, marks) }
        let telling = texts.count { text in
            text.count >= Self.shortestText
                && (ItemRows.namesFault(text, of: source)
                    || !FigureScanner(source: source).figures(in: text).isEmpty)
        }
        let titles = group.indices.compactMap { title(above: $0, marks) }
        return telling * 2 > texts.count && titles.count(where: isProblem) * 2 <= titles.count
    }

    /// What stands between the number of an item and its first field.
    private func title(above index: Int, _ marks: [Layout.Mark]) -> Range<Int>? {
        guard let place = marks[..<index].lastIndex(where: { $0.item != nil }),
            let number = marks[place].item
        else { return nil }
        let end = marks[place + 1].start
        return source.trimmed(number.range.upperBound..<max(number.range.upperBound, end))
    }

    private func isProblem(_ title: Range<Int>) -> Bool {
        title.count > Self.longestTitle || title.contains { source[$0].endsSentence && source[$0] != "\n" }
            || !FigureScanner(source: source).figures(in: title).isEmpty
    }

    /// Takes the name that opens the items for that of their numbers, where each bears another number or code.
    private func tellNumbers(in marks: inout [Layout.Mark]) {
        guard let group = groups(of: marks).first, group.kind == .other,
            ColumnUnit.unit(in: group.name, of: source) == nil
        else { return }
        let numbers = group.indices.compactMap { index in
            marks[index].field.flatMap {
                ItemMark(named: $0.start..<$0.name.upperBound, value: text(index, marks), of: source)
            }
        }
        let values = numbers.map(\.number)
        // A name that says nothing of numbers needs numbers that go up, or codes.
        let isNamed = ["号", "次", "序", "码"].contains(source[group.name.upperBound - 1])
        guard numbers.count == group.indices.count, Set(values).count == values.count,
            isNamed || zip(values, values.dropFirst()).allSatisfy(<)
        else { return }
        for (index, number) in zip(group.indices, numbers) { marks[index] = .item(number) }
    }

    private func tell(_ kind: LedgerField.Kind, _ group: Group, in marks: inout [Layout.Mark]) {
        for index in group.indices {
            if let field = marks[index].field { marks[index] = .field(field.telling(kind)) }
        }
    }
}
