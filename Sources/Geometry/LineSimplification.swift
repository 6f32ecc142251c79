/// A line without the corners that lie within a distance of the line between those that stay (线化简).
///
/// After Douglas and Peucker 1973; the ends stay. For drawing and for corners on straight lines, never for areas.
///
/// - Parameters:
///   - line: positions of a plane.
///   - tolerance: in its unit.
public func simplified(_ line: [Coordinate], tolerance: Double) -> [Coordinate] {
    guard line.count > 2 else { return line }
    var keeps = [Bool](repeating: false, count: line.count)
    (keeps[0], keeps[line.count - 1]) = (true, true)
    var spans = [(0, line.count - 1)]
    while let (start, end) = spans.popLast() {
        var (worst, place) = (tolerance, -1)
        for index in (start + 1)..<max(end, start + 1) {
            let distance = distance(of: line[index], from: line[start], line[end])
            if distance > worst { (worst, place) = (distance, index) }
        }
        guard place > 0 else { continue }
        keeps[place] = true
        spans += [(start, place), (place, end)]
    }
    return zip(line, keeps).filter(\.1).map(\.0)
}

/// A closed ring simplified between its two corners that are farthest apart, or nearly so.
///
/// - Parameter ring: without the first corner at its end; the result as well.
public func simplified(ring: [Coordinate], tolerance: Double) -> [Coordinate] {
    guard ring.count > 3 else { return ring }
    func farthest(from corner: Coordinate) -> Int {
        func square(_ index: Int) -> Double {
            let (x, y) = (ring[index].x - corner.x, ring[index].y - corner.y)
            return x * x + y * y
        }
        return ring.indices.max { square($0) < square($1) } ?? 0
    }
    let one = farthest(from: ring[0])
    let other = farthest(from: ring[one])
    let (start, end) = (min(one, other), max(one, other))
    let there = simplified(Array(ring[start...end]), tolerance: tolerance)
    let back = simplified(Array(ring[end...] + ring[...start]), tolerance: tolerance)
    return Array(there.dropLast() + back.dropLast())
}

/// How far a position is from the line through two others; from the first when they are one.
private func distance(of place: Coordinate, from a: Coordinate, _ b: Coordinate) -> Double {
    let (x, y) = (b.x - a.x, b.y - a.y)
    let length = (x * x + y * y).squareRoot()
    let (fromX, fromY) = (place.x - a.x, place.y - a.y)
    return length > 0 ? abs(x * fromY - y * fromX) / length : (fromX * fromX + fromY * fromY).squareRoot()
}
