public import Survey
import VectorFiles

/// The file that `tuban repair` writes.
public enum RepairOutput {
    /// Whether the file can hold both layers.
    public static func canWrite(to path: String) -> Bool { path.lowercased().hasSuffix(".gpkg") }

    /// Writes the mended layer, and beside it the features set aside if there are any.
    ///
    /// - Throws: `OutputError`.
    public static func write(
        _ repair: LayerRepair, to path: String, overwrite: Bool
    ) throws(OutputError) {
        let layers = [repair.repaired] + (repair.setAside.features.isEmpty ? [] : [repair.setAside])
        try LayerFile.write(layers, to: path, overwrite: overwrite, inputs: repair.files)
    }
}
