import Bilingual

/// A file format for layers.
///
/// Drivers are an explicit list: GDAL opens many more, among them some that follow links to other files or
/// to the network. A file is opened by the driver of its ending and no other.
public enum VectorFormat: String, Sendable, CaseIterable {
    /// ESRI shapefile: `.shp` with `.shx`, `.dbf`, `.prj`, `.cpg` beside it.
    case shapefile = "ESRI Shapefile"
    /// OGC GeoPackage.
    case geoPackage = "GPKG"
    /// GeoJSON: one object, or a sequence of features.
    case geoJSON = "GeoJSON"
    /// FlatGeobuf.
    case flatGeobuf = "FlatGeobuf"
    /// ESRI File Geodatabase (文件地理数据库): a folder that ends with `.gdb`.
    case fileGeodatabase = "OpenFileGDB"
    /// KML, read by LIBKML; always in WGS 84. A map program of the field calls it `.ovkml`.
    case kml = "LIBKML"
    /// A table with a column of well-known text, or two of coordinates.
    case csv = "CSV"
    /// A PostgreSQL database with PostGIS, for a source that begins with `PG:` or `postgresql://`.
    case postgreSQL = "PostgreSQL"

    /// The formats that `VectorFileWriter` writes, the same bytes each time.
    public static let writable: [VectorFormat] = [.shapefile, .geoPackage, .geoJSON, .flatGeobuf]

    /// The endings that files of the formats have, and archives with such files.
    static let endings = "shp、gpkg、geojson、fgb、gdb、kml、kmz、csv、zip"

    /// The format that a file name asks for by its ending; `nil` for others and for archives.
    public init?(path: String) {
        guard !SourceName.isDatabase(path) else {
            self = .postgreSQL
            return
        }
        var name = path.lowercased()
        while name.hasSuffix("/") { name.removeLast() }
        if name.hasSuffix(".shp") {
            self = .shapefile
        } else if name.hasSuffix(".gpkg") {
            self = .geoPackage
        } else if [".geojson", ".json", ".geojsonl", ".geojsons", ".ndjson"].contains(where: name.hasSuffix) {
            self = .geoJSON
        } else if name.hasSuffix(".fgb") {
            self = .flatGeobuf
        } else if name.hasSuffix(".gdb") {
            self = .fileGeodatabase
        } else if name.hasSuffix(".kml") || name.hasSuffix(".ovkml") {
            self = .kml
        } else if name.hasSuffix(".csv") {
            self = .csv
        } else {
            return nil
        }
    }

    /// Whether a name is that of an archive with files of layers.
    public static func isArchive(_ path: String) -> Bool { LayerArchive.isArchive(path) }

    /// The name of its GDAL driver.
    var driverName: String { rawValue }
}
