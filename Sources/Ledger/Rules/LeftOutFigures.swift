import Bilingual

/// The figures that words keep out of an account, and those that an account must not leave out: which figures are parts of a
/// total, words and grammar decide before any number is looked at.
enum LeftOutFigures {
    static let note = Message(
        zh: "另有同类数字未计入，哪些是各部分，原文未说明",
        en: "other figures of the kind are left out; which are the parts, the report does not say")

    /// Whether a figure stands in brackets.
    static func isBracketed(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        reading.openBracket(before: figure.range.lowerBound, in: figure.sentence) != nil
    }

    /// Whether brackets take a figure out of the one before them: 10处（含历史违建3处）, 耕地400亩（永久基本农田150亩）.
    static func isAside(_ figure: RuleFigure, _ reading: ItemReading) -> Bool {
        guard let open = reading.openBracket(before: figure.range.lowerBound, in: figure.sentence) else {
            return false
        }
        let lead = open..<figure.range.lowerBound
        return reading.says(["其中", "含", "包括"], in: lead) || PartLabel.deed(in: lead, reading) == nil
    }

    /// Whether 其中 takes a figure out of one that ends before it in the same sentence.
    static func isTakenOut(_ figure: RuleFigure, behind end: Int, _ reading: ItemReading) -> Bool {
        let start = max(end, figure.sentence.lowerBound)
        return start < figure.range.lowerBound
            && reading.first("其中", in: start..<figure.range.lowerBound) != nil
    }

    /// Whether figures cannot be parts side by side: brackets hold only some of them, or 其中 takes one out of another.
    static func areNested(_ parts: [RuleFigure], _ reading: ItemReading) -> Bool {
        zip(parts, parts.dropFirst()).contains { one, other in
            isTakenOut(other, behind: one.range.upperBound, reading)
                || isBracketed(one, reading) != isBracketed(other, reading)
        }
    }

    /// Whether a figure is one more of a row of parts: a further year, a further place, of the same deed.
    static func isSibling(_ figure: RuleFigure, of parts: [RuleFigure], _ reading: ItemReading) -> Bool {
        guard let last = parts.last, let first = parts.first, figure.claim.location == first.claim.location,
            !reading.isCompared(figure), !isBracketed(figure, reading)
        else { return false }
        let isBehind = figure.range.lowerBound > last.range.lowerBound
        let label = PartSeries.label(figure, reading)
        guard TotalWords.opening(label, in: reading) == nil,
            !isTakenOut(
                isBehind ? figure : first, behind: isBehind ? last.range.upperBound : figure.range.upperBound,
                reading)
        else { return false }
        let row = PartSeries(isBehind ? parts + [figure] : [figure] + parts, reading)
        guard let contrast = row.contrast, [.period, .place, .name, .noun, .stage].contains(contrast),
            PartSeries(parts, reading).contrast == contrast
        else { return false }
        return Set(PartLabel.deeds(in: label, reading))
            == Set(PartLabel.deeds(in: PartSeries.label(isBehind ? last : first, reading), reading))
    }

    /// Whether two figures tell the same deed: 已拆除3000平方米, 又拆除4000平方米.
    static func tellTheSame(_ one: RuleFigure, _ other: RuleFigure, _ reading: ItemReading) -> Bool {
        let (a, b) = (words(one, reading), words(other, reading))
        let shared = Set(PartLabel.deeds(in: a, reading)).intersection(PartLabel.deeds(in: b, reading))
        return !shared.isEmpty || reading.source.contains("完成", in: a) && reading.source.contains("完成", in: b)
    }

    /// Whether a figure stands beside another in one row without a verb of its own: 林地38亩、草地18亩.
    static func isBeside(_ figure: RuleFigure, _ former: RuleFigure, _ reading: ItemReading) -> Bool {
        guard figure.range.lowerBound > former.range.upperBound else { return false }
        let gap = former.range.upperBound..<figure.range.lowerBound
        guard let joint = gap.first(where: { reading.source[$0].endsClause }), reading.source[joint] == "、"
        else {
            return false
        }
        let name = (joint + 1)..<gap.upperBound
        return !name.contains { reading.source[$0].endsClause }
            && !reading.says(["其中", "剩", "其余", "余"], in: name)
    }

    /// Whether a figure names a thing of its own as the next of its row does, so that it is no total of them: 共恢复耕地120亩、林地80亩 is,
    /// and 总投资120万元、中央资金80万元 need not be.
    static func headsRow(_ figure: RuleFigure, _ next: RuleFigure, _ reading: ItemReading) -> Bool {
        next.segment.lowerBound == figure.range.upperBound + 1 && reading.source[figure.range.upperBound] == "、"
            && !["共", "计", "总", "量", "额", "积", "资", "数"].contains(reading.source[figure.range.lowerBound - 1])
    }

    /// Whether 、 alone parts a figure, with what it counts, from the words of the next.
    static func isRow(_ one: RuleFigure, _ other: RuleFigure, _ reading: ItemReading) -> Bool {
        let gap = one.range.upperBound..<max(one.range.upperBound, other.range.lowerBound)
        return gap.first { reading.source[$0].endsClause }.map { reading.source[$0] == "、" } ?? false
    }

    private static func words(_ figure: RuleFigure, _ reading: ItemReading) -> Range<Int> {
        PartSeries.label(figure, reading)
            .lowerBound..<max(
                figure.range.upperBound, min(figure.segment.upperBound, figure.range.upperBound + 6))
    }
}
