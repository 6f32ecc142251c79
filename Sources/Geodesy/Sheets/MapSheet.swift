public import Geometry
import Glibc

/// A sheet of the national topographic map series (图幅), by its number in GB/T 13989-2012.
///
/// Sheets of 1:1 000 000 are 4° of latitude by 6° of longitude, lettered A, B, … from the equator and numbered from 180°
/// eastward; smaller sheets count rows from the north and columns from the west. Covers 0–60°N, beyond
/// which sheets are joined; China ends at 54°N.
public struct MapSheet: Sendable, Hashable {
    /// The scale.
    public let scale: MapScale
    /// The row of its 1:1 000 000 sheet, 1 (A) to 15 (O).
    public let millionthRow: Int
    /// The column of its 1:1 000 000 sheet, 1 to 60.
    public let millionthColumn: Int
    /// Its row inside that sheet, 1 in the north.
    public let row: Int
    /// Its column inside that sheet, 1 in the west.
    public let column: Int

    private static let rowLetters = Array("ABCDEFGHIJKLMNO")

    /// The sheet that holds a position; southern and western edges belong to a sheet.
    ///
    /// - Parameter degrees: longitude x and latitude y.
    /// - Returns: `nil` outside 0–60°N, and for what is not a number.
    public init?(containing degrees: Coordinate, scale: MapScale) {
        guard degrees.x >= -180, degrees.x < 180, degrees.y >= 0, degrees.y < 60 else { return nil }
        let divisions = scale.divisions
        // Counted in sheets of this scale. Edges in decimal degrees are seldom exact, so a position short of an edge by
        // a thousand-millionth of a sheet lies on it.
        let fromSouth = Int(floor(degrees.y * Double(divisions) / 4 + 1e-9))
        let fromWest = Int(floor((degrees.x + 180) * Double(divisions) / 6 + 1e-9))
        guard fromSouth < 15 * divisions, fromWest < 60 * divisions else { return nil }
        self.scale = scale
        millionthRow = fromSouth / divisions + 1
        millionthColumn = fromWest / divisions + 1
        row = divisions - fromSouth % divisions
        column = fromWest % divisions + 1
    }

    /// A sheet from its number (图幅号): `L51` or `L51G047034`; letters of either case.
    ///
    /// - Returns: `nil` for anything else, and for rows or columns that the scale does not have.
    public init?(number: some StringProtocol) {
        let characters = Array(number.uppercased())
        guard characters.count == 3 || characters.count == 10,
            let letter = Self.rowLetters.firstIndex(of: characters[0]),
            let column = Self.digits(characters[1..<3]), (1...60).contains(column)
        else { return nil }
        millionthRow = letter + 1
        millionthColumn = column
        guard characters.count == 10 else {
            scale = .millionth
            row = 1
            self.column = 1
            return
        }
        guard let scale = MapScale.allCases.first(where: { $0.letter == characters[3] }),
            let row = Self.digits(characters[4..<7]), let column = Self.digits(characters[7..<10]),
            (1...scale.divisions).contains(row), (1...scale.divisions).contains(column)
        else { return nil }
        self.scale = scale
        self.row = row
        self.column = column
    }

    /// The southern, northern, western and eastern edges (图廓), in degrees.
    public var bounds: Box {
        let edges = edgesInSeconds
        return Box(
            minX: edges.west / 3600, minY: edges.south / 3600, maxX: edges.east / 3600, maxY: edges.north / 3600
        )
    }

    /// The area of the sheet on the ellipsoid (图幅理论面积), in square metres, not rounded.
    public var theoreticalArea: Double {
        let edges = edgesInSeconds
        let perRadian = Ellipsoid.arcSecondsPerRadian
        return Ellipsoid.cgcs2000.trapezoidArea(
            south: edges.south / perRadian, north: edges.north / perRadian,
            width: (edges.east - edges.west) / perRadian)
    }

    /// The edges in arc-seconds, which are exact in binary: the smallest step is 37.5″.
    private var edgesInSeconds: (south: Double, north: Double, west: Double, east: Double) {
        let height = 4.0 * 3600 / Double(scale.divisions)
        let width = 6.0 * 3600 / Double(scale.divisions)
        let north = Double(millionthRow) * 4 * 3600 - Double(row - 1) * height
        let west = Double(millionthColumn - 31) * 6 * 3600 + Double(column - 1) * width
        return (north - height, north, west, west + width)
    }

    private static func digits(_ characters: ArraySlice<Character>) -> Int? {
        guard characters.allSatisfy({ $0.isASCII && $0.isWholeNumber }) else { return nil }
        return Int(String(characters))
    }
}

extension MapSheet: CustomStringConvertible {
    /// The sheet's number (图幅号).
    public var description: String {
        let base = "\(Self.rowLetters[millionthRow - 1])\(padded(millionthColumn, to: 2))"
        guard let letter = scale.letter else { return base }
        return "\(base)\(letter)\(padded(row, to: 3))\(padded(column, to: 3))"
    }

    private func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
