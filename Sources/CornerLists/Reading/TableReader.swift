/// Reads a plain table of corners: a number and two ordinates a row, as licences and notices print them.
///
/// Cells stand between commas, tabs, bars or spaces. A row whose numbers begin again, an empty line after a closed ring, or
/// a line of words begins another ring or parcel; lines of words before the first row are kept as the header.
enum TableReader {
    static func recognizes(_ rows: [CornerRow]) -> Bool {
        rows.count { corner(of: $0) != nil } >= 3
    }

    static func read(_ rows: [CornerRow]) -> RawCorners {
        var raw = RawCorners()
        var header = CornerSection(name: "", entries: [])
        var title: String?
        var levels: [CornerEntry] = []
        for line in rows {
            guard let corner = corner(of: line) else {
                if let found = Self.levels(in: line.text) {
                    if raw.parcels.isEmpty || title != nil {
                        levels = found
                    } else {
                        raw.parcels[raw.parcels.count - 1].attributes += found
                    }
                } else if isHeading(line.text) {
                    continue
                } else if raw.parcels.isEmpty, line.text.hasPrefix("["), line.text.hasSuffix("]") {
                    if !header.name.isEmpty || !header.entries.isEmpty { raw.header.append(header) }
                    header = CornerSection(name: String(line.text.dropFirst().dropLast()), entries: [])
                } else if raw.parcels.isEmpty, let pair = CornerText.pair(line.text) ?? system(in: line.text) {
                    header.entries.append(pair)
                } else if raw.parcels.isEmpty {
                    // The last line of words before the rows is the title of the first parcel.
                    if let title { header.entries.append(CornerEntry("", title)) }
                    title = line.text
                } else {
                    title = line.text
                }
                continue
            }
            if raw.parcels.isEmpty || title != nil {
                var parcel = RawParcel(line: line.line)
                if let title { parcel.attributes.append(CornerEntry(CornerField.name, title)) }
                parcel.attributes += levels
                levels = []
                parcel.rings = [RawRing(number: "1")]
                raw.parcels.append(parcel)
                title = nil
            }
            let parcel = raw.parcels.count - 1
            let ring = raw.parcels[parcel].rings.count - 1
            let last = raw.parcels[parcel].rings[ring]
            let beginsAgain = last.corners.count > 2 && (last.isClosed || corner.label == last.corners[0].label)
            // A ring that ends with the number it began with is closed by that row.
            let closes =
                !last.isClosed
                && last.corners.first.map { $0.first == corner.first && $0.second == corner.second } ?? false
            if beginsAgain, !closes {
                raw.parcels[parcel].rings.append(RawRing(number: "\(ring + 2)", corners: [corner]))
            } else {
                raw.parcels[parcel].rings[ring].corners.append(corner)
            }
        }
        if let title {
            raw.warn(
                .ignoredLine, rows.last?.line ?? 0, zh: "末尾文字未作坐标读取：“\(title.prefix(30))”",
                en: "text at the end is no corner: \"\(title.prefix(30))\"")
        }
        if !header.name.isEmpty || !header.entries.isEmpty { raw.header.append(header) }
        for parcel in raw.parcels.indices {
            for ring in raw.parcels[parcel].rings.indices where raw.parcels[parcel].rings[ring].isClosed {
                raw.parcels[parcel].rings[ring].corners.removeLast()
            }
        }
        return raw
    }

    /// The corner of a row: its last two cells that are ordinates, and the number before them.
    private static func corner(of row: CornerRow) -> RawCorner? {
        let cells = row.words
        let isMarked = cells.contains { $0.contains { "°度º".contains($0) } }
        guard (2...4).contains(cells.count) else { return nil }
        func isOrdinate(_ text: String) -> Bool {
            isMarked ? AngleReader.marked(text) != nil : text.contains { $0.isNumber } && Double(text) != nil
        }
        guard
            let first = cells.indices.first(where: {
                $0 + 1 < cells.count && isOrdinate(cells[$0]) && isOrdinate(cells[$0 + 1])
                    && isLarge(cells[$0], isMarked)
            })
        else { return nil }
        guard first <= 2, cells.count - first <= 3 else { return nil }
        let label = first > 0 ? cells[0] : ""
        return RawCorner(label: label, first: cells[first], second: cells[first + 1], line: row.line)
    }

    /// A number of a corner has no decimals and is small; an ordinate is neither.
    private static func isLarge(_ text: String, _ isMarked: Bool) -> Bool {
        isMarked || text.contains(".") || (Double(text) ?? 0) >= 100_000
    }

    /// `坐标系：2000国家大地坐标系`, `带号：41`; or the name of a system alone.
    private static func system(in text: String) -> CornerEntry? {
        if let mark = text.firstIndex(of: ":") {
            let key = CornerText.trimmed(text[..<mark])
            guard key.contains("坐标系") || key == "带号" || key == "几度分带" else { return nil }
            return CornerEntry(key, CornerText.trimmed(text[text.index(after: mark)...]))
        }
        return text.contains("坐标系") ? CornerEntry("坐标系", text) : nil
    }

    private static func isHeading(_ text: String) -> Bool {
        ["点号", "拐点", "序号", "X坐标", "纵坐标", "经度", "纬度"].contains { text.contains($0) }
            && !text.contains("=") && !text.contains("坐标系")
    }

    /// `开采标高：220米至100米`.
    private static func levels(in text: String) -> [CornerEntry]? {
        guard let mark = text.firstRange(of: "标高") else { return nil }
        var numbers: [String] = []
        var digits = ""
        for character in text[mark.upperBound...] + " " {
            if ("0"..."9").contains(character) || character == "." || (character == "-" && digits.isEmpty) {
                digits.append(character)
            } else {
                if Double(digits) != nil { numbers.append(digits) }
                digits = ""
            }
        }
        guard numbers.count == 2 else { return nil }
        return [CornerEntry(CornerField.top, numbers[0]), CornerEntry(CornerField.bottom, numbers[1])]
    }
}
