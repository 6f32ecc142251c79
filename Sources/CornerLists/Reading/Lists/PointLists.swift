/// Lists of the numbers of corners that make up parcels, where a table gives each point once (界址点号串).
///
/// 地块一：J1-J2-J3-J4, 由J1、J2、J3、J4围成, or a number a cell. A list is sure where it comes back to its first number or
/// says that it encloses; others are lists where they are named as parcels. Whatever else names numbers of corners is words,
/// and a doubt where all together use each point of the table.
struct PointLists {
    struct List {
        var name: String
        var numbers: [TableNumber]
        var line: Int
        /// Whether it takes ground out of the list before.
        var isExcluded = false
        /// What is said behind it.
        var tail = ""
    }

    /// The lists in their order.
    private(set) var lists: [List] = []
    /// Without lists, those that use each point and may be parcels or words on the boundary.
    private(set) var doubtful: [List] = []
    /// The lines where they stand, and those of their headings.
    private(set) var lines: Set<Int> = []
    /// The numbers of the table, with the lines where they stand.
    private let points: [TableNumber: Int]
    /// The letters before all of them, where they are the same.
    private let prefix: String?
    private let splitsHyphens: Bool

    /// Looks for lists of the numbers of a table.
    ///
    /// - Parameters:
    ///   - words: the rows that hold no corners.
    ///   - table: all rows of the table.
    /// - Throws: `malformed` for a list of numbers that the table does not have, and for points that no list has.
    init?(_ words: [CornerRow], of table: [CornerRow]) throws(CornerError) {
        guard words.contains(where: { Self.mayList($0.text) || Self.isOfNumbers($0) }) else { return nil }
        var points: [TableNumber: Int] = [:]
        var isPlain = true
        for row in table {
            guard let line = TableLine(row) else { continue }
            for pair in line.pairs.indices {
                guard let number = TableNumber(line.label(of: pair))?.folded else { continue }
                isPlain = isPlain && !number.prefix.contains("-")
                points[number] = points[number] ?? row.line
            }
        }
        self.points = points
        splitsHyphens = isPlain
        let prefixes = Set(points.keys.map(\.prefix))
        prefix = prefixes.count == 1 ? prefixes.first : nil
        guard points.count > 3 else { return nil }
        try find(in: words)
        if lists.isEmpty { findRows(words) }
        guard !lists.isEmpty else {
            if doubtful.isEmpty { return nil }
            return
        }
        doubtful = []
        let used = Set(lists.flatMap(\.numbers))
        if let (number, line) = points.filter({ !used.contains($0.key) }).min(by: { $0.value < $1.value }) {
            let label = "\(number.prefix)\(number.number)"
            throw CornerError(
                .malformed, line: line, zh: "各地块由点号串（第\(lists[0].line)行）给出，而此点\(label)不在其中任何一串；请补全点号串，或删去此点",
                en:
                    "parcels are lists of numbers (line \(lists[0].line)), and this point \(label) is in none of them; complete the lists, or delete the point"
            )
        }
    }

    /// Whether each list is a ring that was read as it stands.
    func areRings(of texts: [RawCorners]) -> Bool {
        func sides(_ numbers: [TableNumber?]) -> Set<Set<TableNumber?>> {
            Set(zip(numbers, numbers.dropFirst() + numbers.prefix(1)).map { [$0, $1] })
        }
        let rings = Set(
            texts.flatMap(\.parcels).flatMap(\.rings).map { ring in
                sides(ring.corners.map { TableNumber($0.label)?.folded })
            })
        return (lists + doubtful).allSatisfy { rings.contains(sides($0.numbers)) }
    }

    /// Whether a line may have the numbers of several corners in a row.
    private static func mayList(_ text: String) -> Bool {
        var (runs, isDigit) = (0, false)
        for byte in text.utf8 {
            let own = (0x30...0x39).contains(byte)
            if own, !isDigit { runs += 1 }
            isDigit = own
        }
        return runs > 1
            && NumberChain.all(in: text, splitsHyphens: true, limit: 0).contains {
                $0.numbers.count > 2 || $0.hasRange || $0.numbers.count > 1 && $0.mark == .dash
            }
    }

