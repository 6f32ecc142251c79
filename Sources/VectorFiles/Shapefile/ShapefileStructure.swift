import Bilingual
import FoundationEssentials

/// Checks the structure of a shapefile before GDAL opens it.
///
/// GDAL 3.6 reads truncated shapefiles without a word: parcels go missing or lose their geometry. The rules
/// are those of the ESRI Shapefile Technical Description (1998).
enum ShapefileStructure {
    private static let headerLength = 100
    private static let fileCode = 9994

    /// The shape types that are plane figures, with or without Z and M (table on page 4 of the description).
    private static let figures: Set<UInt32> = [0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28]
    private static let multiPatch: UInt32 = 31

    /// Checks that all parts are there, whole, and agree on the number of records.
    static func examine(_ parts: ShapefileParts, into findings: inout StructureFindings) {
        for (ending, part) in [(".shx", parts.shx), (".dbf", parts.dbf)] where part == nil {
            findings.add(
                .refuse, .missingPart,
                Message(zh: "缺少同名的 \(ending) 文件", en: "the \(ending) file beside it is missing"))
        }
        do throws(VectorFileError) {
            let geometry = try ShapefileParts.bytes(of: parts.shp)
            try checkHeader(geometry, path: parts.shp)
            let count = try parts.shx.map { shx throws(VectorFileError) in
                try checkIndex(shx, of: parts.shp, geometry, into: &findings)
            }
            if let dbf = parts.dbf { try checkTable(dbf, of: parts.shp, count: count, into: &findings) }
        } catch {
            findings.add(error)
        }
    }

    /// The number of records that the index tells.
    private static func checkIndex(
        _ shx: String, of path: String, _ geometry: Data, into findings: inout StructureFindings
    ) throws(VectorFileError) -> Int {
        let index = try ShapefileParts.bytes(of: shx)
        try checkHeader(index, path: shx)
        guard (index.count - headerLength) % 8 == 0 else {
            throw damaged(
                shx, Message(zh: "索引长度不是整数条记录", en: "the index does not hold a whole number of records"))
        }
        let count = (index.count - headerLength) / 8
        var boxes = ShapeBoxes()
        switch firstFault(count: count, geometry: geometry, index: index, &boxes) {
        case nil: boxes.judge(header: box(of: geometry), into: &findings)
        case .mismatch(let record):
            findings.add(
                .refuse, .index,
                Message(
                    zh: "第\(record + 1)条记录的索引与图形不符，文件已损坏，请从原始数据重新导出",
                    en: "the index of record \(record + 1) does not match its geometry; export the file again"),
                feature: Int64(record))
        case .kind(let record, Self.multiPatch):
            findings.add(
                .refuse, .geometryKind,
                Message(
                    zh: "第\(record + 1)条记录是多面体（MultiPatch），不是平面图形，请导出为面",
                    en: "record \(record + 1) is a multipatch, not a plane figure; export it as polygons"),
                feature: Int64(record))
        case .kind(let record, let kind):
            findings.add(
                .refuse, .geometryKind,
                Message(
                    zh: "第\(record + 1)条记录的图形类型 \(kind) 不存在",
                    en: "record \(record + 1) has the shape type \(kind), which is none"),
                feature: Int64(record))
        }
        return count
    }

    private static func checkTable(
        _ dbf: String, of path: String, count: Int?, into findings: inout StructureFindings
    ) throws(VectorFileError) {
        let table = try DBaseTable(path: dbf)
        if let count, table.recordCount != count {
            findings.add(
                .refuse, .count,
                Message(
                    zh: "图形有\(count)条记录，属性表有\(table.recordCount)条，不一致",
                    en: "there are \(count) geometries but \(table.recordCount) attribute records"))
        }
        let deleted = table.deletedCount
        if deleted > 0 {
            findings.add(
                .refuse, .deletedRecords,
                Message(
                    zh: "属性表中有\(deleted)条记录带删除标记，请先在原软件中压缩（pack）或恢复",
                    en: "\(deleted) attribute records are marked as deleted; pack or restore them first"),
                path: dbf)
        }
        for name in table.duplicateNames {
            findings.add(
                .repair, .fieldName,
                Message(
                    zh: "属性表有多个字段叫“\(name)”（不分大小写），按名称只用第一个，建议改名",
                    en:
                        "several fields of the attribute table are named \(name), upper and lower case alike; by that name the first is meant, so rename the others"
                ),
                path: dbf)
        }
        table.checkValues(into: &findings, path: dbf)
    }

