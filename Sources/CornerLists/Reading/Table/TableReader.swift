/// Reads a table of corners (拐点坐标表, 界址点成果表): a number and two ordinates a row, as licences, notices and sheets print them.
///
/// Each row is told what it is: a corner, a heading, a side between two corners, words. Corners that no line of another kind
/// parts are a block, whose columns are found once (`TableBlock`); rings and parcels follow from what parts corners
/// (`TableRings`). A row that seems to be of a corner and cannot be read is refused with its line.
struct TableReader {
    static func recognizes(_ rows: [CornerRow]) -> Bool {
        var corners = 0
        var heading: TableHeading?
        for row in DecimalComma.pointed(rows) {
            if let line = TableLine(row, under: heading) {
                corners += line.pairs.count
                if corners >= 3 || heading != nil { return true }
            } else if heading != nil, isInterrupted(row) {
                return true
            } else if let found = TableHeading(row.cells), !found.ordinates.isEmpty {
                heading = found
            }
        }
        return false
    }

    /// Reads rows; several texts where a later line names another reference system for the corners behind it.
    ///
    /// - Throws: `CornerError` with the line.
    static func read(_ rows: [CornerRow]) throws(CornerError) -> [RawCorners] {
        var reader = TableReader()
        let rows = DecimalComma.pointed(rows)
        do throws(CornerError) {
            var texts = try reader.read(all: rows)
            guard let lists = try PointLists(reader.rest, of: rows), !lists.areRings(of: texts) else {
                return texts
            }
            if let list = lists.doubtful.first {
                for text in texts.indices { texts[text].warnings.append(doubt(list)) }
                return texts
            }
            return try read(rows, lists)
        } catch {
            // Lists tell what the rows alone leave open, and a row of one may be what could not be read.
            let rest = rows.filter { TableLine($0) == nil }
            guard let lists = try? PointLists(rest, of: rows), !lists.lists.isEmpty else { throw error }
            do throws(CornerError) {
                return try read(rows, lists)
            } catch let other {
                throw lists.lines.contains(error.line) ? other : error
            }
        }
    }

    private static func doubt(_ list: PointLists.List) -> CornerWarning {
        let example = "地块一：J1-J2-J3-J1"
        return CornerWarning(
            .ignoredLine, line: list.line, .all,
            zh: "此行起的点号串未写明是地块，未据此划分，按坐标表各行的次序读取；如是地块，请写明（\(example)）",
            en:
                "the lists of numbers from this line on do not say that they are parcels; corners are read in the order of the table; if they are, name them so (\(example))"
        )
    }

    private static func read(_ rows: [CornerRow], _ lists: PointLists) throws(CornerError) -> [RawCorners] {
        var reader = TableReader()
        reader.lists = lists
        return try reader.read(all: rows.filter { !lists.lines.contains($0.line) })
    }

    private mutating func read(all rows: [CornerRow]) throws(CornerError) -> [RawCorners] {
        for (index, row) in rows.enumerated() {
            try add(row, before: index + 1 < rows.count ? rows[index + 1] : nil)
        }
        return try finish()
    }

    private var texts: [RawCorners] = []
    /// The rows that hold no corners, and may list the numbers of some.
    private var rest: [CornerRow] = []
    private var lists: PointLists?
    private var rings = TableRings()
    private var block: [TableLine] = []
    private var heading: TableHeading?
    private var isUnderHeading = false
    /// The row of words before the heading.
    private var over: CornerRow?
    private var words: CornerRow?
    /// The last row that has a number and no ordinates.
    private var unfilled: (number: TableNumber, row: CornerRow)?
    /// The number of the last corner, where others may follow it.
    private var last: TableNumber?
    private var lastLine: TableLine?
    private var before: TableNumber?
    private var hasCorners = false
    /// Whether plain numbers below 180 are ordinates.
    private var isInDegrees = false

