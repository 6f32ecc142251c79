/// A ring of corners (界址圈).
public struct CornerRing: Sendable, Hashable {
    /// Its number (圈号) as printed; empty where the form has none.
    public var number: String
    /// Whether it takes ground out (挖空), where the form says so itself.
    public var isExcluded: Bool
    /// Its corners; the first is not repeated at the end.
    public var corners: [Corner]

    /// A ring from its parts.
    public init(number: String = "", isExcluded: Bool = false, corners: [Corner]) {
        self.number = number
        self.isExcluded = isExcluded
        self.corners = corners
    }
}

/// A corner (界址点, 拐点).
public struct Corner: Sendable, Hashable {
    /// Its number as printed: J1, 12.
    public var label: String
    /// X: the northing, or the latitude.
    public var north: CornerOrdinate
    /// Y: the easting, or the longitude.
    public var east: CornerOrdinate

    /// A corner from its parts.
    public init(label: String, north: CornerOrdinate, east: CornerOrdinate) {
        self.label = label
        self.north = north
        self.east = east
    }
}

/// An ordinate with its printed digits.
public struct CornerOrdinate: Sendable, Hashable {
    /// As printed.
    public let text: String
    /// Metres, or degrees.
    public let value: Double

    /// An ordinate from its parts.
    public init(text: String, value: Double) {
        self.text = text
        self.value = value
    }
}
