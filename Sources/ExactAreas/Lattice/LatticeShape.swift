/// A figure of lattice lines and diagonals through lattice points, twice: as rings, and as a test of positions.
///
/// Both diagonals of a cell cut it into four quarters, and every such figure is made of whole quarters. Its area
/// is counted: the test is a few comparisons of integers, written beside the rings and not derived from them.
struct LatticeShape {
    /// Shells and holes of one feature, open, in no special direction.
    var polygons: [[[LatticePoint]]]
    /// Whether it covers a position, in sixths of a cell; asked at the centres of gravity of quarters only.
    var covers: (_ x: Int, _ y: Int) -> Bool

    /// A rectangle.
    static func rectangle(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> LatticeShape {
        LatticeShape(polygons: [[corners(x, y, width, height)]]) {
            6 * x < $0 && $0 < 6 * (x + width) && 6 * y < $1 && $1 < 6 * (y + height)
        }
    }

    /// A square frame: a square with a hole.
    ///
    /// - Parameter edge: how far the hole is from the outside; the size must be larger than twice that.
    static func frame(_ x: Int, _ y: Int, _ size: Int, edge: Int) -> LatticeShape {
        let outside = rectangle(x, y, size, size)
        let hole = rectangle(x + edge, y + edge, size - 2 * edge, size - 2 * edge)
        return LatticeShape(polygons: [outside.polygons[0] + hole.polygons[0]]) {
            outside.covers($0, $1) && !hole.covers($0, $1)
        }
    }

    /// A square with a diamond for a hole, which touches the square in the middles of its sides.
    ///
    /// - Parameter size: even.
    static func pierced(_ x: Int, _ y: Int, _ size: Int) -> LatticeShape {
        let outside = rectangle(x, y, size, size)
        let hole = diamond(x + size / 2, y + size / 2, size / 2)
        return LatticeShape(polygons: [outside.polygons[0] + hole.polygons[0]]) {
            outside.covers($0, $1) && !hole.covers($0, $1)
        }
    }

    /// An L: a square without its upper right quarter.
    ///
    /// - Parameter size: even.
    static func corner(_ x: Int, _ y: Int, _ size: Int) -> LatticeShape {
        let half = size / 2
        let ring = [(0, 0), (size, 0), (size, half), (half, half), (half, size), (0, size)]
        let outside = rectangle(x, y, size, size)
        let gone = rectangle(x + half, y + half, half, half)
        return LatticeShape(polygons: [[ring.map { LatticePoint(x: x + $0.0, y: y + $0.1) }]]) {
            outside.covers($0, $1) && !gone.covers($0, $1)
        }
    }

    /// Half a square: its corner at (x, y), its legs to the right and up where `right` and `up` are 1, to the left
    /// and down where they are -1.
    static func triangle(_ x: Int, _ y: Int, _ leg: Int, right: Int, up: Int) -> LatticeShape {
        let ring = [(0, 0), (leg, 0), (0, leg)]
        return LatticeShape(polygons: [[ring.map { LatticePoint(x: x + right * $0.0, y: y + up * $0.1) }]]) {
            let (across, along) = (right * ($0 - 6 * x), up * ($1 - 6 * y))
            return across > 0 && along > 0 && across + along < 6 * leg
        }
    }

    /// A square on its corner, around (x, y).
    static func diamond(_ x: Int, _ y: Int, _ radius: Int) -> LatticeShape {
        let ring = [(radius, 0), (0, radius), (-radius, 0), (0, -radius)]
        return LatticeShape(polygons: [[ring.map { LatticePoint(x: x + $0.0, y: y + $0.1) }]]) {
            abs($0 - 6 * x) + abs($1 - 6 * y) < 6 * radius
        }
    }

    /// A ring that crosses itself in the middle of a square: the left and the right quarter by the even-odd rule.
    static func bowTie(_ x: Int, _ y: Int, _ size: Int) -> LatticeShape {
        let ring = [(0, 0), (size, size), (size, 0), (0, size)]
        return LatticeShape(polygons: [[ring.map { LatticePoint(x: x + $0.0, y: y + $0.1) }]]) {
            let (across, along) = ($0 - 6 * x, $1 - 6 * y)
            let isInside = 0 < across && across < 6 * size && 0 < along && along < 6 * size
            return isInside && (across < along) == (across + along < 6 * size)
        }
    }

    /// Both as one feature of several parts; what lies in both is in neither (even-odd rule).
    func adding(_ other: LatticeShape) -> LatticeShape {
        LatticeShape(polygons: polygons + other.polygons) { covers($0, $1) != other.covers($0, $1) }
    }

    private static func corners(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> [LatticePoint] {
        [(0, 0), (width, 0), (width, height), (0, height)].map { LatticePoint(x: x + $0.0, y: y + $0.1) }
    }
}
