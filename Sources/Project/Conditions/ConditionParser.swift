/// Reads a condition by recursive descent: `NOT` binds closer than `AND`, `AND` closer than `OR`.
struct ConditionParser {
    /// The largest number of brackets and `NOT` inside each other.
    static let maximumDepth = 64
    /// The largest length of a condition in bytes of UTF-8: some thousands of numbers in a list.
    static let maximumLength = 100_000

    private let condition: String
    private var lexer: ConditionLexer
    private var current: ConditionToken
    private var following: ConditionToken

    /// The tree of a condition.
    static func node(of condition: String) throws(ConditionFault) -> ConditionNode {
        guard condition.utf8.count <= maximumLength else {
            throw ConditionFault(.tooLong(limit: maximumLength), column: 1, in: condition)
        }
        var parser = try ConditionParser(condition)
        guard parser.current.kind != .end else { throw parser.fault(.empty, at: parser.current) }
        let node = try parser.alternatives(depth: 0)
        guard parser.current.kind == .end else { throw parser.leftOver(expecting: .end) }
        return node
    }

    private init(_ condition: String) throws(ConditionFault) {
        self.condition = condition
        lexer = ConditionLexer(condition)
        current = try lexer.next()
        following = try lexer.next()
    }

    /// Goes on to the next piece and gives the one left behind.
    @discardableResult
    private mutating func advance() throws(ConditionFault) -> ConditionToken {
        let token = current
        current = following
        following = try lexer.next()
        return token
    }

    private mutating func skip(keyword: String) throws(ConditionFault) -> Bool {
        guard current.keyword == keyword else { return false }
        try advance()
        return true
    }

    private mutating func alternatives(depth: Int) throws(ConditionFault) -> ConditionNode {
        var nodes = [try conjunction(depth: depth)]
        while try skip(keyword: "OR") { nodes.append(try conjunction(depth: depth)) }
        return nodes.count == 1 ? nodes[0] : .any(nodes)
    }

    private mutating func conjunction(depth: Int) throws(ConditionFault) -> ConditionNode {
        var nodes = [try negation(depth: depth)]
        while try skip(keyword: "AND") { nodes.append(try negation(depth: depth)) }
        return nodes.count == 1 ? nodes[0] : .all(nodes)
    }

    private mutating func negation(depth: Int) throws(ConditionFault) -> ConditionNode {
        let start = current
        let isBracket = current.kind == .leftBracket
        guard isBracket || current.keyword == "NOT" else { return try predicate() }
        guard depth < Self.maximumDepth else { throw fault(.tooDeep(limit: Self.maximumDepth), at: start) }
        if isBracket, let word = following.keyword, ConditionWord.queries.contains(word) {
            throw fault(.query(word), at: following)
        }
        try advance()
        guard isBracket else { return .not(try negation(depth: depth + 1)) }
        let node = try alternatives(depth: depth + 1)
        guard current.kind == .rightBracket else { throw leftOver(expecting: .closingBracket) }
        try advance()
        return node
    }

    private mutating func predicate() throws(ConditionFault) -> ConditionNode {
        let start = current
        let left = try operand(expecting: .condition)
        if case .comparison(let comparison) = current.kind {
            try advance()
            let right = try operand(expecting: .value)
            if case .comparison = current.kind { throw fault(.chainedComparison, at: current) }
            guard left.value != .null else { throw fault(.comparedWithNull, column: left.column) }
            guard right.value != .null else { throw fault(.comparedWithNull, column: right.column) }
            return .compare(left, comparison, right)
        }
        if try skip(keyword: "IS") {
            let isNegated = try skip(keyword: "NOT")
            guard try skip(keyword: "NULL") else { throw unexpected(.null) }
            guard case .field = left.value else { throw fault(.noField(start.written), at: start) }
            return isNegated ? .not(.isMissing(left)) : .isMissing(left)
        }
        let isNegated = try skip(keyword: "NOT")
        guard let node = try special(left, start: start) else {
            throw isNegated ? unexpected(.afterNot) : withoutComparison(left, start: start)
        }
        if case .constant = node, isNegated { throw unexpected(.afterNot) }
        return isNegated ? .not(node) : node
    }

    /// What a word behind the left side begins; `nil` when there is none.
    private mutating func special(
        _ left: Operand, start: ConditionToken
    ) throws(ConditionFault) -> ConditionNode? {
        switch current.keyword {
        case "LIKE", "ILIKE":
            guard case .field = left.value else { throw fault(.noField(start.written), at: start) }
            return .matches(left, try pattern(foldsCase: try advance().keyword == "ILIKE"))
        case "IN":
            try advance()
            return .isAmong(left, try list(left))
        case "BETWEEN":
            try advance()
            let lower = try operand(expecting: .value)
            guard try skip(keyword: "AND") else { throw unexpected(.upperEnd) }
            let upper = try operand(expecting: .value)
            for end in [left, lower, upper] where end.value == .null {
                throw fault(.comparedWithNull, column: end.column)
            }
            return .isBetween(left, lower, upper)
        default:
            guard case .boolean(let isTrue) = left.value, endsPredicate else { return nil }
            return .constant(isTrue)
        }
    }

