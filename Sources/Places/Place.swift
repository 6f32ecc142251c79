/// An administrative unit of China, of the level of county or above.
package struct Place: Sendable, Hashable {
    /// A level of administrative units.
    package enum Level: Sendable, Hashable {
        /// Provinces, autonomous regions, municipalities (省级).
        case province
        /// Prefectures, leagues, cities (地级).
        case prefecture
        /// Counties, banners, districts, cities of that level (县级).
        case county
    }

    /// The code of six digits (GB/T 2260).
    package let code: Int
    /// The full name.
    package let name: String
    /// Short forms that no rule gives.
    let moreForms: [String]
    /// The area in square kilometres, where it is known.
    package let squareKilometres: Int64?
    /// Whether the unit was renamed or joined with another.
    package let isFormer: Bool

    /// The level, told by the code.
    package var level: Level {
        code % 10_000 == 0 ? .province : code % 100 == 0 ? .prefecture : .county
    }

    /// Whether a place is this one or lies in it.
    package func contains(_ other: Place) -> Bool {
        switch level {
        case .province: other.code / 10_000 == code / 10_000
        case .prefecture: other.code / 100 == code / 100
        case .county: other.code == code
        }
    }
}
