/// The figures of a row, one for each group of columns that has a total, else one for each column.
struct NamedCells {
    let columns: [RuleFigure]

    init(_ cells: [RuleFigure]) {
        let plain = cells.filter { $0.isPlain && $0.isAmount }
        let groups = Dictionary(grouping: plain) { Self.group(of: $0) }
        columns = plain.filter { figure in
            let group = Self.group(of: figure)
            guard !group.isEmpty, let own = groups[group], own.contains(where: Self.isTotal) else {
                return true
            }
            return Self.isTotal(figure)
        }
    }

    private static func heads(of figure: RuleFigure) -> [Substring] {
        figure.claim.cell?.heading.split(separator: " ") ?? []
    }

    private static func group(of figure: RuleFigure) -> String {
        heads(of: figure).dropLast().joined(separator: " ")
    }

    private static func isTotal(_ figure: RuleFigure) -> Bool {
        heads(of: figure).last.map { name in
            ["合计", "小计", "总计", "共计", "累计"].contains { name.hasPrefix($0) || name.hasSuffix($0) }
        } ?? false
    }

    private static func heading(_ figure: RuleFigure) -> String { figure.claim.cell?.heading ?? "" }

    /// The one column whose head shares most with the words.
    func named(_ words: String, among columns: [RuleFigure]) -> RuleFigure? {
        let own = CommonWords.pairs(of: words)
        let shared = columns.map { CommonWords.pairs(of: Self.heading($0)).intersection(own).count }
        guard let most = shared.max(), most > 0, shared.count(where: { $0 == most }) == 1 else { return nil }
        return zip(columns, shared).first { $0.1 == most }?.0
    }

    /// Whether the head of a column holds a word.
    func isNamed(_ figure: RuleFigure, by word: String) -> Bool { Self.heading(figure).contains(word) }

    /// Whether a column tells what was to be done or spent.
    func isTask(_ figure: RuleFigure) -> Bool {
        TableWords.isTask(Self.heading(figure))
    }

    func isRest(_ figure: RuleFigure) -> Bool {
        ["未", "待", "剩", "余", "缺口", "尚"].contains(where: Self.heading(figure).contains)
    }
}

extension RuleFigure {
    /// Whether a figure of a cell stands in another column.
    func isInOther(column other: RuleFigure) -> Bool {
        claim.cell?.column != other.claim.cell?.column
    }
}