    private mutating func add(_ row: CornerRow, before next: CornerRow?) throws(CornerError) {
        if let line = TableLine(row, under: heading) {
            if try leavesOut(line) { return }
            if let column = line.unread(under: heading).first {
                throw Self.unread(row, line.cells[column][...])
            }
            if let unfilled, TableNumber(line.label(of: 0))?.follows(unfilled.number) == true {
                throw Self.unread(unfilled.row)
            }
            block.append(line)
            let label = TableNumber(line.label(of: line.pairs.count - 1))
            // Behind a number that comes again nothing goes on.
            last = before.map { (label?.number ?? 0) < $0.number } == true ? nil : label
            (before, lastLine) = (label, line)
            isInDegrees = line.pairs[0].first.isAngle && !AngleReader.isMarked(line.pairs[0].first.text)
            (unfilled, isUnderHeading, hasCorners) = (nil, false, true)
            return
        }
        rest.append(row)
        if let found = TableHeading(row.cells) {
            try closeBlock()
            if !isUnderHeading { over = words }
            words = nil
            heading = isUnderHeading ? heading.map { found.under($0) } ?? found : found
            isUnderHeading = true
            let facts =
                row.words.flatMap { TableStatement.all(in: $0) }.filter {
                    if case .system = $0 { true } else { false }
                } + TableFacts.angles(ofHeading: row.words).map { .system($0) }
            rings.part()
            try state(facts, row)
            return
        }
        let voided = TableRemark.voided(in: row.text)
        guard voided.isEmpty || TableCell.hasMetres(row.text) else {
            for number in voided { rings.voided[number] = row.line }
            return
        }
        if heading != nil, Self.isInterrupted(row) { throw Self.unread(row) }
        if let number = Self.number(ofUnfilled: row) {
            if let last, number.follows(last) { throw Self.unread(row) }
            unfilled = (number, row)
        } else if let number = number(ofWords: row) {
            if !number.prefix.isEmpty || row.words.count > 2 { throw Self.unread(row) }
            unfilled = (number, row)
        }
        if isUnderHeading, TableHeading.isUnits(row.cells) {
            try state(TableFacts.angles(ofUnits: row.words).map { .system($0) }, row)
            return
        }
        if !block.isEmpty, let length = side(row) {
            let isPage =
                row.words.count == 1 && length < 1000 && length == length.rounded()
                && (next.map { $0.isAfterGap || TableHeading($0.cells) != nil || TableCell.hasWords($0.text) }
                    ?? true)
            if !isPage { rings.sides.append((length, row.line)) }
            return
        }
        try closeBlock()
        words = row
        if let column = heading?.area, column < row.cells.count,
            let value = TableOrdinate.number(row.cells[column]).flatMap({ Double($0) }),
            let kind = row.words.first
        {
            let isOfAll = ["合计", "总计", "共计"].contains(where: kind.hasPrefix)
            if isOfAll || kind.hasPrefix("小计") {
                rings.sums.append((value, isOfAll, row.line, rings.parcels.count))
            }
        }
        if row.text.hasPrefix("["), row.text.hasSuffix("]") {
            rings.add(section: String(row.text.dropFirst().dropLast()))
        } else {
            try refuseBroken(row)
            try state(TableStatement.all(in: row.text), row)
        }
    }

    private mutating func closeBlock() throws(CornerError) {
        guard !block.isEmpty else { return }
        if let warning = try heading?.checkRevisions(block) { rings.warnings.append(warning) }
        try rings.add(TableBlock(block, heading: heading, under: over).corners())
        if let (line, length) = PlaneAndDegrees(block).contradiction {
            let metres = Int(length.rounded())
            rings.warnings.append(
                CornerWarning(
                    .projection, line: line, .all, zh: "此点的平面坐标与经纬度相差约\(metres)米，按平面坐标读取，请核对",
                    en:
                        "the plane ordinates and the degrees of this corner are about \(metres) m apart; read by the plane ones, check them"
                ))
        }
        block = []
    }

