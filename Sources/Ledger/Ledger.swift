public import Bilingual

/// A rectification ledger (整改台账): the items of a report, and what could not be placed in them.
public struct Ledger: Sendable, Hashable {
    /// The lines of the report's title, in order; empty when there is none.
    public let titleLines: [Passage]
    /// The items, in the order of the report.
    public let items: [LedgerItem]
    /// The lines that belong to no item, in the order of the report.
    public let unplaced: [UnplacedLine]
    /// What stands outside the items, title and preamble first, with its figures; in the order of the report.
    public let outerTexts: [OuterText]
    /// What readers should know of how it was read: tables that are not understood, columns without a unit.
    public let notes: [Message]

    /// The line ends of the report that only a narrow page put there, in order.
    var breaks: [Range<Int>] = []

    /// The cells in columns of figures that hold something of which no figure was read.
    var openCells: [TableCell] = []
    /// The cells that say that they hold nothing: `—`, 无.
    var emptyCells: [TableCell] = []

    /// The figures outside the items: of the title, the preamble, the totals.
    public var claims: [Claim] { outerTexts.flatMap(\.claims) }

    /// The numbers with a unit that cannot be read surely, in the order of the report: no claim holds any of them.
    public let unreadFigures: [UnreadFigure]

    /// The title, its lines joined.
    public var title: String { titleLines.map(\.text).joined() }

    /// The item with a number; the first one, should a report use a number twice.
    ///
    /// The only item of a notice is its first, whatever its number in the plan.
    public func item(_ number: Int) -> LedgerItem? {
        items.first { $0.number == number } ?? (items.count == 1 && number == 1 ? items[0] : nil)
    }
}
