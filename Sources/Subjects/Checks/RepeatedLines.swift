import Bilingual
import Geodesy
import Geometry
import Land
import Topology

/// What lines repeat of lines before them, or of themselves (重复线段): a road drawn again the other way, or with other corners.
///
/// What runs within the thickness of a boundary beside another line, over ten metres or more, is the same; where lines cross or
/// branch off it is less.
struct RepeatedLines {
    /// A line of a feature among all corners.
    private struct Line {
        let feature: Int
        let corners: Range<Int>
    }

    /// A few edges of a line that follow each other, by their first corners.
    private struct Run {
        let line: Int
        let edges: Range<Int>
    }

    /// The features that repeat something, with its length in hundredths of a metre.
    private(set) var sum = DoubtSum()
    private var corners: [Coordinate] = []
    /// Per corner how far it lies along its line.
    private var marks: [Double] = []
    private var lines: [Line] = []
    private var runs: [Run] = []

    /// As thick as a boundary drawn twice is at most.
    private static let width = 0.05
    /// Shorter stretches are crossings.
    private static let least = 10.0
    private static let edgesOfRun = 16

    /// - Parameter features: the lines that are summed, in their order; those drawn just as an earlier one are left out.
    init(_ features: [Landmark]) {
        var seen: Set<[UInt64]> = []
        let features = features.filter { seen.insert([$0.digest, UInt64(bitPattern: $0.length)]).inserted }
        for (number, feature) in features.enumerated() {
            for line in feature.lines where !line.isEmpty { append(line, of: number) }
        }
        let boxes = runs.map { run in
            let box = Box(around: corners[run.edges.lowerBound...run.edges.upperBound])
            return Box(
                minX: box.minX - Self.width, minY: box.minY - Self.width, maxX: box.maxX + Self.width,
                maxY: box.maxY + Self.width)
        }
        let index = SpatialIndex(boxes)
        var repeated = [Double](repeating: 0, count: features.count)
        var stretches: [ClosedRange<Double>] = []
        for (number, run) in runs.enumerated() {
            for other in index.query(boxes[number]) where other <= number {
                append(run, beside: runs[other], to: &stretches)
            }
            let isLast = number + 1 == runs.count || runs[number + 1].line != run.line
            guard isLast else { continue }
            repeated[lines[run.line].feature] += Self.length(of: stretches)
            stretches.removeAll(keepingCapacity: true)
        }
        // Along geodesics, as the lines are measured.
        var planar = [Double](repeating: 0, count: features.count)
        for line in lines { planar[line.feature] += marks[line.corners.upperBound - 1] }
        for (number, feature) in features.enumerated() where repeated[number] > 0 {
            let share = repeated[number] / planar[number]
            sum.enter(
                feature.ordinal, fid: feature.fid, less: Int64((share * Double(feature.length)).rounded()))
        }
    }

    private mutating func append(_ line: [Coordinate], of feature: Int) {
        let start = corners.count
        for corner in line where corners.count == start || corners[corners.count - 1] != corner {
            marks.append(
                corners.count == start
                    ? 0 : marks[corners.count - 1] + corners[corners.count - 1].distance(to: corner))
            corners.append(corner)
        }
        let last = corners.count - 1
        for first in stride(from: start, to: last, by: Self.edgesOfRun) {
            runs.append(Run(line: lines.count, edges: first..<min(first + Self.edgesOfRun, last)))
        }
        lines.append(Line(feature: feature, corners: start..<corners.count))
    }

