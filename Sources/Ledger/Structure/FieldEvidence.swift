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

    /// Takes a name for that of the status where its texts are nothing but statuses, or where a name that tells nothing has a
    /// few words each time behind a longer text, most of them statuses.
    private func tellStatuses(in marks: inout [Layout.Mark]) {
        let groups = groups(of: marks)
        for (place, group) in groups.enumerated() where group.kind == .other {
            let texts = group.indices.map { text($0, marks) }
            let isStatus = texts.allSatisfy { text in
                StatusPhrase(opinion: text, of: source).map { $0.rest.isEmpty } ?? false
            }
            if isStatus || place > 0 && group.isUnknown && areStatuses(texts) {
                tell(.status, group, in: &marks)
            }
        }
        // 复诊结果：好转 behind 药方：… is how far it is, though its name may tell what was done.
        guard !groups.contains(where: { $0.kind == .status }),
            let last = groups.lastIndex(where: {
                $0.kind == .progress && FieldNames.isWeak($0.name, in: source)
            }),
            groups[..<last].filter({ $0.isUnknown && areSentences($0, marks) }).count > 1,
            areWords(groups[last], marks)
        else { return tellWeakStatus(groups, in: &marks) }
        tell(.status, groups[last], in: &marks)
    }

    /// Takes 目前情况：办结待核 for the status beside 办理经过：…, where its texts are a few words each, most of them statuses.
    private func tellWeakStatus(_ groups: [Group], in marks: inout [Layout.Mark]) {
        guard !groups.contains(where: { $0.kind == .status }) else { return }
        let group = groups.first { group in
            group.kind == .progress && FieldNames.isWeak(group.name, in: source)
                && areStatuses(group.indices.map { text($0, marks) })
                && !group.indices.contains { index in text(index, marks).contains { source[$0].isDigit } }
        }
        guard let group, groups.contains(where: { $0.kind == .progress && $0.name != group.name }) else {
            return
        }
        tell(.status, group, in: &marks)
    }

    /// Whether the texts of a group are a few words each, without a number or a sentence.
    private func areWords(_ group: Group, _ marks: [Layout.Mark]) -> Bool {
        group.indices.allSatisfy { index in
            let text = text(index, marks)
            return text.count <= Self.longestWord
                && !text.contains { source[$0].isDigit || source[$0].endsSentence }
        }
    }
    private static let longestWord = 8

    /// Whether texts are a few words each, at least half of them statuses by their words or by their grammar.
    func areStatuses(_ texts: [Range<Int>]) -> Bool {
        let told = texts.count { text in
            // 验收表 and 施工日志 name papers.
            text.last { !source[$0].endsSentence }.map { !Self.papers.contains(source[$0]) } ?? false
                && (ItemStatus(words: text, of: source) != .unknown || isOpposed(text, among: texts))
        }
        return told * 2 >= texts.count
            && texts.allSatisfy { text in
                (1...Self.longestStatus).contains(text.count)
                    && !text.dropLast().contains { source[$0].endsSentence }
            }
    }
    /// Whether a text says what another one denies: 已回音 beside 待回音, 收回 beside 没收回.
    private func isOpposed(_ text: Range<Int>, among texts: [Range<Int>]) -> Bool {
        let words = source.text(in: text)
        let deed = words.hasPrefix("已") ? String(words.dropFirst()) : words
        return texts.contains { other in
            ["未", "待", "没"].contains(source[other.lowerBound]) && source.text(in: other).dropFirst() == deed
        }
    }
    private static let longestStatus = 24
    private static let papers: Set<Unicode.Scalar> = [
        "表", "单", "书", "料", "件", "片", "录", "志", "告", "图", "文", "据",
    ]

    /// Takes the first text before the deeds for the problem, where no name says what the problem is and the titles of the
    /// items tell none.
    private func tellProblem(in marks: inout [Layout.Mark]) {
        let groups = groups(of: marks)
        if groups.isEmpty { return tellOnlyProblem(in: &marks) }
        let problems = groups.indices.filter { groups[$0].kind == .problem }
        let deeds =
            groups.firstIndex {
                $0.kind == .progress || $0.kind == .acceptance || $0.isUnknown && tellsDeeds($0, marks)
            } ?? groups.count
        guard problems.allSatisfy({ $0 > deeds && !namesProblem(groups[$0].name) }),
            let place = problemPlace(in: groups, marks)
                ?? (problems.isEmpty
                    ? nil
                    : groups[..<deeds].firstIndex { $0.isUnknown && areSentences($0, marks) }),
            groups[(place + 1)...].contains(where: { Self.deeds.contains($0.kind) || $0.isUnknown })
        else { return }
        tell(.problem, groups[place], in: &marks)
        for late in problems { tell(.other, groups[late], in: &marks) }
    }

    /// Whether a name says itself that it names the problem; 未了事项 behind what was done tells what is left.
    private func namesProblem(_ name: Range<Int>) -> Bool {
        FieldMark.kind(ofHead: name, in: source) != nil || source.contains("问题", in: name)
    }

    /// Takes the first text of a form that stands once for the problem, where other names are those of a ledger.
    private func tellOnlyProblem(in marks: inout [Layout.Mark]) {
        let fields = marks.indices.compactMap { index in marks[index].field.map { (index: index, field: $0) } }
        let kinds = Set(fields.map(\.field.kind))
        let ledger: Set<LedgerField.Kind> = [
            .responsible, .supervisor, .goal, .deadline, .acceptance, .measures,
        ]
        guard kinds.isDisjoint(with: [.problem, .status]), kinds.intersection(ledger).count > 1,
            let first = fields.first(where: { _, field in field.kind == .other && isUnknown(field.name) })?
                .index,
            case let text = text(first, marks), text.count >= Self.shortestText,
            ItemRows.namesFault(text, of: source), let field = marks[first].field
        else { return }
        marks[first] = .field(field.telling(.problem))
    }

    /// The first name before the deeds whose texts tell problems; of several of sentences, the first before one of deeds.
    ///
    /// 情况 says nothing: 存在情况 above 处置情况 is what was found.
    private func problemPlace(in groups: [Group], _ marks: [Layout.Mark]) -> Int? {
        let deeds = groups.indices.filter { Self.deeds.contains(groups[$0].kind) }
        let first = deeds.first ?? groups.count
        let titles = groups.first.map { $0.indices.compactMap { title(above: $0, marks) } } ?? []
        guard titles.count(where: isProblem) * 2 <= titles.count else { return nil }
        let open = groups[..<first].indices.filter { groups[$0].isUnknown }
        if let place = open.first(where: { tellsProblem(groups[$0], marks) }) {
            let earlier = open.first { $0 < place && areSentences(groups[$0], marks) }
            return tellsDeeds(groups[place], marks) ? earlier ?? place : place
        }
        guard deeds.count > 1, FieldNames.isWeak(groups[first].name, in: source),
            tellsProblem(groups[first], marks)
        else { return nil }
        return first
    }

    private func areSentences(_ group: Group, _ marks: [Layout.Mark]) -> Bool {
        let texts = group.indices.map { text($0, marks) }
        return texts.count { text in
            text.count >= Self.shortestText && text.contains { source[$0] == "," || source[$0].endsSentence }
        } * 2 > texts.count
    }

    private func tellsDeeds(_ group: Group, _ marks: [Layout.Mark]) -> Bool {
        let texts = group.indices.map { text($0, marks) }
        return texts.count { DeedSentences.tellsDeed($0, of: source) } * 2 > texts.count
    }

    private func tellsProblem(_ group: Group, _ marks: [Layout.Mark]) -> Bool {
        let texts = group.indices.map { text($0, marks) }
        let telling = texts.count { text in
            text.count >= Self.shortestText
                && (ItemRows.namesFault(text, of: source)
                    || !FigureScanner(source: source).figures(in: text).isEmpty)
        }
        return telling * 2 > texts.count
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
