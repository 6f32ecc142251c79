/// Reports whose items bear no number: a notice of one item, or blocks of fields one after another.
enum Notice {
    /// The kinds that an item has but once.
    private static let single: [LedgerField.Kind] = [.problem, .status, .progress]

    /// The marks at which the items start; none when the report numbers its items.
    static func starts(among marks: [Layout.Mark], in source: SourceText) -> [Int] {
        guard let first = marks.firstIndex(where: { !isTitle($0, in: source) }),
            let opening = marks[first].field
        else { return [] }
        let fields = marks[first...].compactMap(\.field)
        // 调查核实情况 and 处理情况 tell the progress of one item under two names.
        let repeats = single.map { kind in
            let names = fields.filter { $0.kind == kind }.map { source.text(in: $0.name).folded }
            return names.map { name in names.count { $0 == name } }.max() ?? 0
        }
        if repeats.allSatisfy({ $0 < 2 }) {
            let isItem = Set(fields.map(\.kind)).count > 1 && repeats.contains(1)
            return isItem ? [first] : []
        }
        guard opening.kind == .problem else { return [] }
        let starts = marks.indices.dropFirst(first).filter { marks[$0].field?.kind == .problem }
        // 序号一：【整改问题】 numbers its blocks.
        let areNumbered = starts.dropFirst().contains { marks[$0 - 1].item?.style == .keyed }
        return areNumbered ? [] : starts
    }

    /// Whether a mark is the last line of a title, 整改进展情况, and no field.
    private static func isTitle(_ mark: Layout.Mark, in source: SourceText) -> Bool {
        guard let field = mark.field else { return false }
        return field.kind == .progress && field.end == field.name.upperBound
            && field.start == field.name.lowerBound
            && source[field.end - 1] != ":"
    }
}
