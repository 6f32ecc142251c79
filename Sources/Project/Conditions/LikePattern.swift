/// A pattern of `LIKE` or `ILIKE`: `%` for any run of characters, `_` for one.
///
/// Answers in time of at most the product of both lengths, whatever the pattern: of all `%` only the last one met is
/// tried again, which is enough, as an earlier one could only leave less text to the rest.
struct LikePattern: Sendable, Hashable {
    private enum Element: Sendable, Hashable {
        case scalar(Unicode.Scalar)
        case one
        case run
    }

    /// The largest number of characters of a pattern.
    static let maximumLength = 1000

    private var elements: [Element] = []
    private let foldsCase: Bool
    /// Whether it has letters or marks of full width.
    private var isWide = false

    /// A pattern from its text.
    ///
    /// - Parameters:
    ///   - escape: the character that takes the meaning of the next one away.
    ///   - foldsCase: whether letters of both cases match, those of all alphabets.
    /// - Returns: `nil` when the text ends in the escape character.
    init?(_ text: String, escape: Unicode.Scalar?, foldsCase: Bool) {
        self.foldsCase = foldsCase
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if !isEscaped, scalar == escape {
                isEscaped = true
                continue
            }
            switch scalar {
            case "%" where !isEscaped: if elements.last != .run { elements.append(.run) }
            case "_" where !isEscaped: elements.append(.one)
            default:
                isWide = isWide || Self.halfWidth(scalar) != scalar
                elements.append(.scalar(foldsCase ? Self.folded(scalar) : scalar))
            }
            isEscaped = false
        }
        guard !isEscaped else { return nil }
    }

    /// Whether the whole text matches.
    func matches(_ text: Span<UInt8>) -> Bool {
        var (place, element) = (0, 0)
        // Where the last run of any characters began, and how much of the text it has taken.
        var (afterRun, taken) = (-1, 0)
        while place < text.count {
            if element < elements.count {
                let (scalar, length) = Self.scalar(in: text, at: place)
                switch elements[element] {
                case .run:
                    element += 1
                    (afterRun, taken) = (element, place)
                    continue
                case .one:
                    place += length
                    element += 1
                    continue
                case .scalar(let wanted):
                    if wanted == (foldsCase ? Self.folded(scalar) : scalar) {
                        place += length
                        element += 1
                        continue
                    }
                }
            }
            guard afterRun >= 0 else { return false }
            taken += Self.scalar(in: text, at: taken).length
            (place, element) = (taken, afterRun)
        }
        return elements[element...].allSatisfy { $0 == .run }
    }

    /// Whether it matches a text but for the width of letters and marks, that of the text or its own.
    func matchesInHalfWidth(_ text: Span<UInt8>) -> Bool {
        let narrow = TextBytes.halfWidth(text)
        guard narrow != nil || isWide else { return false }
        var pattern = self
        pattern.elements = elements.map {
            if case .scalar(let scalar) = $0 { .scalar(Self.halfWidth(scalar)) } else { $0 }
        }
        return narrow.map { pattern.matches($0.span) } ?? pattern.matches(text)
    }

    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }

    /// Whether it matches whatever comes behind a text that it matches.
    var endsInRun: Bool { elements.last == .run }

    /// Whether a text that ends in the middle of one of the pattern's words could match if it went on.
    ///
    /// - Parameter isAnyhow: whether it is enough that the text could match if it went on.
    func goesOn(from text: Span<UInt8>, anyhow isAnyhow: Bool) -> Bool {
        // The elements that may come next; after a run it may go on as well.
        var open: Set<Int> = []
        func enter(_ element: Int, into open: inout Set<Int>) {
            open.insert(element)
            if element < elements.count, elements[element] == .run { enter(element + 1, into: &open) }
        }
        enter(0, into: &open)
        var place = 0
        let count = TextBytes.wholeCount(text)
        var inWord = false
        while place < count, !open.isEmpty {
            let (scalar, length) = Self.scalar(in: text, at: place)
            let own = foldsCase ? Self.folded(scalar) : scalar
            var next: Set<Int> = []
            inWord = false
            for element in open where element < elements.count {
                switch elements[element] {
                case .run: enter(element, into: &next)
                case .one: enter(element + 1, into: &next)
                case .scalar(own):
                    enter(element + 1, into: &next)
                    if element + 1 < elements.count, case .scalar = elements[element + 1] { inWord = true }
                case .scalar: break
                }
            }
            open = next
            place += length
        }
        return count > 0 && (isAnyhow ? open.contains { $0 < elements.count } : inWord)
    }

    /// The scalar at a place of a text in UTF-8, and how many bytes it has.
    private static func scalar(in text: Span<UInt8>, at place: Int) -> (scalar: Unicode.Scalar, length: Int) {
        let first = text[place]
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard length > 1 else { return (Unicode.Scalar(first), 1) }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for byte in place + 1..<min(place + length, text.count) {
            value = value << 6 | UInt32(text[byte] & 0x3F)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    /// A scalar in the one case that both cases have in common, when that is a single scalar.
    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isASCII {
            return ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) + 32) : scalar
        }
        guard scalar.properties.isCased else { return scalar }
        let upper = single(scalar.properties.uppercaseMapping) ?? scalar
        return single(upper.properties.lowercaseMapping) ?? upper
    }

    private static func single(_ text: String) -> Unicode.Scalar? {
        text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }
}
