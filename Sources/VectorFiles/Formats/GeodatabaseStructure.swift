import Bilingual
import FoundationEssentials

/// Checks a File Geodatabase (文件地理数据库): that every table has its index, is whole, and holds the rows it declares.
///
/// The layout is that of the published reverse engineering "FGDB Spec" by E. Rouault, for versions 9 and 10.
enum GeodatabaseStructure {
    private static let headerLength = 40
    private static let indexHeaderLength = 16
    private static let block = 1024

    /// Finds what is wrong with a geodatabase.
    static func examine(_ path: String, into findings: inout StructureFindings) {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else {
            findings.add(
                .refuse, .format,
                Message(zh: "文件地理数据库应为文件夹", en: "a file geodatabase is a folder, this is a file"))
            return
        }
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
        let tables = names.filter { $0.lowercased().hasSuffix(".gdbtable") }
        guard !tables.isEmpty else {
            findings.add(
                .refuse, .missingPart,
                Message(zh: "文件夹中没有数据表（.gdbtable）", en: "there is no table (.gdbtable) in the folder"))
            return
        }
        for name in tables {
            let index = name.dropLast() + "x"
            guard let found = names.first(where: { $0.lowercased() == index.lowercased() }) else {
                findings.add(
                    .refuse, .missingPart,
                    Message(
                        zh: "缺少 \(index)，请重新复制整个 .gdb 文件夹",
                        en: "\(index) is missing; copy the whole .gdb folder again"))
                continue
            }
            do throws(VectorFileError) {
                try examine("\(path)/\(name)", index: "\(path)/\(found)", into: &findings)
            } catch {
                findings.add(error)
            }
        }
        if names.contains(where: { $0.lowercased().hasSuffix(".lock") }) {
            findings.add(
                .note, .unfinishedEdit,
                Message(
                    zh: "有锁文件，数据库可能正在别处打开，未保存的编辑读不到",
                    en:
                        "there are lock files: it may be open elsewhere, and edits that are not saved are not read"
                ))
        }
    }

    private static func examine(
        _ path: String, index: String, into findings: inout StructureFindings
    ) throws(VectorFileError) {
        let data = try ShapefileParts.bytes(of: path)
        let offsets = try ShapefileParts.bytes(of: index)
        func refuse(_ code: StructureIssue.Code, _ message: Message) {
            findings.add(.refuse, code, message, path: path)
        }
        guard data.count >= headerLength, offsets.count >= indexHeaderLength else {
            return refuse(.length, Message(zh: "数据表文件头不完整", en: "the header of the table is cut off"))
        }
        // Version 4 belongs to tables beyond 2^31 rows, whose index this does not know.
        guard data.unsigned(at: 0, count: 4) == 3, offsets.unsigned(at: 0, count: 4) == 3 else { return }
        let declared = data.unsigned(at: 24, count: 8)
        guard declared <= data.count else {
            return refuse(
                .length,
                Message(
                    zh: "数据表应有\(declared)字节，实有\(data.count)字节，文件被截断",
                    en: "the table should have \(declared) bytes but has \(data.count); it was cut off"))
        }
        let blocks = offsets.unsigned(at: 4, count: 4)
        let rows = offsets.unsigned(at: 8, count: 4)
        let width = offsets.unsigned(at: 12, count: 4)
        guard (4...6).contains(width), rows < 1 << 31 else {
            return refuse(.header, Message(zh: "行索引文件头错误", en: "the header of the row index is damaged"))
        }
        guard offsets.count >= indexHeaderLength + blocks * block * width else {
            return refuse(.length, Message(zh: "行索引不完整，文件被截断", en: "the row index was cut off"))
        }
        // A sparse index leaves out blocks without rows, and says in a bitmap which; its rows are then not counted here.
        let isDense = blocks * block >= rows
        var count = 0
        for row in 0..<(isDense ? rows : blocks * block) {
            let offset = offsets.unsigned(at: indexHeaderLength + row * width, count: width)
            guard offset > 0 else { continue }
            count += 1
            guard offset + 4 <= data.count,
                offset + 4 + data.unsigned(at: offset, count: 4) <= data.count
            else {
                return refuse(
                    .index,
                    Message(
                        zh: "第\(row + 1)行的索引指向文件之外", en: "the index of row \(row + 1) points outside the table")
                )
            }
        }
        let valid = data.unsigned(at: 4, count: 4)
        guard count == valid else {
            return refuse(
                .count,
                Message(
                    zh: "数据表声明\(valid)行，索引有\(count)行",
                    en: "the table declares \(valid) rows, its index has \(count)"))
        }
    }
}
