import Bilingual

/// A share given as an area: `退化面积达61.2%` says of nothing what it is a share of.
enum ShareAsAreaRule {
    private static let joints: Set<String> = ["", "达", "达到", "高达", "为", "约", "约为", "已达", "已达到", "近"]

    static func findings(in reading: ItemReading) -> [Finding] {
        reading.figures.compactMap { figure in
            let lead = figure.segment.lowerBound..<figure.range.lowerBound
            guard figure.claim.kind == .ratio, figure.claim.unit.base == "%",
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
}
