import FoundationEssentials

/// The record at the end of a ZIP archive, behind which there is at most a comment.
struct ZIPEnd {
    /// How many entries the directory has.
    let count: Int
    /// Where the directory begins, and where the records at the end do.
    let directory: Range<Int>

    init(_ data: Data) throws(ArchiveError) {
        guard let end = Self.position(in: data) else { throw ZIPDirectory.damaged }
        guard data.number(end + 4, 4) == 0, data.number(end + 8, 2) == data.number(end + 10, 2) else {
            throw ArchiveError(.entry, zh: "不支持分卷 ZIP", en: "archives in several parts are not read")
        }
        let short = (data.number(end + 10, 2), data.number(end + 12, 4), data.number(end + 16, 4))
        var (count, length, start) = short
        var limit = end
        if short.0 == 0xFFFF || short.1 == 0xFFFF_FFFF || short.2 == 0xFFFF_FFFF {
            // ZIP64: the record before tells where that with the wide numbers is.
            guard end >= 20 + 56, data.number(end - 20, 4) == 0x0706_4B50 else { throw ZIPDirectory.damaged }
            limit = data.number(end - 12, 8)
            guard (0...(end - 76)).contains(limit), data.number(limit, 4) == 0x0606_4B50 else {
                throw ZIPDirectory.damaged
            }
            (count, length, start) = (
                data.number(limit + 32, 8), data.number(limit + 40, 8), data.number(limit + 48, 8)
            )
        }
        guard count >= 0, start >= 0, length >= 0, start <= limit, length <= limit - start else {
            throw ZIPDirectory.damaged
        }
        self.count = count
        directory = start..<limit
    }

    private static func position(in data: Data) -> Int? {
        guard data.count >= 22 else { return nil }
        for position in stride(from: data.count - 22, through: max(0, data.count - 22 - 0xFFFF), by: -1)
        where data.number(position, 4) == 0x0605_4B50 {
            if position + 22 + data.number(position + 20, 2) == data.count { return position }
        }
        return nil
    }
}

extension Data {
    /// An unsigned number of so many bytes, the least first; the caller has checked that they are there.
    func number(_ offset: Int, _ count: Int) -> Int {
        var value: UInt64 = 0
        for index in 0..<count { value |= UInt64(self[startIndex + offset + index]) << (8 * UInt64(index)) }
        return Int(truncatingIfNeeded: value)
    }

    /// The bytes between two offsets.
    func bytes(_ from: Int, _ to: Int) -> [UInt8] { [UInt8](self[(startIndex + from)..<(startIndex + to)]) }
}
