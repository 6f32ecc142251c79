import Bilingual
import Geodesy
import Overlay
import Parcels

/// Computes the coverage of a layer's parcels by others.
enum CoverageComputation {
    /// The coverage of every parcel of a layer, in the layer's order.
    ///
    /// - Throws: `inputRefused` naming the parcel, when its polygons cannot be overlaid.
    static func coverage(
        of subject: LoadedLayer, by covers: [LoadedLayer]
    ) throws(SurveyError) -> LayerCoverage {
        let engine: TopologyCoverageEngine
        do {
            engine = try TopologyCoverageEngine(covers.map { CoverLayer(features: $0.parcels.map(\.ground)) })
        } catch {
            throw SurveyError(.inputRefused, at: covers.map(\.path).joined(separator: ", "), error.message)
        }
        var parcels: [LayerCoverage.ParcelCoverage] = []
        for parcel in subject.parcels {
            let place = "\(subject.path) · #\(parcel.fid)"
            let raw: Coverage
            do {
                raw = try engine.coverage(of: parcel.ground)
            } catch {
                throw SurveyError(.inputRefused, at: place, error.message)
            }
            do {
                parcels.append(try rounded(raw, of: parcel))
            } catch {
                throw SurveyError(.fault, at: place, error.message)
            }
        }
        return LayerCoverage(
            subject: subject.declaration.name, covers: covers.map(\.declaration.name), parcels: parcels)
    }

    private static func rounded(
        _ raw: Coverage, of parcel: Parcel
    ) throws(GeodesyError) -> LayerCoverage.ParcelCoverage {
        let areas = try parcel.area.balanced(over: raw.masks.map(\.area))
        return LayerCoverage.ParcelCoverage(
            fid: parcel.fid,
            masks: zip(raw.masks, areas).map { (mask: $0.mask, area: $1) },
            features: raw.features.compactMap { piece in
                Area(rounding: piece.area).map { (layer: piece.layer, feature: piece.feature, area: $0) }
            })
    }
}
