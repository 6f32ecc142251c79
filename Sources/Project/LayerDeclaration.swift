package import Bilingual
import FoundationEssentials
public import Land

/// A layer as a project file or a command line names it.
public struct LayerDeclaration: Sendable, Hashable {
    /// The name that checks call it by.
    public var name: String
    /// Its file.
    public var source: String
    /// Its file, or its connection without the password, for people.
    package var sourceName: String { SourceName.hidingPasswords(source) }
    /// Its name inside a file of several layers.
    public var layer: String?
    /// What kind of land it shows.
    public var kind: LayerKind
    /// Its reference system, against what the file says: `EPSG:4528`.
    public var referenceSystem: String?
    /// The 3° zone in whose plane edges are straight, for layers in degrees; their own zone otherwise.
    public var zone: Int?
    /// Whether its file has the northing or latitude first (坐标轴互换).
    public var swapsAxes = false
    /// How its coordinates reach CGCS2000, if they are on an older datum.
    public var datumParameters: DatumParameters?
    /// The encoding of its texts, against what the file says.
    public var encoding: String?
    /// The features of the file that belong to the layer; `nil` for all.
    package var filter: Condition?
    /// The system of its land-class codes, when they do not tell it.
    public var classScheme: LandClassScheme?
    /// The fields that play a role; found by their usual names otherwise.
    public var fields: [FieldRole: String]
    /// Its line in the project file.
    public var line: Int?

    /// Whether it has the features of another under its name: the same file and layer, chosen by the same condition.
    package func isSameGround(as other: LayerDeclaration) -> Bool {
        func path(_ source: String) -> String { URL(filePath: source).standardizedFileURL.path }
        return path(source) == path(other.source) && layer == other.layer && filter == other.filter
            && fields == other.fields
    }

    /// That two layers are one, so that comparing them shows nothing.
    package func sameness(as other: LayerDeclaration) -> Message {
        Message(
            zh: "图层“\(name)”与“\(other.name)”是同一文件的同一批要素，自己与自己相比不能证明什么；请核对 source 和 where",
            en: """
                the layers "\(name)" and "\(other.name)" are the same features of one file, and nothing is shown by comparing \
                them; check source and where
                """)
    }

    /// A declaration of a file alone.
    public init(name: String, source: String, kind: LayerKind = .other) {
        self.name = name
        self.source = source
        self.kind = kind
        fields = [:]
    }
}
