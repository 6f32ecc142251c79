/// What the heads of a table say of how its columns of figures belong together.
enum TableWords {
    private static let totals = ["合计", "总计", "小计", "共计", "累计"]
    /// What is left of a whole.
    private static let rests = ["未", "待", "剩", "余", "缺口", "欠", "尚", "正在", "在办", "推进中", "整改中"]
    /// What a column takes out of another one.
    private static let extracts = ["其中", "含", "新增"]

    /// Whether a column calls itself the total of others.
    static func isTotal(_ column: TableFigures.Column) -> Bool {
        let name = last(of: column)
        return ["合计", "总计", "小计", "共计"].contains { name.hasPrefix($0) || name.hasSuffix($0) }
    }

    /// The columns that the words make the parts of a column; whether they are, the rows must tell.
    static func parts(of column: TableFigures.Column, in table: TableFigures) -> [Int]? {
        // Behind 上年 and 计划 of a group stand figures of their own.
        let family = table.columns.filter { $0.measure == column.measure && $0.index != column.index }
        let own = group(of: column)
        let name = last(of: column)
        if totals.contains(where: { name.hasPrefix($0) || name.hasSuffix($0) }) {
            func isPart(_ other: TableFigures.Column) -> Bool {
                other.measure == column.measure && (own.isEmpty || group(of: other) == own)
            }
            func indices(_ columns: some Sequence<TableFigures.Column>) -> [Int] {
                // 草地, 其中基本草原, 林地: the second is in the first.
                columns.filter { !last(of: $0).contains("其中") }.map(\.index)
            }
            let before = indices(
                table.columns.filter { $0.index < column.index }.reversed().prefix(while: isPart).reversed())
            if before.count > 1 { return before }
            let behind = indices(table.columns.filter { $0.index > column.index }.prefix(while: isPart))
            return behind.count > 1 ? behind : nil
        }
        // 占用面积 of 已恢复 and 待恢复, 任务数 of 已完成, 正在推进 and 未启动.
        let parts = family.filter { part in !extracts.contains(where: last(of: part).contains) }
        guard parts.count > 1, isWhole(name), parts.contains(where: { isRest(last(of: $0)) }),
            parts.contains(where: { !isRest(last(of: $0)) }),
            parts.allSatisfy({ $0.index > column.index })
        else { return nil }
        return parts.map(\.index)
    }

    /// The two columns that the head of a rate names: 恢复率 of 恢复面积 and the only other column that measures the same.
    static func rate(_ column: TableFigures.Column, in table: TableFigures) -> (
        part: TableFigures.Column, whole: TableFigures.Column
    )? {
        let name = last(of: column)
        guard let end = name.lastIndex(of: "率") else { return nil }
        let deed = String(name[..<end].suffix(2))
        guard deed.count == 2 else { return nil }
        let amounts = table.columns.filter { ![.ratio, .multiple, .unitPrice].contains($0.measure.kind) }
        let parts = amounts.filter { other in
            let name = last(of: other)
            return name.contains(deed) && !isTask(name) && !isRest(name)
        }
        guard parts.count == 1, let part = parts.first else { return nil }
        let wholes = amounts.filter {
            $0.measure == part.measure && $0.index != part.index && !isRest(last(of: $0))
        }
        guard wholes.count == 1, let whole = wholes.first, isTask(last(of: whole)) || isWhole(last(of: whole))
        else { return nil }
        return (part, whole)
    }

    /// Whether a head tells what was to be done or spent.
    static func isTask(_ name: String) -> Bool {
        ["计划", "概算", "预算", "任务", "目标", "应", "总投资", "下达"].contains(where: name.contains)
            && !["完成", "实际", "已"].contains(where: name.contains)
    }

    private static func isWhole(_ name: String) -> Bool {
        !isRest(name) && !name.contains("已") && !extracts.contains(where: name.contains)
    }

    private static func isRest(_ name: String) -> Bool { rests.contains(where: name.contains) }

    /// The nearest head of a column.
    private static func last(of column: TableFigures.Column) -> String {
        column.heading.split(separator: " ").last.map(String.init) ?? ""
    }

    /// The heads above the nearest one, which columns share.
    private static func group(of column: TableFigures.Column) -> String {
        column.heading.split(separator: " ").dropLast().joined(separator: " ")
    }
}
