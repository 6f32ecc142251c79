import Bilingual
import Geodesy

/// One area in two units: `0.2536平方公里（380.4亩）`, `380.4亩，折合25.36公顷`.
enum ConversionRule {
    private static let convertible: Set<ClaimKind> = [.area, .length, .mass, .volume]
    private static let joints: Set<String> = ["约合", "合", "折合", "折", "即", "约", "相当于", "约折合", "等于", ""]

    static func findings(in reading: ItemReading) -> [Finding] {
        adjacent(in: reading) + distant(in: reading) + ofRow(in: reading)
    }

    /// The one area of a row that its words tell in another unit: 8.2 of 公顷 in a cell, 全部复垦为耕地，计123亩 in the words.
    private static func ofRow(in reading: ItemReading) -> [Finding] {
        let cells = (reading.cells[RuleFigure.measure(of: .area(.mu))] ?? []).filter { $0.amount > Rational(0) }
        guard let cell = cells.last, cells.allSatisfy({ $0.isPlain && $0.amount == cell.amount }) else {
            return []
        }
        return reading.figures.indices.compactMap { index in
            let figure = reading.figures[index]
            let words = figure.segment.lowerBound..<figure.range.lowerBound
            let former = max(figure.sentence.lowerBound, words.lowerBound - 24)..<words.lowerBound
            guard figure.isComparable(to: cell), figure.isPlain, figure.claim.unit.size != cell.claim.unit.size,
                reading.source[words.lowerBound - 1] == ",",
                rowJoints.contains(reading.source.text(in: words).folded),
                reading.peers(before: index, atMost: 1).allSatisfy({
                    !reading.figures[$0].sentence.overlaps(figure.sentence)
                })
            else { return nil }
            let difference = (figure.amount - cell.amount).magnitude
            if difference == Rational(0) { return finding(cell, figure, .holds) }
            // 另造地，计30亩 is of other ground.
            guard reading.says(["全部", "均", "悉数"], in: former), !reading.says(["另", "外"], in: former),
                difference * Rational(4) < cell.amount
            else { return nil }
            return finding(
                cell, figure, cell.interval.meets(figure.interval) ? .holdsWithinRounding : .doesNotHold)
        }
    }

    private static let rowJoints: Set<String> = ["计", "合", "折合", "折", "约合", "折算", "即", "共计"]

    /// What a comma and 折合 behind a list convert: `人工5.1公顷、封育7.2公顷，折合184.5亩` gives the list, or the total that it
    /// takes apart, in another unit and not its last part.
    private static func listed(_ first: RuleFigure, _ second: RuleFigure, _ reading: ItemReading) -> Finding? {
        guard reading.source[first.range.upperBound] == ",", let index = reading.index(of: first) else {
            return nil
        }
        var parts = [first]
        for place in reading.peers(before: index, atMost: mostParts).reversed() {
            let part = reading.figures[place]
            guard part.isPlain, part.claim.unit.base == first.claim.unit.base,
                part.sentence.overlaps(first.sentence),
                LeftOutFigures.isBeside(parts[0], part, reading)
            else { break }
            parts.insert(part, at: 0)
        }
        guard parts.count > 1, second.isPlain else { return nil }
        let sum = PartSum(parts: parts, total: second)
        if sum.relation == .less || sum.relation == .more, first.interval.meets(second.interval) {
            return sum.finding(.undecided, note: LeftOutFigures.note)
        }
        return sum.finding(sum.relation.verdict, note: sum.relation == .loose ? PartSum.looseNote : nil)
    }

    private static let mostParts = 12

    /// One amount told in another unit elsewhere, in the text or in a cell of it: 94.2亩 and 6.28公顷, 1.64亿元 and `16400` of 万元; so
    /// many digits agree by no chance.
    private static func distant(in reading: ItemReading) -> [Finding] {
        var first: [Rational: RuleFigure] = [:]
        let converted = Set(
            reading.figures.indices.filter { reading.isRepetition($0) }.map { reading.figures[$0].amount })
        let money = reading.cells[RuleFigure.measure(of: .yuan)] ?? []
        return (reading.figures + money).compactMap { figure in
            guard figure.claim.kind == .area || figure.claim.kind == .money, figure.isPlain, figure.digits > 1,
                !converted.contains(figure.amount)
            else { return nil }
            guard let other = first[figure.amount], other.measure == figure.measure else {
                first[figure.amount] = figure
                return nil
            }
            guard other.claim.unit.text != figure.claim.unit.text,
                other.claim.unit.size != figure.claim.unit.size,
                other.digits + figure.digits > 5,
                figure.claim.kind == .area || figure.isCell && isNamed(other, by: figure, reading)
            else {
                return nil
            }
            let (a, b) = (
                ArithmeticText.figure(other, withUnit: true), ArithmeticText.figure(figure, withUnit: true)
            )
            return Finding(
                .conversion, .holds, [reading.place(other), reading.place(figure)],
                Message(zh: "\(a.zh) = \(b.zh)", en: "\(a.en) = \(b.en)"))
        }
    }

