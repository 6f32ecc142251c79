/// When something is valid: from one day to another, or from the day of its acceptance on (有效期), unless it is cancelled.
public struct Validity: Sendable, Hashable {
    /// The first day; `nil` when none is recorded.
    public let from: CalendarDate?
    /// The last day; `nil` when none is recorded.
    public let until: CalendarDate?
    /// What its state says; `nil` when it says nothing of a right.
    public let state: RightState?
    /// The days on one of which it was cancelled; `nil` when none is recorded.
    public let cancelled: ClosedRange<CalendarDate>?
    /// The last day on which it may have begun, where only its year is told; `nil` otherwise.
    private let beginsBy: CalendarDate?
    /// Whether a day is recorded in words that are none, such as 2020年底.
    public let isUnclear: Bool

    /// The validity that the fields of a feature tell.
    ///
    /// - Parameter isRight: whether the feature is known to be a mining right, whose state must be understood; a feature
    ///   with a licence number is one.
    public init(_ attributes: Attributes, isRight: Bool = false) {
        func text(_ role: FieldRole) -> String? {
            attributes[role].map { $0.filter { !$0.isWhitespace } }.flatMap { $0.isEmpty ? nil : $0 }
        }
        let begins = text(.validFrom) ?? text(.date)
        let ends = text(.validUntil).flatMap { ["长期", "永久"].contains($0) ? nil : $0 }
        // Of a year alone it is known that it was not before, and that it was after.
        let year = begins == nil && ends == nil ? FeatureTime(attributes) : nil
        beginsBy = year?.last
        from = begins.flatMap { CalendarDate($0) ?? CalendarDate(month: $0, isEnd: false) } ?? year?.first
        until = ends.flatMap { CalendarDate($0) ?? CalendarDate(month: $0, isEnd: true) }
        let state = text(.state).flatMap { RightState($0) }
        // Other layers have states of their own, which say nothing of terms: 在用, 合格.
        let isRight = isRight || attributes[.licence] != nil
        self.state = state == .unclear && !isRight ? nil : state
        // A right has a last day: without one its term is not known.
        let isOpen = isRight && text(.validFrom) != nil && text(.validUntil) == nil
        isUnclear = (begins != nil && from == nil) || (ends != nil && until == nil) || isOpen
        let day = text(.cancelledOn).flatMap { CalendarDate.span(in: $0) }
        cancelled = day ?? (state == .ended ? text(.state).flatMap(Self.dayOfEnd) : nil)
    }

    /// The days that a state names for the end of a right: 已注销（2023年11月）, 2019年注销.
    private static func dayOfEnd(in state: String) -> ClosedRange<CalendarDate>? {
        // Another day than that of the end: 注销（原有效期至2031年）.
        guard !["原", "曾", "有效", "前", "至", "起"].contains(where: state.contains) else { return nil }
        return CalendarDate.span(in: PlainText(state).text)
    }

    /// Whether its state says that it is no more: 已注销, 吊销, 过期; `1070` in the registry.
    public var isCancelled: Bool { state == .ended || (state == nil && cancelled != nil) }

    /// Whether a day lies in it; `nil` when that is not recorded, or not in words that are understood.
    public func isValid(on day: CalendarDate) -> Bool? {
        var isLasting = !isCancelled
        if isCancelled, let cancelled, day < cancelled.upperBound {
            guard day < cancelled.lowerBound else { return from.map { day < $0 } == true ? false : nil }
            isLasting = true
        }
        guard isLasting else { return false }
        // What is understood may be enough: before the first day, or behind the last, nothing else matters.
        if let from, day < from { return false }
        if let beginsBy, day < beginsBy { return nil }
        if state == .unclear { return nil }
        // Behind the last day a right whose renewal is pending may still be in force.
        if let until, until < day { return state == .renewing ? nil : false }
        return isUnclear || (from == nil && until == nil) ? nil : true
    }
}
