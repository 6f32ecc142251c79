public import Bilingual
import Geodesy
public import Parcels
public import Project

/// A layer, read, mapped and measured, with an account of every feature.
public struct LoadedLayer: Sendable {
    /// What the features of a layer are.
    public enum Content: Sendable, Hashable {
        /// Polygons: parcels with areas.
        case parcels
        /// Lines, which have no area.
        case lines
        /// Points, which have no area.
        case points
    }

    /// A file that was read.
    public struct FileRecord: Sendable, Hashable {
        /// Its path.
        public let path: String
        /// Its SHA-256 in hexadecimal digits.
        public let digest: String

        /// A record from its parts.
        package init(path: String, digest: String) {
            self.path = path
            self.digest = digest
        }

        /// Its name, without the folder.
        public var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    }

    /// How the reference system of the layer was found.
    public struct SystemFinding: Sendable, Hashable {
        /// Its code or name.
        public let name: String
        /// Who said so: the file, or the user.
        public let source: Message
        /// What was assumed about the datum, to be printed with the areas; `nil` when nothing was.
        public let caveat: Message?

        /// A finding from its parts.
        public init(name: String, source: Message, caveat: Message?) {
            self.name = name
            self.source = source
            self.caveat = caveat
        }
    }

    /// What was asked for.
    public let declaration: LayerDeclaration
    /// The file.
    public let path: String
    /// The files that were read, the first one first: name and SHA-256 in hexadecimal digits.
    public let files: [FileRecord]
    /// Its reference system.
    public let system: SystemFinding
    /// What its features are.
    public let content: Content
    /// The parcels, in the order of the file.
    public let parcels: [Parcel]
    /// The lines or points, in the order of the file.
    public let others: [Landmark]
    /// Read = used + repaired + set aside.
    public let accounting: Accounting
    /// The features set aside, each with its reason.
    public let setAside: [Defect]
    /// Features that are used as they stand, but should be looked at: exact duplicates.
    public let suspects: [Defect]
    /// The names of the fields that play a role.
    public let fields: [FieldRole: String]
    /// What else a reader should know: curves replaced, warnings of the library.
    public let notes: [Message]
    /// Whether something in the structure of the file was made good, as the notes tell.
    public let isStructureMended: Bool

    /// Per condition that was asked the ordinals of the features that meet it.
    private let met: [Condition: Set<Int>]

    /// Why a condition that was asked cannot be answered: an unknown field, a value that its field cannot have.
    package let conditionFaults: [Condition: Message]

    /// Whether a feature meets a condition that was asked when the layer was read.
    package func meets(_ condition: Condition, _ ordinal: Int) -> Bool {
        met[condition]?.contains(ordinal) ?? false
    }

    /// A layer from its parts.
    package init(
        declaration: LayerDeclaration, path: String, files: [FileRecord], system: SystemFinding,
        content: Content,
        parcels: [Parcel], others: [Landmark], accounting: Accounting, setAside: [Defect],
        suspects: [Defect] = [],
        fields: [FieldRole: String], notes: [Message], isStructureMended: Bool = false,
        met: [Condition: Set<Int>] = [:], conditionFaults: [Condition: Message] = [:]
    ) {
        self.declaration = declaration
        self.path = path
        self.files = files
        self.system = system
        self.content = content
        self.parcels = parcels
        self.others = others
        self.accounting = accounting
        self.setAside = setAside
        self.suspects = suspects
        self.fields = fields
        self.notes = notes
        self.isStructureMended = isStructureMended
        self.met = met
        self.conditionFaults = conditionFaults
    }

    /// The layer without some parcels, which cannot be overlaid.
    ///
    /// - Parameter parcels: their positions and why.
    package func settingAside(_ parcels: [(position: Int, message: Message)]) -> LoadedLayer {
        var kept = self.parcels
        var account = accounting
        var defects = setAside
        for (position, message) in parcels.sorted(by: { $0.position > $1.position }) {
            let parcel = kept.remove(at: position)
            if parcel.repair == nil {
                account.used -= 1
                account.usedArea = account.usedArea - parcel.area
            } else {
                account.repaired -= 1
                account.repairedArea = account.repairedArea - parcel.area
            }
            account.setAside += 1
            defects.append(
                Defect(
                    .invalidPolygon, fid: parcel.fid,
                    message: Message(zh: "不能叠加：", en: "cannot be overlaid: ") + message))
        }
        return LoadedLayer(
            declaration: declaration, path: path, files: files, system: system, content: content,
            parcels: kept, others: others, accounting: account, setAside: defects.sorted { $0.fid < $1.fid },
            suspects: suspects, fields: fields, notes: notes, isStructureMended: isStructureMended, met: met,
            conditionFaults: conditionFaults)
    }

    /// The SHA-256 of the first file, in hexadecimal digits.
    public var digest: String { files.first?.digest ?? "" }

    /// The systems that its land-class codes can be of: the one that the user names, else those that fit the codes.
    public var classSchemes: [LandClassScheme] {
        if let named = declaration.classScheme { return [named] }
        var names: [String: String?] = [:]
        for parcel in parcels {
            if let code = parcel.attributes[.landClass] { names[code] = parcel.attributes[.className] }
        }
        return LandClassScheme.candidates(of: names.map { (code: $0.key, name: $0.value) })
    }

    /// Whether every feature has a number of its own; GeoJSON may give one to several.
    public var hasUniqueNumbers: Bool {
        let numbers = parcels.map(\.fid) + others.map(\.fid)
        return Set(numbers).count == numbers.count
    }

    /// Whether a feature was repaired, set aside or is suspect, or the file itself was mended.
    public var needsAttention: Bool {
        accounting.repaired + accounting.setAside > 0 || !suspects.isEmpty || isStructureMended
    }

    /// The defects that were repaired.
    public var repairs: [Defect] { parcels.compactMap(\.repair) }
}
