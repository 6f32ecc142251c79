import Geometry

/// Parts the corners of a table into rings and parcels, by what stands between them (分圈).
///
/// A ring ends where it comes back to its first corner, where numbers begin again, where a column has another parcel or ring,
/// and where words or statements come between. A blank line or a repeated heading alone, while the numbers go on, may stand
/// between two rings as well as in the middle of one: the shape decides, or the line is asked about.
struct TableRings {
    struct Ring {
        var corners: [TableCorner] = []
        var isClosed = false
        var number = ""
        /// Where it may end: before which corner, and the line of what stands there.
        var doubts: [Int] = []
        /// Whether it begins because the numbers do, and nothing else parts it from the ring before.
        var beginsAgain = false
        /// The line that takes its ground out of the parcel.
        var exclusion: Int?
    }

    struct Parcel {
        var rings: [Ring] = []
        /// What columns say of it.
        var columns: [CornerEntry] = []
        var title: String?
        /// The area that a column states, in its first row that does.
        var area: CornerEntry? { rings.lazy.flatMap(\.corners).compactMap(\.area).first }
        var line = 0
        /// How many corners a line says it has.
        var stated: Int?

        /// Whether its points are those that the survey starts from (起算控制点), and no corners.
        var isControl: Bool { title.map(TableStatement.isControl) ?? false }
    }

    var parcels: [Parcel] = []
    /// The parcel that the next corner is of, unless it begins another.
    private var current = 0
    /// What stands between parcels: before the first, … behind the last.
    var regions: [[(entry: CornerEntry, line: Int)]] = [[]]
    var counts: [(count: Int, ofCorners: Bool, line: Int, region: Int)] = []
    var header: [CornerSection] = []
    var warnings: [CornerWarning] = []
    /// The numbers of corners that do not count any more, and the lines that say so; 0 for their own.
    var voided: [TableNumber: Int] = [:]
    /// Whether parcels are lists of numbers, whose order is that of the lists.
    var isListed = false
    private var section = CornerSection(name: "", entries: [])
    private var titles: [(text: String, line: Int)] = []
    /// Whether a heading, or a line that the page repeats, stands before the next corner.
    private var isParted = false
    /// Whether the table says that it goes on from the page before.
    private var isContinued = false
    private var exclusion: Int?
    /// What columns say of the ground that is taken out.
    private var excluded: [CornerEntry]?
    private var isInExclusion: Bool { parcels[current].rings.last?.exclusion != nil }
    private var allTitles: Set<String> = []
    /// What was said before of the reference system and does not hold any more, and the line that says so.
    private var denied: CornerEntry?
    private var deniedLine = 0
    /// Sums of areas that rows of their own state, and the parcels that stood before.
    var sums: [(value: Double, isOfAll: Bool, line: Int, parcels: Int)] = []
    /// Lengths on lines of their own.
    var sides: [(length: Double, line: Int)] = []
    /// Statements since the last corner.
    var pending: [(entry: CornerEntry, line: Int)] = []

    // MARK: Lines

    /// A heading, or what a page repeats, stands before the next corner.
    mutating func part() { isParted = true }

    mutating func add(section name: String) {
        if !section.name.isEmpty || !section.entries.isEmpty { header.append(section) }
        section = CornerSection(name: name, entries: [])
        if TableStatement.isControl(TableStatement.name(ofTitle: name)) { titles.append((name, 0)) }
        isParted = true
    }

    /// Whether a line says another thing of the reference system than was said before.
    func isContradicted(by statements: [TableStatement]) -> Bool {
        statements.contains { statement in
            guard case .system(let entry) = statement else { return false }
            return fact(against: entry) != nil
        }
    }

    private func fact(against entry: CornerEntry) -> CornerEntry? {
        (header + [section]).flatMap(\.entries).first { TableFacts.differ($0, entry) }
    }

    /// The rings behind a line that names another reference system; what it does not name stays.
    func following(_ statements: [TableStatement]) -> TableRings {
        var next = TableRings()
        next.section.entries = (header + [section]).flatMap(\.entries).filter { old in
            !statements.contains {
                if case .system(let entry) = $0 { TableFacts.differ(old, entry) } else { false }
            }
        }
        for case .system(let entry) in statements where fact(against: entry) != nil {
            next.denied = fact(against: entry)
        }
        return next
    }

