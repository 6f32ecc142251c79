import Geometry
import VectorFiles

/// Writes a FlatGeobuf file of multipolygons feature by feature, without an index.
///
/// FlatGeobuf 3. Of the header only the envelope and the count are known at the end; its length does not depend on them,
/// so it is written over.
final class FlatGeobufStream: FeatureStream {
    var path: String { file.path }
    private(set) var count = 0
    private(set) var coordinateCount = 0
    private let file: ByteFile
    private let fields: [Field]
    private let epsg: Int
    private var box = Box.empty
    private var buffer = FlatBuffer()

    // The numbers of the format's types.
    private static let polygon: UInt8 = 3
    private static let multiPolygon: UInt8 = 6
    private static let long: UInt8 = 7
    private static let double: UInt8 = 10
    private static let string: UInt8 = 11

    /// A file.
    ///
    /// - Parameters:
    ///   - base: the path without an ending.
    ///   - fields: texts, whole numbers and real numbers.
    ///   - epsg: the code of the reference system.
    init(at base: String, fields: [Field], epsg: Int) throws {
        file = try ByteFile(creating: base + ".fgb")
        self.fields = fields
        self.epsg = epsg
        try file.append(header())
    }

    func append(_ rings: [[Coordinate]], values: [FieldValue]) throws {
        for ring in rings { box.extend(to: Box(around: ring)) }
        count += 1
        coordinateCount += rings.reduce(0) { $0 + $1.count }
        buffer.restart()
        let feature = buffer.addTable([.reference, .reference], from: FlatBuffer.root)
        buffer.addBytes(properties(values), from: feature[1])
        addShape(MultiPolygon(rings: rings), from: feature[0])
        buffer.finish()
        try file.append(buffer.bytes)
    }

    func finish() throws { try file.finish(withBeginning: header()) }

    private func addShape(_ shape: MultiPolygon, from reference: Int) {
        // Geometry: ends, xy, z, m, t, tm, type, parts.
        let none = [FlatBuffer.Slot](repeating: .absent, count: 4)
        let whole = buffer.addTable(
            [.absent, .absent] + none + [.byte(Self.multiPolygon), .reference], from: reference)
        let parts = buffer.addReferences(shape.polygonCount, from: whole[7])
        for (number, part) in parts.enumerated() {
            let polygon = buffer.addTable(
                [.reference, .reference] + none + [.byte(Self.polygon)], from: part)
            let rings = shape.rings(ofPolygon: number)
            let start = rings.lowerBound == 0 ? 0 : shape.ringEnds[rings.lowerBound - 1]
            let ends = shape.ringEnds[rings]
            buffer.addIntegers(ends.map { $0 - start }, from: polygon[0])
            buffer.addCoordinates(shape.coordinates[start..<(ends.last ?? start)], from: polygon[1])
        }
    }

    /// The values of a feature, each after the number of its field.
    private func properties(_ values: [FieldValue]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (number, (field, value)) in zip(fields, values).enumerated() where value != .missing {
            bytes.append(little: UInt16(number))
            switch value {
            case .missing: break
            case .integer(let number): bytes.append(little: number)
            case .real(let number):
                bytes.append(double: Self.rounded(number, as: field))
            case .text(let text):
                bytes.append(little: UInt32(text.utf8.count))
                bytes.append(contentsOf: text.utf8)
            }
        }
        return bytes
    }

    /// A number to the decimals of its field, as a shapefile has it.
    private static func rounded(_ number: Double, as field: Field) -> Double {
        guard case .real(_, let decimals) = field.kind, decimals > 0 else { return number }
        let factor = Double(repeatElement(10, count: decimals).reduce(1, *))
        return (number * factor).rounded() / factor
    }

    private func header() -> [UInt8] {
        let bounds =
            box.isEmpty
            ? [Coordinate](repeating: Coordinate(x: 0, y: 0), count: 2)
            : [Coordinate(x: box.minX, y: box.minY), Coordinate(x: box.maxX, y: box.maxY)]
        var buffer = FlatBuffer()
        // Header: name, envelope, geometry type, four flags of dimensions, columns, count, width of the index, system.
        let none = [FlatBuffer.Slot](repeating: .absent, count: 4)
        let header = buffer.addTable(
            [.reference, .reference, .byte(Self.multiPolygon)] + none
                + [.reference, .long(UInt64(count)), .short(0), .reference],
            from: FlatBuffer.root)
        buffer.addText(path.split(separator: "/").last.map { String($0.dropLast(4)) } ?? "", from: header[0])
        buffer.addCoordinates(bounds, from: header[1])
        let columns = buffer.addReferences(fields.count, from: header[7])
        for (field, column) in zip(fields, columns) {
            let type =
                switch field.kind {
                case .text, .date, .other: Self.string
                case .integer: Self.long
                case .real: Self.double
                }
            let place = buffer.addTable([.reference, .byte(type)], from: column)
            buffer.addText(field.name, from: place[0])
        }
        // System: organisation, code.
        let system = buffer.addTable([.reference, .integer(Int32(epsg))], from: header[10])
        buffer.addText("EPSG", from: system[0])
        buffer.finish()
        return [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0] + buffer.bytes
    }
}
