package import Geodesy

/// Areas of rows that print so that they add up (调平): whole areas to their total, parts to theirs and to no more than
/// what their rows print.
///
/// A level is told apart by who it is: columns that share one print the same numbers.
package final class Level<Row> {
    enum Kind {
        case whole((Row) -> Area, within: ((Row) -> String?)?)
        case part(of: Level, (Row) -> Area?)
    }

    let kind: Kind
    let unit: AreaUnit

    private init(_ kind: Kind, in unit: AreaUnit) {
        self.kind = kind
        self.unit = unit
    }

    /// - Parameters:
    ///   - unit: of what is printed, with its customary digits.
    ///   - key: of neighbouring rows with the same, which add up to a number that is levelled itself: the classes of a
    ///     county.
    ///   - area: the exact area of a row.
    package convenience init(
        in unit: AreaUnit, within key: ((Row) -> String?)? = nil, area: @escaping (Row) -> Area
    ) {
        self.init(.whole(area, within: key), in: unit)
    }

    /// A part of this area; `nil` where there is none to tell.
    package func part(_ area: @escaping (Row) -> Area?) -> Level { Level(.part(of: self, area), in: unit) }
}

/// The levels of some rows, as printed.
///
/// Which row takes the last unit depends on all of them, so the areas of each row are kept, though not the row.
package struct Levelling<Row> {
    private var exact: [ObjectIdentifier: [Area?]] = [:]
    private var printed: [ObjectIdentifier: LevelledPart] = [:]

    /// - Throws: `GeodesyError` when a number has more digits than a cell holds, and what the rows throw.
    package init(_ levels: [Level<Row>], of rows: Rows<Row>) throws {
        guard !levels.isEmpty else { return }
        var needed: [Level<Row>] = []
        func need(_ level: Level<Row>) {
            if case .part(let whole, _) = level.kind { need(whole) }
            if !needed.contains(where: { $0 === level }) { needed.append(level) }
        }
        levels.forEach(need)
        var areas = needed.map { _ in [Area?]() }
        var keys = needed.map { _ in [String?]() }
        try rows.forEach { row in
            for (index, level) in needed.enumerated() {
                switch level.kind {
                case .whole(let area, let key):
                    areas[index].append(area(row))
                    if let key { keys[index].append(key(row)) }
                case .part(_, let area): areas[index].append(area(row))
                }
            }
        }
        for (index, level) in needed.enumerated() {
            let id = ObjectIdentifier(level)
            exact[id] = areas[index]
            switch level.kind {
            case .whole: printed[id] = try LevelledPart(whole: areas[index], keys: keys[index], in: level.unit)
            case .part(let whole, _):
                let whole = ObjectIdentifier(whole)
                printed[id] = try LevelledPart(
                    areas[index], of: exact[whole] ?? [], printed: printed[whole]?.cells ?? [], in: level.unit)
            }
        }
    }

    /// What the rows print together; `nil` where no row has the part, or the number has too many digits.
    package func total(of level: Level<Row>) -> ExactDecimal? { decimal(level, part(level)?.total) }

    /// What the part leaves of the rows that have it.
    package func restTotal(of part: Level<Row>) -> ExactDecimal? { decimal(part, self.part(part)?.restTotal) }

    func printed(_ level: Level<Row>, row: Int) -> ExactDecimal? { decimal(level, part(level)?.cells[row]) }
    func rest(of part: Level<Row>, row: Int) -> ExactDecimal? { decimal(part, self.part(part)?.rest(row)) }

    private func part(_ level: Level<Row>) -> LevelledPart? { printed[ObjectIdentifier(level)] }

    private func decimal(_ level: Level<Row>, _ units: Int64??) -> ExactDecimal? {
        units.flatMap(\.self).flatMap { ExactDecimal(significand: $0, scale: level.unit.customaryScale) }
    }
}
