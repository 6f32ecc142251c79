/// One edge of a ring, with the number of whoever owns the ring: a cover feature, or a parcel.
struct Edge: Sendable {
    let ax, ay, bx, by: Double
    var owner: Int32

    /// Its length.
    @inline(__always)
    var length: Double { ((bx - ax) * (bx - ax) + (by - ay) * (by - ay)).squareRoot() }

    /// Whether one of its ends is exactly there.
    @inline(__always)
    func hasEnd(_ x: Double, _ y: Double) -> Bool { (ax == x && ay == y) || (bx == x && by == y) }

    /// Whether it is crossed on the way from one point to another of a parallel to the x axis.
    @inline(__always)
    func isCrossed(alongY y: Double, from start: Double, to end: Double) -> Bool {
        guard (ay > y) != (by > y), max(ax, bx) >= min(start, end), min(ax, bx) <= max(start, end) else {
            return false
        }
        return Orientation.crossesLeft(of: start, y, self) != Orientation.crossesLeft(of: end, y, self)
    }

    /// Whether it is crossed on the way from one point to another of a parallel to the y axis.
    @inline(__always)
    func isCrossed(alongX x: Double, from start: Double, to end: Double) -> Bool {
        guard (ax > x) != (bx > x), max(ay, by) >= min(start, end), min(ay, by) <= max(start, end) else {
            return false
        }
        return Orientation.passesBelow(x, start, self) != Orientation.passesBelow(x, end, self)
    }
}
