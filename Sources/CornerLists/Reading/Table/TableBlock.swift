import Geometry

/// Rows of corners without a line of another kind between them: their columns are found once for all.
struct TableBlock {
    private let lines: [TableLine]
    private let heading: TableHeading?
    /// The rows' most frequent columns of ordinates.
    private let signature: [Int]

    /// A row over the heading that may name what stands side by side.
    private let over: CornerRow?

    init(_ lines: [TableLine], heading: TableHeading?, under over: CornerRow? = nil) {
        self.over = over
        self.lines = lines
        self.heading = heading
        var counts: [[Int]: Int] = [:]
        for line in lines { counts[line.signature, default: 0] += line.isCut ? 1 : lines.count + 1 }
        // Of two that are as frequent the one that the first row has.
        let most = counts.values.max()
        signature = lines.first { counts[$0.signature] == most }?.signature ?? []
    }

    /// The corners in the order of the ring.
    ///
    /// - Throws: `malformed` or `ambiguous` with the line.
    func corners() throws(CornerError) -> [TableCorner] {
        guard let typical = lines.first(where: { $0.signature == signature }) else { return [] }
        try refuseComments()
        try refuseOddLabels()
        let kept = try kept(typical)
        if kept.count > 1 { return try sideBySide(kept) }
        let columns = TableColumns(
            lines.filter { $0.signature == signature }, pair: typical.pairs[kept[0]], heading)
        if columns.scattered != nil {
            throw CornerError(
                .ambiguous, line: lines[0].row.line, zh: "各地块的拐点交错排列，不能判断每个地块的次序；请先按地块、再按点号排序",
                en: "rows of different parcels stand one among another; sort them by parcel, then by number")
        }
        var corners: [TableCorner] = []
        for line in lines {
            let pair: TableLine.Pair
            if line.signature == signature {
                pair = line.pairs[kept[0]]
            } else {
                // A row with other cells is read where its ordinates are beyond doubt.
                let same = line.pairs.filter { $0.first.isAngle == typical.pairs[kept[0]].first.isAngle }
                guard same.count == 1 else { throw Self.unlike(line) }
                pair = same[0]
            }
            if let odd = columns.oddNumber(in: line, behind: pair) { throw Self.odd(line, odd) }
            corners.append(columns.corner(line, pair, after: corners.last))
        }
        return corners
    }

    /// Which of several pairs in a row are the corners.
    private func kept(_ typical: TableLine) throws(CornerError) -> [Int] {
        let pairs = typical.pairs
        let metres = pairs.indices.filter { !pairs[$0].first.isAngle }
        // Plane and degrees of one corner: the plane is what areas are of.
        let kept = metres.isEmpty ? Array(pairs.indices) : metres
        guard kept.count > 1 else { return kept }
        let isOneCorner = lines.allSatisfy { line in
            line.signature != signature
                || kept.allSatisfy { isNear(line.pairs[$0], line.pairs[kept[0]], metres.isEmpty ? 1e-4 : 0.02) }
        }
        if isOneCorner { return [kept[0]] }
        // Under different names they are parcels.
        let plots = try plots(kept)
        if plots.isEmpty || !plots.allSatisfy({ Set($0).count == kept.count }) { try refuseMoved(kept) }
        guard kept.dropFirst().allSatisfy({ !typical.label(of: $0).isEmpty }) else {
            throw CornerError(
                .ambiguous, line: typical.row.line,
                zh: "一行有\(kept.count)组坐标而只有一个点号，不能判断是并排的两列拐点还是同一点的两套坐标；请只留一组，或给每组加上点号",
                en:
                    "\(kept.count) pairs of ordinates in a row with one number: corners side by side, or one corner in two systems; keep one pair, or number each"
            )
        }
        return kept
    }

    /// Refuses pairs of one number that lie alike, as the corners of one ring do in two reference systems.
    private func refuseMoved(_ kept: [Int]) throws(CornerError) {
        let rows = lines.filter { $0.signature == signature }
        for group in kept.dropFirst() where rows.count > 2 {
            let places = rows.map { $0.pairs[kept[0]].place }
            let moves = zip(rows, places).map { row, place in
                let other = row.pairs[group].place
                return Coordinate(x: other.x - place.x, y: other.y - place.y)
            }
            func spread(_ values: [Double]) -> Double { (values.max() ?? 0) - (values.min() ?? 0) }
            let extent = max(spread(places.map(\.x)), spread(places.map(\.y)))
            guard rows.allSatisfy({ !$0.label(of: 0).isEmpty && $0.label(of: group) == $0.label(of: kept[0]) }),
                max(spread(moves.map(\.x)), spread(moves.map(\.y))) <= extent * 0.03
            else { continue }
            throw CornerError(
                .ambiguous, line: rows[0].row.line,
                zh: "一行的两组坐标点号相同、形状相同，不能判断是同一地块的两套坐标还是并排的两个地块；两套坐标请只留一组，两个地块请上下排列",
                en:
                    "two pairs of ordinates in a row have the same numbers and shape: one parcel in two systems, or two side by side; keep one pair, or write the parcels one below the other"
            )
        }
    }

