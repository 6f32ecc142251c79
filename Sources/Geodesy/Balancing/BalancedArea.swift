import Glibc

extension Area {
    /// The area split over pieces in proportion to their computed sizes (平差), so that the pieces add up to it exactly.
    ///
    /// Pieces are rounded down to 0.01 m²; what is left goes to the largest remainders. A piece of size 0 or
    /// less (an overlap computed as −10⁻⁹ m²) gets nothing.
    ///
    /// - Parameter sizes: the computed areas of the pieces, in any unit.
    /// - Returns: one area per size, in the same order.
    /// - Throws: `GeodesyError` when a size is not finite, or when no size is above 0 while there is an area to split.
    public func balanced(over sizes: [Double]) throws(GeodesyError) -> [Area] {
        guard sizes.allSatisfy(\.isFinite) else {
            throw GeodesyError(
                .invalidShares, zh: "平差分块面积不是有效数值", en: "the size of a piece to balance is not a finite number")
        }
        let largest = sizes.max() ?? 0
        guard largest > 0 else {
            guard self == .zero else {
                throw GeodesyError(
                    .invalidShares, zh: "没有面积大于零的分块，无法平差 \(squareMetres) m²",
                    en: "no piece has an area, so \(squareMetres) m² cannot be balanced over them")
            }
            return sizes.map { _ in .zero }
        }
        // A common power of two makes integers of the sizes; only bits 50 below the largest are lost. Products
        // with 63 bits of area then fit 128, and so do the sums of any number of them.
        let weights = sizes.map { size in
            Int128(scalbn(max(size, 0), 50 - Int(largest.exponent)).rounded())
        }
        let sum = weights.reduce(0, +)
        let total = Int128(hundredths.magnitude)
        var pieces: [Int64] = []
        var remainders: [Int128] = []
        pieces.reserveCapacity(sizes.count)
        remainders.reserveCapacity(sizes.count)
        for weight in weights {
            let (quotient, remainder) = (total * weight).quotientAndRemainder(dividingBy: sum)
            pieces.append(Int64(quotient))
            remainders.append(remainder)
        }
        let left = total - pieces.reduce(Int128(0)) { $0 + Int128($1) }
        for index in largestRemainders(Int(left), remainders: remainders, shares: weights) {
            pieces[index] += 1
        }
        return pieces.map { Area(hundredths: hundredths < 0 ? -$0 : $0) }
    }
}
