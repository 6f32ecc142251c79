import Bilingual
import FoundationEssentials

/// The header and raw records of a shapefile's attribute table (dBASE III, `.dbf`).
struct DBaseTable {
    /// A column of the table.
    struct Column {
        /// Its name in the encoding of the table.
        let name: [UInt8]
        let type: UInt8
        let offset: Int
        let length: Int
        let decimals: Int
    }

    let recordCount: Int
    let headerLength: Int
    let recordLength: Int
    /// The language driver byte (LDID): 0x4D is GBK, 0 says nothing.
    let languageDriver: UInt8
    let columns: [Column]
    private let bytes: Data

    /// Reads the header, and checks that the records it declares are there.
    init(path: String) throws(VectorFileError) {
        bytes = try ShapefileParts.bytes(of: path)
        func damaged(_ message: Message) -> VectorFileError { VectorFileError(.damaged, message, path: path) }
        guard bytes.count >= 33 else {
            throw damaged(Message(zh: "属性表文件头不完整", en: "the header of the attribute table is cut off"))
        }
        recordCount = bytes.unsigned(at: 4, count: 4)
        headerLength = bytes.unsigned(at: 8, count: 2)
        recordLength = bytes.unsigned(at: 10, count: 2)
        languageDriver = bytes[bytes.startIndex + 29]
        guard headerLength >= 33, headerLength <= bytes.count, recordLength >= 1 else {
            throw damaged(
                Message(zh: "属性表文件头长度错误", en: "the attribute table declares an impossible header length"))
        }
        var columns: [Column] = []
        var offset = 1  // after the deletion flag
        var position = 32
        while position + 32 <= headerLength, bytes[bytes.startIndex + position] != 0x0D {
            let length = Int(bytes[bytes.startIndex + position + 16])
            let start = bytes.startIndex + position
            let name = bytes[start..<(start + 11)].prefix { $0 != 0 }
            columns.append(
                Column(
                    name: Array(name), type: bytes[start + 11], offset: offset, length: length,
                    decimals: Int(bytes[start + 17])))
            offset += length
            position += 32
        }
        self.columns = columns
        guard offset == recordLength else {
            throw damaged(
                Message(
                    zh: "属性表字段总长（\(offset)字节）与记录长度（\(recordLength)字节）不符",
                    en:
                        "the columns of the attribute table add up to \(offset) bytes, its records have \(recordLength)"
                ))
        }
        let needed = headerLength + recordCount * recordLength
        guard bytes.count >= needed else {
            throw damaged(
                Message(
                    zh: "属性表不完整：声明\(recordCount)条记录需\(needed)字节，实有\(bytes.count)字节",
                    en:
                        "the attribute table is cut off: \(recordCount) records need \(needed) bytes, there are \(bytes.count)"
                ))
        }
    }

    /// The number of records marked as deleted, which GDAL leaves out together with their geometry.
    var deletedCount: Int {
        unsafe bytes.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> Int in
            var pages = unsafe PassedPages(of: bytes)
            var count = 0
            for record in 0..<recordCount {
                let start = headerLength + record * recordLength
                if unsafe bytes[start] == UInt8(ascii: "*") { count += 1 }
                pages.pass(start)
            }
            return count
        }
    }

    /// Lends the bytes of the table, header included.
    func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) { unsafe bytes.withUnsafeBytes(body) }
}
