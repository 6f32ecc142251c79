/// A file format for layers.
///
/// Drivers are an explicit list: GDAL opens many more, among them some that follow links to other files or
/// to the network.
public enum VectorFormat: String, Sendable, CaseIterable {
    /// ESRI shapefile: `.shp` with `.shx`, `.dbf`, `.prj`, `.cpg` beside it.
    case shapefile = "ESRI Shapefile"
    /// OGC GeoPackage.
    case geoPackage = "GPKG"
    /// GeoJSON.
    case geoJSON = "GeoJSON"
    /// FlatGeobuf.
    case flatGeobuf = "FlatGeobuf"

    /// The format that a file name asks for by its ending.
    public init?(path: String) {
        let name = path.lowercased()
        if name.hasSuffix(".shp") {
            self = .shapefile
        } else if name.hasSuffix(".gpkg") {
            self = .geoPackage
        } else if name.hasSuffix(".geojson") || name.hasSuffix(".json") {
            self = .geoJSON
        } else if name.hasSuffix(".fgb") {
            self = .flatGeobuf
        } else {
            return nil
        }
    }

    /// The name of its GDAL driver.
    var driverName: String { rawValue }
}
