/// A central meridian in 10⁻⁶ arc-seconds.
struct Meridian {
    /// As the series needs it.
    let value: Double
    /// The integer nearest to it.
    let whole: Double
    /// What is left: 0 for the meridians of zones.
    let fraction: Double

    init(degrees: Double) {
        value = degrees * 3600e6
        whole = value.rounded()
        fraction = value - whole
    }
}
