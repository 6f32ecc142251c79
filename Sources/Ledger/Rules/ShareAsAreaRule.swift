import Bilingual
import Geodesy

/// A share or a number of things given as an area (`退化面积达61.2%`, `恢复面积达5个`), and a share above the whole
/// (`保护率120%`).
enum ShareAsAreaRule {
    private static let joints: Set<String> = ["", "达", "达到", "高达", "为", "约", "约为", "已达", "已达到", "近"]

    static func findings(in reading: ItemReading) -> [Finding] {
        reading.figures.compactMap { excess($0, reading) ?? count($0, reading) ?? share($0, reading) }
    }

    /// Rates of a whole, which cannot exceed it.
    private static let rates = [
        "保护率", "覆盖率", "回收率", "绿化率", "合格率", "达标率", "成活率", "保存率", "处理率", "利用率", "普及率", "覆盖度", "植被盖度",
    ]

    private static func excess(_ figure: RuleFigure, _ reading: ItemReading) -> Finding? {
        guard figure.claim.kind == .ratio, figure.claim.unit.base == .percent,
            figure.interval.isAbove(PrintedInterval(upper: Rational(100)))
        else { return nil }
        let lead = figure.segment.lowerBound..<figure.range.lowerBound
        guard !reading.says(RatioRule.changes, in: lead),
            let rate = rates.first(where: { rate in
                reading.last(rate, in: lead).map { mark in
                    joints.contains(
                        reading.source.text(in: (mark + rate.unicodeScalars.count)..<lead.upperBound).folded)
                } ?? false
            })
        else { return nil }
        let value = figure.claim.qualifiedFigure.folded
        return Finding(
            .plausibility, .doesNotHold, [reading.place(figure)],
            Message(zh: "\(rate)\(value) > 100%", en: "\(rate) \(value) > 100%"))
    }

    private static func count(_ figure: RuleFigure, _ reading: ItemReading) -> Finding? {
        let lead = figure.segment.lowerBound..<figure.range.lowerBound
        guard figure.claim.kind == .count, let mark = reading.last("面积", in: lead),
            ["达", "达到", "高达", "为", "约为", "已达", "已达到"].contains(
                reading.source.text(in: (mark + 2)..<lead.upperBound).folded)
        else { return nil }
        let value = figure.claim.figure.text.folded
        return Finding(
            .plausibility, .doesNotHold, [reading.place(figure)],
            Message(zh: "“面积”的数值是个数\(value)", en: "an area is given as a count, \(value)"))
    }

    private static func share(_ figure: RuleFigure, _ reading: ItemReading) -> Finding? {
        let lead = figure.segment.lowerBound..<figure.range.lowerBound
        guard figure.claim.kind == .ratio, figure.claim.unit.base == .percent,
            // 覆盖面积达85% is a coverage.
            !reading.says(["覆盖面积"], in: lead),
            let mark = reading.last("面积", in: lead),
            joints.contains(reading.source.text(in: (mark + 2)..<lead.upperBound).folded),
            // 退化草原占总面积61.2% says it.
            !reading.says(["占", "比例", "比重", "率"] + RatioRule.changes, in: lead)
        else { return nil }
        let value = figure.claim.figure.text.folded
        return Finding(
            .plausibility, .undecided, [reading.place(figure)],
            Message(zh: "“面积”的数值是比率\(value)", en: "an area is given as a share, \(value)"),
            note: Message(zh: "未说明占何面积的比例", en: "the text does not say of what"))
    }
}
