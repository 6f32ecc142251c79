/// What words beside the ordinates of a corner say against them (备注).
enum TableRemark {
    private static let corrections = ["更正", "勘误", "更改", "修正为", "应为", "改为", "有误"]

    /// How surely words void a corner.
    enum Voiding { case surely, maybe }

    /// Whether a row says that its corner does not count: 作废 in a cell, J6(已作废), (原J6点 X Y 已作废).
    ///
    /// Only what is said of the corner counts: a parcel may be called 停用采石场, a corner lie beside a 废弃井口.
    static func voids(_ line: TableLine, under heading: TableHeading?) -> Voiding? {
        let ordinates = Set(line.signature)
        let cells = line.row.cells.enumerated().filter { !ordinates.contains($0.offset) || line.isCut }
        let text = line.row.text.drop { "( ".contains($0) }
        let isOfFormer = text.hasPrefix("原") && text.prefix { $0 != " " }.contains { ("0"..."9").contains($0) }
        let isNote = isOfFormer || ["注:", "说明:", "备注:"].contains(where: text.hasPrefix)
        if cells.contains(where: { isVoid($0.element) }) || isNote && mentionsVoid(String(text)) {
            return .surely
        }
        let roles = heading.map { $0.roles.count >= line.cells.count ? $0.roles : [] } ?? []
        return cells.contains { column, cell in
            guard mentionsVoid(cell) else { return false }
            if column < roles.count, let role = roles[column] { return role == .remark || role == .label }
            // Names stand before the numbers of corners, remarks behind their ordinates.
            return line.isCut || column > line.pairs[0].columns.0 || cell.contains { ("0"..."9").contains($0) }
        } ? .maybe : nil
    }

    /// Whether a text says that a corner is void, and nothing else.
    static func isVoid(_ text: String) -> Bool {
        let words = text.filter { TableCell.hasWords(String($0)) && !"已此该点号拐界址予以了的现为是".contains($0) }
        return voids.contains(words) || states.contains(words)
    }

    /// Whether a text has a word that voids a corner, not denied.
    static func mentionsVoid(_ text: String) -> Bool {
        voids.contains { word in
            text.ranges(of: word).contains { place in
                !text[..<place.lowerBound].suffix(2).contains { "不未无非勿".contains($0) }
            }
        }
    }

    /// The numbers of corners that a line of words voids: 注：J4、J5点已取消; none for a line that does not say so at the end of a
    /// clause.
    static func voided(in text: String) -> Set<TableNumber> {
        let clauses = text.split { ",;。.".contains($0) }.filter { clause in
            mentionsVoid(String(clause)) && voids.contains { clause.hasSuffix($0) }
        }
        guard !clauses.isEmpty else { return [] }
        var numbers: Set<TableNumber> = []
        for place in text.indices where text[place].isLetter || text[place].isNumber {
            let isStart = place == text.startIndex || !isOfLabel(text[text.index(before: place)])
            guard isStart, isOfLabel(text[place]) else { continue }
            let label = text[place...].prefix(while: isOfLabel)
            let isNamed =
                label.first?.isLetter == true || "点号".contains(text[label.endIndex...].first ?? " ")
                || text[..<place].hasSuffix("点") || text[..<place].hasSuffix("点号")
            if isNamed, let number = TableNumber(String(label)) { numbers.insert(number) }
        }
        return numbers
    }

    private static func isOfLabel(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || character == "-")
    }

    /// What is done to a corner.
    private static let voids = ["作废", "废止", "废除", "取消", "删除", "删去", "注销", "撤销", "弃用"]
    /// What may be said of other things as well, but not alone.
    private static let states = ["停用", "废弃", "废", "删", "不用", "不再使用", "无效", "失效", "报废"]

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
