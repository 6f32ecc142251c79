/// The name of a field, such as `整改状态：`, and where its text starts.
struct FieldMark: Hashable {
    let kind: LedgerField.Kind
    /// The name alone; in a table, the head of the column.
    let name: Range<Int>
    /// Where the field starts, its number and bracket included.
    let start: Int
    /// The offset after the name and its colon: the start of the text.
    let end: Int
    /// The end of the text, where a table draws it.
    let limit: Int?

    /// Names that count as those of fields.
    enum Names {
        /// Those of the table.
        case known
        /// Those that tell what they name, too.
        case telling
        /// Any words.
        case any
    }

    /// The field whose name starts at an offset, possibly in brackets.
    ///
    /// A name that is not in the table of names needs a sign behind it: a colon, a bar, its bracket.
    ///
    /// - Parameters:
    ///   - alone: whether a name that ends the line counts without a colon.
    ///   - names: which names count.
    init?(in source: SourceText, at start: Int, before end: Int, alone: Bool, names: Names = .telling) {
        let opening = source[start]
        let isBracketed = Self.brackets[opening] != nil
        let from = isBracketed ? start + 1 : start
        if let match = FieldNames.known.match(in: source, at: from, before: end, spaced: true),
            let close = Self.close(
                match.end, opening: isBracketed ? opening : nil, source, end,
                alone: alone && match.end - from > 2)
        {
            self.init(match.value, name: from..<match.end, start: start, end: close)
            return
        }
        guard names != .known,
            let stop = Self.sign(
                behind: from, isBracketed: isBracketed, isOwn: names == .any && !isBracketed, source, end)
        else { return nil }
        let name = source.trimmed(from..<stop)
        // Signs of their own around any words name a field, where such words come again; so do 督察点到的是：, 据此评为：.
        let isCopula = name.count > 3 && name.last.map { ["是", "为"].contains(source[$0]) } ?? false
        let isAny =
            names == .any && opening != "(" && (isBracketed || isCopula) && FieldNames.isHan(name, in: source)
        guard isAny || FieldNames.canBeName(name, in: source),
            let close = Self.isOrnament(source[stop]) && !isBracketed
                ? source.skippingSpaces(from: stop + 1, before: end)
                : Self.close(stop, opening: isBracketed ? opening : nil, source, end, alone: false),
            let kind = FieldNames.kind(of: name, in: source) ?? (names == .any ? .other : nil)
        else { return nil }
        self.init(kind, name: name, start: start, end: close)
    }

    /// The brackets that may stand around a name.
    private static let brackets: [Unicode.Scalar: Unicode.Scalar] = [
        "【": "】", "[": "]", "(": ")", "〖": "〗", "「": "」", "『": "』",
    ]

    /// The same field as one of another kind.
    func telling(_ kind: LedgerField.Kind) -> FieldMark {
        FieldMark(kind, name: name, start: start, end: end, limit: limit)
    }

    /// Signs of an office's own behind a name: 督察意见〉, 整改结果→.
    private static let ornaments: Set<Unicode.Scalar> = ["〉", ">", "→", "⇒", "▶", "►", "▷", "»", "›"]

    private static func isOrnament(_ scalar: Unicode.Scalar) -> Bool { ornaments.contains(scalar) }

    /// The offset of the sign that ends a name in few scalars.
    ///
    /// - Parameter isOwn: whether a sign of an office's own counts.
    private static func sign(
        behind start: Int, isBracketed: Bool, isOwn: Bool, _ source: SourceText, _ end: Int
    ) -> Int? {
        let limit = min(end, start + FieldNames.longest + 4)
        guard start < limit else { return nil }
        return (start..<limit).first {
            isBracketed
                ? brackets.values.contains(source[$0])
                : source[$0] == ":" || source[$0] == "|" || source.scalars[$0] == "\t"
                    || source[$0] == "—" && source[$0 + 1] == "—" && $0 > start
                    || isOwn && isOrnament(source[$0]) && $0 > start + 1
        }
    }

