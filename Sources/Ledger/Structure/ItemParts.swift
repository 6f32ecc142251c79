/// Collects the parts of an item as its fields are read.
struct ItemParts {
    let source: SourceText
    /// Whether the item has a field for its status: words elsewhere are not taken for it then.
    private let statesStatus: Bool
    /// Whether a field of it may tell what was done.
    private let tellsProgress: Bool
    /// Whether several fields tell what was done: one that tells what was found is none then.
    private let tellsApart: Bool
    private var problem: Range<Int>
    /// Whether a field named the problem.
    private var isLabelled = false
    private var status: StatusPhrase?
    private var fields: [LedgerField] = []
    private var clauses: [Clause] = []
    /// Whether a field named for it told what was done.
    private var namesProgress = false
    /// The clauses that tell what an inspection found.
    private var findings: Set<Int> = []
    /// Whether a field told what was done, beside the figures of a status.
    private var hasProgress = false

    /// The longest sentence that names a problem and tells nothing of it, in scalars.
    private static let longestTitle = 60
    /// The longest heading above the paragraph that names the problem, in scalars.
    private static let longestHeading = 20
    /// The longest status with figures in it, in scalars.
    private static let longestStatus = 16
    private static let shortestProgress = 12
    /// How much of a problem is searched for the one thing it is about, in scalars.
    private static let longestTheme = 400

    init(source: SourceText, statesStatus: Bool, tellsProgress: Bool, tellsApart: Bool) {
        self.source = source
        self.tellsApart = tellsApart
        self.tellsProgress = tellsProgress
        self.statesStatus = statesStatus
        problem = 0..<0
    }

    /// Takes what stands between the number and the first field.
    ///
    /// Without fields the first paragraph is the problem and the rest its progress.
    mutating func takeHead(_ range: Range<Int>, hasFields: Bool) {
        var text = trimmedOfOrnaments(range)
        var end = text.upperBound
        if !hasFields {
            // 红原县 above 问题在于… is a heading.
            if let stop = source.folded[text].firstIndex(of: "\n"),
                stop - text.lowerBound <= Self.longestHeading,
                case let heading = source.trimmed(text.lowerBound..<stop),
                case let rest = source.trimmed(stop..<text.upperBound), !source.folded[rest].contains("\n"),
                !ItemRows.namesFault(heading, of: source), HeadingLines(source).isHeading(heading),
                !source.contains("(", in: heading), let split = DeedSentences.start(in: rest, of: source),
                ItemRows.namesFault(rest.lowerBound..<split, of: source)
            {
                fields.append(LedgerField(kind: .heading, name: "", text: source.passage(heading)))
                text = rest
            }
            end = endOfProblem(in: text)
            takeProgress(takingStatus(from: source.trimmed(end..<text.upperBound)))
        }
        problem = withoutStatus(source.trimmed(text.lowerBound..<end))
    }

    /// The end of the problem in a text without fields: before the paragraph that opens with how far it is, 该问题已完成整改。,
    /// or behind the first one.
    private func endOfProblem(in text: Range<Int>) -> Int {
        let first = endOfProblem(
            inParagraph: text.lowerBound..<(source.folded[text].firstIndex(of: "\n") ?? text.upperBound),
            isOnlyParagraph: !source.folded[text].contains("\n"))
        var line = first
        while line < text.upperBound {
            let rest = source.trimmed(line..<text.upperBound)
            if StatusPhrase(opening: rest, of: source) != nil { return line }
            line = source.folded[rest].firstIndex(of: "\n") ?? text.upperBound
        }
        return first
    }

    /// The end of the problem in a paragraph that goes on with what was done: before the first of its labels, 一是….
    ///
    /// - Parameter isOnlyParagraph: whether it holds all of an item, which then goes over to what was done in it.
    private func endOfProblem(inParagraph text: Range<Int>, isOnlyParagraph: Bool) -> Int {
        // 关于牧场违规开垦草原问题。 is the problem, whatever follows.
        if let stop = text.first(where: { source[$0].endsSentence || source[$0] == ":" }),
            stop + 1 < text.upperBound,
            stop - text.lowerBound < Self.longestTitle,
            source.has("问题", at: max(text.lowerBound, stop - 2), before: stop)
        {
            return stop + 1
        }
        let labels = ClauseSplitter(source: source).clauses(in: text).filter { $0.label != nil }
        guard labels.count > 1, let first = labels.first else {
            return isOnlyParagraph
                ? DeedSentences.start(in: text, of: source) ?? text.upperBound : text.upperBound
        }
        let label = first.label?.unicodeScalars.count ?? 0
        let start = source.range(of: first.text).lowerBound
        let before =
            (text.lowerBound..<start).last { source[$0].endsSentence } ?? max(text.lowerBound, start - label)
        return before > text.lowerBound ? min(before + 1, start) : text.upperBound
    }

