/// A class of land (地类) of the terrain, with the code and name of the third national land survey.
enum LandClass: Int, CaseIterable {
    case grassland, wetland, blackSoil, forest, mine, other

    /// The word in the field `cls`.
    var word: String {
        switch self {
        case .grassland: "grassland"
        case .wetland: "wetland"
        case .blackSoil: "blacksoil"
        case .forest: "forest"
        case .mine: "mine"
        case .other: "other"
        }
    }

    /// 地类编码 and 地类名称 (GB/T 21010).
    var survey: (code: String, name: String) {
        switch self {
        case .grassland: ("0401", "天然牧草地")
        case .wetland: ("1106", "内陆滩涂")
        case .blackSoil: ("0103", "旱地")
        case .forest: ("0301", "乔木林地")
        case .mine: ("0602", "采矿用地")
        case .other: ("1001", "铁路用地")
        }
    }
}
