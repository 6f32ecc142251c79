import Land

/// Words that the linker knows, of mines and offices in general; none of any place (关联用词).
enum LinkWords {
    /// Parts of names that many things share.
    static let general = [
        "有限责任公司", "股份有限公司", "有限公司", "分公司", "公司", "集团", "矿业", "多金属", "铅锌", "石灰石", "萤石", "砂石料", "砂石", "粘土", "黏土",
        "采石场", "采砂场", "煤", "铁", "铜", "铅", "锌", "金", "银", "钼", "锡", "钨", "普查", "详查", "勘探", "矿山", "矿区", "采区", "矿",
        "地块",
        "图斑", "治理", "恢复", "工程", "项目", "建设", "一带",
    ].map { Array($0) }

    /// Where a name ends, whatever is behind it: 扎木钦铅锌矿|尾矿堆场.
    static let heads: Set<Character> = ["矿", "厂", "场", "库", "司", "查", "园", "站", "屯"]

    /// The words by which items speak of a kind of land.
    static func words(of kind: LayerKind) -> [String] {
        switch kind {
        case .county, .other: []
        case .grassland: ["草原", "草地"]
        case .basicGrassland: ["基本草原"]
        case .grasslandPolicy: ["政策面积", "禁牧", "草畜平衡"]
        case .forest: ["林地", "森林"]
        case .wetland: ["湿地"]
        case .importantWetland: ["重要湿地"]
        case .wetlandPark: ["湿地公园", "湿地"]
        case .natureReserve: ["自然保护地", "保护区"]
        case .ecologicalRedline: ["生态保护红线", "红线"]
        case .permanentFarmland: ["基本农田"]
        case .blackSoil: ["黑土"]
        case .miningRight: ["采矿权", "矿业权", "探矿权", "矿山", "矿"]
        case .occupied: ["占用", "侵占"]
        case .approved: ["手续", "行政许可", "审批"]
        case .restored: ["治理", "恢复", "修复", "整治"]
        case .project: ["建设项目", "高标准农田", "黑土地保护"]
        case .gully: ["侵蚀沟"]
        }
    }

    /// The characters of a text that no general word covers.
    static func properCount(_ text: ArraySlice<Character>) -> Int {
        var count = 0
        var index = text.startIndex
        while index < text.endIndex {
            let rest = text[index...]
            if let word = general.first(where: { rest.starts(with: $0) }) {
                index += word.count
            } else {
                if !text[index].isNumber, !ItemText.isOrdinal(text[index]) { count += 1 }
                index += 1
            }
        }
        return count
    }
}
