import FoundationEssentials

/// The directory at the end of a ZIP archive (APPNOTE 6.3.10), read and checked before anything is unpacked.
struct ZIPDirectory {
    private(set) var entries: [ZIPFile.Entry] = []
    /// How many entries there are, folders too.
    let count: Int

    private static let mostEntries = 10_000
    /// The most that an archive may hold unpacked.
    static let mostBytes = 8 << 30
    /// The most that deflating may gain; tables with many blanks gain some forty.
    private static let mostGain = 250
    private static let freeBytes = 16 << 20

    static let damaged = ArchiveError(
        .directory, zh: "ZIP 目录缺失或损坏，文件可能被截断",
        en: "the directory of the ZIP archive is missing or damaged; it may be cut off")

    /// An entry of the directory and where its bytes are.
    private struct Record {
        var entry: ZIPFile.Entry
        var span: Range<Int>
    }

    /// Reads the directory.
    init(_ data: Data) throws(ArchiveError) {
        let end = try ZIPEnd(data)
        count = end.count
        guard count <= Self.mostEntries else {
            throw ArchiveError(
                .tooLarge, zh: "压缩包有\(end.count)个文件，超过\(Self.mostEntries)个",
                en: "there are \(end.count) files in it, more than \(Self.mostEntries)")
        }
        var position = end.directory.lowerBound
        var records: [Record] = []
        var names: Set<String> = []
        var total = 0
        for _ in 0..<count {
            let (record, next) = try Self.record(data, at: position, end: end)
            let name = record.entry.name
            guard names.insert(name.lowercased()).inserted else {
                throw ArchiveError(
                    .entry, zh: "有两个条目都叫“\(name)”，无法确定用哪一个",
                    en: "two entries are named \"\(name)\"; which one counts cannot be told", name: name)
            }
            total += record.entry.size
            guard total <= Self.mostBytes,
                record.entry.size <= Self.freeBytes
                    || record.entry.size / Self.mostGain <= record.entry.packedSize
            else {
                throw ArchiveError(
                    .tooLarge, zh: "解压后过大（“\(name)”），疑为压缩炸弹，不予解压",
                    en: "it is too large unpacked (\"\(name)\"), as a ZIP bomb would be; it is not unpacked",
                    name: name)
            }
            records.append(record)
            position = next
        }
        records.sort { $0.span.lowerBound < $1.span.lowerBound }
        // Entries that share bytes are how a small archive unpacks to a huge one.
        for (before, after) in zip(records, records.dropFirst())
        where after.span.lowerBound < before.span.upperBound {
            throw ArchiveError(
                .entry, zh: "压缩包的条目相互重叠，不予打开", en: "entries of the archive overlap; it is not read")
        }
        // libarchive's seeking reader visits entries in the order of their bytes.
        for index in records.indices { records[index].entry.ordinal = index }
        entries = records.map(\.entry).filter { !$0.name.hasSuffix("/") }
    }

    private static func record(
        _ data: Data, at position: Int, end: ZIPEnd
    ) throws(ArchiveError) -> (Record, next: Int) {
        let limit = end.directory.upperBound
        guard position + 46 <= limit, data.number(position, 4) == 0x0201_4B50 else { throw damaged }
        let flags = data.number(position + 8, 2)
        let method = data.number(position + 10, 2)
        let nameEnd = position + 46 + data.number(position + 28, 2)
        let extraEnd = nameEnd + data.number(position + 30, 2)
        let next = extraEnd + data.number(position + 32, 2)
        guard next <= limit else { throw damaged }
        let raw = data.bytes(position + 46, nameEnd)
        let name = EntryName.text(raw, isUTF8: flags & 0x800 != 0).replacing("\\", with: "/")
        guard EntryName.isInside(name) else {
            throw ArchiveError(
                .entry, zh: "条目“\(name)”指向压缩包之外，不予打开",
                en: "its entry \"\(name)\" leads outside the archive; it is not read", name: name)
        }
        guard flags & 1 == 0 else {
            throw ArchiveError(
                .entry, zh: "条目“\(name)”有密码，请先解压",
                en: "its entry \"\(name)\" is encrypted; unpack it first", name: name)
        }
        guard method == 0 || method == 8 else {
            throw ArchiveError(
                .entry, zh: "条目“\(name)”的压缩方式不支持，请先解压",
                en: "its entry \"\(name)\" is packed by a method that is not read; unpack it first", name: name)
        }
        // A link stands for another file (upper half of the external attributes on Unix).
        guard data.number(position + 5, 1) != 3 || data.number(position + 40, 2) & 0xF000 != 0xA000 else {
            throw ArchiveError(
                .entry, zh: "条目“\(name)”是链接，不予打开",
                en: "its entry \"\(name)\" is a link; it is not read", name: name)
        }
        var wide = WideNumbers(data, nameEnd..<extraEnd)
        let size = try wide.number(data.number(position + 24, 4))
        let packed = try wide.number(data.number(position + 20, 4))
        let local = try wide.number(data.number(position + 42, 4))
        let start = end.directory.lowerBound
        guard local + 30 <= start, data.number(local, 4) == 0x0403_4B50 else { throw damaged }
        let localName = local + 30 + data.number(local + 26, 2)
        let begin = localName + data.number(local + 28, 2)
        guard begin <= start, packed <= start - begin, data.bytes(local + 30, localName) == raw else {
            throw damaged
        }
        let entry = ZIPFile.Entry(
            name: name, packedSize: packed, size: size, checksum: UInt32(data.number(position + 16, 4)))
        return (Record(entry: entry, span: local..<(begin + packed)), next)
    }
}

/// The 64-bit numbers of an entry (ZIP64), which stand in its extra field for those that 32 bits do not hold.
private struct WideNumbers {
    private var rest: [Int] = []

    init(_ data: Data, _ extra: Range<Int>) {
        var position = extra.lowerBound
        while position + 4 <= extra.upperBound {
            let end = position + 4 + data.number(position + 2, 2)
            guard end <= extra.upperBound else { return }
            if data.number(position, 2) == 1 {
                rest = stride(from: position + 4, through: end - 8, by: 8).map { data.number($0, 8) }
                return
            }
            position = end
        }
    }

    mutating func number(_ short: Int) throws(ArchiveError) -> Int {
        guard short == 0xFFFF_FFFF else { return short }
        guard let number = rest.first, (0...ZIPDirectory.mostBytes).contains(number) else {
            throw ZIPDirectory.damaged
        }
        rest.removeFirst()
        return number
    }
}
