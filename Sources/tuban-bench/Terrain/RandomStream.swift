/// Random numbers that depend on a seed and on what they are for (SplitMix64): the same on every machine.
///
/// Each edge, cell and zone has a stream of its own, so that any of them can be drawn alone, in any order.
struct RandomStream {
    private var state: UInt64

    /// A stream by its purpose.
    ///
    /// - Parameters:
    ///   - seed: of the whole terrain.
    ///   - topic: what kind of thing it is for.
    ///   - index: which one.
    init(_ seed: UInt64, topic: Topic, index: Int = 0) {
        let start = Self.mixed(seed &+ topic.rawValue &* 0x9E37_79B9_7F4A_7C15)
        state = Self.mixed(start ^ (UInt64(bitPattern: Int64(index)) &* 0xD6E8_FEB8_6659_FD93))
    }

    /// The kinds of things that draw random numbers.
    enum Topic: UInt64 {
        case node = 1
        case edge, grouping, island, land, order, warp, noise, reserve, patch, shift, mining, adversarial
    }

    /// 64 random bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// A number from 0 to below 1, in steps of 2⁻⁵³.
    mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A number in a range.
    mutating func number(in range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * fraction()
    }

    /// A whole number in a range.
    mutating func integer(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    /// The output function of SplitMix64 (Steele, Lea and Flood, *Fast Splittable Pseudorandom Number Generators*, 2014).
    static func mixed(_ value: UInt64) -> UInt64 {
        var bits = value
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
