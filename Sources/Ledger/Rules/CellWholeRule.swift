import Geodesy

/// The words of a row against its cells: what they take apart (`58.2` in a cell, 基本草原31.7公顷、一般草原26.5公顷 in the words), and what
/// they leave of it (`350`, `338`, 结余22万元).
enum CellWholeRule {
    /// How near parts that are all must come to the one cell that they can make up.
    private static let nearness = Rational(1, 20)

    static func findings(in reading: ItemReading) -> [Finding] {
        guard !reading.cells.isEmpty else { return [] }
        let rests = RestFigures(reading)
        var findings: [Finding] = []
        for index in reading.figures.indices {
            let figure = reading.figures[index]
            guard figure.isAmount, let cells = reading.cells[figure.measure] else { continue }
            if rests[index] == .rest, let found = rest(index, cells, reading) { findings.append(found) }
            // The first of its kind in a sentence opens the account.
            let isFirst = reading.peers(before: index, atMost: 1).allSatisfy {
                !reading.figures[$0].sentence.overlaps(figure.sentence)
            }
            if isFirst { findings += parts(index, cells, reading) }
        }
        return findings
    }

    /// All figures of a kind in one sentence, where words tell them apart, make up a cell.
    private static func parts(_ index: Int, _ cells: [RuleFigure], _ reading: ItemReading) -> [Finding] {
        let first = reading.figures[index]
        let own =
            [first]
            + reading.peers(behind: index, atMost: 8).map { reading.figures[$0] }.prefix {
                $0.sentence.overlaps(first.sentence)
            }
        guard own.count > 1, own.allSatisfy({ $0.isPlain && $0.amount > Rational(0) }),
            !LeftOutFigures.areNested(own, reading),
            TotalWords.opening(PartSeries.label(own[own.count - 1], reading), in: reading) == nil,
            let contrast = PartSeries(own, reading).contrast
        else { return [] }
        let wholes = cells.filter { cell in own.allSatisfy { $0.amount < cell.amount } && cell.isPlain }
        let sums = wholes.map { PartSum(parts: own, total: $0) }
        if let sum = sums.first(where: { $0.relation == .equal && $0.total.digits > 2 }) {
            return [sum.finding(.holds)]
        }
        let near = sums.filter { $0.isNear(Rational(1, 4)) }
        guard contrast == .complement || PartNames.end(own, reading), near.count == 1, let sum = near.first,
            sum.isNear(nearness), sum.relation == .less || sum.relation == .more
        else { return [] }
        return [sum.finding(.doesNotHold)]
    }

    private static let planned = ["计划", "概算", "预算", "批复", "下达", "应"]
    private static let done = ["到位", "支出", "支付", "完成", "使用", "实际", "已"]

    /// What is left of two cells, one planned and one done, where the words tell no other figure of the kind before.
    private static func rest(_ index: Int, _ cells: [RuleFigure], _ reading: ItemReading) -> Finding? {
        let rest = reading.figures[index]
        func headed(_ words: [String]) -> [RuleFigure] {
            cells.filter { cell in words.contains { cell.claim.cell?.heading.folded.contains($0) ?? false } }
        }
        let (wholes, parts) = (headed(planned), headed(done))
        guard rest.isPlain, cells.count == 2, wholes.count == 1, parts.count == 1,
            wholes[0].claim != parts[0].claim,
            reading.peers(before: index, atMost: 1).isEmpty
        else { return nil }
        let sum = PartSum(parts: [parts[0], rest], total: wholes[0])
        guard sum.isNear(Rational(1, 4)) else { return nil }
        return sum.finding(sum.relation.verdict, note: sum.relation == .loose ? PartSum.looseNote : nil)
    }
}
