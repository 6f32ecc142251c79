import Bilingual
import Covering
import Geodesy
import Geometry
import Intake
import Land
import Overlay
import Project
import Projection
import Topology
import VectorFiles

/// Lays parcels over zones, in a stream: memory holds the zones and a few batches, however many parcels there are
/// (图斑叠加).
///
/// The result, and the order in which it is told, do not depend on the number of tasks.
public struct OverlayRun: Sendable {
    private let request: OverlayRequest

    /// A run of a request.
    public init(_ request: OverlayRequest) { self.request = request }

    /// Overlays all parcels.
    ///
    /// - Parameters:
    ///   - progress: told the number of features read so far.
    ///   - begin: told what is known before the first parcel: the covers and the inputs.
    ///   - consume: told the parcels, some at a time, in the order of the file.
    /// - Returns: the totals.
    /// - Throws: `SurveyError`, what `begin` and `consume` throw, and `CancellationError`.
    public func run(
        progress: (Int) -> Void = { _ in }, begin: (OverlaySummary) throws -> Void = { _ in },
        consume: ([OverlaidParcel]) throws -> Void
    ) async throws -> OverlaySummary {
        let reader = try Self.reader(of: request.parcels, grouping: request.grouping)
        let target = try target(of: reader)
        let zones = try readZones(target: target)
        try requireGrouping(reader, zones)
        let index: CoverIndex
        do {
            index = try CoverIndex(zones.layers)
        } catch {
            throw SurveyError(.fault, at: reader.place, error.message)
        }
        var summary = OverlaySummary(
            model: request.model, isSelfOverlay: request.isSelfOverlay, covers: zones.covers,
            parcelGrouping: reader.further, referenceSystem: reader.system.wkt,
            parcels: OverlaySummary.Input(reader), zones: zones.inputs)
        try begin(summary)

        var check = OverlaySelfCheck(limit: request.isSelfOverlay ? 0 : request.selfCheckLimit)
        var count = 0
        func take(_ chunk: OverlayChunk) throws {
            try Task.checkCancellation()
            summary.add(chunk)
            check.add(chunk.sample, ofChunk: count)
            count += 1
            progress(summary.parcels.accounting.read)
            try consume(chunk.parcels)
        }
        let makeWorker = { @Sendable [request, zones] in
            try OverlayWorker(request, index, zones: zones, reader, target: target)
        }
        if request.jobs <= 1 {
            let worker = try makeWorker()
            while let next = try worker.next() { try take(next.chunk) }
        } else {
            try await overlayTogether(makeWorker, reader, take)
        }
        summary.parcels.notes += reader.takeWarnings()
        summary.parcels.accounting.read = reader.featureCount
        try requireParcels(summary, place: reader.place)
        summary.parcels.files = try records(reader.files)
        for number in summary.zones.indices {
            summary.zones[number].files = try records(zones.inputs[number].files.map(\.path))
        }
        summary.selfCheck = check.run(zones)
        summary.repetition = try await repetition(of: summary)
        return summary
    }

    /// Lays the parcels over each other, to tell what the totals count twice.
    private func repetition(of summary: OverlaySummary) async throws -> OverlaySummary.Repetition {
        let account = summary.parcels.accounting
        guard !request.isSelfOverlay, account.used + account.repaired > 1 else { return .none }
        guard account.used + account.repaired <= request.repetitionLimit else { return .notSought }
        var own = OverlayRequest(parcels: request.parcels, zones: [], model: request.model)
        own.jobs = request.jobs
        own.takesDigests = false
        own.selfCheckLimit = 0
        let found = try await OverlayRun(own).run { _ in }
        let ground = found.tallies.flatMap { tally in
            [ThicknessClass.doubtful, .overlap].map { tally[$0] }
        }
        let pairs = ground.reduce(0) { $0 + $1.count }
        return pairs == 0 ? .none : .found(pairs: pairs, area: ground.reduce(.zero) { $0 + $1.area })
    }

