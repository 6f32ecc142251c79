public import Geodesy
public import Geometry

/// A feature that cannot be used, with all that is known of it (剔除要素).
public struct SetAsideFeature: Sendable, Codable {
    /// What is wrong with it.
    public let defect: Defect
    /// Its position among the features read from its source, from 0.
    public let ordinal: Int
    /// The values that play a role.
    public let attributes: Attributes
    /// Which of the conditions that were asked when its layer was read it meets.
    public let marks: Marks
    /// A box around its ground in the working plane; `nil` when nothing says where it lies.
    public let box: Box?
    /// Its area, when it is known though it cannot be laid over others.
    public let area: Area?
    /// Whether it is but a part of a feature, whose polygons were read.
    public let isPart: Bool

    /// A feature from its parts.
    package init(
        _ defect: Defect, ordinal: Int, attributes: Attributes = Attributes(), marks: Marks = Marks(),
        box: Box? = nil, area: Area? = nil, isPart: Bool = false
    ) {
        self.defect = defect
        self.ordinal = ordinal
        self.attributes = attributes
        self.marks = marks
        self.box = box
        self.area = area
        self.isPart = isPart
    }
}
