public import Bilingual
public import Covering
public import Geodesy
public import Intake
public import Land
public import Overlay
public import Project

/// What an overlay adds up to: totals by set of layers, accounts of the inputs, the check against topology (叠加汇总).
public struct OverlaySummary: Sendable {
    /// A cover layer: a bit of the masks.
    public struct Cover: Sendable, Hashable {
        /// The number of the zone layer, in the order of the request.
        public let layer: Int
        /// The name of the zone layer.
        let layerName: String
        /// The values that its features share, when the layer was grouped.
        let value: String?
        /// What it is called: the layer's name, the value, or both.
        public internal(set) var name = ""
        /// The number of its features.
        public internal(set) var features: Int
    }

    /// An input layer, read to its end.
    public struct Input: Sendable {
        /// What was asked for.
        public let declaration: LayerDeclaration
        /// Its files with their digests.
        public internal(set) var files: [LoadedLayer.FileRecord]
        /// Its reference system.
        public let system: LoadedLayer.SystemFinding
        /// Read = used + repaired + set aside.
        public internal(set) var accounting = Tally()
        /// The first faults found; `defectCount` of them there are.
        public internal(set) var defects: [Defect] = []
        /// The number of faults.
        public internal(set) var defectCount = 0
        /// What else a reader should know.
        public internal(set) var notes: [Message] = []

        /// An input with nothing counted yet.
        init(_ reader: LayerReader) {
            (declaration, system, files) = (reader.declaration, reader.finding, [])
        }

        /// So many faults are kept, however many there are.
        static let keptDefects = 1000

        /// Adds the account of another part of the layer.
        mutating func add(_ part: Input) {
            accounting.read += part.accounting.read
            accounting.used += part.accounting.used
            accounting.repaired += part.accounting.repaired
            accounting.setAside += part.accounting.setAside
            accounting.usedArea += part.accounting.usedArea
            accounting.repairedArea += part.accounting.repairedArea
            defectCount += part.defectCount
            defects += part.defects.prefix(Self.keptDefects - defects.count)
        }

        mutating func note(_ defect: Defect) {
            defectCount += 1
            if defects.count < Self.keptDefects { defects.append(defect) }
        }
    }

    /// Overlaps that were left out of the list for being thin.
    public struct Unlisted: Sendable, Hashable {
        /// How many.
        public internal(set) var count = 0
        /// Their area, each rounded alone.
        public internal(set) var area = Area.zero
    }

    /// How far polygons of overlaps agree with the sums of their edges.
    public struct PieceCheck: Sendable, Hashable {
        /// The overlaps that were built.
        public internal(set) var built = 0
        /// Those that the topology library could not build; each counts as one piece of overlap.
        public internal(set) var failed = 0
        /// The largest difference between the area of the polygons and that of the edges, m².
        public internal(set) var largestDifference = 0.0

        mutating func add(_ other: PieceCheck) {
            built += other.built
            failed += other.failed
            largestDifference = max(largestDifference, other.largestDifference)
        }
    }

    /// The area model.
    public let model: AreaModel
    /// Whether a layer was laid over itself.
    public let isSelfOverlay: Bool
    /// The cover layers, in the order of their bits.
    public let covers: [Cover]
    /// The grouping fields that the parcels have.
    public let parcelGrouping: [String]
    /// The reference system of the parcels and of pieces, as well-known text.
    public let referenceSystem: String
    /// The parcels' layer.
    public internal(set) var parcels: Input
    /// The zones' layers.
    public internal(set) var zones: [Input]
    /// The area of all parcels.
    public internal(set) var area = Area.zero
    /// Per set of cover layers the area of all parcels, by mask.
    public internal(set) var masks: [LayerMask: Area] = [:]
    /// What lies under each cover layer, and under any, each an answer to its own question.
    private(set) var answers: [LayerMask: Area] = [:]
    /// Per group of parcels the number, and the area by mask.
    public internal(set) var groups: [[String?]: Group] = [:]
    /// The number of overlaps of a parcel with a feature; of a layer over itself every pair once.
    public internal(set) var pairCount = 0
    /// For an overlay of a layer over itself, the ground that several parcels share, counted once, m².
    public internal(set) var sharedGround = 0.0
    /// Per cover layer the pieces of overlap by thickness.
    public internal(set) var tallies: [ThicknessTally] = []
    /// The overlaps that were left out of the list.
    public internal(set) var unlisted = Unlisted()
    /// How far polygons of overlaps agree with the sums of their edges.
    public internal(set) var pieceCheck = PieceCheck()
    /// The check against the topology library.
    public internal(set) var selfCheck = SelfCheck()
    /// Ground that lies in several of the parcels, which the totals count each time.
    public internal(set) var repetition = Repetition.none

