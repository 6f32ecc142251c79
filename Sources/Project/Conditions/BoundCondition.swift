/// A condition for the features of one layer.
package struct BoundCondition: Sendable {
    /// The positions of the fields that it looks at, in ascending order: a reader needs no others.
    package let fields: [Int]

    private let test: ConditionTest

    init(_ test: ConditionTest) {
        self.test = test
        fields = Set(test.sources.compactMap(\.position)).sorted()
    }

    /// Whether a feature meets the condition; `nil` when missing values, or texts that may have been cut short,
    /// leave it open, and the feature is not selected.
    ///
    /// Takes time in proportion to the condition and its texts, and needs no memory but for numbers matched with `LIKE`.
    ///
    /// - Parameters:
    ///   - fid: the number of the feature.
    ///   - value: gives the value of the field at a position, one of `fields`.
    ///   - spelt: gives what the value of a text there may be called as well, where that is to count; `nil` for nothing else.
    package func evaluate(
        fid: Int64, value: (_ position: Int) -> ConditionValue,
        spelt: ((_ position: Int) -> SpeltValue?)? = nil
    ) -> Bool? {
        test.answer(
            { source in
                switch source {
                case .field(let position): value(position)
                case .meaning(let position, _): source.meaning(of: value(position))
                case .featureNumber: .integer(fid)
                }
            }, spelt: spelt)
    }

    /// The texts that values of a field are compared with, as they are written.
    package func texts(comparedWith field: Int) -> [String] {
        test.tests.filter { $0.textSource?.position == field }.flatMap(\.comparedTexts)
    }

    /// Whether a text in a field may be answered otherwise by another of its spellings.
    package func minds(_ spelt: SpeltValue, in field: Int) -> Bool {
        test.tests.contains { test in
            guard let source = test.textSource, source.position == field else { return false }
            return test.answer({ _ in source.meaning(of: .text(spelt.written)) }, spelt: nil)
                != test.answer(spelt)
        }
    }

    /// Whether a feature is selected: the condition is met, and not left open.
    package func selects(fid: Int64, value: (_ position: Int) -> ConditionValue) -> Bool {
        evaluate(fid: fid, value: value) == true
    }
}

extension ConditionTest {
    /// The tests that it is made of.
    fileprivate var tests: [ConditionTest] {
        switch self {
        case .not(let test): test.tests
        case .all(let tests), .any(let tests): tests.flatMap(\.tests)
        default: [self]
        }
    }

    /// The field whose texts it looks at, and at nothing else.
    fileprivate var textSource: FieldSource? {
        switch self {
        case .text(let source, _, _), .amongTexts(let source, _), .matches(let source, _): source
        default: nil
        }
    }

    /// Where its values come from, some of them several times.
    fileprivate var sources: [FieldSource] {
        switch self {
        case .constant: []
        case .isMissing(let source), .number(let source, _, _), .text(let source, _, _), .day(let source, _, _),
            .amongNumbers(let source, _), .amongTexts(let source, _), .amongDays(let source, _),
            .matches(let source, _):
            [source]
        case .numbers(let left, _, let right), .texts(let left, _, let right), .days(let left, _, let right):
            [left, right]
        case .not(let test): test.sources
        case .all(let tests), .any(let tests): tests.flatMap(\.sources)
        }
    }

    /// The answer by Kleene's logic; `nil` for the third value.
    func answer(
        _ value: (FieldSource) -> ConditionValue, spelt: ((_ position: Int) -> SpeltValue?)?
    ) -> Bool? {
        if let spelt, let own = textSource?.position.flatMap(spelt) { return answer(own) }
        switch self {
        case .constant(let isTrue): return isTrue
        case .isMissing(let source): return value(source).isMissing
        case .number(let source, let comparison, let number):
            switch value(source) {
            case .integer(let own): return comparison.holds(number.order(of: own))
            case .real(let own): return own.isNaN ? nil : comparison.holds(number.order(of: own))
            case .missing, .text, .cutText: return nil
            }
        case .amongNumbers(let source, let numbers):
            switch value(source) {
            case .integer(let own): return numbers.contains(own)
            case .real(let own): return own.isNaN ? nil : numbers.contains(own)
            case .missing, .text, .cutText: return nil
            }
        case .text(let source, let comparison, let text):
            let own = value(source)
            return own.withText { bytes in
                own.isCut
                    ? text.holds(comparison, forCut: bytes, isCertain: own.isCertainlyCut)
                    : text.holds(comparison, for: bytes)
            }
        case .amongTexts(let source, let texts):
            let own = value(source)
            return own.withText { bytes in
                own.isCut
                    ? texts.contains(cut: bytes, isCertain: own.isCertainlyCut) : texts.contains(bytes)
            }
        case .matches(let source, let pattern):
            let own = value(source)
            return own.withText { text in
                // Whatever follows, a pattern that ends in % still matches.
                if pattern.matches(text) { return own.isCertainlyCut && !pattern.endsInRun ? nil : true }
                if own.isCut, pattern.goesOn(from: text, anyhow: own.isLikelyCut) { return nil }
                return pattern.matchesInHalfWidth(text) ? nil : false
            }
        case .day(let source, let comparison, let day):
            return value(source).day.map { comparison.holds(Int($0.number - day.number)) }
        case .amongDays(let source, let days): return value(source).day.map(days.contains)
        case .numbers(let left, let comparison, let right):
            return Self.order(value(left), value(right)).map(comparison.holds)
        case .texts(let left, let comparison, let right):
            let other = value(right)
            return value(left).withText { text in
                other.withText { comparison.holds(TextBytes.order(text, $0)) }
            }
        case .days(let left, let comparison, let right):
            guard let one = value(left).day, let other = value(right).day else { return nil }
            return comparison.holds(Int(one.number - other.number))
        case .not(let test): return test.answer(value, spelt: spelt).map(!)
        case .all(let tests): return Self.combined(tests, value, spelt, decisive: false)
        case .any(let tests): return Self.combined(tests, value, spelt, decisive: true)
        }
    }

