import Places

/// Whether the words of a list name places, companies or sites.
struct ProperNames {
    /// Whether every one does.
    let all: Bool
    /// Whether the last one does.
    let last: Bool

    private static let endings = WordTable<Void>([
        (
            "旗 县 市 盟 镇 乡 苏木 嘎查 村 矿 公司 企业 厂 填埋场 牧场 林场 农场 园区 公园 保护区 矿区 林业局 水库 灌区 湿地 河 湖 项目",
            ()
        )
    ])

    init(_ list: NameList, in reading: ItemReading) {
        let source = reading.source
        func isProper(_ name: Range<Int>) -> Bool {
            guard name.count > 1 else { return false }
            if let match = Self.endings.match(in: source, endingAt: name.upperBound, from: name.lowerBound) {
                return match.start > name.lowerBound
            }
            let known = PlaceNames.match(endingAt: name.upperBound, from: name.lowerBound) { source[$0] }
            return known?.range == name
        }
        let proper = list.names.map(isProper)
        all = proper.allSatisfy { $0 }
        last = proper.last ?? false
    }
}
