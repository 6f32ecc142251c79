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

/// Overlays one batch of parcels after the other; one per task.
final class OverlayWorker {
    private let engine: EdgeCoverageEngine
    private let intake: FeatureIntake
    /// The working plane once more, for edges that are straight between longitudes and latitudes.
    private let edges: GroundPlane?
    private let zones: OverlayZones
    private let reader: LayerReader
    private let topology: TopologyContext
    private let request: OverlayRequest
    private let builder: OverlapPieces
    private let placement: GroundPlacement
    private var batch = FeatureBatch()

    /// - Parameters:
    ///   - index: the covers.
    ///   - reader: the layer of the parcels.
    ///   - target: the working plane.
    init(
        _ request: OverlayRequest, _ index: CoverIndex, zones: OverlayZones, _ reader: LayerReader,
        target: GroundTarget
    ) throws {
        engine = EdgeCoverageEngine(
            index, measuresBoundaries: request.gradesThickness || request.keepsPieces)
        self.zones = zones
        self.reader = reader
        self.request = request
        builder = OverlapPieces(isAuthalic: request.model == .statutory)
        do {
            func plane() throws(ProjectionError) -> GroundPlane {
                try GroundPlane(reader.system, zone: request.parcels.zone, target: target)
            }
            intake = try FeatureIntake(plane(), engine: engine)
            edges = reader.system.kind == .geographic ? try plane() : nil
            placement = try GroundPlacement(reader.system, target: target)
            topology = try TopologyContext()
        } catch {
            throw SurveyError.wrapping(error, at: reader.place)
        }
    }

    /// Reads the next batch that no other worker took, and overlays it.
    ///
    /// - Returns: the chunk with its number in the order of the file; `nil` after the last.
    func next() throws -> (number: Int, chunk: OverlayChunk)? {
        do {
            guard let (number, start, selection) = try reader.read(into: &batch, withOpen: true) else {
                return nil
            }
            return (number, try overlay(batch, where: selection, from: start))
        } catch {
            throw SurveyError.wrapping(error, at: reader.place)
        }
    }

    /// The parcels of a batch with what covers them.
    ///
    /// - Parameters:
    ///   - selection: per feature whether it belongs to the layer; all when empty.
    ///   - start: the position of the first feature in its file.
    private func overlay(_ batch: FeatureBatch, where selection: [Bool], from start: Int) throws -> OverlayChunk
    {
        var chunk = OverlayChunk(
            input: OverlaySummary.Input(reader),
            tallies: [ThicknessTally](repeating: ThicknessTally(), count: zones.covers.count))
        chunk.parcels.reserveCapacity(batch.count)
        try intake.take(batch, where: selection) { index, taken in
            let taken = reader.settled(taken, index, in: batch, box: intake.ground.feature(index).box)
            if let part = intake.beside(index, in: batch) { chunk.input.note(part.defect) }
            guard let measured = chunk.input.enter(taken, fid: batch.fids[index]) else { return }
            if let long = intake.longEdges(of: index, in: batch, measured, reader.stakes, on: edges),
                long.isTold
            {
                chunk.input.note(long.defect)
            }
            let parcel = try parcel(measured, index, batch, position: start + index, into: &chunk)
            chunk.parcels.append(parcel)
            if request.isSelfOverlay {
                // Ground under k parcels is seen from each of them.
                for depth in measured.coverage.depths { chunk.sharedGround += depth.area / Double(depth.depth) }
            }
            if chunk.sample == nil, measured.coverage.masks.count > 1 {
                chunk.sample = OverlaySample(
                    fid: parcel.fid, position: start + index, ground: intake.ground.feature(index),
                    coverage: measured.coverage)
            }
        }
        return chunk
    }

    private func parcel(
        _ measured: MeasuredGround, _ index: Int, _ batch: FeatureBatch, position: Int,
        into chunk: inout OverlayChunk
    ) throws -> OverlaidParcel {
        let coverage = measured.coverage
        let height = intake.ground.height(ofFeature: index)
        var overlaps: [OverlaidParcel.Overlap] = []
        overlaps.reserveCapacity(coverage.features.count)
        for piece in coverage.features {
            let origin = zones.origins[piece.layer][piece.feature]
            if request.isSelfOverlay && origin.position == position { continue }
            var overlap = OverlaidParcel.Overlap(
                layer: origin.layer, fid: origin.fid, position: origin.position,
                area: Area(rounding: piece.area) ?? .zero, rawArea: piece.area)
            // Of a layer over itself every pair is seen from both sides, and counted once.
            let isSecondSight = request.isSelfOverlay && origin.position < position
            if request.keepsPieces && !isSecondSight {
                try build(&overlap, piece, &chunk.pieceCheck)
            } else if request.gradesThickness {
                try grade(&overlap, piece, height: height)
            }
            if !isSecondSight { chunk.tallies[piece.layer].add(overlap.tally) }
            if isUnlisted(overlap) {
                guard !isSecondSight else { continue }
                chunk.unlisted.count += 1
                chunk.unlisted.area += overlap.area
                continue
            }
            overlaps.append(overlap)
        }
        // The values of one zone layer make several covers; their features are told in the order of the file.
        if overlaps.count > 1 { overlaps.sort { ($0.layer, $0.position) < ($1.layer, $1.position) } }
        let masks = request.isSelfOverlay ? selfMasks(coverage) : coverage.masks
        let areas =
            masks.count == 1
            ? [measured.area] : try measured.area.balanced(over: masks.map { Coverage.settled($0.area) })
        let answers = try request.isSelfOverlay || masks.count < 3 ? [] : self.answers(measured)
        var covered = 0.0
        for piece in masks where !piece.mask.isEmpty { covered += piece.area }
        return OverlaidParcel(
            fid: batch.fids[index], id: reader.identifier(of: index, in: batch),
            values: reader.values(of: index, in: batch), area: measured.area,
            rawArea: coverage.area, masks: zip(masks, areas).map { (mask: $0.mask, area: $1) },
            answers: answers, rawCovered: covered, overlaps: overlaps, isRepaired: measured.repair != nil)
    }

