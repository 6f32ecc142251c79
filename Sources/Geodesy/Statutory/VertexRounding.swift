import Geometry

/// Rounds the vertices of polygons to 0.1 mm in a Gauss–Krüger plane.
struct VertexRounding {
    /// The central meridian of the plane.
    let meridian: Meridian

    private let kind: PositionKind
    private let plane: GaussKrugerPlane
    private let falseEasting: Double
    private let forward: ForwardTable?

    private typealias Column = PointBlock.Column

    init(kind: PositionKind, plane: GaussKrugerPlane) {
        self.kind = kind
        self.plane = plane
        meridian = Meridian(degrees: plane.centralMeridian)
        falseEasting = nearestInteger(plane.falseEasting * GridPoint.perMetre)
        forward = kind == .geographic ? ForwardTable.cgcs2000 : nil
    }

    /// Writes the vertices at positions, as many as a block holds at most, to the block.
    ///
    /// - Returns: the number of vertices written, and why there are not more.
    func write(_ positions: ArraySlice<Coordinate>, to block: PointBlock) -> (Int, GeodesyError?) {
        unsafe positions.withUnsafeBufferPointer { positions in
            if let forward { return unsafe write(degrees: positions, to: block, by: forward) }
            return unsafe write(metres: positions, to: block)
        }
    }

    private func write(metres: UnsafeBufferPointer<Coordinate>, to block: PointBlock) -> (Int, GeodesyError?) {
        let values = unsafe block.values
        let (plane, falseEasting) = (plane.falseEasting, falseEasting)
        var outside = 0
        for index in metres.indices {
            let (x, y) = unsafe (metres[index].x, metres[index].y)
            let inside =
                abs(x - plane) <= GaussKrugerPlane.maximumOffset && y >= 0
                && y <= GaussKrugerPlane.maximumNorthing
            outside |= inside ? 0 : 1
            // The easting is rounded with its prefix, as given, and shortened afterwards.
            let northing = nearestInteger(y * GridPoint.perMetre)
            let offset = nearestInteger(x * GridPoint.perMetre) - falseEasting
            unsafe values[Column.northing &+ index] = northing * GridPoint.finer
            unsafe values[Column.offset &+ index] = offset * GridPoint.finer
        }
        var count = 0
        guard outside != 0 else { return (metres.count, nil) }
        do throws(GeodesyError) {
            while count < metres.count {
                try self.plane.check(projected: unsafe metres[count])
                count += 1
            }
        } catch {
            return (count, error)
        }
        return (count, nil)
    }

    private func write(
        degrees: UnsafeBufferPointer<Coordinate>, to block: PointBlock, by forward: ForwardTable
    ) -> (Int, GeodesyError?) {
        let values = unsafe block.values
        let meridian = plane.centralMeridian
        for index in degrees.indices {
            unsafe values[Column.latitude &+ index] = degrees[index].y
            unsafe values[Column.longitude &+ index] = degrees[index].x - meridian
        }
        var last = 0
        do throws(GeodesyError) {
            try forward.round(degrees.count, in: block) { (index) throws(GeodesyError) in
                last = index
                let (northing, offset) = try plane.offsets(of: unsafe degrees[index], with: forward.series)
                unsafe values[Column.northing &+ index] =
                    nearestInteger(northing * GridPoint.perMetre) * GridPoint.finer
                unsafe values[Column.offset &+ index] =
                    nearestInteger(offset * GridPoint.perMetre) * GridPoint.finer
            }
        } catch {
            return (last, error)
        }
        return (degrees.count, nil)
    }
}
