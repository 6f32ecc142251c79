import Geodesy
import Parcels
import Survey

/// The areas of restored parcels as printed: each column adds up to its total, inside and outside to the parcel.
struct RestoredColumns {
    /// Area, inside, outside, restored earlier.
    let columns: [(cells: [Cell], total: Cell)]

    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    init(_ rows: [RestoredSurvey.Row], in unit: AreaUnit) throws(GeodesyError) {
        try self.init(
            area: rows.map(\.parcel.area), inside: rows.map(\.inside), earlier: rows.map(\.earlier), in: unit)
    }

    /// - Parameters:
    ///   - area: of each row.
    ///   - inside: what of it lies on damaged ground; the rest lies outside.
    ///   - earlier: what of it was restored earlier.
    ///   - unit: of what is printed.
    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    init(area: [Area], inside: [Area], earlier: [Area], in unit: AreaUnit) throws(GeodesyError) {
        let scale = unit.customaryScale
        let whole = try LevelledColumn(area, in: unit, scale: scale)
        func part(_ areas: [Area]) throws(GeodesyError) -> LevelledPart {
            try LevelledPart(areas, of: area, printed: whole.cells, in: unit, scale: scale)
        }
        let inside = try part(inside)
        columns = [
            (whole.cells.map(Cell.decimal), .decimal(whole.total)), inside.column, inside.rest,
            try part(earlier).column,
        ]
    }
}
