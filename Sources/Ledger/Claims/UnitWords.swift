import Geodesy

/// The units that reports print.
enum UnitWords {
    /// A unit without 万 and 亿.
    struct Base: Sendable {
        let unit: BaseUnit
        /// How many of the unit it is: 100 亩 for 顷.
        let multiplier: Int64
        /// Words that may not follow: `5处理` is no five places.
        let unless: WordTable<Void>
        /// Words that may follow although they begin like one of those: `4处于2024年` are four places.
        let despite: WordTable<Void>
        /// Whether nothing may follow but the end of the phrase: `警示牌24面`, not `24面向`.
        let closes: Bool
        /// Whether a number in Chinese may stand before it: `三家`, but not `五次会议` or `二期`.
        let chinese: Chinese

        enum Chinese: Sendable {
            case yes
            /// Only after 共, 分 and the like.
            case afterTotal
            case no
        }

        /// Whether what stands at an offset behind the unit leaves it one.
        func mayStand(before offset: Int, in source: SourceText, _ end: Int) -> Bool {
            if closes, !UnitWords.endsPhrase(offset, in: source, end) { return false }
            return unless.match(in: source, at: offset, before: end) == nil
                || despite.match(in: source, at: offset, before: end) != nil
        }
    }

    private static let behindPhrases = WordTable([("和 及 与 并 等 的 共 左右 以上 以下 以内 分别 均 已 全部 余", ())])

    /// Whether a phrase ends at an offset: no further noun stands there.
    private static func endsPhrase(_ offset: Int, in source: SourceText, _ end: Int) -> Bool {
        let next = source.skippingSpaces(from: offset, before: end)
        return next >= end || source[next].endsClause || source[next].isDigit
            || behindPhrases.match(in: source, at: next, before: end) != nil
    }

    static let table = WordTable<Base>(measures + counts + closing)

    private static let measures: [(String, Base)] = [
        measure("亩 市亩", .area(.mu)),
        measure("顷 市顷", .area(.mu), multiplier: 100),
        measure("公顷 平方百米 ha hm2 hm² hm^2 h㎡ ㏊", .area(.hectare)),
        measure("平方公里 平方千米 公里² 千米² 平方km km2 km² km^2 k㎡ ㎢ ㎞2 ㎞²", .area(.squareKilometre)),
        measure("平方米 平米 平方公尺 米² 平方m m2 m² m^2 ㎡", .area(.squareMetre)),
        measure("平方", .area(.squareMetre), unless: "公 千 厘 分 毫 百 里 尺 英 根 和 差 数 米"),
        // 12公里处 is a place on a road, not a length.
        measure("公里 千米 km ㎞", .kilometre, unless: "/ 处 ² ^"),
        measure("米 延米 延长米", .metre, unless: "² ^"),
        measure("m", .metre, unless: "a b c d e f g h i j k l m n o p q r s t u v w x y z 2 3 ² ³ ^ / ["),
        measure("厘米 cm", .centimetre),
        measure("毫米 mm", .millimetre),
        measure("% 百分比", .percent),
        measure("‰", .perMille),
        measure("百分点 个百分点", .percentagePoint),
        measure("成", .tenth, unless: "不 立 为 功 本 果 员 都 熟 长 效 品 绩 片 套 分 型 份 人 文 就 交 组 活 因 灾 行 年"),
        measure("倍", .times),
        measure("元 元人民币", .yuan, unless: "素 旦 宝 件 月 / 每"),
        measure("吨 t", .tonne, unless: "a b c d e f g h i j k l m n o p q r s t u v w x y z / 级 位 公里"),
        measure("吨标准煤 吨标煤", .tonneOfCoal, unless: "/"),
        measure("千克 公斤 kg", .kilogram, unless: "/"),
        measure("斤", .jin),
        measure("立方米 立方 立方m 米³ m3 m³ m^3 ㎥", .cubicMetre, unless: "/ 每"),
        // 三方 are three parties, 三万方 are cubic metres.
        measure("方", .cubicMetre, unless: "面 案 向 式 便 位 可 法 针 圆 里 米 /", chinese: .no),
    ]