    private func isNear(_ one: TableLine.Pair, _ other: TableLine.Pair, _ reach: Double) -> Bool {
        one.first.kind == other.first.kind && abs(one.first.value - other.first.value) <= reach
            && abs(one.second.value - other.second.value) <= reach
    }

    // MARK: Side by side

    /// Corners side by side: down one column and then the next, or along the rows, as their numbers go on.
    private func sideBySide(_ kept: [Int]) throws(CornerError) -> [TableCorner] {
        var rows: [[TableCorner]] = []
        for line in lines {
            guard line.pairs.indices.count == kept.count || signature.starts(with: line.signature) || line.isCut
            else {
                throw Self.unlike(line)
            }
            let pairs = line.pairs.indices.filter { kept.contains($0) || line.isCut }
            rows.append(
                pairs.map { index in
                    let label = line.label(of: index)
                    return TableCorner(
                        raw: line.raw(line.pairs[index], label: label), place: line.pairs[index].place,
                        numbers: [label], isAfterGap: false)
                })
        }
        if let names = names(kept, rows[0]) {
            for (row, corners) in rows.enumerated() {
                for group in corners.indices {
                    rows[row][group].parcel = [CornerEntry(CornerField.name, names[group])]
                }
            }
            return kept.indices.flatMap { group in rows.compactMap { group < $0.count ? $0[group] : nil } }
        }
        let plots = try plots(kept)
        guard !plots.isEmpty else { return try ordered(rows) }
        for (row, plots) in plots.enumerated() {
            for group in rows[row].indices { rows[row][group].parcel = [plots[group]] }
        }
        let areShared = plots.map { Set($0).count == 1 }
        if !areShared.contains(true) {
            return kept.indices.flatMap { group in rows.compactMap { group < $0.count ? $0[group] : nil } }
        }
        guard !areShared.contains(false) else { throw openOrder(kept.count) }
        var corners: [TableCorner] = []
        var start = 0
        for end in 1...rows.count where end == rows.count || plots[end] != plots[start] {
            corners += try ordered(Array(rows[start..<end]))
            start = end
        }
        return corners
    }

    /// Rows of several corners in the order of the ring, as their numbers go on.
    private func ordered(_ rows: [[TableCorner]]) throws(CornerError) -> [TableCorner] {
        let along = rows.flatMap(\.self)
        let width = rows.map(\.count).max() ?? 0
        guard rows.count > 1 else { return along }
        let down = (0..<width).flatMap { group in rows.compactMap { group < $0.count ? $0[group] : nil } }
        func breaks(_ corners: [TableCorner]) -> Int {
            zip(corners, corners.dropFirst()).count { one, next in
                guard let a = TableNumber(one.raw.label), let b = TableNumber(next.raw.label) else {
                    return true
                }
                return !b.follows(a)
            }
        }
        // Rings side by side break once for each column, and where they close.
        let (alongBreaks, downBreaks) = (breaks(along), breaks(down))
        if alongBreaks <= 1, alongBreaks < max(1, downBreaks) { return along }
        guard downBreaks <= 2 * width - 1, downBreaks < alongBreaks else { throw openOrder(width) }
        return down
    }

    private func openOrder(_ width: Int) -> CornerError {
        CornerError(
            .ambiguous, line: lines[0].row.line, zh: "一行有\(width)个拐点，点号不能说明先后次序；请改为每行一个拐点",
            en: "\(width) corners a row, and their numbers do not tell the order; write one corner a row")
    }