    mutating func add(_ statements: [TableStatement], line: Int) throws(CornerError) {
        for statement in statements {
            switch statement {
            case .system(let entry):
                if let other = fact(against: entry) { throw Self.contradiction(other, entry, line) }
                if denied?.key == entry.key { deniedLine = line }
                section.entries.append(CornerEntry(entry.key, entry.value, line: line))
                isParted = true
            case .attribute(let entry): pending.append((entry, line))
            case .corners(let count): counts.append((count, true, line, regions.count - 1))
            case .blocks(let count): counts.append((count, false, line, regions.count - 1))
            case .contradiction(let text):
                warnings.append(
                    CornerWarning(
                        .ignoredLine, line: line, zh: "两种单位的面积不一致：“\(text)”，请核对",
                        en: "the area in two units is not the same: \"\(text)\"; check it"))
            case .title(let text): titles.append((text, line))
            case .excluded: exclusion = line
            case .furniture: isParted = true
            case .continuation: isContinued = true
            }
        }
    }

    // MARK: Corners

    mutating func add(_ corners: [TableCorner]) throws(CornerError) {
        let gaps = corners.dropFirst().count(where: \.isAfterGap)
        // Empty lines between all rows part nothing.
        let isSpaced = gaps * 2 >= corners.count && gaps > 1
        for (index, corner) in corners.enumerated() {
            let rest = corners[(index + 1)...]
            try add(corner, rest, isAfterGap: corner.isAfterGap && !isSpaced)
        }
    }

    private mutating func add(
        _ corner: TableCorner, _ rest: ArraySlice<TableCorner>, isAfterGap: Bool
    ) throws(CornerError) {
        defer { (isParted, isContinued, exclusion) = (false, false, nil) }
        if corner.isExcluded, !parcels.isEmpty, excluded != corner.parcel || !isInExclusion {
            exclusion = corner.raw.line
            excluded = corner.parcel
        }
        if beginsParcel(corner) {
            begin(corner)
            return
        }
        let parcel = current
        let ring = parcels[parcel].rings.count - 1
        let isStated = !pending.isEmpty || !titles.isEmpty
        regions[regions.count - 1] += pending.map { ($0.entry, $0.line) }
        (pending, titles) = ([], [])
        if exclusion != nil || corner.ring != last.number && !(corner.ring.isEmpty) {
            append(Ring(corners: [corner], number: corner.ring, exclusion: exclusion))
            return
        }
        if !last.isClosed, last.corners.count > 2 {
            if corner.isAt(last.corners[0]) {
                parcels[parcel].rings[ring].corners.append(corner)
                parcels[parcel].rings[ring].isClosed = true
                parcels[parcel].rings[ring].doubts = []
                return
            }
            if let start = last.doubts.last, last.corners.count - start > 2, corner.isAt(last.corners[start]) {
                // The part behind the line closes itself.
                let part = Array(last.corners[start...]) + [corner]
                parcels[parcel].rings[ring].corners.removeSubrange(start...)
                parcels[parcel].rings[ring].doubts.removeLast()
                append(Ring(corners: part, isClosed: true, number: last.number))
                return
            }
        }
        if !last.isClosed, beginsPrefix(corner, after: last, rest) {
            warnings.append(
                CornerWarning(
                    .ringNumbers, line: corner.raw.line, zh: "点号换了前缀，从“\(corner.raw.label)”重新编起，按另一圈读取",
                    en:
                        "numbers begin again with another prefix at \"\(corner.raw.label)\"; read as another ring"
                ))
            append(Ring(corners: [corner], number: corner.ring))
            return
        }
        if last.isClosed || beginsAgain(corner, after: last, rest) {
            append(Ring(corners: [corner], number: corner.ring, beginsAgain: !last.isClosed))
            return
        }
        if isAfterGap || isParted || isStated, !isContinued {
            if dropsBack(corner, after: last) {
                append(Ring(corners: [corner], number: corner.ring))
                return
            }
            parcels[parcel].rings[ring].doubts.append(last.corners.count)
        }
        parcels[parcel].rings[ring].corners.append(corner)
    }

    /// The ring that goes on; not kept, so that corners are appended in place.
    private var last: Ring { parcels[current].rings[parcels[current].rings.count - 1] }

    private mutating func append(_ ring: Ring) { parcels[current].rings.append(ring) }

    /// Whether a corner is the first of another parcel: by a title, a statement of its own, or a column.
    private mutating func beginsParcel(_ corner: TableCorner) -> Bool {
        guard !parcels.isEmpty else { return true }
        let columns = parcels[current].columns
        if exclusion != nil || isContinued { return false }
        if parcels[current].isControl, isParted || !titles.isEmpty { return true }
        if corner.parcel != columns, !isInExclusion || corner.parcel != excluded { return true }
        // A page repeats the title and the head of its table.
        let isNew = titles.contains {
            let name = TableStatement.name(ofTitle: $0.text)
            return !name.isEmpty && !allTitles.contains(name)
        }
        let own = regions.suffix(2).flatMap(\.self).map(\.entry)
        let keys = [CornerField.name, CornerField.id, CornerField.area, CornerField.top, CornerField.bottom]
        return isNew || pending.contains { keys.contains($0.entry.key) && !own.contains($0.entry) }
    }

