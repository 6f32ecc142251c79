import Bilingual
import Foundation
import Geometry
import TestSupport
import Testing
import VectorFiles

private let ring = "[[122,46],[122.01,46],[122.01,46.01],[122,46.01],[122,46]]"

private func feature(_ coordinates: String, type: String = "Polygon") -> String {
    """
    {"type":"Feature","properties":{"BSM":"1"},"geometry":{"type":"\(type)","coordinates":\(coordinates)}}
    """
}

private func collection(_ features: [String], more: String = "") -> String {
    "{\"type\":\"FeatureCollection\",\(more)\"features\":[\(features.joined(separator: ",\n"))]}"
}

private func judged(_ text: String) throws -> [StructureIssue] {
    let folder = try TemporaryFolder()
    return FileStructure.judge(try folder.write(text, to: "x.geojson"))
}

@Test func soundFilesHaveNoIssues() throws {
    #expect(try judged(collection([feature("[\(ring)]")])) == [])
    #expect(try judged(feature("[\(ring)]")) == [])
    #expect(
        try judged(
            collection(
                [feature("[\(ring)]")],
                more: "\"exceededTransferLimit\":false,\"numberMatched\":1,\"numberReturned\":1,")) == [])
    #expect(try judged("{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}") == [])
    // Members in any order; white space and a byte order mark; foreign members; an empty geometry.
    #expect(
        try judged(
            """
            \u{FEFF} {"features" : [ {"geometry": {"coordinates":[\(ring)], "type":"Polygon"}, "properties":{},
            "type":"Feature","features":{}} ], "name":"草原", "x":[1,{"a":[]}] , "type":"FeatureCollection"}
            """
        ) == [])
    #expect(try judged(collection([feature("[]", type: "MultiPolygon")])) == [])
}

/// Texts that RFC 7946 or RFC 8259 forbids, with the kind of issue.
private let forbidden: [(text: String, code: StructureIssue.Code)] = [
    ("[]", .member), ("\"FeatureCollection\"", .member), ("", .member), ("{}", .member),
    (collection([feature("[\(ring)]")]).replacing("FeatureCollection", with: "featurecollection"), .member),
    (collection([feature("[\(ring)]")]).replacing("\"Polygon\"", with: "\"polygon\""), .member),
    (collection([feature("[\(ring)]")]).replacing("\"Feature\"", with: "\"Featre\""), .member),
    (
        collection([feature("[\(ring)]")]).replacing("\"BSM\":\"1\"", with: "\"BSM\":\"1\",\"BSM\":\"2\""),
        .duplicateMember
    ),
    // The same name, once with an escape.
    (
        collection([feature("[\(ring)]")]).replacing(
            "\"BSM\":\"1\"", with: "\"BSM\":\"1\",\"B\\u0053M\":\"2\""),
        .duplicateMember
    ),
    (collection([feature("[\(ring)]")], more: "\"type\":\"Feature\","), .duplicateMember),
    (collection([feature("[\(ring)]")], more: "\"a\":[{\"b\":1,\"b\":2}],"), .duplicateMember),
    (collection([feature("[\(ring)]")]).replacing(",\"coordinates\":[\(ring)]", with: ""), .member),
    (collection([feature("[122]", type: "Point")]), .position),
    (collection([feature("[122,\"46\"]", type: "Point")]), .position),
    (collection([feature("[122,null]", type: "Point")]), .position),
    (collection([feature("[122,1e999]", type: "Point")]), .position),
    (collection([feature("[122,46]")]), .position),
    (collection([feature("[122,NaN]", type: "Point")]), .syntax),
    (collection([feature("[\(ring)]")]) + collection([]), .syntax),
    (collection([feature("[\(ring)],")]), .syntax),
    (collection([feature("[\(ring)]")]).replacing("\"features\":", with: "/* */\"features\":"), .syntax),
    (collection([feature("[01,46]", type: "Point")]), .syntax),
    (String(repeating: "{\"type\":\"GeometryCollection\",\"geometries\":[", count: 2000), .nesting),
    (
        collection(
            [feature("[\(ring)]")], more: "\"crs\":{\"type\":\"link\",\"properties\":{\"href\":\"x\"}},"), .link
    ),
    (
        collection(
            [feature("[\(ring)]")],
            more: "\"\\u0063rs\":{\"properties\":{\"name\":\"http://127.0.0.1/x\"},\"type\":\"name\"},"), .link
    ),
    (collection(["1"]), .member),
    (collection([feature("[\(ring)]")], more: "\"exceededTransferLimit\":true,"), .length),
    (collection([feature("[\(ring)]")], more: "\"properties\":{\"exceededTransferLimit\":true},"), .length),
    (collection([feature("[\(ring)]")], more: "\"numberMatched\":25,\"numberReturned\":1,"), .length),
    (collection([]).replacing("[]", with: "{}"), .member),
    (collection([feature("[\(ring)]")]).replacing("{\"BSM\":\"1\"}", with: "[1]"), .member),
    (collection([feature("[\(ring)]")]).replacing("\"1\"", with: "\"\u{1}\""), .syntax),
]

