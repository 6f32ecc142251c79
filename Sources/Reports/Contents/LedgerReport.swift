import Bilingual
import Geodesy
public import Ledger
package import Tables

/// A report taken apart, as a table and as a document (整改台账).
public struct LedgerReport: Sendable {
    /// The report, taken apart.
    public let ledger: Ledger
    /// The items that are shown.
    public let items: [LedgerItem]
    /// The kind of figures that are shown; all when `nil`.
    public let kind: ClaimKind?
    /// Whether the whole report is shown and not one item.
    let isWhole: Bool
    /// What the report's own arithmetic says about the items that are shown.
    public let findings: [Finding]

    /// A report on a ledger.
    ///
    /// - Parameters:
    ///   - ledger: the report, taken apart.
    ///   - item: the number of the one item to show; all when `nil`.
    ///   - kind: the kind of figures to show; all when `nil`.
    public init(_ ledger: Ledger, item: Int? = nil, kind: ClaimKind? = nil) {
        self.ledger = ledger
        self.kind = kind
        isWhole = item == nil
        items = ledger.items.filter { item == nil || $0.number == item }
        findings = ledger.findings.filter { finding in
            (item.map(finding.items.contains) ?? true)
                && (kind == nil || finding.places.contains { $0.claim?.kind == kind })
        }
    }

    /// The figures of an item that are shown.
    func claims(of item: LedgerItem) -> [Claim] {
        item.claims.filter { kind == nil || $0.kind == kind }
    }

    /// The figures outside the items that are shown; none beside a single item.
    var outerClaims: [Claim] {
        isWhole ? ledger.claims.filter { kind == nil || $0.kind == kind } : []
    }

    /// The items (整改事项表): number, status, clauses, figures, problem.
    package func itemTable() throws -> Table {
        let unplaced = ledger.unplaced.filter { $0.kind == .text }
        let lines = unplaced.map { String($0.line) }.joined(separator: "、")
        let note = Message(zh: "未能归入事项的行：\(lines)", en: "Lines that belong to no item: \(lines)")
        return try TableSpec<LedgerItem>(
            "items", name: Message(zh: "整改事项表", en: "Items"),
            title: Message(
                zh: ledger.title.isEmpty ? "整改事项表" : ledger.title,
                en: ledger.title.isEmpty ? "Items" : ledger.title), hasTotal: true
        ) {
            Column.integer("item", Message(zh: "序号", en: "Item"), alignment: .centre, isSummed: false, \.number)
            Column.text("status", Message(zh: "整改状态", en: "Status"), width: 20) { $0.statusText?.text ?? "—" }
            Column.integer("clauses", Message(zh: "条款", en: "Clauses")) { $0.clauses.count { $0.label != nil } }
            Column.integer("claims", Message(zh: "数字", en: "Figures"), \.claims.count)
            Column.integer("area_claims", Message(zh: "其中面积", en: "of area")) {
                $0.claims.count { $0.kind == .area }
            }
            Column.text("problem", Message(zh: "整改问题", en: "Problem"), width: 48, \.problem.text)
        }.table(items, footnotes: unplaced.isEmpty ? [] : [note])
    }

    /// The figures (数字清单): those outside the items first, then item by item.
    package func claimTable() throws -> Table {
        typealias Line = (item: LedgerItem?, claim: Claim)
        return try TableSpec<Line>("claims", name: Message(zh: "数字清单", en: "Figures")) {
            Column.integer("item", Message(zh: "序号", en: "Item"), alignment: .centre, isSummed: false) {
                $0.item?.number
            }
            Column.text("clause", Message(zh: "条款", en: "Clause"), alignment: .centre) { line in
                line.item.flatMap { Self.clause(of: line.claim, in: $0) } ?? "—"
            }
            Column.words("kind", Message(zh: "类别", en: "Kind"), \.claim.kind.name)
            Column.text("value", Message(zh: "数值", en: "Value"), alignment: .right) {
                $0.claim.value.description + ($0.claim.upper.map { "–\($0)" } ?? "")
            }
            Column.text("unit", Message(zh: "单位", en: "Unit"), \.claim.unit.text)
            Column.words("qualifier", Message(zh: "限定", en: "Qualifier"), \.claim.qualifier.name)
            Column.words("role", Message(zh: "作用", en: "Role"), \.claim.role.name)
            Column.words("scope", Message(zh: "范围", en: "Scope"), \.claim.scope.name)
            Column.text("subjects", Message(zh: "对象", en: "Subjects"), width: 20) {
                $0.claim.subjects.isEmpty ? nil : $0.claim.subjects.joined(separator: "、")
            }
            Column.text("quote", Message(zh: "原文", en: "Quotation"), width: 48, \.claim.quote.text)
            Column.integer("offset", Message(zh: "位置", en: "Offset"), isSummed: false, \.claim.figure.offset)
        }.table(
            outerClaims.map { (item: nil, claim: $0) }
                + items.lazy.flatMap { item in claims(of: item).lazy.map { (item: item, claim: $0) } })
    }

