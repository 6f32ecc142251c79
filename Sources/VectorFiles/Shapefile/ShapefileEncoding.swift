import FoundationEssentials

/// The encoding of a shapefile's texts (字符编码).
enum ShapefileEncoding {
    /// The encoding to tell GDAL, or `nil` to let it follow the file's own word.
    ///
    /// A `.cpg` file or a language byte is the file's own word. Without either GDAL hands over raw bytes, so
    /// the texts decide: strict UTF-8 when all of them are, else GB18030, which contains GBK and GB 2312.
    static func detect(path: String) throws(VectorFileError) -> String? {
        let parts = ShapefileParts(shp: path)
        guard parts.cpg == nil, let dbf = parts.dbf else { return nil }
        let table = try DBaseTable(path: dbf)
        // 0x57 ("ANSI") is what ArcGIS writes on any Windows, so it does not tell GBK from Latin.
        guard table.languageDriver == 0 || table.languageDriver == 0x57 else { return nil }
        return table.isUTF8 ? "UTF-8" : "GB18030"
    }
}
