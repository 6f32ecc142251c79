import Geometry
import Testing

struct PolygonBatchTests {
    private let square = MultiPolygon(shell: [
        Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 0), Coordinate(x: 1, y: 1), Coordinate(x: 0, y: 1),
    ])
    private let ringed = MultiPolygon([
        [
            [Coordinate(x: 0, y: 0), Coordinate(x: 9, y: 0), Coordinate(x: 9, y: 9)],
            [Coordinate(x: 5, y: 1), Coordinate(x: 6, y: 1), Coordinate(x: 6, y: 2)],
        ],
        [[Coordinate(x: 20, y: 0), Coordinate(x: 21, y: 0), Coordinate(x: 21, y: 1)]],
    ])

    @Test func featuresComeOutAsTheyWentIn() {
        let features = [MultiPolygon(), square, ringed, MultiPolygon(), square]
        let batch = PolygonBatch(features)
        #expect(batch.count == 5)
        #expect((0..<5).map { batch.feature($0) } == features)
        #expect((0..<5).map { batch.rings(ofFeature: $0) } == [0..<0, 0..<1, 1..<4, 4..<4, 4..<5])
    }

    @Test func anEmptiedBatchIsLikeNew() {
        var batch = PolygonBatch([ringed])
        batch.removeAll()
        #expect(batch == PolygonBatch())
        batch.appendRing(square.ring(0))
        batch.endFeature()
        #expect(batch == PolygonBatch([square]))
    }

    @Test func anUnfinishedFeatureLeavesNoTrace() {
        var batch = PolygonBatch([ringed, MultiPolygon()])
        batch.appendRing(square.ring(0))
        batch.endPolygon()
        batch.appendRing(ringed.ring(1))
        batch.removeUnfinishedFeature()
        #expect(batch == PolygonBatch([ringed, MultiPolygon()]))
        batch.endFeature()
        #expect(batch == PolygonBatch([ringed, MultiPolygon(), MultiPolygon()]))
        var first = PolygonBatch()
        first.appendRing(square.ring(0))
        first.removeUnfinishedFeature()
        #expect(first == PolygonBatch())
    }

    /// Slices take a way of their own; both close a ring, and both leave out one without coordinates.
    @Test func ringsFromSlicesAreTheSame() {
        let open = [Coordinate(x: 0, y: 0), Coordinate(x: 4, y: 0), Coordinate(x: 4, y: 3)]
        var slices = PolygonBatch()
        var sequences = PolygonBatch()
        for ring in [open, open + open.prefix(1), []] {
            slices.appendRing(ring[...])
            sequences.appendRing(AnySequence(ring))
        }
        slices.endFeature()
        sequences.endFeature()
        #expect(slices == sequences)
        #expect(slices.polygons.ringEnds == [4, 8])
    }

    /// A damaged file may hold rings that start with no number: NaN is unequal to itself, and still one corner.
    @Test func ringsOfNoNumbersAreClosedOnce() {
        let corners = [Coordinate(x: .nan, y: 0), Coordinate(x: 4, y: 0), Coordinate(x: 4, y: 3)]
        let batch = PolygonBatch([
            MultiPolygon(shell: corners), MultiPolygon(shell: corners + corners.prefix(1)),
        ])
        #expect(batch.polygons.ringEnds == [4, 8])
        #expect(batch.feature(1).ringEnds == [4])
    }
}