    /// What columns before the numbers say of the parcel of each corner, row by row; empty where no column does.
    ///
    /// A column before the first corners only is of all that stand in the row. Merged cells are filled in their first row.
    private func plots(_ kept: [Int]) throws(CornerError) -> [[CornerEntry]] {
        guard !lines.contains(where: \.isCut) else { return [] }
        func values(_ column: Int) -> [String] { lines.map { column < $0.cells.count ? $0.cells[column] : "" } }
        var columns: [(column: Int, key: String)?] = []
        var start = 0
        for pair in kept {
            let own = (start..<signature[2 * pair]).lazy.compactMap { column -> (column: Int, key: String)? in
                guard let heading else {
                    // The last one before the ordinates has the numbers.
                    let isPlot = column < signature[2 * pair] - 1 && TableColumns.isOfParcels(values(column))
                    return isPlot ? (column, CornerField.id) : nil
                }
                switch column < heading.roles.count ? heading.roles[column] : nil {
                case .plotName: return (column, CornerField.name)
                case .plotID: return (column, CornerField.id)
                default: return nil
                }
            }.first
            columns.append(own)
            start = signature[2 * pair + 1] + 1
        }
        // Without a heading what is the same everywhere names no parcel.
        if heading == nil, Set(columns.flatMap { $0.map { values($0.column) } ?? [] }).count < 2 { return [] }
        guard let first = columns[0] else {
            guard columns.allSatisfy({ $0 == nil }) else { throw openOrder(kept.count) }
            return []
        }
        var last = [String](repeating: "", count: kept.count)
        return lines.map { line in
            kept.indices.map { group in
                let (column, key) = columns[group] ?? first
                if column < line.cells.count, !line.cells[column].isEmpty { last[group] = line.cells[column] }
                return CornerEntry(key, last[group])
            }
        }
    }

    /// The names of parcels side by side, each over its columns, where the numbers of each begin anew.
    private func names(_ kept: [Int], _ first: [TableCorner]) -> [String]? {
        guard let over, first.count == kept.count, Set(first.map(\.raw.label)).count < first.count else {
            return nil
        }
        var names: [String] = []
        var start = 0
        for pair in kept {
            let end = signature[2 * pair + 1]
            // A merged cell may be in each of its columns.
            let own = Set(over.cells.indices.filter { start <= $0 && $0 <= end }.map { over.cells[$0] })
                .subtracting([""])
            guard own.count == 1, let name = own.first else { return nil }
            names.append(name)
            start = end + 1
        }
        return Set(names).count == names.count ? names : nil
    }

    // MARK: Refusals

    /// A row that begins with a mark that the others do not have was to be left out, or is mistyped.
    private func refuseComments() throws(CornerError) {
        let marked = lines.filter { CornerText.isComment($0.row.text) }
        guard let line = marked.first, marked.count * 2 <= lines.count else { return }
        throw CornerText.comment(line.row.text, line.row.line)
    }

    /// A label in words among numbers is that of no corner, such as a centre.
    private func refuseOddLabels() throws(CornerError) {
        let labels = lines.map { $0.label(of: 0) }
        let numbered = labels.count { TableNumber($0) != nil }
        let worded = labels.count(where: CornerWord.isLabel)
        guard max(numbered, worded) * 2 > labels.count else { return }
        for (line, label) in zip(lines, labels) where TableNumber(label) == nil && TableCell.hasWords(label) {
            // Beside corners by their place only what is none by its word is odd.
            guard numbered * 2 > labels.count || ["中心", "中点", "中央", "控制", "基准"].contains(where: label.contains)
            else { continue }
            guard
                !line.cells[..<line.pairs[0].columns.0].contains(where: {
                    TableNumber(TableLine.label($0)) != nil
                })
            else { continue }
            throw CornerError(
                .malformed, line: line.row.line, zh: "“\(label)”不像点号，其他各行是编号；不是拐点请删去此行，是拐点请写上点号",
                en:
                    "\"\(label)\" is no number of a corner as the other rows have; delete the line, or number it"
            )
        }
    }

    private static func unlike(_ line: TableLine) -> CornerError {
        CornerError(
            .malformed, line: line.row.line, zh: "此行的坐标与其他各行不在同样的列：“\(line.row.text)”，请核对后改正",
            en:
                "the ordinates of this row are not in the columns of the others: \"\(line.row.text)\"; correct it"
        )
    }

    private static func odd(_ line: TableLine, _ number: String) -> CornerError {
        CornerError(
            .malformed, line: line.row.line, zh: "此行坐标之后多出“\(number)”，其他各行没有：坐标可能被空格或逗号隔断，请核对后改正",
            en:
                "\"\(number)\" stands behind the ordinates of this row only; a number may be cut by a blank or a comma, correct it"
        )
    }
}

extension TableLine {
    /// The corner of a pair before its ordinates are told apart.
    func raw(_ pair: Pair, label: String) -> RawCorner {
        RawCorner(label: label, first: pair.first.text, second: pair.second.text, line: row.line)
    }
}

extension TableLine.Pair {
    /// Both as they stand.
    var place: Coordinate { Coordinate(x: first.value, y: second.value) }
}