    /// The findings (数字勾稽表): what the report's own figures say about each other, before any map.
    package func findingTable() throws -> TableStream {
        let counts = FindingVerdict.allCases.compactMap { verdict -> (FindingVerdict, Int)? in
            let count = findings.count { $0.verdict == verdict }
            return count == 0 ? nil : (verdict, count)
        }
        let note = Message(
            zh: findings.isEmpty
                ? "没有可以互相核对的数字。" : counts.map { "\($0.name.zh) \($1)" }.joined(separator: "，") + "。",
            en: findings.isEmpty
                ? "No figures that say anything about each other."
                : counts.map { "\($1) \($0.name.en)" }.joined(separator: ", ") + ".")
        return try TableSpec<Finding>(
            "findings", name: Message(zh: "数字勾稽表", en: "Findings"),
            emphasis: { Self.emphasis(of: $0.verdict) }
        ) {
            Column.text("items", Message(zh: "序号", en: "Item"), alignment: .centre) {
                $0.items.map(String.init).joined(separator: "、")
            }
            Column.words("rule", Message(zh: "规则", en: "Rule"), width: 14, \.rule.name)
            Column.words(
                "verdict", Message(zh: "结论", en: "Verdict"), alignment: .centre, width: 14, isVerdict: true,
                \.verdict.name)
            Column.words("arithmetic", Message(zh: "算式", en: "Arithmetic"), width: 40, \.arithmetic)
            Column.text("quotes", Message(zh: "原文", en: "Quotations"), width: 48) {
                $0.places.map { "“\($0.quote.text)”" }.joined(separator: "；")
            }
            Column.words("note", Message(zh: "说明", en: "Note"), width: 36, \.note)
        }.stream(findings, footnotes: [note])
    }

    /// The colour of a finding in a table.
    private static func emphasis(of verdict: FindingVerdict) -> Table.Emphasis {
        switch verdict {
        case .holds, .holdsWithinRounding: .good
        case .doesNotHold: .bad
        case .undecided: .warning
        }
    }

    /// The ledger as a document; offsets count Unicode scalars from the start of the file.
    public func document() -> JSONValue {
        [
            "title": .string(ledger.title),
            "claims": .list(JSONList(outerClaims) { claim($0) }),
            "items": .list(JSONList(items) { item($0) }),
            "findings": .list(JSONList(findings) { Self.value(of: $0) }),
            "doubts": .array(doubts),
            "unplaced": .list(
                JSONList(ledger.unplaced) { line in
                    [
                        "line": .integer(Int64(line.line)), "offset": .integer(Int64(line.text.offset)),
                        "text": .string(line.text.text), "kind": .string(line.kind.rawValue),
                    ]
                }),
        ]
    }

    /// The numbers that cannot be read surely, each with the item it stands in.
    private var doubts: [JSONValue] {
        let shown = Set(items.map(\.text.offset))
        var rest = ledger.items[...]
        return ledger.unreadFigures.compactMap { figure in
            while let item = rest.first, item.text.range.upperBound <= figure.text.offset { rest.removeFirst() }
            let holder = rest.first.flatMap { $0.text.range.contains(figure.text.offset) ? $0 : nil }
            if let holder, !shown.contains(holder.text.offset) { return nil }
            let message = figure.message
            return [
                "item": holder.map { .integer(Int64($0.number)) } ?? .null,
                "line": .integer(Int64(figure.line)), "offset": .integer(Int64(figure.text.offset)),
                "text": .string(figure.text.text), "reason": .string(figure.reason.rawValue),
                "cell": figure.cell.map(Self.value) ?? .null,
                "message": ["zh": .string(message.zh), "en": .string(message.en)],
            ]
        }
    }

