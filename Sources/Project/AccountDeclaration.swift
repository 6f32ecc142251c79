public import Land

/// An account of occupied ground to be drawn up (收支表): occupied = approved + restored + outstanding.
public struct AccountDeclaration: Sendable, Hashable {
    /// The item of the report.
    public let item: Int
    /// The layer of occupied ground.
    public let occupied: String
    /// The layers of approved ground (审批地块).
    public let approved: [String]
    /// The layers of restored ground (恢复治理地块).
    public let restored: [String]
    /// The day on which approvals must be valid and ground restored; `nil` for any.
    public let asOf: CalendarDate?
    /// Its line in the project file.
    public let line: Int
}

/// A table of land-use change to be drawn up (土地利用变化情况表): the classes of some ground before and after.
public struct ChangeDeclaration: Sendable, Hashable {
    /// The item of the report.
    public let item: Int
    /// The layer whose ground is looked at.
    public let ground: String
    /// The layer of classes before.
    public let before: String
    /// The layer of classes after.
    public let after: String
    /// Its line in the project file.
    public let line: Int

    /// A declaration from its parts.
    package init(item: Int, ground: String, before: String, after: String, line: Int) {
        self.item = item
        self.ground = ground
        self.before = before
        self.after = after
        self.line = line
    }
}