    /// Whether the heading of a cell names what a figure of the text is told for: 投资（万元） and 投资1.64亿元.
    private static func isNamed(_ figure: RuleFigure, by cell: RuleFigure, _ reading: ItemReading) -> Bool {
        let words = figure.segment.lowerBound..<figure.range.lowerBound
        guard let heading = cell.claim.cell?.heading.folded, words.count > 1 else { return false }
        return words.dropLast().contains { heading.contains(reading.source.text(in: $0..<($0 + 2)).folded) }
    }

    /// One area with the other unit right behind it.
    private static func adjacent(in reading: ItemReading) -> [Finding] {
        zip(reading.figures, reading.figures.dropFirst()).compactMap { first, second in
            guard first.claim.kind == second.claim.kind, convertible.contains(first.claim.kind), first.isStated,
                second.isStated, first.claim.unit.size != second.claim.unit.size,
                joins(first.range.upperBound..<second.range.lowerBound, reading)
            else { return nil }
            if let list = listed(first, second, reading) { return list }
            // 43.5公顷，约652亩 may be two areas as well: only agreement in the printed digits tells that it is one, which
            // 约700亩 does not.
            let gap = reading.source.text(in: (first.range.upperBound + 1)..<second.range.lowerBound).folded
            let isGuess = reading.source[first.range.upperBound] == "," && ["", "约"].contains(gap)
            let difference = (first.amount - second.amount).magnitude
            if isGuess, gap.isEmpty || difference > first.slack + second.slack { return nil }
            // 3公里（500米）: two lengths.
            if first.claim.kind != .area, difference * Rational(4) > max(first.amount, second.amount) {
                return nil
            }
            // 1.3万亩，折合886.7公顷: what is worked out from two digits has no more of its own.
            let isDerived =
                gap.hasPrefix("折") && first.isPlain && second.isPlain && second.digits > first.digits + 1
                && difference > second.slack
            let agrees = first.interval.meets(second.interval) && !isDerived
            let isVague = first.claim.qualifier == .about
            let verdict: FindingVerdict =
                difference == Rational(0)
                ? .holds : agrees ? .holdsWithinRounding : isVague ? .undecided : .doesNotHold
            return finding(first, second, verdict)
        }
    }

    private static func finding(_ first: RuleFigure, _ second: RuleFigure, _ verdict: FindingVerdict) -> Finding
    {
        let (a, b) = (
            ArithmeticText.figure(first, withUnit: true), ArithmeticText.figure(second, withUnit: true)
        )
        let scale = max(second.claim.value.scale + 2, 2)
        let value = ArithmeticText.result(first.amount / second.claim.unit.size, scale: min(scale, 6))
        let unit = ArithmeticText.unit(second)
        return Finding(
            .conversion, verdict, [first.place, second.place],
            Message(
                zh: "\(a.zh) \(value)\(unit.zh)，原文\(b.zh)", en: "\(a.en) \(value) \(unit.en), printed \(b.en)"))
    }

    /// Whether only a bracket or 折合 stands between two figures.
    private static func joins(_ gap: Range<Int>, _ reading: ItemReading) -> Bool {
        guard gap.count <= 6, !gap.isEmpty else { return false }
        let source = reading.source
        guard source[gap.lowerBound] == "(" || source[gap.lowerBound] == "," else { return false }
        let words = source.text(in: (gap.lowerBound + 1)..<gap.upperBound).folded
        // A comma alone parts two areas; with 折合 it joins two units of one.
        if source[gap.lowerBound] == ",", words.isEmpty { return false }
        return joints.contains(words)
    }
}

extension RuleFigure {
    /// Whether a value is stated, if only about.
    fileprivate var isStated: Bool {
        claim.upper == nil && (claim.qualifier == .none || claim.qualifier == .about)
    }
}
