public import Bilingual
public import Geodesy
public import Geometry
public import Intake
public import Land
public import VectorFiles

/// What was found out about a file and its layers (数据检查).
public struct FileInspection: Sendable {
    /// Whether a file can be used.
    public enum Verdict: String, Sendable, Hashable {
        /// As it stands.
        case accept
        /// With the repairs and exclusions reported.
        case repair
        /// Not at all.
        case refuse
    }

    /// The file, or the file and layer that were named.
    public let path: String
    /// Its layers, in its order; those named only, when one was.
    public internal(set) var layers: [LayerInspection] = []
    /// What concerns the file as a whole.
    public internal(set) var issues: [InspectionIssue] = []

    /// Whether it can be used: as the gravest issue says.
    public var verdict: Verdict {
        let worst = (issues + layers.flatMap(\.issues)).map(\.severity).max() ?? .note
        if worst == .refused { return .refuse }
        return worst > .note ? .repair : .accept
    }
}

/// What was found out about a layer.
public struct LayerInspection: Sendable {
    /// A field with some of its values.
    public struct FieldSample: Sendable {
        /// Its name.
        public let name: String
        /// Whether it holds text.
        public let isText: Bool
        /// What it is used for; `nil` when nothing.
        public let role: FieldRole?
        /// Some of its values, each once.
        public let values: [String]
        /// How many features have no value in it.
        public let missing: Int
    }

    /// Its name.
    public let name: String
    /// The number of features that the file declares; `nil` when it says none.
    public internal(set) var declared: Int?
    /// What became of the features; `nil` when the layer is refused.
    public internal(set) var accounting: Tally?
    /// What its features are; `nil` when the layer is refused.
    public internal(set) var content: LoadedLayer.Content?
    /// Its reference system and how it was found; `nil` when the layer is refused for it.
    public internal(set) var system: LoadedLayer.SystemFinding?
    /// What the layer's shapes are in the file: 2D, with heights, with measures.
    public internal(set) var dimensions: VectorLayer.Dimensions?
    /// The box around the parcels in longitude and latitude of CGCS2000; `nil` without any.
    public internal(set) var extent: Box?
    /// The encoding of its texts.
    public internal(set) var encoding = ""
    /// How the encoding was found.
    public internal(set) var encodingSource = Message(verbatim: "")
    /// Its fields.
    public internal(set) var fields: [FieldSample] = []
    /// The unit of recorded areas, as they compare with the computed ones.
    public internal(set) var recordedUnit: AreaUnit?
    /// What is wrong with it, the gravest first.
    public internal(set) var issues: [InspectionIssue] = []

    init(name: String) { self.name = name }

    /// The area of the features used.
    public var area: Area { accounting.map { $0.usedArea + $0.repairedArea } ?? .zero }
}
