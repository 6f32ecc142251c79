/// When something is valid: from one day to another, or from the day of its acceptance on (有效期), unless it is cancelled.
public struct Validity: Sendable, Hashable {
    /// The first day; `nil` when none is recorded.
    public let from: CalendarDate?
    /// The last day; `nil` when none is recorded.
    public let until: CalendarDate?

    /// Whether its state says that it is no more: 注销, 吊销, 失效, 废止, 过期; `1070` in the registry.
    public let isCancelled: Bool

    /// The validity that the fields of a feature tell.
    public init(_ attributes: [FieldRole: String]) {
        func date(_ role: FieldRole) -> CalendarDate? { attributes[role].flatMap { CalendarDate($0) } }
        from = date(.validFrom) ?? date(.date)
        until = date(.validUntil)
        let state = attributes[.state] ?? ""
        isCancelled = state == "1070" || ["注销", "吊销", "失效", "废止", "过期"].contains { state.contains($0) }
    }

    /// Whether a day lies in it; `nil` when neither a day nor a cancellation is recorded.
    public func isValid(on day: CalendarDate) -> Bool? {
        guard !isCancelled else { return false }
        guard from != nil || until != nil else { return nil }
        return (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
}
