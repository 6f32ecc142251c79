public import FoundationEssentials

/// A ZIP archive: its directory checked, its entries unpacked by libarchive with limits and checksums.
public struct ZIPFile: Sendable {
    /// A file in the archive.
    public struct Entry: Sendable, Hashable {
        /// Its name, `/` between folders.
        public let name: String
        /// How many bytes it takes in the archive.
        public let packedSize: Int
        /// How many bytes it has.
        public let size: Int
        let checksum: UInt32
        /// Its place in the order of the bytes.
        var ordinal = 0
    }

    let data: Data
    /// The files, in the order of their bytes; folders are none.
    public let entries: [Entry]

    /// Reads the directory.
    ///
    /// - Parameter data: the archive as a whole, best mapped.
    /// - Throws: `directory`, `entry` or `tooLarge`: nothing is to be unpacked from it then.
    public init(_ data: Data) throws(ArchiveError) {
        self.data = data
        entries = try ZIPDirectory(data).entries
    }

    /// Whether bytes begin as a ZIP archive does.
    public static func begins(_ bytes: some Sequence<UInt8>) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6])
    }

    /// The entry of a name; names differ neither in case nor in a leading slash (ECMA-376-2, 6.2.2).
    public func entry(_ name: String) -> Entry? {
        let key = name.drop { $0 == "/" }.lowercased()
        return entries.first { $0.name.lowercased() == key }
    }

    /// Unpacks an entry into memory.
    ///
    /// - Parameter limit: how many bytes it may have.
    /// - Throws: `tooLarge`, or `damaged` for other bytes than the directory says.
    public func bytes(of entry: Entry, limit: Int) throws(ArchiveError) -> [UInt8] {
        guard entry.size <= limit else {
            throw ArchiveError(
                .tooLarge, zh: "\(entry.name) 解压后超过 \(limit >> 20) MB",
                en: "\(entry.name) unpacks to more than \(limit >> 20) MB", name: entry.name)
        }
        var result: [UInt8] = []
        result.reserveCapacity(entry.size)
        try unpack([entry]) { _, chunk in result += chunk }
        return result
    }
}
