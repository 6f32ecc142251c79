public import Geodesy

/// What a measure gives: an area or a number of features.
public enum MeasuredValue: Sendable, Hashable {
    /// An area, the exact sum of rounded pieces.
    case area(Area)
    /// A number of features.
    case count(Int)

    /// The value in a unit, exactly; the unit of a count is `nil`.
    ///
    /// - Returns: `nil` when an area is asked for as a count, or a count as an area.
    public func value(in unit: AreaUnit?) -> Rational? {
        switch (self, unit) {
        case (.area(let area), let unit?): area.value(in: unit)
        case (.count(let count), nil): Rational(Int128(count))
        case (.area, nil), (.count, .some): nil
        }
    }
}
