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

    /// Words behind which a name begins: 对|哈拉沟铁矿, 位于|东风煤矿.
    private static let leads: [[Character]] = """
        对 在 的 和 与 及 由 向 为 是 被 将 把 从 于 等 了 即 如 含 至 到 并 且 或 以 使 令 因
        据 按 给 让 该 其 内 某 叫 暨 对于 关于 位于 涉及 包括 其中 针对 责令 督促 要求 推动 督办 指导
        协调 组织 配合 关闭 关停 取缔 查处 查封 整治 治理 恢复 修复 整改 完成 开展 实施 推进 加强 落实
        处罚 处置 排查 核查 发现 反映 反馈 指出 曝光 通报 举报 投诉 经查 核实 现有 违规 违法 非法 擅自
        拆除 退出 注销 保留 部分 全部 所属 下属 旗下 附近 周边 企业 矿山 矿区 采区 项目 工程 单位 业主
        问题 地块 点位 图斑 以及 特别是 例如 比如 造成 导致 破坏 占用 侵占 督察组 公司 集团 矿业 同意 批准 验收
        新建 改建 扩建 建设 建成 设立 设置 竖立 埋设 安装 修建 修筑 铺设 清理 平整 编制 制定 制订 划定 停产 退还 注明 列入 纳入 以上 以下 以内 以外 另外 此外 之前 之后 当中 期间 整改后
        目前 东北 西北 华北 东南 西南 监督
        """.split(whereSeparator: \.isWhitespace).map { Array($0) }

    /// What names of places and numbers of things end in: 白音花镇|哈拉沟铁矿, 3座|填埋场.
    private static let ends: Set<Character> = Set("旗县市盟州省区镇乡村屯苏木嘎查场组年月日亩顷米里座处个家宗起件条")

    /// Whether a word ends here, so that a name may begin.
    static func endsWord(_ text: ArraySlice<Character>) -> Bool {
        guard let last = text.last, last.isLetter, !last.isASCII else { return true }
        return ends.contains(last) || leads.contains { text.suffix($0.count).elementsEqual($0) }
    }

    /// Whether a name may begin here: what stands before is no beginning of a longer one, as far as can be told.
    static func mayBegin(after text: ArraySlice<Character>) -> Bool {
        endsWord(text) || !(text.last.map("大小新老旧东西南北中上下前后左右内外高低长短".contains) ?? false)
    }

    /// The number of a part of a thing that is named here: 二 of 二采区, 3 of 3号井.
    static func partNumber(_ text: ArraySlice<Character>) -> ArraySlice<Character>? {
        let text = text.drop(while: NameReading.isBracket)
        let ordinal = text.prefix(while: ItemText.isOrdinal)
        guard !ordinal.isEmpty, let next = text[ordinal.endIndex...].first, "区号期矿井采场厂库".contains(next) else {
            return nil
        }
        return ordinal
    }

    /// Whether a part of a thing is named here: 二采区, 3号井, 尾矿库.
    static func beginsPart(_ text: ArraySlice<Character>) -> Bool {
        if partNumber(text) != nil { return true }
        let text = text.drop(while: NameReading.isBracket)
        return ["尾矿", "采区", "分矿", "分场", "分厂", "排土场", "堆场", "选厂", "选矿", "工业场地"].contains {
            text.starts(with: $0)
        }
    }

    /// What goes on a word that ends as names do: 铁矿|石, 工业场|地.
    private static let continuations: [Character: Set<Character>] = [
        "矿": Set("石业机务产工泉种权物"), "厂": Set("商长"), "场": Set("地所合景面"), "库": Set("存容伦"), "司": Set("法机"),
        "查": Set("处封看"),
        "园": Set("林"), "站": Set("点台"), "屯": Set("垦"),
    ]

    /// Whether a name may end before this text.
    static func mayEnd(_ name: ArraySlice<Character>, before text: ArraySlice<Character>) -> Bool {
        guard let last = name.last, let next = text.first else { return true }
        return !(continuations[last]?.contains(next) ?? false)
    }

    /// Characters that tell one thing from another of the same name: 东矿 is no misspelling of 西矿.
    static let telling: Set<Character> = Set("大小新老旧东西南北中上下前后左右内外高低长短一二三四五六七八九十甲乙丙丁煤铁铜铅锌金银钼锡钨")

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
