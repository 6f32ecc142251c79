import Glibc

/// A zone of the Gauss–Krüger projection (高斯投影分带), with the numbers that cover China.
public struct Zone: Sendable, Hashable {
    /// The width of a zone.
    public enum Width: Int, Sendable, CaseIterable {
        /// 3度带: parcels, mining rights, maps of 1:10 000 and larger.
        case threeDegrees = 3
        /// 6度带: maps of 1:25 000 to 1:500 000.
        case sixDegrees = 6

        /// The numbers that cover China; the two ranges do not overlap.
        public var numbers: ClosedRange<Int> {
            switch self {
            case .threeDegrees: 25...45
            case .sixDegrees: 13...23
            }
        }
    }

    /// The width of the zone.
    public let width: Width
    /// Its number (带号).
    public let number: Int

    /// A zone by its number.
    ///
    /// - Returns: `nil` outside 25–45 (3°) and 13–23 (6°).
    public init?(width: Width, number: Int) {
        guard width.numbers.contains(number) else { return nil }
        self.width = width
        self.number = number
    }

    /// The zone whose number stands before an easting (横坐标前加带号): 41428000 gives 3° zone 41.
    ///
    /// - Parameter easting: in metres, eight digits before the point.
    /// - Returns: `nil` for an easting without a known number before it.
    public init?(prefixOf easting: Double) {
        guard easting >= 10_000_000, easting < 100_000_000 else { return nil }
        self.init(prefix: Int(easting) / 1_000_000)
    }

    /// The zone of a number alone: 25–45 are 3° zones, 13–23 are 6° zones.
    public init?(prefix number: Int) {
        guard let width = Width.allCases.first(where: { $0.numbers.contains(number) }) else { return nil }
        self.init(width: width, number: number)
    }

    /// The zone that holds a longitude; its western edge belongs to it.
    ///
    /// - Parameter longitude: in degrees east.
    /// - Returns: `nil` outside the zones of China, and for what is not a number.
    public init?(containing longitude: Double, width: Width = .threeDegrees) {
        guard longitude >= 0, longitude < 180 else { return nil }
        let size = Double(width.rawValue)
        let number =
            switch width {
            case .threeDegrees: floor((longitude + size / 2) / size)
            case .sixDegrees: floor(longitude / size) + 1
            }
        // Just west of an edge the sum or quotient above may be rounded onto it.
        let westernEdge = width == .threeDegrees ? number * size - size / 2 : (number - 1) * size
        self.init(width: width, number: Int(number) - (longitude < westernEdge ? 1 : 0))
    }

    /// The central meridian (中央子午线), in degrees east.
    public var centralMeridian: Double {
        switch width {
        case .threeDegrees: Double(3 * number)
        case .sixDegrees: Double(6 * number - 3)
        }
    }

    /// The longitudes of the zone, in degrees east.
    public var longitudes: ClosedRange<Double> {
        let half = Double(width.rawValue) / 2
        return (centralMeridian - half)...(centralMeridian + half)
    }

    /// The EPSG code of the CGCS2000 plane of the zone.
    ///
    /// - Parameter prefixed: whether eastings carry the zone's number.
    public func epsg(prefixed: Bool) -> Int { Self.epsgBase(of: width, prefixed: prefixed) + number }

    /// What added to the number of a zone gives its EPSG code (EPSG data set, CGCS2000).
    static func epsgBase(of width: Width, prefixed: Bool) -> Int {
        switch (width, prefixed) {
        case (.threeDegrees, true): 4488
        case (.threeDegrees, false): 4509
        case (.sixDegrees, true): 4478
        case (.sixDegrees, false): 4489
        }
    }
}
