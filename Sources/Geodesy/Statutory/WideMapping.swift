import Geometry

/// Maps polygons that reach beyond the plane of their zone, point by point (跨带图斑).
///
/// In longitude and latitude an edge within reach of the plane is straight there, as in any parcel; another is straight in the
/// plane of the 3° zone of its middle, as in the parcels beside it. A vertex has one image, that of the plane within its
/// reach, else that of its own zone; so edges stay joined. In metres all edges are straight in the plane of the file, and
/// beyond the statutory series the projection itself gives longitude and latitude.
struct WideMapping {
    /// The plane of the polygons.
    let plane: GaussKrugerPlane
    /// How it was chosen.
    let choice: PlaneChoice

    private let forward = ForwardSeries(.cgcs2000)
    private let far = FarInverse(.cgcs2000)
    private let inverse = InverseTable.cgcs2000
    private let grid = AuthalicGrid.cgcs2000

    /// A position in some plane.
    private struct Place {
        let point: GridPoint
        let meridian: Meridian
    }

    /// The ring at work.
    private struct Line {
        var points: [Coordinate] = []
        /// Those of them that are inserted.
        var inserted: [InsertedPoints] = []
        /// The points that the polygons may still get.
        var room: Int
    }

    init(plane: GaussKrugerPlane, choice: PlaneChoice) {
        self.plane = plane
        self.choice = choice
    }

    /// The polygons in the authalic plane, with the inserted points, and which they are.
    ///
    /// - Throws: `GeodesyError` for a position that cannot be meant, and for too many points.
    func map(_ polygons: MultiPolygon, from kind: PositionKind) throws(GeodesyError) -> (
        MultiPolygon, [InsertedPoints]
    ) {
        switch kind {
        case .projected: try plane.check(wide: polygons)
        case .geographic: try check(degrees: polygons)
        }
        var result = MultiPolygon()
        var inserted: [InsertedPoints] = []
        var line = Line(room: StatutoryMapping.maximumPoints(vertices: polygons.coordinates.count))
        for number in 0..<polygons.polygonCount {
            let own = kind == .geographic ? plane(ofPart: number, of: polygons) : plane
            for ring in polygons.rings(ofPolygon: number) {
                line.points.removeAll(keepingCapacity: true)
                line.inserted.removeAll(keepingCapacity: true)
                switch kind {
                case .projected: try write(metres: polygons.ring(ring), to: &line)
                case .geographic: try write(degrees: polygons.ring(ring), near: own, to: &line)
                }
                let start = result.coordinates.count
                inserted += line.inserted.map { InsertedPoints(start: start + $0.start, count: $0.count) }
                result.appendRing(line.points)
            }
            result.endPolygon()
        }
        return (result, inserted)
    }

    // MARK: Longitude and latitude

    /// Refuses what is not on the map, and polygons that a given plane does not reach at all.
    private func check(degrees polygons: MultiPolygon) throws(GeodesyError) {
        for position in polygons.coordinates {
            guard position.isFinite else { throw GeodesyError.notFinite(position) }
            guard GaussKrugerPlane.longitudes.contains(position.x),
                GaussKrugerPlane.latitudes.contains(position.y)
            else { throw plane.outside(degrees: position) }
        }
        guard choice != .seen, let first = polygons.coordinates.first else { return }
        let box = polygons.box
        let nearest = Coordinate(x: min(box.maxX, max(box.minX, plane.centralMeridian)), y: box.minY)
        guard reaches(nearest, plane) || polygons.coordinates.contains(where: { reaches($0, plane) }) else {
            throw plane.outside(degrees: first)
        }
    }

    /// The plane that a part is mapped in: a part of a parcel that is too wide for one zone has its own.
    private func plane(ofPart number: Int, of polygons: MultiPolygon) -> GaussKrugerPlane {
        let part = polygons.polygonCount == 1 ? polygons : polygons.polygon(number)
        let isApart = polygons.polygonCount > 1 && choice == .ownZone
        guard isApart || !part.coordinates.contains(where: { reaches($0, plane) }),
            let zone = Zone(forParcel: part)
        else { return plane }
        return GaussKrugerPlane(zone: zone, prefixed: true)
    }

    private func reaches(_ degrees: Coordinate, _ plane: GaussKrugerPlane) -> Bool {
        (try? plane.offsets(of: degrees, with: forward)) != nil
    }

