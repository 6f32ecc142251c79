/// The size of a connected piece of overlap (重叠块).
public struct OverlapSize: Sendable, Hashable {
    /// Its area, square metres.
    public let area: Double
    /// The length of its outline on the ground, holes included, metres.
    public let perimeter: Double

    /// About how thick it is where it is thickest, metres; 0 when that was not looked for.
    public let thickest: Double

    /// A size from its parts.
    public init(area: Double, perimeter: Double, thickest: Double = 0) {
        self.area = area
        self.perimeter = perimeter
        self.thickest = thickest
    }

    /// Twice the area over the length of the outline: about the width of a long strip, metres (厚度).
    public var thickness: Double { perimeter > 0 ? 2 * area / perimeter : 0 }

    /// The thickness that tells ground from a boundary drawn twice: a pad at the end of a long strip is ground.
    public var greatestThickness: Double { max(thickness, thickest) }
}
