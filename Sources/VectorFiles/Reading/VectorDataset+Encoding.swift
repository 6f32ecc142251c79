import FoundationEssentials

extension VectorDataset {
    /// How the encoding of texts was found.
    public enum EncodingSource: Sendable {
        /// The user named it.
        case user
        /// The file says so: a `.cpg` file, a language byte, or its format.
        case file
        /// The file says nothing; its texts are of it.
        case texts
    }

    /// The encoding of the file's texts and how it was found.
    ///
    /// - Parameter named: the encoding that the file was opened with, if the user named one.
    public func textEncoding(named: String?) -> (name: String, source: EncodingSource) {
        guard format == .shapefile, VectorFormat(path: path) == .shapefile else { return ("UTF-8", .file) }
        if let named { return (named, .user) }
        let parts = ShapefileParts(shp: path)
        if let found = openOption("ENCODING") {
            // The file's own word, spelled as the library knows it, or one that its texts contradict.
            let isGuess = parts.cpg == nil || issues.contains { $0.code == .encoding && $0.severity == .repair }
            return (found, isGuess ? .texts : .file)
        }
        if let cpg = parts.cpg, let text = try? String(contentsOfFile: cpg, encoding: .utf8) {
            return (text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? "", .file)
        }
        guard let dbf = parts.dbf, let table = try? DBaseTable(path: dbf) else { return ("", .file) }
        // 77 is code page 936, GBK.
        return (table.languageDriver == 77 ? "GBK" : "LDID \(table.languageDriver)", .file)
    }
}
