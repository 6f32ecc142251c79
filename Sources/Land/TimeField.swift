/// The field that tells when ground was taken, or given back (时间字段).
///
/// Whether a field holds times is read from its values, and of years from its name as well. What time it is tells the last known word of
/// its name, which in Chinese is the head of it: 占用时间 is that of the occupation, 占用地块更新时间 that of a record. A word that nobody
/// foresaw settles nothing: the field may be the one, and somebody has to say so.
package struct TimeField: Sendable, Equatable {
    /// The fields that tell it together, the foremost first.
    package let names: [String]
    /// Whether nothing tells that any of them is that time.
    package let isOpen: Bool

    /// Fields that tell it together.
    init(names: [String], isOpen: Bool) { (self.names, self.isOpen) = (names, isOpen) }

    /// A field with the values of the first features, blanks left out.
    package typealias Column = (name: String, isDate: Bool, texts: [String])

    /// What such fields are to a feature: its day or its year.
    package var role: FieldRole { names.count == 1 && Self.isYear(names[0]) ? .year : .date }

    /// The fields that tell when features of a kind came to be what they are.
    ///
    /// - Parameters:
    ///   - kind: `occupied` or `restored`; of other ground it may be either.
    ///   - isCut: whether names may be what ten bytes leave of longer ones.
    package init(_ columns: [Column], of kind: LayerKind, isCut: Bool = false) {
        var ranks: [Rank: [String]] = [:]
        for column in columns {
            guard let rank = Self.rank(column, of: kind, isCut: isCut) else { continue }
            ranks[rank, default: []].append(column.name)
        }
        let (own, unforeseen) = (ranks[.own] ?? [], ranks[.unforeseen] ?? [])
        let (bare, seen) = (ranks[.bare] ?? [], ranks[.seen] ?? [])
        // When restored ground was seen tells that it was restored by then, not since when.
        let isSeenAlone = kind == .restored && bare.isEmpty && !seen.isEmpty
        isOpen = own.isEmpty && (!unforeseen.isEmpty || isSeenAlone)
        if !own.isEmpty {
            // What may be that time too counts where it tells another.
            names = own + unforeseen
        } else if !unforeseen.isEmpty {
            names = unforeseen + bare + seen
        } else {
            names = bare.isEmpty ? seen : bare
        }
    }

    /// What several fields tell together: the narrowest time where all of them hold it, and else all the years from the first to the
    /// last.
    package static func joined(_ texts: [Attributes.Entry]) -> Attributes.Entry? {
        let times = texts.compactMap { entry in
            FeatureTime(.date, of: Attributes(entry)).map { (time: $0, entry: entry) }
        }
        guard let first = times.map(\.time.first).min(), let last = times.map(\.time.last).max() else {
            return texts.first
        }
        let narrow = times.first { narrow in
            times.allSatisfy { $0.time.first <= narrow.time.first && narrow.time.last <= $0.time.last }
        }
        let isPlain = times.allSatisfy(\.time.isPlain)
        if let narrow, isPlain { return narrow.entry }
        let joined: Attributes = [.date: isPlain ? "\(first.year)~\(last.year)" : "\(texts.map(\.text))"]
        return joined.first { _ in true }
    }

    /// How well a name tells that the time is the one that is asked for.
    private enum Rank {
        case own
        /// A word that is not known.
        case unforeseen
        /// No word at all: 年度.
        case bare
        /// When somebody saw that it was so.
        case seen
    }

    private static func rank(_ column: Column, of kind: LayerKind, isCut: Bool) -> Rank? {
        guard let event = event(of: column, isCut: isCut) else { return nil }
        if FieldRole.year.match(in: [column.name]) != nil { return .bare }
        let isReadable = column.isDate || column.texts.contains { FeatureTime(.date, of: [.date: $0]) != nil }
        let unforeseen = isReadable ? Rank.unforeseen : nil
        if kind.isProtected {
            if ended.contains(where: event.hasSuffix) { return nil }
            if established.contains(where: event.hasSuffix) { return isReadable ? .own : nil }
            let isOfRecord =
                head(of: event).map { [.recorded, .seen, .reported].contains($0.event) } ?? event.isEmpty
            return isOfRecord ? nil : unforeseen
        }
        guard let head = head(of: event) else { return event.isEmpty && isReadable ? .bare : unforeseen }
        let isRestored = head.event == .restored || head.event == .completed && has(.restored, in: event)
        switch head.event {
        case .recorded: return nil
        case .reported: return kind == .occupied && isReadable ? .seen : nil
        case .seen: return kind != .other && isReadable ? .seen : nil
        case .accepted where kind == .occupied: return nil
        // Ground is given back so, and taken as well: 种植时间, 竣工时间; 占用结束时间 is how long it was occupied.
        case .planted where kind == .occupied: return unforeseen
        case .completed where kind == .occupied && !isRestored:
            return has(.taken, in: event) ? .own : unforeseen
        case .taken where kind == .restored,
            .completed where kind == .restored && !isRestored && has(.taken, in: event):
            return nil
        case .restored where kind == .occupied, .completed where kind == .occupied: return nil
        case .taken, .restored, .completed, .accepted, .planted:
            if planned.contains(where: event.contains) { return kind == .restored ? nil : unforeseen }
            // 恢复资金拨付时间, 责令恢复日期, NHFSJ are of something about it.
            return head.isLast && !modal.contains(where: event.contains) ? .own : unforeseen
        }
    }
}

