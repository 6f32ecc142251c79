public import Bilingual

/// Something in a file that is not as the form wants it, and how it was read (偏差).
public struct CornerWarning: Sendable, Hashable {
    /// The kinds of deviation.
    public enum Code: String, Sendable, CaseIterable {
        case ringOpen, ringNumbers, cornerCount, ringMissing, swapped, noDatum, zoneWidth, conversion, endMark
        case ignoredLine, blockEnd, rowCount, exclusionOutside, emptyParcel, angles, nameCommas, heights,
            closing
        case joined, projection, unit, precision, hiddenRows
    }

    /// What kind it is.
    public let code: Code
    /// The line, from 1; 0 for the file as a whole.
    public let line: Int
    /// What it is, and how it was read.
    public let message: Message
    /// What of the ground it leaves open; `nil` where the corners are beyond doubt.
    public internal(set) var stake: CornerStake?

    init(_ code: Code, line: Int, _ stake: CornerStake? = nil, zh: String, en: String) {
        self.init(code, line: line, stake, Message(zh: zh, en: en))
    }

    private init(_ code: Code, line: Int, _ stake: CornerStake?, _ message: Message) {
        self.code = code
        self.line = line
        self.message = message
        self.stake = stake
    }

    /// The same deviation in one of several sheets.
    ///
    /// - Parameters:
    ///   - others: how many parcels the sheets before it have.
    ///   - own: how many it has itself.
    public func inSheet(_ name: String, behind others: Int, of own: Int) -> CornerWarning {
        CornerWarning(
            code, line: line, stake?.behind(others, of: own),
            Message(zh: "表“\(name)”：", en: "sheet \"\(name)\": ") + message)
    }
}
