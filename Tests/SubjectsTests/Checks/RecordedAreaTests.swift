import Geodesy
import Geometry
import Land
import Survey
import Testing

private func parcel(_ squareMetres: Double, recorded: String?) -> Parcel {
    Parcel(
        fid: 1, ordinal: 0, attributes: recorded.map { [.area: $0] } ?? [:], values: [], ground: MultiPolygon(),
        zone: 41,
        areas: ParcelAreas(statutory: squareMetres, planar: squareMetres, geodesic: squareMetres),
        area: Area(rounding: squareMetres) ?? .zero, repair: nil)
}

/// The same two parcels, 1 600 516.91 and 999 874.37 m², recorded in each unit by hand conversion.
@Test(
    arguments: [
        (AreaUnit.squareMetre, "1600516.91", "999874.37"), (.mu, "2400.78", "1499.81"),
        (.hectare, "160.0517", "99.9874"),
        (.squareKilometre, "1.6005", "0.9999"), (.tenThousandMu, "0.24", "0.15"),
    ])
func theUnitIsInferredFromTheLayer(_ unit: AreaUnit, _ first: String, _ second: String) {
    let parcels = [parcel(1_600_516.91, recorded: first), parcel(999_874.37, recorded: second)]
    #expect(RecordedArea(of: parcels).unit == unit)
}

@Test func oneWrongRecordDoesNotSwayTheUnitAndStandsOut() {
    let parcels = [
        parcel(10_000, recorded: "1.0"), parcel(20_000, recorded: "20000"), parcel(30_000, recorded: "3.0"),
    ]
    let record = RecordedArea(of: parcels)
    #expect(record.unit == .hectare)
    #expect(record.difference(of: parcels[0]) == .zero)
    #expect(record.difference(of: parcels[1]) == Area(rounding: 20_000 - 200_000_000))
}

@Test func recordsThatFitNoUnitAreNotCompared() {
    let odd = parcel(10_000, recorded: "777")
    #expect(RecordedArea(of: [odd]).unit == nil)
    #expect(RecordedArea(of: [odd]).difference(of: odd) == nil)
    #expect(RecordedArea(of: [parcel(10_000, recorded: nil)]).unit == nil)
    #expect(RecordedArea(of: [parcel(10_000, recorded: "约一公顷")]).unit == nil)
}

/// Records with their unit behind the number, by hand: 7.5 mu and half a hectare are 5000 m².
@Test(arguments: ["7.5亩", "7.50 亩", "０．５公顷", "5,000平方米", "0.5ha"])
func aRecordIsReadByTheUnitBehindItsNumber(text: String) {
    let record = RecordedArea(of: [parcel(5_001, recorded: text)])
    #expect(record.area(recordedIn: [.area: text]) == Area(rounding: 5_000))
    #expect(record.difference(of: parcel(5_001, recorded: text)) == Area(rounding: 1))
}