extension TimeField {
    /// Words that names of times end with, their initials, and what ten bytes leave of them.
    private static let words =
        years + ["时间", "日期", "年月", "月份", "时", "日", "SHIJIAN", "RIQI", "DATE", "TIME", "SJ", "RQ"]
    private static let years = ["年度", "年份", "年", "NIANDU", "NIANFEN", "NIAN", "YEAR", "NF", "ND"]

    private static func letters(of name: String) -> String {
        name.uppercased().filter { $0.isLetter && $0 != "\u{FFFD}" }
    }

    private static func isYear(_ name: String) -> Bool { years.contains { letters(of: name).hasSuffix($0) } }

    /// What a field of times is called without its word of time; `nil` for a field that holds none.
    private static func event(of column: Column, isCut: Bool) -> String? {
        let name = letters(of: column.name)
        // Initials of a time stand behind few others: GRASSLAND is none.
        let word = words.first {
            name.hasSuffix($0) && !($0.utf8.count == 2 && name.count > 8 && name.utf8.count == name.count)
        }
        if let word { return name.hasSuffix("UPDATE") ? name : String(name.dropLast(word.count)) }
        guard !column.isDate else { return name }
        // Without a word of time only whole days are known as such, and years under a name that was cut short; other digits may be
        // numbers.
        let areTimes = column.texts.allSatisfy { text in
            text.allSatisfy(\.isASCIIDigit)
                ? isCut && column.name.utf8.count >= 9 && Int(text).map((1950...2100).contains) == true
                : CalendarDate(text) != nil
        }
        return areTimes && !column.texts.isEmpty ? name : nil
    }

    /// Words of times that are not yet: 拟恢复时间, 整改期限.
    private static let planned = [
        "拟", "计划", "预计", "规划", "要求", "应", "限", "到期", "承诺", "目标", "有效", "恢复截止", "PLAN",
    ]
    /// Words before an event that did not happen, or is that of somebody else.
    private static let modal = ["责令", "设计", "停止", "未", "下步", "下一步", "禁止", "督促", "暂停", "取消", "拒绝", "申请"]

    /// How protected ground came to be that, and how it ceased to be.
    private static let established = [
        "设立", "成立", "建立", "划定", "划入", "批建", "批准", "批复", "公布", "发布", "SL", "CL", "JL", "HD", "PZ", "PF", "GB",
    ]
    private static let ended = ["撤销", "取消", "调出", "废止", "注销", "退出", "CX", "ZX"]

    /// The field that tells when protected ground ceased to be that: 撤销日期, CXRQ; `nil` for none.
    package static func ofEnd(in names: [String]) -> String? {
        names.first { name in
            guard let event = event(of: (name, false, []), isCut: false) else { return false }
            return ended.contains(where: event.hasSuffix)
                && !(planned + modal + ["矿"]).contains(where: event.contains)
        }
    }

    /// What happened.
    private enum Event: CaseIterable {
        /// Ground was taken or damaged.
        case taken
        /// It was given back.
        case restored
        /// Something was planted on it.
        case planted
        /// Works ended; they were accepted.
        case completed, accepted
        /// Somebody saw that it was so.
        case seen
        /// A case of it went on its way.
        case reported
        /// Something was done to a record or a case.
        case recorded