    /// Adds where edges run beside edges before them, by how far that is along their line.
    private func append(_ run: Run, beside other: Run, to stretches: inout [ClosedRange<Double>]) {
        for edge in run.edges {
            let (a, b) = (corners[edge], corners[edge + 1])
            let box = Box(around: [a, b])
            for earlier in other.edges where earlier < edge {
                let (c, d) = (corners[earlier], corners[earlier + 1])
                guard min(c.x, d.x) - Self.width <= box.maxX, max(c.x, d.x) + Self.width >= box.minX,
                    min(c.y, d.y) - Self.width <= box.maxY, max(c.y, d.y) + Self.width >= box.minY
                else { continue }
                // What goes on along one line lies beside what it comes from, unless it turns back.
                if run.line == other.line, marks[edge] - marks[earlier + 1] < Self.least,
                    (b.x - a.x) * (d.x - c.x) + (b.y - a.y) * (d.y - c.y) >= 0
                {
                    continue
                }
                if let part = Self.part(from: a, to: b, beside: c, d) {
                    stretches.append(marks[edge] + part.lowerBound...marks[edge] + part.upperBound)
                }
            }
        }
    }

    /// What of an edge lies within the width of another edge, by the distance from its start.
    ///
    /// What lies so near is convex: the hull of what lies beside the other edge and around its ends.
    private static func part(
        from a: Coordinate, to b: Coordinate, beside c: Coordinate, _ d: Coordinate
    ) -> ClosedRange<Double>? {
        let (length, otherLength) = (a.distance(to: b), c.distance(to: d))
        let (ux, uy) = ((b.x - a.x) / length, (b.y - a.y) / length)
        let (vx, vy) = ((d.x - c.x) / otherLength, (d.y - c.y) / otherLength)
        var (start, end) = (Double.infinity, -Double.infinity)
        for centre in [c, d] {
            let (x, y) = (centre.x - a.x, centre.y - a.y)
            let (along, off) = (x * ux + y * uy, x * uy - y * ux)
            guard abs(off) <= width else { continue }
            let half = (width * width - off * off).squareRoot()
            (start, end) = (min(start, along - half), max(end, along + half))
        }
        // Beside it: off = off₀ + t·sin within ± width, along = along₀ + t·cos within 0 … its length.
        let (x, y) = (a.x - c.x, a.y - c.y)
        var (low, high) = (0.0, length)
        for (first, slope, least, most) in [
            (vx * y - vy * x, vx * uy - vy * ux, -width, width),
            (x * vx + y * vy, ux * vx + uy * vy, 0, otherLength),
        ] {
            guard abs(slope) > 1e-12 else {
                if first < least || first > most { high = -1 }
                continue
            }
            let (one, other) = ((least - first) / slope, (most - first) / slope)
            (low, high) = (max(low, min(one, other)), min(high, max(one, other)))
        }
        if low <= high { (start, end) = (min(start, low), max(end, high)) }
        (start, end) = (max(start, 0), min(end, length))
        return start < end ? start...end : nil
    }

    /// The length of stretches, each counted once; without those that are too short.
    private static func length(of stretches: [ClosedRange<Double>]) -> Double {
        var length = 0.0
        var current: ClosedRange<Double>?
        func end() {
            if let current, current.upperBound - current.lowerBound >= least {
                length += current.upperBound - current.lowerBound
            }
        }
        for stretch in stretches.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = current, stretch.lowerBound <= last.upperBound + width {
                current = last.lowerBound...max(last.upperBound, stretch.upperBound)
            } else {
                end()
                current = stretch
            }
        }
        end()
        return length
    }

    /// What is counted twice, in a layer; `nil` for nothing.
    func doubt(in layer: String) -> Doubt? {
        guard sum.features > 0 else { return nil }
        let stake = sum.stake(isCount: false)
        let length = stake.less.rounded(to: 2)?.description ?? "–"
        return Doubt(
            .countedTwice, layer: layer, features: sum.features, numbers: sum.numbers,
            message: Message(
                zh: "与其他线（或自身）重合 \(length) m，重复计入",
                en: "runs where other lines or itself run for \(length) m, which count twice"), stake: stake)
    }
}

extension Coordinate {
    /// How far another position of the plane is.
    fileprivate func distance(to other: Coordinate) -> Double {
        let (x, y) = (other.x - x, other.y - y)
        return (x * x + y * y).squareRoot()
    }
}
