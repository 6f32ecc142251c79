/// Numbers with a comma for their point, as table programs set to some languages write them: `5105312,416` (小数逗号).
enum DecimalComma {
    /// The rows with points, where ordinates have commas and none has a point.
    static func pointed(_ rows: [CornerRow]) -> [CornerRow] {
        var count = 0
        for cell in rows.lazy.flatMap(\.cells) {
            if isOrdinate(cell) {
                count += 1
            } else if cell.contains("."), TableOrdinate(cell) != nil {
                return rows
            }
        }
        guard count > 1 else { return rows }
        return rows.map { row in
            CornerRow(
                line: row.line, cells: row.cells.map { number($0) ?? $0 }, isAfterGap: row.isAfterGap,
                isHidden: row.isHidden)
        }
    }

    /// Whether a cell is an ordinate with such a comma, and neither two numbers nor one whose thousands commas part.
    static func isOrdinate(_ cell: String) -> Bool {
        guard let number = number(cell) else { return false }
        if AngleReader.isMarked(number) { return TableOrdinate(number) != nil }
        let halves = number.split(separator: ".")
        guard halves.count == 2, let ordinate = TableOrdinate(number) else { return false }
        return ordinate.isAngle ? halves[1].count > 3 : halves[1].count < 5
    }

    /// A number with a point for its comma, without what parts its thousands; `nil` for another text.
    private static func number(_ cell: String) -> String? {
        let halves = cell.split(separator: ",", omittingEmptySubsequences: false)
        guard halves.count == 2, let last = halves[0].last, let first = halves[1].first, isDigit(last),
            isDigit(first)
        else { return nil }
        if AngleReader.isMarked(halves[0]) { return "\(halves[0]).\(halves[1])" }
        let groups = halves[0].split(omittingEmptySubsequences: false) { $0 == "." || $0 == " " }
        guard halves[1].allSatisfy(isDigit), groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }),
            groups.dropFirst().allSatisfy({ $0.count == 3 }), groups.count == 1 || groups[0].count < 4
        else { return nil }
        return "\(groups.joined()).\(halves[1])"
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