        var words: [String] {
            switch self {
            case .taken:
                [
                    "占", "占用", "占地", "侵占", "违法", "违规", "毁", "毁坏", "毁草", "毁林", "毁湿", "损毁", "损坏", "破坏", "垦", "开垦",
                    "挖", "采挖",
                    "开挖", "挖损", "开采", "采砂", "采石", "采矿", "取土", "取砂", "动工", "动土", "开工", "施工", "建设", "发生", "弃渣",
                    "排土", "倾倒", "堆放",
                    "压占", "塌陷", "沉陷", "排放", "倒渣", "弃土", "OCC", "OCCUPIED", "OCCUPATION", "DAMAGE", "DAMAGED",
                    "ZY", "WF", "PH", "KK",
                    "FS", "DG", "KG", "QZ", "SG", "HH",
                ]
            case .restored:
                [
                    "恢复", "复垦", "复绿", "复耕", "复草", "修复", "治理", "整治", "整改", "退出", "退耕", "退还", "还草", "还林", "还湿",
                    "返还", "归还", "补植",
                    "种草", "补播", "撒播", "撒籽", "绿化", "造林", "移栽", "封育", "围封", "整地", "平整", "拆除",
                    "清理", "清退", "腾退", "回填", "覆土", "RESTORED", "RESTORATION", "RESTORE", "RECLAIMED",
                    "RECLAMATION", "HF", "FK", "FL",
                    "XF", "ZG", "TC", "FH", "ZL", "ZC",
                ]
            case .planted: ["种", "种植", "播", "播种", "植", "栽植", "耕种"]
            case .completed: ["完成", "竣工", "完工", "结束", "截止", "终止", "WC", "JG"]
            case .accepted: ["验收", "销号", "YS", "XH"]
            case .seen:
                [
                    "监测", "变化", "调查", "普查", "清查", "核查", "核实", "复核", "拍摄", "影像", "航拍", "遥感", "解译", "测量", "勘测",
                    "测绘", "JC",
                    "DC", "BH",
                ]
            case .reported:
                ["发现", "巡查", "督查", "督察", "检查", "举报", "立案", "查处", "处罚", "通报", "交办", "认定", "鉴定", "FX"]
            case .recorded:
                [
                    "更新", "入库", "录入", "修改", "创建", "建库", "建档", "制图", "成图", "出图", "采集", "登记", "填报", "填表", "填写",
                    "上报", "申报",
                    "审核", "归档", "存档", "上传", "下载", "导入", "导出", "生成", "提交", "打印", "编制", "编辑", "制表", "备案", "下发",
                    "印发", "汇总", "发布",
                    "公示", "公告", "统计", "报送", "接收", "处理", "质检", "版本", "数据", "系统", "操作", "维护", "同步", "移交", "批准",
                    "批复", "审批",
                    "发证", "签订", "备份", "转换", "GX", "RK", "LR", "XG", "CJ", "JK", "ZT", "TB", "SB", "DR", "DJ",
                    "PZ", "GENGXIN", "RUKU", "LURU",
                    "XIUGAI", "CREATE", "CREATED", "CREATEDAT", "CREATION", "UPDATED", "UPDATEDAT", "UPDATE",
                    "MODIFY", "MODIFIED", "EDITED",
                    "EDIT", "INSERT", "IMPORT", "EXPORT",
                ]
            }
        }
    }

    /// What stands before initials of an event: 草地, 草原, 植被, 土地, 矿山, 生态.
    private static let objects = ["", "CD", "CY", "ZB", "TD", "KS", "ST"]

    /// The event of the last known word of a name, the longest where several end there, and whether nothing stands behind it.
    private static func head(of name: String) -> (event: Event, isLast: Bool)? {
        var best: (end: Int, length: Int, event: Event)?
        for event in Event.allCases {
            for word in event.words {
                let isLatin = word.utf8.count == word.count
                // Initials are words at the end alone: before it they are those of anything.
                if isLatin, !name.hasSuffix(word) { continue }
                if isLatin, word.count == 2, !objects.contains(String(name.dropLast(2))) { continue }
                guard let range = name.ranges(of: word).last else { continue }
                let end = name.distance(from: name.startIndex, to: range.upperBound)
                if (end, word.count) > (best?.end ?? 0, best?.length ?? 0) { best = (end, word.count, event) }
            }
        }
        return best.map { ($0.event, $0.end == name.count) }
    }

    private static func has(_ event: Event, in name: String) -> Bool {
        event.words.contains(where: name.contains)
    }
}
