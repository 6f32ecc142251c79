import Bilingual
import Geodesy
import Overlay
import Parcels

/// Computes the coverage of a layer's parcels by others.
enum CoverageComputation {
    /// The coverage of every parcel of a layer, in the layer's order.
    ///
    /// - Throws: `inputRefused` when there are too many layers.
    static func coverage(
        of subject: LoadedLayer, by covers: [CoverGroup]
    ) throws(SurveyError) -> LayerCoverage {
        let engine: EdgeCoverageEngine
        do {
            engine = try EdgeCoverageEngine(layers(of: covers))
        } catch {
            throw SurveyError(
                .inputRefused, at: covers.map(\.layer).joined(separator: ", "), error.message)
        }
        return try coverage(of: subject, by: covers, engine) { $0.message }
    }

    /// The grounds of cover groups, as the engines take them.
    static func layers(of covers: [CoverGroup]) -> [CoverLayer] {
        covers.map { CoverLayer(features: $0.grounds) }
    }

    /// The coverage of every parcel of a layer by one engine or the other.
    ///
    /// - Throws: `inputRefused` naming the parcel, when its polygons cannot be overlaid.
    static func coverage<Engine: CoverageEngine>(
        of subject: LoadedLayer, by covers: [CoverGroup], _ engine: Engine,
        message: (Engine.Failure) -> Message
    ) throws(SurveyError) -> LayerCoverage {
        var parcels: [LayerCoverage.ParcelCoverage] = []
        for parcel in subject.parcels {
            let place = "\(subject.path) · #\(parcel.fid)"
            let raw: Coverage
            do throws(Engine.Failure) {
                raw = try engine.coverage(of: parcel.ground)
            } catch {
                throw SurveyError(.inputRefused, at: place, message(error))
            }
            do {
                parcels.append(try rounded(raw, of: parcel))
            } catch {
                throw SurveyError(.fault, at: place, error.message)
            }
        }
        return LayerCoverage(
            subject: subject.declaration.name,
            covers: covers.map { LayerCoverage.Cover(layer: $0.layer, value: $0.value) }, parcels: parcels)
    }

    static func rounded(
        _ raw: Coverage, of parcel: Parcel
    ) throws(GeodesyError) -> LayerCoverage.ParcelCoverage {
        let areas = try parcel.area.balanced(over: raw.masks.map(\.area))
        return LayerCoverage.ParcelCoverage(
            fid: parcel.fid,
            masks: zip(raw.masks, areas).map { (mask: $0.mask, area: $1) })
    }
}
