/// What became of things: 拆除 of some, 保留 of others; what is done once to each, not the steps that are taken with the same (立案, 处罚,
/// 验收).
enum Fates {
    /// Verbs that end a matter or give the thing another form, among those that bring something to its end.
    private static let ends: Set<String> = [
        "注销", "公告注销", "吊销", "延续", "变更", "转产", "转业", "整合", "兼并", "合并", "提升", "规范", "规范化处置", "规范处置", "完善", "补办",
        "封堵", "封填", "封闭",
        "填埋", "充填", "填充", "利用", "综合利用", "消纳", "转化", "资源化利用", "替换", "更换", "维修", "更新", "闭库", "闭坑", "闭矿", "保留",
        "移栽", "养护",
    ]
    private static let longestLabel = 14

    /// Whether each of the parts tells a fate of its own; in a row joined by 、 the words of one may be unknown: 复绿5处、改作停车场4处.
    static func areTold(_ parts: [RuleFigure], _ labels: [Range<Int>], _ reading: ItemReading) -> Bool {
        let fates = zip(parts, labels).map { fate(of: $0, in: $1, reading) }
        guard !fates.contains(.step), labels.allSatisfy({ (1...longestLabel).contains($0.count) }) else {
            return false
        }
        let told = fates.compactMap { fate -> String? in if case .told(let word) = fate { word } else { nil } }
        guard !told.isEmpty, Set(told).count == told.count else { return false }
        return told.count == parts.count
            || zip(parts, parts.dropFirst()).allSatisfy { LeftOutFigures.isRow($0, $1, reading) }
    }

    private enum Fate: Equatable {
        case told(String)
        /// A step that can be taken with the same thing as another.
        case step
        case unknown
    }

    private static func fate(of part: RuleFigure, in label: Range<Int>, _ reading: ItemReading) -> Fate {
        let before = PartLabel.verbs(in: label, reading)
        let trail = part.range.upperBound..<min(part.segment.upperBound, part.range.upperBound + 8)
        guard let last = before.last ?? PartLabel.verbs(in: trail, reading).first else { return .unknown }
        switch last.deed {
        case .restore, .remove, .vacate, .build: return .told(last.text)
        case .complete, .state: return ends.contains(last.text) ? .told(last.text) : .step
        case .occupy, .carryOut, .approve, .protect, .inspect: return .step
        }
    }
}
