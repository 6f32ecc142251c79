/// A condition as it was written, before any layer is known.
indirect enum ConditionNode: Sendable, Hashable {
    /// `TRUE` or `FALSE`.
    case constant(Bool)
    /// `a < b`.
    case compare(Operand, Comparison, Operand)
    /// `a IS NULL`.
    case isMissing(Operand)
    /// `a IN (…)`.
    case isAmong(Operand, [Operand])
    /// `a BETWEEN b AND c`, both ends included.
    case isBetween(Operand, Operand, Operand)
    /// `a LIKE '…'`.
    case matches(Operand, PatternLiteral)
    /// `NOT a`.
    case not(ConditionNode)
    /// Parts joined by `AND`.
    case all([ConditionNode])
    /// Parts joined by `OR`.
    case any([ConditionNode])
}

/// One side of a comparison, with its place.
struct Operand: Sendable, Hashable {
    enum Value: Sendable, Hashable {
        /// A field; or a word that was meant as a text, which only a layer's fields tell.
        case field(String)
        case number(DecimalLiteral)
        case text(String)
        case day(DayLiteral)
        case boolean(Bool)
        case null
    }

    /// What it is.
    let value: Value
    /// Its first character in the condition, from 1.
    let column: Int
}

/// The pattern of `LIKE` or `ILIKE`.
struct PatternLiteral: Sendable, Hashable {
    let text: String
    let escape: Unicode.Scalar?
    let foldsCase: Bool
    let pattern: LikePattern
    /// Its first character in the condition, from 1.
    let column: Int
}

extension ConditionNode {
    /// The words in it that may be names of fields.
    var words: [String] {
        let operands: [Operand] =
            switch self {
            case .constant: []
            case .compare(let left, _, let right): [left, right]
            case .isMissing(let operand), .isAmong(let operand, _), .matches(let operand, _): [operand]
            case .isBetween(let operand, let lower, let upper): [operand, lower, upper]
            case .not, .all, .any: []
            }
        let own = operands.compactMap { if case .field(let name) = $0.value { name } else { nil } }
        return switch self {
        case .not(let node): node.words
        case .all(let nodes), .any(let nodes): nodes.flatMap(\.words)
        case .constant, .compare, .isMissing, .isAmong, .isBetween, .matches: own
        }
    }
}

extension ConditionNode: CustomStringConvertible {
    /// The condition in one spelling: words of the language in capitals, single blanks, brackets only where they count.
    var description: String {
        switch self {
        case .constant(let isTrue): isTrue ? "TRUE" : "FALSE"
        case .compare(let left, let comparison, let right): "\(left) \(comparison.rawValue) \(right)"
        case .isMissing, .isAmong, .isBetween, .matches: predicate(isNegated: false)
        case .not(let node): node.predicate(isNegated: true)
        case .all(let nodes): nodes.map { $0.description(within: .all) }.joined(separator: " AND ")
        case .any(let nodes): nodes.map { $0.description(within: .any) }.joined(separator: " OR ")
        }
    }

    /// The condition or its contrary, with `NOT` in the place that English gives it.
    private func predicate(isNegated: Bool) -> String {
        let no = isNegated ? "NOT " : ""
        switch self {
        case .isMissing(let operand): return "\(operand) IS \(no)NULL"
        case .isAmong(let operand, let list):
            return "\(operand) \(no)IN (\(list.map(\.description).joined(separator: ", ")))"
        case .isBetween(let operand, let lower, let upper):
            return "\(operand) \(no)BETWEEN \(lower) AND \(upper)"
        case .matches(let operand, let pattern): return "\(operand) \(no)\(pattern)"
        case .constant, .compare, .not, .all, .any: return no + description(within: .not)
        }
    }

    private enum Binding: Int { case any, all, not }

    private func description(within outer: Binding) -> String {
        let own: Binding =
            switch self {
            case .any: .any
            case .all: .all
            default: .not
            }
        return own.rawValue < outer.rawValue ? "(\(description))" : description
    }
}

extension Operand: CustomStringConvertible {
    var description: String {
        switch value {
        case .field(let name): ConditionWord.needsQuotes(name) ? name.quoted(by: "\"") : name
        case .number(let number): "\(number)"
        case .text(let text): text.quoted(by: "'")
        case .day(let literal): "DATE '\(literal.day.text)'"
        case .boolean(let isTrue): isTrue ? "TRUE" : "FALSE"
        case .null: "NULL"
        }
    }
}

extension PatternLiteral: CustomStringConvertible {
    var description: String {
        let word = foldsCase ? "ILIKE" : "LIKE"
        return "\(word) \(text.quoted(by: "'"))"
            + (escape.map { " ESCAPE \(String($0).quoted(by: "'"))" } ?? "")
    }
}

extension String {
    /// The text between two quotes, those inside it doubled.
    func quoted(by quote: Unicode.Scalar) -> String {
        var result = UnicodeScalarView([quote])
        for scalar in unicodeScalars { result.append(contentsOf: scalar == quote ? [quote, quote] : [scalar]) }
        result.append(quote)
        return String(result)
    }
}
