import Geodesy

/// What the columns of a block beside the ordinates hold: by the heading, else by what holds in all rows.
struct TableColumns {
    /// The column whose cells are the numbers of corners.
    private var label: Int?
    /// All columns that number the rows.
    private var numbering: [Int] = []
    /// Columns that tell parcels apart, and the names under which they do.
    private var parcels: [(column: Int, key: String)] = []
    /// The columns that number rings, and parts of several.
    private var rings: [Int] = []
    /// The column of areas, and their unit.
    private var area: (column: Int, unit: AreaUnit)?
    /// The columns of remarks.
    private var remarks: [Int] = []
    /// A column of parcels in which each returns time and again.
    private(set) var scattered: Int?
    /// Columns behind the ordinates that hold numbers in some rows, and may.
    private var numeric: Set<Int> = []
    /// Whether the heading stands over the columns.
    private let isHeaded: Bool
    private let width: Int
    /// Where the first ordinate stands.
    private let first: Int

    /// Finds the columns of rows that have their ordinates at the same place.
    init(_ lines: [TableLine], pair: TableLine.Pair, _ heading: TableHeading?) {
        first = pair.columns.0
        width = heading?.roles.count ?? 0
        let isOver = heading.map {
            $0.ordinates.contains(pair.columns.0) && $0.ordinates.contains(pair.columns.1)
        }
        isHeaded = isOver ?? false
        let roles = isHeaded ? heading?.roles ?? [] : []
        let columns = lines.map(\.cells.count).max() ?? 0
        var undecided: [Int] = []
        for column in 0..<columns where column < first || column > pair.columns.1 {
            let values = lines.map { column < $0.cells.count ? $0.cells[column] : "" }
            let role = column < roles.count ? roles[column] : nil
            switch role {
            case .plotName where Self.isOfParcels(values): parcels.append((column, CornerField.name))
            case .plotID where Self.isOfParcels(values): parcels.append((column, CornerField.id))
            case .plotName where Self.isScattered(values), .plotID where Self.isScattered(values):
                scattered = scattered ?? column
            case .ring: rings.append(column)
            case .label where !Self.hasRuns(values):
                label = label ?? column
                if Self.progresses(values) { numbering.append(column) }
            case .serial where Self.progresses(values): numbering.append(column)
            case .area(let unit):
                numeric.insert(column)
                if area == nil { area = (column, unit) }
            case .side, .height: numeric.insert(column)
            case .remark:
                numeric.insert(column)
                remarks.append(column)
            default:
                if column < first {
                    undecided.append(column)
                } else if column < roles.count || values.count(where: Self.isNumber) * 2 >= values.count {
                    numeric.insert(column)
                } else if Self.hasRuns(values), Set(values).count == Self.runs(of: values).count,
                    values.allSatisfy({ !$0.isEmpty })
                {
                    // Names behind the ordinates, without a heading: each in all rows of a parcel.
                    parcels.append((column, CornerField.name))
                }
            }
        }
        for column in undecided {
            let values = lines.map { column < $0.cells.count ? $0.cells[column] : "" }
            if Self.progresses(values) { numbering.append(column) }
        }
        numbering.sort()
        if label == nil { label = numbering.last }
        for column in undecided where !numbering.contains(column) {
            let values = lines.map { column < $0.cells.count ? $0.cells[column] : "" }
            guard Self.hasRuns(values) else { continue }
            if let label, column > label, !(isHeaded && column < width) {
                if rings.isEmpty { rings.append(column) }
            } else {
                let isNumber = values.contains { $0.contains { ("0"..."9").contains($0) } }
                parcels.append((column, isNumber ? CornerField.id : CornerField.name))
            }
        }
        // A column that says the same in every row is no number, but stays with the corner.
        if label == nil { label = undecided.last { column in !parcels.contains { $0.column == column } } }
    }

