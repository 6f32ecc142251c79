/// What stands in the cells of a column, whatever its head says.
struct ColumnContents {
    /// The cells that hold something.
    private(set) var filled = 0
    private(set) var numbers = 0
    private(set) var dashes = 0
    /// The cells that are statuses in the words of most reports, or answers.
    private(set) var statuses = 0
    /// The cells whose few words say by their grammar how far something is.
    private(set) var ownStatuses = 0
    /// The cells that hold sentences, and those that name what is wrong.
    private(set) var (sentences, faults, deeds) = (0, 0, 0)
    private(set) var scalars = 0
    private var longest = 0
    /// Whether every cell has a number or a code, and no two the same.
    private var hasCodes = true
    private var codes: Set<Int> = []
    /// What cells say is done, and what they deny: 已兑现 or 收回 beside 未兑现, 没收回.
    private var (done, denied): (Set<String>, Set<String>) = ([], [])

    /// The most scalars of a status in words of its own, and the fewest of a sentence.
    private static let (longestStatus, shortestSentence) = (12, 6)

    /// Whether at least half of the cells are bare numbers.
    var isNumeric: Bool { numbers > 0 && (numbers + dashes) * 2 >= filled }
    /// Whether most cells are statuses.
    var isStatus: Bool { filled > 0 && statuses * 2 > filled }
    /// Whether all cells are a few words, at least half of them statuses.
    var isOwnStatus: Bool {
        filled > 0 && longest <= Self.longestStatus
            && (ownStatuses * 2 >= filled || !done.isDisjoint(with: denied))
    }
    /// Whether most cells are sentences.
    var isText: Bool { filled > 0 && sentences * 2 > filled }
    /// Whether the cells number what stands in their rows.
    var isCodes: Bool { filled > 1 && hasCodes && codes.count == filled }
    /// The mean length.
    var length: Int { filled > 0 ? scalars / filled : 0 }

    init() {}

    /// - Parameter isNumber: whether a cell holds a figure in the unit of the column.
    mutating func take(_ cell: Range<Int>, of source: SourceText, isNumber: Bool) {
        filled += 1
        scalars += cell.count
        longest = max(longest, cell.count)
        if CellReading.isNothing(cell, source) { dashes += 1 } else if isNumber { numbers += 1 }
        if cell.count <= 30,
            StatusPhrase(name: cell, of: source) != nil || StatusAnswer.isAnswer(cell, in: source)
        {
            statuses += 1
        }
        if cell.count <= Self.longestStatus, ItemStatus(words: cell, of: source) != .unknown {
            ownStatuses += 1
        }
        if cell.count >= Self.shortestSentence,
            cell.contains(where: { source[$0] == "," || source[$0].endsSentence })
        {
            sentences += 1
            if DeedSentences.tellsDeed(cell, of: source) {
                deeds += 1
            } else if ItemRows.namesFault(cell, of: source) {
                faults += 1
            }
        }
        if let mark = ItemMark(cell: cell, of: source)
            ?? ItemMark(named: cell.lowerBound..<cell.lowerBound, value: cell, of: source)
        {
            codes.insert(mark.number)
        } else {
            hasCodes = false
        }
    }

    private mutating func take(status cell: Range<Int>, of source: SourceText) {
        guard cell.count <= Self.longestStatus else { return }
        if ItemStatus(words: cell, of: source) != .unknown { ownStatuses += 1 }
        let words = source.text(in: cell)
        let deed = String(words.dropFirst())
        if words.hasPrefix("已") {
            done.insert(deed)
        } else if ["未", "待", "没"].contains(where: words.hasPrefix) {
            denied.insert(deed)
        } else {
            done.insert(words)
        }
    }
}
