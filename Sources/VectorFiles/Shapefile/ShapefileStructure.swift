import Bilingual
import FoundationEssentials

/// Checks the structure of a shapefile before GDAL opens it.
///
/// GDAL 3.6 reads truncated shapefiles without a word: parcels go missing or lose their geometry. The rules
/// are those of the ESRI Shapefile Technical Description (1998).
enum ShapefileStructure {
    private static let headerLength = 100
    private static let fileCode = 9994

    /// Checks that all parts are there, whole, and agree on the number of records.
    ///
    /// - Throws: `damaged` with the file and the record.
    static func check(path: String) throws(VectorFileError) {
        let parts = ShapefileParts(shp: path)
        guard let shx = parts.shx else { throw missing(".shx", of: path) }
        guard let dbf = parts.dbf else { throw missing(".dbf", of: path) }
        let geometry = try ShapefileParts.bytes(of: path)
        let index = try ShapefileParts.bytes(of: shx)
        try checkHeader(geometry, path: path)
        try checkHeader(index, path: shx)
        guard (index.count - headerLength) % 8 == 0 else {
            throw damaged(
                shx, Message(zh: "索引长度不是整数条记录", en: "the index does not hold a whole number of records"))
        }
        let count = (index.count - headerLength) / 8
        let table = try DBaseTable(path: dbf)
        guard table.recordCount == count else {
            throw damaged(
                path,
                Message(
                    zh: "图形有\(count)条记录，属性表有\(table.recordCount)条，不一致",
                    en: "there are \(count) geometries but \(table.recordCount) attribute records"))
        }
        if let record = firstMismatch(count: count, geometry: geometry, index: index) {
            throw damaged(
                path,
                Message(
                    zh: "第\(record + 1)条记录的索引与图形不符，文件已损坏，请从原始数据重新导出",
                    en: "the index of record \(record + 1) does not match its geometry; export the file again"))
        }
        let deleted = table.deletedCount
        guard deleted == 0 else {
            throw damaged(
                dbf,
                Message(
                    zh: "属性表中有\(deleted)条记录带删除标记，请先在原软件中压缩（pack）或恢复",
                    en: "\(deleted) attribute records are marked as deleted; pack or restore them first"))
        }
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
    }

    /// The first record whose index entry does not point at the header of the record of the same number,
    /// inside the file.
    private static func firstMismatch(count: Int, geometry: Data, index: Data) -> Int? {
        unsafe geometry.withUnsafeBytes { geometry in
            unsafe index.withUnsafeBytes { index in
                func number(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
                    Int(UInt32(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
                }
                var pages = unsafe PassedPages(of: geometry)
                for record in 0..<count {
                    let offset = unsafe 2 * number(index, at: headerLength + 8 * record)
                    let length = unsafe 2 * number(index, at: headerLength + 8 * record + 4)
                    guard offset >= headerLength, offset + 8 + length <= geometry.count,
                        unsafe number(geometry, at: offset) == record + 1,
                        unsafe 2 * number(geometry, at: offset + 4) == length
                    else { return record }
                    pages.pass(offset)
                }
                return nil
            }
        }
    }

    private static func missing(_ ending: String, of path: String) -> VectorFileError {
        damaged(path, Message(zh: "缺少同名的 \(ending) 文件", en: "the \(ending) file beside it is missing"))
    }

    private static func damaged(_ path: String, _ message: Message) -> VectorFileError {
        VectorFileError(.damaged, message, path: path)
    }
}
