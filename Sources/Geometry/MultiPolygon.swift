/// Polygons with holes (多部件面), as flat arrays: the shape of a parcel.
///
/// All rings lie one after the other in `coordinates`; every ring is closed, its last coordinate
/// repeating its first. The first ring of a polygon is its shell, the others are its holes. Flat arrays
/// cost one allocation instead of one per ring, and let the overlay walk all edges without indirection.
public struct MultiPolygon: Sendable, Hashable {
    /// The coordinates of all rings, each ring closed.
    public private(set) var coordinates: [Coordinate]
    /// Per ring, the index after its last coordinate.
    public private(set) var ringEnds: [Int]
    /// Per polygon, the index after its last ring.
    public private(set) var polygonEnds: [Int]

    /// No polygon at all.
    public init() {
        coordinates = []
        ringEnds = []
        polygonEnds = []
    }

    /// Polygons from flat arrays as they were read from one.
    ///
    /// - Parameters:
    ///   - coordinates: of all rings, each ring closed.
    ///   - ringEnds: per ring, the index after its last coordinate.
    ///   - polygonEnds: per polygon, the index after its last ring.
    package init(coordinates: [Coordinate], ringEnds: [Int], polygonEnds: [Int]) {
        self.coordinates = coordinates
        self.ringEnds = ringEnds
        self.polygonEnds = polygonEnds
    }

    /// Polygons from their rings: per polygon the shell, then the holes; open rings are closed.
    ///
    /// - Parameter polygons: per polygon its rings, per ring its coordinates.
    public init(_ polygons: [[[Coordinate]]]) {
        self.init()
        for rings in polygons {
            for ring in rings { appendRing(ring) }
            endPolygon()
        }
    }

    /// One polygon without holes.
    public init(shell: [Coordinate]) {
        self.init([[shell]])
    }

    /// Whether there is no polygon.
    public var isEmpty: Bool { polygonEnds.isEmpty }
    /// The number of polygons (parts, 部件).
    public var polygonCount: Int { polygonEnds.count }
    /// The number of rings of all polygons.
    public var ringCount: Int { ringEnds.count }

    /// The smallest box around all polygons.
    public var box: Box { Box(around: coordinates) }

    /// Whether a point lies inside, by the even-odd rule.
    public func contains(_ point: Coordinate) -> Bool {
        var isInside = false
        for number in 0..<ringCount {
            let ring = ring(number)
            for (a, b) in zip(ring, ring.dropFirst()) where (a.y > point.y) != (b.y > point.y) {
                // The side of the edge, turned so that it runs north.
                let side = (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)
                if (side > 0) == (b.y > a.y) { isInside.toggle() }
            }
        }
        return isInside
    }

    /// The coordinates of one ring, closed.
    ///
    /// - Parameter index: counted over all polygons.
    public func ring(_ index: Int) -> ArraySlice<Coordinate> {
        coordinates[(index == 0 ? 0 : ringEnds[index - 1])..<ringEnds[index]]
    }

    /// The numbers of the rings of one polygon, its shell first.
    public func rings(ofPolygon index: Int) -> Range<Int> {
        (index == 0 ? 0 : polygonEnds[index - 1])..<polygonEnds[index]
    }

    /// One of the polygons, alone.
    public func polygon(_ index: Int) -> MultiPolygon {
        MultiPolygon([rings(ofPolygon: index).map { Array(ring($0)) }])
    }

    /// Adds a ring to the polygon at the end, and closes it when it is open.
    ///
    /// Adds nothing when `ring` is empty. The polygon counts only after `endPolygon()`.
    public mutating func appendRing(_ ring: some Sequence<Coordinate>) {
        let start = coordinates.count
        coordinates.append(contentsOf: ring)
        endRing(from: start)
    }

    /// Adds a ring that is part of an array, copied in one piece.
    public mutating func appendRing(_ ring: ArraySlice<Coordinate>) {
        let start = coordinates.count
        coordinates.append(contentsOf: ring)
        endRing(from: start)
    }

    private mutating func endRing(from start: Int) {
        guard coordinates.count > start else { return }
        let first = coordinates[start]
        let last = coordinates[coordinates.count - 1]
        // A ring that starts with something other than numbers is closed once, too, and stays so when copied.
        if first != last, first.x.bitPattern != last.x.bitPattern || first.y.bitPattern != last.y.bitPattern {
            coordinates.append(first)
        }
        ringEnds.append(coordinates.count)
    }

    /// Ends the polygon whose rings were appended since the last call, if there were any.
    public mutating func endPolygon() {
        guard ringEnds.count > (polygonEnds.last ?? 0) else { return }
        polygonEnds.append(ringEnds.count)
    }

    /// Adds all polygons of another.
    public mutating func append(_ other: MultiPolygon) {
        for polygon in 0..<other.polygonCount {
            for index in other.rings(ofPolygon: polygon) { appendRing(other.ring(index)) }
            endPolygon()
        }
    }

    /// Forgets the polygons from a number on, and rings that belong to no polygon yet.
    ///
    /// - Parameter count: the number of polygons to keep, at most `polygonCount`.
    mutating func keepPolygons(_ count: Int) {
        polygonEnds.removeLast(polygonEnds.count - count)
        ringEnds.removeLast(ringEnds.count - (polygonEnds.last ?? 0))
        coordinates.removeLast(coordinates.count - (ringEnds.last ?? 0))
    }

    /// Forgets all polygons and keeps the memory.
    public mutating func removeAll() {
        coordinates.removeAll(keepingCapacity: true)
        ringEnds.removeAll(keepingCapacity: true)
        polygonEnds.removeAll(keepingCapacity: true)
    }

    /// The same rings with every coordinate replaced.
    ///
    /// - Parameter transform: must give equal results for equal coordinates, so that rings stay closed.
    public func mapCoordinates<E: Error>(_ transform: (Coordinate) throws(E) -> Coordinate) throws(E)
        -> MultiPolygon
    {
        // Not by `map`, which is not specialized here and costs as much as the transform.
        var moved: [Coordinate] = []
        moved.reserveCapacity(coordinates.count)
        for coordinate in coordinates { moved.append(try transform(coordinate)) }
        return MultiPolygon(coordinates: moved, ringEnds: ringEnds, polygonEnds: polygonEnds)
    }
}
