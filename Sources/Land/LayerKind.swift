public import Bilingual

/// What kind of land a layer shows (图层类别); the raw value is the word for it in a project file.
public enum LayerKind: String, Sendable, CaseIterable, Hashable {
    /// 行政区: counties, banners and cities, for tables by county.
    case county
    /// 草原.
    case grassland
    /// 基本草原.
    case basicGrassland = "basic-grassland"
    /// 草原生态保护补助奖励政策区: grazing ban and grass–livestock balance.
    case grasslandPolicy = "grassland-policy"
    /// 林地.
    case forest
    /// 湿地.
    case wetland
    /// 重要湿地.
    case importantWetland = "important-wetland"
    /// 湿地公园.
    case wetlandPark = "wetland-park"
    /// 自然保护地.
    case natureReserve = "nature-reserve"
    /// 生态保护红线.
    case ecologicalRedline = "ecological-redline"
    /// 永久基本农田.
    case permanentFarmland = "permanent-farmland"
    /// 黑土耕地.
    case blackSoil = "black-soil"
    /// 矿业权.
    case miningRight = "mining-right"
    /// 占用地块.
    case occupied
    /// 审批地块.
    case approved
    /// 恢复治理地块.
    case restored
    /// 建设项目地块: high-standard farmland, black-soil protection.
    case project
    /// 侵蚀沟.
    case gully
    /// Anything else.
    case other

    /// Whether it is ground that somebody put under protection on a day (保护范围).
    package var isProtected: Bool {
        switch self {
        case .basicGrassland, .importantWetland, .wetlandPark, .natureReserve, .ecologicalRedline,
            .permanentFarmland:
            true
        case .county, .grassland, .grasslandPolicy, .forest, .wetland, .blackSoil, .miningRight, .occupied,
            .approved,
            .restored, .project, .gully, .other:
            false
        }
    }

    /// The official term and its English name.
    public var name: Message {
        switch self {
        case .county: Message(zh: "行政区", en: "counties")
        case .grassland: Message(zh: "草原", en: "grassland")
        case .basicGrassland: Message(zh: "基本草原", en: "basic grassland")
        case .grasslandPolicy: Message(zh: "草原补奖政策区", en: "grassland policy areas")
        case .forest: Message(zh: "林地", en: "forest")
        case .wetland: Message(zh: "湿地", en: "wetland")
        case .importantWetland: Message(zh: "重要湿地", en: "important wetland")
        case .wetlandPark: Message(zh: "湿地公园", en: "wetland park")
        case .natureReserve: Message(zh: "自然保护地", en: "nature reserve")
        case .ecologicalRedline: Message(zh: "生态保护红线", en: "ecological redline")
        case .permanentFarmland: Message(zh: "永久基本农田", en: "permanent basic farmland")
        case .blackSoil: Message(zh: "黑土耕地", en: "black-soil farmland")
        case .miningRight: Message(zh: "矿业权", en: "mining right")
        case .occupied: Message(zh: "占用地块", en: "occupied ground")
        case .approved: Message(zh: "审批地块", en: "approved ground")
        case .restored: Message(zh: "恢复治理地块", en: "restored ground")
        case .project: Message(zh: "建设项目地块", en: "project ground")
        case .gully: Message(zh: "侵蚀沟", en: "gully")
        case .other: Message(zh: "其他", en: "other")
        }
    }
}
