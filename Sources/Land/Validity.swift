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
    /// The last day on which it may have begun, where no day is told but a year, or a text that was cut short.
    private let beginsBy: CalendarDate?
    /// The first day that may be its last, where a text that was cut short leaves that open.
    private let endsFrom: CalendarDate?
    /// Whether a day is recorded in words that are none, such as 2020年底.
    public let isUnclear: Bool
    /// Whether its state has ended without a word of the licence: 过期, 政策性关闭.
    private let keepsLicence: Bool
    /// Whether a day of cancellation is recorded that cannot be read.
    package let isEndUnread: Bool
    /// Whether fields that are none of its term or its state say that it is no more.
    package let isDenied: Bool
    /// Whether fields that tell its state contradict each other.
    private let isContradictory: Bool
    /// Whether it has no end: 长期, 永久.
    private let hasNoEnd: Bool
    /// The fields that leave something open because their text was cut short, or may have been.
    package let cutShort: [FieldRole]

    /// The validity that the fields of a feature tell.
    ///
    /// - Parameter isRight: whether the feature is known to be a mining right, whose state must be understood; a feature
    ///   with a licence number is one.
    public init(_ attributes: Attributes, isRight: Bool = false) {
        func text(_ role: FieldRole) -> String? {
            attributes[role].map { $0.halfWidth.filter { !$0.isWhitespace } }.flatMap { $0.isEmpty ? nil : $0 }
        }
        // Zeros, 1900-01-00 and the like are what programs write for no day.
        func day(_ role: FieldRole) -> String? {
            text(role).flatMap {
                $0.allSatisfy { "0-/.: ".contains($0) } || $0.hasPrefix("1900-01-00") ? nil : $0
            }
        }
        func days(_ role: FieldRole?) -> (days: ClosedRange<CalendarDate>, isOpen: Bool)? {
            guard let role, let written = attributes[role]?.halfWidth, let bare = day(role) else { return nil }
            let ending = attributes.ending(of: role)
            // A blank stands before a time of the day, or among the parts of a day.
            return CalendarDate.told(by: written, ending) ?? CalendarDate.told(by: bare, ending)
        }
        func isForever(_ text: String) -> Bool { ["长期", "永久"].contains(text) || text.hasPrefix("9999") }
        hasNoEnd = day(.validUntil).map(isForever) ?? false
        let firstRole = [FieldRole.validFrom, .date].first { day($0) != nil }
        let lastRole = day(.validUntil).flatMap { isForever($0) ? nil : FieldRole.validUntil }
        let end = days(lastRole)
        // A year or a term in one field: 2022年, 2010年3月5日至2020年3月5日.
        let term = lastRole.flatMap { role in
            end == nil ? attributes[role].flatMap { Term($0, attributes.ending(of: role)) } : nil
        }
        let ends = end ?? term.map { ($0.last, $0.last.lowerBound < $0.last.upperBound) }
        let begins = days(firstRole)
        // Of a year alone it is known that it was not before, and that it was after.
        let year =
            firstRole == .date && begins == nil
            ? FeatureTime(.date, of: attributes)
            : firstRole == nil && lastRole == nil ? FeatureTime(attributes) : nil
        let span = year.flatMap { $0.isPlain ? $0 : nil }
        let start = firstRole == nil ? term?.first : nil
        from = begins?.days.lowerBound ?? span?.first ?? start?.lowerBound
        beginsBy = begins.map { $0.isOpen ? $0.days.upperBound : nil } ?? span?.last ?? start?.upperBound
        until = ends?.days.upperBound
        endsFrom = ends.flatMap { $0.isOpen ? $0.days.lowerBound : nil }
        // Other layers have states of their own, which say nothing of terms: 在用, 合格.
        let isRight = isRight || attributes[.licence] != nil
        let words = text(.state)
        let told = words.flatMap { RightState($0) }.flatMap { $0 == .unclear && !isRight ? nil : $0 }
        // What goes on behind the end of its field may be anything.
        let isStateOpen =
            switch attributes.ending(of: .state) {
            case .whole: false
            case .full: told != nil && RightState.mayGoOn(words ?? "")
            case .cut: told != nil
            }
        let endText = day(.cancelledOn).flatMap { isForever($0) ? nil : $0 }
        let dayOfEnd = endText.flatMap { days(.cancelledOn)?.days ?? CalendarDate.span(in: $0) }
        // A day of cancellation that is none, 2024-08-32 or 45505: from when on it was no more is not known.
        isDenied = attributes[.denial] != nil
        isContradictory = attributes[.state]?.contains(StateField.joint) == true
        isEndUnread = dayOfEnd == nil && endText?.contains(where: \.isASCIIDigit) == true
        state = isStateOpen || isEndUnread ? .unclear : told
        // A right has a last day: without one its term is not known.
        let lacksEnd = isRight && day(.validFrom) != nil && text(.validUntil) == nil
        isUnclear = (firstRole != nil && from == nil) || (lastRole != nil && until == nil) || lacksEnd
        cancelled = dayOfEnd ?? (state == .ended ? words.flatMap(Self.dayOfEnd) : nil)
        keepsLicence = state == .ended && cancelled == nil && RightState.keepsLicence(words ?? "")
        cutShort =
            (isStateOpen ? [.state] : []) + (begins?.isOpen == true ? firstRole.map { [$0] } ?? [] : [])
            + (ends?.isOpen == true ? [.validUntil] : [])
    }

    /// The days that a state names for the end of a right: 已注销（2023年11月）, 2019年注销.
    private static func dayOfEnd(in state: String) -> ClosedRange<CalendarDate>? {
        // Another day than that of the end: 注销（原有效期至2031年）.
        guard !["原", "曾", "有效", "前", "至", "起"].contains(where: state.contains) else { return nil }
        return CalendarDate.span(in: PlainText(state).text)
    }

    /// Whether its state says that it is no more: 已注销, 吊销, 过期; `1070` in the registry.
    public var isCancelled: Bool { state == .ended || (state == nil && cancelled != nil) }

    /// Whether anything says that it is no more: its state, a day of cancellation, or one of several fields that contradict each other.
    package var mayBeCancelled: Bool { isCancelled || cancelled != nil || isEndUnread || isContradictory }

    /// Whether what it tells of a day cannot all be right: in force though it was cancelled, or ended before it began.
    private func isContradicted(on day: CalendarDate) -> Bool {
        if let cancelled, state == .inForce || state == .renewing, cancelled.lowerBound <= day { return true }
        guard let from, let until else { return false }
        return until < from
    }

    /// Whether a day lies in it; `nil` when that is not recorded, or not in words that are understood.
    public func isValid(on day: CalendarDate) -> Bool? {
        var isLasting = !isCancelled
        if isCancelled, let cancelled, day < cancelled.upperBound {
            guard day < cancelled.lowerBound else { return from.map { day < $0 } == true ? false : nil }
            isLasting = true
        }
        // 过期 beside a last day that is not past: the state is of a later day, or one of the two is wrong. Of a mine that is
        // closed before its term ends the licence may not be cancelled yet.
        if keepsLicence, let until, day <= until { return from.map { day < $0 } == true ? false : nil }
        guard isLasting else { return false }
        // What is understood may be enough: before the first day, or behind the last, nothing else matters.
        if let from, day < from { return until.map { $0 < from } == true ? nil : false }
        if let beginsBy, day < beginsBy { return nil }
        if state == .unclear || isDenied || isContradicted(on: day) { return nil }
        // Behind the last day a right whose renewal is pending may still be in force.
        if let until, until < day { return state == .renewing ? nil : false }
        if let endsFrom, endsFrom < day { return nil }
        return isUnclear || (from == nil && until == nil && !hasNoEnd) ? nil : true
    }
}
