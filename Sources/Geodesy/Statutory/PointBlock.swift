/// Points on their way through the steps, ordinate by ordinate, few enough to stay in the nearest cache.
///
/// One allocation for all columns: the compiler sees that they do not overlap and takes two points at a time.
@safe final class PointBlock {
    /// The most points that it holds.
    static let capacity = 256

    /// Where the columns begin.
    enum Column {
        /// In 0.001 mm.
        static let northing = 0
        /// East of the central meridian, in 0.001 mm.
        static let offset = capacity
        /// In degrees before the forward series, in 10⁻⁶″ after the inverse.
        static let latitude = 2 * capacity
        /// In degrees from the central meridian before the forward series, in 10⁻⁶″ from Greenwich after the inverse.
        static let longitude = 3 * capacity
        /// How far a fitted value was from the integer to which it was rounded.
        static let rest = 4 * capacity
    }

    /// The columns, each of `capacity` values, one after the other.
    let values: UnsafeMutableBufferPointer<Double>

    init() {
        unsafe values = .allocate(capacity: 5 * Self.capacity)
    }

    deinit {
        unsafe values.deallocate()
    }
}

/// Added to and subtracted from what is smaller than 2⁵¹, it leaves the nearest integer (halves to even): on plain x86-64
/// `rounded` is a call to the C library.
let integerRounder = 0x1.8p52

/// The nearest integer, halves away from zero, of what is smaller than 2⁵¹.
@inline(__always)
func nearestInteger(_ value: Double) -> Double {
    let even = (value + integerRounder) - integerRounder
    let rest = value - even
    // Twice the rest, where it is a half that went towards zero; the difference above is exact.
    return even + (abs(rest) == 0.5 && (rest > 0) == (value > 0) ? 2 * rest : 0)
}
