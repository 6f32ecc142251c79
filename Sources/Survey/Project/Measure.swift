/// Something that is measured over layers (量算).
public struct Measure: Sendable, Hashable {
    /// What is measured of the subject layer; the raw value is its word in a project file.
    public enum Kind: String, Sendable, CaseIterable {
        /// The area of its parcels (面积).
        case area
        /// The area of its parcels under any of the cover layers (压盖面积).
        case overlap
        /// The area of its parcels outside all of the cover layers (范围外面积).
        case outside
        /// The number of its features (个数).
        case count

        /// Whether it is made against cover layers.
        public var needsCovers: Bool { self == .overlap || self == .outside }
    }

    /// What is measured.
    public let kind: Kind
    /// The name of the subject layer.
    public let subject: String
    /// The names of the cover layers; empty for measures without.
    public let covers: [String]
    /// Which features of the subject layer count, as an OGR attribute filter.
    public let filter: String?

    /// A measure from its parts.
    public init(_ kind: Kind, of subject: String, covers: [String] = [], where filter: String? = nil) {
        self.kind = kind
        self.subject = subject
        self.covers = covers
        self.filter = filter
    }
}
