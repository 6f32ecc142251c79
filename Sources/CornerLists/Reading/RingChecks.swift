import Geometry

/// What a ring of corners must be for its area to be that of the ground (界址圈检查).
struct RingChecks {
    /// The share of an area that the rounding of ordinates may move before it is told.
    private static let share = 0.02

    /// The digit from which on it is told of any ring, in metres: whole seconds, four decimals of a degree.
    static let metres = 2.0

    let notation: CornerNotation

    /// Refuses a ring whose sides cross each other.
    ///
    /// - Throws: `malformed` with the line and the numbers of the corners.
    func check(_ ring: CornerRing, _ raw: RawRing) throws(CornerError) {
        guard let (one, other) = RingCrossing.first(in: ring.corners.map(\.coordinate), digit: digit(of: ring))
        else { return }
        func side(_ corner: Int) -> (from: String, to: String, line: Int) {
            let (a, b) = (raw.corners[corner], raw.corners[(corner + 1) % raw.corners.count])
            return (a.label, b.label, a.line)
        }
        let (a, b) = (side(one), side(other))
        throw CornerError(
            .malformed, line: b.line,
            zh: "边\(b.from)–\(b.to)与第\(a.line)行起的边\(a.from)–\(a.to)相交，点序或坐标有误；请核对后改正",
            en:
                "the side \(b.from)–\(b.to) crosses \(a.from)–\(a.to) of line \(a.line): corners are out of order or mistyped; correct them"
        )
    }

    /// The share of the area of a ring that its digits leave open, and their unit in metres, where that is worth telling.
    func coarseness(of ring: CornerRing) -> (metres: Double, share: Double)? {
        let corners = ring.corners.map(\.coordinate)
        guard let origin = corners.first else { return nil }
        var (length, twice) = (0.0, 0.0)
        for (a, b) in zip(corners, corners.dropFirst() + [origin]) {
            length += RingCrossing.distance(a, b)
            twice += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
        }
        let digit = digit(of: ring)
        let share = digit * length / abs(twice)
        let metres = digit * (notation.isAngular ? 111_000 : 1)
        guard share.isFinite, share > Self.share || metres > Self.metres else { return nil }
        return (metres, share)
    }

    /// The corner whose ordinates both have two digits less than others of the ring; zeros at the end may be left out in one.
    func coarseCorner(of ring: CornerRing) -> Int? {
        let finest = digit(of: ring)
        return ring.corners.firstIndex { min(digit(of: $0.north.text), digit(of: $0.east.text)) > finest * 50 }
    }

    /// The corner behind which numbers that go up leave one out, or stand twice: a row may be lost or there twice.
    func gap(in ring: RawRing) -> Int? {
        let numbers = ring.corners.map { TableNumber($0.label) }
        guard numbers.count > 3, let first = numbers[0] else { return nil }
        var gap: Int?
        for (index, (before, own)) in zip(numbers, numbers.dropFirst()).enumerated() {
            guard let before, let own, own.prefix == before.prefix else { return nil }
            // A ring may end with the number it began with.
            if own == first, index == numbers.count - 2 { continue }
            guard own.number >= before.number else { return nil }
            if !own.follows(before), gap == nil { gap = index + 1 }
        }
        // All of one number are of none.
        return numbers.allSatisfy { $0 == first } ? nil : gap
    }

    /// The unit of the last digit of the ordinates of a ring, in metres or degrees; the finest, as zeros are left out.
    private func digit(of ring: CornerRing) -> Double {
        ring.corners.reduce(Double.infinity) { min($0, digit(of: $1.north.text), digit(of: $1.east.text)) }
    }

    private func digit(of text: String) -> Double {
        let parts = text.split { !("0"..."9").contains($0) && $0 != "." }
        let last = parts.last ?? ""
        var decimals = last.firstIndex(of: ".").map { last.distance(from: $0, to: last.endIndex) - 1 } ?? 0
        var digit = notation == .marked && parts.count > 1 ? parts.count > 2 ? 1.0 / 3600 : 1.0 / 60 : 1.0
        if notation == .packed, decimals > 2 {
            digit = 1.0 / 3600
            decimals -= 4
        } else if notation == .packed, decimals > 0 {
            digit = 1.0 / 60
            decimals -= 2
        }
        while decimals > 0 {
            digit /= 10
            decimals -= 1
        }
        return digit
    }
}
