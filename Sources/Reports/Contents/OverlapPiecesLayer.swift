import Bilingual
import Geodesy
import Geometry
public import Survey
import VectorFiles

/// The pieces of overlap as a layer for a map (重叠块图层).
public struct OverlapPiecesLayer: Sendable {
    private var features: [LayerContent.Feature] = []

    /// A layer without pieces.
    public init() {}

    /// The number of pieces.
    public var count: Int { features.count }

    /// Adds the pieces of parcels.
    ///
    /// - Parameters:
    ///   - parcels: with the pieces that were asked for.
    ///   - summary: names the layers.
    public mutating func add(_ parcels: [OverlaidParcel], in summary: OverlaySummary) {
        for parcel in parcels { add(parcel, in: summary) }
    }

    private mutating func add(_ parcel: OverlaidParcel, in summary: OverlaySummary) {
        for overlap in parcel.overlaps {
            for piece in overlap.pieces {
                let own: [FieldValue] = [
                    .integer(parcel.fid), .text(OverlapReport.name(ofLayer: overlap.layer, summary)),
                    .integer(overlap.fid), .real(Double(piece.area.hundredths) / 100),
                    .real((piece.thickness * 1000).rounded() / 1000), .text(piece.thicknessClass.code),
                    .text(piece.thicknessClass.words.zh),
                ]
                features.append(
                    (
                        .polygons(piece.polygons),
                        own + parcel.values.map { $0.map(FieldValue.text) ?? .missing }
                    ))
            }
        }
    }

    /// Writes the layer to a file that appears whole or not at all.
    ///
    /// - Parameters:
    ///   - path: ends with `.gpkg`, `.geojson` or `.fgb`.
    ///   - overwrite: whether a file there may be replaced.
    ///   - inputs: files that were read, none of which is replaced.
    ///   - summary: gives the reference system and the names of the values.
    /// - Throws: `OutputError`.
    public func write(
        to path: String, overwrite: Bool, inputs: [String], summary: OverlaySummary
    ) throws(OutputError) {
        let fields =
            [
                Field("parcel", .integer), Field("zone_layer", .text()), Field("zone_fid", .integer),
                Field("area_m2", .real()), Field("thickness_m", .real()), Field("class", .text()),
                Field("class_zh", .text()),
            ] + summary.parcelGrouping.map { Field("by_\($0)", .text()) }
        let content = LayerContent(
            LayerDefinition(
                name: "overlap_pieces", geometry: .polygon, fields: fields,
                referenceSystem: summary.referenceSystem),
            features: features)
        try LayerFile.write([content], to: path, overwrite: overwrite, inputs: inputs)
    }
}
