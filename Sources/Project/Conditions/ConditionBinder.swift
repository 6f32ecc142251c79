/// Gives the names of a condition their fields, and refuses what no field of its kind can ever meet.
struct ConditionBinder {
    private let condition: String
    private let fields: [ConditionField]
    private let numberNames: [String]
    private let position: ((String) -> Int?)?

    init(
        condition: String, fields: [ConditionField], numberNames: [String], position: ((String) -> Int?)?
    ) {
        (self.condition, self.fields) = (condition, fields)
        (self.numberNames, self.position) = (numberNames, position)
    }

    /// A field that a condition names.
    private struct BoundField {
        let source: FieldSource
        let name: String
        let kind: ConditionField.Kind
        var isCode = false
        var meanings: [String: String] = [:]

        /// Its codes, or what they mean where that is named.
        func named(by operand: Operand) -> BoundField {
            guard !meanings.isEmpty, case .field(let position) = source, case .text(let literal) = operand.value
            else { return self }
            let text = String(decoding: TextBytes.trimmed(literal), as: UTF8.self)
            guard meanings[text] == nil, meanings.values.contains(text) else { return self }
            return BoundField(source: .meaning(position, meanings), name: name, kind: .text)
        }

        /// Its codes, or what they mean where a pattern matches that only.
        func matched(by pattern: LikePattern) -> BoundField {
            guard !meanings.isEmpty, case .field(let position) = source,
                !meanings.keys.contains(where: { pattern.matches($0.utf8Span.span) }),
                meanings.values.contains(where: { pattern.matches($0.utf8Span.span) })
            else { return self }
            return BoundField(source: .meaning(position, meanings), name: name, kind: .text)
        }
    }

    private enum Side {
        case field(BoundField)
        case literal(Operand)
    }

    /// A literal as a field of some kind compares with it.
    private enum Comparand {
        case number(DecimalLiteral)
        case text(TextComparand)
        case day(DayStamp)
    }

    /// The test of a condition.
    func test(of node: ConditionNode) throws(ConditionFault) -> ConditionTest {
        switch node {
        case .constant(let isTrue): return .constant(isTrue)
        case .compare(let left, let comparison, let right): return try compare(left, comparison, right)
        case .isMissing(let operand):
            let field = try field(operand)
            return field.source == .featureNumber ? .constant(false) : .isMissing(field.source)
        case .isAmong(let operand, let items): return try among(operand, items)
        case .isBetween(let operand, let lower, let upper):
            let tests = [
                try compare(operand, .greaterOrEqual, lower), try compare(operand, .lessOrEqual, upper),
            ]
            try checkRange(of: operand, lower, upper)
            return .all(tests)
        case .matches(let operand, let pattern): return try matches(operand, pattern)
        case .not(let node): return .not(try test(of: node))
        case .all(let nodes): return .all(try tests(of: nodes))
        case .any(let nodes): return .any(try tests(of: nodes))
        }
    }

    private func tests(of nodes: [ConditionNode]) throws(ConditionFault) -> [ConditionTest] {
        var tests: [ConditionTest] = []
        for node in nodes { tests.append(try test(of: node)) }
        return tests
    }

    // MARK: Names

    /// The field of a name; `nil` when there is none.
    private func find(_ name: String, column: Int) throws(ConditionFault) -> BoundField? {
        if let exact = fields.firstIndex(where: { $0.name == name }) { return bound(exact) }
        let wanted = name.lowercased()
        let alike = fields.indices.filter { fields[$0].name.lowercased() == wanted }
        guard alike.count <= 1 else {
            throw fault(.ambiguousField(name, fields: alike.map { fields[$0].name }), column)
        }
        if let index = alike.first { return bound(index) }
        if let index = position?(name), fields.indices.contains(index) { return bound(index) }
        guard numberNames.contains(where: { $0.lowercased() == wanted }) else { return nil }
        return BoundField(source: .featureNumber, name: name, kind: .integer)
    }

    private func bound(_ index: Int) -> BoundField {
        BoundField(
            source: .field(index), name: fields[index].name, kind: fields[index].kind,
            isCode: fields[index].isCode, meanings: fields[index].meanings)
    }

    /// The field of an operand that can be nothing else.
    private func field(_ operand: Operand) throws(ConditionFault) -> BoundField {
        guard case .field(let name) = operand.value else {
            throw fault(.noField("\(operand)"), operand.column)
        }
        if let field = try find(name, column: operand.column) { return field }
        throw unknown(name, operand.column)
    }

    private func unknown(_ name: String, _ column: Int) -> ConditionFault {
        let word = name.asciiUppercased
        if ConditionWord.geometry.contains(word) { return fault(.geometry(name), column) }
        if ConditionWord.numbers.contains(word) { return fault(.featureNumber(name), column) }
        let names = fields.map(\.name)
        return fault(.unknownField(name, fields: names, nearest: NearestName.to(name, among: names)), column)
    }

    /// A side of a comparison; `nil` for a word that is no field.
    private func side(_ operand: Operand) throws(ConditionFault) -> Side? {
        guard case .field(let name) = operand.value else { return .literal(operand) }
        return try find(name, column: operand.column).map(Side.field)
    }