    private mutating func begin(_ corner: TableCorner) {
        let named = titles.last { !TableStatement.name(ofTitle: $0.text).isEmpty }
        if parcels.isEmpty {
            for title in titles where title.line != named?.line {
                section.entries.append(CornerEntry("", title.text))
            }
        }
        regions[regions.count - 1] += pending
        allTitles.formUnion(titles.map { TableStatement.name(ofTitle: $0.text) })
        (pending, titles) = ([], [])
        // A parcel whose name comes again has another part.
        if !corner.parcel.isEmpty, let same = parcels.lastIndex(where: { $0.columns == corner.parcel }) {
            current = same
            append(Ring(corners: [corner], number: corner.ring))
            return
        }
        var parcel = Parcel(columns: corner.parcel, line: corner.raw.line)
        parcel.title = named.map { TableStatement.name(ofTitle: $0.text) }
        parcel.rings = [Ring(corners: [corner], number: corner.ring)]
        regions.append([])
        current = parcels.count
        parcels.append(parcel)
    }

    /// Whether a number begins another ring with a prefix of its own.
    private func beginsPrefix(_ corner: TableCorner, after ring: Ring, _ rest: ArraySlice<TableCorner>) -> Bool
    {
        corner.numbers.indices.contains { column in
            func label(_ corner: TableCorner) -> String {
                column < corner.numbers.count ? corner.numbers[column] : ""
            }
            return TableNumber(label(corner))?.begins(
                behind: ring.corners.lazy.map(label), before: rest.lazy.map(label)) ?? false
        }
    }

    /// Whether a number that the ring has already begins another ring.
    private func beginsAgain(
        _ corner: TableCorner, after ring: Ring, _ rest: ArraySlice<TableCorner>
    ) -> Bool {
        guard let first = ring.corners.first, ring.corners.count > 2 else { return false }
        for column in corner.numbers.indices where column < first.numbers.count {
            let label = corner.numbers[column]
            guard !label.isEmpty, let last = ring.corners.last, label != last.numbers[column] else { continue }
            if label == first.numbers[column] {
                let next = rest.first.flatMap { column < $0.numbers.count ? $0.numbers[column] : nil }
                if TableNumber.goesOn(from: last.numbers[column], to: next) { continue }
                return true
            }
            guard let own = TableNumber(label), own.number == 1, let start = TableNumber(first.numbers[column]),
                let before = TableNumber(last.numbers[column]), own.prefix == before.prefix, start.number > 1,
                before.number - start.number == ring.corners.count - 1
            else { continue }
            // From 5 to 8 and from 1 to 4 is once round; from 5 to 8 and from 1 to 6 is not.
            var end = own
            for corner in rest {
                guard let number = TableNumber(corner.numbers[column]), number.follows(end) else { break }
                end = number
            }
            if end.number + 1 != start.number { return true }
        }
        return false
    }

    /// Whether the number of a corner is smaller than the one before it: where a line stands between them, another ring begins.
    private func dropsBack(_ corner: TableCorner, after ring: Ring) -> Bool {
        guard let last = ring.corners.last else { return false }
        return zip(corner.numbers, last.numbers).contains { own, before in
            guard let own = TableNumber(own), let before = TableNumber(before) else { return false }
            return own.prefix == before.prefix && own.number < before.number
        }
    }

    // MARK: The end

    mutating func finish() throws(CornerError) -> RawCorners {
        if parcels.isEmpty, let denied, let entry = section.entries.last(where: { $0.key == denied.key }) {
            throw Self.contradiction(denied, entry, deniedLine)
        }
        for title in titles {
            warnings.append(
                CornerWarning(
                    .ignoredLine, line: title.line, zh: "末尾文字未作坐标读取：“\(title.text.prefix(30))”",
                    en: "text at the end is no corner: \"\(title.text.prefix(30))\""))
        }
        regions[regions.count - 1] += pending
        if !section.name.isEmpty || !section.entries.isEmpty { header.append(section) }
        try leaveOutControl()
        for parcel in parcels.indices { parcels[parcel].rings = try settled(parcels[parcel].rings) }
        try checkSides()
        try checkCounts()
        try checkVoided()
        try checkExclusions()
        try checkRestarts()
        checkAreas()
        checkTotal()
        partRings()
        return raw()
    }