    /// Overlays the parcels by several tasks; chunks are taken in the order of the file.
    private func overlayTogether(
        _ makeWorker: @escaping @Sendable () throws -> OverlayWorker, _ reader: LayerReader,
        _ take: (OverlayChunk) throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            let channel = ChunkChannel<OverlayChunk>(window: 4 * request.jobs)
            for _ in 0..<request.jobs {
                group.addTask {
                    do {
                        let worker = try makeWorker()
                        while !Task.isCancelled {
                            guard let (number, chunk) = try worker.next() else {
                                await channel.finish(at: reader.batchCount)
                                return
                            }
                            await channel.put(chunk, at: number)
                        }
                        // Called off: nobody would bring what the consumer waits for.
                        await channel.fail(CancellationError())
                    } catch {
                        await channel.fail(error)
                    }
                }
            }
            defer { group.cancelAll() }
            do {
                while let chunk = try await channel.take() { try take(chunk) }
            } catch {
                await channel.fail(error)
                throw error
            }
        }
    }

    /// A layer with the fields that every command reads, so that what one refuses all refuse, and those of the grouping fields
    /// that it has.
    private static func reader(
        of declaration: LayerDeclaration, grouping: [String]
    ) throws(SurveyError) -> LayerReader {
        try LayerReader(
            declaration,
            columns: { layer in
                .roles(Set(FieldRole.allCases), further: grouping.filter { layer.position(of: $0) != nil })
            })
    }

    /// The plane of areas: that of the parcels for planar ones.
    private func target(of source: LayerReader) throws(SurveyError) -> GroundTarget {
        guard request.model == .planar else {
            guard request.model == .statutory else {
                throw SurveyError(
                    .request, at: source.place,
                    Message(
                        zh: "大地线面积只能用于整块图斑，不能用于叠加；请用 --area statutory 或 planar",
                        en: "geodesic areas are of whole parcels only; overlay with --area statutory or planar")
                )
            }
            return .authalic
        }
        guard source.system.kind == .projected else {
            throw SurveyError(
                .request, at: source.place,
                Message(
                    zh: "经纬度图层没有平面，不能按平面面积叠加；请用 --area statutory，或先投影",
                    en:
                        "a layer in longitude and latitude has no plane; overlay with --area statutory, or project it first"
                ))
        }
        return GroundTarget(source.system)
    }

    private func readZones(target: GroundTarget) throws -> OverlayZones {
        var zones = OverlayZones()
        for declaration in request.isSelfOverlay ? [request.parcels] : request.zones {
            // Of a layer over itself every feature is one cover; groups are of the parcels.
            let zone = try Self.reader(
                of: declaration, grouping: request.isSelfOverlay ? [] : request.grouping)
            do {
                func plane() throws(ProjectionError) -> GroundPlane {
                    try GroundPlane(zone.system, zone: declaration.zone, target: target)
                }
                try zones.read(
                    zone, plane: plane(), edges: zone.system.kind == .geographic ? plane() : nil,
                    isDissolved: request.isDissolved)
            } catch {
                throw SurveyError.wrapping(error, at: zone.place)
            }
        }
        zones.finish(isDissolved: request.isDissolved)
        return zones
    }

    private func requireGrouping(_ source: LayerReader, _ zones: OverlayZones) throws(SurveyError) {
        let known = Set(source.further + zones.groupingFields)
        guard let missing = request.grouping.first(where: { !known.contains($0) }) else { return }
        throw SurveyError(
            .request, at: source.place,
            Message(
                zh: "图斑和压盖图层都没有字段“\(missing)”",
                en: "neither the parcels nor the zones have a field \"\(missing)\""))
    }

    private func requireParcels(_ summary: OverlaySummary, place: String) throws(SurveyError) {
        let account = summary.parcels.accounting
        try account.requireReconciled(area: summary.area, at: place)
        guard account.used + account.repaired == 0 else { return }
        try SurveyError.refuse(
            account.read, first: summary.parcels.defects.first, of: summary.parcels.declaration, at: place)
    }

    private func records(_ files: [String]) throws(SurveyError) -> [LoadedLayer.FileRecord] {
        var records: [LoadedLayer.FileRecord] = []
        for file in files {
            let digest = request.takesDigests ? try FileDigest.sha256(of: file) : ""
            records.append(LoadedLayer.FileRecord(path: file, digest: digest))
        }
        return records
    }
}
