import Covering
import Geodesy
import Geometry
import Intake
import Land
import Project
import Subjects
import Survey
import Tables

/// What is to be known of all parcels of a run before anything is written: who enters what differs, and which few are listed,
/// named and drawn where not all can be (成果预览).
struct ResultScan: Sendable {
    /// More corners are left out, those of parcels that nothing is wrong with first.
    private static let cornerLimit = 100_000
    /// So many features of a check are named on the page.
    private static let namedLimit = 5000

    /// The ground behind what does not come out.
    private(set) var pieces: [EvidencePiece] = []
    /// How many parcels with such ground are not drawn: beyond a limit, or not to be built.
    private(set) var piecesLeftOut = 0
    /// Per layer the parcels that enter a figure that differs, by their positions.
    private(set) var differing: [Marks]
    /// The parcels whose corners are a layer.
    private(set) var cornered: [FeatureKey] = []
    /// How many parcels find no room there.
    private(set) var cornersLeftOut = 0
    /// Per cover layer the features that meet what differs or is doubtful, by their positions.
    private(set) var covers: [Int: Set<Int>] = [:]
    /// Per check the first features, for the page: layer and number.
    private(set) var named: [[(layer: Int, fid: Int64)]]
    /// Per check the features that the document lists.
    private(set) var listed: [Foremost<Listed>]
    /// The parcels that the document lists.
    private(set) var parcels: Foremost<FeatureKey>
    /// Per measured layer what its parcels print.
    private(set) var printed: [Int: PrintedAreas] = [:]

    /// A feature of a check: a parcel, or the position of a point or a line among the others of its layer.
    struct Listed: Sendable {
        let key: FeatureKey
        let isParcel: Bool
        let parts: [CheckResult.Contribution]
    }

    /// - Parameters:
    ///   - measured: the numbers of the layers whose parcels are listed.
    ///   - checks: the verdict of each check.
    init(_ result: SurveyResult, measured: Set<Int>, verdicts checks: [Verdict]) {
        differing = result.layers.map { _ in Marks() }
        named = result.checks.map { _ in [] }
        listed = result.checks.map { _ in Foremost(CheckReport.listedRows) }
        parcels = Foremost(CheckReport.listedRows)
        var evidence = EvidenceSelection(result)
        var corners = (first: Corners(limit: Self.cornerLimit), others: Corners(limit: Self.cornerLimit))
        var meeting = CoverMeetings(result)
        for (number, layer) in result.layers.enumerated() {
            let isCounty = layer.declaration.kind == .county
            let parcels = layer.parcels
            var areas: [Area] = []
            for position in parcels.indices {
                let key = FeatureKey(layer: number, position: position)
                let row = result.row(layer: number, position: position)
                enter(row, key, isParcel: true)
                let isShown = evidence.add(row, at: key, in: result)
                let verdicts = row.contributions.map { checks[$0.check] }
                let needsAttention = isShown || verdicts.contains(where: \.needsAttention)
                if verdicts.contains(.differs) { differing[number].insert(position) }
                if measured.contains(number) {
                    areas.append(row.area ?? .zero)
                    self.parcels.enter(
                        key,
                        urgency: verdicts.contains(.differs) ? 2 : needsAttention || row.isRepaired ? 1 : 0,
                        size: row.area ?? .zero)
                }
                if needsAttention || row.isRepaired { meeting.enter(key) }
                guard !isCounty, isShown || !verdicts.isEmpty else { continue }
                let outline = { parcels[position].outline }
                if needsAttention {
                    corners.first.enter(key, outline)
                } else {
                    corners.others.enter(key, outline)
                }
            }
            // A number that no cell can hold is told where its table is made.
            printed[number] = try? PrintedAreas(areas, in: result.project.unit)
            for (position, other) in layer.others.enumerated() {
                enter(
                    result.row(of: other, layer: number),
                    FeatureKey(layer: number, position: position), isParcel: false)
            }
        }
        covers = meeting.found
        (pieces, piecesLeftOut) = EvidencePieces.pieces(of: result, evidence)
        let others = corners.others.keys(within: Self.cornerLimit - corners.first.corners)
        cornered = (corners.first.keys.map(\.key) + others).sorted()
        cornersLeftOut = corners.first.count + corners.others.count - cornered.count
    }

    private mutating func enter(
        _ row: ParcelRow, _ key: FeatureKey, isParcel: Bool
    ) {
        for (check, parts) in row.contributions {
            if named[check].count < Self.namedLimit { named[check].append((key.layer, row.fid)) }
            let area = parts.reduce(Area.zero) { $0 + ($1.area ?? .zero) }
            listed[check].enter(
                Listed(key: key, isParcel: isParcel, parts: parts), urgency: 0, size: area)
        }
    }
}

/// The parcels whose corners find room in a layer of them, in their order up to the first that does not.
private struct Corners {
    let limit: Int
    private(set) var keys: [(key: FeatureKey, corners: Int)] = []
    private(set) var corners = 0
    /// How many there were.
    private(set) var count = 0
    private var isFull = false

    init(limit: Int) { self.limit = limit }

    mutating func enter(_ key: FeatureKey, _ outline: () -> MultiPolygon) {
        count += 1
        guard !isFull else { return }
        let outline = outline()
        let own = outline.coordinates.count - outline.ringCount
        guard corners + own <= limit else {
            isFull = true
            return
        }
        corners += own
        keys.append((key, own))
    }

    /// Those that find less room.
    func keys(within room: Int) -> [FeatureKey] {
        var left = room
        return keys.prefix { key in
            left -= key.corners
            return left >= 0
        }.map(\.key)
    }
}