    /// Why a word beside a field, that is no field itself, cannot be used.
    private func misplaced(_ operand: Operand, beside field: BoundField) -> ConditionFault {
        guard case .field(let word) = operand.value, !word.isEmpty else {
            return fault(.emptyText, operand.column)
        }
        let isNumber = field.kind == .integer || field.kind == .real
        if isNumber, ConditionWord.startsLikeNumber(word) {
            return fault(.unitBehindNumber(word), operand.column)
        }
        return fault(.textMeant(word), operand.column)
    }

    // MARK: Comparisons

    private func compare(
        _ left: Operand, _ comparison: Comparison, _ right: Operand
    ) throws(ConditionFault) -> ConditionTest {
        let sides = (try side(left), try side(right))
        switch sides {
        case (.field(let field)?, .literal(let literal)?):
            let field = field.named(by: literal)
            return compare(field, comparison, try comparand(literal, for: field, comparison))
        case (.literal(let literal)?, .field(let field)?):
            let field = field.named(by: literal)
            return compare(field, comparison.flipped, try comparand(literal, for: field, comparison))
        case (.field(let one)?, .field(let other)?): return try compare(one, comparison, other, right.column)
        case (.literal?, .literal?): return try compareLiterals(left, comparison, right)
        case (.field(let field)?, nil): throw misplaced(right, beside: field)
        case (nil, .field(let field)?):
            // A name misspelt is likelier than a text that stands first, unless the name is like none.
            guard case .field(let name) = left.value, !name.isEmpty,
                NearestName.to(name, among: fields.map(\.name)) == nil
            else { throw try unknownOrEmpty(left) }
            throw misplaced(left, beside: field)
        case (nil, _): throw try unknownOrEmpty(left)
        case (_, nil): throw try unknownOrEmpty(right)
        }
    }

    private func unknownOrEmpty(_ operand: Operand) throws(ConditionFault) -> ConditionFault {
        guard case .field(let name) = operand.value, !name.isEmpty else {
            return fault(.emptyText, operand.column)
        }
        return unknown(name, operand.column)
    }

    private func compare(
        _ field: BoundField, _ comparison: Comparison, _ comparand: Comparand
    ) -> ConditionTest {
        switch comparand {
        case .number(let literal): .number(field.source, comparison, NumberComparand(literal))
        case .text(let text): .text(field.source, comparison, text)
        case .day(let day): .day(field.source, comparison, day)
        }
    }

    private func compare(
        _ left: BoundField, _ comparison: Comparison, _ right: BoundField, _ column: Int
    ) throws(ConditionFault) -> ConditionTest {
        switch (left.kind, right.kind) {
        case (.integer, .integer), (.integer, .real), (.real, .integer), (.real, .real):
            return .numbers(left.source, comparison, right.source)
        case (.text, .text), (.text, .other), (.other, .text), (.other, .other):
            return .texts(left.source, comparison, right.source)
        case (.date, .date), (.date, .text), (.text, .date):
            return .days(left.source, comparison, right.source)
        case (.integer, _), (.real, _), (.date, _), (.text, _), (.other, _):
            throw fault(.differentKinds(left.name, right.name), column)
        }
    }

    private func compareLiterals(
        _ left: Operand, _ comparison: Comparison, _ right: Operand
    ) throws(ConditionFault) -> ConditionTest {
        switch (left.value, right.value) {
        case (.number(let one), .number(let other)): return .constant(comparison.holds(one.order(to: other)))
        case (.text(let one), .text(let other)):
            let order = TextBytes.order(TextBytes.trimmed(one).span, TextBytes.trimmed(other))
            return .constant(comparison.holds(order))
        case (.boolean(let one), .boolean(let other)):
            return .constant(comparison.holds((one ? 1 : 0) - (other ? 1 : 0)))
        default: throw fault(.differentKinds("\(left)", "\(right)"), right.column)
        }
    }

    private func among(_ operand: Operand, _ items: [Operand]) throws(ConditionFault) -> ConditionTest {
        guard case .field = operand.value else {
            var tests: [ConditionTest] = []
            for item in items { tests.append(try compare(operand, .equal, item)) }
            return .any(tests)
        }
        let field = try field(operand)
        guard items.allSatisfy({ field.named(by: $0).source == field.source }) else {
            var tests: [ConditionTest] = []
            for item in items { tests.append(try compare(operand, .equal, item)) }
            return .any(tests)
        }
        var numbers: [DecimalLiteral] = []
        var texts: [TextComparand] = []
        var days: [DayStamp] = []
        for item in items {
            if case .field(let name) = item.value {
                guard try find(name, column: item.column) == nil else {
                    throw fault(.fieldInList(name), item.column)
                }
                throw misplaced(item, beside: field)
            }
            switch try comparand(item, for: field, .equal) {
            case .number(let number): numbers.append(number)
            case .text(let text): texts.append(text)
            case .day(let day): days.append(day)
            }
        }
        switch field.kind {
        case .integer, .real: return .amongNumbers(field.source, NumberSet(numbers))
        case .text, .other: return .amongTexts(field.source, TextSet(texts))
        case .date: return .amongDays(field.source, Set(days))
        }
    }