@Test(arguments: forbidden.indices)
func forbiddenTextsAreRefusedWithTheirPlace(_ index: Int) throws {
    let (text, code) = forbidden[index]
    let issues = try judged(text)
    let first = try #require(issues.first { $0.severity == .refuse }, "\(text.prefix(200))")
    #expect(first.code == code, "\(text.prefix(200)) gives \(first)")
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "x.geojson")
    let error = failure { _ = try VectorDataset(opening: path) }
    #expect(error?.code == .damaged)
    #expect(error?.issues == FileStructure.judge(path))
}

@Test func everyBeginningOfAFileIsRefused() throws {
    let whole = Array(collection([feature("[\(ring)]")], more: "\"crs\":null,").utf8)
    let folder = try TemporaryFolder()
    for length in 0..<whole.count {
        let path = try folder.write(Data(whole[..<length]), to: "x.geojson")
        #expect(FileStructure.judge(path).contains { $0.severity == .refuse }, "\(length) bytes")
    }
}

@Test func openRingsAreClosedAndReportedWithFeatureAndLine() throws {
    let open = ring.replacing(",[122,46]]", with: "]")
    let folder = try TemporaryFolder()
    let path = try folder.write(collection([feature("[\(ring)]"), feature("[\(open)]")]), to: "x.geojson")
    let issues = FileStructure.judge(path)
    #expect(issues.map(\.code) == [.unclosedRing])
    #expect(issues.first?.severity == .repair)
    #expect(issues.first?.feature == 1)
    #expect(issues.first?.line == 2)
    let layer = try VectorDataset(opening: path).layer()
    #expect(layer.takeWarnings().map(\.description).contains { $0.contains("closed by its first position") })
    try layer.select(fields: [])
    let first = try layer.next()?.shape
    #expect(try layer.next()?.shape == first)
}

/// One odd feature does not cost the others; the reader says of each what it is.
@Test(arguments: ["[[[122,46],[122.01,46],[122,46]]]", "[[]]", "[\(ring),[]]"])
func ringsWithTooFewPositionsAreReported(_ coordinates: String) throws {
    let issues = try judged(collection([feature("[\(ring)]"), feature(coordinates)]))
    #expect(issues.map(\.code) == [.tooFewPositions])
    #expect(issues.first?.severity == .repair)
    #expect(issues.first?.feature == 1)
    #expect(try judged(feature("[[122,46]]", type: "LineString")).map(\.code) == [.tooFewPositions])
}

@Test func anUndefinedReferenceSystemIsNotTakenForWGS84() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(collection([feature("[\(ring)]")], more: "\"crs\":null,"), to: "x.geojson")
    let layer = try VectorDataset(opening: path).layer()
    #expect(layer.referenceSystem == nil)
    #expect(layer.issues.map(\.code) == [.undefinedReferenceSystem])
    let named = try folder.write(
        collection(
            [feature("[\(ring)]")], more: "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4490\"}},"
        ),
        to: "y.geojson")
    #expect(try VectorDataset(opening: named).layer().referenceSystem?.contains("China Geodetic") == true)
    #expect(FileStructure.judge(named) == [])
}

