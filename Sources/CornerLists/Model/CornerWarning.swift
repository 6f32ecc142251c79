public import Bilingual

/// Something in a file that is not as the form wants it, and how it was read (偏差).
public struct CornerWarning: Sendable, Hashable {
    /// The kinds of deviation.
    public enum Code: String, Sendable, CaseIterable {
        case ringOpen, ringNumbers, cornerCount, ringMissing, swapped, noDatum, zoneFromHeader, zoneWidth
        case conversion, endMark, ignoredLine, blockEnd, rowCount, exclusionOutside, emptyParcel, angles,
            brackets, nameCommas, heights, closing, joined, projection, unit, precision
    }

    /// What kind it is.
    public let code: Code
    /// The line, from 1; 0 for the file as a whole.
    public let line: Int
    /// What it is, and how it was read.
    public let message: Message
    /// How coarse the corners are, in metres, where it is about that.
    public var coarseness: Double?

    init(_ code: Code, line: Int, zh: String, en: String) {
        self.init(code, line: line, Message(zh: zh, en: en))
    }

    private init(_ code: Code, line: Int, _ message: Message) {
        self.code = code
        self.line = line
        self.message = message
    }

    /// The same deviation in one of several sheets.
    public func inSheet(_ name: String) -> CornerWarning {
        var warning = CornerWarning(
            code, line: line, Message(zh: "表“\(name)”：", en: "sheet \"\(name)\": ") + message)
        warning.coarseness = coarseness
        return warning
    }
}
