import Bilingual
import CGDAL
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

    /// Refuses an encoding that the converter does not know; GDAL would hand over raw bytes instead.
    static func requireKnown(_ encoding: String, path: String) throws(VectorFileError) {
        let log = LibraryLog()
        log.collecting {
            let text = unsafe CPLRecode("a", encoding, "UTF-8")
            unsafe VSIFree(text)
        }
        guard log.messages.isEmpty else {
            throw VectorFileError(
                .unknownEncoding,
                Message(
                    zh: "不认识字符编码“\(encoding)”，常用：GBK、GB18030、UTF-8",
                    en: "unknown encoding \"\(encoding)\"; usual ones are GBK, GB18030, UTF-8"),
                path: path, libraryMessages: log.messages)
        }
    }
}
