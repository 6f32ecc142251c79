package import Bilingual
import Geodesy
import Geometry
import Overlay
public import Parcels
public import Project
import Projection
import VectorFiles

/// Reads layers whole: every feature becomes a measured parcel, or is set aside with its reason.
public final class LayerLoader {
    private let model: AreaModel
    private let target: GroundTarget
    private let withGeodesic: Bool

    /// A loader of parcels measured by one model.
    ///
    /// - Parameters:
    ///   - model: the area that counts.
    ///   - zone: for overlaps in a plane, the 3° zone whose plane all parcels are brought into; without it the
    ///     planar area of each parcel is that of its own zone.
    ///   - withGeodesic: whether the area enclosed by geodesics is computed beside; it costs more than all the rest.
    public init(model: AreaModel, zone: Int? = nil, withGeodesic: Bool = false) {
        self.model = model
        self.withGeodesic = withGeodesic || model == .geodesic
        target = GroundTarget(model, zone: zone)
    }

    /// Reads a layer whole.
    ///
    /// - Parameters:
    ///   - declaration: what to read.
    ///   - path: its file.
    ///   - extraFields: further fields whose values the parcels are to carry.
    /// - Throws: `inputRefused` for a file that is missing, damaged, empty or without a usable reference
    ///   system, and when not one of its features can be used.
    public func load(
        _ declaration: LayerDeclaration, path: String, extraFields: [String] = []
    ) throws(SurveyError) -> LoadedLayer {
        try load(declaration, path: path, extraFields: extraFields, conditions: [])
    }

    /// Reads a layer whole, and answers conditions about each of its features.
    ///
    /// - Parameter conditions: answered in the same pass (`LoadedLayer.meets`).
    package func load(
        _ declaration: LayerDeclaration, path: String, extraFields: [String], conditions: [Condition]
    ) throws(SurveyError) -> LoadedLayer {
        let reader = try LayerReader(
            declaration, path: path, columns: { _ in .roles(Set(FieldRole.allCases), further: extraFields) },
            conditions: conditions)
        var collector = FeatureCollector()
        do {
            func plane(_ target: GroundTarget) throws(ProjectionError) -> GroundPlane {
                try GroundPlane(reader.system, zone: declaration.zone, target: target)
            }
            let intake = try FeatureIntake(plane(target))
            // The model that is not the working plane's stands beside.
            let other = try plane(model == .planar ? .authalic : .own)
            var batch = FeatureBatch()
            while let (_, start, selection) = try reader.read(into: &batch) {
                intake.take(batch, where: selection) { index, taken in
                    collector.add(taken, ordinal: start + index, index, batch, reader) { measured in
                        try self.parcel(
                            measured, ordinal: start + index, index, batch, reader, intake, beside: other)
                    }
                }
            }
        } catch let error as SurveyError {
            throw error
        } catch {
            throw SurveyError.wrapping(error, at: reader.place) as? SurveyError
                ?? SurveyError(.fault, at: reader.place, Message(verbatim: "\(error)"))
        }
        return try collector.layer(reader)
    }

    private func parcel(
        _ measured: MeasuredGround, ordinal: Int, _ index: Int, _ batch: FeatureBatch, _ reader: LayerReader,
        _ intake: FeatureIntake, beside plane: GroundPlane
    ) throws -> Parcel {
        let own = measured.coverage.area
        let other = try intake.area(of: index, in: batch, measured, on: plane)
        let geodesic = withGeodesic ? try intake.geodesicArea(of: index, in: batch, measured) : nil
        return Parcel(
            fid: batch.fids[index], ordinal: ordinal, attributes: reader.attributes(of: index, in: batch),
            values: reader.values(of: index, in: batch), ground: intake.ground.feature(index),
            repairedOutline: measured.repair.flatMap { _ in intake.repairedOutline(of: index) },
            zone: measured.zone,
            areas: ParcelAreas(
                statutory: model == .planar ? other : own, planar: model == .planar ? own : other,
                geodesic: geodesic),
            area: geodesic.flatMap { model == .geodesic ? Area(rounding: $0) : nil } ?? measured.area,
            repair: measured.repair)
    }

    /// Reads a layer of parcels whole, telling that it does.
    ///
    /// - Throws: `inputRefused` for a layer of lines or points as well.
    package func parcels(
        of declaration: LayerDeclaration, progress: (Message) -> Void
    ) throws(SurveyError) -> LoadedLayer {
        progress(Message(zh: "读取 \(declaration.name)", en: "reading \(declaration.name)"))
        let layer = try load(declaration, path: declaration.source)
        guard layer.content == .parcels else {
            throw SurveyError(
                .inputRefused, at: declaration.source,
                Message(zh: "不是面状图层，没有面积", en: "has no polygons, so no area"))
        }
        return layer
    }
}
