/// A place known by its suffix alone: `云台市`, `白桦县`.
///
/// Leagues (盟) are known by name, all of them.
struct SuffixPlace {
    let range: Range<Int>
    let suffix: Unicode.Scalar

    /// Whether it is a banner, a county or a district.
    var isCounty: Bool { ["旗", "县", "区"].contains(suffix) }

    /// Scalars that no short name of a place holds before its suffix: 全市, 各县, 盟市, 上市, 保护区.
    private static let strangers: Set<Unicode.Scalar> = Set(
        "各全本我该其此每几两多数个些有等外省跨他不下老超夜菜股楼门都集农早级旗县市盟区州设护园牧禁采矿灌社小景库发业草原地核心验缓冲制辖城镇乡共织召已把被再又另仍正"
            .unicodeScalars)
    /// Parts of a town: 老城区.
    private static let parts: Set<Unicode.Scalar> = [
        "主", "老", "新", "县", "市", "古", "内", "外", "中", "全", "各", "本",
    ]
    /// Words before which a name does not reach.
    private static let borders = WordTable([
        (
            "年 月 日 在 对 由 和 与 及 至 从 赴 到 将 是 的 为 省 自治区 以 并 等 了 中 于 向 按 据 经 涉及 其中 包括 位于 关于 中共 督促 指导 要求 批准 发现 根据 参照 学习 借鉴 前往 邀请 联合 会同 协调 配合 位于 经过 针对 委托 移交 责成",
            ()
        )
    ])

    /// The place whose name ends just before an offset.
    init?(in source: SourceText, endingAt end: Int, from floor: Int) {
        guard end - 1 > floor, ["市", "旗", "县", "州", "区"].contains(source[end - 1]) else { return nil }
        suffix = source[end - 1]
        // 海港区 after its city only: a district alone is a protected area as easily as a place, but for 木城区.
        var start = end - 1
        while start > floor, end - start <= 6 {
            let scalar = source[start - 1]
            guard (0x4E00...0x9FFF).contains(scalar.value), !scalar.isDigit else { break }
            if Self.borders.match(in: source, endingAt: start, from: floor) != nil { break }
            if ["市", "盟", "州"].contains(scalar) { break }
            // 木城区, but not 城区.
            let isCity = suffix == "区" && scalar == "城" && start == end - 1
            if !isCity, Self.strangers.contains(scalar) || ChineseNumeral.digit(scalar) != nil || scalar == "十"
            {
                return nil
            }
            start -= 1
        }
        let length = end - 1 - start
        guard (2...(suffix == "旗" ? 5 : 3)).contains(length), end - start <= 6 else { return nil }
        if suffix == "区", start == 0 || source[start - 1] != "市" {
            let isAlone = start == floor || source[start - 1].endsClause
            guard isAlone, length == 2, !Self.parts.contains(source[start]), source[end - 2] == "城" else {
                return nil
            }
        }
        range = start..<end
    }

    /// The place that a title names first.
    static func first(in title: SourceText) -> SuffixPlace? {
        for end in 1...max(1, title.count) {
            if let place = SuffixPlace(in: title, endingAt: end, from: 0) { return place }
        }
        return nil
    }
}