    /// A problem without the status in brackets behind it: `…百余亩。（已销号）`.
    private mutating func withoutStatus(_ text: Range<Int>) -> Range<Int> {
        guard status == nil, !statesStatus, let last = text.last, source[last] == ")" || source[last] == "】",
            let open = text.suffix(24).last(where: { source[$0] == "(" || source[$0] == "【" }),
            let phrase = StatusPhrase(opening: source.trimmed((open + 1)..<last), of: source),
            phrase.rest.isEmpty
        else { return text }
        status = phrase
        return source.trimmed(text.lowerBound..<open)
    }

    /// Takes a field with its text.
    mutating func take(_ mark: FieldMark, _ range: Range<Int>) {
        let text = trimmedOfOrnaments(range)
        switch mark.kind {
        case .problem where !isLabelled || problem.isEmpty:
            // 反馈问题： says what the problem is; what stands above it is the item's heading.
            if !problem.isEmpty {
                fields.append(LedgerField(kind: .heading, name: "", text: source.passage(problem)))
            }
            isLabelled = true
            // 督察反馈：… may hold all there is.
            let end = tellsProgress ? text.upperBound : endOfProblem(in: text)
            takeProgress(takingStatus(from: source.trimmed(end..<text.upperBound)))
            problem = withoutStatus(source.trimmed(text.lowerBound..<end))
        case .status where status == nil:
            let phrase = StatusPhrase(statusField: text, named: mark.name, of: source)
            let hasFigures = !FigureScanner(source: source).figures(in: phrase.range).isEmpty
            // 整改进度：拆除12处，尚有2处未拆除 tells what was done.
            if !hasFigures || phrase.status != .unknown && phrase.range.count <= Self.longestStatus {
                status = phrase
            }
            // 已完成前期工作，恢复草原12亩 states a figure as well.
            let former = hasProgress
            if hasFigures { takeProgress(phrase.range) }
            hasProgress = former
            takeProgress(phrase.rest)
        case .progress, .status:
            namesProgress = namesProgress || mark.kind == .progress && !text.isEmpty
            if status == nil, !statesStatus { status = StatusPhrase(name: mark.name, of: source) }
            let first = clauses.count
            takeProgress(takingStatus(from: text))
            if tellsApart, FieldNames.tellsFinding(mark.name, in: source) {
                findings.formUnion(first..<clauses.count)
            }
        case .acceptance:
            if status == nil, !statesStatus {
                status =
                    StatusPhrase(opinion: text, of: source) ?? StatusPhrase(opening: text, of: source)
                    ?? StatusPhrase(conclusion: text, of: source)
            }
            append(mark, text)
        default:
            append(mark, text)
        }
        // 办理结果：正在办理 states how far it is whatever the name.
        if status == nil, !statesStatus, mark.kind == .other,
            let phrase = StatusPhrase(opening: text, of: source),
            phrase.rest.isEmpty
        {
            status = phrase
        }
    }

    /// Takes the longest field that no name tells for the progress, where no field is named so.
    private mutating func takeUnnamedProgress() {
        guard !hasProgress else { return }
        let told = fields.indices.filter {
            fields[$0].kind == .other && fields[$0].text.text.count >= Self.shortestProgress
        }
        guard let longest = told.max(by: { fields[$0].text.text.count < fields[$1].text.text.count }) else {
            return
        }
        // Several may tell it: 措施一及兑现, 措施二及兑现.
        let deeds = told.filter { DeedSentences.tellsDeed(source.range(of: fields[$0].text), of: source) }
        let taken = deeds.isEmpty ? [longest] : deeds
        for index in taken { takeProgress(takingStatus(from: source.range(of: fields[index].text))) }
        for index in taken.reversed() { fields.remove(at: index) }
    }

    /// The status that closes the progress, where nothing else states one; of an item of one paragraph, the paragraph.
    private var closingStatus: StatusPhrase? {
        guard let last = clauses.last.map({ source.trimmed(source.range(of: $0.text)) }) else {
            // 长期未整改到位 is the problem itself.
            guard !isLabelled, let phrase = StatusPhrase(closing: problem, of: source),
                phrase.range.lowerBound > problem.lowerBound,
                phrase.status.isDone
                    || ["目前", "现", "正在", "尚未"].contains(where: {
                        source.has($0, at: phrase.range.lowerBound, before: phrase.range.upperBound)
                    })
            else { return nil }
            return phrase
        }
        return StatusPhrase(closing: last, of: source) ?? StatusPhrase(inPassing: last, of: source, named: true)
            ?? StatusPhrase(own: last, of: source)
    }

