import Geometry

/// The schematic outlines of the six counties: about the right size and place, traced from nothing.
enum CountyOutlines {
    /// Corners by letter, in kilometres east and north of the origin before scaling.
    private static let corners: [Character: (Double, Double)] = [
        "A": (25, 318), "B": (60, 380), "C": (132, 366), "D": (120, 318), "E": (82, 288), "F": (40, 278),
        "G": (182, 372), "Q": (262, 366), "R": (335, 315), "S": (322, 262), "V": (268, 232),
        "J": (212, 228), "I": (203, 255), "H": (193, 305), "K": (194, 205), "L": (200, 182),
        "M": (165, 192), "T": (126, 186), "N": (90, 182), "O": (46, 196), "P": (32, 240),
        "W": (264, 192), "X": (228, 170), "Y": (238, 138), "Z": (206, 108), "a": (160, 126),
        "b": (216, 66), "c": (168, 18), "d": (108, 42), "e": (56, 100),
    ]
    private static let counties: [(code: String, name: String, corners: String)] = [
        ("152201", "乌兰浩特市", "JVWXLK"), ("152202", "阿尔山市", "FABCDE"),
        ("152221", "科尔沁右翼前旗", "CGHIJKLMTNOPFED"), ("152222", "科尔沁右翼中旗", "TaZbcdeON"),
        ("152223", "扎赉特旗", "GQRSVJIH"), ("152224", "突泉县", "LXYZaTM"),
    ]
    /// The middle of the league in the drawing plane, and in the kilometres above.
    private static let middle = (x: 41_388_000.0, y: 5_100_000.0, east: 180.0, north: 200.0)
    /// Metres per kilometre above: gives the league its 5.5万平方公里.
    private static let metresPerUnit = 878.0

    /// Draws the counties; neighbours share every point of their boundary.
    static func draw(_ random: inout SplitMix64) throws -> [County] {
        var borders: [String: [Coordinate]] = [:]
        return try counties.map { code, name, letters in
            var outline: [Coordinate] = []
            let round = Array(letters) + letters.prefix(1)
            for (start, end) in zip(round, round.dropFirst()) {
                let (first, last) = start < end ? (start, end) : (end, start)
                let key = "\(first)\(last)"
                let border: [Coordinate]
                if let known = borders[key] {
                    border = known
                } else {
                    border = wavyLine(
                        from: try position(first), to: try position(last), levels: 4, sway: 2_500, &random)
                    borders[key] = border
                }
                outline += start < end ? border.dropLast() : border.reversed().dropLast()
            }
            return County(code: code, name: name, outline: outline + outline.prefix(1))
        }
    }

    private static func position(_ letter: Character) throws -> Coordinate {
        guard let (east, north) = corners[letter] else { throw SampleError.outsideTheLeague }
        return Coordinate(
            x: middle.x + (east - middle.east) * metresPerUnit,
            y: middle.y + (north - middle.north) * metresPerUnit)
    }
}