    /// Whether a row is the heading of a column of numbers beside one of parcels, without ordinates.
    private static func isOfNumbers(_ row: CornerRow) -> Bool { roles(ofNumbers: row) != nil }

    private static func roles(ofNumbers row: CornerRow) -> [TableRole?]? {
        guard let heading = TableHeading(row.cells), heading.ordinates.isEmpty, heading.roles.contains(.label),
            heading.roles.contains(where: { $0 == .plotName || $0 == .plotID })
        else { return nil }
        return heading.roles
    }

    // MARK: Lines of lists

    private mutating func find(in words: [CornerRow]) throws(CornerError) {
        var sure: [List] = []
        var loose: [(list: List, isRange: Bool, isParcel: Bool)] = []
        var lines: [Int: Set<Int>] = [:]
        var (isNamed, isOfPlots) = (false, false)
        var before: CornerRow?
        var wraps = false
        for row in words {
            defer { before = row }
            guard Self.mayList(row.text) else {
                isNamed = row.cells.count > 1 && Self.isOfParcels(row.cells[0])
                isOfPlots = isNamed && TableRole(row.cells[0]) != .serial
                wraps = false
                continue
            }
            // Under a heading of parcels the first cell is the name.
            let cell = isNamed ? row.cells.first ?? "" : ""
            let text = isNamed ? row.cells.dropFirst().filter { !$0.isEmpty }.joined(separator: " ") : row.text
            let end = text.last.map { "-—–→、,".contains($0) } ?? false
            var chains = NumberChain.all(in: text, splitsHyphens: splitsHyphens, limit: points.count)
            for index in chains.indices { settle(&chains[index]) }
            if wraps, let first = chains.first, first.name.isEmpty,
                first.numbers.allSatisfy({ points[$0] != nil }), !(sure.isEmpty && loose.isEmpty)
            {
                if let last = loose.indices.last, loose[last].list.line > sure.last?.line ?? 0 {
                    loose[last].list.numbers += first.numbers
                    loose[last].isRange = false
                    if loose[last].list.numbers.first == loose[last].list.numbers.last {
                        var list = loose.removeLast().list
                        list.numbers.removeLast()
                        sure.append(list)
                    }
                } else if var list = sure.popLast() {
                    list.numbers += first.numbers
                    if list.numbers.first == list.numbers.last { list.numbers.removeLast() }
                    sure.append(list)
                }
                lines[row.line] = []
                chains.removeFirst()
            }
            wraps = end && !chains.isEmpty
            for chain in chains {
                guard let list = list(chain, row, cell, isNamed: isNamed) else { continue }
                let isParcel = isOfPlots || list.isExcluded || isParcel(list, chain)
                if let last = chain.open.first(where: { points[$0] == nil }) {
                    guard chain.open.count(where: { points[$0] != nil }) > 1,
                        isSure(chain) || isParcel
                    else { continue }
                    let label = "\(last.prefix)\(last.number)"
                    throw CornerError(
                        .malformed, line: row.line, zh: "此行的点号\(label)不在坐标表中；请补上该点，或改正点号",
                        en:
                            "number \(label) of this line is not in the table of points; add the point, or correct the number"
                    )
                }
                if isSure(chain) {
                    sure.append(list)
                } else if !list.name.isEmpty || row.text.count(where: \.isLetter) < 1 || isNamed {
                    loose.append((list, chain.open.count == 2, isParcel))
                }
                lines[row.line, default: []].insert(0)
                if isNamed, let before, !Self.mayList(before.text) { lines[before.line] = [] }
            }
        }
        self.lines = Set(lines.keys)
        let ranges = loose.filter(\.isRange)
        // J1-J4 is from J1 to J4 where such lists use each point once.
        if !ranges.isEmpty {
            let counts = ranges.map { $0.list.numbers[1].number - $0.list.numbers[0].number + 1 }
            if ranges.count == loose.count, sure.isEmpty, ranges.count > 1,
                counts.allSatisfy({ 2 < $0 && $0 <= points.count }), counts.reduce(0, +) == points.count
            {
                let found = ranges.map { range in
                    var list = range.list
                    list.numbers = (list.numbers[0].number...list.numbers[1].number).map {
                        TableNumber(prefix: list.numbers[0].prefix, number: $0)
                    }
                    return list
                }
                if Set(found.flatMap(\.numbers)) == Set(points.keys) {
                    if ranges.allSatisfy(\.isParcel) { lists = found } else { doubt(found) }
                    return
                }
            }
            loose.removeAll(where: \.isRange)
        }
        let named = loose.filter(\.isParcel).map(\.list)
        if named.count > 1 || isWhole(sure + named) {
            sure += named
        } else if sure.isEmpty {
            doubt(loose.map(\.list))
        }
        sure.sort { $0.line < $1.line }
        lists = sure
    }

