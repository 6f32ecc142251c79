import Bilingual
import Geodesy

/// What the parcels of a layer print in the unit of tables, levelled to what they come to together (图层调平).
struct PrintedAreas: Sendable {
    private let unit: AreaUnit
    /// Which of them go to the next unit of the last digit.
    private let isUp: [Bool]

    /// - Throws: `GeodesyError` when a number has more digits than a cell holds.
    init(_ areas: [Area], in unit: AreaUnit) throws(GeodesyError) {
        self.unit = unit
        guard unit != .squareMetre else {
            isUp = []
            return
        }
        let levelled = try LevelledAreas(areas, in: unit, scale: unit.customaryScale)
        var isUp: [Bool] = []
        isUp.reserveCapacity(areas.count)
        for (area, cell) in zip(areas, levelled.cells) {
            isUp.append(cell > (try area.units(of: unit, scale: unit.customaryScale).down))
        }
        self.isUp = isUp
    }

    /// What a parcel prints.
    ///
    /// - Parameter area: its exact area.
    func area(of position: Int, _ area: Area) -> ExactDecimal? {
        guard isUp.indices.contains(position),
            let (down, _) = try? area.units(of: unit, scale: unit.customaryScale)
        else { return area.rounded(in: unit, to: unit.customaryScale) }
        return ExactDecimal(significand: down + (isUp[position] ? 1 : 0), scale: unit.customaryScale)
    }

    /// What is said of it under a table; nothing of square metres, which are exact.
    static func note(in unit: AreaUnit) -> [Message] {
        guard unit != .squareMetre else { return [] }
        return [
            Message(
                zh: "\(unit.name.zh)数按图层调平，各行之和等于该图层合计；图斑相互重叠的，重叠处重复计入。",
                en: """
                    Areas in \(unit.name.en) are levelled by layer: rows add up to the sum of the layer, in which ground of \
                    several parcels counts for each.
                    """)
        ]
    }
}
