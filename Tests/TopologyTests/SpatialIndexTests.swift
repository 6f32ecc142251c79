import Geometry
import Testing
import Topology

/// The index finds what a look at every box finds.
@Test(arguments: [0, 1, 2, 15, 16, 17, 255, 256, 257, 3000])
func findsWhatASearchOfAllFinds(count: Int) {
    var random = SeededNumbers(seed: UInt64(count))
    func box(_ size: Double) -> Box {
        let (x, y) = (random.next(in: 0..<1000), random.next(in: 0..<1000))
        return Box(minX: x, minY: y, maxX: x + random.next(in: 0..<size), maxY: y + random.next(in: 0..<size))
    }
    let boxes = (0..<count).map { $0.isMultiple(of: 97) ? Box.empty : box(20) }
    let index = SpatialIndex(boxes)
    for _ in 0..<100 {
        let window = box(200)
        #expect(index.query(window) == boxes.indices.filter { boxes[$0].meets(window) })
    }
    #expect(index.query(.empty).isEmpty)
    let everything = Box(minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 1e9)
    #expect(index.query(everything) == boxes.indices.filter { !boxes[$0].isEmpty })
}

@Test func touchingBoxesAreFoundAndTwinsBoth() {
    let twin = Box(minX: 0, minY: 0, maxX: 1, maxY: 1)
    let index = SpatialIndex([twin, Box(minX: 5, minY: 5, maxX: 6, maxY: 6), twin])
    #expect(index.query(Box(minX: 1, minY: 1, maxX: 2, maxY: 2)) == [0, 2])
}
