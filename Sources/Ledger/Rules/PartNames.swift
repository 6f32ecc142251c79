import Geodesy

/// Names of kinds without a verb, 木坝410座、土石坝250座: whether they can count the same thing twice, and whether they are all.
enum PartNames {
    /// What lives is of one kind.
    private static let living: Set<String> = ["头", "只", "匹", "峰", "羽", "尾", "株", "棵", "羊单位"]
    /// What can be seen and touched.
    ///
    /// Persons, cases, firms and plots have several marks at once: 女性 and 脱贫户, 涉水 and 涉气.
    private static let things: Set<String> = ["座", "间", "栋", "幢", "口", "眼", "艘", "辆", "台", "套", "条", "根", "架"]
    private static let longestName = 8
    /// Words of a mark beside which others may be had.
    private static let marks = ["涉", "含", "的", "以上", "以下", "重点", "无证", "违"]

    /// Whether a sum above its total is a fault, because the names exclude each other.
    static func exclude(_ sum: PartSum, _ reading: ItemReading) -> Bool {
        let labels = sum.parts.map { PartSeries.label($0, reading) }
        guard
            labels.allSatisfy({ $0.count <= longestName + 2 && !reading.says(marks, in: $0) }),
            zip(sum.parts, sum.parts.dropFirst()).allSatisfy({ LeftOutFigures.isRow($0, $1, reading) })
        else { return false }
        if end(sum.parts, reading) { return sum.isNear(Rational(1, 4)) }
        switch sum.total.claim.unit.base {
        case .each(let word) where living.contains(word): return sum.isNear(Rational(1, 4))
        // A little above the total they were meant to make it up.
        case .each(let word) where things.contains(word): return sum.isNear(Rational(1, 20))
        case .tonne, .cubicMetre: return sum.isNear(Rational(1, 4))
        default: return false
        }
    }

    /// Words of what has no mark of its own, before the name of the kind: 一般耕地 beside 永久基本农田.
    private static let plain = ["一般", "普通"]
    /// Sides of which there are but two.
    private static let sides = [
        ["东侧", "西侧"], ["南侧", "北侧"], ["左侧", "右侧"], ["左岸", "右岸"], ["南岸", "北岸"], ["东岸", "西岸"], ["内侧", "外侧"],
    ]

    /// Whether the last name is of all that the others leave.
    static func end(_ parts: [RuleFigure], _ reading: ItemReading) -> Bool {
        guard let last = parts.last, parts.count > 1 else { return false }
        let labels = parts.map { PartSeries.label($0, reading) }
        if parts.count == 2,
            sides.contains(where: { pair in
                zip(pair, labels).allSatisfy { reading.source.contains($0, in: $1) }
                    || zip(pair.reversed(), labels).allSatisfy { reading.source.contains($0, in: $1) }
            })
        {
            return true
        }
        let label = PartSeries.label(last, reading)
        return label.count <= longestName
            && plain.contains { reading.source.has($0, at: label.lowerBound, before: label.upperBound) }
    }
}
