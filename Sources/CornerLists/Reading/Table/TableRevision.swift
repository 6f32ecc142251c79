/// A column of ordinates beside others of the same corners, that revises them or was revised (修改后X, 原Y).
struct TableRevision {
    let column: Int
    let name: String
    let role: TableRole
    /// Whether the heading says that its ordinates hold no more.
    let isOld: Bool

    /// Reads a heading; `nil` for one that says nothing of a revision.
    init?(_ heading: String, column: Int) {
        let bare = heading.filter { !Self.words.contains($0) }
        guard bare.count < heading.count, let role = TableRole(bare), role.isOrdinate,
            TableRole(heading)?.isOrdinate != true
        else { return nil }
        (self.column, self.name, self.role) = (column, heading, role)
        isOld = ["原", "旧", "老", "前"].contains(where: heading.contains)
    }

    private static let words = Set("修改更正变调整复测核重新后前原旧老现订勘误的")
}

extension TableHeading {
    /// Refuses rows that have another ordinate under a heading that revises it; ordinates that hold no more are told of.
    func checkRevisions(_ lines: [TableLine]) throws(CornerError) -> CornerWarning? {
        guard !revisions.isEmpty else { return nil }
        let old = revisions.filter(\.isOld)
        for line in lines {
            func value(_ column: Int) -> Double? {
                column < line.cells.count ? TableOrdinate(line.cells[column])?.value : nil
            }
            for revision in revisions where !revision.isOld {
                guard let new = value(revision.column) else { continue }
                let first =
                    roles.indices.filter { roles[$0] == revision.role }
                    + old.filter { $0.role == revision.role }.map(\.column)
                guard first.contains(where: { value($0).map { abs($0 - new) > 0.000_5 } ?? false }) else {
                    continue
                }
                throw CornerError(
                    .ambiguous, line: line.row.line,
                    zh: "此行“\(revision.name)”与同一点的另一列坐标不同，不能判断用哪一列；请只留每点最终采用的一对坐标",
                    en:
                        "\"\(revision.name)\" of this row is not what the other column has for the corner; keep the one pair of ordinates that holds for each"
                )
            }
        }
        guard !old.isEmpty, let line = lines.first?.row.line else { return nil }
        let names = old.map(\.name).joined(separator: "、")
        return CornerWarning(
            .ignoredLine, line: line, zh: "“\(names)”列是修改前的坐标，未采用",
            en: "the columns \"\(names)\" hold ordinates before a revision; not used")
    }
}