    /// Takes in what a line states; another text begins where it denies what was stated before the corners that were read.
    private mutating func state(_ statements: [TableStatement], _ row: CornerRow) throws(CornerError) {
        if rings.isContradicted(by: statements), !rings.parcels.isEmpty {
            let following = rings.following(statements)
            texts.append(try rings.finish())
            rings = following
        }
        try rings.add(statements, line: row.line)
    }

    private mutating func finish() throws(CornerError) -> [RawCorners] {
        try closeBlock()
        if let lists {
            guard texts.isEmpty else {
                throw CornerError(
                    .ambiguous, line: lists.lists[0].line,
                    zh: "此行起由点号串给出地块，而点分属两种坐标系；请分成两个文件",
                    en:
                        "parcels are lists of numbers from this line on, and the points are in two reference systems; split the file"
                )
            }
            try rings.compose(lists)
        }
        return texts + [try rings.finish()]
    }

    /// Whether the row itself says that its pair is no corner (中心点坐标：X=5123000，Y=40512000), or none any more; it is told.
    private mutating func leavesOut(_ line: TableLine) throws(CornerError) -> Bool {
        let row = line.row
        if let voiding = TableRemark.voids(line, under: heading) {
            guard line.pairs.count == 1, voiding != .maybe else {
                throw CornerError(
                    .malformed, line: row.line,
                    zh: "此行有坐标又写有作废、取消一类字样，不能判断是否计入：“\(row.text)”；作废的点请删去此行，有效的请删去这些字",
                    en:
                        "this row has ordinates and words that void a corner, so it is not clear whether it counts: \"\(row.text)\"; delete the row, or the words"
                )
            }
            let label = line.label(of: 0).filter { !TableCell.hasWords(String($0)) }
            if let number = TableNumber(label) { rings.voided[number] = 0 }
            if voiding == .likely {
                tellUnused(row, .all)
                return true
            }
        } else if line.pairs.count == 1, TableRemark.corrects(row.text) {
            throw TableRemark.uncorrected(row)
        } else if !Self.isOfNoCorner(line) {
            return false
        }
        tellUnused(row)
        return true
    }

    private mutating func tellUnused(_ row: CornerRow, _ stake: CornerStake? = nil) {
        rings.warnings.append(
            CornerWarning(
                .ignoredLine, line: row.line, stake, zh: "此行的数未作拐点使用：“\(row.text.prefix(60))”",
                en: "the numbers of this line are not used as a corner: \"\(row.text.prefix(60))\""))
    }

    private static func isOfNoCorner(_ line: TableLine) -> Bool {
        let text = line.row.text
        guard line.pairs.count == 1, let mark = text.firstIndex(of: ":") else { return false }
        let key = text[..<mark]
        return TableCell.hasWords(key) && TableNumber(TableLine.label(String(key))) == nil
            && ["中心", "地理坐标", "位置", "控制点", "已知点", "起算", "原点"].contains { key.contains($0) }
    }

    /// The length of a side on a line of its own, alone or behind the numbers of its ends.
    private func side(_ row: CornerRow) -> Double? {
        let words = row.words
        guard let last = words.last, words.count <= 3, !TableCell.hasWords(row.text),
            !TableCell.isOrdinateLike(last, inDegrees: isInDegrees),
            let length = TableOrdinate.number(last).flatMap({ Double($0) }), length < 100_000,
            words.dropLast().allSatisfy({
                $0.count <= 12 && !TableCell.isOrdinateLike($0, inDegrees: isInDegrees)
            })
        else { return nil }
        return length
    }

    /// Whether blanks stand inside the ordinates of a row: J1 5105 312.416 41499 120.357.
    private static func isInterrupted(_ row: CornerRow) -> Bool {
        let words = row.words
        guard (4...9).contains(words.count), !TableCell.hasWords(row.text) else { return false }
        return (2..<words.count).contains { cut in
            guard let first = TableOrdinate(words[1..<cut].joined()),
                let second = TableOrdinate(words[cut...].joined())
            else { return false }
            return !first.isAngle && first.pairs(with: second)
        }
    }

