import Bilingual
import Geodesy
import Geometry
import Overlay
import Parcels
import Projection
import Topology
import VectorFiles

/// Overlays one batch of parcels after the other; one per task.
final class OverlayWorker {
    private let engine: EdgeCoverageEngine
    private let zones: OverlayZones
    private let plane: OverlayPlane
    private let topology: TopologyContext
    private let input: OverlaySummary.Input
    private let isSelfOverlay: Bool
    private var faults = FeatureFaults()
    private var mapped = PolygonBatch()

    init(
        _ index: CoverIndex, zones: OverlayZones, plane: OverlayPlane, input: OverlaySummary.Input,
        isSelfOverlay: Bool
    ) throws(TopologyError) {
        engine = EdgeCoverageEngine(index)
        self.zones = zones
        self.plane = plane
        self.input = input
        self.isSelfOverlay = isSelfOverlay
        topology = try TopologyContext()
    }

    /// The parcels of a batch with what covers them.
    ///
    /// - Parameter start: the position of the first feature in its file.
    func overlay(_ batch: FeatureBatch, from start: Int) throws(GeodesyError) -> OverlayChunk {
        var chunk = OverlayChunk(input: input)
        chunk.parcels.reserveCapacity(batch.count)
        if plane.isIdentity {
            faults.start(batch, lost: [], isPlanar: true)
            try overlay(batch, batch.polygons, from: start, into: &chunk)
        } else {
            let lost = plane.map(batch.polygons, into: &mapped)
            faults.start(batch, lost: lost, isPlanar: false)
            try overlay(batch, mapped, from: start, into: &chunk)
        }
        return chunk
    }

    private func overlay(
        _ batch: FeatureBatch, _ ground: PolygonBatch, from start: Int, into chunk: inout OverlayChunk
    ) throws(GeodesyError) {
        for index in 0..<batch.count {
            chunk.input.accounting.read += 1
            guard
                let measured = faults.measure(
                    index, batch, ground, engine: engine, topology: topology, into: &chunk.input)
            else { continue }
            let parcel = try parcel(measured, index, batch, position: start + index)
            chunk.parcels.append(parcel)
            if isSelfOverlay {
                // Ground under k parcels is seen from each of them.
                for depth in measured.coverage.depths { chunk.sharedGround += depth.area / Double(depth.depth) }
            }
            if chunk.sample == nil, measured.coverage.masks.count > 1 {
                chunk.sample = OverlaySample(
                    fid: parcel.fid, position: start + index, ground: ground.feature(index),
                    coverage: measured.coverage)
            }
        }
    }

    private func parcel(
        _ measured: FeatureFaults.Measured, _ index: Int, _ batch: FeatureBatch, position: Int
    ) throws(GeodesyError) -> OverlaidParcel {
        let coverage = measured.coverage
        var overlaps: [OverlaidParcel.Overlap] = []
        overlaps.reserveCapacity(coverage.features.count)
        for piece in coverage.features {
            let origin = zones.origins[piece.layer][piece.feature]
            if isSelfOverlay && origin.position == position { continue }
            overlaps.append(
                OverlaidParcel.Overlap(
                    layer: origin.layer, fid: origin.fid, position: origin.position,
                    area: Area(rounding: piece.area) ?? .zero, rawArea: piece.area))
        }
        // The values of one zone layer make several covers; their features are told in the order of the file.
        if overlaps.count > 1 { overlaps.sort { ($0.layer, $0.position) < ($1.layer, $1.position) } }
        let masks = isSelfOverlay ? selfMasks(coverage) : coverage.masks
        let areas =
            masks.count == 1 ? [measured.area] : try measured.area.balanced(over: masks.map(\.area))
        var covered = 0.0
        for piece in masks where !piece.mask.isEmpty { covered += piece.area }
        return OverlaidParcel(
            fid: batch.fids[index], values: batch.columns.map { $0.value(at: index).text }, area: measured.area,
            rawArea: coverage.area, masks: zip(masks, areas).map { (mask: $0.mask, area: $1) },
            rawCovered: covered, overlaps: overlaps, isRepaired: measured.isRepaired)
    }

    /// Of a layer over itself, only ground under another parcel counts as covered.
    private func selfMasks(_ coverage: Coverage) -> [Coverage.MaskArea] {
        let shared = min(coverage.area, coverage.depths.reduce(0) { $0 + $1.area })
        let alone = coverage.area - shared
        return [
            Coverage.MaskArea(mask: [], area: alone),
            Coverage.MaskArea(mask: LayerMask(layer: 0), area: shared),
        ].filter { $0.area > 0 }
    }
}
