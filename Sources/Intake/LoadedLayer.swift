public import Bilingual
package import Geodesy
import Geometry
public import Land
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

        /// The finding with more that was assumed or is unusual.
        package func with(_ caveats: [Message?]) -> SystemFinding {
            let all = ([caveat] + caveats).compactMap(\.self)
            let text = all.dropFirst().reduce(all.first) { text, next in
                text.map { $0 + Message(zh: "；", en: "; ") + next }
            }
            return SystemFinding(name: name, source: source, caveat: text)
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
    public let parcels: ParcelStore
    /// The lines or points, in the order of the file.
    public let others: [Landmark]
    /// Read = used + repaired + set aside.
    public let accounting: Tally
    /// The features set aside, and such parts of others, by their numbers, with what is known of each.
    public let setAsideFeatures: [SetAsideFeature]
    /// The features set aside, each with its reason.
    public var setAside: [Defect] { setAsideFeatures.map(\.defect) }
    /// Features that are used as they stand, but should be looked at: exact duplicates.
    public let suspects: [Defect]
    /// The names of the fields that play a role.
    public let fields: [FieldRole: String]
    /// The fields that may tell when its features came to be what they are, where nothing tells which does.
    package let openTimes: [String]
    /// What else a reader should know: curves replaced, warnings of the library.
    public let notes: [Message]
    /// Whether something in the structure of the file was made good, as the notes tell.
    public let isStructureMended: Bool
    /// Whether some of its features have edges that enclose other ground as their file draws them, told or not.
    package let hasLongEdges: Bool

    /// The features repaired before measuring, each with the reason.
    public let repairs: [Defect]
    /// The unit of the recorded areas.
    public let recorded: RecordedArea
    /// What the codes of its land classes are.
    package let classes: LandClassReading

    /// A layer from its parts.
    package init(
        declaration: LayerDeclaration, path: String, files: [FileRecord], system: SystemFinding,
        content: Content, parcels: ParcelStore, others: [Landmark], accounting: Tally,
        setAsideFeatures: [SetAsideFeature],
        suspects: [Defect] = [], repairs: [Defect], recorded: RecordedArea,
        classes: LandClassReading,
        fields: [FieldRole: String], openTimes: [String] = [], notes: [Message],
        isStructureMended: Bool = false, hasLongEdges: Bool = false
    ) {
        self.declaration = declaration
        self.path = path
        self.files = files
        self.system = system
        self.content = content
        self.parcels = parcels
        self.others = others
        self.accounting = accounting
        self.setAsideFeatures = setAsideFeatures
        self.suspects = suspects
        self.repairs = repairs
        self.recorded = recorded
        self.classes = classes
        self.fields = fields
        self.openTimes = openTimes
        self.notes = notes
        self.isStructureMended = isStructureMended
        self.hasLongEdges = hasLongEdges
    }

    /// A layer of parcels in memory.
    package init(
        declaration: LayerDeclaration, path: String, files: [FileRecord], system: SystemFinding,
        parcels: [Parcel], accounting: Tally, setAside: [Defect], fields: [FieldRole: String],
        notes: [Message]
    ) {
        self.init(
            declaration: declaration, path: path, files: files, system: system, content: .parcels,
            parcels: ParcelStore(parcels), others: [], accounting: accounting,
            setAsideFeatures: setAside.enumerated().map { SetAsideFeature($1, ordinal: $0) },
            repairs: parcels.compactMap(\.repair), recorded: RecordedArea(of: parcels, field: fields[.area]),
            classes: LandClassReading([]),
            fields: fields, notes: notes)
    }

    /// The layer without some parcels, which cannot be overlaid.
    ///
    /// - Parameter parcels: their positions and why, in their order.
    package func settingAside(_ parcels: [(position: Int, message: Message)]) -> LoadedLayer {
        guard !parcels.isEmpty else { return self }
        var account = accounting
        var defects = setAsideFeatures
        let lost = Set(parcels.map(\.position))
        for (position, message) in parcels {
            let parcel = self.parcels[position]
            if parcel.repair == nil {
                account.used -= 1
                account.usedArea = account.usedArea - parcel.area
            } else {
                account.repaired -= 1
                account.repairedArea = account.repairedArea - parcel.area
            }
            account.setAside += 1
            defects.append(.notOverlaid(parcel, message))
        }
        let kept = self.parcels.indices.filter { !lost.contains($0) }.map { self.parcels[$0] }
        return LoadedLayer(
            declaration: declaration, path: path, files: files, system: system, content: content,
            parcels: ParcelStore(kept), others: others, accounting: account,
            setAsideFeatures: defects.sorted { ($0.defect.fid, $0.ordinal) < ($1.defect.fid, $1.ordinal) },
            suspects: suspects,
            repairs: kept.compactMap(\.repair), recorded: recorded, classes: classes, fields: fields,
            openTimes: openTimes, notes: notes, isStructureMended: isStructureMended,
            hasLongEdges: hasLongEdges)
    }

    /// A layer of some of its parcels, or of others, to be laid over a parcel.
    package func keeping(_ parcels: [Parcel]) -> LoadedLayer {
        LoadedLayer(
            declaration: declaration, path: path, files: files, system: system, parcels: parcels,
            accounting: accounting, setAside: [], fields: fields, notes: [])
    }

    /// The SHA-256 of the first file, in hexadecimal digits.
    public var digest: String { files.first?.digest ?? "" }

    /// The systems that its land-class codes can be of: the one that the user names, else those that fit the codes.
    public var classSchemes: [LandClassScheme] { classes.schemes }

    /// The name of a class, where all systems that its code can be of call it so.
    package func className(of code: String) -> String? {
        let names = Set(classSchemes.map { $0.name(of: code) })
        return names.count == 1 ? names.first ?? nil : nil
    }

    /// Whether every feature has a number of its own; GeoJSON may give one to several.
    public var hasUniqueNumbers: Bool {
        let numbers = parcels.map(\.fid) + others.map(\.fid)
        return Set(numbers).count == numbers.count
    }

    /// Whether a feature was repaired, set aside or is suspect, or the file itself was mended.
    public var needsAttention: Bool { needsAttention(withDenied: true) }

    /// The same, with or without features that their own record denies.
    package func needsAttention(withDenied: Bool) -> Bool {
        accounting.repaired + setAsideFeatures.count > 0 || isStructureMended
            || suspects.contains { withDenied || $0.code != .denied }
    }

    /// Whether some of its features are denied by their own record.
    package var hasDenied: Bool { suspects.contains { $0.code == .denied } }

    /// The area of a feature that was set aside, as far as it is known or recorded; what is recorded is not that of a part.
    package func knownArea(of feature: SetAsideFeature) -> Area? {
        feature.area ?? (feature.isPart ? nil : recorded.area(recordedIn: feature.attributes))
    }
}

extension SetAsideFeature {
    /// A parcel that cannot be overlaid.
    package static func notOverlaid(_ parcel: Parcel, _ reason: Message) -> SetAsideFeature {
        SetAsideFeature(
            Defect(
                .invalidPolygon, fid: parcel.fid,
                message: Message(zh: "不能叠加：", en: "cannot be overlaid: ") + reason),
            ordinal: parcel.ordinal, attributes: parcel.attributes, marks: parcel.marks, box: parcel.ground.box,
            area: parcel.area)
    }
}
