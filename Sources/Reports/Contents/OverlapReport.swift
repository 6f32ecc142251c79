public import Geodesy
public import Survey

/// What an overlay of parcels and zones found: totals, groups, and the parcels when they were kept (压盖统计).
public struct OverlapReport: Sendable {
    /// The totals.
    public let summary: OverlaySummary
    /// The parcels to list; empty when there were too many to keep, or a stream took them.
    public let parcels: [OverlaidParcel]
    /// The unit of tables.
    public let unit: AreaUnit

    /// A report on an overlay.
    public init(summary: OverlaySummary, parcels: [OverlaidParcel], unit: AreaUnit) {
        self.summary = summary
        self.parcels = parcels
        self.unit = unit
    }

    /// The groups of parcels, ordered by their values; a missing value comes last.
    var groups: [(values: [String?], group: OverlaySummary.Group)] {
        summary.groups.map { (values: $0.key, group: $0.value) }.sorted { left, right in
            for (a, b) in zip(left.values, right.values) where a != b {
                guard let a else { return false }
                guard let b else { return true }
                return a < b
            }
            return false
        }
    }
}
