public import Geometry

/// A feature without area: a point such as a boundary stake (界桩), or a line such as a gully (侵蚀沟).
public struct Landmark: Sendable, Codable {
    /// The number that its file gives it.
    public let fid: Int64
    /// Its position among the features read from its source, from 0.
    public let ordinal: Int
    /// The values that play a role.
    public let attributes: Attributes
    /// The values of the further fields that the reader was asked for, in their order.
    public let values: [String?]
    /// Which of the conditions that were asked when its layer was read it meets.
    public let marks: Marks
    /// Its points in the working plane; empty for a line.
    public let points: [Coordinate]
    /// Its lines in the working plane; empty for a point, and where the plane has no image of them.
    public let lines: [[Coordinate]]
    /// The length of its lines along geodesics, rounded once to 0.01 m, in hundredths of a metre; 0 for a point.
    public let length: Int64
    /// A number that lines with the same corners share, or points with the same place and texts in all fields; 0 where not all
    /// fields were read.
    public let digest: UInt64

    /// A landmark from its parts.
    public init(
        fid: Int64, ordinal: Int, attributes: Attributes, values: [String?], marks: Marks = Marks(),
        points: [Coordinate], lines: [[Coordinate]] = [], length: Int64, digest: UInt64 = 0
    ) {
        self.fid = fid
        self.ordinal = ordinal
        self.attributes = attributes
        self.values = values
        self.marks = marks
        self.points = points
        self.lines = lines
        self.length = length
        self.digest = digest
    }

    /// A box around its lines in the working plane; `nil` without any.
    public var box: Box? { lines.isEmpty ? nil : Box(around: lines.joined()) }

    /// Its identifier: the field of that role, else its number in the file.
    public var id: String { attributes[.id] ?? String(fid) }
}
