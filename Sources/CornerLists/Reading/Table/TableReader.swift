/// Reads a table of corners (拐点坐标表, 界址点成果表): a number and two ordinates a row, as licences, notices and sheets print them.
///
/// Each row is told what it is: a corner, a heading, a side between two corners, words. Corners that no line of another kind
/// parts are a block, whose columns are found once (`TableBlock`); rings and parcels follow from what parts corners
/// (`TableRings`). A row that seems to be of a corner and cannot be read is refused with its line.
enum TableReader {
    static func recognizes(_ rows: [CornerRow]) -> Bool {
        var corners = 0
        var heading: TableHeading?
        for row in rows {
            if let line = TableLine(row, under: heading) {
                corners += line.pairs.count
                if corners >= 3 || heading != nil { return true }
            } else if let found = TableHeading(row.cells), !found.ordinates.isEmpty {
                heading = found
            }
        }
        return false
    }

    static func read(_ rows: [CornerRow]) throws(CornerError) -> RawCorners {
        var rings = TableRings()
        var block: [TableLine] = []
        var heading: TableHeading?
        var isUnderHeading = false
        var sides: [(length: Double, line: Int)] = []
        func close() throws(CornerError) {
            guard !block.isEmpty else { return }
            try rings.add(TableBlock(block, heading: heading).corners())
            block = []
        }
        for row in rows {
            if let line = TableLine(row, under: heading), !isRemoved(row, line) {
                block.append(line)
                isUnderHeading = false
                continue
            }
            if !block.isEmpty, let length = side(row) {
                sides.append((length, row.line))
                continue
            }
            try close()
            if let found = TableHeading(row.cells) {
                heading = isUnderHeading ? heading.map { found.under($0) } ?? found : found
                isUnderHeading = true
                rings.add(headingAt: row.line)
                for cell in row.words { rings.add(systemsIn: cell, line: row.line) }
            } else if isUnderHeading, TableHeading.isUnits(row.cells) {
                continue
            } else if row.text.hasPrefix("["), row.text.hasSuffix("]") {
                rings.add(section: String(row.text.dropFirst().dropLast()), line: row.line)
            } else {
                try refuseBroken(row)
                rings.add(TableStatement.all(in: row.text), line: row.line)
            }
        }
        try close()
        return try rings.finish(sides: sides)
    }

    /// A pair that the row itself says is no corner: 中心点坐标：X=5123000，Y=40512000.
    private static func isRemoved(_ row: CornerRow, _ line: TableLine) -> Bool {
        guard line.pairs.count == 1, let mark = row.text.firstIndex(of: ":") else { return false }
        let key = row.text[..<mark]
        return TableCell.hasWords(key) && TableNumber(TableLine.label(String(key))) == nil
            && ["中心", "地理坐标", "位置", "控制点", "已知点", "起算", "原点"].contains { key.contains($0) }
    }

    /// The length of a side on a line of its own, alone or behind the numbers of its ends.
    private static func side(_ row: CornerRow) -> Double? {
        let words = row.words
        guard let last = words.last, words.count <= 3, !TableCell.hasWords(row.text),
            TableOrdinate(last) == nil,
            let length = TableOrdinate.number(last).flatMap({ Double($0) }), length < 100_000,
            words.dropLast().allSatisfy({ $0.count <= 12 && !TableCell.isOrdinateLike($0) })
        else { return nil }
        return length
    }

    /// A row that was to be one of a corner.
    private static func refuseBroken(_ row: CornerRow) throws(CornerError) {
        let parts = row.cells.flatMap { TableCell.split($0) }
        let like = parts.filter { TableCell.isOrdinateLike($0) }
        guard let broken = like.first else { return }
        let bare = row.text.filter { !"东西南北经纬度分秒点第号拐界址角顶桩".contains($0) }
        if TableCell.hasWords(bare) {
            // Words with a number of metres to the centimetre; areas and lengths are such too.
            let isPlain = like.contains { part in
                part.firstIndex(of: ".").map { part.distance(from: part.startIndex, to: $0) >= 6 } ?? false
            }
            let isOther = TableStatement.all(in: row.text).allSatisfy {
                if case .title = $0 { false } else { true }
            }
            guard isPlain, !isOther, !["面积", "周长", "长度", "方量", "储量"].contains(where: row.text.contains) else {
                return
            }
        } else if row.words.count == 1 {
            guard TableOrdinate(row.text) != nil || row.text.contains(".") || parts.count > 1 else { return }
        }
        throw CornerError(
            .malformed, line: row.line, zh: "此行像是拐点而读不出一对坐标：“\(row.text)”（“\(broken)”），请核对后改正",
            en:
                "this row seems to be a corner, but no pair of ordinates can be read: \"\(row.text)\" (\"\(broken)\"); correct it"
        )
    }
}

extension TableHeading {
    /// A second row of headings under the first: what it leaves open the first says.
    func under(_ first: TableHeading) -> TableHeading {
        var both = self
        for (column, role) in first.roles.enumerated() {
            if column >= both.roles.count {
                both.roles.append(role)
            } else if both.roles[column] == nil, role?.isOrdinate != true {
                both.roles[column] = role
            }
        }
        return both
    }
}
