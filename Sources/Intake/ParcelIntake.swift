import Bilingual
import Geodesy
import Geometry
package import Land
import Overlay
import Project
import Projection
import VectorFiles

/// How parcels are measured: by which model, and in which plane their ground lies (量算口径).
package struct ParcelMeasure: Sendable {
    let model: AreaModel
    let target: GroundTarget
    let withGeodesic: Bool

    /// - Parameters:
    ///   - model: the area that counts.
    ///   - zone: for overlaps in a plane, the 3° zone whose plane all parcels are brought into; without it the
    ///     planar area of each parcel is that of its own zone.
    ///   - withGeodesic: whether the area enclosed by geodesics is computed beside; it costs more than all the rest.
    package init(_ model: AreaModel, zone: Int? = nil, withGeodesic: Bool = false) {
        self.model = model
        self.withGeodesic = withGeodesic || model == .geodesic
        target = GroundTarget(model, zone: zone)
    }
}

/// What a feature of a layer is taken for (入库要素).
package enum TakenFeature: Sendable {
    /// A parcel.
    case parcel(Parcel)
    /// A line.
    case line(Landmark)
    /// A point, or several.
    case point(Landmark)
    /// Something that cannot be used, also beside a feature that can.
    case setAside(SetAsideFeature)

    /// Its position in its source.
    package var ordinal: Int {
        switch self {
        case .parcel(let parcel): parcel.ordinal
        case .line(let landmark), .point(let landmark): landmark.ordinal
        case .setAside(let feature): feature.ordinal
        }
    }
}

/// Makes parcels of the features of a layer; one per task.
package final class ParcelIntake {
    private let measure: ParcelMeasure
    private let reader: LayerReader
    private let intake: FeatureIntake
    /// The plane of the model that is not the working plane's, whose areas stand beside.
    private let other: GroundPlane
    /// The working plane once more, for edges that are straight between longitudes and latitudes.
    private let edges: GroundPlane?
    /// Whether parcels get their views from other zones.
    private let withViews: Bool
    private var batch = FeatureBatch()

    /// An intake of one layer.
    ///
    /// - Parameter withViews: whether parcels get their views from other zones, to cover parcels there.
    package init(_ reader: LayerReader, _ measure: ParcelMeasure, withViews: Bool = false) throws {
        self.withViews = withViews
        self.measure = measure
        self.reader = reader
        func plane(_ target: GroundTarget) throws(ProjectionError) -> GroundPlane {
            try GroundPlane(
                reader.system, zone: reader.declaration.zone, target: target,
                isWorldwide: measure.model == .geodesic)
        }
        intake = try FeatureIntake(plane(measure.target))
        other = try plane(measure.model == .planar ? .authalic : .own)
        edges = reader.system.kind == .geographic ? try plane(measure.target) : nil
    }

    /// Reads the next features and takes them, one after the other.
    ///
    /// - Returns: whether there were any; other tasks may take some as well.
    /// - Throws: what reading and `body` throw.
    package func takeNext(_ body: (TakenFeature) throws -> Void) throws -> Bool {
        guard let (_, start, selection) = try reader.read(into: &batch, withOpen: true) else { return false }
        try intake.take(batch, where: selection) { index, taken in
            let ordinal = start + index
            func landmark(
                _ points: [Coordinate], lines: [[Coordinate]] = [], length: Int64, digest: UInt64 = 0
            ) -> Landmark {
                Landmark(
                    fid: batch.fids[index], ordinal: ordinal,
                    attributes: reader.attributes(of: index, in: batch),
                    values: reader.values(of: index, in: batch), marks: reader.marks(of: index, in: batch),
                    points: points, lines: lines, length: length, digest: digest)
            }
            func setAside(_ defect: Defect, box: Box?, isPart: Bool = false) -> TakenFeature {
                .setAside(
                    SetAsideFeature(
                        defect, ordinal: ordinal, attributes: reader.attributes(of: index, in: batch),
                        marks: reader.marks(of: index, in: batch), box: box, isPart: isPart))
            }
            let feature: TakenFeature
            switch reader.settled(taken, index, in: batch, box: intake.ground.feature(index).box) {
            case .parcel(let measured):
                do {
                    feature = .parcel(try parcel(measured, ordinal: ordinal, index, batch))
                } catch {
                    feature = setAside(
                        Defect(
                            .invalidCoordinate, fid: batch.fids[index], message: SurveyError.message(of: error)),
                        box: intake.ground.feature(index).box)
                }
            case .lines(let length, let lines):
                feature = .line(landmark([], lines: lines, length: length, digest: digest(of: index)))
            case .points(let places):
                feature = .point(
                    landmark(places, length: 0, digest: reader.digest(of: index, in: batch, at: places)))
            case .setAside(let defect, let box): feature = setAside(defect, box: box)
            }
            try body(feature)
            if let part = intake.beside(index, in: batch) {
                try body(setAside(part.defect, box: part.box, isPart: true))
            }
        }
        return true
    }

    /// A number that lines with the same corners share.
    private func digest(of index: Int) -> UInt64 {
        guard case .lines(let lines)? = batch.other(at: index)?.shape else { return 0 }
        return ShapeRegister.hash(of: lines.joined())
    }

    private func parcel(
        _ measured: MeasuredGround, ordinal: Int, _ index: Int, _ batch: FeatureBatch
    ) throws -> Parcel {
        let model = measure.model
        // Outside the zones of China there are areas along geodesics only.
        let isForeign = model == .geodesic && measured.zone == nil && reader.system.kind == .geographic
        let own = isForeign ? .nan : measured.coverage.area
        let other = isForeign ? .nan : try intake.area(of: index, in: batch, measured, on: other)
        let geodesic = measure.withGeodesic ? try intake.geodesicArea(of: index, in: batch, measured) : nil
        return Parcel(
            fid: batch.fids[index], ordinal: ordinal, attributes: reader.attributes(of: index, in: batch),
            values: reader.values(of: index, in: batch), marks: reader.marks(of: index, in: batch),
            ground: intake.ground.feature(index), inserted: intake.inserted(of: index),
            views: withViews
                ? try intake.views(of: index, in: batch, measured).map {
                    ZoneView(zone: $0.zone, ground: $0.ground)
                }
                : [],
            repairedOutline: measured.repair.flatMap { _ in intake.repairedOutline(of: index) },
            zone: measured.zone,
            areas: ParcelAreas(
                statutory: model == .planar ? other : own, planar: model == .planar ? own : other,
                geodesic: geodesic),
            area: geodesic.flatMap { model == .geodesic ? Area(rounding: $0) : nil } ?? measured.area,
            repair: measured.repair,
            longEdges: intake.longEdges(of: index, in: batch, measured, reader.stakes, on: edges))
    }
}