    /// Where the text of a field starts whose name ends at an offset; `nil` where no sign ends the name.
    private static func close(
        _ nameEnd: Int, opening: Unicode.Scalar?, _ source: SourceText, _ end: Int, alone: Bool
    ) -> Int? {
        var position = source.skippingSpaces(from: nameEnd, before: end)
        if opening != nil {
            guard brackets.values.contains(source[position]), position < end else { return nil }
            position = source.skippingSpaces(from: position + 1, before: end)
        }
        if position < end, source[position] == ":" || source[position] == "|" { return position + 1 }
        // 整改状态——已完成
        let dashes = (position..<end).prefix { ["-", "—", "–", "─"].contains(source[$0]) }
        if dashes.count > 1 { return dashes.upperBound }
        // A table of two columns.
        if position < end, position > nameEnd, source.scalars[nameEnd] == "\t" { return position }
        if let opening, opening != "(" { return position }
        return alone && position == end ? position : nil
    }

    /// The field that opens a line with a telling name and white behind it: `进展情况  已拆除`.
    init?(spaced line: Range<Int>, of source: SourceText) {
        guard
            let stop = (line.lowerBound..<min(line.upperBound, line.lowerBound + FieldNames.longest)).first(
                where: { source[$0] == " " }),
            case let name = line.lowerBound..<stop, FieldNames.canBeName(name, in: source),
            let kind = FieldNames.known.match(in: source, at: name.lowerBound, before: stop)
                .flatMap({ $0.end == stop ? $0.value : nil }) ?? FieldNames.kind(of: name, in: source)
        else { return nil }
        self.init(
            kind, name: name, start: line.lowerBound,
            end: source.skippingSpaces(from: stop, before: line.upperBound))
    }

    /// The longest name that nothing but white or a full stop ends, in scalars.
    private static let longestOutlined = 8

    /// The field that opens a line with any name and white or a full stop behind it, maybe with a number of an outline.
    ///
    /// `1.2 处置情况 封井6眼`, `交办内容。民宿8家…`. Only coming again makes it one.
    init?(outlined line: Range<Int>, of source: SourceText) {
        var start = line.lowerBound
        while start < line.upperBound, source[start].isDigit || source[start] == "." { start += 1 }
        let isOutlined = start > line.lowerBound
        // 1.1 and not 1.
        guard
            !isOutlined
                || source[start - 1].isDigit && (line.lowerBound..<start).contains(where: { source[$0] == "." })
        else { return nil }
        start = source.skippingSpaces(from: start, before: line.upperBound)
        guard
            let stop = (start..<min(line.upperBound, start + Self.longestOutlined + 1)).first(where: {
                source[$0] == " " || source[$0] == "。" || source[$0] == ":" && (isOutlined || $0 == start + 1)
            }),
            case let name = start..<stop,
            FieldNames.canBeName(name, in: source) || source[stop] == ":" && Self.isSign(name, in: source)
        else { return nil }
        let text = source.skippingSpaces(from: stop + 1, before: line.upperBound)
        guard text < line.upperBound else { return nil }
        let kind = FieldMark.kind(ofHead: name, in: source) ?? FieldNames.kind(of: name, in: source) ?? .other
        self.init(kind, name: name, start: line.lowerBound, end: text)
    }

    /// Whether a name is one character that stands for a name: 处, 结.
    private static func isSign(_ name: Range<Int>, in source: SourceText) -> Bool {
        name.count == 1
            && name.allSatisfy {
                (0x4E00...0x9FFF).contains(source[$0].value) && !["注", "附", "问", "答", "即"].contains(source[$0])
            }
    }

    /// A field of a table: the cell below a head.
    init(_ kind: LedgerField.Kind, head: Range<Int>, cell: Range<Int>) {
        (self.kind, name, start, end, limit) = (kind, head, cell.lowerBound, cell.lowerBound, cell.upperBound)
    }

    /// A field of a form: the cell beside its name.
    init(_ kind: LedgerField.Kind, name: Range<Int>, value: Range<Int>) {
        (self.kind, self.name, start, end, limit) =
            (kind, name, name.lowerBound, value.lowerBound, value.upperBound)
    }

    /// A field whose name no colon ends: `二、主要做法`, `一、基本情况。`.
    init(_ kind: LedgerField.Kind, name: Range<Int>, start: Int, end: Int, limit: Int? = nil) {
        (self.kind, self.name, self.start, self.end, self.limit) = (kind, name, start, end, limit)
    }

    /// What a cell that holds nothing but the name of a field names; `nil` for any other cell.
    static func kind(ofHead cell: Range<Int>, in source: SourceText) -> LedgerField.Kind? {
        guard
            let match = FieldNames.known.match(
                in: source, at: cell.lowerBound, before: cell.upperBound, spaced: true),
            match.end == cell.upperBound
        else { return nil }
        return match.value
    }
}
