import Bilingual
import Geometry

/// Whether the boxes that a GeoPackage keeps of its features fit their vertices (外包框核对): the envelope before each geometry
/// (database file format, §2.1.3), the R-tree and the extent of the layer.
///
/// No layer is ever read by them, nor by an index of any other format: features are read one after the other, without a filter in the
/// library. But other programs go by them and show nothing where they are wrong. Features at both ends of the table are looked at: what
/// writes a box wrongly does so for all, and what adds features beside the index adds them at the end.
enum GeoPackageBoxes {
    private static let looked = 200
    private static let largest = 20_000

    /// What is to be told of a layer.
    static func notes(on table: String, geometry: String, number: String, in dataset: OpenDataset) -> [Message]
    {
        guard !geometry.isEmpty, !number.isEmpty else { return [] }
        let (name, column, key) = (quoted(table), quoted(geometry), quoted(number))
        let tree = quoted("rtree_\(table)_\(geometry)")
        let literal = table.replacing("'", with: "''")
        let hasTree =
            dataset.texts(
                "SELECT 1 FROM sqlite_master WHERE name = 'rtree_\(literal)_\(geometry.replacing("'", with: "''"))'"
            )?.isEmpty == false
        let box = "r.minx || ' ' || r.miny || ' ' || r.maxx || ' ' || r.maxy"
        func end(_ order: String) -> String {
            "SELECT * FROM (SELECT \(key), \(column) FROM \(name) WHERE length(\(column)) < \(largest) \(order) LIMIT \(looked))"
        }
        let rows =
            dataset.texts(
                "SELECT t.\(key) || '|' || hex(t.\(column)) || '|' || \(hasTree ? "coalesce(\(box), '')" : "''") "
                    + "FROM (\(end(""))\(hasTree ? " UNION \(end("ORDER BY \(key) DESC"))" : "")) t"
                    + (hasTree ? " LEFT JOIN \(tree) r ON r.id = t.\(key)" : "")) ?? []
        var (envelopes, indexed, whole) = ([Substring](), [Substring](), Box.empty)
        for row in rows {
            let parts = row.split(separator: "|", omittingEmptySubsequences: false)
            guard parts.count == 3, let blob = Blob(hexadecimal: parts[1]), !blob.vertices.isEmpty else {
                continue
            }
            whole.extend(to: blob.vertices)
            if let stated = blob.envelope, !stated.isSame(as: blob.vertices) { envelopes.append(parts[0]) }
            guard hasTree else { continue }
            let sides = parts[2].split(separator: " ").compactMap { Double($0) }
            // An R-tree keeps 32 bits of each number, rounded outwards.
            let isInside =
                sides.count == 4
                && Box(minX: sides[0], minY: sides[1], maxX: sides[2], maxY: sides[3])
                    .contains(blob.vertices, within: 1e-6)
            if !isInside { indexed.append(parts[0]) }
        }
        var notes: [Message] = []
        func list(_ numbers: [Substring]) -> String {
            numbers.prefix(5).map { "#\($0)" }.joined(separator: " ") + (numbers.count > 5 ? " …" : "")
        }
        if !envelopes.isEmpty {
            let numbers = list(envelopes)
            notes.append(
                Message(
                    zh: "要素的外包框与其节点不符（\(numbers)），按节点读取；别的软件可能显示不全，建议重新导出",
                    en:
                        "the envelopes of features do not fit their vertices (\(numbers)); the vertices are read, but other programs may not show them: export the file again"
                ))
        }
        if !indexed.isEmpty {
            let numbers = list(indexed)
            notes.append(
                Message(
                    zh: "空间索引缺要素或与其节点不符（\(numbers)），未使用索引；别的软件可能查不到这些要素，建议重建空间索引",
                    en:
                        "the spatial index lacks features or does not fit their vertices (\(numbers)); it is not used, but other programs may not find them: build it again"
                ))
        }
        let extent = ["min_x", "min_y", "max_x", "max_y"].compactMap { side in
            dataset.texts(
                "SELECT \(side) FROM gpkg_contents WHERE lower(table_name) = lower('\(literal)') AND \(side) IS NOT NULL"
            )?
            .first.flatMap { Double($0) }
        }
        if extent.count == 4, !whole.isEmpty,
            !Box(minX: extent[0], minY: extent[1], maxX: extent[2], maxY: extent[3]).contains(
                whole, within: 1e-9)
        {
            notes.append(
                Message(
                    zh: "图层登记的范围小于图形的实际范围，按图形读取；建议重新导出",
                    en:
                        "the extent stated for the layer is smaller than that of the shapes; the shapes are read, export the file again"
                ))
        }
        return notes
    }

    private static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

    /// A geometry as a GeoPackage stores it.
    private struct Blob {
        /// The box before it; `nil` for none.
        let envelope: Box?
        /// The box of its vertices.
        let vertices: Box

        init?(hexadecimal text: Substring) {
            let digits = Array(text.utf8)
            var bytes: [UInt8] = []
            bytes.reserveCapacity(digits.count / 2)
            for place in stride(from: 0, to: digits.count - 1, by: 2) {
                func value(_ digit: UInt8) -> UInt8 { digit < 0x3A ? digit - 0x30 : digit - 0x37 }
                bytes.append(value(digits[place]) << 4 | value(digits[place + 1]))
            }
            guard bytes.count > 8, bytes[0] == 0x47, bytes[1] == 0x50 else { return nil }
            let lengths = [0, 32, 48, 48, 64]
            let kind = Int(bytes[3] >> 1 & 7)
            guard kind < lengths.count, bytes.count > 8 + lengths[kind] else { return nil }
            func number(_ place: Int) -> Double {
                let own = bytes[(8 + 8 * place)..<(16 + 8 * place)]
                let bits = (bytes[3] & 1 == 1 ? own.reversed() : Array(own)).reduce(UInt64(0)) {
                    $0 << 8 | UInt64($1)
                }
                return Double(bitPattern: bits)
            }
            envelope =
                kind == 0 ? nil : Box(minX: number(0), minY: number(2), maxX: number(1), maxY: number(3))
            let geometry = Array(bytes[(8 + lengths[kind])...])
            let shapes = unsafe geometry.withUnsafeBytes { unsafe try? WKBReader.shapes(in: $0) }
            guard let shapes else { return nil }
            vertices = shapes.reduce(into: Box.empty) { box, shape in
                switch shape {
                case .polygons(let polygons): box.extend(to: polygons.box)
                case .lines(let lines): for line in lines { box.extend(to: Box(around: line)) }
                case .points(let points): box.extend(to: Box(around: points))
                case .empty: break
                }
            }
        }
    }
}

extension Box {
    /// Whether another box lies in it, but for a share of the numbers.
    fileprivate func contains(_ other: Box, within share: Double) -> Bool {
        func isBelow(_ value: Double, _ limit: Double) -> Bool {
            value < limit - share * Swift.max(1, abs(value), abs(limit)) || value.isNaN || limit.isNaN
        }
        return !isBelow(other.minX, minX) && !isBelow(other.minY, minY) && !isBelow(maxX, other.maxX)
            && !isBelow(maxY, other.maxY)
    }

    /// Whether it is another box within a billionth of the numbers: some programs round.
    fileprivate func isSame(as other: Box) -> Bool {
        contains(other, within: 1e-9) && other.contains(self, within: 1e-9)
    }
}
