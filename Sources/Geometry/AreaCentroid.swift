extension MultiPolygon {
    /// The centroid of the area (面积重心): shells less holes, whatever the direction of the rings.
    ///
    /// - Returns: the middle of the box when there is no area; `nil` without a coordinate, or when one is not finite.
    public var areaCentroid: Coordinate? {
        let box = box
        guard !box.isEmpty, coordinates.allSatisfy(\.isFinite) else { return nil }
        let middle = Coordinate(x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2)
        var (area, momentX, momentY) = (0.0, 0.0, 0.0)
        for polygon in 0..<polygonCount {
            for (position, index) in rings(ofPolygon: polygon).enumerated() {
                let (ringArea, x, y) = moments(ofRing: index, about: middle)
                let sign = (ringArea < 0) == (position == 0) ? -1.0 : 1.0
                area += sign * ringArea
                momentX += sign * x
                momentY += sign * y
            }
        }
        let centroid = Coordinate(x: middle.x + momentX / area, y: middle.y + momentY / area)
        // A sliver without width leaves noise over noise.
        let inside =
            (box.minX...box.maxX).contains(centroid.x) && (box.minY...box.maxY).contains(centroid.y)
        return area > 0 && inside ? centroid : middle
    }

    /// The signed area of a ring and its first moments about a position.
    private func moments(ofRing index: Int, about origin: Coordinate) -> (Double, Double, Double) {
        var (area, momentX, momentY) = (0.0, 0.0, 0.0)
        var previous: Coordinate?
        for coordinate in ring(index) {
            let next = Coordinate(x: coordinate.x - origin.x, y: coordinate.y - origin.y)
            if let previous {
                let cross = previous.x * next.y - next.x * previous.y
                area += cross / 2
                momentX += cross * (previous.x + next.x) / 6
                momentY += cross * (previous.y + next.y) / 6
            }
            previous = next
        }
        return (area, momentX, momentY)
    }
}
