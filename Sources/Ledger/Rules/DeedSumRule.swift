import Bilingual
import Geodesy

/// A total of what several items tell in the same words: `罚款19.85万元` of `罚款8.6万元` and `罚款11.25万元`, `问责12人`, `共需资金2486万元`.
///
/// A difference decides where each item tells one figure, or where another total of the sentence holds over the items, so that it
/// is of them, and those that tell nothing have no other figure that may be meant.
enum DeedSumRule {
    /// A total with what the items tell.
    private struct Account {
        let total: RuleFigure
        /// The verb, or the noun right before the figure.
        let word: String
        let sum: PartSum
        /// Whether each item that tells a figure tells one.
        let isPlain: Bool
        /// The items that tell none.
        let silent: [LedgerItem]
        let scope: ItemScope

        /// Whether an item that does not name the deed has a figure that may be of it.
        var mayBeMore: Bool { silent.contains { DeedSumRule.mayTell($0, total, but: []) } }
    }

    /// - Parameter grounds: the totals of ground over the items.
    static func findings(
        of totals: some Sequence<RuleFigure>, in ledger: Ledger, _ reading: ItemReading, held: HeldSums,
        beside grounds: [Finding]
    ) -> [Finding] {
        let accounts = totals.compactMap { account(of: $0, ledger, reading, held) }
        let known = Set(grounds.filter { $0.verdict == .holds }.flatMap { $0.places.compactMap(\.claim) })
        let holding = reading.figures.filter { figure in
            known.contains(figure.claim)
                || accounts.contains {
                    $0.total.range == figure.range && $0.sum.relation == .equal
                        && (figure.digits > 2 || $0.sum.parts.count > 2)
                }
        }
        return accounts.compactMap { account in
            let total = account.total
            let isTied = holding.contains { $0.sentence == total.sentence && $0.range != total.range }
            guard isTied || total.digits > 2 || account.sum.parts.count > 2 || total.amount > Rational(4)
            else { return nil }
            // What names the deed itself, and was left out as planned, may be meant as well.
            let others = accounts.filter { $0.total.sentence == total.sentence && $0.word != account.word }
                .map(\.word)
            let isCertain =
                account.isPlain
                && (account.silent.isEmpty
                    || isTied && !account.silent.contains { mayTell($0, total, but: others) })
            return finding(account, isCertain: isCertain, isTied: isTied, reading)
        }
    }

    private static func finding(_ account: Account, isCertain: Bool, isTied: Bool, _ reading: ItemReading)
        -> Finding?
    {
        let (sum, total) = (account.sum, account.total)
        switch sum.relation {
        // 约谈5人 of 约谈2人, 约谈3人 and an item that tells 负责人4人 without the deed: so few digits agree by chance.
        case .equal:
            let isSure = isCertain || isTied || total.digits > 2 || !account.mayBeMore
            return isSure ? sum.finding(.holds) : sum.finding(.undecided, note: ItemSumRule.openNote)
        case .close: return isCertain ? sum.finding(.holdsWithinRounding) : nil
        case .loose: return nil
        case .less, .more:
            guard account.scope.isTold || isTied, total.claim.role != .part, sum.isNear(Rational(1, 4)),
                ItemSumRule.isOfAllTime(total, reading)
            else { return nil }
            return isCertain ? sum.finding(.doesNotHold) : sum.finding(.undecided, note: ItemSumRule.openNote)
        }
    }

    private static func account(
        of total: RuleFigure, _ ledger: Ledger, _ reading: ItemReading, _ held: HeldSums
    ) -> Account? {
        guard total.claim.kind != .area || total.claim.role == .completed,
            let scope = ItemScope(of: total, ledger, reading), let word = word(of: total, reading)
        else { return nil }
        let items = ledger.items.filter(scope.holds)
        let told = Self.told(of: total, word, items, held)
        let figures = told.compactMap { $0 }
        let sum = PartSum(parts: figures.flatMap(\.own), total: total)
        guard figures.count > 1, sum.isPlain else { return nil }
        return Account(
            total: total, word: word.text, sum: sum, isPlain: figures.allSatisfy(\.isCertain),
            silent: zip(items, told).filter { $0.1 == nil }.map(\.0), scope: scope)
    }

    /// What items tell in the words of a total, each for itself; `nil` where no word of it tells what is meant.
    static func told(of total: RuleFigure, _ items: [LedgerItem], _ reading: ItemReading, _ held: HeldSums)
        -> [ItemFigures?]?
    {
        word(of: total, reading).map { told(of: total, $0, items, held) }
    }

    private static func told(of total: RuleFigure, _ word: Word, _ items: [LedgerItem], _ held: HeldSums)
        -> [ItemFigures?]
    {
        items.map { item in
            let claims = item.claims.filter {
                RuleFigure.measure(of: $0.unit.base) == total.measure && $0.isReckonable && $0.cell == nil
                    && $0.role != .part && word.tells($0)
            }
            return claims.isEmpty ? nil : ItemFigures(of: item, claims, held: held)
        }
    }

    /// Whether an item that does not name the deed has a figure that may be meant: 党纪处分3人 beside 问责12人.
    static func mayTell(_ item: LedgerItem, _ total: RuleFigure, but others: [String]) -> Bool {
        item.claims.contains { claim in
            RuleFigure.measure(of: claim.unit.base) == total.measure && claim.location != .problem
                && claim.role != .part && !others.contains(where: claim.quote.text.contains)
        }
    }

    // MARK: Words

    /// What a figure of an item must say to be of a total.
    private struct Word {
        let text: String
        /// Whether it stands right before the figure, and no verb tells what was done.
        let isNoun: Bool

        func tells(_ claim: Claim) -> Bool {
            // 罚没 is 罚款 and 没收.
            if text == "罚没" { return claim.role == .penalty }
            guard isNoun else {
                // 立案查处27起 of 立案8起.
                let halves = text.count == 4 ? [String(text.prefix(2)), String(text.suffix(2))] : []
                return claim.role != .planned && ([text] + halves).contains(where: claim.quote.text.contains)
            }
            let lead = claim.quote.text.folded.firstRange(of: claim.figure.text.folded)?.lowerBound
            return lead.map { claim.quote.text.folded[..<$0].hasSuffix(text) } ?? false
        }
    }

    /// The verb of a total, a fine by its shortest name; else, of a total that says so, the noun before it: 共需资金.
    private static func word(of total: RuleFigure, _ reading: ItemReading) -> Word? {
        let label = PartSeries.label(total, reading)
        if total.claim.role == .penalty, reading.says(["罚款"], in: label) {
            return Word(text: "罚款", isNoun: false)
        }
        if total.claim.role == .penalty, reading.says(["罚没"], in: label) {
            return Word(text: "罚没", isNoun: false)
        }
        if let deed = PartLabel.deed(in: label, reading), deed.count > 1 {
            return Word(text: deed, isNoun: false)
        }
        guard label.count > 2, total.digits > 2, TotalWords.opening(label, in: reading) != nil else {
            return nil
        }
        return Word(
            text: reading.source.text(in: (label.upperBound - 2)..<label.upperBound).folded, isNoun: true)
    }
}
