/// The field that tells when ground was taken, or given back (时间字段).
///
/// Whether a field holds times is read from its values, and of years from its name as well. What time it is tells the last known word of
/// its name, which in Chinese is the head of it: 占用时间 is that of the occupation, 占用地块更新时间 that of a record. A word that nobody
/// foresaw settles nothing: the field may be the one, and somebody has to say so.
package struct TimeField: Sendable, Equatable {
    /// The field; `nil` for none, and where several may be it.
    package let name: String?
    /// The fields that may be it, where nothing tells which, or whether one is.
    package let candidates: [String]

    /// A field with the values of the first features, blanks left out.
    package typealias Column = (name: String, isDate: Bool, texts: [String])

    /// What such a field is to a feature: its day or its year.
    package var role: FieldRole { name.map(Self.isYear) == true ? .year : .date }

    /// The field that tells when features of a kind came to be what they are.
    ///
    /// - Parameter kind: `occupied` or `restored`; of other ground it may be either.
    package init(_ columns: [Column], of kind: LayerKind) {
        var ranks: [[String]] = Array(repeating: [], count: Rank.allCases.count)
        for column in columns {
            guard let rank = Self.rank(column, of: kind) else { continue }
            ranks[rank.rawValue].append(column.name)
        }
        let best = ranks.firstIndex { !$0.isEmpty } ?? 0
        if best == Rank.unforeseen.rawValue {
            (name, candidates) = (nil, ranks[best...].flatMap(\.self))
        } else if best == Rank.bare.rawValue {
            // 日期 beside 年度 is the day in it.
            (name, candidates) = (ranks[best].first { !Self.isYear($0) } ?? ranks[best][0], [])
        } else {
            (name, candidates) = ranks[best].count == 1 ? (ranks[best][0], []) : (nil, ranks[best])
        }
    }

    /// How well a name tells that the time is the one that is asked for.
    private enum Rank: Int, CaseIterable {
        /// Acceptance, then the end of the works, before the works.
        case accepted, completed, own
        /// A word that is not known.
        case unforeseen
        /// No word at all: 年度.
        case bare
        /// When somebody saw that it was so.
        case seen
    }

    private static func rank(_ column: Column, of kind: LayerKind) -> Rank? {
        guard let event = event(of: column), !planned.contains(where: event.contains) else { return nil }
        if FieldRole.year.match(in: [column.name]) != nil { return .bare }
        return switch head(of: event) {
        case .taken?: kind == .restored ? nil : .own
        case .accepted?: kind == .occupied ? nil : .accepted
        case .completed?: kind == .occupied ? nil : .completed
        case .restored?: kind == .occupied ? nil : .own
        case .seen?: .seen
        case .recorded?: nil
        case nil: event.isEmpty ? .bare : column.texts.isEmpty ? nil : .unforeseen
        }
    }
}

extension TimeField {
    /// Words that names of times end with, their initials, and what ten bytes leave of them.
    private static let words =
        years + ["时间", "日期", "年月", "月份", "时", "日", "SHIJIAN", "RIQI", "DATE", "TIME", "SJ", "RQ"]
    private static let years = ["年度", "年份", "年", "NIANDU", "NIANFEN", "YEAR", "NF", "ND"]

    private static func letters(of name: String) -> String {
        name.uppercased().filter { $0.isLetter && $0 != "\u{FFFD}" }
    }

    private static func isYear(_ name: String) -> Bool { years.contains { letters(of: name).hasSuffix($0) } }

    /// What a field of times is called without its word of time; `nil` for a field that holds none.
    private static func event(of column: Column) -> String? {
        let name = letters(of: column.name)
        let word = words.first { name.hasSuffix($0) }
        let event = word.map { String(name.dropLast($0.count)) } ?? name
        guard !column.isDate else { return event }
        guard word == nil else {
            let areTimes = column.texts.contains { FeatureTime(.date, of: [.date: $0]) != nil }
            return areTimes || column.texts.isEmpty ? event : nil
        }
        // Without a word of time only whole days are known as such; digits alone may be numbers.
        let areDays = column.texts.allSatisfy { CalendarDate($0) != nil && !$0.allSatisfy(\.isASCIIDigit) }
        return areDays && !column.texts.isEmpty ? event : nil
    }

    /// Words of times that are not yet: 拟恢复时间, 整改期限.
    private static let planned = ["拟", "计划", "预计", "规划", "要求", "应", "限", "截止", "到期", "承诺", "目标", "有效"]

    /// What happened.
    private enum Event: CaseIterable {
        /// Ground was taken or damaged.
        case taken
        /// It was given back; that was accepted; the works on it ended.
        case restored, accepted, completed
        /// Somebody saw that it was so.
        case seen
        /// Something was done to a record or a case.
        case recorded

        var words: [String] {
            switch self {
            case .taken:
                [
                    "占", "违法", "违规", "毁", "损", "坏", "垦", "挖", "开采", "动工", "开工", "开始", "建设", "发生", "ZY", "WF",
                    "PH", "KK", "FS",
                    "DG", "KG", "QZ",
                ]
            case .restored:
                [
                    "恢复", "复垦", "复绿", "复耕", "修复", "治理", "整治", "整改", "退", "还", "植", "种", "播", "绿", "拆除", "清理",
                    "腾", "回填", "覆土",
                    "HF", "FK", "FL", "XF", "ZG", "TC", "FH",
                ]
            case .accepted: ["验收", "YS"]
            case .completed: ["完成", "竣工", "完工", "结束", "销号", "WC", "JG", "XH"]
            case .seen:
                [
                    "发现", "监测", "变化", "调查", "普查", "清查", "巡查", "督查", "督察", "核查", "核实", "检查", "拍摄", "影像", "航拍",
                    "遥感", "解译",
                    "测量", "勘测", "测绘", "举报", "立案", "查处", "处罚", "通报", "交办", "认定", "鉴定", "FX", "JC", "DC", "BH",
                ]
            case .recorded:
                [
                    "更新", "入库", "录入", "修改", "变更", "创建", "建库", "建档", "制图", "成图", "出图", "采集", "登记", "填报", "填表",
                    "填写", "上报", "申报",
                    "审核", "归档", "存档", "上传", "下载", "导入", "导出", "生成", "提交", "打印", "编制", "编辑", "制表", "备案", "下发",
                    "印发", "汇总", "发布",
                    "公示", "公告", "统计", "报送", "接收", "处理", "质检", "版本", "数据", "系统", "操作", "维护", "同步", "移交", "批准",
                    "批复", "审批",
                    "发证", "签订", "备份", "转换", "GX", "RK", "LR", "XG", "CJ", "JK", "ZT", "TB", "SB", "DR",
                    "GENGXIN", "RUKU", "LURU",
                    "XIUGAI", "CREATED", "CREATION", "UPDATED", "UPDATE", "MODIFIED", "EDITED", "EDIT",
                    "IMPORT", "EXPORT",
                ]
            }
        }
    }

    /// The event of the last known word of a name, the longest where several end there.
    private static func head(of name: String) -> Event? {
        var best: (end: Int, length: Int, event: Event)?
        for event in Event.allCases {
            for word in event.words {
                // Initials are words at the end alone: before it they are those of anything.
                let range =
                    word.utf8.count == word.count && !name.hasSuffix(word) ? nil : name.ranges(of: word).last
                guard let range else { continue }
                let end = name.distance(from: name.startIndex, to: range.upperBound)
                if (end, word.count) > (best?.end ?? 0, best?.length ?? 0) { best = (end, word.count, event) }
            }
        }
        return best?.event
    }
}
