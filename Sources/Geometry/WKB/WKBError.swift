public import Bilingual

/// Why bytes are not a geometry in well-known binary form.
public struct WKBError: Error, Hashable, Sendable {
    /// What went wrong.
    public enum Code: Sendable {
        /// The bytes end inside the geometry.
        case truncated
        /// A count is larger than the bytes could hold.
        case implausibleCount
        /// A geometry type that is not point, line, polygon or a collection of them.
        case unsupportedType
        /// Collections inside collections, deeper than any real parcel.
        case tooDeep
        /// A byte order mark other than 0 or 1.
        case invalidByteOrder
        /// A polygon that has holes but whose shell has no points.
        case emptyShell
    }

    /// What went wrong.
    public let code: Code
    /// Where: the offset in bytes.
    public let offset: Int

    /// What went wrong and where, for people.
    public var message: Message {
        let what: Message =
            switch code {
            case .truncated: Message(zh: "几何数据不完整", en: "geometry is cut off")
            case .implausibleCount: Message(zh: "几何点数超出数据长度", en: "geometry declares more points than it holds")
            case .unsupportedType: Message(zh: "不支持的几何类型", en: "unsupported geometry type")
            case .tooDeep: Message(zh: "几何嵌套过深", en: "geometry is nested too deeply")
            case .invalidByteOrder: Message(zh: "几何字节序标志错误", en: "invalid byte order of geometry")
            case .emptyShell: Message(zh: "面的外环为空而有内环", en: "polygon has holes but an empty shell")
            }
        return what + Message(zh: "（第\(offset)字节）", en: " (byte \(offset))")
    }
}
