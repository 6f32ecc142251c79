import BigInt

extension Double {
    /// The double nearest to an integer times a power of two.
    init(_ integer: BigInt, timesTwoTo exponent: Int) {
        // 62 leading bits, and one more that says whether anything follows them, round like all bits.
        let surplus = max(0, integer.magnitude.bitWidth - 62)
        let leading = integer.magnitude >> surplus
        let isCut = (leading << surplus) != integer.magnitude
        let digits = UInt64(leading) << 1 | (isCut ? 1 : 0)
        self.init(
            sign: integer < 0 ? .minus : .plus, exponent: exponent + surplus - 1, significand: Double(digits))
    }
}
