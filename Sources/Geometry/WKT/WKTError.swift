public import Bilingual

/// Why a text is not polygons in well-known text form.
public struct WKTError: Error, Hashable, Sendable {
    /// What went wrong.
    public enum Code: Sendable {
        /// The text ends inside the geometry.
        case truncated
        /// Another character or word than the form asks for.
        case unexpectedText
        /// A geometry type that has no area.
        case unsupportedType
        /// Something that is not a finite decimal number where an ordinate is due.
        case invalidNumber
        /// A position with another number of ordinates than its geometry declares.
        case wrongDimension
        /// Collections inside collections, deeper than any real parcel.
        case tooDeep
        /// A polygon that has holes but whose shell has no points.
        case emptyShell
    }

    /// What went wrong.
    public let code: Code
    /// Where: the offset in bytes of UTF-8.
    public let offset: Int

    /// What went wrong and where, for people.
    public var message: Message {
        let what: Message =
            switch code {
            case .truncated: Message(zh: "几何文本不完整", en: "geometry text is cut off")
            case .unexpectedText: Message(zh: "几何文本格式错误", en: "unexpected text in geometry")
            case .unsupportedType: Message(zh: "不是面状几何", en: "not a polygon geometry")
            case .invalidNumber: Message(zh: "坐标不是有效数值", en: "an ordinate is not a finite number")
            case .wrongDimension: Message(zh: "坐标维数不符", en: "a position has the wrong number of ordinates")
            case .tooDeep: Message(zh: "几何嵌套过深", en: "geometry is nested too deeply")
            case .emptyShell: Message(zh: "面的外环为空而有内环", en: "polygon has holes but an empty shell")
            }
        return what + Message(zh: "（第\(offset)字节）", en: " (byte \(offset))")
    }
}
