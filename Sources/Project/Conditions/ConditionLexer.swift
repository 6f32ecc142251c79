/// A piece of a condition, with its place.
struct ConditionToken {
    enum Kind: Hashable {
        /// A word without quotes.
        case word(String)
        /// A name in quotes of any kind.
        case name(String)
        case text(String)
        case number(DecimalLiteral)
        case comparison(Comparison)
        /// A sign of arithmetic.
        case sign(String)
        case leftBracket
        case rightBracket
        case comma
        case end
    }

    /// What it is.
    let kind: Kind
    /// The characters it was read from.
    let written: String
    /// Its first character, from 1.
    let column: Int

    /// The word in capitals, for one without quotes.
    var keyword: String? { if case .word(let word) = kind { word.asciiUppercased } else { nil } }
}

/// Cuts a condition into pieces.
///
/// Full-width brackets, commas, signs and quotes, as a Chinese keyboard types them, are taken for the plain ones
/// outside of texts: there they can mean nothing else. Inside of texts nothing is changed.
struct ConditionLexer {
    private let condition: String
    private let scalars: [Unicode.Scalar]
    /// The character, from 1, that each scalar belongs to; one more for the end.
    private let columns: [Int]
    private var place = 0

    init(_ condition: String) {
        self.condition = condition
        scalars = Array(condition.unicodeScalars)
        var columns: [Int] = []
        columns.reserveCapacity(scalars.count + 1)
        for (index, character) in condition.enumerated() {
            for _ in character.unicodeScalars { columns.append(index + 1) }
        }
        columns.append((columns.last ?? 0) + 1)
        self.columns = columns
    }

    /// The next piece; `.end` again and again after the last one.
    mutating func next() throws(ConditionFault) -> ConditionToken {
        while place < scalars.count, scalars[place].properties.isWhitespace { place += 1 }
        let start = place
        guard place < scalars.count else {
            return ConditionToken(kind: .end, written: "", column: columns[scalars.count])
        }
        let kind = try self.kind()
        return ConditionToken(kind: kind, written: written(start..<place), column: columns[start])
    }

    private mutating func kind() throws(ConditionFault) -> ConditionToken.Kind {
        let start = place
        switch Self.plain(scalars[place]) {
        case "'", "‘", "’": return .text(try quoted(as: .text))
        case "\"", "“", "”", "`", "[": return .name(try quoted(as: .name))
        case "(": return taking(.leftBracket)
        case ")": return taking(.rightBracket)
        case ",", "、": return taking(.comma)
        case ";": throw fault(.secondStatement, at: start)
        case "≠": return taking(.comparison(.notEqual))
        case "≤", "≦", "⩽": return taking(.comparison(.lessOrEqual))
        case "≥", "≧", "⩾": return taking(.comparison(.greaterOrEqual))
        case "=", "<", ">", "!": return .comparison(try comparison())
        case "+", "-", "*", "/", "%", "|", "&", "×", "÷", "^": return try sign()
        case let scalar where ConditionWord.contains(scalar): return try word()
        default: throw fault(.unexpectedCharacter(character(at: start)), at: start)
        }
    }

    private mutating func taking(_ kind: ConditionToken.Kind) -> ConditionToken.Kind {
        place += 1
        return kind
    }

    private mutating func comparison() throws(ConditionFault) -> Comparison {
        let start = place
        while place < scalars.count, place < start + 2,
            "=<>!".unicodeScalars.contains(Self.plain(scalars[place]))
        {
            place += 1
        }
        switch String(String.UnicodeScalarView(scalars[start..<place].map(Self.plain))) {
        case "=", "==": return .equal
        case "<>", "!=": return .notEqual
        case "<": return .less
        case "<=": return .lessOrEqual
        case ">": return .greater
        case ">=": return .greaterOrEqual
        case "=<": throw fault(.misspelt(written(start..<place), meant: "<="), at: start)
        case "=>": throw fault(.misspelt(written(start..<place), meant: ">="), at: start)
        case "><": throw fault(.misspelt(written(start..<place), meant: "<>"), at: start)
        case "!": throw fault(.misspelt("!", meant: "NOT"), at: start)
        default: throw fault(.unexpectedCharacter(written(start..<place)), at: start)
        }
    }

