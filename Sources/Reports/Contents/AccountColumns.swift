import Geodesy
import Survey

/// The lines of an account as printed: each column adds up to its total, and each line to what is occupied.
struct AccountColumns {
    /// Occupied, approved, restored and not approved, outstanding.
    let columns: [(cells: [Cell], total: Cell)]

    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    init(_ lines: [GroundAccount.Line], in unit: AreaUnit) throws(GeodesyError) {
        let scale = unit.customaryScale
        let occupied = lines.map(\.occupied)
        let settled = lines.map { $0.approved + $0.restored }
        let whole = try LevelledColumn(occupied, in: unit, scale: scale)
        let done = try LevelledPart(settled, of: occupied, printed: whole.cells, in: unit, scale: scale)
        let approved = try LevelledPart(
            lines.map(\.approved), of: settled, printed: done.printed, in: unit, scale: scale)
        columns = [
            (whole.cells.map(Cell.decimal), .decimal(whole.total)), approved.column, approved.rest, done.rest,
        ]
    }

    /// The totals as printed, in the order of the columns.
    var totals: [String] {
        columns.map { column in
            if case .decimal(let total) = column.total { "\(total)" } else { "0" }
        }
    }
}
