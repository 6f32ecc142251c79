import Geometry
import VectorFiles

/// Writes a polygon shapefile feature by feature.
///
/// ESRI, *Shapefile Technical Description* (1998); the table is dBASE III.
final class ShapefileStream: FeatureStream {
    /// How many bytes a `.shp` or `.dbf` may have: many programs read no more than 2 GB.
    static let largest = Int(Int32.max)

    var path: String { shapes.path }
    private let shapes: ByteFile
    private let index: ByteFile
    private let table: ByteFile
    private let columns: [(field: Field, width: Int)]
    private let rowSize: Int
    private let limit: Int
    private var record: [UInt8] = []
    private var box = Box.empty
    private(set) var count = 0
    private(set) var coordinateCount = 0

    /// A shapefile of five files.
    ///
    /// - Parameters:
    ///   - base: the path without an ending.
    ///   - fields: text with a width, whole numbers of ten digits, real numbers with width and decimals.
    ///   - system: the content of the `.prj` file.
    ///   - limit: what the `.shp` or the `.dbf` may have.
    init(at base: String, fields: [Field], system: String, limit: Int = largest) throws {
        self.limit = limit
        shapes = try ByteFile(creating: base + ".shp")
        index = try ByteFile(creating: base + ".shx")
        table = try ByteFile(creating: base + ".dbf")
        columns = fields.map { ($0, Self.width(of: $0)) }
        rowSize = Self.rowSize(fields)
        try shapes.append([UInt8](repeating: 0, count: 100))
        try index.append([UInt8](repeating: 0, count: 100))
        try table.append(tableHeader())
        for (ending, text) in [(".prj", system), (".cpg", "UTF-8")] {
            let file = try ByteFile(creating: base + ending)
            try file.append(Array(text.utf8))
            try file.finish()
        }
    }

    /// How many bytes of the `.shp` a feature takes.
    static func size(of rings: [[Coordinate]]) -> Int {
        52 + 4 * rings.count + 16 * rings.reduce(0) { $0 + $1.count }
    }

    /// How many bytes of the `.dbf` a feature takes.
    static func rowSize(_ fields: [Field]) -> Int { 1 + fields.reduce(0) { $0 + width(of: $1) } }

    private static func width(of field: Field) -> Int {
        switch field.kind {
        case .text(let width), .real(let width, _): width
        default: 10
        }
    }

    /// Adds a feature; the file has its rings the other way round.
    func append(_ rings: [[Coordinate]], values: [FieldValue]) throws {
        let points = rings.reduce(0) { $0 + $1.count }
        let size = Self.size(of: rings)
        let words = (size - 8) / 2
        guard shapes.size + size <= limit, table.size + rowSize < limit else {
            throw BenchError.tooLarge(path)
        }
        var own = Box.empty
        for ring in rings { own.extend(to: Box(around: ring)) }
        box.extend(to: own)
        record.removeAll(keepingCapacity: true)
        record.append(big: Int32(shapes.size / 2))
        record.append(big: Int32(words))
        try index.append(record)
        count += 1
        coordinateCount += points

        record.removeAll(keepingCapacity: true)
        record.append(big: Int32(count))
        record.append(big: Int32(words))
        record.append(little: Int32(5))
        for bound in [own.minX, own.minY, own.maxX, own.maxY] { record.append(double: bound) }
        record.append(little: Int32(rings.count))
        record.append(little: Int32(points))
        var start = 0
        for ring in rings {
            record.append(little: Int32(start))
            start += ring.count
        }
        for ring in rings {
            for point in ring.reversed() {
                record.append(double: point.x)
                record.append(double: point.y)
            }
        }
        try shapes.append(record)
        try appendRow(values)
    }

    func finish() throws {
        try shapes.finish(withBeginning: header(size: shapes.size))
        try index.finish(withBeginning: header(size: index.size))
        try table.append([0x1A])
        try table.finish(withBeginning: tableHeader())
    }

    private func header(size: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(big: Int32(9994))
        for _ in 0..<5 { bytes.append(big: Int32(0)) }
        bytes.append(big: Int32(size / 2))
        bytes.append(little: Int32(1000))
        bytes.append(little: Int32(5))
        let bounds = box.isEmpty ? [0, 0, 0, 0] : [box.minX, box.minY, box.maxX, box.maxY]
        for bound in bounds + [0, 0, 0, 0] { bytes.append(double: bound) }
        return bytes
    }

    private func tableHeader() -> [UInt8] {
        var bytes: [UInt8] = [3, 124, 6, 1]  // dBASE III, 2024-06-01: a fixed date gives the same bytes
        bytes.append(little: Int32(count))
        bytes.append(little: Int16(33 + 32 * columns.count))
        bytes.append(little: Int16(rowSize))
        bytes += [UInt8](repeating: 0, count: 20)
        for (field, width) in columns {
            let name = Array(field.name.utf8.prefix(10))
            bytes += name + [UInt8](repeating: 0, count: 11 - name.count)
            var decimals = 0
            if case .real(_, let places) = field.kind { decimals = places }
            if case .text = field.kind {
                bytes.append(UInt8(ascii: "C"))
            } else {
                bytes.append(UInt8(ascii: "N"))
            }
            bytes += [0, 0, 0, 0, UInt8(width), UInt8(decimals)] + [UInt8](repeating: 0, count: 14)
        }
        bytes.append(0x0D)
        return bytes
    }

    private func appendRow(_ values: [FieldValue]) throws {
        record.removeAll(keepingCapacity: true)
        record.append(UInt8(ascii: " "))
        for (column, value) in zip(columns, values) {
            let start = record.count
            switch value {
            case .missing: break
            case .text(let text):
                record.append(contentsOf: text.utf8.prefix(column.width))
            case .integer(let number):
                appendRight(String(number), width: column.width)
            case .real(let number):
                var decimals = 0
                if case .real(_, let places) = column.field.kind { decimals = places }
                appendRight(fixed(number, decimals: decimals), width: column.width)
            }
            while record.count < start + column.width { record.append(UInt8(ascii: " ")) }
        }
        try table.append(record)
    }

    private func appendRight(_ digits: String, width: Int) {
        for _ in 0..<max(0, width - digits.utf8.count) { record.append(UInt8(ascii: " ")) }
        record.append(contentsOf: digits.utf8)
    }
}

/// A number with a fixed count of decimals, without a locale.
func fixed(_ number: Double, decimals: Int) -> String {
    var factor = 1
    for _ in 0..<decimals { factor *= 10 }
    let scaled = Int((abs(number) * Double(factor)).rounded())
    let sign = number < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return sign + String(scaled) }
    let rest = String(scaled % factor)
    return sign + String(scaled / factor) + "." + String(repeating: "0", count: decimals - rest.count) + rest
}