    /// What lies under each cover layer, and last under any: balanced over inside and outside, whatever else was asked.
    private func answers(_ measured: MeasuredGround) throws(GeodesyError) -> [(layers: LayerMask, area: Area)] {
        let coverage = measured.coverage
        func inside(_ layers: LayerMask) throws(GeodesyError) -> Area {
            let raw = coverage.area(underAny: layers)
            return try measured.area.balanced(
                over: [Coverage.settled(raw), Coverage.settled(coverage.area - raw)])[0]
        }
        let all = coverage.masks.reduce(into: LayerMask()) { $0.formUnion($1.mask) }
        var answers: [(layers: LayerMask, area: Area)] = []
        for layer in zones.covers.indices {
            let own = LayerMask(layer: layer)
            guard !all.isDisjoint(with: own) else { continue }
            answers.append((own, try inside(own)))
        }
        answers.append((zones.allCovers, try inside(all)))
        return answers
    }

    /// Whether an overlap is thinner than what is to be listed.
    private func isUnlisted(_ overlap: OverlaidParcel.Overlap) -> Bool {
        if let thickness = overlap.thickness { return thickness < request.minimumThickness }
        // Not built: either an overlap whatever its form, or too little ground for any.
        return overlap.tally.thickest != .overlap
            && ThicknessClass.greatestThickness(ofArea: overlap.rawArea) < request.minimumThickness
    }

    /// Finds how thick an overlap is, where that is not plain.
    ///
    /// - Parameter height: of the parcel in the working plane.
    private func grade(
        _ overlap: inout OverlaidParcel.Overlap, _ piece: Coverage.FeatureArea, height: Double
    ) throws(GeodesyError) {
        let limit = max(ThicknessClass.overlapThickness, request.minimumThickness)
        guard builder.mayBeThin(piece, limit: limit) else { return overlap.tally.add(overlap.area, .overlap) }
        let greatest = ThicknessClass.greatestThickness(ofArea: piece.area)
        if greatest < ThicknessClass.doubtfulThickness,
            request.minimumThickness == 0 || greatest < request.minimumThickness
        {
            // So little ground is thin in any form.
            return overlap.tally.add(overlap.area, .coincident)
        }
        try overlap.take(builder.sizes(of: piece, at: height, engine))
    }

    /// Builds the pieces of an overlap.
    private func build(
        _ overlap: inout OverlaidParcel.Overlap, _ piece: Coverage.FeatureArea,
        _ check: inout OverlaySummary.PieceCheck
    ) throws {
        guard let outline = engine.outline(layer: piece.layer, feature: piece.feature) else { return }
        let pieces: [OverlapPieces.Piece]
        do throws(TopologyError) {
            pieces = try builder.pieces(within: outline, topology).sorted { $0.size.area > $1.size.area }
        } catch {
            check.failed += 1
            return overlap.tally.add(overlap.area, .overlap)
        }
        check.built += 1
        let difference = (pieces.reduce(0) { $0 + $1.size.area } - piece.area).magnitude
        check.largestDifference = max(check.largestDifference, difference)
        let areas = try overlap.take(pieces.map(\.size))
        for (piece, area) in zip(pieces, areas) where piece.size.thickness >= request.minimumThickness {
            overlap.pieces.append(
                OverlapPiece(
                    polygons: try placement.place(piece.polygons), area: area,
                    thickness: piece.size.thickness))
        }
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

extension OverlaidParcel.Overlap {
    /// Enters its pieces.
    ///
    /// - Returns: per piece its area; together they are that of the overlap.
    @discardableResult
    fileprivate mutating func take(_ pieces: [OverlapSize]) throws(GeodesyError) -> [Area] {
        guard let thickest = pieces.map(\.thickness).max() else {
            // Less than the numbers of the plane can hold.
            thickness = 0
            tally.add(area, .coincident)
            return []
        }
        thickness = thickest
        let areas = try area.balanced(over: pieces.map(\.area))
        for (piece, area) in zip(pieces, areas) {
            tally.add(area, ThicknessClass(thickness: piece.thickness))
        }
        return areas
    }
}

extension OverlaySummary.Input {
    /// Enters a feature into the account.
    ///
    /// - Returns: its ground; `nil` when it is set aside.
    mutating func enter(_ taken: Intaken, fid: Int64) -> MeasuredGround? {
        switch taken {
        case .parcel(let measured):
            if let repair = measured.repair {
                accounting.repaired += 1
                accounting.repairedArea += measured.area
                note(repair)
            } else {
                accounting.used += 1
                accounting.usedArea += measured.area
            }
            return measured
        case .setAside(let defect, _):
            accounting.setAside += 1
            note(defect)
        case .lines, .points:
            accounting.setAside += 1
            note(Defect(.notPolygon, fid: fid, message: Message(zh: "不是面状图形", en: "is not a polygon")))
        }
        return nil
    }
}

extension PolygonBatch {
    /// How far north the first corner of a feature is.
    fileprivate func height(ofFeature feature: Int) -> Double {
        rings(ofFeature: feature).first.flatMap { polygons.ring($0).first?.y } ?? 0
    }
}
