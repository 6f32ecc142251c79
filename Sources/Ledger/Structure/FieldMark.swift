/// The name of a field, such as `整改状态：`, and where its text starts.
struct FieldMark: Hashable {
    let kind: LedgerField.Kind
    /// The name alone; in a table, the head of the column.
    let name: Range<Int>
    /// Where the field starts, its number and bracket included.
    let start: Int
    /// The offset after the name and its colon: the start of the text.
    let end: Int
    /// The end of the text, where a table draws it.
    let limit: Int?

    private static let names = WordTable<LedgerField.Kind>([
        ("整改状态 销号状态 整改进度 目前状态 完成状态 状态", .status),
        (
            "整改进展情况 进展情况 整改落实情况 落实情况 整改落实 整改完成情况 完成情况 整改进展 整改情况 工作进展 整改成效 整改结果 "
                + "整改落实进展情况 目前进展情况 整改工作进展情况 上报完成情况 整改工作落实情况 整改任务完成情况 "
                + "调查核实情况 核实情况 调查处理情况 处理情况 办理情况 处理结果 办理结果 处理和整改情况 处理及整改情况 处理整改情况 核查处理情况",
            .progress
        ),
        ("验收情况 整改验收情况 验收结论 验收销号情况 销号情况 验收意见 整改验收结论 整改验收意见 验收结果", .acceptance),
        (
            "整改问题 反馈问题 存在问题 问题描述 主要问题 具体问题 督察反馈问题 反馈意见 问题内容 整改任务 "
                + "反映情况 反映问题 群众反映情况 群众反映问题 举报内容 举报问题 信访内容 受理内容 问题 问题简述 反馈问题描述 督察反馈问题描述 任务内容 整改任务内容 反馈问题及整改任务",
            .problem
        ),
        ("责任单位 责任主体 牵头单位 整改责任单位 责任部门 牵头部门 配合单位 责任人 整改责任人 整改单位 责任领导", .responsible),
        ("督导单位 督办单位 督导部门 验收单位 监督单位 指导单位 督导责任单位", .supervisor),
        ("整改时限 完成时限 整改期限 整改完成时限 时限要求 办结时限 完成时间 整改时间", .deadline),
        ("整改目标 工作目标 目标任务", .goal),
        ("整改措施 工作措施 主要措施 具体措施 采取措施", .measures),
    ])

    /// The field whose name starts at an offset, possibly in brackets.
    ///
    /// - Parameter alone: whether a name that ends the line counts without a colon.
    init?(in source: SourceText, at start: Int, before end: Int, alone: Bool) {
        var from = start
        let opening = source[start]
        let isBracketed = opening == "【" || opening == "[" || opening == "("
        if isBracketed { from += 1 }
        guard let match = Self.names.match(in: source, at: from, before: end, spaced: true) else { return nil }
        var position = source.skippingSpaces(from: match.end, before: end)
        var isClosed = false
        if isBracketed {
            guard ["】", "]", ")"].contains(source[position]) else { return nil }
            position = source.skippingSpaces(from: position + 1, before: end)
            isClosed = true
        }
        if position < end, source[position] == ":" || source[position] == "|" {
            position += 1
        } else if position < end, position > match.end, source.scalars[match.end] == "\t" {
            // A table of two columns.
        } else if !isClosed || opening == "(" {
            guard alone, position == end, match.end - from > 2 else { return nil }
        }
        kind = match.value
        name = from..<match.end
        self.start = start
        self.end = position
        limit = nil
    }

    /// A field of a table: the cell below a head.
    init(_ kind: LedgerField.Kind, head: Range<Int>, cell: Range<Int>) {
        (self.kind, name, start, end, limit) = (kind, head, cell.lowerBound, cell.lowerBound, cell.upperBound)
    }

    private init(_ mark: FieldMark, start: Int) {
        (kind, name, self.start, end, limit) = (mark.kind, mark.name, start, mark.end, mark.limit)
    }

    /// The field with the number before it: `一、整改目标：`.
    func numbered(from start: Int) -> FieldMark { FieldMark(self, start: start) }

    /// What a cell that holds nothing but the name of a field names; `nil` for any other cell.
    static func kind(ofHead cell: Range<Int>, in source: SourceText) -> LedgerField.Kind? {
        guard let match = names.match(in: source, at: cell.lowerBound, before: cell.upperBound, spaced: true),
            match.end == cell.upperBound
        else { return nil }
        return match.value
    }
}