    /// Whether nothing of a comparison can follow.
    private var endsPredicate: Bool {
        current.kind == .end || current.kind == .rightBracket || current.keyword == "AND"
            || current.keyword == "OR"
    }

    private mutating func pattern(foldsCase: Bool) throws(ConditionFault) -> PatternLiteral {
        let token = current
        guard case .text(let text) = token.kind else {
            switch token.kind {
            case .word(let word) where !ConditionWord.reserved.contains(word.asciiUppercased), .name(let word):
                throw fault(.textMeant(word), at: token)
            case .sign("%"): throw fault(.patternWithoutQuotes, at: token)
            case .number: throw fault(.patternWithoutQuotes, at: token)
            default: throw unexpected(.pattern)
            }
        }
        try advance()
        guard text.unicodeScalars.count <= LikePattern.maximumLength else {
            throw fault(.patternTooLong(limit: LikePattern.maximumLength), at: token)
        }
        var escape: Unicode.Scalar?
        if try skip(keyword: "ESCAPE") {
            guard case .text(let character) = current.kind, character.unicodeScalars.count == 1 else {
                throw unexpected(.escape)
            }
            escape = character.unicodeScalars.first
            try advance()
        }
        guard let pattern = LikePattern(text, escape: escape, foldsCase: foldsCase) else {
            throw fault(.patternEndsInEscape, at: token)
        }
        return PatternLiteral(
            text: text, escape: escape, foldsCase: foldsCase, pattern: pattern, column: token.column)
    }

    private mutating func list(_ left: Operand) throws(ConditionFault) -> [Operand] {
        guard current.kind == .leftBracket else { throw unexpected(.list) }
        if let word = following.keyword, ConditionWord.queries.contains(word) {
            throw fault(.query(word), at: following)
        }
        try advance()
        var items: [Operand] = []
        repeat {
            if !items.isEmpty { try advance() }
            let item = try operand(expecting: .value)
            guard item.value != .null else { throw fault(.comparedWithNull, column: item.column) }
            items.append(item)
        } while current.kind == .comma
        guard current.kind == .rightBracket else { throw leftOver(expecting: .closingList) }
        try advance()
        return items
    }

    private mutating func operand(expecting: ConditionFault.Expectation) throws(ConditionFault) -> Operand {
        let token = current
        let value: Operand.Value
        switch token.kind {
        case .number(let number): value = .number(number)
        case .text(let text): value = .text(text)
        case .name(let name): value = .field(name)
        case .word(let word):
            let keyword = word.asciiUppercased
            if ConditionWord.queries.contains(keyword) { throw fault(.query(keyword), at: token) }
            switch keyword {
            case "TRUE": value = .boolean(true)
            case "FALSE": value = .boolean(false)
            case "NULL": value = .null
            case "DATE":
                guard case .text(let text) = following.kind else { fallthrough }
                guard let day = DayLiteral(text) else { throw fault(.noDay(text, field: nil), at: following) }
                try advance()
                value = .day(day)
            default:
                guard !ConditionWord.reserved.contains(keyword) else { throw unexpected(expecting) }
                guard following.kind != .leftBracket else { throw fault(.function(word), at: token) }
                value = .field(word)
            }
        case .sign(let sign) where sign == "-" || sign == "+":
            guard case .number(let number) = following.kind else { throw fault(.arithmetic(sign), at: token) }
            try advance()
            value = .number(sign == "-" ? number.negated : number)
        case .sign("%"): throw fault(.patternWithoutQuotes, at: token)
        case .sign(let sign): throw fault(.arithmetic(sign), at: token)
        case .leftBracket:
            if let word = following.keyword, ConditionWord.queries.contains(word) {
                throw fault(.query(word), at: following)
            }
            throw unexpected(expecting)
        default: throw unexpected(expecting)
        }
        try advance()
        if case .sign(let sign) = current.kind { throw fault(.arithmetic(sign), at: current) }
        return Operand(value: value, column: token.column)
    }

    private func fault(_ reason: ConditionFault.Reason, at token: ConditionToken) -> ConditionFault {
        fault(reason, column: token.column)
    }

    private func fault(_ reason: ConditionFault.Reason, column: Int) -> ConditionFault {
        ConditionFault(reason, column: column, in: condition)
    }

    private func unexpected(_ expectation: ConditionFault.Expectation) -> ConditionFault {
        let found = current.kind == .end ? nil : current.written
        return fault(.unexpected(found: found, expected: expectation), at: current)
    }

    /// The fault of what stands behind a whole condition.
    private func leftOver(expecting: ConditionFault.Expectation) -> ConditionFault {
        switch current.kind {
        case .comma: fault(.strayComma, at: current)
        case .sign(let sign): fault(.arithmetic(sign), at: current)
        case .comparison: fault(.chainedComparison, at: current)
        default: unexpected(expecting)
        }
    }

    /// The fault of a value that is compared with nothing.
    private func withoutComparison(_ operand: Operand, start: ConditionToken) -> ConditionFault {
        if endsPredicate {
            if case .field = operand.value { return fault(.withoutComparison(start.written), at: start) }
            return fault(.valueAlone("\(operand)"), at: start)
        }
        return leftOver(expecting: .comparison)
    }
}
