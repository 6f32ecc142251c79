import Bilingual
import FoundationEssentials

/// The structure of a file with layers (文件结构), judged before any feature is read.
public enum FileStructure {
    /// Everything that can be found about a file: what keeps it from being read, what is made good, what is unusual.
    ///
    /// It is what opening the file rests on: `VectorDataset(opening:)` throws the first issue of the severity `refuse`.
    /// The file is not changed, and nothing is left beside it.
    ///
    /// - Parameters:
    ///   - path: a local file, a geodatabase's folder, an archive, or a source that begins with `PG:`.
    ///   - encoding: as for `VectorDataset(opening:encoding:)`.
    /// - Returns: the issues; of several of a kind the first ten, and how many more there are.
    public static func judge(_ path: String, encoding: String? = nil) -> [StructureIssue] {
        do throws(VectorFileError) {
            let dataset = try VectorDataset(opening: path, encoding: encoding)
            var issues = dataset.issues
            guard dataset.isArchiveOfSeveral else { return issues }
            for name in dataset.layerNames {
                do throws(VectorFileError) {
                    issues += try dataset.member(named: name).issues.filter { !issues.contains($0) }
                } catch {
                    let found = error.issues.isEmpty ? [StructureIssue(error)] : error.issues
                    issues += found.filter { !issues.contains($0) }
                }
            }
            return issues
        } catch {
            return error.issues.isEmpty ? [StructureIssue(error)] : error.issues
        }
    }

    /// What an examination of a file found.
    struct Examination {
        var issues: [StructureIssue] = []
        /// The options with which GDAL is to open it.
        var options: [String] = []
        /// The driver that is to open it, where that is not the one of its format.
        var driver: String?
        /// Whether the file says that its reference system is unknown.
        var hasUndefinedSystem = false
        /// The positions of fields of which some text ends within a character.
        var cutFields: Set<Int> = []
        /// The copy that the library reads in the place of the file.
        var copy: RewrittenFile?
        /// What the file calls the fields that the copy has under other names.
        var fieldNames: [String: String] = [:]
        /// The columns of numbers with more digits than the library keeps.
        var longNumbers: LongNumbers?
        /// The cells of the column of well-known text in a table.
        var wellKnownColumn: WellKnownColumn?
    }

    /// Examines a file of a format, without GDAL.
    ///
    /// - Throws: `unknownEncoding`.
    static func examine(
        _ path: String, format: VectorFormat, encoding: String?
    ) throws(VectorFileError) -> Examination {
        var findings = StructureFindings(path: path)
        var result = Examination()
        switch format {
        case .shapefile:
            let parts = ShapefileParts(shp: path)
            ShapefileStructure.examine(parts, into: &findings)
            let named = try encoding.map { word throws(VectorFileError) in
                try ShapefileEncoding.known(word, path: path)
            }
            guard !findings.isRefused else { break }
            let found: String? =
                if let named { named } else { try ShapefileEncoding.detect(parts, into: &findings) }
            if let found { result.options.append("ENCODING=\(found)") }
            if let dbf = parts.dbf { result.longNumbers = try LongNumbers(dbf, into: &findings) }
            result.cutFields = try ShapefileEncoding.cutFields(parts, found, into: &findings)
        case .geoJSON:
            do throws(VectorFileError) {
                let checked = try GeoJSONStructure.check(path: path)
                findings.add(contentsOf: checked.issues)
                result.hasUndefinedSystem = checked.hasUndefinedSystem
                result.copy = checked.copy
                if checked.isSequence { result.driver = "GeoJSONSeq" }
            } catch {
                findings.add(error)
            }
        case .geoPackage:
            GeoPackageStructure.examine(path, into: &findings)
            // No lock, no journal, no shared memory beside the file.
            result.options.append("IMMUTABLE=YES")
            // Tables that the package does not declare are none of its layers.
            result.options.append("LIST_ALL_TABLES=NO")
        case .flatGeobuf:
            FlatGeobufStructure.examine(path, into: &findings)
            result.options.append("VERIFY_BUFFERS=YES")
        case .fileGeodatabase: GeodatabaseStructure.examine(path, into: &findings)
        case .kml:
            if let (copy, names) = KMLStructure.examine(path, into: &findings) {
                (result.copy, result.fieldNames) = (copy, names)
            }
        case .csv:
            let named = try encoding.map { word throws(VectorFileError) in
                try ShapefileEncoding.known(word, path: path)
            }
            let table = CSVStructure(path, encoding: named, into: &findings)
            result.copy = table.copy
            result.options += ["AUTODETECT_TYPE=NO", "EMPTY_STRING_AS_NULL=YES", "HEADERS=YES"]
            switch table.geometry {
            case .text(let name): result.options += ["GEOM_POSSIBLE_NAMES=\(name)", "KEEP_GEOM_COLUMNS=NO"]
            case .point(let x, let y): result.options += ["X_POSSIBLE_NAMES=\(x)", "Y_POSSIBLE_NAMES=\(y)"]
            case nil: break
            }
            guard case .text? = table.geometry, !findings.isRefused else { break }
            result.wellKnownColumn = table.texts
        case .postgreSQL:
            // The session cannot write, whatever a condition calls.
            result.options += [
                "LIST_ALL_TABLES=NO", "PRELUDE_STATEMENTS=SET default_transaction_read_only = on",
            ]
        }
        result.issues = findings.finished()
        return result
    }
}

extension StructureIssue {
    /// An error as an issue that keeps the file from being read.
    init(_ error: VectorFileError) {
        let library = error.libraryMessages.isEmpty ? "" : " [\(error.libraryMessages.joined(separator: "; "))]"
        self.init(
            .refuse, error.code == .unknownFormat || error.code == .notFound ? .format : .header,
            error.message + Message(zh: "", en: library), path: error.path, layer: error.layer,
            feature: error.feature)
    }
}
