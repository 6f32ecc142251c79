/// When something is valid: from one day to another, or from the day of its acceptance on (有效期).
public struct Validity: Sendable, Hashable {
    /// The first day; `nil` when none is recorded.
    public let from: CalendarDate?
    /// The last day; `nil` when none is recorded.
    public let until: CalendarDate?

    /// The validity that the fields of a feature tell.
    public init(_ attributes: [FieldRole: String]) {
        func date(_ role: FieldRole) -> CalendarDate? { attributes[role].flatMap { CalendarDate($0) } }
        from = date(.validFrom) ?? date(.date)
        until = date(.validUntil)
    }

    /// Whether a day lies in it; `nil` when no day is recorded.
    public func isValid(on day: CalendarDate) -> Bool? {
        guard from != nil || until != nil else { return nil }
        return (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
}
