import Bilingual

/// Whether the boxes that a shapefile states fit its vertices (外包框核对); nothing is read by them, but other programs go by them.
@safe
struct ShapeBoxes {
    /// The first records whose box is not that of their vertices.
    private var records: [Int] = []
    private var count = 0
    private var whole = (
        low: (x: Double.infinity, y: Double.infinity), high: (x: -Double.infinity, y: -Double.infinity)
    )

    private static let kept = 5
    /// The shapes that are made of parts and have a box: lines and polygons, with or without Z and M.
    private static let kinds: Set<UInt32> = [3, 5, 13, 15, 23, 25]

    /// Looks at a record, by where its content begins and how long that is.
    mutating func check(
        _ record: Int, in bytes: UnsafeRawBufferPointer, at content: Int, _ length: Int, kind: UInt32
    ) {
        guard Self.kinds.contains(kind), length >= 44 else { return }
        func number(_ offset: Int) -> Double {
            Double(
                bitPattern: UInt64(
                    littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: content + offset, as: UInt64.self))
            )
        }
        func count(_ offset: Int) -> Int {
            Int(
                UInt32(
                    littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: content + offset, as: UInt32.self))
            )
        }
        let (parts, points) = (count(36), count(40))
        let start = 44 + 4 * parts
        guard points > 0, start + 16 * points <= length else { return }
        var (lowX, lowY, highX, highY) = (Double.infinity, Double.infinity, -Double.infinity, -Double.infinity)
        for point in 0..<points {
            let (x, y) = (number(start + 16 * point), number(start + 16 * point + 8))
            lowX = min(lowX, x)
            lowY = min(lowY, y)
            highX = max(highX, x)
            highY = max(highY, y)
        }
        whole.low = (min(whole.low.x, lowX), min(whole.low.y, lowY))
        whole.high = (max(whole.high.x, highX), max(whole.high.y, highY))
        let isSame =
            Self.areSame(lowX, number(4)) && Self.areSame(lowY, number(12)) && Self.areSame(highX, number(20))
            && Self.areSame(highY, number(28))
        guard !isSame else { return }
        self.count += 1
        if records.count < Self.kept { records.append(record + 1) }
    }

    /// Tells what does not fit.
    ///
    /// - Parameter header: the box of the whole file, as its header states it.
    func judge(
        header: (low: (x: Double, y: Double), high: (x: Double, y: Double)),
        into findings: inout StructureFindings
    ) {
        if count > 0 {
            let list = records.map(String.init).joined(separator: "、")
            findings.add(
                .note, .header,
                Message(
                    zh: "\(count)条记录的外包框与其节点不符（第\(list)条等），按节点读取；别的软件可能显示不全，建议重新导出",
                    en:
                        "the boxes of \(count) records do not fit their vertices (record \(list) and so on); the vertices are read, but other programs may not show them: export the file again"
                ))
        }
        // What was deleted may leave a box too large, which means nothing.
        func isBelow(_ value: Double, _ limit: Double) -> Bool { value < limit && !Self.areSame(value, limit) }
        guard whole.low.x <= whole.high.x,
            isBelow(whole.low.x, header.low.x) || isBelow(whole.low.y, header.low.y)
                || isBelow(header.high.x, whole.high.x) || isBelow(header.high.y, whole.high.y)
        else { return }
        findings.add(
            .note, .header,
            Message(
                zh: "文件头的范围小于图形的实际范围，按图形读取；建议重新导出",
                en:
                    "the box in the header is smaller than that of the shapes; the shapes are read, export the file again"
            ))
    }

    /// Within a billionth of the coordinate: some programs round.
    private static func areSame(_ first: Double, _ second: Double) -> Bool {
        abs(first - second) <= 1e-9 * max(1, abs(first), abs(second))
    }
}
