public import Bilingual
public import Geodesy

/// A column of a table.
public struct Column: Sendable, Hashable {
    /// What the cells of a column are.
    public enum Kind: Sendable, Hashable {
        /// Text.
        case text
        /// Whole numbers.
        case integer
        /// Decimals, with the digits after the point that totals and blank forms show.
        case decimal(scale: Int)
        /// Areas, in a unit and with so many digits after the point.
        case area(AreaUnit, scale: Int)
    }

    /// Where the text of a column stands.
    public enum Alignment: Sendable, Hashable {
        /// Left.
        case left
        /// Centred.
        case centre
        /// Right.
        case right
    }

    /// The name for machines, in ASCII: `claimed_area`.
    public var key: String
    /// The heading for people.
    public var heading: Message
    /// The heading over this column and its neighbours of the same group: 其中.
    public var group: Message?
    /// What the cells are.
    public var kind: Kind
    /// The unit of areas that are given as decimals, or in the kind; `nil` for what is no area.
    public let unit: AreaUnit?
    /// Where the text stands.
    public var alignment: Alignment
    /// The wanted width, in digits, of which a Chinese character takes two; chosen by the content when `nil`.
    public var width: Int?
    /// Whether the total row sums the column.
    public var isSummed: Bool

    /// A column.
    ///
    /// - Parameters:
    ///   - key: the name for machines.
    ///   - heading: the heading for people.
    ///   - kind: what the cells are.
    ///   - group: the heading over this column and its neighbours of the same group.
    ///   - unit: the unit of areas that are given as decimals.
    ///   - alignment: where the text stands; numbers right and text left when `nil`.
    ///   - width: the wanted width in digits.
    ///   - isSummed: whether the total row sums it; areas and counts are when `nil`, text and decimals are not.
    public init(
        _ key: String, _ heading: Message, _ kind: Kind = .text, group: Message? = nil, unit: AreaUnit? = nil,
        alignment: Alignment? = nil,
        width: Int? = nil, isSummed: Bool? = nil
    ) {
        self.key = key
        self.heading = heading
        self.group = group
        self.kind = kind
        self.width = width
        if case .area(let own, _) = kind { self.unit = own } else { self.unit = unit }
        switch kind {
        case .text:
            self.alignment = alignment ?? .left
            self.isSummed = false
        case .decimal:
            self.alignment = alignment ?? .right
            self.isSummed = isSummed ?? false
        case .integer, .area:
            self.alignment = alignment ?? .right
            self.isSummed = isSummed ?? true
        }
    }

    /// A column of areas that are levelled (调平): decimals in a unit with its customary digits, which add up to their total.
    static func levelled(_ key: String, _ heading: Message, in unit: AreaUnit, group: Message? = nil) -> Column
    {
        Column(key, heading, .decimal(scale: unit.customaryScale), group: group, unit: unit, isSummed: true)
    }

    /// The heading with that of its group, where headings have one line.
    public var fullHeading: Message {
        guard let group else { return heading }
        return Message(zh: "\(group.zh)：\(heading.zh)", en: "\(group.en): \(heading.en)")
    }

    /// The heading with the unit of its areas, where nothing else tells it.
    public var headingWithUnit: Message {
        guard let unit else { return fullHeading }
        func told(_ heading: String, _ name: String, _ open: String, _ close: String) -> String {
            heading.contains(name) || heading.contains("m²") || heading.contains("km²")
                ? heading : heading + open + name + close
        }
        return Message(
            zh: told(fullHeading.zh, unit.name.zh, "（", "）"), en: told(fullHeading.en, unit.name.en, " (", ")"))
    }

    /// Whether the cells are numbers.
    public var isNumeric: Bool { kind != .text }

    /// The digits after the point that cells show, unless they bring their own.
    public var scale: Int {
        switch kind {
        case .text, .integer: 0
        case .decimal(let scale), .area(_, let scale): scale
        }
    }

    /// The number that a cell of this column shows; `nil` for text and missing cells.
    ///
    /// A decimal keeps its own digits. An area is shown in the column's unit, in square metres with two digits
    /// where the column has none; a number beyond 15 digits is not shown.
    public func printed(_ cell: Cell) -> ExactDecimal? {
        switch cell {
        case .text, .missing: return nil
        case .integer(let value): return ExactDecimal(significand: Int64(value), scale: 0)
        case .decimal(let value): return value
        case .area(let area):
            guard case .area(let unit, let scale) = kind else { return area.rounded(in: .squareMetre, to: 2) }
            return area.rounded(in: unit, to: scale)
        }
    }
}
