import Bilingual
import Geodesy
import Land
import Ledger
import Project
import Subjects
import Survey
import Tables

/// What became of an item: its checks, its figures, and what its status claims against what was found (事项结论).
struct ItemConclusion {
    /// Its number.
    let number: Int
    /// The item; `nil` in a project without a report.
    let item: LedgerItem?
    /// Its checks.
    let checks: [CheckResult]
    /// What the figures of the report say about each other in it.
    let findings: [Finding]
    /// Why no layer can answer it, and what does.
    let statement: String?
    /// Its status in the earlier reports, the oldest first.
    let earlier: [ItemStatus?]
    /// Its accounts that owe ground though it is closed.
    let owing: [GroundAccount]
    /// Its accounts about which something is not certain.
    let doubtfulAccounts: [GroundAccount]

    /// The figures that land can answer: those checked, and those for which a measure can be suggested.
    var answerable: Int {
        let checked = Set(checks.compactMap(\.claim))
        guard let item else { return 0 }
        return item.claims.count { checked.contains($0) || SuggestedMeasure($0, in: item) != nil }
    }

    /// The figures that land could answer and no check does.
    var unchecked: [Claim] {
        let checked = Set(checks.compactMap(\.claim))
        guard let item else { return [] }
        return item.claims.filter { !checked.contains($0) && SuggestedMeasure($0, in: item) != nil }
    }

    /// The figures that were checked.
    var checked: Int { Set(checks.compactMap(\.claim)).count }

    /// The verdict that needs most attention, also of a closed item that owes ground; documents only when there is a statement and no check.
    var verdict: Verdict? {
        owing.isEmpty ? checkVerdict : .differs
    }

    /// Whether something about its checks or accounts is not certain.
    private var isDoubtful: Bool { !doubtfulAccounts.isEmpty || checks.contains { !$0.doubts.isEmpty } }

    /// The verdict as it is told: one that was reached in spite of doubts says so.
    var verdictName: Message? { verdict?.name(isDoubtful: isDoubtful) }

    /// The colour of the verdict.
    var emphasis: Table.Emphasis {
        verdict.map { CheckReport.emphasis(of: $0, isDoubtful: isDoubtful) } ?? .none
    }

    private var checkVerdict: Verdict? {
        CheckReport.worst(of: checks.map(\.verdict)) ?? (statement == nil ? nil : .documentsOnly)
    }

    /// What the status word claims against what was found, the progress since earlier reports, and the statement.
    var remark: Message? {
        var parts: [Message] = []
        let open = checks.count { $0.verdict == .differs }
        if open > 0, let item, item.status.isDone {
            let words = item.statusText?.text ?? ""
            parts.append(
                Message(
                    zh: "\(words)，但有\(open)项不一致",
                    en: "\(words), yet \(open) \(open == 1 ? "figure differs" : "figures differ")"))
        }
        for account in owing {
            let area = account.total.outstanding.rounded(in: .mu, to: 2)?.description ?? "–"
            let words = item?.statusText?.text ?? ""
            parts.append(
                Message(
                    zh: "\(words)，但收支表（\(account.declaration.occupied)）尚欠 \(area)亩",
                    en:
                        "\(words), yet in the account of \(account.declaration.occupied) \(area) mu are outstanding"
                ))
        }
        parts += doubtfulAccounts.map(doubt)
        if let former = earlier.compactMap({ $0?.rank }).last, let now = item?.status.rank, former != now {
            parts.append(
                now > former
                    ? Message(zh: "较上期有进展", en: "further than in the report before")
                    : Message(zh: "较上期倒退", en: "behind the report before"))
        }
        if let statement { parts.append(Message(verbatim: statement)) }
        guard !parts.isEmpty else { return nil }
        return Message(zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
    }
}

extension ItemConclusion {
    /// What is not certain about an account: of a closed item what may still be owed, else why.
    private func doubt(of account: GroundAccount) -> Message {
        let doubts = account.doubts
        let own = account.declaration.occupied
        var reasons: [Message] = []
        for name in doubts.map(\.reason.name) where !reasons.contains(name) { reasons.append(name) }
        let why = Message(
            zh: reasons.map(\.zh).joined(separator: "、"), en: reasons.map(\.en).joined(separator: ", "))
        let moved = doubts.reduce(Rational(0)) { $0 + max($1.stake.less, $1.stake.more) }
        let owed =
            min(moved, Rational(Int128(account.total.occupied.hundredths), 100)) / AreaUnit.mu.squareMetres
        guard item?.status.isDone ?? false, let area = owed.rounded(to: 2) else {
            return Message(zh: "收支表（\(own)）存疑：\(why.zh)", en: "doubts about the account of \(own): \(why.en)")
        }
        if doubts.contains(where: \.stake.isUnbounded) {
            return Message(
                zh: "收支表（\(own)）存疑：可能尚欠，数额无法估计（\(why.zh)）",
                en:
                    "doubts about the account of \(own): ground may be outstanding, how much is not known (\(why.en))"
            )
        }
        guard area.significand != 0 else {
            return Message(zh: "收支表（\(own)）存疑：\(why.zh)", en: "doubts about the account of \(own): \(why.en)")
        }
        return Message(
            zh: "收支表（\(own)）存疑：可能尚欠 \(area)亩（\(why.zh)）",
            en: "doubts about the account of \(own): \(area) mu may be outstanding (\(why.en))")
    }

    /// What became of each item of a run, in the order of the report.
    static func all(of result: SurveyResult) -> [ItemConclusion] {
        let items: [(number: Int, item: LedgerItem?)] =
            result.ledger?.items.map { ($0.number, $0) }
            ?? Set(result.checks.map(\.declaration.item) + result.project.statements.map(\.item)).sorted()
            .map { ($0, nil) }
        let findings = result.ledger?.findings ?? []
        return items.map { number, item in
            ItemConclusion(
                number: number, item: item,
                // Parts of a report may use a number twice; each check is of one of them.
                checks: result.checks.filter { $0.declaration.item == number && $0.item == item },
                findings: findings.filter { $0.items == [number] },
                statement: result.project.statements.first { $0.item == number }?.text,
                earlier: result.earlier.map { $0.ledger.item(number)?.status },
                owing: result.accounts.filter { $0.declaration.item == number && result.owes($0) },
                doubtfulAccounts: result.accounts.filter {
                    $0.declaration.item == number && !$0.doubts.isEmpty
                })
        }
    }
}
