import Foundation
import Project
import Subjects
import TestSupport
import Testing

/// A project with three squares in a row and the items 1 and 2, and what comes of a table of decisions about them.
///
/// - Returns: per number of a feature what the user decided.
private func decisions(_ table: Data, ids: [String?], names: [String] = ["甲", "乙", "丙"]) async throws -> [Int64:
    Set<Int>]
{
    let folder = try TemporaryFolder()
    let features = ids.enumerated().map { index, id in
        let (west, east) = (122 + Double(index) / 100, 122.005 + Double(index) / 100)
        let field = id.map { "\"BSM\":\"\($0)\"," } ?? ""
        return """
            {"type":"Feature","properties":{\(field)"名称":"\(names[index])"},"geometry":{"type":"Polygon",
            "coordinates":[[[\(west),46],[\(east),46],[\(east),46.005],[\(west),46.005],[\(west),46]]]}}
            """
    }
    try folder.write(
        "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}", to: "occ.geojson")
    try folder.write("1.草原问题。\n整改状态：已销号\n2.湿地问题。\n整改状态：已销号\n", to: "report.txt")
    try folder.write(table, to: "links.csv")
    let project = try folder.write(
        "report: report.txt\nlayers:\n  occ: {source: occ.geojson, kind: occupied}\nlinks: links.csv\n",
        to: "project.yaml")
    let links = try await SurveyRun.links(of: ProjectReader.read(path: project))
    return links.reduce(into: [:]) { decided, link in
        if link.isDecided { decided[link.fid] = Set(link.links.map(\.item)) }
    }
}

private let short = ["D01", "D02", "D03"]
/// Eighteen digits, as of 标识码; a table program keeps six or fifteen of them.
private let long = ["152224100000000001", "152224100000000002", "152224100000000003"]

@Test(
    arguments: [
        ("layer,fid,id,items\nocc,1,D02,2\n", short, [1: [2]]),
        // Numbered anew: the identifier goes with the feature.
        ("图层,要素号,标识,事项\nocc,0,D03,1;2\n", short, [2: [1, 2]]),
        ("items;备注;标识码;layer\n\"1;2\";x;D02;occ\n", short, [1: [1, 2]]),
        ("layer\tfid\titems\n\n occ\u{A0}\t1.0\t第2项\n\t\t\n", short, [1: [2]]),
        ("layer,fid,items\nｏｃｃ,1,—\n", short, [1: []]),
        ("layer,id,items\nocc,7.0,2\n", ["0005", "0007", "0009"], [1: [2]]),
        ("layer,id,items\nocc,7,2\n", ["0005", "0007", "7"], [2: [2]]),
        ("layer,id,items\nocc,1.5E+08,2\n", ["150000000", "16", "17"], [0: [2]]),
        ("layer,fid,id,items\nocc,1,'152224100000000002,2\n", long, [1: [2]]),
        // An identifier that all share tells nothing.
        ("layer,fid,id,items\nocc,1,0,2\n", ["0", "0", "0"], [1: [2]]),
        ("layer,fid,id,items\nocc,1,D02,2\nocc,,D02,2\n", short, [1: [2]]),
        // Two beside each other of which one reads as the other without its zeros: as typed, and named.
        ("layer,id,name,items\nocc,1.1,乙,2\n", ["1.10", "1.1", "3"], [1: [2]]),
        ("layer,id,name,items\nocc,1.1,甲,2\n", ["1.10", "2", "3"], [0: [2]]),
        ("layer,id,name,items\nocc,012,乙,2\n", ["0012", "12", "3"], [1: [2]]),
        ("layer,id,items\nocc,D01,2\n", ["D01", "D01", "D03"], [0: [2], 1: [2]]),
        // Zeros at the end that are the identifier's own, and a letter E.
        (
            "layer,fid,id,items\nocc,1,150425211000001000,2\n",
            ["150425211000001001", "150425211000001000", "3"], [1: [2]]
        ),
        ("layer,id,items\nocc,12E3,2\n", ["12E3", "12345", "3"], [0: [2]]),
    ] as [(String, [String], [Int64: Set<Int>])])
func decisionsFindTheirFeatures(table: String, ids: [String], decided: [Int64: Set<Int>]) async throws {
    #expect(try await decisions(Data(table.utf8), ids: ids) == decided)
    #expect(
        try await decisions(Data([0xEF, 0xBB, 0xBF] + table.replacing("\n", with: "\r\n").utf8), ids: ids)
            == decided)
}

@Test func aTableInGBKIsRead() async throws {
    // 图层,编号,事项 in GBK.
    let head: [UInt8] = [0xCD, 0xBC, 0xB2, 0xE3, 0x2C, 0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xCA, 0xC2, 0xCF, 0xEE]
    #expect(try await decisions(Data(head + "\nocc,D02,2\n".utf8), ids: short) == [1: [2]])
}

@Test(
    arguments: [
        ("layer,fid,items\nocc,0,1\nokk,1,2\n", short, 3),
        ("layer,fid,items\nocc,1,12\n", short, 2),
        ("layer,fid,items\nocc,17,2\n", short, 2),
        ("layer,fid,id,items\nocc,1,D09,2\n", short, 2),
        ("layer,fid,id,items\nocc,7,D01,2\n", ["D01", "D01", "D03"], 2),
        ("layer,fid,id,items\nocc,1,D02,2\nocc,1,,1\n", short, 3),
        ("layer,id,items\nocc,1.52224E+17,2\n", long, 2),
        ("layer,fid,id,items\nocc,1,152224100000000000,2\n", long, 2),
        ("layer,id,items\nocc,1.5E+08,2\n", ["150000000", "150000001", "17"], 2),
        ("layer,fid,id,items\nocc,0,D01,1\nocc,1,\"D02,2\n", short, 3),
        ("layer,fid,id,items,name\nocc,0,\"D01,1,甲\nocc,1,\"D02\",2,乙\n", short, 2),
        ("layer,fid,items,name\nocc,1,1,2,乙\n", short, 2),
        ("layer,fid,items\nocc,1,1月2日\n", short, 2),
        // The name in the row is of another feature than its identifier.
        ("layer,id,name,items\nocc,1.1,甲,2\n", ["1.10", "1.1", "3"], 2),
        ("layer,fid,id,name,items\nocc,0,1.1,甲,2\n", ["1.10", "1.1", "3"], 2),
        ("layer,fid,id,name,items\nocc,1,D02,甲,2\n", short, 2),
        // The number is of one, the identifier as typed of another that reads alike.
        ("layer,fid,id,items\nocc,0,7,2\n", ["0007", "7", "3"], 2),
        ("layer,id,items\nocc,012,2\n", ["0012", "12", "3"], 2),
        // Without an identifier the name tells that the number is another's now.
        ("layer,fid,name,items\nocc,0,乙,2\n", [nil, nil, nil], 2),
    ] as [(String, [String?], Int)])
func decisionsAboutNothingAreRefused(table: String, ids: [String?], line: Int) async throws {
    let error = await #expect(throws: SurveyError.self) { try await decisions(Data(table.utf8), ids: ids) }
    #expect(
        error?.code == .inputRefused && error?.place.hasSuffix("links.csv:\(line)") == true,
        "\(error?.place ?? "")")
}
