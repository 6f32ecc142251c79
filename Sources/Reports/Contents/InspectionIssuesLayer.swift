import Bilingual
import Geometry
public import Survey
import VectorFiles

/// What an inspection found as a layer for a map (质量问题图层).
public enum InspectionIssuesLayer {
    /// Writes the issues that have ground to a file that appears whole or not at all.
    ///
    /// - Parameters:
    ///   - files: what was found.
    ///   - path: ends with `.gpkg`, `.geojson` or `.fgb`.
    ///   - overwrite: whether a file there may be replaced.
    ///   - inputs: files that were read, none of which is replaced.
    /// - Returns: the number of issues written.
    /// - Throws: `OutputError`.
    @discardableResult
    public static func write(
        _ files: [FileInspection], to path: String, overwrite: Bool, inputs: [String]
    ) throws(OutputError) -> Int {
        var features: [LayerContent.Feature] = []
        for file in files {
            for layer in file.layers {
                for issue in layer.issues {
                    guard let ground = issue.ground else { continue }
                    features.append(
                        (
                            .polygons(ground),
                            [
                                .text(file.path), .text(layer.name),
                                issue.fid.map(FieldValue.integer) ?? .missing,
                                .text(issue.code), .text(issue.severity.rawValue), .text(issue.message.zh),
                                .text(issue.message.en),
                            ]
                        ))
                }
            }
        }
        let fields = ["file", "layer", "fid_src", "code", "severity", "message_zh", "message_en"].map {
            Field($0, $0 == "fid_src" ? .integer : .text())
        }
        let content = LayerContent(
            LayerDefinition(
                name: "issues", geometry: .polygon, fields: fields, referenceSystem: "EPSG:4490"),
            features: features)
        try LayerFile.write([content], to: path, overwrite: overwrite, inputs: inputs)
        return features.count
    }
}
