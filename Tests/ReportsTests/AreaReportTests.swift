import Bilingual
import Geodesy
import Geometry
import Intake
import Land
import Project
import Reports
import Survey
import Tables
import Testing

private func parcel(_ fid: Int64, squareMetres: Double, class landClass: String?) -> Parcel {
    Parcel(
        fid: fid, ordinal: Int(fid), attributes: [:], values: [landClass], ground: MultiPolygon(), zone: 41,
        areas: ParcelAreas(statutory: squareMetres, planar: squareMetres, geodesic: squareMetres),
        area: Area(rounding: squareMetres) ?? .zero, repair: nil)
}

private func report(_ parcels: [Parcel], unit: AreaUnit, grouping: [String]) -> AreaReport {
    let layer = LoadedLayer(
        declaration: LayerDeclaration(name: "草原", source: "a.shp"), path: "a.shp", files: [],
        system: .init(name: "EPSG:4529", source: Message(verbatim: ""), caveat: nil),
        parcels: parcels, accounting: Tally(), setAside: [], fields: [:], notes: [])
    return AreaReport(layers: [layer], model: .statutory, unit: unit, grouping: grouping)
}

/// The example of the summary rules: three parcels of 1049.99 m² are 0.10 + 0.10 + 0.10 ha, and 0.31 in all with
/// two digits; here with four: 0.1050 × 3 = 0.3150, the sum 3149.97 m² = 0.3150 ha.
@Test func convertedRowsAddUpToTheConvertedTotal() throws {
    let parcels = (0..<3).map { parcel($0, squareMetres: 1049.99, class: nil) }
    let table = try report(parcels, unit: .tenThousandMu, grouping: []).table()
    let column = try #require(table.columns.firstIndex { $0.key == "converted" })
    // 3149.97 m² are 0.000472… 万亩: printed with two digits the rows are 0.00 each and so is the total.
    #expect(table.total(of: column)?.description == "0.00")

    let mu = try report(parcels, unit: .mu, grouping: []).table()
    let rows = (0..<3).compactMap { mu.printed(row: $0, column: column)?.rational }
    #expect(rows.reduce(Rational(0), +) == mu.total(of: column)?.rational)
    // 3149.97 · 3/2000 = 4.724955 亩
    #expect(mu.total(of: column)?.description == "4.72")
}

@Test func groupsHoldEveryParcelOnce() throws {
    let parcels = [
        parcel(0, squareMetres: 100, class: "0401"), parcel(1, squareMetres: 50.01, class: nil),
        parcel(2, squareMetres: 200.5, class: "0401"), parcel(3, squareMetres: 7, class: "0301"),
    ]
    let table = try report(parcels, unit: .squareMetre, grouping: ["DLBM"]).table()
    let text = (0..<table.rows.count).map { row in
        (0..<3).map { table.text(row: row, column: $0, language: .english) }
    }
    #expect(text == [["0301", "1", "7.00"], ["0401", "2", "300.50"], ["—", "1", "50.01"]])
    #expect(table.total(of: 1)?.description == "4")
    #expect(table.total(of: 2)?.description == "357.51")
}