    /// Ground that lies in several parcels (图斑相互重叠).
    public enum Repetition: Sendable, Hashable {
        /// There is none.
        case none
        /// So many pairs of parcels share ground, boundaries drawn twice left aside.
        case found(pairs: Int, area: Area)
        /// It was not looked for: there are too many parcels to do so unasked.
        case notSought
    }

    /// The parcels with the same values.
    public struct Group: Sendable {
        /// How many there are.
        public internal(set) var parcels = 0
        /// Their area.
        public internal(set) var area = Area.zero
        /// Their area by mask.
        public internal(set) var masks: [LayerMask: Area] = [:]

        /// What lies under each cover layer, and under any, each an answer to its own question.
        fileprivate var answers: [LayerMask: Area] = [:]

        /// The area under one cover layer, or under any.
        public func area(underAny layers: LayerMask) -> Area { answers[layers] ?? .zero }
    }

    /// The mask of all cover layers.
    public var allCovers: LayerMask {
        covers.indices.reduce(into: []) { $0.formUnion(LayerMask(layer: $1)) }
    }

    /// The area under one cover layer, or under any.
    public func area(underAny layers: LayerMask) -> Area { answers[layers] ?? .zero }

    /// Each cover layer, and all.
    private var questions: [LayerMask] {
        covers.count == 1 ? [allCovers] : covers.indices.map { LayerMask(layer: $0) } + [allCovers]
    }

    /// Whether anything was repaired, set aside or counted twice.
    public var needsAttention: Bool {
        if case .found = repetition { return true }
        return ([parcels] + zones).contains { $0.defectCount > 0 }
    }

    mutating func add(_ chunk: OverlayChunk) {
        parcels.add(chunk.input)
        sharedGround += chunk.sharedGround
        if tallies.isEmpty { tallies = chunk.tallies.map { _ in ThicknessTally() } }
        for (cover, tally) in chunk.tallies.enumerated() { tallies[cover].add(tally) }
        unlisted.count += chunk.unlisted.count
        unlisted.area += chunk.unlisted.area
        pieceCheck.add(chunk.pieceCheck)
        // By number: a loop over the parcels would copy each.
        let questions = questions
        for index in chunk.parcels.indices { add(chunk.parcels[index], questions) }
    }

    private mutating func add(_ parcel: OverlaidParcel, _ questions: [LayerMask]) {
        area += parcel.area
        // Of a layer over itself every pair is seen from both sides.
        pairCount += isSelfOverlay ? parcel.overlaps.count { $0.fid > parcel.fid } : parcel.overlaps.count
        for piece in parcel.masks { masks[piece.mask, default: .zero] += piece.area }
        var inside: [(LayerMask, Area)] = []
        if parcel.masks.count > 1 || parcel.masks.first?.mask.isEmpty == false {
            inside = questions.map { ($0, parcel.area(underAny: $0)) }.filter { $0.1 > .zero }
        }
        for (question, area) in inside { answers[question, default: .zero] += area }
        guard !parcelGrouping.isEmpty else { return }
        groups[parcel.values, default: Group()].add(parcel, inside)
    }
}

extension OverlaySummary.Group {
    fileprivate mutating func add(_ parcel: OverlaidParcel, _ inside: [(LayerMask, Area)]) {
        parcels += 1
        area += parcel.area
        for piece in parcel.masks { masks[piece.mask, default: .zero] += piece.area }
        for (question, area) in inside { answers[question, default: .zero] += area }
    }
}
