import Geometry

/// On which side of an edge a point lies, decided exactly (点线关系).
///
/// The only discrete decision of the overlay rests on it: whether the corner of a box lies inside a cover. Rounding here
/// would gain or lose a whole parcel on data with corners on edges, so the sign is exact and ties follow one rule everywhere:
/// a point stands for (x + ε₁, y + ε₂) with 0 < ε₁ ≪ ε₂ ≪ 1.
enum Orientation {
    /// Whether the point lies to the left (+1) or the right (−1) of the directed line from a to b; never 0.
    ///
    /// - Returns: the sign of (b − a) × (p − a), ties resolved by the rule above; +1 when a and b are one.
    static func side(
        _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ px: Double, _ py: Double
    ) -> Int {
        let left = (bx - ax) * (py - ay)
        let right = (by - ay) * (px - ax)
        let difference = left - right
        // Shewchuk 1997, §4.2: beyond this bound the sign of the rounded difference is the true one.
        let bound = 3.330_669_073_875_472e-16 * (left.magnitude + right.magnitude)
        if difference > bound { return 1 }
        if difference < -bound { return -1 }
        let exact = exactSign(ax, ay, bx, by, px, py)
        if exact != 0 { return exact }
        // The derivative along y is bx − ax, along x it is −(by − ay).
        if bx != ax { return bx > ax ? 1 : -1 }
        return by > ay ? -1 : 1
    }

    /// The sign of (b − a) × (p − a): every difference as a sum of two numbers, every product as a sum of two, all added
    /// without rounding.
    private static func exactSign(
        _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ px: Double, _ py: Double
    ) -> Int {
        var sum = ExactSum()
        sum.addProduct(ExactSum.difference(bx, ax), ExactSum.difference(py, ay))
        sum.addProduct(ExactSum.difference(ay, by), ExactSum.difference(px, ax))
        return sum.sign
    }

    /// Whether a sloping or upright edge crosses the level of the point on its left.
    ///
    /// For edges with one end above the level y and one not above it.
    static func crossesLeft(of px: Double, _ py: Double, _ edge: Edge) -> Bool {
        let side = side(edge.ax, edge.ay, edge.bx, edge.by, px, py)
        return edge.by > edge.ay ? side < 0 : side > 0
    }

    /// Whether an edge passes below the point.
    ///
    /// For edges with one end to the right of x and one not to the right of it.
    static func passesBelow(_ px: Double, _ py: Double, _ edge: Edge) -> Bool {
        let side = side(edge.ax, edge.ay, edge.bx, edge.by, px, py)
        return edge.bx > edge.ax ? side > 0 : side < 0
    }

    /// Whether an edge and a closed box may share a point.
    ///
    /// - Returns: `false` only when they certainly share none.
    static func mayMeet(_ edge: Edge, _ box: Box) -> Bool {
        if max(edge.ax, edge.bx) < box.minX || min(edge.ax, edge.bx) > box.maxX { return false }
        if max(edge.ay, edge.by) < box.minY || min(edge.ay, edge.by) > box.maxY { return false }
        // Of the four corners only the two on the diagonal across the edge can lie on either side of it.
        let dx = edge.bx - edge.ax
        let dy = edge.by - edge.ay
        let rising = (dx > 0) == (dy > 0)
        let first = cross(dx, dy, box.minX - edge.ax, (rising ? box.maxY : box.minY) - edge.ay)
        let second = cross(dx, dy, box.maxX - edge.ax, (rising ? box.minY : box.maxY) - edge.ay)
        let bound = 1e-15 * max(first.scale, second.scale)
        return !(first.value > bound && second.value > bound)
            && !(first.value < -bound && second.value < -bound)
    }

    /// Whether two edges may share a point: `false` only when one lies certainly on one side of the other.
    static func mayMeet(_ one: Edge, _ two: Edge) -> Bool {
        !liesAside(one, of: two) && !liesAside(two, of: one)
    }

    private static func liesAside(_ edge: Edge, of line: Edge) -> Bool {
        let dx = line.bx - line.ax
        let dy = line.by - line.ay
        let left1 = dx * (edge.ay - line.ay)
        let right1 = dy * (edge.ax - line.ax)
        let left2 = dx * (edge.by - line.ay)
        let right2 = dy * (edge.bx - line.ax)
        let first = left1 - right1
        let second = left2 - right2
        let bound = 1e-15 * max(left1.magnitude + right1.magnitude, left2.magnitude + right2.magnitude)
        return (first > bound && second > bound) || (first < -bound && second < -bound)
    }

    /// Whether a point lies certainly beside the line through an edge.
    static func liesAside(_ x: Double, _ y: Double, of line: Edge) -> Bool {
        let (value, scale) = cross(line.bx - line.ax, line.by - line.ay, x - line.ax, y - line.ay)
        return value.magnitude > 1e-15 * scale
    }

    private static func cross(
        _ dx: Double, _ dy: Double, _ px: Double, _ py: Double
    ) -> (value: Double, scale: Double) {
        let left = dx * py
        let right = dy * px
        return (left - right, left.magnitude + right.magnitude)
    }
}
