import Geometry

/// A county of the schematic league (旗县市): its real code and name, an outline of our own.
struct County {
    let code: String
    let name: String
    /// Its outline as drawn, closed.
    let outline: [Coordinate]

    /// Whether a position lies in its outline.
    func contains(_ position: Coordinate) -> Bool {
        var inside = false
        for (start, end) in zip(outline, outline.dropFirst())
        where (start.y > position.y) != (end.y > position.y) {
            let x = start.x + (position.y - start.y) / (end.y - start.y) * (end.x - start.x)
            if x > position.x { inside.toggle() }
        }
        return inside
    }
}
