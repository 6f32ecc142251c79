/// Reads `XY001=1,X,Y`, the text of an application for a mining right; `XYnnn=标高,top,bottom,layer,sign` ends a block.
enum ApplicationReader {
    static func recognizes(_ text: CornerText) -> Bool {
        text.lines.contains { row($0.text) != nil }
    }

    static func read(_ text: CornerText) throws(CornerError) -> RawCorners {
        var raw = RawCorners()
        var section = CornerSection(name: "", entries: [])
        var ring = RawRing()
        var rows = 0
        var expected: (count: Int, line: Int)?
        let id = id(in: text)
        for line in text.lines {
            guard let row = row(line.text) else {
                if line.text.hasPrefix("["), line.text.hasSuffix("]") {
                    if !section.name.isEmpty || !section.entries.isEmpty { raw.header.append(section) }
                    section = CornerSection(name: String(line.text.dropFirst().dropLast()), entries: [])
                } else if let pair = CornerText.pair(line.text) {
                    section.entries.append(pair)
                    if pair.key.contains("总行数"), let count = Int(pair.value) { expected = (count, line.number) }
                } else {
                    section.entries.append(CornerEntry("", line.text))
                }
                continue
            }
            rows += 1
            let fields = CornerText.fields(row)
            if fields[0] == "标高" {
                try end(ring, fields, id, line.number, &raw)
                ring = RawRing()
                continue
            }
            guard fields.count >= 3 else {
                throw CornerError(
                    .malformed, line: line.number, zh: "拐点行应为“XYnnn=点号,X,Y”",
                    en: "a corner is \"XYnnn=number,X,Y\"")
            }
            ring.corners.append(
                RawCorner(label: fields[0], first: fields[1], second: fields[2], line: line.number))
        }
        if !section.name.isEmpty || !section.entries.isEmpty { raw.header.append(section) }
        if let first = ring.corners.first {
            raw.warn(
                .blockEnd, first.line, zh: "区块没有标高行，按包含读取",
                en: "the block has no line of levels; read as included ground")
            RegistrationReader.add(ring, [], id, first.line, to: &raw.parcels)
        }
        if let expected, expected.count != rows {
            raw.warn(
                .rowCount, expected.line, zh: "总行数写为\(expected.count)，实有\(rows)行",
                en: "says \(expected.count) rows and has \(rows)")
        }
        return raw
    }

    private static func id(in text: CornerText) -> String? {
        text.lines.lazy.compactMap { CornerText.pair($0.text) }
            .first { $0.key == "许可证号" && !$0.value.isEmpty }?.value
    }

    /// What stands behind `XY001=`.
    private static func row(_ line: String) -> Substring? {
        guard line.hasPrefix("XY") || line.hasPrefix("xy"), let mark = line.firstIndex(of: "=") else {
            return nil
        }
        let number = CornerText.trimmed(line[line.index(line.startIndex, offsetBy: 2)..<mark])
        guard !number.isEmpty, number.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
        return line[line.index(after: mark)...]
    }

    private static func end(
        _ ring: RawRing, _ fields: [String], _ id: String?, _ line: Int, _ raw: inout RawCorners
    ) throws(CornerError) {
        guard !ring.corners.isEmpty else {
            raw.warn(.blockEnd, line, zh: "标高行之前没有拐点", en: "there are no corners before this line of levels")
            return
        }
        let sign = fields.count > 4 ? fields[4] : "1"
        guard ["1", "+1", "-1", ""].contains(sign) else {
            throw CornerError(
                .malformed, line: line, zh: "标高行末的符号应为1或-1，实为“\(sign)”",
                en: "the sign of a block is 1 or -1, not \"\(sign)\"")
        }
        var ring = ring
        ring.isExcluded = sign == "-1"
        let names = [CornerField.top, CornerField.bottom, CornerField.layer]
        let levels = zip(names, fields.dropFirst()).filter { !$0.1.isEmpty }.map { CornerEntry($0.0, $0.1) }
        RegistrationReader.add(ring, levels, id, line, to: &raw.parcels)
    }
}
