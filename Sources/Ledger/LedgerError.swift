public import Bilingual

/// Why bytes cannot be read as the text of a report.
public struct LedgerError: Error, Hashable, Sendable {
    /// What went wrong.
    public enum Code: Sendable {
        /// The bytes are not UTF-8.
        case notUTF8
        /// The bytes start with the mark of UTF-16.
        case utf16
    }

    /// What went wrong.
    public let code: Code
    /// Where: the offset of the first bad byte.
    public let byte: Int

    /// What went wrong, where, and what to do, for people.
    public var message: Message {
        switch code {
        case .notUTF8:
            Message(
                zh: "文本不是UTF-8编码（第\(byte)字节起无法解码）；请先按GB18030解码，再传入解码后的文本",
                en:
                    "the text is not UTF-8 (undecodable from byte \(byte)); decode it as GB18030 and pass the text"
            )
        case .utf16:
            Message(
                zh: "文本是UTF-16编码；请另存为UTF-8，或传入解码后的文本",
                en: "the text is UTF-16; save it as UTF-8, or pass the decoded text")
        }
    }
}
