/// Reads 勘测定界界址点坐标交换格式: sections of keys, then parcels, each a line that ends with `@` and its corners.
enum SurveyTextReader {
    static func read(_ text: CornerText) throws(CornerError) -> RawCorners {
        var raw = RawCorners()
        var section = CornerSection(name: "", entries: [])
        var isInParcels = false
        var counts: [(expected: Int, line: Int)] = []
        for line in text.lines {
            if line.text.hasPrefix("["), line.text.hasSuffix("]") {
                if !section.name.isEmpty || !section.entries.isEmpty { raw.header.append(section) }
                section = CornerSection(name: String(line.text.dropFirst().dropLast()), entries: [])
                isInParcels = section.name == "地块坐标"
                continue
            }
            let fields = CornerText.fields(line.text)
            if isHead(line.text, fields) {
                isInParcels = true
                let head = try head(line, fields, &raw)
                counts.append((head.count, line.number))
                raw.parcels.append(head.parcel)
            } else if isInParcels {
                try addCorner(line, fields, to: &raw)
            } else if let pair = CornerText.pair(line.text) {
                section.entries.append(pair)
            } else {
                section.entries.append(CornerEntry("", line.text))
            }
        }
        if section.name != "地块坐标", !section.name.isEmpty || !section.entries.isEmpty {
            raw.header.append(section)
        }
        close(&raw, counts)
        return raw
    }

    /// Whether a text may be of this form.
    static func recognizes(_ text: CornerText) -> Bool {
        text.lines.prefix(200).contains {
            $0.text == "[地块坐标]" || isHead($0.text, CornerText.fields($0.text))
        }
    }

    /// `4,1.2,1,name,面,sheet,use,class,@`; the mark at the end is left out now and then.
    private static func isHead(_ text: String, _ fields: [String]) -> Bool {
        if text.hasSuffix("@") { return fields.count >= 5 }
        return fields.count >= 6 && Int(fields[0]) != nil
            && CornerParcel.Shape(rawValue: fields[4]) != nil
    }

    private static func head(
        _ line: CornerText.Line, _ fields: [String], _ raw: inout RawCorners
    ) throws(CornerError) -> (parcel: RawParcel, count: Int) {
        var fields = fields
        if line.text.hasSuffix("@") {
            let last = String((fields.popLast() ?? "").dropLast())
            if !last.isEmpty { fields.append(last) }
        } else {
            raw.warn(
                .endMark, line.number, zh: "地块行末缺少“@”，已按地块行读取",
                en: "the line of the parcel lacks its @; read all the same")
            while fields.last?.isEmpty == true { fields.removeLast() }
        }
        guard fields.count >= 5 else {
            throw CornerError(
                .malformed, line: line.number, zh: "地块行应有界址点数、面积、编号、名称、图形属性等字段",
                en: "the line of a parcel has the number of corners, area, number, name, kind …")
        }
        var parcel = RawParcel()
        parcel.line = line.number
        parcel.shape = CornerParcel.Shape(rawValue: fields[4]) ?? .area
        let names = [
            (1, CornerField.area), (2, CornerField.id), (3, CornerField.name), (5, CornerField.sheet),
            (6, CornerField.use), (7, CornerField.landClass),
        ]
        for (index, name) in names where index < fields.count && !fields[index].isEmpty {
            parcel.attributes.append(CornerEntry(name, fields[index]))
        }
        for index in fields.indices.dropFirst(8) where !fields[index].isEmpty {
            parcel.attributes.append(CornerEntry("属性\(index + 1)", fields[index]))
        }
        return (parcel, Int(fields[0]) ?? -1)
    }

    private static func addCorner(
        _ line: CornerText.Line, _ fields: [String], to raw: inout RawCorners
    ) throws(CornerError) {
        var fields = fields
        while fields.count > 3, fields.last?.isEmpty == true { fields.removeLast() }
        guard raw.parcels.indices.last != nil else {
            throw CornerError(
                .malformed, line: line.number, zh: "界址点前没有地块行（以“@”结尾）",
                en: "there is no parcel before this corner; its line ends with @")
        }
        guard fields.count == 4 || fields.count == 3 else {
            throw CornerError(
                .malformed, line: line.number, zh: "界址点行应为“点号,圈号,X,Y”，共4项，此行\(fields.count)项",
                en: "a corner is \"label,ring,X,Y\"; this line has \(fields.count) parts")
        }
        let ring = fields.count == 4 ? fields[1] : "1"
        if fields.count == 3 {
            raw.warn(.ringMissing, line.number, zh: "缺少圈号，按第1圈读取", en: "no ring number; taken as ring 1")
        }
        let corner = RawCorner(
            label: fields[0], first: fields[fields.count - 2], second: fields[fields.count - 1],
            line: line.number)
        let parcel = raw.parcels.count - 1
        let last = raw.parcels[parcel].rings.count - 1
        if last >= 0, raw.parcels[parcel].rings[last].number == ring,
            !raw.parcels[parcel].rings[last].isClosed
        {
            raw.parcels[parcel].rings[last].corners.append(corner)
            return
        }
        if raw.parcels[parcel].rings.contains(where: { $0.number == ring }) {
            raw.warn(
                .ringNumbers, line.number, zh: "圈号\(ring)重复使用，按另一圈读取",
                en: "ring number \(ring) is used again; read as another ring")
        }
        raw.parcels[parcel].rings.append(RawRing(number: ring, corners: [corner]))
    }

    private static func close(_ raw: inout RawCorners, _ counts: [(expected: Int, line: Int)]) {
        for (index, count) in counts.enumerated() {
            let parcel = raw.parcels[index]
            let written = parcel.rings.reduce(0) { $0 + $1.corners.count }
            var closed = 0
            for ring in parcel.rings.indices {
                if parcel.shape == .area, !parcel.rings[ring].isClosed,
                    let first = parcel.rings[ring].corners.first
                {
                    raw.warn(
                        .ringOpen, first.line, zh: "第\(parcel.rings[ring].number)圈未闭合，已自动闭合",
                        en: "ring \(parcel.rings[ring].number) is open; closed")
                }
                if raw.parcels[index].rings[ring].isClosed, parcel.shape == .area {
                    raw.parcels[index].rings[ring].corners.removeLast()
                    closed += 1
                }
            }
            if count.expected != written, count.expected != written - closed {
                raw.warn(
                    .cornerCount, count.line, zh: "界址点数写为\(count.expected)，实有\(written)个（含闭合点\(closed)个）",
                    en:
                        "the parcel says \(count.expected) corners and has \(written), \(closed) of them closing ones"
                )
            }
            if parcel.rings.isEmpty {
                raw.warn(.emptyParcel, count.line, zh: "地块没有界址点", en: "the parcel has no corners")
            }
        }
    }
}

extension RawRing {
    /// Whether its last corner repeats the first.
    var isClosed: Bool {
        guard corners.count > 2, let first = corners.first, let last = corners.last else { return false }
        return first.first == last.first && first.second == last.second
    }
}