    private func write(
        degrees ring: ArraySlice<Coordinate>, near plane: GaussKrugerPlane, to line: inout Line
    ) throws(GeodesyError) {
        let meridian = Meridian(degrees: plane.centralMeridian)
        var previous: (position: Coordinate, isNear: Bool)?
        for position in ring {
            let isNear = reaches(position, plane)
            if let previous {
                let isEdgeNear = isNear && previous.isNear
                let middle = (previous.position.x + position.x) / 2
                let own = isEdgeNear ? meridian : Meridian(degrees: Self.meridian(nearest: middle))
                try insert(
                    from: point(previous.position, own), to: point(position, own), own, position, &line)
            }
            let own = isNear ? meridian : Meridian(degrees: Self.meridian(nearest: position.x))
            try append(point(position, own), own, position, &line)
            previous = (position, isNear)
        }
    }

    /// The meridian of the 3° zone that holds a longitude, or of the nearest of China's.
    private static func meridian(nearest longitude: Double) -> Double {
        let numbers = Zone.Width.threeDegrees.numbers
        let number = Int((longitude / 3 + 0.5).rounded(.down))
        return Zone(containing: longitude)?.centralMeridian
            ?? Double(3 * min(numbers.upperBound, max(numbers.lowerBound, number)))
    }

    private func point(_ degrees: Coordinate, _ meridian: Meridian) -> GridPoint {
        let (northing, offset) = forward.position(
            latitude: degrees.y * .pi / 180, longitude: (degrees.x - meridian.value / 3600e6) * .pi / 180)
        return GridPoint(
            northing: nearestInteger(northing * GridPoint.perMetre),
            offset: nearestInteger(offset * GridPoint.perMetre))
    }

    // MARK: Metres

    private func write(metres ring: ArraySlice<Coordinate>, to line: inout Line) throws(GeodesyError) {
        let meridian = Meridian(degrees: plane.centralMeridian)
        let falseEasting = nearestInteger(plane.falseEasting * GridPoint.perMetre)
        var previous: GridPoint?
        for position in ring {
            let point = GridPoint(
                northing: nearestInteger(position.y * GridPoint.perMetre),
                offset: nearestInteger(position.x * GridPoint.perMetre) - falseEasting)
            if let previous { try insert(from: previous, to: point, meridian, position, &line) }
            try append(point, meridian, position, &line)
            previous = point
        }
    }

    // MARK: Points

    private func insert(
        from start: GridPoint, to end: GridPoint, _ meridian: Meridian, _ position: Coordinate,
        _ line: inout Line
    ) throws(GeodesyError) {
        let count = start.pointsInserted(to: end)
        line.room -= count
        guard line.room > 0 else { throw GeodesyError.tooManyPoints(position) }
        if count > 0 { line.inserted.append(InsertedPoints(start: line.points.count, count: count)) }
        start.forEachInserted(count, to: end) { northing, offset in
            line.points.append(image(northing: northing, offset: offset, meridian))
        }
    }

    private func append(
        _ point: GridPoint, _ meridian: Meridian, _ position: Coordinate, _ line: inout Line
    ) throws(GeodesyError) {
        line.room -= 1
        line.points.append(
            image(
                northing: point.northing * GridPoint.finer, offset: point.offset * GridPoint.finer, meridian))
    }

    /// The image of a position of a plane, in 0.001 mm: rounded to 10⁻⁶″ on the way.
    private func image(northing: Double, offset: Double, _ meridian: Meridian) -> Coordinate {
        if abs(offset) <= GaussKrugerPlane.maximumOffset * 1e6,
            northing <= GaussKrugerPlane.maximumNorthing * 1e6
        {
            let (latitude, longitude) = inverse.exact(northing: northing, offset: offset, meridian: meridian)
            return grid.coordinate(longitude: longitude, latitude: latitude)
        }
        let unit = Ellipsoid.arcSecondsPerRadian * 1e6
        let (latitude, longitude) = far.position(northing: northing / 1e6, offset: offset / 1e6)
        return grid.coordinate(
            longitude: (meridian.value + longitude * unit).rounded(.toNearestOrAwayFromZero),
            latitude: (latitude * unit).rounded(.toNearestOrAwayFromZero) + 0)
    }
}
