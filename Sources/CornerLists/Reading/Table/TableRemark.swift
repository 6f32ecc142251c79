/// What words beside the ordinates of a corner say against them (备注).
enum TableRemark {
    private static let voids = ["作废", "废止", "废除", "取消", "删除", "注销"]
    private static let corrections = ["更正", "勘误", "更改", "修正为", "应为", "改为", "有误"]

    /// Whether a line says of a corner that it does not count any more.
    static func isVoid(_ text: String) -> Bool { voids.contains(where: text.contains) }

    /// Whether a row says nothing else of its corner: 作废 in a cell, J6(已作废), (原J6点 X Y 已作废).
    static func voidsRow(_ line: TableLine) -> Bool {
        let text = line.row.text.drop { "( ".contains($0) }
        if ["原", "注", "说明", "备注"].contains(where: text.hasPrefix) { return true }
        return line.row.cells.contains { cell in
            voids.contains(
                cell.filter { TableCell.hasWords(String($0)) && !"已此该点号拐界址予以".contains($0) })
        }
    }

    /// Whether a line corrects what stands elsewhere (勘误).
    static func corrects(_ text: String) -> Bool { corrections.contains(where: text.contains) }

    /// Whether a line of words is of a corner: 3号点, J3, 拐点3.
    static func namesCorner(_ text: String) -> Bool {
        text.contains { ("0"..."9").contains($0) }
            && ["点", "J", "坐标", "桩"].contains(where: text.contains)
    }

    /// The refusal of a line that corrects an ordinate.
    static func uncorrected(_ row: CornerRow) -> CornerError {
        CornerError(
            .malformed, line: row.line, zh: "此行更正了拐点的坐标：“\(row.text)”；请按更正改好表中的坐标，再删去此行",
            en:
                "this line corrects the ordinates of a corner: \"\(row.text)\"; correct them in the table, then delete the line"
        )
    }
}
