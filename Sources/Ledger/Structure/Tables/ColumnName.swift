/// What the words at the head of a column say of it.
struct ColumnName {
    /// What a column holds.
    enum Kind: Hashable {
        /// The number of the item.
        case number
        /// A field of the item.
        case field(LedgerField.Kind)
        /// The place.
        case place
        /// Codes, years, names of things: no figures, though they may be numbers.
        case code
        /// The unit of the other cells of the row.
        case unit
    }

    /// The kind, where the words tell it.
    let kind: Kind?
    /// The words without brackets and space, top to bottom.
    let words: String

    private static let numbers: Set<String> = [
        "序号", "编号", "问题编号", "问题序号", "整改序号", "任务序号", "任务编号", "整改问题编号", "号", "整改任务序号", "反馈问题序号", "序", "项号", "项次",
        "序列", "№", "no", "no.",
    ]
    /// Words that end a name of something else than a field, each with what it tells; the first that fits counts.
    private static let endings: [(String, Kind)] = [
        ("计量单位 面积单位 数量单位", .unit),
        ("备注 说明 附注 备考 类型 类别 来源 性质 分类 等级 级别 领域 名称 项目 企业 对象 属实情况 公开情况", .field(.other)),
        ("年度 年份 编码 代码 代号 电话 坐标 经度 纬度 图号 文号 斑号 编号 序号 证号 身份证", .code),
        (
            "地区 旗县 旗县市 旗县市区 县区 县市 县市区 市县 区县 区域 属地 行政区 行政区域 行政区划 盟市 州市 所在地 所属地 地点 位置 乡镇 苏木 苏木镇 街道 点位 辖区 "
                + "市、县 县、区 旗、县 市县、区 市、县、区 县、市、区 嘎查村 村",
            .place
        ),
    ]

    /// A name from the cells that head a column, top to bottom.
    init(_ heads: [Range<Int>], of source: SourceText) {
        words = Self.words(of: heads, source)
        kind = Self.kind(of: words, heads, source)
    }

    private static func words(of heads: [Range<Int>], _ source: SourceText) -> String {
        var words = ""
        for head in heads {
            var depth = 0
            for position in head {
                switch source[position] {
                case "(", "[", "【": depth += 1
                case ")", "]", "】": depth = max(0, depth - 1)
                case let scalar where depth == 0 && !scalar.isBlank: words.unicodeScalars.append(scalar)
                default: break
                }
            }
        }
        return words
    }

    private static func kind(of words: String, _ heads: [Range<Int>], _ source: SourceText) -> Kind? {
        if numbers.contains(words) { return .number }
        let name = SourceText(words)
        if words.hasPrefix("是否") {
            return .field(StatusAnswer.asksDone(2..<name.count, in: name) ? .status : .other)
        }
        if let known = FieldNames.known.match(in: name, at: 0, before: name.count), known.end == name.count {
            return .field(known.value)
        }
        for (names, kind) in endings {
            let isNamed = names.split(separator: " ").contains { words.hasSuffix($0) }
            if isNamed { return kind }
        }
        if let kind = FieldNames.kind(of: 0..<name.count, in: name) { return .field(kind) }
        // 日期 and 内容 name a field in a head alone.
        if ["日期", "时间", "限期", "年限"].contains(where: words.hasSuffix) { return .field(.deadline) }
        if ["任务", "事项", "内容", "线索", "描述", "表述", "简述", "概述", "详情", "违法事实"].contains(where: words.hasSuffix) {
            return .field(.problem)
        }
        if ["整改", "处理", "办理", "现状"].contains(where: words.hasSuffix) { return .field(.progress) }
        if words.contains("问题"), !["数", "数量", "率", "批次"].contains(where: words.hasSuffix) {
            return .field(.problem)
        }
        return nil
    }
}

extension ColumnName {
    /// Whether a cell names a column of numbers.
    static func isNumber(_ cell: Range<Int>, in source: SourceText) -> Bool {
        cell.count <= 12 && numbers.contains(words(of: [cell], source))
    }

    /// Whether the cells of a row hold totals: 合计, 小计, 全市总计.
    static func isTotal(_ cell: Range<Int>, in source: SourceText) -> Bool {
        guard (2...12).contains(cell.count) else { return cell.count == 1 && source[cell.lowerBound] == "计" }
        let words = Self.words(of: [cell], source)
        return totals.contains { words.hasSuffix($0) || words.hasPrefix($0) && words.count <= 4 }
    }

    private static let totals = ["合计", "小计", "总计", "共计", "累计"]
}
