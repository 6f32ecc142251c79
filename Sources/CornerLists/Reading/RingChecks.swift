import Geometry

/// What a ring of corners must be for its area to be that of the ground (界址圈检查).
struct RingChecks {
    /// The share of an area that the rounding of ordinates may move before it is told.
    private static let share = 0.02

    /// The digit from which on it is told of any ring, in metres: whole seconds, four decimals of a degree.
    private static let metres = 2.0

    let notation: CornerNotation
    private var coarsest: (line: Int, metres: Double, share: Double)?

    init(notation: CornerNotation) { self.notation = notation }

    /// Checks a parcel.
    ///
    /// - Parameter number: of the parcel in the text.
    /// - Throws: `malformed` for a ring whose sides cross each other.
    mutating func check(_ parcel: CornerParcel, _ number: Int, _ raw: inout RawCorners) throws(CornerError) {
        if parcel.shape == .area {
            for (ring, own) in zip(parcel.rings, raw.parcels[number].rings) {
                try check(ring, own)
                if coarsest == nil, let own = own.corners.first, let found = coarseness(of: ring) {
                    coarsest = (own.line, found.metres, found.share)
                } else if let (corner, share) = coarseCorner(of: ring) {
                    raw.warn(
                        .precision, own.corners[corner].line,
                        keepsZeros(ring) ? CornerStake(.share(share), of: [number]) : nil,
                        zh: "此点取位比其他点少两位以上，请核对是否漏了小数",
                        en:
                            "this corner has two digits less than the others, or fewer; check that none are lost"
                    )
                }
            }
        }
        for ring in parcel.idleExclusions {
            let share = CornerParcel(rings: [ring.included]).polygons.planarArea / parcel.polygons.planarArea
            raw.warn(
                .exclusionOutside, 0, CornerStake(.share(min(1, share)), of: [number]),
                zh: "扣除区块（首点\(ring.corners.first?.label ?? "")）不在任何包含区块内，未扣除",
                en:
                    "a block to be taken out (first corner \(ring.corners.first?.label ?? "")) lies in no included one; nothing is taken out"
            )
        }
    }

    /// Tells of digits that are too few.
    func finish(_ raw: inout RawCorners) {
        guard let coarsest else { return }
        let (metres, share) = (
            PrintedNumber.text(coarsest.metres, decimals: coarsest.metres < 1 ? 2 : 0),
            PrintedNumber.text(coarsest.share * 100, decimals: coarsest.share < 0.02 ? 2 : 0)
        )
        raw.warn(
            // Of whole metres table programs may have dropped the zeros behind the point.
            .precision, coarsest.line,
            coarsest.metres > Self.metres ? CornerStake(.metres(coarsest.metres)) : nil,
            zh: "坐标取位太粗，末位约合\(metres)米，面积可能相差\(share)%；请用取位更细的坐标",
            en:
                "ordinates are too coarse: the last digit is about \(metres) m, and areas may be off by \(share)%; use corners with more digits"
        )
    }

    /// Refuses a ring whose sides cross each other.
    ///
    /// - Throws: `malformed` with the line and the numbers of the corners.
    private func check(_ ring: CornerRing, _ raw: RawRing) throws(CornerError) {
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
    private func coarseness(of ring: CornerRing) -> (metres: Double, share: Double)? {
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

    /// The corner whose ordinates both have two digits less than others of the ring, and the share of its area that they leave
    /// open; zeros at the end may be left out in one.
    private func coarseCorner(of ring: CornerRing) -> (corner: Int, share: Double)? {
        let (finest, count) = (digit(of: ring), ring.corners.count)
        func unit(_ corner: Corner) -> Double { min(digit(of: corner.north.text), digit(of: corner.east.text)) }
        guard let corner = ring.corners.firstIndex(where: { unit($0) > finest * 50 }) else { return nil }
        // It moves along the line between its neighbours, by half a unit in both ordinates.
        let length = RingCrossing.distance(
            ring.corners[(corner + count - 1) % count].coordinate, ring.corners[(corner + 1) % count].coordinate
        )
        let moved = unit(ring.corners[corner]) * 0.5.squareRoot() * length / 2
        return (corner, min(1, moved / CornerParcel(rings: [ring]).polygons.planarArea))
    }

    /// Whether decimals end with zeros, which table programs drop: where one corner has none, they may have been dropped there.
    private func keepsZeros(_ ring: CornerRing) -> Bool {
        ring.corners.contains { corner in
            [corner.north.text, corner.east.text].contains {
                $0.contains(".") && $0.last { $0.isNumber } == "0"
            }
        }
    }

    /// The unit of the last digit of the ordinates of a ring, in metres or degrees; the finest, as zeros are left out.
    private func digit(of ring: CornerRing) -> Double {
        ring.corners.reduce(Double.infinity) { min($0, digit(of: $1.north.text), digit(of: $1.east.text)) }
    }

    private func digit(of text: String) -> Double {
        let parts = text.utf8.split { !(0x30...0x39).contains($0) && $0 != UInt8(ascii: ".") }
        let decimalPoint = parts.last?.firstIndex(of: UInt8(ascii: "."))
        var decimals = decimalPoint.flatMap { point in parts.last?[point...].count }.map { $0 - 1 } ?? 0
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

extension CornerRing {
    /// The same ground as a block of its own.
    fileprivate var included: CornerRing { CornerRing(number: number, corners: corners) }
}
