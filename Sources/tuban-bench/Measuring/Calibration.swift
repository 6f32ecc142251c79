/// How fast this machine is against the one on which the limits were taken.
///
/// A loop of multiplications, divisions and reads through memory of one megabyte, unlike any part of Tuban in
/// particular: it does not change when Tuban does.
enum Calibration {
    /// What a step of the loop took where the limits were taken, in nanoseconds.
    static let reference = 4.7

    /// The time of this machine over the time of the reference; above 1 is slower.
    static func factor() throws -> Double {
        let table = (0..<131_072).map { Double($0) / 131_072 + 0.5 }
        let loop = MicroBenchmark(name: "calibration", unit: "step", limit: reference) {
            var (sum, place) = (1.0, UInt64(7))
            for _ in 0..<1_000_000 {
                place = RandomStream.mixed(place)
                sum = sum * 0.5 + table[Int(place & 131_071)] / sum
            }
            return MicroBenchmark.Work(units: 1_000_000, check: sum)
        }
        return try loop.measure() / reference
    }
}