    /// The number of a row that has nothing but a number, or marks for what is missing.
    private static func number(ofUnfilled row: CornerRow) -> TableNumber? {
        let words = row.words
        guard let first = words.first, words.dropFirst().allSatisfy({ $0.count <= 4 && !$0.contains(":") })
        else {
            return nil
        }
        return TableNumber(TableLine.label(first))
    }

    /// The number of a row that follows the last corner and has words for its ordinates: J4 X同J3 Y减100.
    private func number(ofWords row: CornerRow) -> TableNumber? {
        guard let last, let lastLine, side(row) == nil, TableHeading(row.cells) == nil else { return nil }
        let end = lastLine.pairs[0].columns.0
        let before = lastLine.cells[..<end].last { !$0.isEmpty } ?? ""
        func marks(_ cell: String) -> String { cell.filter { !("0"..."9").contains($0) } }
        let number = row.cells.prefix(end).lazy.filter { marks($0) == marks(before) }
            .compactMap { TableNumber(TableLine.label($0)) }.first { $0.follows(last) }
        let isStatement = TableStatement.all(in: row.cells.dropFirst(end).joined(separator: " ")).contains {
            if case .title = $0 { false } else { true }
        }
        return isStatement || row.words.count < 2 ? nil : number
    }

    /// Refuses a row that was to be one of a corner.
    private mutating func refuseBroken(_ row: CornerRow) throws(CornerError) {
        let parts = row.cells.flatMap { TableCell.split($0) }
        let like = parts.filter { TableCell.isOrdinateLike($0, inDegrees: isInDegrees) }
        if like.isEmpty, hasCorners, !row.text.contains(where: \.isLetter), let number = row.words.last,
            TableOrdinate.number(number) != nil, number.contains(".")
        {
            throw Self.unread(row)
        }
        let isOfOther = Self.measures.contains(where: row.text.contains)
        if TableRemark.corrects(row.text), TableRemark.namesCorner(row.text) {
            guard !TableCell.hasMetres(row.text) else { throw TableRemark.uncorrected(row) }
            // A correction that the text does not give.
            tellUnused(row, .all)
        } else if like.isEmpty, TableCell.hasMetres(row.text), !isOfOther {
            tellUnused(row)
        }
        guard !like.isEmpty else { return }
        let bare = row.text.filter { !"东西南北经纬度分秒点第号拐界址角顶桩".contains($0) }
        if TableCell.hasWords(bare) {
            // Words with a number of metres to the centimetre; areas and lengths are such too.
            let isPlain = like.contains { part in
                part.firstIndex(of: ".").map { part.distance(from: part.startIndex, to: $0) >= 6 } ?? false
            }
            let isOther = TableStatement.all(in: row.text).allSatisfy {
                if case .title = $0 { false } else { true }
            }
            guard isPlain, !isOfOther else { return }
            guard !isOther else {
                tellUnused(row)
                return
            }
        } else if row.words.count == 1 {
            guard TableOrdinate(row.text) != nil || row.text.contains(".") || parts.count > 1 else { return }
        }
        throw Self.unread(row, like.first { TableOrdinate(String($0)) == nil })
    }

    /// What numbers as large as ordinates are of beside them.
    private static let measures = [
        "面积", "周长", "长度", "方量", "储量", "平方米", "立方米", "㎡", "m2", "m3", "公顷", "亩", "吨", "元",
    ]

    private static func unread(_ row: CornerRow, _ part: Substring? = nil) -> CornerError {
        CornerError(
            .malformed, line: row.line,
            zh: "此行像是拐点而读不出一对坐标：“\(row.text)”\(part.map { "，错在“\($0)”" } ?? "")；请核对后改正",
            en:
                "this row seems to be a corner, but no pair of ordinates can be read: \"\(row.text)\"\(part.map { ", at \"\($0)\"" } ?? ""); correct it"
        )
    }
}

extension TableHeading {
    /// The column of areas.
    var area: Int? { roles.firstIndex { if case .area = $0 { true } else { false } } }

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
        both.revisions += first.revisions
        both.properties.formUnion(first.properties)
        return both
    }
}