    private func isWhole(_ lists: [List]) -> Bool {
        Set(lists.flatMap(\.numbers)).isSuperset(of: points.keys)
    }

    /// Keeps lists that may be parcels, unless one is of what stands at the boundary.
    private mutating func doubt(_ lists: [List]) {
        let isOfBoundary = lists.contains { list in Self.boundaries.contains(where: list.name.contains) }
        if !isOfBoundary, isWhole(lists) { doubtful = lists }
    }

    /// Whether a list has the name of a parcel: 地块一, 2号图斑, 东区; not 地块围墙.
    private func isParcel(_ list: List, _ chain: NumberChain) -> Bool {
        func isMark(_ character: Character) -> Bool {
            character.isASCII || "一二三四五六七八九十甲乙丙丁东南西北中上下左右新老第号之".contains(character)
        }
        guard !Self.boundaries.contains(where: list.name.contains) else { return false }
        // 地块东 is its side.
        let end = list.name.reversed().prefix { isMark($0) && !"东南西北上下左右".contains($0) }
        let rest = list.name.dropLast(end.count)
        let isPlain = Self.plots.contains(where: rest.hasSuffix)
        guard isPlain || "区片块矿地".contains(where: { rest.last == $0 }) && rest.dropLast().allSatisfy(isMark)
        else { return false }
        // 小班2、3、4 are three of them.
        return chain.numbers.contains { !$0.prefix.isEmpty } || list.name.contains { isMark($0) && $0 != "号" }
    }

    /// Gives bare numbers the letters of the table: J1-2-3-4, 1-2-3-4.
    private func settle(_ chain: inout NumberChain) {
        // A number before those with letters is that of the parcel.
        if chain.numbers.count > 3, chain.numbers[0].prefix.isEmpty, !chain.numbers[1].prefix.isEmpty {
            chain.name += "\(chain.numbers.removeFirst().number)"
        } else if chain.numbers.count > 3, chain.numbers[0] == chain.numbers[1] {
            chain.name += "\(chain.numbers.removeFirst().number)"
        }
        guard let prefix, !prefix.isEmpty, !prefix.contains("-") else { return }
        for index in chain.numbers.indices where chain.numbers[index].prefix.isEmpty {
            chain.numbers[index] = TableNumber(prefix: prefix, number: chain.numbers[index].number)
        }
    }

