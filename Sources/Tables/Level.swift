package import Geodesy

/// Areas of rows that print so that they add up (调平): whole areas to their total, parts to theirs and to no more than
/// what their rows print.
///
/// A level is told apart by who it is: columns that share one print the same numbers.
package final class Level<Row> {
    enum Kind {
        case whole((Row) -> Area?)
        case part(of: Level, (Row) -> Area?)
    }

    /// Which rows add up to what.
    struct Order {
        /// Rows with the same add up to a total of their own, and to none with others.
        var apart: ((Row) -> String?)?
        /// Rows with the same add up to a number that is levelled itself.
        var within: ((Row) -> String?)?
        /// Of rows that stand within others, those with the same add up as well.
        var across: ((Row) -> String?)?
        /// Whether a row tells of the same thing as the one before, prints the same and does not count again.
        var repeats: ((Row) -> Bool)?
        /// What another table prints for the row.
        var wish: ((Row) -> ExactDecimal?)?
        /// What another table prints for what the rows within the same add up to.
        var sumWish: ((Row) -> ExactDecimal?)?
    }

    let kind: Kind
    let unit: AreaUnit
    let order: Order

    private init(_ kind: Kind, in unit: AreaUnit, _ order: Order = Order()) {
        self.kind = kind
        self.unit = unit
        self.order = order
    }

    /// - Parameters:
    ///   - unit: of what is printed, with its customary digits.
    ///   - apart: of rows that add up to a total of their own: the features of an item.
    ///   - within: of rows that add up to a number that is levelled itself: the classes of a county.
    ///   - across: of rows within others that add up as well: a class in all counties.
    ///   - repeats: whether a row tells of the same thing as the one before and does not count again.
    ///   - wish: what another table prints for a row, and this one too where it can.
    ///   - sumWish: the same for what the rows within the same add up to.
    ///   - area: the exact area of a row; `nil` where there is none.
    package convenience init(
        in unit: AreaUnit, apart: ((Row) -> String?)? = nil, within: ((Row) -> String?)? = nil,
        across: ((Row) -> String?)? = nil, repeats: ((Row) -> Bool)? = nil,
        wish: ((Row) -> ExactDecimal?)? = nil, sumWish: ((Row) -> ExactDecimal?)? = nil,
        area: @escaping (Row) -> Area?
    ) {
        self.init(
            .whole(area), in: unit,
            Order(
                apart: apart, within: within, across: across, repeats: repeats, wish: wish, sumWish: sumWish))
    }

    /// A part of this area; `nil` where there is none to tell.
    package func part(_ area: @escaping (Row) -> Area?) -> Level { Level(.part(of: self, area), in: unit) }

    var parent: Level? { if case .part(let parent, _) = kind { parent } else { nil } }

    func area(of row: Row) -> Area? {
        switch kind {
        case .whole(let area): area(row)
        case .part(_, let area): area(row)
        }
    }
}
