import Geodesy
import Geometry

/// Holds the plane ordinates of corners to the degrees that stand beside them (两套坐标互核).
struct PlaneAndDegrees {
    private struct Row {
        let line: Int
        let plane: Coordinate
        let degrees: Coordinate
        /// How far rounding alone may part the two, in metres.
        let reach: Double
    }

    private let rows: [Row]

    /// Takes the rows that have one pair of each kind.
    init(_ lines: [TableLine]) {
        rows = lines.compactMap { line in
            let plane = line.pairs.filter { !$0.first.isAngle }
            let degrees = line.pairs.filter { $0.first.isAngle }
            guard plane.count == 1, degrees.count == 1 else { return nil }
            let (metres, angles) = (plane[0], degrees[0])
            return Row(
                line: line.row.line,
                plane: metres.first.kind == .easting ? metres.place : metres.place.swapped,
                degrees: angles.first.kind == .longitude ? angles.place : angles.place.swapped,
                reach: max(
                    2, 1.2 * Self.step(of: metres.first.text),
                    1.2 * max(Self.step(of: angles.first.text), Self.step(of: angles.second.text))))
        }
    }

    /// The first row in which they are not one place, and how many metres lie between them.
    var contradiction: (line: Int, metres: Double)? {
        guard let plane = plane else { return nil }
        for row in rows {
            guard let metres = distance(of: row, in: plane), metres > row.reach else { continue }
            return (row.line, metres)
        }
        return nil
    }

    /// The plane of the eastings: by the zone before them, else the one that most rows agree with.
    private var plane: GaussKrugerPlane? {
        guard let first = rows.first else { return nil }
        let number = (first.plane.x / 1_000_000).rounded(.down)
        if number > 0 {
            let meridian = number >= 24 ? number * 3 : number * 6 - 3
            return GaussKrugerPlane(centralMeridian: meridian, falseEasting: 500_000 + number * 1_000_000)
        }
        let nearest = (first.degrees.x / 1.5).rounded() * 1.5
        let planes = [-3, -1.5, 0, 1.5, 3].compactMap { GaussKrugerPlane(centralMeridian: nearest + $0) }
        // Planes of a meridian of their own, and local ones, cannot be told from contradictions.
        return planes.first { plane in
            rows.count { distance(of: $0, in: plane).map { $0 < 500 } ?? false } * 2 > rows.count
        }
    }

    private func distance(of row: Row, in plane: GaussKrugerPlane) -> Double? {
        guard let place = try? plane.projected(row.degrees) else { return nil }
        return RingCrossing.distance(place, row.plane)
    }

    /// The last digit of an ordinate, in metres.
    private static func step(of text: String) -> Double {
        let numbers = text.split { !("0"..."9").contains($0) && $0 != "." }
        guard let last = numbers.last else { return 0 }
        let decimals = last.firstIndex(of: ".").map { last.distance(from: $0, to: last.endIndex) - 1 } ?? 0
        let step = (0..<decimals).reduce(1.0) { step, _ in step / 10 }
        guard AngleReader.isMarked(text) || (Double(text) ?? 1000) < 200 else { return step }
        return step * [111_000, 1850, 31][min(numbers.count, 3) - 1]
    }
}

extension Coordinate {
    fileprivate var swapped: Coordinate { Coordinate(x: y, y: x) }
}
