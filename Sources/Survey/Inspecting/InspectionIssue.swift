public import Bilingual
public import Geometry

/// Something that a careful person would want to know before using a layer (质量问题).
public struct InspectionIssue: Sendable, Hashable {
    /// How much it matters.
    public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
        /// To know; nothing need be done.
        case note
        /// To look at: usable, but something counts twice, differs or was assumed.
        case warning
        /// A feature was repaired.
        case repaired
        /// A feature was set aside.
        case setAside = "set-aside"
        /// The layer or the file is not used.
        case refused

        /// From mild to grave.
        public static func < (left: Severity, right: Severity) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    /// A word for its kind, the same in every language.
    public let code: String
    /// How much it matters.
    public let severity: Severity
    /// The feature; `nil` for the layer or the file as a whole.
    public let fid: Int64?
    /// What it is, where, and what was done or is to be done.
    public let message: Message
    /// Its ground in longitude and latitude of CGCS2000, for a map; `nil` when it has none.
    public internal(set) var ground: MultiPolygon?

    init(_ code: String, _ severity: Severity, fid: Int64? = nil, _ message: Message) {
        self.code = code
        self.severity = severity
        self.fid = fid
        self.message = message
    }
}
