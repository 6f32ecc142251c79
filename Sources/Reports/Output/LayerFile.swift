import Bilingual
public import VectorFiles

/// A file with layers as an output: whole or not at all (成果图层文件).
public enum LayerFile {
    /// Whether layers can be written to a file of that name: those formats that are one file.
    public static func canWrite(to path: String) -> Bool {
        switch VectorFormat(path: path) {
        case .geoPackage, .geoJSON, .flatGeobuf: true
        case .shapefile, .fileGeodatabase, .kml, .csv, .postgreSQL, nil: false
        }
    }

    /// Finds early what would keep a file from being written: one is there, it is an input, no permission.
    ///
    /// - Throws: `OutputError`.
    public static func check(_ path: String, overwrite: Bool, inputs: [String]) throws(OutputError) {
        _ = try OutputFile(at: path, overwrite: overwrite, inputs: inputs)
    }

    /// Writes layers to a file.
    ///
    /// - Parameters:
    ///   - layers: GeoJSON and FlatGeobuf hold one.
    ///   - path: says the format by its ending.
    ///   - overwrite: whether a file there may be replaced.
    ///   - inputs: files that were read, none of which is replaced.
    /// - Throws: `OutputError`.
    public static func write(
        _ layers: [LayerContent], to path: String, overwrite: Bool, inputs: [String]
    ) throws(OutputError) {
        guard canWrite(to: path), let format = VectorFormat(path: path) else {
            throw OutputError(
                .badName, path,
                Message(
                    zh: "图层文件的扩展名应为 .gpkg、.geojson 或 .fgb",
                    en: "a file with layers ends with .gpkg, .geojson or .fgb"))
        }
        let ending = path.split(separator: ".").last.map { ".\($0)" } ?? ""
        let file = try OutputFile(at: path, overwrite: overwrite, inputs: inputs, ending: ending)
        do throws(VectorFileError) {
            try VectorFileWriter.write(layers, to: file.temporaryPath, format: format)
        } catch {
            throw OutputError(
                .writeFailed, path, error.message, cause: error.libraryMessages.joined(separator: "; "))
        }
        try file.commit()
    }
}
