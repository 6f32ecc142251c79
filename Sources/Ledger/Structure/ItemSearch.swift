/// Finds what opens the items of a report, by evidence over the whole of it: which fields come again, which numbers stand
/// above them, and, where there are no fields, which numbers stand before words of problems.
struct ItemSearch {
    let source: SourceText
    let marks: [Layout.Mark]

    /// The indices of the marks that open items: a number, or the first field of an item without one.
    var starts: [Int] {
        let letters = marks.indices.filter { marks[$0].item?.style == .coded }
        guard letters.isEmpty else { return letters }
        let anchors = FieldCycles(marks, in: source).anchors
        if anchors.count > 1, !isOneItem(anchors) {
            let chain = chain(above: anchors)
            return 3 * chain.count >= 2 * anchors.count ? chain.starts : anchors
        }
        let rows = ItemRows(source: source, marks: marks).starts
        guard let notice else { return rows }
        return rows.count > 1 && rows[0] <= notice ? rows : [notice]
    }

    /// Whether the fields that come again tell of the measures of one item, whose problem stands once above them with other
    /// fields of its own.
    private func isOneItem(_ anchors: [Int]) -> Bool {
        let lead = Set(marks[..<anchors[0]].compactMap { $0.field?.kind })
        return lead.contains(.problem) && marks.count { $0.field?.kind == .problem } == 1
            && !lead.isDisjoint(with: [.goal, .deadline, .responsible])
            && !marks[anchors[0]...].contains {
                $0.field.map { [.goal, .deadline, .responsible].contains($0.kind) } ?? false
            }
    }

    /// The chain of the style that numbers most items; of several, the outermost that is no heading above another.
    private func chain(above anchors: [Int]) -> NumberChain {
        let numbers = marks.compactMap(\.item)
        let signs = Set(numbers.map(Sign.init)).sorted { $0.order < $1.order }
        let styles = ItemMark.Style.allCases.filter { style in numbers.contains { $0.style == style } }
        func chains(reachesOver: Bool) -> [NumberChain] {
            signs.map { sign in
                NumberChain(above: anchors, among: marks, reachesOver: reachesOver) { Sign($0) == sign }
            }
                // A report may change its sign from item to item.
                + styles.map { style in
                    NumberChain(above: anchors, among: marks, reachesOver: reachesOver) { $0.style == style }
                }
        }
        func best(_ chains: [NumberChain]) -> NumberChain? {
            let most = chains.map(\.count).max() ?? 0
            let rivals = chains.filter { $0.count == most }.sorted {
                ($0.starts.first ?? .max) < ($1.starts.first ?? .max)
            }
            return rivals.first { chain in !rivals.contains { heads(chain, $0) } } ?? rivals.first
        }
        let near = best(chains(reachesOver: false))
        if let near, 3 * near.count >= 2 * anchors.count { return near }
        return best(chains(reachesOver: true)) ?? NumberChain(above: [], among: []) { _ in false }
    }

    /// Whether the numbers of a chain are headings, each right above a number of another.
    private func heads(_ chain: NumberChain, _ other: NumberChain) -> Bool {
        let headings = HeadingLines(source)
        return chain.starts.count == other.starts.count
            && zip(chain.starts, other.starts).allSatisfy { outer, inner in
                inner == outer + 1
                    && headings.isHeading(source.trimmed(marks[outer].start..<marks[inner].start))
            }
    }

    /// The first field of a report on one item, or the number above it.
    private var notice: Int? {
        let fields = marks.indices.filter { index in
            marks[index].field.map { $0.kind != .other && !isTitle($0) } ?? false
        }
        let kinds = Set(fields.compactMap { marks[$0].field?.kind })
        guard let first = fields.first, let field = marks[first].field,
            !kinds.isDisjoint(with: [.problem, .status, .progress])
        else { return nil }
        let number = chain(above: [first]).starts.first { marks[$0].item?.style != .bare }
        // 反馈问题： opens the item unless its number stands right above.
        if let number, let item = marks[number].item,
            item.style == .keyed || number == first - 1 && (field.kind != .problem || isAbove(item, field))
        {
            return number
        }
        return kinds.count > 1 ? first : nil
    }

    /// Whether nothing but a heading stands between a number and a field.
    private func isAbove(_ number: ItemMark, _ field: FieldMark) -> Bool {
        let between = source.trimmed(number.range.upperBound..<max(number.range.upperBound, field.start))
        return HeadingLines(source).isHeading(between) && !between.contains { source[$0] == "\n" }
    }

    /// Whether a mark is the last line of a title, 整改进展情况, and no field.
    private func isTitle(_ field: FieldMark) -> Bool {
        field.kind == .progress && field.end == field.name.upperBound && field.start == field.name.lowerBound
            && source[field.end - 1] != ":" && field.start == marks.first?.start
    }

    /// How a number is written, its sign included: `1、` and `1.` may number different things.
    private struct Sign: Hashable {
        let style: ItemMark.Style
        let sign: Unicode.Scalar?

        init(_ mark: ItemMark) {
            style = mark.style
            sign = mark.sign
        }

        var order: Int { (ItemMark.Style.allCases.firstIndex(of: style) ?? 0) << 32 + Int(sign?.value ?? 0) }
    }
}