    /// The corner of a row.
    func corner(_ line: TableLine, _ pair: TableLine.Pair, after last: TableCorner?) -> TableCorner {
        func cell(_ column: Int) -> String { column < line.cells.count ? line.cells[column] : "" }
        let own = label.map(cell) ?? ""
        let left = line.cells[..<pair.columns.0]
        let before = left.last { TableNumber(TableLine.label($0)) != nil } ?? left.last { !$0.isEmpty } ?? ""
        let text = TableLine.label(pair.columns.0 != first || TableOrdinate(own) != nil ? before : own)
        var corner = TableCorner(
            raw: line.raw(pair, label: text), place: pair.place,
            numbers: numbering.map { $0 == label ? text : TableLine.label(cell($0)) },
            isAfterGap: line.row.isAfterGap)
        // Merged cells are filled in their first row.
        corner.parcel = parcels.enumerated().map { index, parcel in
            let own = cell(parcel.column)
            return CornerEntry(parcel.key, own.isEmpty ? last?.parcel[index].value ?? "" : own)
        }
        // Ring 0 of part 1 is another than ring 0 of part 0.
        let number = rings.map(cell).filter { !$0.isEmpty }.joined(separator: "-")
        corner.ring = number.isEmpty ? last?.ring ?? "" : number
        if let area, let number = TableOrdinate.number(cell(area.column)) {
            corner.area = CornerEntry(CornerField.area, number + area.unit.rawValue, line: line.row.line)
        }
        corner.isExcluded = (corner.parcel.map(\.value) + remarks.map(cell)).contains(where: Self.excludes)
        return corner
    }

    /// Whether a name or a remark says that the ground is taken out: 东区扣除, but not 已扣除道路.
    private static func excludes(_ text: String) -> Bool {
        ["扣除", "挖空", "剔除"].contains(where: text.contains)
            && !["已", "后", "未", "不"].contains(where: text.contains)
    }

    /// A number behind the ordinates where most rows have none and no heading tells of one.
    func oddNumber(in line: TableLine, behind pair: TableLine.Pair) -> String? {
        for column in line.cells.indices where column > pair.columns.1 {
            let cell = line.cells[column]
            guard !numeric.contains(column), !(isHeaded && column < width), Self.isNumber(cell) else {
                continue
            }
            return cell
        }
        return nil
    }

    private static func isNumber(_ cell: String) -> Bool {
        !cell.isEmpty && cell.allSatisfy { ("0"..."9").contains($0) || ".,- ".contains($0) }
            && cell.contains { ("0"..."9").contains($0) }
    }

    /// Values that stand in runs, one run a parcel; empty cells are merged ones.
    private static func hasRuns(_ values: [String]) -> Bool {
        let runs = runs(of: values)
        return runs.count > 1 && runs.allSatisfy { $0.count >= 3 }
    }

    /// Values that may name the parcel of a row: alike in all rows, or in runs.
    static func isOfParcels(_ values: [String]) -> Bool {
        runs(of: values).count * 2 <= values.count && values.contains { !$0.isEmpty }
    }

    /// Values of a few parcels, the rows of which stand one among another.
    private static func isScattered(_ values: [String]) -> Bool {
        let distinct = Set(values)
        return distinct.count > 1 && distinct.count * 3 <= values.count
    }

    private static func runs(of values: [String]) -> [(value: String, count: Int)] {
        var runs: [(value: String, count: Int)] = []
        for value in values {
            if let last = runs.last, value.isEmpty || last.value == value {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((value, 1))
            }
        }
        return runs
    }

    /// Whether values number the rows: most are the next after that of the row before.
    private static func progresses(_ values: [String]) -> Bool {
        let filled = values.filter { !$0.isEmpty }
        let distinct = Set(filled)
        if distinct.count > 2, filled.count * 2 >= values.count, distinct.allSatisfy(CornerWord.isLabel) {
            return true
        }
        // Rings begin again: what stands in two rings is there twice.
        return filled.count * 2 >= values.count && distinct.count > 1
            && (distinct.count * 2 > filled.count || !hasRuns(values) && follows(filled) * 2 >= filled.count)
    }

    private static func follows(_ values: [String]) -> Int {
        zip(values, values.dropFirst()).count { one, next in
            guard let a = TableNumber(TableLine.label(one)), let b = TableNumber(TableLine.label(next)) else {
                return false
            }
            return b.follows(a)
        }
    }
}
