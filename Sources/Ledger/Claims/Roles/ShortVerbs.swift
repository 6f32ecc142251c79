/// Verbs of one character, which are told by their place: they open a clause or follow an adverb, and a figure ends it.
///
/// 退1.7万亩, 另修挡墙860米, 2023年填坑12处; anywhere else they are mostly a part of a name.
enum ShortVerbs {
    /// The deed of the verb at an offset.
    ///
    /// - Parameter last: the last word before it.
    static func deed(
        at offset: Int, in range: Range<Int>, behind last: ClauseTokens.Token?, of source: SourceText
    ) -> Deed? {
        // 办完16件, 建好2座: a verb with its outcome is one wherever it stands.
        if outcomes.contains(source[offset + 1]), isCharacter(source[offset]),
            !adjectives.contains(source[offset]), source[offset + 2].isDigit
        {
            return verbs.match(in: source, at: offset, before: offset + 1)?.value ?? .complete
        }
        guard let verb = verbs.match(in: source, at: offset, before: offset + 1),
            opens(offset, in: range, behind: last, source),
            nouns.match(in: source, at: offset, before: range.upperBound) == nil
        else { return nil }
        let reach = min(range.upperBound, offset + longestObject)
        guard let figure = (offset + 1..<max(offset + 1, reach)).first(where: { !isCharacter(source[$0]) }),
            source[figure].isDigit, !PlaceEnding.ends(figure, from: offset, in: source)
        else { return nil }
        return verb.value
    }

    /// Whether one of them stands at an offset, and no name that it opens.
    static func stands(at offset: Int, in source: SourceText) -> Bool {
        verbs.match(in: source, at: offset, before: source.count) != nil
            && nouns.match(in: source, at: offset, before: source.count) == nil
    }

    /// Whether a clause opens at an offset, adverbs and times left out.
    private static func opens(
        _ offset: Int, in range: Range<Int>, behind last: ClauseTokens.Token?, _ source: SourceText
    ) -> Bool {
        guard offset > range.lowerBound else { return true }
        let before = source[offset - 1]
        if before.endsClause || before == " " || before == "　" || adverbs.contains(before) { return true }
        guard let last, last.range.upperBound == offset else { return false }
        return [.mode(.done), .mode(.planned), .rest, .total, .willOrTake].contains(last.word)
    }

    private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        (0x4E00...0x9FFF).contains(scalar.value) && scalar != "的"
    }

    /// The longest verb with its object, in scalars.
    private static let longestObject = 9
    private static let outcomes: Set<Unicode.Scalar> = ["完", "好", "掉", "净", "毕"]
    private static let adjectives: Set<Unicode.Scalar> = [
        "不", "较", "良", "最", "更", "美", "友", "很", "未", "干", "洁", "扣",
    ]
    private static let adverbs: Set<Unicode.Scalar> = [
        "再", "又", "共", "另", "先", "现", "各", "均", "新", "并", "年", "月", "度", "份",
    ]
    private static let verbs = WordTable<Deed>([
        ("种 栽 播 植 填", .restore), ("退", .vacate), ("拆 清 运 挖 铲 捞 抽 撤 迁 搬 封 关 灭", .remove), ("修 建 打 砌", .build),
        ("补 装 换 配 购 买 拨 支 缴 追 查 抓 捕 注 破 巡 编 印 贴 订 兑 护 扣 签 用", .complete),
    ])
    /// Names of things that one of them opens.
    private static let nouns = WordTable<Void>([
        (
            "种类 种子 种群 种苗 种养 种粮 植被 植物 植保 填料 填方 退化 退役 退休 退潮 退水 清河 清水 清单 清洁 运距 运量 运输 运行 运营 挖机 挖方 挖掘 铲车 抽水 封面 关口 "
                + "关于 关键 修水 修正 建筑 建议 建材 打击 补助 补贴 装机 装载 换热 配套 配电 拨款 支部 支流 支渠 支队 支沟 追溯 查干 注册 破碎 破损 破产 编号 编外 印章 订单 "
                + "扣件 签证 护坡 护栏 护岸 护林 护堤 迁徙 捕捞 巡护 "
                + "用地 用水 用电 用户 用途 用于 用海 用林 用草 用量 用房 用能 用气 用人 用品 用作 用来 用以 用了 用时 用料",
            ()
        )
    ])
}
