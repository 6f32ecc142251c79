import CornerLists
import Geodesy
import Intake
import Project
import Survey
import TestSupport
import Testing

/// A rectangle of 300 m by 200 m in zone 40 with a fifth corner on its southern edge: PROJ's positions.
private let ring =
    "[120.158185057,46.242024459],[120.158192814,46.244723356],[120.155599499,46.244726915],[120.155591869,46.242028017],[120.1568884,46.2420262],[120.158185057,46.242024459]"
private let square = "[121.9,46.2],[121.9,46.203],[121.904,46.203],[121.904,46.2],[121.9,46.2]"
private let crossing = "[120.1,46.2],[120.104,46.203],[120.104,46.2],[120.1,46.203],[120.1,46.2]"

/// A layer in degrees, one feature a ring.
private func layer(_ folder: TemporaryFolder, _ rings: String...) throws -> String {
    let features = rings.enumerated().map { index, ring in
        #"{"type":"Feature","properties":{"DKBH":"D\#(index + 1)","DKMC":"甲,乙（一）@"},"geometry":{"type":"Polygon","coordinates":[[\#(ring)]]}}"#
    }
    return try folder.write(
        #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#, to: "layer.geojson")
}

private func export(
    _ path: String, _ form: CornerForm, zone: Int? = nil, angles: CornerNotation? = nil, decimals: Int? = nil
) throws -> CornerExport.Export {
    var export = CornerExport(form)
    export.zone = zone.flatMap { Zone(prefix: $0) }
    export.angles = angles
    export.decimals = decimals
    return try export.export(of: LayerDeclaration(name: "layer", source: path), path: path)
}

/// Eastings less the number of the zone, and northings, of the first parcel.
private func corners(_ file: CornerFile, prefix: Int) -> [[Double]] {
    file.parcels[0].rings[0].corners.map { [$0.north.value, $0.east.value - Double(prefix) * 1_000_000] }
}

@Test func aSurveyTextFromDegreesIsInMetresOfItsZone() throws {
    let folder = try TemporaryFolder()
    let path = try layer(folder, ring)
    for zone in [nil, 40] {
        let file = try export(path, .survey, zone: zone).file
        #expect(file.notation == .metres && file.value(of: "带号") == "40" && file.value(of: "计量单位") == "米")
        // None dropped on the straight edge, none added; clockwise from the north-west.
        let expected = [
            [5_123_300, 512_000], [5_123_300, 512_200], [5_123_000, 512_200], [5_122_999.995, 512_099.9952],
            [5_123_000, 512_000],
        ]
        let found = corners(file, prefix: 40)
        #expect(found.count == 5)
        for (a, b) in zip(found, expected) { #expect(abs(a[0] - b[0]) < 2e-4 && abs(a[1] - b[1]) < 2e-4) }
        // 300 m by 200 m, less the half metre at the fifth corner; on the ellipsoid 0.004 m² in 1000 less.
        #expect(file.parcels[0].value(of: CornerField.area) == "6.0000")
    }
    // Another zone that is asked for.
    let other = corners(try export(path, .survey, zone: 41).file, prefix: 41)
    #expect(other.contains { abs($0[0] - 5_126_915.1829) < 2e-4 && abs($0[1] - 280_829.2058) < 2e-4 })
    // Read again it is the same ground, and the name is whole.
    let again = try CornerReading(CornerWriter.text(of: try export(path, .survey).file))
    #expect(again.warnings.isEmpty && again.files.map { $0.parcels.count } == [1])
    #expect(again.files[0].parcels[0].value(of: CornerField.name) == "甲，乙（一）@")
}

@Test func parcelsOfSeveralZonesAreAskedAbout() throws {
    let folder = try TemporaryFolder()
    let path = try layer(folder, ring, square)
    let error = #expect(throws: SurveyError.self) { try export(path, .survey) }
    let words = error.map { "\($0.message)" } ?? ""
    #expect(words.contains("40带1个、41带1个") && words.contains("--zone"))
    #expect(try export(path, .survey, zone: 41).file.parcels.count == 2)
    // Strings and tables take degrees as they are.
    #expect(try export(path, .registration).file.notation == .packed)
}

@Test func digitsKeepTheAreaOrAreTold() throws {
    let folder = try TemporaryFolder()
    let path = try layer(folder, ring)
    let table = try export(path, .table)
    #expect(table.file.notation == .marked && table.rounding == nil && table.decimals >= 5)
    // A hundredth of a second is 0.3 m.
    let coarse = try export(path, .table, decimals: 2)
    #expect((coarse.rounding?.squareMetres ?? 0) > 1 && coarse.rounding?.parcel == "D1")
    #expect(try export(path, .registration).rounding != nil)
    #expect(try export(path, .registration, decimals: 8).rounding == nil)
}

@Test func anApplicationIsATextARight() throws {
    let folder = try TemporaryFolder()
    let file = try export(try layer(folder, ring, ring, ring), .application).file
    let files = try CornerReading(CornerWriter.text(of: file)).files
    #expect(files.flatMap(\.parcels).map { $0.value(of: CornerField.id) } == ["D1", "D2", "D3"])
    #expect(try files.allSatisfy { try CornerSystem(of: $0).epsg == 4528 })
}

@Test func ringsThatCrossThemselvesAreWrittenAsTheyAre() throws {
    let folder = try TemporaryFolder()
    let result = try export(try layer(folder, ring, crossing), .survey)
    #expect(result.unsound.count == 1 && result.file.parcels[1].rings[0].corners.count == 4)
    #expect(result.file.parcels[1].value(of: CornerField.area) == nil)
}