    /// The decisive value if one part has it, the third value if one part has that, and otherwise the other value.
    private static func combined(
        _ tests: [ConditionTest], _ value: (FieldSource) -> ConditionValue,
        _ spelt: ((_ position: Int) -> SpeltValue?)?, decisive: Bool
    ) -> Bool? {
        var isOpen = false
        for test in tests {
            switch test.answer(value, spelt: spelt) {
            case decisive?: return decisive
            case nil: isOpen = true
            default: break
            }
        }
        return isOpen ? nil : !decisive
    }

    /// Below 0 when the left number is the smaller one, exactly; `nil` when one is no number.
    private static func order(_ left: ConditionValue, _ right: ConditionValue) -> Int? {
        switch (left, right) {
        case (.integer(let one), .integer(let other)): return one < other ? -1 : one > other ? 1 : 0
        case (.real(let one), .real(let other)):
            return one.isNaN || other.isNaN ? nil : one < other ? -1 : one > other ? 1 : 0
        case (.integer(let one), .real(let other)): return order(one, other)
        case (.real(let one), .integer(let other)): return order(other, one).map { -$0 }
        case (.missing, _), (.text, _), (.cutText, _), (_, .missing), (_, .text), (_, .cutText): return nil
        }
    }

    /// A whole number has up to 63 bits, a double 53: neither is brought to the other's form.
    private static func order(_ whole: Int64, _ real: Double) -> Int? {
        if real.isNaN { return nil }
        if real >= 0x1p63 { return -1 }
        if real < -0x1p63 { return 1 }
        let floor = Int64(real.rounded(.down))
        return whole < floor || whole == floor && real > Double(floor) ? -1 : whole == floor ? 0 : 1
    }
}

extension FieldSource {
    /// The position of the field; `nil` for the number of the feature.
    var position: Int? {
        switch self {
        case .field(let position), .meaning(let position, _): position
        case .featureNumber: nil
        }
    }

    /// What a value of the field stands for.
    func meaning(of value: ConditionValue) -> ConditionValue {
        if case .meaning(_, let meanings) = self { value.meaning(meanings) } else { value }
    }
}

extension ConditionValue {
    /// Whether there is no value.
    fileprivate var isMissing: Bool {
        switch self {
        case .missing: true
        case .integer: false
        case .real(let number): number.isNaN
        case .text(let text): TextBytes.trimmedRange(text.utf8Span.span).isEmpty
        case .cutText(let text, _): TextBytes.trimmedRange(text.utf8Span.span).isEmpty
        }
    }

    /// What it means as a code; itself as a text where that is not known.
    fileprivate func meaning(_ meanings: [String: String]) -> ConditionValue {
        let code: String
        switch self {
        case .missing, .cutText: return self
        case .integer(let number): code = String(number)
        case .real(let number): code = Int64(exactly: number).map { String($0) } ?? String(number)
        case .text(let text): code = text
        }
        return .text(meanings[code] ?? code)
    }

    /// Whether it is a text that may have been longer.
    fileprivate var isCut: Bool { if case .cutText = self { true } else { false } }

    /// Whether it is a text that certainly was longer.
    fileprivate var isCertainlyCut: Bool { if case .cutText(_, .certain) = self { true } else { false } }

    /// Whether it is a text that likely was longer.
    fileprivate var isLikelyCut: Bool {
        if case .cutText(_, let end) = self { end != .possible } else { false }
    }

    /// The day of a text.
    fileprivate var day: DayStamp? {
        guard case .text(let text) = self else { return nil }
        let bytes = text.utf8Span.span
        return DayStamp(bytes.extracting(TextBytes.trimmedRange(bytes)))
    }

    /// What is found for the text without the blanks at its ends; `nil` for none.
    fileprivate func withText(_ body: (Span<UInt8>) -> Bool?) -> Bool? {
        switch self {
        case .cutText(let text, _): return ConditionValue.text(text).withText(body)
        case .text(let text):
            let bytes = text.utf8Span.span
            let range = TextBytes.trimmedRange(bytes)
            return range.isEmpty ? nil : body(bytes.extracting(range))
        case .integer(let number):
            let digits = String(number)
            return body(digits.utf8Span.span)
        case .missing, .real: return nil
        }
    }
}
