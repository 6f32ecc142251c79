public import Bilingual

/// Why a coordinate reference system or a transformation could not be had.
public struct ProjectionError: Error, Hashable, Sendable {
    /// What went wrong.
    public enum Code: Sendable {
        /// PROJ does not start: no memory, or its database is missing.
        case unavailable
        /// A code that is not `AUTHORITY:NUMBER` or that the EPSG database does not know.
        case unknownCode
        /// A text that is not the well-known text of a coordinate reference system.
        case unreadableText
        /// The system has no form in the requested well-known text, or no geographic base.
        case unsupported
        /// Between the two systems there is only a guess (ballpark), or nothing.
        case noTransformation
        /// A coordinate is not a number, or lies where the transformation is not defined.
        case coordinateOutside
    }

    /// What went wrong.
    public let code: Code
    /// What was tried: `transform EPSG:4528 → EPSG:4490`.
    public let operation: String
    /// Everything that PROJ said while trying, oldest first.
    public let messages: [String]
    /// The position of the first coordinate that failed, counted from 0.
    public let index: Int?

    init(_ code: Code, _ operation: String, messages: [String] = [], index: Int? = nil) {
        self.code = code
        self.operation = operation
        self.messages = messages
        self.index = index
    }

    /// What went wrong, in what, and what to do, for people.
    public var message: Message {
        let place = index.map { Message(zh: "（第\($0 + 1)个坐标）", en: " (coordinate \($0 + 1))") }
        let said = messages.isEmpty ? "" : " [PROJ: \(messages.joined(separator: "; "))]"
        return what + (place ?? Message(verbatim: "")) + Message(zh: "", en: said)
    }

    private var what: Message {
        switch code {
        case .unavailable:
            Message(
                zh: "坐标系统库无法启动：请检查 PROJ 及其数据库 proj.db 的安装",
                en: "the coordinate library does not start: check the installation of PROJ and its proj.db")
        case .unknownCode:
            Message(
                zh: "未知的坐标系代码 \(operation)：请给出如 EPSG:4528 的代码",
                en: "unknown reference system \(operation): give a code such as EPSG:4528")
        case .unreadableText:
            Message(
                zh: "无法读取坐标系说明 \(operation)：请检查 .prj 文件或改用 EPSG 代码",
                en: "cannot read the reference system \(operation): check the .prj file or give an EPSG code")
        case .unsupported:
            Message(zh: "该坐标系不支持此操作：\(operation)", en: "not possible for this reference system: \(operation)")
        case .noTransformation:
            Message(
                zh: "两个坐标系之间没有可靠的转换：\(operation)；请先用当地转换参数转到 CGCS2000",
                en: "no reliable transformation: \(operation); convert to CGCS2000 with local parameters first")
        case .coordinateOutside:
            Message(
                zh: "坐标无法转换：\(operation)；请检查坐标系、带号和坐标顺序",
                en: "a coordinate cannot be transformed: \(operation); check system, zone and axis order")
        }
    }
}
