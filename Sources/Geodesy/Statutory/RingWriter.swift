import Geometry

/// Writes rings of the Gauss–Krüger plane as rings of the authalic plane, one at a time.
final class RingWriter {
    /// The number of points of the ring written last.
    private(set) var count = 0
    /// The ring written last.
    var points: ArraySlice<Coordinate> { buffer[..<count] }
    /// Which of its points are inserted.
    private(set) var inserted: [InsertedPoints] = []

    private var buffer: [Coordinate] = []
    private let vertexBlock = PointBlock()
    private let pointBlock = PointBlock()
    private typealias Column = PointBlock.Column

    private let inverse = InverseTable.cgcs2000
    private let grid = AuthalicGrid.cgcs2000

    /// Writes one ring in place of the last, with the inserted points.
    ///
    /// - Parameters:
    ///   - ring: its coordinates.
    ///   - vertices: rounds them.
    ///   - room: the points that the parcel may still get.
    func write(_ ring: ArraySlice<Coordinate>, by vertices: VertexRounding, room: Int) throws(GeodesyError) {
        count = 0
        inserted.removeAll(keepingCapacity: true)
        var previous: GridPoint?
        var start = ring.startIndex
        while start < ring.endIndex {
            let end = min(start + PointBlock.capacity, ring.endIndex)
            let (written, error) = vertices.write(ring[start..<end], to: vertexBlock)
            if written > 0 {
                let first = vertex(0)
                let edgesAreShort = previous.map { $0.pointsInserted(to: first) == 0 } ?? true
                if edgesAreShort, haveShortEdges(written) {
                    map(written, of: vertexBlock, vertices.meridian)
                } else {
                    try writeWithInsertion(written, after: previous, vertices.meridian, room) {
                        GeodesyError.tooManyPoints(ring[start + $0])
                    }
                }
                previous = vertex(written - 1)
            }
            if let error { throw error }
            start = end
        }
    }

    /// Whether no edge between the first vertices of the block can be long enough for points to be inserted.
    private func haveShortEdges(_ count: Int) -> Bool {
        let values = unsafe vertexBlock.values
        // Less than 70 m by a hair, so that `pointsInserted` decides what is near.
        let step = StatutoryMapping.insertionDistance * GridPoint.perMetre * GridPoint.finer
        let limit = step * step * 0.999_999
        var long = 0
        for index in 1..<max(1, count) {
            let north = unsafe values[Column.northing &+ index] - values[Column.northing &+ index &- 1]
            let east = unsafe values[Column.offset &+ index] - values[Column.offset &+ index &- 1]
            long |= north * north + east * east > limit ? 1 : 0
        }
        return long == 0
    }

    private func vertex(_ index: Int) -> GridPoint {
        GridPoint(
            northing: unsafe vertexBlock.values[Column.northing &+ index] / GridPoint.finer,
            offset: unsafe vertexBlock.values[Column.offset &+ index] / GridPoint.finer)
    }

    /// Maps the first vertices of the block and the points inserted between them and after the one before.
    private func writeWithInsertion(
        _ written: Int, after before: GridPoint?, _ meridian: Meridian, _ room: Int,
        error: (Int) -> GeodesyError
    ) throws(GeodesyError) {
        // Points that wait in the block.
        var pending = 0
        var previous = before
        for index in 0..<written {
            let point = vertex(index)
            if let previous {
                let inserted = previous.pointsInserted(to: point)
                guard count + pending + inserted < room else { throw error(index) }
                if inserted > 0 {
                    self.inserted.append(InsertedPoints(start: count + pending, count: inserted))
                    insert(inserted, from: previous, to: point, meridian, &pending)
                }
            }
            append(
                northing: point.northing * GridPoint.finer, offset: point.offset * GridPoint.finer, meridian,
                &pending)
            previous = point
        }
        map(pending, of: pointBlock, meridian)
    }

    /// Appends so many points between two vertices.
    private func insert(
        _ count: Int, from start: GridPoint, to end: GridPoint, _ meridian: Meridian, _ pending: inout Int
    ) {
        start.forEachInserted(count, to: end) { northing, offset in
            append(northing: northing, offset: offset, meridian, &pending)
        }
    }

    /// Appends one point, given in 0.001 mm.
    @inline(__always)
    private func append(northing: Double, offset: Double, _ meridian: Meridian, _ pending: inout Int) {
        if pending == PointBlock.capacity {
            map(pending, of: pointBlock, meridian)
            pending = 0
        }
        unsafe pointBlock.values[Column.northing &+ pending] = northing
        unsafe pointBlock.values[Column.offset &+ pending] = offset
        pending += 1
    }

    /// Maps the first points of a block and adds them to the ring.
    @inline(never)
    private func map(_ added: Int, of block: PointBlock, _ meridian: Meridian) {
        inverse.round(added, in: block, meridian: meridian)
        if buffer.count < count + added {
            let missing = max(buffer.count, count + added - buffer.count)
            buffer.append(contentsOf: repeatElement(Coordinate(x: 0, y: 0), count: missing))
        }
        unsafe buffer.withUnsafeMutableBufferPointer { all in
            unsafe grid.write(
                added, from: block, to: UnsafeMutableBufferPointer(rebasing: all[count..<(count + added)]))
        }
        count += added
    }
}