@Test func whatIsLostOfValuesIsReported() throws {
    func codes(_ properties: String) throws -> [StructureIssue.Code] {
        let issues = try judged(collection([feature("[\(ring)]").replacing("\"BSM\":\"1\"", with: properties)]))
        #expect(issues.allSatisfy { $0.severity == .repair })
        return issues.map(\.code)
    }
    #expect(try codes("\"a\":9223372036854775807") == [])
    #expect(try codes("\"a\":9223372036854775808") == [.value])
    #expect(try codes("\"a\":\"x\\u0000y\"") == [.encoding])
    #expect(try codes("\"a\":\"\\ud800A\"") == [.encoding])
    #expect(try codes("\"a\":\"\\ud840\\udc00\"") == [])
    #expect(try codes("\"BSM\":1,\"bsm\":2") == [.fieldName])
    #expect(try codes("\"\":1") == [.fieldName])
}

/// Values that the library would round, or write in another way, are read as they stand in the file.
@Test(
    arguments: [
        (
            ["150722000000000123456", "150722000000000123457"],
            ["150722000000000123456", "150722000000000123457"], .value
        ),
        (["1507220000000001234", "1.5"], ["1507220000000001234", "1.5"], .value),
        (["1507220000000001234", "3"], ["1507220000000001234", "3"], nil),
        (["12", "\"甲\""], ["12", "甲"], nil),
        (["[\"甲\",\"a\\\"b\"]", "[1,2]"], ["[\"甲\",\"a\\\"b\"]", "[1,2]"], .value),
        (["\"\u{202A}甲\u{202C}\"", "\"甲\""], ["\u{202A}甲\u{202C}", "甲"], .encoding),
    ] as [([String], [String], StructureIssue.Code?)])
func valuesAreThoseOfTheFile(values: [String], expected: [String], code: StructureIssue.Code?) throws {
    let folder = try TemporaryFolder()
    let features = values.map { feature("[\(ring)]").replacing("\"BSM\":\"1\"", with: "\"a\":\($0)") }
    let path = try folder.write(collection(features), to: "x.geojson")
    #expect(try readAll(path, fields: ["a"]).map { $0.values[0].text } == expected)
    #expect(FileStructure.judge(path).map(\.code) == [code].compactMap(\.self))
}

@Test func featuresWithoutPropertiesAreTold() throws {
    let whole = feature("[\(ring)]")
    let bare = whole.replacing("{\"BSM\":\"1\"}", with: "null")
    let issues = try judged(collection([whole, bare, bare]))
    #expect(issues.map(\.code) == [.member] && issues[0].severity == .note && issues[0].feature == 1)
    #expect(issues.first?.message.en.hasPrefix("2 features") == true)
}

@Test func bytesThatAreNoUTF8AreRefusedWithTheirOffset() throws {
    let folder = try TemporaryFolder()
    let sound = collection([feature("[\(ring)]")])
    for bad: [UInt8] in [
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE8, 0x8D], [0xB2, 0xDD],
    ] {
        var bytes = Array(sound.utf8)
        let place = try #require(sound.utf8.firstRange(of: Array("\"1\"".utf8)))
        let offset = sound.utf8.distance(from: sound.utf8.startIndex, to: place.lowerBound) + 1
        bytes.replaceSubrange(offset...offset, with: bad)
        let path = try folder.write(Data(bytes), to: "x.geojson")
        let issue = FileStructure.judge(path).first
        #expect(issue?.code == .encoding)
        #expect(issue?.message.en.contains(" \(offset) ") == true)
    }
    let wide = try #require(sound.data(using: .utf16))
    #expect(FileStructure.judge(try folder.write(wide, to: "w.geojson")).first?.code == .format)
}

@Test func manyIssuesOfAKindAreCounted() throws {
    let open = feature("[[[122,46],[122.01,46],[122.01,46.01],[122,46.01]]]")
    let issues = try judged(collection(Array(repeating: open, count: 50)))
    #expect(issues.count == 11)
    #expect(issues.last?.message.en.hasPrefix("40 more") == true)
}
