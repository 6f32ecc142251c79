import Geodesy
import Testing

@Suite struct BalancedAreaTests {
    private func hundredths(_ areas: [Area]) -> [Int64] { areas.map(\.hundredths) }

    @Test(
        arguments: [
            // Thirds of 1.00 m²: the cent left goes to the first of equal pieces.
            (100, [1.0, 1, 1], [34, 33, 33]), (200, [1, 1, 1], [67, 67, 66]),
            // Shares 16.6…, 33.3…, 50: the largest remainder gets the cent.
            (100, [1, 2, 3], [17, 33, 50]),
            (0, [1, 2], [0, 0]), (0, [], []), (0, [0, 0], [0, 0]), (-100, [1, 1, 1], [-34, -33, -33]),
            (5, [1], [5]), (1, [0, 1e-300, 0], [0, 1, 0]), (7, [-1e-9, 3, 0], [0, 7, 0]),
            // Equal remainders of one half: the larger piece first.
            (6, [1, 3], [1, 5]), (2, [1, 3], [0, 2]),
            (1000, [1e-300, 1e300], [0, 1000]),
        ] as [(Int64, [Double], [Int64])])
    func byHand(total: Int64, sizes: [Double], expected: [Int64]) throws {
        #expect(hundredths(try Area(hundredths: total).balanced(over: sizes)) == expected)
    }

    @Test(
        arguments: [
            (100, []), (100, [0, 0]), (100, [-1, -2]), (100, [.nan]), (0, [1, .infinity]),
            (1, [-.infinity, 1]),
        ] as [(Int64, [Double])])
    func refuses(total: Int64, sizes: [Double]) {
        let error = #expect(throws: GeodesyError.self) { try Area(hundredths: total).balanced(over: sizes) }
        #expect(error?.code == .invalidShares)
    }

    /// Nothing is lost, no piece is a cent or more from its share, and the unit of the sizes does not matter.
    @Test(arguments: 1...40) func sumsAreExact(seed: Int) throws {
        var state = UInt64(seed)
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 11
        }
        let sizes = (0..<(1 + Int(next() % 50))).map { _ in Double(next() % 1_000_000_007) / 997 }
        let total = Area(hundredths: Int64(next() % 100_000_000_000))
        let pieces = try total.balanced(over: sizes)
        #expect(pieces.reduce(.zero, +) == total)
        let sum = sizes.reduce(0, +)
        for (piece, size) in zip(pieces, sizes) {
            #expect(abs(Double(piece.hundredths) - Double(total.hundredths) * size / sum) < 1.001)
        }
        #expect(try total.balanced(over: sizes.map { $0 * 1024 }) == pieces)
    }
}
