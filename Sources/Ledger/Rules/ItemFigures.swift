import Geodesy

/// What an item itself tells of one matter: its figures of a role, without those that another of them holds.
struct ItemFigures {
    /// The ground that reports add up over their items.
    enum Ground: Hashable {
        case occupied, restored

        /// What a total of a role adds up; `nil` where the role tells neither.
        init?(ofTotal role: ClaimRole) {
            switch role {
            case .occupied, .total, .background, .unstated: self = .occupied
            case .restored, .completed: self = .restored
            case .approved, .protected, .planned, .penalty, .part: return nil
            }
        }

        fileprivate var role: ClaimRole { self == .occupied ? .occupied : .restored }
    }

    /// The figures: one, where the words leave nothing open, or one of each row of the item.
    let own: [RuleFigure]
    /// Whether the words leave nothing open.
    let isCertain: Bool
    /// Whether the figures have the role that was asked for, and are not only all that the item tells.
    let isOfRole: Bool
    /// Whether they tell what a plan is to reach.
    let areGoals: Bool

    /// The most figures of a role that an item is asked for: one with more lists things.
    private static let most = 40

    /// The ground that an item tells, in a unit where it gives two.
    ///
    /// - Parameters:
    ///   - words: those of the total, which tell what the item's words leave open.
    ///   - held: the sums that hold inside the items.
    init?(of item: LedgerItem, _ ground: Ground, in unit: BaseUnit, words: String, held: HeldSums) {
        let areas = item.claims.filter { $0.kind == .area && $0.isReckonable }
        let cells = Self.totals(of: areas.filter { $0.cell != nil && $0.role == ground.role })
        let (told, isTold) =
            cells.isEmpty ? Self.told(areas.filter { $0.cell == nil }, ground, item, words) : (cells, true)
        guard !told.isEmpty, told.count <= Self.most else { return nil }
        let whole = held.whole(of: told)
        let free = whole.filter { !$0.quote.text.contains("其中") }
        own = Self.merged(free.isEmpty ? whole : free, unit).map { RuleFigure(cell: $0, of: item.number) }
        isOfRole = told.contains { $0.role == ground.role }
        areGoals = told.allSatisfy { $0.role == .planned }
        let rows = Set(cells.compactMap(\.cell?.row))
        isCertain = isTold && own.count == max(1, rows.count) && own.allSatisfy(\.isPlain)
    }

    /// What an item tells in words that are known.
    init(of item: LedgerItem, _ claims: [Claim], held: HeldSums) {
        let whole = claims.count > Self.most ? claims : held.whole(of: claims)
        own = whole.map { RuleFigure(cell: $0, of: item.number) }
        isCertain = own.count == 1 && own.allSatisfy(\.isPlain)
        (isOfRole, areGoals) = (true, false)
    }

    /// The cells of columns that add up others, where a row has such.
    private static func totals(of cells: [Claim]) -> [Claim] {
        let totals = cells.filter { claim in
            ["小计", "合计", "总计", "共计"].contains { claim.cell?.heading.contains($0) ?? false }
        }
        return totals.isEmpty ? cells : totals
    }

    /// The claims of the words, those of the role first, and whether the words leave no doubt that they are of it.
    private static func told(_ areas: [Claim], _ ground: Ground, _ item: LedgerItem, _ words: String)
        -> (claims: [Claim], isTold: Bool)
    {
        let progress = item.clauses.first?.text.offset ?? 0
        let own = areas.filter {
            !isExtreme($0) && isOf(ground, $0, item, progress) && (ground == .occupied || !isRest($0))
        }
        let told = own.filter { $0.role == ground.role }
        if !told.isEmpty { return (told, true) }
        switch ground {
        case .occupied:
            // 基本情况 may open the progress.
            let opening = areas.filter { $0.clause == 0 && $0.role == .occupied }
            if own.isEmpty { return (opening, true) }
            let others = own.filter {
                $0.location == .problem && ![.part, .restored, .protected, .penalty].contains($0.role)
            }
            return (others, !others.contains { $0.role == .approved })
        case .restored:
            let others = own.filter { claim in
                [.completed, .unstated].contains(claim.role) && sharesWords(claim, words)
            }
            if !others.isEmpty || ["已", "完成"].contains(where: words.contains) { return (others, false) }
            // 通过整改，全县复垦耕地286.5亩: what a plan adds up are its goals.
            return (areas.filter { isGoal($0, item) && !isRest($0) && sharesWords($0, words) }, false)
        }
    }

