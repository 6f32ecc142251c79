/// Names of places that begin with a number in Chinese: `五家子`, `四台子林场`, `六座楼村`, `七台河市`.
///
/// Their measure word counts nothing, since what follows is no thing it counts: 家 counts no 渠 and 台 no 区; or the
/// thing is the name of a village (`六座楼村`).
enum NumberedName {
    private static let names = WordTable([
        ("家子 家渠 家窑 家沟 家湾 家寨 家坪 家庄 家屯 家营 家堡 家岭 家坡 家庙 家河 家村 家川 家山 家洼 家梁 家泉 家台 家塘 家墩 家店 家堰", ()),
        ("台子 台河 台山 台县 台区 台市 台镇 台乡 台村 台沟 台屯 台岭", ()),
        ("座子 户子 户镇 户乡 户屯 户沟 户营 户庄", ()),
        ("道子 道河 道沟 道梁 道岭 道湾 道坝 道江 道白 道营 道街 道桥 道林 道洼 道泉 道海", ()),
        ("块子 块石 块碑 棵子 条子 间子 眼子 方台 方山 方坨 口子 个子 片子 门子 盘山 盘磨", ()),
    ])
    /// Words that begin like a name and are things that are counted.
    private static let things = WordTable([
        ("家子公司 家子企业 家店铺 家店面 家庄园 家村集体 家村办 家山庄 家河砂 家台资 家台商 台子机 台河道 台山地 户村民 户庄户 家营业 家营地", ()),
        ("道沟渠 道河堤 道河坝 道林带 道防线 道桥梁 道江堤 道海堤 道街区 块石头 块石材 块碑文 条子沟渠 台区域", ()),
    ])
    /// What a village, a ground or a water is called last.
    private static let kinds = WordTable([
        ("村 镇 乡 屯 庄 嘎查 苏木 社区 街道 林场 牧场 农场 水库", ())
    ])
    /// Scalars that describe a village instead of naming it: 三座山村, 五家乡镇企业.
    private static let descriptions: Set<Unicode.Scalar> = [
        "大", "小", "新", "老", "山", "城", "乡", "集", "市", "县", "重", "中", "国", "民", "渔", "农", "牧", "林", "的", "个", "自",
        "行",
    ]

    /// Forms of ground behind a measure in the name of a place: 六百亩滩嘎查, 五顷地村.
    private static let grounds: Set<Unicode.Scalar> = [
        "地", "滩", "坡", "梁", "湾", "沟", "田", "园", "井", "塘", "台", "川", "泉", "山", "洼", "坪", "岗", "岭", "坨", "沙", "泡",
        "甸", "圈", "房", "坝", "淀", "河", "湖",
    ]

    /// Whether a measure of land, a form of ground and a kind of place make a name.
    private static func isGround(measure end: Int, in source: SourceText, before limit: Int) -> Bool {
        guard end + 1 < limit, source[end - 1] == "亩" || source[end - 1] == "顷", source[end - 2] != "公",
            grounds.contains(source[end]), let kind = kinds.match(in: source, at: end + 1, before: limit)
        else { return false }
        return !["民", "企", "庄", "级", "里", "集", "办"].contains(source[kind.end])
    }

    /// Whether the kind of place itself stands behind a measure that counts none: 三家镇, 八所镇.
    private static func isTown(measure end: Int, in source: SourceText, before limit: Int) -> Bool {
        guard end < limit, Set("家所间台道块口眼棵株".unicodeScalars).contains(source[end - 1]),
            ["镇", "乡", "村"].contains(source[end]),
            !Set("办级属民企庄集镇村区街委中完小里内".unicodeScalars).contains(source[end + 1])
        else { return false }
        let behind = source.foldedText(in: end..<min(limit, end + 10))
        return !["小学", "中学", "学校", "卫生", "医院", "幼儿", "养老", "敬老"].contains { behind.contains($0) }
    }

    /// Whether a numeral of one scalar with its measure word opens the name of a place.
    ///
    /// - Parameters:
    ///   - numeral: the scalar of the numeral.
    ///   - end: the offset behind the measure word.
    static func opens(at numeral: Int, measure end: Int, in source: SourceText, before limit: Int) -> Bool {
        if isGround(measure: end, in: source, before: limit) { return true }
        guard end == numeral + 2, things.match(in: source, at: numeral + 1, before: limit) == nil else {
            return false
        }
        if names.match(in: source, at: numeral + 1, before: limit) != nil { return true }
        if isTown(measure: end, in: source, before: limit) { return true }
        // 六座楼村: one scalar and the kind of place.
        guard end + 1 < limit, source[end - 1] != "个", !source[end].endsClause,
            !descriptions.contains(source[end]),
            let kind = kinds.match(in: source, at: end + 1, before: limit)
        else { return false }
        return !["民", "企", "庄", "级"].contains(source[kind.end])
    }
}
