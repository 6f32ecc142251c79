public import Bilingual
import Covering
public import Geodesy
import Intake
import Land
import Project

/// The links of all features of a run, by layer and feature (图斑关联总成).
public struct ParcelLinks: Sequence, Sendable {
    /// How many features came to a state, with their area.
    public struct Count: Sendable, Codable {
        /// The features.
        public internal(set) var features = 0
        /// Their area; points and lines have none.
        public internal(set) var area = Area.zero
    }

    /// How many features came to each state.
    public let counts: [ParcelLink.State: Count]
    private let linking: Linking?
    private let ground: CoveredGround
    /// Per layer how many measures keep something before the link.
    private let terms: [Int: Int]

    /// No link: a run without a report.
    init() {
        counts = [:]
        linking = nil
        ground = CoveredGround()
        terms = [:]
    }

    /// The links of layers.
    ///
    /// - Parameters:
    ///   - found: per layer what was found in its parcels.
    ///   - terms: per layer the number of measures over it.
    init(_ linking: Linking, _ found: [LinkSubject], in ground: CoveredGround, terms: [Int: Int] = [:]) {
        self.terms = terms
        self.linking = linking
        self.ground = ground
        var counts = found.reduce(into: LinkSubject.State()) { $0.merge($1.state) }
        var memory = Linking.Memory()
        for layer in ground.layers where layer.declaration.kind != .county {
            for other in layer.others {
                counts.enter(
                    linking.outcome(
                        of: other.attributes, ordinal: other.ordinal, in: layer.declaration, &memory
                    ).state, area: nil)
            }
        }
        self.counts = counts.counts
    }

    /// What should be told of the decisions of the user.
    public var notes: [Message] { linking?.notes ?? [] }

    /// Whether there is none.
    public var isEmpty: Bool { counts.isEmpty }

    /// Goes through the links, by layer and feature.
    public func makeIterator() -> some IteratorProtocol<ParcelLink> {
        ground.layers.indices.lazy.filter { ground.layers[$0].declaration.kind != .county }.flatMap { layer in
            let (parcels, others) = (ground.layers[layer].parcels, ground.layers[layer].others)
            return (0..<(linking == nil ? 0 : parcels.count + others.count)).lazy.map { position in
                position < parcels.count
                    ? parcelLink(layer, position) : landmarkLink(layer, position - parcels.count)
            }
        }.makeIterator()
    }

    /// Whether features of a layer have links.
    func isAbout(layer: Int) -> Bool { linking != nil && ground.layers[layer].declaration.kind != .county }

    private func parcelLink(_ layer: Int, _ position: Int) -> ParcelLink {
        let loaded = ground.layers[layer]
        let parcel = loaded.parcels[position]
        var (_, notes) = ground.answers(layer: layer).notes(about: position)
        for _ in 0..<(terms[layer] ?? 0) { _ = MeasureSubject.shares(from: &notes) }
        let (state, links) = LinkSubject.outcome(from: &notes)
        return ParcelLink(
            layer: loaded.declaration.name, fid: parcel.fid, id: parcel.id, name: parcel.attributes[.name],
            area: parcel.area, state: state, links: links,
            isDecided: linking?.isDecided(parcel.ordinal, in: loaded.declaration) ?? false)
    }

    private func landmarkLink(_ layer: Int, _ position: Int) -> ParcelLink {
        let loaded = ground.layers[layer]
        let other = loaded.others[position]
        var memory = Linking.Memory()
        let outcome = linking?.outcome(
            of: other.attributes, ordinal: other.ordinal, in: loaded.declaration, &memory)
        return ParcelLink(
            layer: loaded.declaration.name, fid: other.fid, id: other.id, name: other.attributes[.name],
            area: nil, state: outcome?.state ?? .unlinked, links: outcome?.links ?? [],
            isDecided: linking?.isDecided(other.ordinal, in: loaded.declaration) ?? false)
    }
}

/// Counts the links of parcels, and keeps them (关联累计).
struct LinkSubject: Subject {
    struct State: Sendable, Codable {
        private(set) var counts: [ParcelLink.State: ParcelLinks.Count] = [:]

        mutating func enter(_ state: ParcelLink.State, area: Area?) {
            counts[state, default: .init()].features += 1
            counts[state, default: .init()].area += area ?? .zero
        }

        mutating func merge(_ other: State) {
            for (state, count) in other.counts {
                counts[state, default: .init()].features += count.features
                counts[state, default: .init()].area += count.area
            }
        }
    }

    private let linking: Linking
    private let layer: LayerDeclaration
    private var memory = Linking.Memory()
    var state = State()

    init(_ linking: Linking, _ layer: LayerDeclaration) {
        self.linking = linking
        self.layer = layer
    }

    mutating func add(_ covered: CoveredParcel, _ row: inout RecordWriter) {
        let parcel = covered.parcel
        let (state, links) = linking.outcome(
            of: parcel.attributes, ordinal: parcel.ordinal, in: layer, &memory)
        self.state.enter(state, area: parcel.area)
        row.write(state.rawValue)
        row.write(links.count)
        for link in links {
            row.write(link.item)
            row.write(link.score)
            row.write(link.evidence.count)
            for evidence in link.evidence {
                row.write(evidence.kind.rawValue)
                row.write(evidence.text)
                row.write(evidence.score)
            }
        }
    }

    mutating func merge(_ other: State) { state.merge(other) }

    /// What was kept of a parcel.
    static func outcome(from record: inout RecordReader) -> (state: ParcelLink.State, links: [ParcelLink.Link])
    {
        let state = ParcelLink.State(rawValue: record.text()) ?? .unlinked
        let links = record.count()
        return (
            state,
            (0..<links).map { _ in
                let (item, score, count) = (record.count(), record.number(), record.count())
                return ParcelLink.Link(
                    item: item, score: score,
                    evidence: (0..<count).map { _ in
                        .init(
                            kind: ParcelLink.Evidence.Kind(rawValue: record.text()) ?? .kind,
                            text: record.text(), score: record.number())
                    })
            }
        )
    }
}
