/// What a condition asks of a feature of one layer.
indirect enum ConditionTest: Sendable {
    /// Always the same answer.
    case constant(Bool)
    /// Whether a field has no value.
    case isMissing(FieldSource)
    case number(FieldSource, Comparison, NumberComparand)
    case text(FieldSource, Comparison, TextComparand)
    case day(FieldSource, Comparison, DayStamp)
    case amongNumbers(FieldSource, NumberSet)
    case amongTexts(FieldSource, TextSet)
    case amongDays(FieldSource, Set<DayStamp>)
    case matches(FieldSource, LikePattern)
    case numbers(FieldSource, Comparison, FieldSource)
    case texts(FieldSource, Comparison, FieldSource)
    case days(FieldSource, Comparison, FieldSource)
    case not(ConditionTest)
    case all([ConditionTest])
    case any([ConditionTest])

    /// The texts that it compares values with, whatever is asked of them.
    var comparedTexts: [String] {
        switch self {
        case .text(_, _, let text): text.bytes.map { [String(decoding: $0, as: UTF8.self)] } ?? []
        case .amongTexts(_, let texts): texts.written
        default: []
        }
    }
}

/// Where a value comes from.
enum FieldSource: Sendable, Hashable {
    /// The field at this position of the layer.
    case field(Int)
    /// What the code in the field at this position means.
    case meaning(Int, [String: String])
    /// The number of the feature.
    case featureNumber
}

/// A number that values are compared with.
///
/// Whole numbers are compared exactly. A number with decimals was read from its decimal digits as the nearest double, so
/// it is compared with the nearest double of the literal: 937.36 in a file is 937.36 in a condition, though no double is.
struct NumberComparand: Sendable {
    private let floor: Int128
    private let hasRest: Bool
    private let double: Double

    init(_ literal: DecimalLiteral) {
        (floor, hasRest) = literal.threshold
        double = literal.double
    }

    /// Below 0 when a whole number is the smaller one.
    func order(of number: Int64) -> Int {
        let number = Int128(number)
        return number < floor || number == floor && hasRest ? -1 : number == floor ? 0 : 1
    }

    /// Below 0 when a number is the smaller one.
    func order(of number: Double) -> Int { number < double ? -1 : number > double ? 1 : 0 }
}

/// A text that values are compared with.
struct TextComparand: Sendable {
    /// Its bytes, trimmed; `nil` for a day written as `DATE '…'`, whose spelling does not count.
    let bytes: [UInt8]?
    /// The day that it is, if it is one.
    ///
    /// Texts are then compared by the day: files spell one day in many ways, and the library takes the same column for
    /// texts in one format and for dates in another.
    let day: DayStamp?
    /// The number that it is, where numbers are kept as texts.
    private let number: DecimalLiteral?
    /// Its bytes in half width, where they are others.
    fileprivate let halfWidth: [UInt8]?

    /// - Parameter isNumber: whether it may be a number.
    init(bytes: [UInt8]?, day: DayStamp?, isNumber: Bool) {
        (self.bytes, self.day) = (bytes, day)
        number = isNumber ? bytes.flatMap { TextBytes.number($0.span) } : nil
        halfWidth = bytes.flatMap { TextBytes.halfWidth($0.span) }
    }

    /// Whether a text is the same but for the width of its letters and marks: （二号井） for (二号井).
    func isSameInHalfWidth(_ text: Span<UInt8>) -> Bool {
        guard let bytes else { return false }
        let own = TextBytes.halfWidth(text)
        guard own != nil || halfWidth != nil else { return false }
        guard let own else { return TextBytes.order(text, halfWidth ?? bytes) == 0 }
        return own == halfWidth ?? bytes
    }

    /// Whether a text compares so of which the end may be missing; `nil` when that decides.
    ///
    /// - Parameter isCertain: whether the end is known to be missing.
    func holds(_ comparison: Comparison, forCut text: Span<UInt8>, isCertain: Bool) -> Bool? {
        if let bytes {
            // Of a month all days may lie on one side, whatever is missing.
            if comparison.isOrder, day != nil, DayStamp(text) == nil, DayStamp.span(text, mayGoOn: true) != nil
            {
                return holds(comparison, for: text, mayGoOn: true)
            }
            if TextBytes.goes(bytes.span, onFrom: text) { return nil }
            if isCertain, TextBytes.order(text, bytes) == 0 { return nil }
        }
        guard let day, case let days = DayStamp.possible(text), !days.isEmpty else {
            return holds(comparison, for: text, mayGoOn: true)
        }
        let answers = Set(days.map { comparison.holds(Int($0.number - day.number)) })
        return answers.count == 1 ? answers.first : nil
    }