    private static func isGoal(_ claim: Claim, _ item: LedgerItem) -> Bool {
        guard case .field(let index) = claim.location, claim.role == .planned else { return false }
        return [.goal, .measures].contains(item.fields[index].kind)
    }

    /// Whether a claim stands where an item tells how large its matter is, or what was done about it.
    private static func isOf(_ ground: Ground, _ claim: Claim, _ item: LedgerItem, _ progress: Int) -> Bool {
        guard case .field(let index) = claim.location else {
            return (claim.location == .problem) == (ground == .occupied)
        }
        let field = item.fields[index]
        guard ground == .occupied else { return ![.goal, .measures, .problem].contains(field.kind) }
        // 基本情况 before the progress, and what was looked into: 核实情况.
        return field.kind == .problem
            || field.kind == .other
                && (field.text.offset < progress
                    || ["核", "查", "反馈", "问题"].contains(where: field.name.contains))
    }

    /// What the figures of ground have in common whatever is done to it.
    private static let nouns: Set<String> = ["土地", "草原", "草地", "林地", "耕地", "湿地", "面积", "问题"]

    private static func sharesWords(_ claim: Claim, _ words: String) -> Bool {
        !pairs(of: words).isDisjoint(with: pairs(of: claim.quote.text))
    }

    /// The pairs of neighbouring characters that may be of a verb.
    private static func pairs(of words: String) -> Set<String> {
        CommonWords.pairs(of: words).subtracting(nouns)
    }

    /// Whether a claim tells the largest or the smallest of several, or is a factor: 416亩×每亩8000元.
    private static func isExtreme(_ claim: Claim) -> Bool {
        ["最大", "最小", "最多", "最少", "×"].contains(where: claim.quote.text.contains)
    }

    /// Whether a claim tells what is left, whatever became of it: 剩余52.6亩定于5月播种.
    private static func isRest(_ claim: Claim) -> Bool {
        ["剩余", "剩下", "其余", "余下", "尚余"].contains(where: claim.quote.text.contains)
    }

    /// One claim for each value: told again, or in another unit, it is the same.
    private static func merged(_ claims: [Claim], _ unit: BaseUnit) -> [Claim] {
        claims.reduce(into: []) { kept, claim in
            let twin = kept.firstIndex {
                $0.amount == claim.amount
                    || $0.unit.base != claim.unit.base && $0.interval.meets(claim.interval)
            }
            guard let twin else {
                kept.append(claim)
                return
            }
            if claim.unit.base == unit, kept[twin].unit.base != unit { kept[twin] = claim }
        }
    }
}

/// The sums that hold, by their parts.
struct HeldSums {
    private var sums: [Int: [(total: Claim, parts: [Claim])]] = [:]

    init(_ findings: [Finding]) {
        for finding in findings where finding.rule == .sum && finding.verdict == .holds {
            let claims = finding.places.compactMap(\.claim)
            guard let total = claims.max(by: { $0.amount < $1.amount }) else { continue }
            let parts = claims.filter { $0 != total }
            guard parts.count > 1, let first = parts.first else { continue }
            sums[first.figure.offset, default: []].append((total, parts))
        }
    }

    /// The claims with the total in the place of its parts, where all of them are there.
    func whole(of claims: [Claim]) -> [Claim] {
        var claims = claims
        let own = Set(claims.map(\.figure.offset))
        for claim in claims {
            for (total, parts) in sums[claim.figure.offset] ?? []
            where parts.allSatisfy({ own.contains($0.figure.offset) }) {
                claims.removeAll { parts.contains($0) }
                if !claims.contains(total) { claims.append(total) }
            }
        }
        return claims
    }
}
