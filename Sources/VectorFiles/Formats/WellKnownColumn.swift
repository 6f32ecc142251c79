import Bilingual

/// What the cells of a column of geometry in a table are (图形列): well-known text, hexadecimal binary, either with the number of
/// its reference system as PostGIS prints it (EWKT, EWKB), or nothing that is a geometry.
///
/// GDAL passes over what it cannot read, and over texts with the number in front, as if there were no geometry.
struct WellKnownColumn {
    /// The numbers of reference systems that cells name (SRID).
    private(set) var systems: Set<Int> = []
    /// What GDAL does not take: ranges of the file in their order.
    private(set) var prefixes: [Range<Int>] = []
    /// The rows without geometry, counted from 1 behind the header.
    private(set) var blankRows: Set<Int64> = []
    /// What cells begin with that are no geometry, by row.
    private(set) var others: [Int64: String] = [:]

    private var head: [UInt8] = []
    private var offset = 0

    /// So much of a cell is looked at.
    private static let kept = 40
    private static let words = [
        "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon", "geometrycollection",
        "circularstring", "compoundcurve", "curvepolygon", "multicurve", "multisurface", "polyhedralsurface",
        "tin",
        "triangle", "linearring", "{",
    ]

    /// Begins a row.
    mutating func start() { head.removeAll(keepingCapacity: true) }

    /// Whether more of the cell is looked at.
    var isOpen: Bool { head.count < Self.kept }

    /// Takes a byte of the cell.
    mutating func take(_ byte: UInt8, at position: Int) {
        guard isOpen else { return }
        if head.isEmpty {
            guard byte != 0x20, byte != 9, byte != 0x0A, byte != 0x0D else { return }
            offset = position
        }
        head.append(byte)
    }

    /// Ends a row.
    mutating func end(record: Int, line: Int) {
        let row = Int64(record)
        guard !head.isEmpty else {
            blankRows.insert(row)
            return
        }
        // Of millions of rows most say at once what they are.
        guard !Self.words.contains(where: begins) else { return }
        var text = String(decoding: head, as: UTF8.self).lowercased()
        if let (number, length) = Self.system(inFrontOf: text) {
            if number > 0 { systems.insert(number) }
            prefixes.append(offset..<offset + length)
            text = String(decoding: text.utf8.dropFirst(length), as: UTF8.self)
        } else if text.hasPrefix("\\x") {
            prefixes.append(offset..<offset + 2)
            text.removeFirst(2)
        }
        if let number = Self.system(ofBinary: text) {
            if number > 0 { systems.insert(number) }
        } else if !Self.words.contains(where: text.hasPrefix), others.count < 1000 {
            others[row] = String(text.prefix(20))
        }
    }

    /// Whether the cell begins with a word, in letters of whatever case.
    private func begins(_ word: String) -> Bool {
        head.count >= word.utf8.count
            && zip(head, word.utf8).allSatisfy { ((0x41...0x5A).contains($0) ? $0 + 0x20 : $0) == $1 }
    }

    /// The number of the reference system that stands in front, srid=4490;, and the bytes that it takes; `nil` without one.
    private static func system(inFrontOf text: String) -> (number: Int, length: Int)? {
        var rest = text.utf8[...]
        func skip(_ sign: Character) -> Bool {
            rest = rest.drop { $0 == 0x20 || (9...13).contains($0) }
            guard rest.first == sign.asciiValue else { return false }
            rest = rest.dropFirst().drop { $0 == 0x20 || (9...13).contains($0) }
            return true
        }
        guard text.hasPrefix("srid") else { return nil }
        rest = rest.dropFirst(4)
        guard skip("=") else { return nil }
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard (1...6).contains(digits.count), let number = Int(String(Substring(digits))) else { return nil }
        rest = rest.dropFirst(digits.count)
        guard skip(";") else { return nil }
        return (number, text.utf8.count - rest.count)
    }

    /// The number of the reference system in hexadecimal binary, 0 for none; `nil` for other texts.
    private static func system(ofBinary text: String) -> Int? {
        let digits = Array(text.utf8.prefix(18))
        guard digits.count >= 10, digits[0] == UInt8(ascii: "0"), digits[1] == 0x30 || digits[1] == 0x31 else {
            return nil
        }
        func number(_ start: Int) -> UInt32? {
            guard start + 8 <= digits.count else { return nil }
            let value = UInt32(String(decoding: digits[start..<start + 8], as: UTF8.self), radix: 16)
            return digits[1] == 0x31 ? value?.byteSwapped : value
        }
        guard let kind = number(2) else { return nil }
        return kind & 0x2000_0000 == 0 ? 0 : number(10).map { Int($0) }
    }

    /// Tells what the cells are.
    func judge(into findings: inout StructureFindings) {
        guard systems.count > 1 else { return }
        let list = systems.sorted().map(String.init).joined(separator: "、")
        findings.add(
            .refuse, .header,
            Message(
                zh: "图形列中的图形属于多个坐标系（SRID \(list)），请分别存为文件，或先换算到同一坐标系（ST_Transform）",
                en:
                    "the geometries are in several reference systems (SRID \(list)); keep them in a file each, or bring them into one first (ST_Transform)"
            ))
    }

    /// Why a row has no geometry though its cell is not blank; `nil` where it is.
    func fault(ofRow row: Int64) -> Message? {
        guard !blankRows.contains(row) else { return nil }
        guard let other = others[row] else {
            return Message(
                zh: "图形列的 WKT 有误（关键字、括号或坐标不完整），未能读取；请核对该单元格（Excel 单元格最多 32767 个字符）",
                en:
                    "the WKT of the geometry is faulty (word, bracket or coordinates not whole) and cannot be read; check the cell (one of Excel holds 32767 characters)"
            )
        }
        return Message(
            zh: "图形列不是 WKT：“\(other)…”；应为 POLYGON((x y, …)) 或十六进制 WKB",
            en: "the geometry is no WKT: \"\(other)…\"; it should be POLYGON((x y, …)) or hexadecimal WKB")
    }
}
