/// The encodings in which texts are read.
public enum TextEncoding: Sendable, Hashable {
    /// UTF-8, with or without a byte order mark.
    case utf8
    /// UTF-16 with a byte order mark.
    case utf16
    /// GB18030, of which GBK and GB 2312 are parts.
    case gb18030
}
