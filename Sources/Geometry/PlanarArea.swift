extension MultiPolygon {
    /// The area in the plane of the coordinates: shells less holes, in square units of the plane.
    ///
    /// Rings count by their size whatever their direction, because files do not keep to one.
    public var planarArea: Double {
        var total = 0.0
        for polygon in 0..<polygonCount {
            for (position, index) in rings(ofPolygon: polygon).enumerated() {
                let area = abs(signedArea(of: ring(index)))
                total += position == 0 ? area : -area
            }
        }
        return total
    }
}

/// The signed area of a closed ring (shoelace formula): positive when it turns counter-clockwise.
///
/// Coordinates are taken relative to the first one. With zone-prefixed eastings (41 million metres) the
/// products would otherwise lose the square centimetres. The sum is compensated (Neumaier), for counties of
/// a hundred thousand edges.
///
/// - Parameter ring: closed, the last coordinate repeating the first.
/// - Returns: square units of the plane; 0 for fewer than four coordinates.
public func signedArea(of ring: ArraySlice<Coordinate>) -> Double {
    guard ring.count >= 4, let origin = ring.first else { return 0 }
    var sum = 0.0
    var lost = 0.0
    var previous = Coordinate(x: 0, y: 0)
    for coordinate in ring.dropFirst() {
        let next = Coordinate(x: coordinate.x - origin.x, y: coordinate.y - origin.y)
        let term = previous.x * next.y - next.x * previous.y
        let new = sum + term
        lost += abs(sum) >= abs(term) ? (sum - new) + term : (term - new) + sum
        sum = new
        previous = next
    }
    return (sum + lost) / 2
}
