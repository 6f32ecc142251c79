import Geometry

/// A row of a table that holds a corner, or several side by side.
struct TableLine {
    /// Two ordinates that stand side by side.
    struct Pair {
        let first: TableOrdinate
        let second: TableOrdinate
        /// The columns of both.
        let columns: (Int, Int)
    }

    let row: CornerRow
    /// The cells, as the row has them or cut at every mark.
    private(set) var cells: [String]
    /// Whether the cells of the row had to be cut again.
    let isCut: Bool
    private(set) var pairs: [Pair]

    /// Reads a row; `nil` where no pair of ordinates stands.
    ///
    /// - Parameter heading: what stands over the columns: where it names two ordinates, other numbers of their size are none.
    init?(_ row: CornerRow, under heading: TableHeading? = nil) {
        self.row = row
        let whole = row.cells.map(Self.withoutStop)
        let headed = heading?.pair.flatMap { Self.pair(in: whole, at: $0) }
        // A heading that stands once may stand over rows of several corners.
        let pairs =
            headed.map { [$0] + Self.pairs(in: whole, from: heading?.roles.count ?? 0) }
            ?? Self.pairs(in: whole)
        let parts = whole.flatMap { TableCell.split($0).map(Self.withoutAxis) }
            .filter { !TableOrdinate.axes.contains($0.uppercased()) }
        guard pairs.isEmpty else {
            (cells, isCut, self.pairs) = (whole, false, pairs)
            // Blanks part corners, commas their ordinates: 1, X, Y   2, X, Y.
            if unread(under: heading).contains(where: { TableCell.split(cells[$0]).count > 1 }) {
                let cut = Self.pairs(in: parts)
                if cut.count > pairs.count { (cells, self.pairs) = (parts, cut) }
            }
            return
        }
        for cells in [parts, Self.marked(parts)] {
            let pairs = Self.pairs(in: cells)
            guard pairs.isEmpty else {
                (self.cells, isCut, self.pairs) = (cells, true, pairs)
                return
            }
        }
        return nil
    }

    /// The columns of cells that can be ordinates, or hold such, and are in no pair.
    ///
    /// What stands under a heading of its own is told by it; numbers before the ordinates in whole metres are those of rows.
    func unread(under heading: TableHeading?) -> [Int] {
        let paired = Set(signature)
        let roles = heading.map { $0.roles.count == cells.count ? $0.roles : [] } ?? []
        return cells.indices.filter { column in
            guard !paired.contains(column), column >= roles.count || roles[column]?.isOrdinate == true else {
                return false
            }
            return TableCell.split(cells[column]).contains { part in
                guard let ordinate = TableOrdinate(String(part)) else { return false }
                guard !ordinate.isAngle else { return pairs[0].first.isAngle && AngleReader.isMarked(part) }
                return part.contains(".") || column > pairs[0].columns.0 && ordinate.value >= 1_000_000
            }
        }
    }

    /// A cell without the full stop of a sentence behind it.
    private static func withoutStop(_ cell: String) -> String {
        var cell = cell[...]
        while let last = cell.last, "。.".contains(last), cell.count > 1 { cell = cell.dropLast() }
        return String(cell)
    }

    /// 1点X is the number of a corner before its northing.
    private static func withoutAxis(_ part: Substring) -> String {
        let isBefore = part.last.map { "XYxy".contains($0) } ?? false
        return String(
            isBefore && TableCell.hasWords(part) && part.contains { ("0"..."9").contains($0) }
                ? part.dropLast() : part)
    }

    /// The pair in two columns; `nil` where they hold none.
    private static func pair(in cells: [String], at columns: (Int, Int)) -> Pair? {
        guard columns.1 < cells.count, let first = TableOrdinate(cells[columns.0]),
            let second = TableOrdinate(cells[columns.1]), first.pairs(with: second)
        else { return nil }
        return Pair(first: first, second: second, columns: columns)
    }

    /// The pairs of neighbours of which one is the northing and one the easting.
    private static func pairs(in cells: [String], from start: Int = 0) -> [Pair] {
        var pairs: [Pair] = []
        var run: [(column: Int, ordinate: TableOrdinate)] = []
        for (column, cell) in cells.enumerated() where column >= start && !cell.isEmpty {
            let ordinate = TableOrdinate(cell)
            if let last = run.last, ordinate.map({ $0.isAngle != last.ordinate.isAngle }) ?? true {
                pairs += Self.pairs(of: run)
                run = []
            }
            if let ordinate { run.append((column, ordinate)) }
        }
        return pairs + Self.pairs(of: run)
    }

    private static func pairs(of run: [(column: Int, ordinate: TableOrdinate)]) -> [Pair] {
        var run = run[...]
        // An odd one is a number before metres, a height behind degrees.
        if run.count % 2 == 1, run.count > 1 {
            run = run[run.startIndex].ordinate.isAngle ? run.dropLast() : run.dropFirst()
        }
        var pairs: [Pair] = []
        while let a = run.popFirst(), let b = run.popFirst() {
            guard a.ordinate.pairs(with: b.ordinate) else { return [] }
            pairs.append(Pair(first: a.ordinate, second: b.ordinate, columns: (a.column, b.column)))
        }
        return pairs
    }

    /// Degrees, minutes and seconds in cells of their own in one.
    private static func marked(_ parts: [String]) -> [String] {
        func angle(_ start: Int) -> String? {
            guard start + 3 <= parts.count else { return nil }
            return AngleReader.marking(parts[start..<(start + 3)].joined(separator: " "))
                .flatMap { TableOrdinate($0) == nil ? nil : $0 }
        }
        for start in parts.indices {
            guard let first = angle(start), let second = angle(start + 3) else { continue }
            return parts[..<start] + [first, second] + parts[(start + 6)...]
        }
        return parts
    }

    /// The columns of the pairs, to compare rows.
    var signature: [Int] { pairs.flatMap { [$0.columns.0, $0.columns.1] } }

    /// The cell before a pair that is not empty, behind the pair before it.
    func label(of pair: Int) -> String {
        let start = pair > 0 ? pairs[pair - 1].columns.1 + 1 : 0
        return Self.label(cells[start..<pairs[pair].columns.0].last { !$0.isEmpty } ?? "")
    }

    /// The number of a corner without the marks around it: `1、`, `(1)`, `J1:`.
    static func label(_ cell: String) -> String {
        CornerText.trimmed(cell.filter { !"()[]:;,、，；".contains($0) }.trimmingDots)
    }
}

extension String {
    fileprivate var trimmingDots: Substring {
        var text = self[...]
        while text.last == "." { text = text.dropLast() }
        return text
    }
}

/// A corner of a table with what tells its ring.
struct TableCorner {
    let raw: RawCorner
    /// Metres or degrees, as they stand.
    let place: Coordinate
    /// What it is numbered by, column by column.
    let numbers: [String]
    /// What tells its parcel from others, in columns of the table.
    var parcel: [CornerEntry] = []
    /// The number of its ring, where a column has it.
    var ring = ""
    /// The area of its parcel, where its row states it.
    var area: CornerEntry?
    /// Whether its row says that the ground is taken out of the parcel before.
    var isExcluded = false
    let isAfterGap: Bool

    /// Whether both are one place.
    func isAt(_ other: TableCorner) -> Bool { place == other.place }
}