    private static func checkHeader(_ bytes: Data, path: String) throws(VectorFileError) {
        guard bytes.count >= headerLength else {
            throw damaged(path, Message(zh: "文件头不完整", en: "the file header is cut off"))
        }
        guard bytes.unsigned(at: 0, count: 4, bigEndian: true) == fileCode else {
            throw damaged(
                path, Message(zh: "不是 shapefile 文件（文件代码不是9994）", en: "not a shapefile (file code is not 9994)"))
        }
        let declared = 2 * bytes.unsigned(at: 24, count: 4, bigEndian: true)
        guard declared == bytes.count else {
            throw damaged(
                path,
                Message(
                    zh: "文件头声明长度\(declared)字节，实际\(bytes.count)字节，文件可能被截断",
                    en: "the header declares \(declared) bytes, the file has \(bytes.count); it may be cut off")
            )
        }
        let kind = UInt32(bytes.unsigned(at: 32, count: 4))
        guard figures.contains(kind) || kind == multiPatch else {
            throw damaged(
                path,
                Message(
                    zh: "文件头的图形类型 \(kind) 不存在", en: "the header names the shape type \(kind), which is none"))
        }
    }

    /// The box that a header states.
    private static func box(of geometry: Data) -> (low: (x: Double, y: Double), high: (x: Double, y: Double)) {
        func number(_ offset: Int) -> Double {
            Double(bitPattern: UInt64(geometry.unsigned(at: offset, count: 8)))
        }
        return ((number(36), number(44)), (number(52), number(60)))
    }

    private enum RecordFault {
        case mismatch(Int)
        case kind(Int, UInt32)
    }

    /// The first record whose index entry does not point at the header of a record of its length, inside the file, that has its
    /// number or lies right behind the one before; or whose shape is no plane figure.
    ///
    /// Some programs number all records 0: their order tells as much.
    ///
    /// - Parameter boxes: gets the boxes of all records before it.
    private static func firstFault(
        count: Int, geometry: Data, index: Data, _ boxes: inout ShapeBoxes
    ) -> RecordFault? {
        unsafe geometry.withUnsafeBytes { geometry in
            unsafe index.withUnsafeBytes { index in
                func number(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
                    Int(UInt32(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
                }
                var pages = unsafe PassedPages(of: geometry)
                var end = headerLength
                for record in 0..<count {
                    let offset = unsafe 2 * number(index, at: headerLength + 8 * record)
                    let length = unsafe 2 * number(index, at: headerLength + 8 * record + 4)
                    guard length >= 4, offset >= headerLength, offset + 8 + length <= geometry.count,
                        unsafe offset == end || number(geometry, at: offset) == record + 1,
                        unsafe 2 * number(geometry, at: offset + 4) == length
                    else { return .mismatch(record) }
                    let kind = UInt32(
                        littleEndian: unsafe geometry.loadUnaligned(
                            fromByteOffset: offset + 8, as: UInt32.self))
                    guard figures.contains(kind) else { return .kind(record, kind) }
                    end = offset + 8 + length
                    unsafe boxes.check(record, in: geometry, at: offset + 8, length, kind: kind)
                    pages.pass(offset)
                }
                return nil
            }
        }
    }

    private static func damaged(_ path: String, _ message: Message) -> VectorFileError {
        VectorFileError(.damaged, message, path: path)
    }
}
