/// Reads `XY001=1,X,Y`, the text of an application for a mining right; `XYnnn=标高,top,bottom,layer,sign` ends a block.
enum ApplicationReader {
    static func recognizes(_ text: CornerText) -> Bool {
        text.lines.contains { row($0) != nil }
    }

    /// Reads the texts that a file is made of, one a right.
    static func read(_ text: CornerText) throws(CornerError) -> [RawCorners] {
        var texts: [RawCorners] = []
        for block in blocks(of: text) { texts.append(try read(block)) }
        return texts
    }

    /// The lines of each text: a section, or a key that was there, behind rows begins another.
    private static func blocks(of text: CornerText) -> [ArraySlice<CornerText.Line>] {
        var blocks: [ArraySlice<CornerText.Line>] = []
        var start = 0
        var keys: Set<String> = []
        var hasRows = false
        for (index, line) in text.lines.enumerated() {
            guard row(line) == nil else {
                hasRows = true
                continue
            }
            let key = line.section == nil ? CornerText.pair(line.text)?.key : nil
            if hasRows, line.section != nil || key.map(keys.contains) ?? false {
                blocks.append(text.lines[start..<index])
                start = index
                (keys, hasRows) = ([], false)
            }
            if let key { keys.insert(key) }
        }
        return blocks + [text.lines[start...]]
    }

    private static func read(_ lines: ArraySlice<CornerText.Line>) throws(CornerError) -> RawCorners {
        var raw = RawCorners()
        var section = CornerSection(name: "", entries: [])
        var ring = RawRing()
        var rows: [(number: Int, line: Int)] = []
        let id = id(in: lines)
        for line in lines {
            guard let row = row(line) else {
                if let name = line.section {
                    if !section.name.isEmpty || !section.entries.isEmpty { raw.header.append(section) }
                    section = CornerSection(name: name, entries: [])
                } else {
                    section.entries.append(
                        CornerText.pair(line.raw, line: line.number)
                            ?? CornerEntry("", line.raw, line: line.number))
                }
                continue
            }
            rows.append((row.number, line.number))
            let fields = CornerText.parts(row.text)
            if CornerText.plain(fields[0]) == "标高" {
                try end(ring, fields, id, line.number, &raw)
                ring = RawRing()
                continue
            }
            guard fields.count >= 3, fields.dropFirst(3).allSatisfy(\.isEmpty) else {
                throw CornerError(
                    .malformed, line: line.number, zh: "拐点行应为“XYnnn=点号,X,Y”，此行\(fields.count)项；请核对后改正",
                    en: "a corner is \"XYnnn=number,X,Y\"; this line has \(fields.count) parts, correct it")
            }
            ring.corners.append(
                RawCorner(
                    label: CornerText.plain(fields[0]), first: CornerText.plain(fields[1]),
                    second: CornerText.plain(fields[2]), line: line.number))
        }
        if !section.name.isEmpty || !section.entries.isEmpty { raw.header.append(section) }
        if let first = ring.corners.first {
            raw.warn(
                .blockEnd, first.line, raw.parcels.isEmpty && isCounted(raw) ? nil : .all, zh: "区块没有标高行，按包含读取",
                en: "the block has no line of levels; read as included ground")
            try RegistrationReader.add(ring, [], id, first.line, to: &raw.parcels)
        }
        guard !raw.parcels.isEmpty else {
            throw CornerError(
                .malformed, line: lines.first?.number ?? 0, zh: "从此行起的表头之后没有拐点，文件可能不完整，请重新取得",
                en: "no corners follow the head that begins here; the file may be cut, get it again")
        }
        try StatedCounts(raw.header).check(&raw, rows: rows.count)
        try checkNumbers(of: rows, &raw)
        return raw
    }

    /// Rows are numbered without a gap; where nothing says how many there are, a gap is a row that was lost.
    private static func checkNumbers(
        of rows: [(number: Int, line: Int)], _ raw: inout RawCorners
    ) throws(CornerError) {
        let isCounted = isCounted(raw)
        for (row, next) in zip(rows, rows.dropFirst()) where next.number != row.number + 1 {
            guard isCounted else {
                throw CornerError(
                    .count, line: next.line, zh: "行号XY\(next.number)不接第\(row.line)行的XY\(row.number)，可能缺行；请补全",
                    en:
                        "row XY\(next.number) does not follow XY\(row.number) in line \(row.line); complete the rows"
                )
            }
            raw.warn(
                .rowCount, next.line, zh: "行号XY\(next.number)不接第\(row.line)行的XY\(row.number)",
                en: "row XY\(next.number) does not follow XY\(row.number) in line \(row.line)")
        }
    }

    private static func isCounted(_ raw: RawCorners) -> Bool {
        raw.header.contains { $0.entries.contains { $0.key.contains("总行数") } }
    }

    private static func id(in lines: ArraySlice<CornerText.Line>) -> String? {
        lines.lazy.compactMap { CornerText.pair($0.raw) }
            .first { $0.key == "许可证号" && !$0.value.isEmpty }?.value
    }

    /// What stands behind `XY001=`, and its number.
    private static func row(_ line: CornerText.Line) -> (number: Int, text: Substring)? {
        guard line.text.hasPrefix("XY") || line.text.hasPrefix("xy"),
            let mark = line.raw.firstIndex(where: { $0 == "=" || $0 == "＝" })
        else { return nil }
        let digits = CornerText.plain(line.raw[..<mark]).dropFirst(2)
        guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) || $0 == " " }),
            let number = Int(CornerText.trimmed(digits))
        else { return nil }
        return (number, line.raw[line.raw.index(after: mark)...])
    }

    private static func end(
        _ ring: RawRing, _ fields: [String], _ id: String?, _ line: Int, _ raw: inout RawCorners
    ) throws(CornerError) {
        guard !ring.corners.isEmpty else {
            raw.warn(
                .blockEnd, line, .all, zh: "标高行之前没有拐点", en: "there are no corners before this line of levels")
            return
        }
        if fields.count == 4, ["1", "+1", "-1"].contains(CornerText.plain(fields[3])) {
            throw CornerError(
                .malformed, line: line, zh: "标高行应为“标高,上限,下限,层名,符号”，“\(fields[3])”在层名处，不能判断是层名还是符号；请补上一个逗号",
                en:
                    "a line of levels has top, bottom, layer and sign: \"\(fields[3])\" stands where the layer does and may be the sign; add a comma"
            )
        }
        let sign = fields.count > 4 ? CornerText.plain(fields[4]) : "1"
        guard ["1", "+1", "-1", ""].contains(sign) else {
            throw CornerError(
                .malformed, line: line, zh: "标高行末的符号应为1或-1，实为“\(sign)”",
                en: "the sign of a block is 1 or -1, not \"\(sign)\"")
        }
        var ring = ring
        ring.isExcluded = sign == "-1"
        let names = [CornerField.top, CornerField.bottom, CornerField.layer]
        let levels = zip(names, fields.dropFirst()).filter { !$0.1.isEmpty }.map { CornerEntry($0.0, $0.1) }
        try RegistrationReader.add(ring, levels, id, line, to: &raw.parcels)
    }
}