    private static let counts: [(String, Base)] = [
        count("家", unless: "庭 园 属 禽 畜 长", despite: "园区 园林 长期 长年 属于"), count("座", unless: "谈 位 标 机"),
        count(
            "处", unless: "理 置 罚 分 于 级 长 室 以 境 在",
            despite: "于1 于2 于本 于今 于去 于同 于上 于近 于当 于年 分布 分别 分散 分属 长期 长年 以上 以下 以内 在建 在整 在治 在2"),
        count("件"), count("票", .no, unless: "据 价 面 数 号 选 决 房 证 款 子 务"),
        count("顶", .no, unless: "部 端 板 层 棚 管 目 级 点 替 梁 压 峰 尖 面"), count("航次", .no),
        count("宗", unless: "教 族 旨 亲"), count("段", .no, unless: "位 式 落 长 时 次 别 面 子 考 内"),
        count("案", .no, unless: "件 例 卷 由 情 值 底 发 犯 头 子 板 号 管"), count("根", unless: "据 本 除 源 治 系"), count("块"),
        count("户", unless: "外 籍 口"), count("户次", .no), count("亩次", .no), count("台次", .no), count("台套"),
        count("条", unless: "例 款 件 约", despite: "约0 约1 约2 约3 约4 约5 约6 约7 约8 约9"),
        count("项", unless: "目", despite: "目标任 目标要 目标均 目标全 目标已 目标达"),
        count("起", unless: "来 到 步 草 诉 点 止 伏 施 执"), count("名", unless: "录 称 单 义 额 为 誉"),
        count("台", unless: "账 风 帐", despite: "风机 风力 风电"), count("套", unless: "种 取 作 用 路"),
        count("口", unless: "径 号 岸 粮 头"), count("眼", unless: "前 下"), count("辆"), count("辆次", .no), count("株"),
        count("棵"), count("艘"), count("栋"), count("幢"), count("份", unless: "额"),
        count("个", unless: individualExceptions),
        count("人", .yes, unless: "大 民 工 口 均 类 力 才 为 防 员", despite: "大代表 民警 大常 口头"), count("人次", .no),
        count("人份", .no), count("次", .afterTotal, unless: "日 生 级 序 要"),
        count("期", .afterTotal, unless: "间 限 末 初 货 待 望"), count("批", .afterTotal, unless: "准 复 示 次"),
        count("批次", .afterTotal), count("班次", .no), count("场次", .no), count("家次", .no), count("处次", .no),
        count("车次", .no), count("轮次", .no), count("个次", .no), count("场", .no, unless: "所 地 址 景 内"),
        count("本", .no, unless: "级 地 年 次 市 盟 旗 县 区 着 报"),
        count("部", .afterTotal, unless: "门 委 分 署 级 长 队 位"), count("片", .no, unless: "区"), count("张"),
        count("篇"),
        count("头", .no, unless: "数"), count("只", .no, unless: "有 是 能 剩 要"), count("匹", unless: "配"),
        count("羽", .no), count("枚"), count("盏"), count("所", unless: "在 有 属 需 述 以 谓 得 涉"),
        count("间", .no, unless: "隔 接 距 断 伐 作 种"), count("支", unless: "持 付 出 撑 行 部"),
        count("幅", unless: "度"), count("例", .no, unless: "如 行 外 会"), count("羊单位"),
        count("组", .no, unless: "织 成 建 合 长 员 团"), count("种", unless: "植 草 树", despite: "植物 草本 草种 树种"),
        count("丘", .no, unless: "陵"), count("图斑", .no), count("旗县 旗县市 县市 县区", .no),
        count("县", .no, unless: "城 级 域 委 政 乡 道 志 局 长 市 区"),
        count("类", .no, unless: "水 标 区 地 断 声 环 别 型 似 固 功 建 用 场 湖 限 评 机 企 河 海 以 及 或 /"),
        count("道", .no, unless: "路 德 理 口 具 教 岔 班 级 桥"),
        count("轮", .afterTotal, unless: "胎 换 作 牧 休 回 式 椅 训 岗 渡 载 轴 廓 流"),
        count("遍", .no, unless: "布 地 及 历"), count("趟", .no), count("台班", .no), count("工日", .no),
        count("架次", .no),
        count("频次", .no), count("组次", .no), count("颗", .no), count("粒", .no), count("册", .no), count("袋", .no),
        count("扇", .no), count("面", .no, unless: "积 临 向 对 板 粉 包 前 层 料 貌 上 市 源 世 谈 色 试 广"),
        count("车", .no, unless: "间 辆 站 道 库 位 流 主 载 型 速 险 行"), count("层", .no, unless: "级 次 面 高 厚 叠 楼"),
        count("排", .no, unless: "放 污 水 查 名 除 涝 队 土 序 气 口 洪 渣 列 行 量 烟 风"),
        count("尾", .no, unless: "矿 水 款 气 随 期 端 号 砂 渣"), count("峰", .no, unless: "值 会 林 谷"),
        count("孔", .no, unless: "隙 子 洞 径"),
        count("棚", .no, unless: "户 室 改 内"), count("穴", .no), count("墩", .no), count("丛", .no, unless: "生"),
        count("堆", .no, unless: "放 积 场 存 体 料 肥 煤 土"), count("箱", .no, unless: "式 涵 体 变"), count("桶", .no),
        count("罐", .no, unless: "区 体 车"), count("架", .no, unless: "设 构 空 子"),
        count("门", .no, unless: "店 前 头 牌 类 诊 槛 户 口"),
    ]

    /// Measure words that are as often another word: nothing may follow but the end of the phrase.
    private static let closing: [(String, Base)] = [
        ("队 班 通 封 垛 瓶 盒 卷 页 则 副 桩 把 对 双 节", Base.Chinese.no),
        ("旗 市 镇 乡 乡镇 村 嘎查 嘎查村 苏木 苏木镇 街道 社区", .afterTotal),
    ].flatMap { words, chinese in
        words.split(separator: " ").map { count(String($0), chinese, closes: true) }
    }

    /// 个 counts times of the year and matters of speech as well; neither is a figure.
    private static let individualExceptions =
        "月 多月 半月 余月 季度 小时 多小时 工作日 自然日 年 年度 学期 星期 周 方面 层面 环节 阶段 关系 维护 意识 自信 确立 "
        + "原则 坚持 转变 体系 结合 不 一 重大 体 别 性 人 重点方面 全覆盖 时段 时期 必须 统一 明确"

    private static func measure(
        _ words: String, _ unit: BaseUnit, multiplier: Int64 = 1, unless: String = "",
        chinese: Base.Chinese = .yes
    ) -> (String, Base) {
        (
            words,
            Base(
                unit: unit, multiplier: multiplier, unless: WordTable([(unless, ())]), despite: WordTable([]),
                closes: false, chinese: chinese)
        )
    }

    private static func count(
        _ words: String, _ chinese: Base.Chinese = .yes, unless: String = "", despite: String = "",
        closes: Bool = false
    ) -> (String, Base) {
        (
            words,
            Base(
                unit: .each(words.split(separator: " ").first.map(String.init) ?? words), multiplier: 1,
                unless: WordTable([(unless, ())]), despite: WordTable([(despite, ())]), closes: closes,
                chinese: chinese)
        )
    }
}
