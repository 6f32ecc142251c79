import BigInt

/// An edge of a feature from its left end to its right end, in steps of the lattice; never vertical.
struct SlabEdge {
    let feature: Int
    /// The left end.
    let x: BigInt
    let y: BigInt
    /// The right end.
    let endX: BigInt
    let endY: BigInt
    /// From the left end to the right; `dx` is positive.
    let dx: BigInt
    let dy: BigInt

    /// The edge between two positions; `nil` for a vertical one, which bounds nothing from above or below.
    init?(feature: Int, _ a: (x: BigInt, y: BigInt), _ b: (x: BigInt, y: BigInt)) {
        guard a.x != b.x else { return nil }
        let (left, right) = a.x < b.x ? (a, b) : (b, a)
        self.feature = feature
        (x, y) = left
        (endX, endY) = right
        (dx, dy) = (endX - x, endY - y)
    }

    /// How far a position is above the line of the edge, times `dx`; negative below.
    private func rise(to x: BigInt, _ y: BigInt) -> BigInt { (y - self.y) * dx - (x - self.x) * dy }

    /// Where two edges cross inside both, rounded down to 2⁻ᵇ of a step; `nil` when they do not cross there.
    ///
    /// - Parameter bits: `b`.
    /// - Returns: the position in x, times 2ᵇ.
    func crossing(with other: SlabEdge, bits: Int) -> BigInt? {
        guard min(y, endY) < max(other.y, other.endY), min(other.y, other.endY) < max(y, endY) else {
            return nil
        }
        // How far the other edge is above this one at both ends of the range that they share in x; positive
        // factors do not matter.
        let left = x < other.x ? rise(to: other.x, other.y) : -other.rise(to: x, y)
        let right = endX > other.endX ? rise(to: other.endX, other.endY) : -other.rise(to: endX, endY)
        guard left.signum() * right.signum() < 0 else { return nil }
        // y + (X - x) dy / dx = y' + (X - x') dy' / dx'
        let slope = dy * other.dx - other.dy * dx
        let level = (other.y - y) * dx * other.dx + x * dy * other.dx - other.x * other.dy * dx
        return (level << bits).dividedDown(by: slope)
    }

    /// The height of the edge, rounded down to 2⁻ᵇ of a step.
    ///
    /// - Parameters:
    ///   - twice: twice the position in x, times 2ᵇ.
    ///   - bits: `b`.
    /// - Returns: the position in y, times 2ᵇ.
    func height(atHalfOf twice: BigInt, bits: Int) -> BigInt {
        (y << bits) + ((twice - (x << (bits + 1))) * dy).dividedDown(by: dx << 1)
    }
}

extension BigInt {
    /// The quotient rounded towards minus infinity.
    func dividedDown(by divisor: BigInt) -> BigInt {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return !remainder.isZero && remainder.signum() != divisor.signum() ? quotient - 1 : quotient
    }
}
