public import Bilingual

/// Why an archive, or one of its entries, is not read.
public struct ArchiveError: Error, Sendable {
    /// What kind of fault it is.
    public enum Code: Sendable {
        /// The directory at the end is missing, or contradicts what it points to.
        case directory
        /// An entry is of a kind that is not read: encrypted, a link, outside the folder, there twice.
        case entry
        /// More entries, or more bytes when unpacked, than are read.
        case tooLarge
        /// An entry cannot be unpacked, or is not what the directory says.
        case damaged
        /// A file cannot be written.
        case unwritable
        /// The library does not start.
        case unavailable
    }

    /// What kind of fault it is.
    public let code: Code
    /// What is wrong, and what to do about it.
    public let message: Message
    /// The entry, or the file that cannot be written, when it is about one.
    public let name: String?
    /// What the library said.
    public let libraryMessages: [String]

    init(_ code: Code, zh: String, en: String, name: String? = nil, libraryMessages: [String] = []) {
        self.code = code
        message = Message(zh: zh, en: en)
        self.name = name
        self.libraryMessages = libraryMessages
    }

    static var unavailable: ArchiveError {
        ArchiveError(
            .unavailable, zh: "解压库 libarchive 无法启动", en: "the library libarchive does not start")
    }
}
