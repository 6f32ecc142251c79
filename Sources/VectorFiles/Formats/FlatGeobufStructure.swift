import Bilingual
import FoundationEssentials

/// Checks a FlatGeobuf file (version 3): that it is whole, and holds as many features as its header says.
///
/// A file whose disk was full keeps a header that tells the full count.
enum FlatGeobufStructure {
    private static let magic: [UInt8] = [0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62]
    private static let nodeLength = 40

    /// Finds what is wrong with a file.
    static func examine(_ path: String, into findings: inout StructureFindings) {
        do throws(VectorFileError) {
            let data = try ShapefileParts.bytes(of: path)
            guard data.count >= 12, data.prefix(7).elementsEqual(magic) else {
                findings.add(
                    .refuse, .format,
                    Message(zh: "不是 FlatGeobuf 文件（第3版）", en: "not a FlatGeobuf file of version 3"))
                return
            }
            check(data, into: &findings)
        } catch {
            findings.add(error)
        }
    }

    private static func check(_ data: Data, into findings: inout StructureFindings) {
        let headerLength = data.unsigned(at: 8, count: 4)
        guard 12 + headerLength <= data.count, let header = Header(data, at: 12, length: headerLength) else {
            findings.add(.refuse, .header, Message(zh: "文件头不完整", en: "the header is cut off or damaged"))
            return
        }
        guard header.count <= data.count else {
            findings.add(
                .refuse, .count,
                Message(
                    zh: "文件头声明\(header.count)个要素，文件放不下",
                    en: "the header declares \(header.count) features, more than fit"))
            return
        }
        var offset = 12 + headerLength + indexLength(count: header.count, width: header.indexWidth)
        var count = 0
        let isWhole = unsafe data.withUnsafeBytes { bytes in
            var pages = unsafe PassedPages(of: bytes)
            while offset < data.count {
                pages.pass(offset)
                guard offset + 4 <= data.count, offset + 4 + data.unsigned(at: offset, count: 4) <= data.count
                else { return false }
                offset += 4 + data.unsigned(at: offset, count: 4)
                count += 1
            }
            return true
        }
        guard isWhole else {
            findings.add(
                .refuse, .length,
                Message(zh: "文件在第\(count + 1)个要素中间中断", en: "the file ends inside feature \(count + 1)"))
            return
        }
        // A header may leave the count open with 0.
        if offset > data.count || (header.count > 0 && count != header.count) {
            findings.add(
                .refuse, .count,
                Message(
                    zh: "文件头声明\(header.count)个要素，实有\(count)个，文件不完整",
                    en:
                        "the header declares \(header.count) features, there are \(count); the file is not whole"
                ))
        }
    }

    /// The length of a packed R-tree over so many features (FlatGeobuf, packedrtree).
    private static func indexLength(count: Int, width: Int) -> Int {
        guard width >= 2, count > 0 else { return 0 }
        var nodes = count
        var level = count
        repeat {
            level = (level + width - 1) / width
            nodes += level
        } while level > 1
        return nodes * nodeLength
    }

    /// What the header table says of the features.
    private struct Header {
        var count = 0
        var indexWidth = 16

        /// Takes two fields out of a flatbuffer; `nil` when its offsets lead outside.
        init?(_ data: Data, at start: Int, length: Int) {
            guard length >= 8 else { return nil }
            let root = start + data.unsigned(at: start, count: 4)
            guard root + 4 <= start + length else { return nil }
            let back = Int(Int32(truncatingIfNeeded: data.unsigned(at: root, count: 4)))
            let table = root - back
            guard table >= start, table + 4 <= start + length else { return nil }
            let fields = (data.unsigned(at: table, count: 2) - 4) / 2
            func field(_ number: Int, size: Int) -> Int? {
                guard number < fields, table + 4 + 2 * number + 2 <= start + length else { return nil }
                let offset = data.unsigned(at: table + 4 + 2 * number, count: 2)
                guard offset > 0, root + offset + size <= start + length else { return nil }
                return root + offset
            }
            if let place = field(8, size: 8) {
                guard data.unsigned(at: place + 7, count: 1) < 0x80 else { return nil }
                count = data.unsigned(at: place, count: 8)
            }
            if let place = field(9, size: 2) { indexWidth = data.unsigned(at: place, count: 2) }
        }
    }
}