    private func list(_ chain: NumberChain, _ row: CornerRow, _ cell: String, isNamed: Bool) -> List? {
        let isRange = chain.open.count == 2 && chain.mark == .dash
        guard Set(chain.open).count > 2 || isRange else { return nil }
        let (name, tail) = (chain.name, chain.tail)
        let isBare = chain.numbers.allSatisfy(\.prefix.isEmpty) && [.blank, .comma].contains(chain.mark)
        guard !isBare || isNamed || isSure(chain) || name.contains(where: \.isLetter) else { return nil }
        if ["其中", "沿", "道路", "走向", "方位", "编号", "证号", "文号", "电话", "日期", "图号"].contains(
            where: (name + tail).contains)
        {
            return nil
        }
        // 2023-1-5.
        if chain.numbers.count == 3, chain.mark == .dash, let year = chain.numbers.first, year.prefix.isEmpty,
            1900..<2100 ~= year.number, points[year] == nil
        {
            return nil
        }
        let key = name.filter { !"由自从以为是即系点线连范围界址拐角号串:".contains($0) }
        if !key.isEmpty, key.allSatisfy({ "东南西北至侧面界边起止方向四".contains($0) }) { return nil }
        // 已埋石的点：J1、J2、J5.
        if !isSure(chain), ["点", "桩", "石", "标志"].contains(where: name.hasSuffix),
            !Self.grounds.contains(where: name.contains)
        {
            return nil
        }
        let rest = tail.filter { !Self.rings.contains($0) }
        let isOther =
            rest.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }
            && TableStatement.all(in: rest).contains { if case .title = $0 { true } else { false } }
        if isOther, !isSure(chain) { return nil }
        var own = Self.trimmed(name, leads: cell)
        if own.isEmpty, isOther { own = Self.trimmed(rest) }
        let words = cell + name + tail
        return List(
            name: own, numbers: Array(chain.open), line: row.line,
            isExcluded: ["扣除", "挖空", "剔除", "除外"].contains(where: words.contains), tail: tail)
    }

    /// Whether a list comes back to its first number, or says that it encloses.
    private func isSure(_ chain: NumberChain) -> Bool {
        chain.isClosed
            || chain.open.count > 2
                && (["围成", "围合", "所围", "圈定", "闭合"].contains(where: (chain.tail + chain.name).contains)
                    || ["连线", "组成", "构成"].contains(where: chain.tail.contains)
                        && Self.plots.contains(where: chain.tail.contains)
                        && !["邻", "界线", "边界"].contains(where: chain.tail.contains))
    }

    private static let rings = Set("围成合圈定闭连线接顺次依组构所的各等点号区域范为是")
    /// What surely is a parcel.
    private static let plots = ["地块", "宗地", "图斑", "区块", "矿块", "块段", "矿区", "采区", "小班", "宅基地", "项目区"]
    /// What stands at boundaries, and marks and surveys them.
    private static let boundaries = [
        "墙", "岸", "埂", "沟", "渠", "路", "栅栏", "钉", "桩", "石", "漆", "界址", "界标", "测", "图解", "解析", "审核", "邻",
        "备注", "说明",
    ]
    private static let grounds = ["地块", "宗地", "图斑", "区", "片", "矿", "小班", "项目"]

    /// The name of a parcel without the words that lead to its list.
    private static func trimmed(_ name: String, leads cell: String = "") -> String {
        var text = name[...]
        while let last = text.last, "由自从以为是即系:,、，；;的各点线界址拐号串连顺次依".contains(last) || last.isWhitespace {
            text = text.dropLast()
        }
        while let first = text.first, ":,、，；;由自从".contains(first) || first.isWhitespace {
            text = text.dropFirst()
        }
        let name = CornerText.trimmed(cell.isEmpty ? String(text) : cell)
        return name == "范围" || name == "矿区范围" ? "" : name
    }

    /// Whether a heading is that of a column of parcels.
    private static func isOfParcels(_ cell: String) -> Bool {
        switch TableRole(cell) {
        case .plotName, .plotID, .serial: true
        default: false
        }
    }

    // MARK: A number a row

    /// Lists of a number a row, beside the name of its parcel.
    private mutating func findRows(_ words: [CornerRow]) {
        var found: [List] = []
        var lines: Set<Int> = []
        var roles: [TableRole?] = []
        for row in words {
            if let found = Self.roles(ofNumbers: row) {
                roles = found
                lines.insert(row.line)
                continue
            }
            guard let label = roles.firstIndex(of: .label),
                let plot = roles.firstIndex(where: { $0 == .plotName || $0 == .plotID }),
                max(label, plot) < row.cells.count,
                let number = TableNumber(TableLine.label(row.cells[label]))?.folded, points[number] != nil
            else {
                roles = []
                continue
            }
            let name = row.cells[plot]
            if found.isEmpty || !name.isEmpty && found[found.count - 1].name != name {
                found.append(List(name: name, numbers: [], line: row.line))
            }
            found[found.count - 1].numbers.append(number)
            lines.insert(row.line)
        }
        for index in found.indices where found[index].numbers.first == found[index].numbers.last {
            found[index].numbers.removeLast()
        }
        guard !found.isEmpty, found.allSatisfy({ Set($0.numbers).count > 2 }) else { return }
        (lists, self.lines) = (found, lines)
    }
}
