import Bilingual
import FoundationEssentials

/// Checks a GeoPackage as a SQLite file (database file format, §1.3) before it is opened.
enum GeoPackageStructure {
    private static let headerLength = 100

    /// Finds what is wrong with a file.
    static func examine(_ path: String, into findings: inout StructureFindings) {
        do throws(VectorFileError) {
            let data = try ShapefileParts.bytes(of: path)
            guard data.count >= headerLength, data.prefix(16).elementsEqual("SQLite format 3\0".utf8) else {
                findings.add(
                    .refuse, .format,
                    Message(zh: "不是 GeoPackage（SQLite）文件", en: "not a GeoPackage (SQLite) file"))
                return
            }
            check(data, into: &findings)
        } catch {
            findings.add(error)
        }
        // Opened as immutable, so that nothing is written beside it; what is in these files would be left out.
        for ending in ["-wal", "-journal"] {
            let attributes = try? FileManager.default.attributesOfItem(atPath: path + ending)
            guard let size = attributes?[.size] as? Int ?? (attributes?[.size] as? UInt64).map(Int.init),
                size > 0
            else { continue }
            findings.add(
                .refuse, .unfinishedEdit,
                Message(
                    zh: "旁边有未写入的编辑（\(ending)），请先在编辑它的软件中关闭",
                    en:
                        "edits lie beside it that are not in it yet (\(ending)); close it in the program that edits it"
                ),
                path: path + ending)
        }
    }

    private static func check(_ data: Data, into findings: inout StructureFindings) {
        let declared = data.unsigned(at: 16, count: 2, bigEndian: true)
        let pageSize = declared == 1 ? 65_536 : declared
        let pages = data.unsigned(at: 28, count: 4, bigEndian: true)
        // The number of pages holds only when it was written by the last change.
        let isCounted = data.unsigned(at: 24, count: 4) == data.unsigned(at: 92, count: 4)
        guard pageSize >= 512, pageSize & (pageSize - 1) == 0 else {
            findings.add(
                .refuse, .header, Message(zh: "数据库页长错误", en: "the database has an impossible page size"))
            return
        }
        if isCounted, pages > 0, data.count < pages * pageSize {
            findings.add(
                .refuse, .length,
                Message(
                    zh: "数据库应有\(pages * pageSize)字节，实有\(data.count)字节，文件被截断",
                    en:
                        "the database should have \(pages * pageSize) bytes but has \(data.count); it was cut off"
                ))
        }
        let identifier = String(decoding: data[(data.startIndex + 68)..<(data.startIndex + 72)], as: UTF8.self)
        if !["GPKG", "GP10", "GP11"].contains(identifier) {
            findings.add(
                .note, .header,
                Message(
                    zh: "文件没有 GeoPackage 标识（application_id）",
                    en: "the file does not identify itself as a GeoPackage (application_id)"))
        }
        if data[data.startIndex + 18] == 2 {
            findings.add(
                .note, .unfinishedEdit,
                Message(
                    zh: "数据库为 WAL 方式；如从打开着的软件中复制，最近的编辑可能不在其中",
                    en:
                        "the database is in WAL mode; copied while a program had it open, it may lack the latest edits"
                ))
        }
    }
}