    private mutating func append(_ mark: FieldMark, _ text: Range<Int>) {
        fields.append(
            LedgerField(kind: mark.kind, name: source.text(in: mark.name), text: source.passage(text)))
    }

    /// Takes a status that opens a text, when none is known; gives the text after it.
    private mutating func takingStatus(from text: Range<Int>) -> Range<Int> {
        guard status == nil, !statesStatus, let phrase = StatusPhrase(opening: text, of: source) else {
            return text
        }
        status = phrase
        return phrase.rest
    }

    private mutating func takeProgress(_ text: Range<Int>) {
        guard !text.isEmpty else { return }
        hasProgress = true
        clauses += ClauseSplitter(source: source).clauses(in: text)
    }

    /// A range without space, table rules and the brackets of a field name at its ends.
    private func trimmedOfOrnaments(_ range: Range<Int>) -> Range<Int> {
        var text = source.trimmed(range)
        while let last = text.last,
            MarkCollector.bullets.contains(source[last]) || ["【", "["].contains(source[last])
        {
            text = source.trimmed(text.lowerBound..<last)
        }
        while let first = text.first, source[first] == "|" {
            text = source.trimmed((first + 1)..<text.upperBound)
        }
        return text
    }

    /// The number in the region's plan, told by the number's remark or by the problem.
    private func regionalNumber(_ mark: ItemMark) -> Int? {
        RegionalNumber.number(in: mark.range, of: source) ?? RegionalNumber.number(in: problem, of: source)
    }

    /// The item made of the parts.
    ///
    /// - Parameters:
    ///   - year: that of the report.
    ///   - part: the heading of its part.
    ///   - notice: what the title and the lead of a notice say of its one item.
    mutating func item(
        _ mark: ItemMark, text: Range<Int>, gazetteer: Gazetteer, year: ReportYear? = nil,
        part: Range<Int>? = nil,
        notice: NoticeLead = NoticeLead()
    ) -> LedgerItem {
        takeUnnamedProgress()
        if !statesStatus { status = status ?? closingStatus ?? notice.status }
        var finder = ClaimFinder(source: source, gazetteer: gazetteer, year: year)
        let themes = NameFinder(source: source, gazetteer: gazetteer).names(
            in: problem.prefix(Self.longestTheme))
        if themes.count == 1 { finder.theme = themes }
        finder.isAlone = fields.isEmpty && !isLabelled && (clauses.isEmpty || mark.range.isEmpty)
        finder.isProposed = finder.isAlone && (year?.isPlan ?? false)
        // What a merged cell tells of several items at once is a figure of the first.
        func isOwn(_ range: Range<Int>) -> Bool { text.lowerBound <= range.lowerBound }
        var claims = isOwn(problem) ? finder.claims(in: problem, at: .problem) : []
        for (index, field) in fields.enumerated() where isOwn(source.range(of: field.text)) {
            finder.isPlan = field.kind == .goal || field.kind == .measures
            let name = SourceText(field.name)
            finder.isFinding = field.kind == .other && FieldNames.tellsFinding(0..<name.count, in: name)
            claims += finder.claims(in: source.range(of: field.text), at: .field(index))
        }
        (finder.isPlan, finder.isAlone, finder.isFinding) = (false, false, false)
        finder.isProposed = (year?.isPlan ?? false) && !namesProgress
        for (index, clause) in clauses.enumerated() where isOwn(source.range(of: clause.text)) {
            finder.isFinding = findings.contains(index)
            claims += finder.claims(in: source.range(of: clause.text), at: .clause(index))
        }
        claims.sort { $0.figure.offset < $1.figure.offset }
        let statusText = status.flatMap { $0.range.isEmpty ? nil : source.passage($0.range) }
        return LedgerItem(
            number: mark.range.isEmpty ? notice.number ?? mark.number : mark.number,
            regionalNumber: regionalNumber(mark) ?? notice.number, part: part.map(source.passage),
            label: source.passage(mark.range),
            problem: source.passage(problem),
            status: status?.status ?? .unknown, statusText: statusText, clauses: clauses, fields: fields,
            claims: claims, text: source.passage(text))
    }
}
