import Geodesy
import Geometry
import Land
import Survey
import Testing

private func parcel(_ squareMetres: Double, recorded: String?, ordinal: Int = 0) -> Parcel {
    Parcel(
        fid: 1, ordinal: ordinal, attributes: recorded.map { [.area: $0] } ?? [:], values: [],
        ground: MultiPolygon(),
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

/// Parcels of one to five hectares, one of them recorded otherwise: by hand in mu, square metres and hectares, few digits too.
@Test(
    arguments: [
        (["15", "30", "4.5", "60", "75"], nil, ["4.5"]), (["15", "30", "47.3", "60", "75"], nil, ["47.3"]),
        (["15", "30", "30000", "60", "75"], nil, ["30000"]), (["15.04", "30.1", "44.9", "60", "75"], nil, []),
        (["1", "2", "3", "4", "5"], nil, []), (["1", "1.9", "3", "4.4", "5"], nil, ["1.9", "4.4"]),
        (["15亩", "2公顷", "45", "60", "80"], nil, ["80"]), (["15亩", "20亩", "45亩", "60亩", "75亩"], nil, ["20亩"]),
        // All of them: told as a whole.
        (["16.5", "33", "49.5", "66", "82.5"], nil, []),
        (["15亩", "30亩", "44亩"], "恢复面积(亩)", ["44亩"]), (["１５．００", "３０", "45．0", "９０", "75"], nil, ["９０"]),
        (["15", "39"], "面积（亩）", ["39"]), (["19.5", "30"], "MJ_亩", ["19.5"]), (["15", "39"], nil, ["39"]),
    ] as [([String], String?, [String])])
func aRecordThatIsNotTheAreaIsToldAmongOthersThatAre(records: [String], field: String?, off: [String]) {
    let parcels = records.enumerated().map { place, record in
        parcel(Double(place + 1) * 10_000, recorded: record, ordinal: place)
    }
    let record = RecordedArea(of: parcels, field: field)
    #expect(record.outliers.map(\.record) == off && record.outlierCount == off.count)
    #expect(record.isOff == (records[0] == "16.5"))
}

/// What is no number is counted; 无 and a dash say that there is none.
@Test(
    arguments: [
        (["15", "约30", "45"], 1, "约30"), (["15", "三十", "4O.0", "60+15"], 3, "三十"),
        (["15", "无", "—", " "], 0, ""),
    ] as [([String], Int, String)])
func recordsThatAreNoNumbersAreTold(records: [String], count: Int, first: String) {
    let record = RecordedArea(
        of: records.enumerated().map { place, record in
            parcel(Double(place + 1) * 10_000, recorded: record, ordinal: place)
        })
    #expect((record.unread?.count ?? 0) == count && (record.unread?.first.record ?? "") == first)
    #expect(record.outlierCount == 0 && record.unit == .mu)
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
