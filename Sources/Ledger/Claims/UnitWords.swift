import Geodesy

/// The units that reports print.
enum UnitWords {
    /// A unit without 万 and 亿.
    struct Base: Sendable {
        let unit: BaseUnit
        /// Words that may not follow: `5处理` is no five places.
        let unless: WordTable<Void>
        /// Whether a number in Chinese may stand before it: `三家`, but not `五次会议` or `二期`.
        let chinese: Chinese

        enum Chinese: Sendable {
            case yes
            /// Only after 共, 分 and the like.
            case afterTotal
            case no
        }
    }

    static let table = WordTable<Base>(measures + counts)

    private static let measures: [(String, Base)] = [
        measure("亩 市亩", .area(.mu)),
        measure("公顷 ha hm2 hm² ㏊", .area(.hectare)),
        measure("平方公里 平方千米 km2 km² ㎢", .area(.squareKilometre)),
        measure("平方米 平米 m2 m² ㎡", .area(.squareMetre)),
        // 12公里处 is a place on a road, not a length.
        measure("公里 千米 km", .kilometre, unless: "/ 处"),
        measure("米 延米 延长米", .metre),
        measure("m", .metre, unless: "a b c d e f g h i j k l m n o p q r s t u v w x y z 2 3 ² ³ / ["),
        measure("厘米 cm", .centimetre),
        measure("毫米 mm", .millimetre),
        measure("% 百分比", .percent),
        measure("‰", .perMille),
        measure("百分点 个百分点", .percentagePoint),
        measure("成", .tenth, unless: "不 立 为 功 本 果 员 都 熟 长 效 品 绩 片 套 分 型 份 人"),
        measure("倍", .times),
        measure("元 元人民币", .yuan, unless: "素 旦 宝 件 月 / 每"),
        measure("吨 t", .tonne, unless: "a b c d e f g h i j k l m n o p q r s t u v w x y z / 级 位 公里"),
        measure("吨标准煤 吨标煤", .tonneOfCoal, unless: "/"),
        measure("千克 公斤 kg", .kilogram, unless: "/"),
        measure("斤", .jin),
        measure("立方米 立方 m3 m³", .cubicMetre, unless: "/ 每"),
        // 三方 are three parties, 三万方 are cubic metres.
        measure("方", .cubicMetre, unless: "面 案 向 式 便 位 可 法 针 圆 /", chinese: .no),
    ]

    private static let counts: [(String, Base)] = [
        count("家", unless: "庭 园 属 禽 畜 长"), count("座"), count("处", unless: "理 置 罚 分 于 级 长 室 以 境 在"),
        count("件"), count("宗"), count("根"), count("块"), count("户"), count("户次", .no), count("亩次", .no),
        count("台次", .no), count("台套"),
        count("条", unless: "例 款 件 约"), count("项"), count("起", unless: "来 到 步 草 诉 点 止 伏 施 执"),
        count("名", unless: "录 称 单 义 额 为"), count("台", unless: "账 风 帐"),
        count("套"), count("口", unless: "径 号 岸 粮 头"), count("眼", unless: "前 下"), count("辆"), count("辆次", .no),
        count("株"), count("棵"), count("艘"), count("栋"), count("幢"), count("份", unless: "额"),
        count("个", unless: individualExceptions),
        count("人", .yes, unless: "大 民 工 口 均 类 力 才 为 防 员"), count("人次", .no), count("人份", .no),
        count("次", .afterTotal, unless: "日 生 级 序 要"), count("期", .afterTotal, unless: "间 限 末 初 货 待 望"),
        count("批", .afterTotal, unless: "准 复 示 次"), count("批次", .afterTotal), count("班次", .no),
        count("场次", .no),
        count("家次", .no), count("处次", .no), count("车次", .no), count("轮次", .no), count("个次", .no),
        count("场", .no, unless: "所 地 址 景 内"), count("本", .no, unless: "级 地 年 次 市 盟 旗 县 区 着 报"),
        count("部", .afterTotal, unless: "门 委 分 署 级 长 队 位"), count("片", .no, unless: "区"),
        count("张"), count("篇"), count("头", .no, unless: "数"), count("只", .no, unless: "有 是 能 剩 要"),
        count("匹"), count("羽", .no), count("枚"), count("盏"), count("所"), count("间", .no),
        count("支", unless: "持 付 出 撑 行 部"), count("幅", unless: "度"), count("例", .no, unless: "如 行 外 会"),
        count("羊单位"), count("组", .no, unless: "织 成 建 合"), count("种", unless: "植 草 树"), count("丘", .no),
        count("图斑", .no), count("旗县 旗县市 县市 县区", .no), count("县", .no, unless: "城 级 域 委 政 乡 道 志 局 长 市 区"),
        count("类", .no, unless: "水 标 区 地 断 声 环 别 型 似 固 功 建 用 场 湖 限 评 机 企 河 海 以 及 或 /"),
    ]

    /// 个 counts times of the year and matters of speech as well; neither is a figure.
    private static let individualExceptions =
        "月 多月 半月 余月 季度 小时 多小时 工作日 自然日 年 年度 学期 星期 周 方面 层面 环节 阶段 关系 维护 意识 自信 确立 "
        + "原则 坚持 转变 体系 结合 不 一 重大 体 别 性 人 重点方面 全覆盖 时段 时期 必须 统一 明确"

    private static func measure(
        _ words: String, _ unit: BaseUnit, unless: String = "", chinese: Base.Chinese = .yes
    ) -> (String, Base) {
        (words, Base(unit: unit, unless: WordTable([(unless, ())]), chinese: chinese))
    }

    private static func count(
        _ word: String, _ chinese: Base.Chinese = .yes, unless: String = ""
    ) -> (String, Base) {
        (
            word,
            Base(
                unit: .each(word.split(separator: " ").first.map(String.init) ?? word),
                unless: WordTable([(unless, ())]), chinese: chinese)
        )
    }
}