    private mutating func sign() throws(ConditionFault) -> ConditionToken.Kind {
        let start = place
        place += 1
        let first = Self.plain(scalars[start])
        let second = place < scalars.count ? Self.plain(scalars[place]) : " "
        switch (first, second) {
        case ("-", "-"), ("/", "*"): throw fault(.comment, at: start)
        case ("&", "&"): throw fault(.misspelt("&&", meant: "AND"), at: start)
        case ("&", _): throw fault(.misspelt("&", meant: "AND"), at: start)
        case ("|", "|"):
            place += 1
            return .sign("||")
        case ("|", _): throw fault(.misspelt("|", meant: "OR"), at: start)
        default: return .sign(String(first))
        }
    }

    private mutating func word() throws(ConditionFault) -> ConditionToken.Kind {
        let start = place
        while place < scalars.count, ConditionWord.contains(scalars[place]) { place += 1 }
        var word = written(start..<place)
        // An exponent with a sign goes on behind the word: 1.5e-3.
        if ConditionWord.startsLikeNumber(word), word.last == "e" || word.last == "E",
            DecimalLiteral(word.dropLast()) != nil, place + 1 < scalars.count,
            scalars[place] == "-" || scalars[place] == "+", ("0"..."9").contains(scalars[place + 1])
        {
            place += 1
            while place < scalars.count, ConditionWord.contains(scalars[place]) { place += 1 }
            word = written(start..<place)
        }
        if let number = DecimalLiteral(word, allowsExponent: true) { return .number(number) }
        if Self.looksLikeNumber(word) { throw fault(.unusableNumber(word), at: start) }
        let isFullWidth = word.unicodeScalars.allSatisfy { ConditionWord.isFullWidthDigit($0) || $0 == "." }
        if isFullWidth { throw fault(.fullWidthNumber(word), at: start) }
        return .word(word)
    }

    /// Whether a word has nothing but digits, points and an exponent: a number, though none that can be used.
    private static func looksLikeNumber(_ word: String) -> Bool {
        let isPlain = word.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
        let parts = word.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        return isPlain
            || parts.count == 2 && DecimalLiteral(parts[0]) != nil
                && !parts[1].isEmpty && parts[1].allSatisfy { ("0"..."9").contains($0) || "+-".contains($0) }
    }

    private enum Quotation { case text, name }

    /// What stands between two quotes; plain quotes inside are doubled.
    private mutating func quoted(as quotation: Quotation) throws(ConditionFault) -> String {
        let start = place
        let closing: Set<Unicode.Scalar> =
            switch scalars[start] {
            case "‘", "’", "＇": ["‘", "’", "＇"]
            case "“", "”", "＂": ["“", "”", "＂"]
            case "[", "［": ["]", "］"]
            default: [scalars[start]]
            }
        var content = String.UnicodeScalarView()
        place += 1
        while place < scalars.count {
            let scalar = scalars[place]
            place += 1
            guard closing.contains(scalar) else {
                content.append(scalar)
                continue
            }
            let isDoubled = scalar.isASCII && place < scalars.count && scalars[place] == scalar
            guard isDoubled else { return String(content) }
            content.append(scalar)
            place += 1
        }
        throw fault(quotation == .text ? .unterminatedText : .unterminatedName, at: start)
    }

    /// The plain form of a full-width sign; other scalars as they are, letters and digits too.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard ("\u{FF01}"..."\u{FF5E}").contains(scalar), let plain = Unicode.Scalar(scalar.value - 0xFEE0),
            "'\"()[],;=<>!+-*/%|&^".unicodeScalars.contains(plain)
        else { return scalar }
        return plain
    }

    /// The whole character at a place; by its code when it cannot be seen.
    private func character(at place: Int) -> String {
        let scalar = scalars[place]
        if [.format, .control, .privateUse, .unassigned].contains(scalar.properties.generalCategory) {
            let code = String(scalar.value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - code.utf8.count)) + code
        }
        let end = columns[place...].firstIndex { $0 != columns[place] } ?? scalars.count
        return written(place..<end)
    }

    private func written(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

    private func fault(_ reason: ConditionFault.Reason, at place: Int) -> ConditionFault {
        ConditionFault(reason, column: columns[place], in: condition)
    }
}