    private func checkRange(of operand: Operand, _ lower: Operand, _ upper: Operand) throws(ConditionFault) {
        guard case .field(let field)? = try side(operand), case .literal? = try side(lower),
            case .literal? = try side(upper)
        else { return }
        let order: Int
        switch (try comparand(lower, for: field, .less), try comparand(upper, for: field, .less)) {
        case (.number(let one), .number(let other)): order = one.order(to: other)
        case (.day(let one), .day(let other)): order = Int(one.number - other.number)
        case (.text(let one), .text(let other)):
            if let first = one.day, let second = other.day {
                order = Int(first.number - second.number)
            } else if let first = one.bytes, let second = other.bytes, one.day == nil, other.day == nil {
                order = TextBytes.order(first.span, second)
            } else {
                throw fault(.differentKinds("\(lower)", "\(upper)"), upper.column)
            }
        default: order = 0
        }
        guard order <= 0 else { throw fault(.reversedRange("\(lower)", "\(upper)"), lower.column) }
    }

    private func matches(_ operand: Operand, _ pattern: PatternLiteral) throws(ConditionFault) -> ConditionTest
    {
        let field = try field(operand).matched(by: pattern.pattern)
        switch field.kind {
        case .real: throw fault(.patternForReal(field.name), operand.column)
        case .date: throw fault(.patternForDate(field.name), operand.column)
        case .integer, .text, .other: break
        }
        let text = pattern.text
        guard !TextBytes.trimmed(text).isEmpty else { throw fault(.emptyText, pattern.column) }
        let hasWildcard = text.unicodeScalars.contains { $0 == "%" || $0 == "_" }
        let isForeign =
            text.unicodeScalars.contains { $0 == "％" || $0 == "＿" } || text.hasPrefix("*")
            || text.hasSuffix("*")
        guard hasWildcard || !isForeign else { throw fault(.foreignWildcard(text), pattern.column) }
        return .matches(field.source, pattern.pattern)
    }

    // MARK: Literals

    private func comparand(
        _ operand: Operand, for field: BoundField, _ comparison: Comparison
    ) throws(ConditionFault) -> Comparand {
        if case .text(let text) = operand.value {
            guard !TextBytes.trimmed(text).isEmpty else { throw fault(.emptyText, operand.column) }
        }
        return switch field.kind {
        case .integer, .real: .number(try number(operand, for: field))
        case .text, .other: .text(try text(operand, for: field, comparison))
        case .date: .day(try day(operand, for: field))
        }
    }

    private func number(_ operand: Operand, for field: BoundField) throws(ConditionFault) -> DecimalLiteral {
        switch operand.value {
        case .number(let number): return number
        case .boolean(let isTrue) where field.kind == .integer: return DecimalLiteral(isTrue ? 1 : 0)
        case .boolean: throw fault(.realFieldAgainstBoolean(field.name), operand.column)
        case .text(let text):
            guard let number = DecimalLiteral(String(decoding: TextBytes.trimmed(text), as: UTF8.self)) else {
                throw fault(.numberFieldAgainstText(field.name, text: text), operand.column)
            }
            return number
        case .day: throw fault(.numberFieldAgainstDay(field.name), operand.column)
        case .field, .null: throw fault(.differentKinds(field.name, "\(operand)"), operand.column)
        }
    }

    private func text(
        _ operand: Operand, for field: BoundField, _ comparison: Comparison
    ) throws(ConditionFault) -> TextComparand {
        switch operand.value {
        case .text(let text):
            if !comparison.isOrder, text.hasPrefix("%"), text.utf8.count > 1 {
                throw fault(.wildcardInText(text), operand.column)
            }
            let bytes = TextBytes.trimmed(text)
            let day = DayLiteral(String(decoding: bytes, as: UTF8.self))
            return TextComparand(
                bytes: bytes, day: day?.hasSeparators == true ? day?.day : nil, isNumber: !field.isCode)
        case .day(let literal): return TextComparand(bytes: nil, day: literal.day, isNumber: false)
        case .number(let number):
            throw fault(
                .textFieldAgainstNumber(field.name, number: "\(number)", isOrder: comparison.isOrder),
                operand.column)
        case .boolean: throw fault(.textFieldAgainstBoolean(field.name), operand.column)
        case .field, .null: throw fault(.differentKinds(field.name, "\(operand)"), operand.column)
        }
    }

    private func day(_ operand: Operand, for field: BoundField) throws(ConditionFault) -> DayStamp {
        switch operand.value {
        case .day(let literal): return literal.day
        case .text(let text):
            if let literal = DayLiteral(String(decoding: TextBytes.trimmed(text), as: UTF8.self)) {
                return literal.day
            }
            throw fault(.noDay(text, field: field.name), operand.column)
        case .number, .boolean, .field, .null:
            throw fault(.noDay("\(operand)", field: field.name), operand.column)
        }
    }

    private func fault(_ reason: ConditionFault.Reason, _ column: Int) -> ConditionFault {
        ConditionFault(reason, column: column, in: condition)
    }
}
