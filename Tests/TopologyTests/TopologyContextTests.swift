import Geometry
import Testing
import Topology

@Test func readsWellKnownText() throws {
    let context = try TopologyContext()
    let read = try context.polygons(
        wkt:
            "GEOMETRYCOLLECTION(POLYGON((0 0,4 0,4 4,0 0),(1 .5,2 .5,2 1,1 .5)),LINESTRING(0 0,9 9),POINT(1 1))"
    )
    #expect(read == polygon([(0, 0), (4, 0), (4, 4)], [(1, 0.5), (2, 0.5), (2, 1)]))
    #expect(try context.polygons(wkt: "POLYGON EMPTY").isEmpty)
    #expect(
        try context.polygons(wkt: "MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))").polygonCount == 2)
}

@Test(arguments: ["POLYGON((0 0,4 0", "", "nonsense", "POLYGON((0 0,1 0,1 1,0 1))"])
func errorsCarryWhatGEOSSaid(wkt: String) throws {
    let context = try TopologyContext()
    let error = #expect(throws: TopologyError.self) { try context.polygons(wkt: wkt) }
    #expect(error?.code == .unreadable)
    #expect(error?.messages.contains { $0.contains("Exception") } == true)
    // Taken once, gone afterwards.
    let next = #expect(throws: TopologyError.self) { try context.polygons(wkt: wkt) }
    #expect(next?.messages == error?.messages)
}

@Test func everyTaskSeesOnlyItsOwnMessages() async throws {
    try await withThrowingTaskGroup(of: (Int, TopologyError?, Double).self) { group in
        for number in 0..<64 {
            group.addTask {
                let context = try TopologyContext()
                let side = Double(number + 1)
                let overlap = try context.intersectionArea(rectangle(0, 0, side, side), rectangle(0, 0, 100, 1))
                do throws(TopologyError) {
                    _ = try context.polygons(wkt: "word\(number)")
                    return (number, nil, overlap)
                } catch {
                    return (number, error, overlap)
                }
            }
        }
        for try await (number, error, overlap) in group {
            #expect(error?.messages.count == 1)
            #expect(error?.messages.first?.lowercased().contains("word\(number)") == true)
            #expect(overlap == Double(number + 1))
        }
    }
}

@Test func areaAndDistance() throws {
    let context = try TopologyContext()
    let reserve = try context.geometry(of: rectangle(0, 0, 10, 10))
    #expect(try reserve.area == 100)
    #expect(try reserve.distance(to: context.geometry(of: rectangle(13, 14, 20, 20))) == 5)  // 3, 4, 5
    #expect(try reserve.distance(to: context.geometry(of: rectangle(9, 9, 20, 20))) == 0)
    #expect(throws: TopologyError.self) { try reserve.distance(to: context.geometry(of: MultiPolygon())) }
}

@Test func geometriesOutliveTheNameOfTheirContext() throws {
    func make() throws -> (TopologyGeometry, PreparedGeometry) {
        let context = try TopologyContext()
        return (try context.geometry(of: rectangle(2, 2, 3, 3)), try context.prepare(rectangle(0, 0, 10, 10)))
    }
    let (parcel, reserve) = try make()
    #expect(try parcel.area == 1)
    #expect(try reserve.contains(parcel))
}
