/// Lists of places, each row one with a name of its own, beside which ordinates stand as well (地点表).
enum TablePlaces {
    /// Whether rows are such a list, and no table of corners.
    static func areListed(in rows: [CornerRow]) -> Bool {
        let places = rows.filter(isPlace)
        let headings = rows.prefix { !isPlace($0) }.filter { $0.words.count > 2 }.map(\.cells)
        // What is numbered as corners are may be described in words beside.
        guard !headings.joined().contains(where: { namesCorner($0) || isNumbered($0) }) else { return false }
        return (0..<(places.map(\.cells.count).max() ?? 0)).contains { column in
            func cell(_ cells: [String]) -> String { column < cells.count ? cells[column] : "" }
            guard !headings.contains(where: { TableRole(cell($0)) == .remark }) else { return false }
            let names = places.map { cell($0.cells) }.filter(isName)
            return names.count > 2 && names.count == places.count && Set(names).count * 5 > names.count * 4
        }
    }

    private static func isPlace(_ row: CornerRow) -> Bool { row.cells.count { Double($0) != nil } > 1 }

    private static func isName(_ text: String) -> Bool {
        text.count { TableCell.hasWords(String($0)) } > 1 && !AngleReader.isMarked(text) && !namesCorner(text)
            && !CornerWord.isLabel(text)
    }

    private static func namesCorner(_ text: String) -> Bool {
        ["拐点", "界址点", "角点", "顶点", "界桩"].contains(where: text.contains)
    }

    private static func isNumbered(_ heading: String) -> Bool {
        ["点号", "桩号", "点编号"].contains(where: heading.contains)
    }
}