    private func item(_ item: LedgerItem) -> JSONValue {
        [
            "number": .integer(Int64(item.number)),
            "part": item.part.map { .string($0.text) } ?? .null,
            "regionalNumber": item.regionalNumber.map { .integer(Int64($0)) } ?? .null,
            "status": .string(item.status.rawValue),
            "statusText": item.statusText.map { .string($0.text) } ?? .null,
            "problem": .string(item.problem.text),
            "clauses": .list(
                JSONList(item.clauses) { clause in
                    [
                        "label": clause.label.map(JSONValue.string) ?? .null, "text": .string(clause.text.text),
                        "offset": .integer(Int64(clause.text.offset)),
                    ]
                }),
            "fields": .list(
                JSONList(item.fields) { field in
                    [
                        "name": .string(field.name), "text": .string(field.text.text),
                        "offset": .integer(Int64(field.text.offset)),
                    ]
                }),
            "claims": .list(JSONList(claims(of: item)) { claim($0, of: item) }),
        ]
    }

    private func claim(_ claim: Claim, of item: LedgerItem? = nil) -> JSONValue {
        let scope: String =
            switch claim.scope {
            case .local: "local"
            case .region: "region"
            case .elsewhere(let place): place
            }
        return [
            "quote": .string(claim.quote.text),
            "offset": .integer(Int64(claim.quote.offset)),
            "figure": .string(claim.figure.text),
            "figureOffset": .integer(Int64(claim.figure.offset)),
            "kind": .string(claim.kind.rawValue),
            "value": .string(claim.value.description),
            "upper": claim.upper.map { .string($0.description) } ?? .null,
            "unit": .string(claim.unit.text),
            "decimals": .integer(Int64(claim.value.scale)),
            "normalised": Self.normalised(claim),
            "qualifier": .string(claim.qualifier.rawValue),
            "role": .string(claim.role.rawValue),
            "scope": .string(scope),
            "subjects": .array(claim.subjects.map(JSONValue.string)),
            "clause": item.flatMap { Self.clause(of: claim, in: $0) }.map(JSONValue.string) ?? .null,
            "cell": claim.cell.map(Self.value) ?? .null,
        ]
    }

    /// The place of a figure in a table.
    private static func value(of cell: TableCell) -> JSONValue {
        [
            "table": .integer(Int64(cell.table)), "row": .integer(Int64(cell.row)),
            "column": .integer(Int64(cell.column)), "heading": .string(cell.heading),
            "label": .string(cell.label), "isTotal": .bool(cell.isTotal),
        ]
    }

    /// The number, its half unit and its interval in one unit for each kind: areas in 亩, which takes hectares, square
    /// kilometres and square metres without a remainder; all else without 万 and 亿.
    private static func normalised(_ claim: Claim) -> JSONValue {
        let unit = claim.kind == .area ? .area(.mu) : claim.unit.base
        func text(_ amount: Rational?) -> JSONValue {
            guard let amount else { return .null }
            let value = amount / unit.size
            // Of long numbers the digits that fit.
            let scales = stride(from: ExactDecimal.maximumScale, through: 0, by: -1)
            guard let decimal = scales.lazy.compactMap({ value.rounded(to: $0) }).first else { return .null }
            var (digits, scale) = (decimal.significand, decimal.scale)
            while scale > 0, digits.isMultiple(of: 10) { (digits, scale) = (digits / 10, scale - 1) }
            return ExactDecimal(significand: digits, scale: scale).map { .string($0.description) } ?? .null
        }
        let (amount, half) = claim.isReckonable ? (claim.amount, claim.halfUnit) : (nil, nil)
        let interval = claim.isReckonable ? claim.interval : PrintedInterval()
        return [
            "value": text(amount), "unit": .string(unit.name), "halfUnit": text(half),
            "lower": text(interval.lower), "includesLower": .bool(interval.includesLower),
            "upper": text(interval.upper), "includesUpper": .bool(interval.includesUpper),
        ]
    }

    private static func value(of finding: Finding) -> JSONValue {
        [
            "items": .array(finding.items.map { .integer(Int64($0)) }),
            "rule": .string(finding.rule.rawValue),
            "verdict": .string(finding.verdict.rawValue),
            "arithmetic": ["zh": .string(finding.arithmetic.zh), "en": .string(finding.arithmetic.en)],
            "note": finding.note.map { ["zh": .string($0.zh), "en": .string($0.en)] } ?? .null,
            "places": .array(
                finding.places.map { place in
                    [
                        "item": place.item.map { .integer(Int64($0)) } ?? .null,
                        "quote": .string(place.quote.text),
                        "offset": .integer(Int64(place.quote.offset)),
                        "figure": place.claim.map { .string($0.figure.text) } ?? .null,
                    ]
                }),
        ]
    }

    static func clause(of claim: Claim, in item: LedgerItem) -> String? {
        claim.clause.flatMap { item.clauses[$0].label }
    }
}
