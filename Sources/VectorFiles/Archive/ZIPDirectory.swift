import Bilingual
import CGDAL
import FoundationEssentials

/// The directory at the end of a ZIP archive (APPNOTE 6.3.10), read and checked before anything is unpacked.
struct ZIPDirectory {
    /// A file in the archive.
    struct Entry {
        /// Its name in the archive, `/` between folders.
        let name: String
        /// The bytes of its name as they are in the archive.
        let rawName: [UInt8]
        let packedSize: Int
        let size: Int
        let checksum: UInt32
    }

    private(set) var entries: [Entry] = []

    private static let mostEntries = 10_000
    /// The most that an archive may hold unpacked.
    static let mostBytes = 8 << 30
    /// The most that deflating may gain; tables with many blanks gain some forty.
    private static let mostGain = 250
    private static let freeBytes = 16 << 20

    /// Reads the directory.
    ///
    /// - Throws: the issue for which the archive is refused.
    init(_ data: Data, path: String) throws(ArchiveIssue) {
        func issue(_ code: StructureIssue.Code, _ message: Message) -> ArchiveIssue {
            ArchiveIssue(issue: StructureIssue(.refuse, code, message, path: path))
        }
        let damaged = issue(
            .length,
            Message(
                zh: "ZIP 目录缺失或损坏，文件可能被截断",
                en: "the directory of the ZIP archive is missing or damaged; it may be cut off"))
        guard let end = Self.endRecord(data) else { throw damaged }
        let count = data.unsigned(at: end + 10, count: 2)
        let start = data.unsigned(at: end + 16, count: 4)
        let length = data.unsigned(at: end + 12, count: 4)
        guard data.unsigned(at: end + 4, count: 4) == 0, data.unsigned(at: end + 8, count: 2) == count else {
            throw issue(.archiveEntry, Message(zh: "不支持分卷 ZIP", en: "archives in several parts are not read"))
        }
        guard count < 0xFFFF, start < 0xFFFF_FFFF else {
            throw issue(
                .archiveSize,
                Message(zh: "压缩包超过4 GB（ZIP64），请先解压", en: "the archive is beyond 4 GB (ZIP64); unpack it first"))
        }
        guard count <= Self.mostEntries else {
            throw issue(
                .archiveSize,
                Message(
                    zh: "压缩包有\(count)个文件，超过\(Self.mostEntries)个",
                    en: "there are \(count) files in it, more than \(Self.mostEntries)"))
        }
        guard start + length <= end else { throw damaged }
        var position = start
        var spans: [Range<Int>] = []
        var names: Set<String> = []
        var total = 0
        for _ in 0..<count {
            guard position + 46 <= end, data.unsigned(at: position, count: 4) == 0x0201_4B50 else {
                throw damaged
            }
            let flags = data.unsigned(at: position + 8, count: 2)
            let method = data.unsigned(at: position + 10, count: 2)
            let packed = data.unsigned(at: position + 20, count: 4)
            let size = data.unsigned(at: position + 24, count: 4)
            let nameLength = data.unsigned(at: position + 28, count: 2)
            let local = data.unsigned(at: position + 42, count: 4)
            let next =
                position + 46 + nameLength + data.unsigned(at: position + 30, count: 2)
                + data.unsigned(at: position + 32, count: 2)
            guard next <= end else { throw damaged }
            let raw = [UInt8](
                data[(data.startIndex + position + 46)..<(data.startIndex + position + 46 + nameLength)])
            let name = Self.text(raw, isUTF8: flags & 0x800 != 0).replacing("\\", with: "/")
            guard Self.isInside(name) else {
                throw issue(
                    .archiveEntry,
                    Message(
                        zh: "条目“\(name)”指向压缩包之外，不予打开",
                        en: "its entry \"\(name)\" leads outside the archive; it is not read"))
            }
            guard names.insert(name.lowercased()).inserted else {
                throw issue(
                    .archiveEntry,
                    Message(
                        zh: "有两个条目都叫“\(name)”，无法确定用哪一个",
                        en: "two entries are named \"\(name)\"; which one counts cannot be told"))
            }
            guard flags & 1 == 0 else {
                throw issue(
                    .archiveEntry,
                    Message(
                        zh: "条目“\(name)”有密码，请先解压", en: "its entry \"\(name)\" is encrypted; unpack it first"))
            }
            guard method == 0 || method == 8, packed < 0xFFFF_FFFF, size < 0xFFFF_FFFF, local < 0xFFFF_FFFF
            else {
                throw issue(
                    .archiveEntry,
                    Message(
                        zh: "条目“\(name)”的压缩方式不支持或超过4 GB，请先解压",
                        en:
                            "its entry \"\(name)\" is packed by a method that is not read, or beyond 4 GB; unpack it first"
                    ))
            }
            // A link stands for another file (upper half of the external attributes on Unix).
            guard
                data.unsigned(at: position + 5, count: 1) != 3
                    || data.unsigned(at: position + 40, count: 2) & 0xF000 != 0xA000
            else {
                throw issue(
                    .archiveEntry,
                    Message(zh: "条目“\(name)”是链接，不予打开", en: "its entry \"\(name)\" is a link; it is not read"))
            }
            guard local + 30 <= start, data.unsigned(at: local, count: 4) == 0x0403_4B50 else { throw damaged }
            let begin =
                local + 30 + data.unsigned(at: local + 26, count: 2) + data.unsigned(at: local + 28, count: 2)
            let localName = data.dropFirst(local + 30).prefix(data.unsigned(at: local + 26, count: 2))
            guard begin + packed <= start, localName.elementsEqual(raw) else { throw damaged }
            spans.append(local..<(begin + packed))
            total += size
            guard total <= Self.mostBytes, size <= Self.freeBytes || size / Self.mostGain <= packed else {
                throw issue(
                    .archiveSize,
                    Message(
                        zh: "解压后过大（“\(name)”），疑为压缩炸弹，不予解压",
                        en: "it is too large unpacked (\"\(name)\"), as a ZIP bomb would be; it is not unpacked"
                    ))
            }
            if !name.hasSuffix("/") {
                entries.append(
                    Entry(
                        name: name, rawName: raw, packedSize: packed, size: size,
                        checksum: UInt32(data.unsigned(at: position + 16, count: 4))))
            }
            position = next
        }
        // Entries that share bytes are how a small archive unpacks to a huge one.
        spans.sort { $0.lowerBound < $1.lowerBound }
        for (before, after) in zip(spans, spans.dropFirst()) where after.lowerBound < before.upperBound {
            throw issue(
                .archiveEntry,
                Message(zh: "压缩包的条目相互重叠，不予打开", en: "entries of the archive overlap; it is not read"))
        }
    }

