/// The size of a connected piece of overlap (重叠块).
public struct OverlapSize: Sendable, Hashable {
    /// Its area, square metres.
    public let area: Double
    /// The length of its outline on the ground, holes included, metres.
    public let perimeter: Double

    /// A size from its parts.
    public init(area: Double, perimeter: Double) {
        self.area = area
        self.perimeter = perimeter
    }

    /// Twice the area over the length of the outline: about the width of a long strip, metres (厚度).
    public var thickness: Double { perimeter > 0 ? 2 * area / perimeter : 0 }
}
