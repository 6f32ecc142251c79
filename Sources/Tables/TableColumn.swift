package import Bilingual
package import Geodesy

extension Table {
    /// What writers know of a column.
    package struct Column: Sendable, Hashable {
        /// What the cells of a column are.
        package enum Kind: Sendable, Hashable {
            case text
            case integer
            /// Decimals, with the digits after the point that totals and blank forms show.
            case decimal(scale: Int)
            /// Areas in a unit, with its customary digits after the point.
            case area(AreaUnit)
        }

        /// Where the text of a column stands.
        package enum Alignment: Sendable, Hashable {
            case left
            case centre
            case right
        }

        /// The name for machines, in ASCII: `claimed_area`.
        package let key: String
        /// The heading for people.
        package let heading: Message
        /// The heading over this column and its neighbours of the same group: 其中.
        package let group: Message?
        package let kind: Kind
        /// The unit of areas that are given as decimals, or in the kind; `nil` for what is no area.
        package let unit: AreaUnit?
        package let alignment: Alignment
        /// The wanted width, in digits, of which a Chinese character takes two; chosen by the content when `nil`.
        package let width: Int?
        /// Whether the total row sums the column.
        package let isSummed: Bool
        /// Whether the column shows the emphasis of its rows.
        package let isVerdict: Bool

        init(
            _ key: String, _ heading: Message, _ kind: Kind, group: Message?, unit: AreaUnit? = nil,
            alignment: Alignment?, width: Int?, isSummed: Bool?, isVerdict: Bool
        ) {
            self.key = key
            self.heading = heading
            self.group = group
            self.kind = kind
            self.width = width
            self.isVerdict = isVerdict
            if case .area(let own) = kind { self.unit = own } else { self.unit = unit }
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

        /// The heading with that of its group, where headings have one line.
        package var fullHeading: Message {
            guard let group else { return heading }
            return Message(zh: "\(group.zh)：\(heading.zh)", en: "\(group.en): \(heading.en)")
        }

        /// The heading with the unit of its areas, where nothing else tells it.
        package var headingWithUnit: Message {
            guard let unit else { return fullHeading }
            func told(_ heading: String, _ name: String, _ open: String, _ close: String) -> String {
                heading.contains(name) || heading.contains("m²") || heading.contains("km²")
                    ? heading : heading + open + name + close
            }
            return Message(
                zh: told(fullHeading.zh, unit.name.zh, "（", "）"),
                en: told(fullHeading.en, unit.name.en, " (", ")"))
        }

        /// Whether the cells are numbers.
        package var isNumeric: Bool { kind != .text }

        /// The text that a cell of this column shows.
        package func text(_ cell: Cell, _ language: Language) -> String {
            if case .text(let message) = cell { return message[language] }
            return kind.printed(cell)?.description ?? "—"
        }
    }
}

extension Table.Column.Kind {
    /// The number that a cell of a column of this kind shows; `nil` for text and missing cells.
    ///
    /// A decimal keeps its own digits. An area is shown in the column's unit, in square metres where the column has none; a
    /// number beyond 15 digits is not shown.
    package func printed(_ cell: Cell) -> ExactDecimal? {
        switch cell {
        case .text, .missing: return nil
        case .integer(let value): return ExactDecimal(significand: Int64(value), scale: 0)
        case .feature(_, let fid): return ExactDecimal(significand: fid, scale: 0)
        case .decimal(let value): return value
        case .area(let area):
            guard case .area(let unit) = self else { return area.rounded(in: .squareMetre, to: 2) }
            return area.rounded(in: unit, to: unit.customaryScale)
        }
    }
}
