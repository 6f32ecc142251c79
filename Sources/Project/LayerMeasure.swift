public import Land

/// Something that is measured over one layer, alone or against others (量算).
public struct LayerMeasure: Sendable, Hashable {
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
        /// The number of its features that lie wholly in the cover layers (范围内个数).
        case within
        /// The number of its features that share ground with the cover layers (压盖个数).
        case countOverlapping = "count-overlapping"
        /// The length of its lines along geodesics (长度).
        case length

        /// Whether it is made against cover layers.
        public var needsCovers: Bool {
            switch self {
            case .overlap, .outside, .within, .countOverlapping: true
            case .area, .count, .length: false
            }
        }

        /// The kind of its value.
        public var value: MeasuredValue.Kind {
            switch self {
            case .area, .overlap, .outside: .area
            case .count, .within, .countOverlapping: .count
            case .length: .length
            }
        }
    }

    /// How the change between two layers is taken.
    public enum ChangeReading: String, Sendable, CaseIterable {
        /// By the ground of all features together (整体).
        case whole
        /// Each feature against the one that it was (逐要素).
        case feature
    }

    /// What is measured.
    public let kind: Kind
    /// The name of the subject layer.
    public let subject: String
    /// The names of the cover layers; empty for measures without.
    public let covers: [String]
    /// Which features of the subject layer count; `nil` for all.
    package let filter: Condition?
    /// The day on which a feature must be valid, accepted or surveyed; `nil` for any.
    public let asOf: CalendarDate?
    /// Whether it is a change between two layers, of both of which the condition selects.
    public let isChange: Bool
    /// How the change is taken, when that is said.
    public let reading: ChangeReading?

    /// A measure from its parts.
    package init(
        _ kind: Kind, of subject: String, covers: [String] = [], where filter: Condition? = nil,
        asOf: CalendarDate? = nil, isChange: Bool = false, reading: ChangeReading? = nil
    ) {
        self.kind = kind
        self.subject = subject
        self.covers = covers
        self.filter = filter
        self.asOf = asOf
        self.isChange = isChange
        self.reading = reading
    }
}
