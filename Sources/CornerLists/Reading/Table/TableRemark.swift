/// What words beside the ordinates of a corner say against them (备注).
enum TableRemark {
    private static let corrections = ["更正", "勘误", "更改", "修正为", "应为", "改为", "有误"]

    /// How surely words void a corner.
    enum Voiding {
        case surely
        /// The corner is left out, and its parcel in doubt.
        case likely
        /// Words that leave open whether it counts.
        case maybe
    }

    /// Whether a row says that its corner does not count: 作废 in a cell, J6(已作废), (原J6点 X Y 已作废).
    ///
    /// Only what is said of the corner counts: a parcel may be called 停用采石场, a corner lie beside a 废弃井口.
    static func voids(_ line: TableLine, under heading: TableHeading?) -> Voiding? {
        let ordinates = Set(line.signature)
        let cells = line.row.cells.enumerated().filter { !ordinates.contains($0.offset) || line.isCut }
        let text = line.row.text.drop { "( ".contains($0) }
        let isOfFormer = text.hasPrefix("原") && text.prefix { $0 != " " }.contains { ("0"..."9").contains($0) }
        let isNote = isOfFormer || ["注:", "说明:", "备注:"].contains(where: text.hasPrefix)
        if isNote && mentionsVoid(String(text)) { return .surely }
        let found = cells.compactMap { column, cell -> Voiding? in
            guard isVoid(cell) else { return nil }
            let isLabel = column < line.pairs[0].columns.0 && cell.contains { ("0"..."9").contains($0) }
            let isOfOther = !isLabel && heading?.properties.contains(column) == true
            // 标石 may be 无效 or 撤销, 是否复测 不用, and the corner counts.
            return isState(cell) ? (isOfOther ? .maybe : .likely) : isOfOther ? .likely : .surely
        }
        for voiding in [Voiding.surely, .likely, .maybe] where found.contains(voiding) { return voiding }
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
        voids.contains(said(in: text)) || isState(text)
    }

    private static func isState(_ text: String) -> Bool { states.contains(said(in: text)) }

    private static func said(in text: String) -> String {
        text.filter { TableCell.hasWords(String($0)) && !"已此该点号拐界址予以了的现为是".contains($0) }
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
    /// clause, right behind the numbers: the mark or the mine beside a corner may be taken back (J3点旁的警示牌取消).
    static func voided(in text: String) -> Set<TableNumber> {
        var (numbers, listed): (Set<TableNumber>, Set<TableNumber>) = ([], [])
        for clause in text.split(whereSeparator: { ",;。.".contains($0) }) {
            let void = voids.first { clause.hasSuffix($0) }
            // J6点因征地取消.
            let subject = clause.dropLast(void?.count ?? 0).prefix { $0 != "因" }
            let named = subject.reversed().prefix(while: isOfList).reversed()
            if void != nil, mentionsVoid(String(clause)) {
                numbers.formUnion(self.numbers(in: String(named)))
                if named.count == subject.count { numbers.formUnion(listed) }
            }
            // 注：J4，J5点已取消 is one list.
            let rest = subject[
                (subject.lastIndex(of: ":").map { subject.index(after: $0) } ?? subject.startIndex)...]
            let isList = void == nil && rest.allSatisfy(isOfList)
            listed = isList ? listed.union(self.numbers(in: String(rest))) : []
        }
        return numbers
    }

    /// The numbers of corners that stand in a text.
    private static func numbers(in text: String) -> Set<TableNumber> {
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

    /// Whether a character may stand in a list of corners before what is said of them all: J4、J5两个拐点均已.
    private static func isOfList(_ character: Character) -> Bool {
        !TableCell.hasWords(String(character)) || "点号位拐界址角顶第已均都全部予以现被至到和及与等共两二三四五六七八九十个".contains(character)
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