    /// Takes out the points that the survey starts from, which stand in a section of their own.
    private mutating func leaveOutControl() throws(CornerError) {
        for index in parcels.indices.reversed() where parcels[index].isControl {
            let line = parcels[index].line
            guard parcels.count > 1 else {
                throw CornerError(
                    .malformed, line: line, zh: "此行起只有控制点（起算点），没有界址点；请给出地块的界址点",
                    en:
                        "from this line on there are control points only, and no corners; give those of the parcel"
                )
            }
            warnings.append(
                CornerWarning(
                    .ignoredLine, line: line, zh: "此行起是“\(parcels[index].title ?? "")”，不是界址点，未使用",
                    en:
                        "from this line on there are control points (\(parcels[index].title ?? "")), not used as corners"
                ))
            parcels.remove(at: index)
            regions[index] += regions.remove(at: index + 1)
            for count in counts.indices where counts[count].region > index { counts[count].region -= 1 }
        }
    }

    /// Decides what is open, and refuses rings that enclose nothing.
    private mutating func settled(_ open: [Ring]) throws(CornerError) -> [Ring] {
        var rings: [Ring] = []
        for ring in open {
            for part in try parts(of: ring) {
                guard Set(part.corners.map(\.place)).count >= 3 else {
                    throw Self.tooFew(part, after: rings.last)
                }
                let places = part.places
                if let same = rings.first(where: { $0.places == places }) {
                    throw CornerError(
                        .malformed, line: part.corners[0].raw.line,
                        zh: "此行起的一圈与第\(same.corners[0].raw.line)行起的一圈完全相同，请删去重复的一圈",
                        en:
                            "the ring from this line on is the one from line \(same.corners[0].raw.line) on again; delete one"
                    )
                }
                rings.append(part)
            }
        }
        return rings
    }

    /// A ring as it is, or cut where lines stand in it.
    private mutating func parts(of ring: Ring) throws(CornerError) -> [Ring] {
        guard let first = ring.doubts.first else { return [ring] }
        var parts: [Ring] = []
        for (start, end) in zip([0] + ring.doubts, ring.doubts + [ring.corners.count]) {
            parts.append(Ring(corners: Array(ring.corners[start..<end]), number: ring.number))
        }
        var whole = ring
        whole.doubts = []
        let line = ring.corners[first].raw.line
        let isWhole = !whole.isCrossing
        let areParts = parts.allSatisfy { Set($0.corners.map(\.place)).count >= 3 && !$0.isCrossing }
        guard isWhole != areParts else {
            throw CornerError(
                .ambiguous, line: line,
                zh: "此行之前有空行、表头或文字而点号连续，不能判断是同一圈续写还是另起一圈；同一圈请删去中间的行，另一圈请在每圈末尾重复首点",
                en:
                    "an empty line, a heading or words stand before this line while the numbers go on: the same ring or another; delete the line between, or end each ring with its first corner again"
            )
        }
        warnings.append(
            areParts
                ? CornerWarning(
                    .ringOpen, line: line, zh: "此行之前有空行或表头，连成一圈会自相交，按另起一圈读取",
                    en: "a line stands before this one, and one ring would cross itself; read as another ring")
                : CornerWarning(
                    .ringOpen, line: line, zh: "此行之前有空行或表头，分开则不成圈，按同一圈读取",
                    en: "a line stands before this one, and its parts are no rings; read as one ring"))
        return areParts ? parts : [whole]
    }

    private static func contradiction(_ one: CornerEntry, _ other: CornerEntry, _ line: Int) -> CornerError {
        CornerError(
            .ambiguous, line: line,
            zh: "此行写“\(other.key)：\(other.value)”，与前面的“\(one.key)：\(one.value)”不符；请核对后改正，分属两种坐标的请分成两个文件",
            en:
                "this line says \"\(other.key): \(other.value)\", before it stands \"\(one.key): \(one.value)\"; correct it, and split a file of two systems"
        )
    }

    private static func tooFew(_ ring: Ring, after last: Ring?) -> CornerError {
        let corner = ring.corners[0].raw
        if let first = last?.corners.first?.raw, ring.corners.count == 1, first.label == corner.label,
            !corner.label.isEmpty
        {
            return CornerError(
                .malformed, line: corner.line,
                zh: "点号“\(corner.label)”与第\(first.line)行相同而坐标不同：闭合点应与首点一致，请核对后改正",
                en:
                    "number \"\(corner.label)\" is that of line \(first.line), the ordinates are not; a closing corner is its first one, correct it"
            )
        }
        return CornerError(
            .malformed, line: corner.line, zh: "此行起的一圈只有\(ring.corners.count)行拐点，围不成面，请核对后改正",
            en:
                "the ring from this line on has \(ring.corners.count) rows of corners and encloses nothing; correct it"
        )
    }
}

extension TableRings.Ring {
    /// Its corners, the closing one left out.
    var open: ArraySlice<TableCorner> { isClosed ? corners.dropLast() : corners[...] }
    var places: [Coordinate] { open.map(\.place) }
    var isCrossing: Bool { RingCrossing.first(in: places) != nil }
}
