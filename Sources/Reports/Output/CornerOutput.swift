import CornerLists
public import Intake
import Survey
import VectorFiles

/// Files that `tuban corners` writes: a layer, or a text of corners.
public enum CornerOutput {
    /// Whether a name asks for a layer.
    public static func isLayer(_ path: String) -> Bool { VectorFormat(path: path) != nil }

    /// Writes the parcels of a file of corners as a layer.
    ///
    /// - Throws: `OutputError`, or `SurveyError` where the parcels make no layer.
    public static func writeLayer(
        of source: CornerSource, to path: String, overwrite: Bool, inputs: [String]
    ) throws {
        try LayerFile.write(
            [try source.content(named: "parcels")], to: path, overwrite: overwrite, inputs: inputs)
    }
}