    /// Whether a text that is not blank compares so.
    ///
    /// - Parameter mayGoOn: whether digits may be missing at its end.
    /// - Returns: `nil` when the two differ in the width of their letters alone, when their order is asked for and only one of them
    ///   is a day, and when they are numbers of another order than their texts: 95.5 and 100.
    func holds(_ comparison: Comparison, for text: Span<UInt8>, mayGoOn: Bool = false) -> Bool? {
        guard comparison.isOrder else {
            let isEqual =
                if let day, let own = DayStamp(text) { own == day } else {
                    bytes.map { TextBytes.order(text, $0) == 0 } ?? false
                }
            if !isEqual, isSameInHalfWidth(text) { return nil }
            return isEqual == (comparison == .equal)
        }
        guard let day else {
            let order = TextBytes.order(text, bytes ?? [])
            // Of one length the order of digits is that of their numbers.
            guard let number, text.count != bytes?.count, let own = TextBytes.number(text) else {
                return comparison.holds(order)
            }
            return own.order(to: number).signum() == order.signum() ? comparison.holds(order) : nil
        }
        if let own = DayStamp(text) { return comparison.holds(Int(own.number - day.number)) }
        // Of a month or a year all days may lie on one side.
        guard let days = DayStamp.span(text, mayGoOn: mayGoOn) else { return nil }
        let answers = Set([days.first, days.last].map { comparison.holds(Int($0 - day.number)) })
        return answers.count == 1 ? answers.first : nil
    }
}

/// The numbers of a list.
struct NumberSet: Sendable {
    private let integers: Set<Int64>
    private let doubles: Set<Double>

    init(_ literals: [DecimalLiteral]) {
        integers = Set(literals.compactMap(\.integer))
        doubles = Set(literals.map(\.double))
    }

    func contains(_ number: Int64) -> Bool { integers.contains(number) }
    func contains(_ number: Double) -> Bool { doubles.contains(number) }
}

/// The texts of a list.
struct TextSet: Sendable {
    /// The bytes of each, in order.
    private let texts: [[UInt8]]
    private let days: Set<DayStamp>
    private let comparands: [TextComparand]
    /// Whether any of them has letters or marks of full width.
    private let hasWide: Bool

    init(_ comparands: [TextComparand]) {
        self.comparands = comparands
        hasWide = comparands.contains { $0.halfWidth != nil }
        texts = comparands.compactMap(\.bytes).sorted { TextBytes.order($0.span, $1) < 0 }
        days = Set(comparands.compactMap(\.day))
    }

    /// Its texts.
    var written: [String] { texts.map { String(decoding: $0, as: UTF8.self) } }

    /// Whether it holds a text of which the end may be missing; `nil` when that decides.
    ///
    /// - Parameter isCertain: whether the end is known to be missing.
    func contains(cut text: Span<UInt8>, isCertain: Bool) -> Bool? {
        let isOwn = holds(text)
        if isOwn, !isCertain { return true }
        for own in texts where TextBytes.goes(own.span, onFrom: text) { return nil }
        let answers = Set(days.isEmpty ? [] : DayStamp.possible(text).map(days.contains))
        return isOwn || answers.count > 1 ? nil : answers.first ?? false
    }

    /// Whether it holds a text; `nil` when it holds one that differs in the width of its letters alone.
    func contains(_ text: Span<UInt8>) -> Bool? {
        if holds(text) { return true }
        let narrow = TextBytes.halfWidth(text)
        guard hasWide || narrow != nil else { return false }
        for own in comparands where own.isSameInHalfWidth(text) { return nil }
        return false
    }

    private func holds(_ text: Span<UInt8>) -> Bool {
        if !days.isEmpty, let day = DayStamp(text), days.contains(day) { return true }
        var (lower, upper) = (0, texts.count)
        while lower < upper {
            let middle = (lower + upper) / 2
            let order = TextBytes.order(text, texts[middle])
            if order == 0 { return true }
            if order < 0 { upper = middle } else { lower = middle + 1 }
        }
        return false
    }
}