    /// Where the record at the end begins, behind which there is at most a comment.
    private static func endRecord(_ data: Data) -> Int? {
        guard data.count >= 22 else { return nil }
        for position in stride(from: data.count - 22, through: max(0, data.count - 22 - 0xFFFF), by: -1)
        where data.unsigned(at: position, count: 4) == 0x0605_4B50 {
            if position + 22 + data.unsigned(at: position + 20, count: 2) == data.count { return position }
        }
        return nil
    }

    /// A name: UTF-8 where it says so or is so, else GB18030, in which Chinese Windows writes it.
    private static func text(_ raw: [UInt8], isUTF8: Bool) -> String {
        isUTF8 || raw.contains(0) ? String(decoding: raw, as: UTF8.self) : NameText.text(raw)
    }

    /// Whether a name stays in the folder that the archive is unpacked to.
    private static func isInside(_ name: String) -> Bool {
        guard !name.isEmpty, !name.hasPrefix("/"), !name.utf8.contains(where: { $0 < 0x20 }) else {
            return false
        }
        var parts = name.split(separator: "/", omittingEmptySubsequences: false)
        if parts.last == "" { parts.removeLast() }
        return parts.allSatisfy { $0 != "" && $0 != "." && $0 != ".." && !$0.contains(":") }
    }
}

/// Why an archive is refused.
struct ArchiveIssue: Error {
    let issue: StructureIssue
}
