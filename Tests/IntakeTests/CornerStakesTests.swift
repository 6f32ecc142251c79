import CornerLists
import Foundation
import Geometry
import Land
import Project
import TestSupport
import Testing

@testable import Intake

/// A rectangle of 200 m and 100 m.
private let field = MultiPolygon(
    shell: [(0.0, 0.0), (200, 0), (200, 100), (0, 100)].map { Coordinate(x: $0.0, y: $0.1) })

/// A survey text of a house of 22 750 m², and a square of 10 000 m² beside it.
private func text(_ numbers: [Int], head: String = "", count: String = "") -> String {
    func rows(_ numbers: [Int], _ corners: [(Int, Int)], from east: Int) -> String {
        let rows = zip(numbers, corners).map {
            "J\($0),1,\(5_106_000 + $1.0).51,\(41_428_000 + east + $1.1).52\n"
        }
        return rows.joined() + rows[0]
    }
    return "[属性描述]\n坐标系=2000国家大地坐标系\n带号=41\n\(head)\n[地块坐标]\n\(count),,1,甲,面,,,,@\n"
        + rows(numbers, [(0, 0), (0, 200), (50, 255), (100, 200), (100, 0)], from: 0)
        + "5,,2,乙,面,,,,@\n" + rows([1, 2, 3, 4], [(0, 0), (0, 100), (100, 100), (100, 0)], from: 1000)
}

private func moved(_ text: String, fid: Int64 = 0) throws -> LongEdges? {
    let folder = try TemporaryFolder()
    let path = try folder.write(Data(text.utf8), to: "a.txt")
    let source = try #require(try CornerSource.read(path: path, zone: nil))
    return CornerStakes(source.warnings)?.moved(field, fid: fid, area: 20_000)
}

/// A corner that is missing may take all ground away, or add as much beside it.
@Test func aMissingCornerLeavesAllOpen() throws {
    let edges = try #require(try moved(text([1, 2, 4, 5, 6])))
    #expect(edges.reason == .coarseCorners && edges.isOpen)
    #expect(edges.gain == 20_000 && edges.defect.stake == 20_000)
    #expect(edges.strips.map(\.box) == [Box(minX: -100, minY: -50, maxX: 300, maxY: 150)])
    // Of the other parcel, and of none, nothing is open.
    #expect(try moved(text([1, 2, 4, 5, 6]), fid: 1) == nil)
    #expect(try moved(text([1, 2, 3, 4, 5])) == nil)
}

/// Half of 100 m along edges of 200 m and 100 m, of all parcels.
@Test(arguments: [0, 1]) func digitsMoveEdges(fid: Int64) throws {
    let edges = try #require(try moved(text([1, 2, 3, 4, 5], head: "精度=100"), fid: fid))
    #expect(edges.strips.map(\.area) == [10_000, 5000, 10_000, 5000])
    #expect(edges.strips[0].box == Box(minX: -50, minY: -50, maxX: 250, maxY: 50))
    #expect(edges.gain == 30_000 && !edges.isOpen)
}

/// Ground in another system has its size, and may lie elsewhere; with coarse digits it is as much as both.
@Test func aSystemOfItsOwnMovesAll() throws {
    let edges = try #require(try moved(text([1, 2, 3, 4, 5], head: "转换参数=12.5,3,0,0,0,0,0")))
    #expect(edges.gain == 0 && edges.defect.stake == 20_000 && edges.isOpen)
    let both = try #require(try moved(text([1, 2, 3, 4, 5], head: "转换参数=12.5,3,0,0,0,0,0\n精度=100")))
    #expect(both.gain == 30_000 && both.defect.stake == 50_000)
}

/// One corner in whole metres: half a metre each way, across 100 m between its neighbours, of 22 750 m².
@Test func oneCoarseCornerMovesALittle() throws {
    let edges = try #require(
        try moved(
            text([1, 2, 3, 4, 5]).replacing("50.51,41428255.52", with: "51,41428256").replacing(
                ".51", with: ".50")))
    #expect(abs(edges.gain - 20_000 * 35.355 / 22_750) < 0.1 && !edges.isOpen)
}

/// Doubts reach the parcels of a layer that is loaded.
@Test func openGroundIsOfParcels() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Data(text([1, 2, 4, 5, 6]).utf8), to: "a.txt")
    let layer = try LayerLoader(model: .statutory).load(LayerDeclaration(name: "a", source: path), path: path)
    #expect(layer.parcels.map { $0.longEdges != nil } == [true, false])
    #expect(layer.suspects.map(\.code) == [.coarseCorners] && layer.needsAttention)
}
