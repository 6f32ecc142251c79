import Bilingual
import CGDAL
import FoundationEssentials

/// The encoding of a shapefile's texts (字符编码).
enum ShapefileEncoding {
    /// The encoding to tell GDAL, or `nil` to let it follow the file's own word.
    ///
    /// A `.cpg` file or a language byte is the file's own word. Without either, or with a `.cpg` that names no encoding,
    /// GDAL hands over raw bytes, so the texts decide: strict UTF-8 when all of them are, else GB18030, which contains
    /// GBK and GB 2312. A guess is reported. So is UTF-8 that is said to be GBK: texts of some length are not UTF-8 by
    /// chance.
    static func detect(
        _ parts: ShapefileParts, into findings: inout StructureFindings
    ) throws(VectorFileError) -> String? {
        guard let dbf = parts.dbf else { return nil }
        let table = try DBaseTable(path: dbf)
        var isNamed = false
        if let cpg = parts.cpg {
            let word = String(decoding: try ShapefileParts.bytes(of: cpg).prefix(64), as: UTF8.self)
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            isNamed = word.isEmpty || isKnown(normalised(word))
            if !isNamed {
                let guess = table.isUTF8 ? "UTF-8" : "GB18030"
                findings.add(
                    .repair, .encoding,
                    Message(
                        zh: "“\(word)”不是字符编码，按文字内容读作 \(guess)；如不对请用 --encoding（项目中 encoding）指明",
                        en: """
                            "\(word)" is no encoding; by their bytes texts are read as \(guess); name another with \
                            --encoding (encoding in a project)
                            """), path: cpg)
                return guess
            }
            if isChinese(normalised(word)) { return misnamed(table, dbf, into: &findings) }
            return nil
        }
        // 0x57 ("ANSI") is what ArcGIS writes on any Windows, so it does not tell GBK from Latin.
        guard table.languageDriver == 0 || table.languageDriver == 0x57 else {
            return table.languageDriver == 0x4D ? misnamed(table, dbf, into: &findings) : nil
        }
        guard !table.isUTF8 else { return "UTF-8" }
        findings.add(
            .repair, .encoding,
            Message(
                zh: "未注明字符编码，文字不是 UTF-8，按 GB18030（含 GBK）读；如不对请用 --encoding（项目中 encoding）指明",
                en: """
                    no encoding is named and the texts are not UTF-8, so they are read as GB18030 (with GBK in it); \
                    name another with --encoding (encoding in a project)
                    """), path: dbf)
        return "GB18030"
    }

    /// UTF-8 for texts that are said to be GBK but are not.
    private static func misnamed(
        _ table: DBaseTable, _ dbf: String, into findings: inout StructureFindings
    ) -> String? {
        guard table.hasTellingTexts, table.isUTF8 else { return nil }
        findings.add(
            .repair, .encoding,
            Message(
                zh: "注明为 GBK，但全部文字都是有效的 UTF-8，按 UTF-8 读；如确为 GBK 请用 --encoding GBK",
                en:
                    "said to be GBK, but all texts are valid UTF-8 and are read so; give --encoding GBK if they are not"
            ),
            path: dbf)
        return "UTF-8"
    }

    /// The positions of the fields of which texts end within a character, since they were cut short; a note tells of them.
    ///
    /// - Parameter encoding: the one that GDAL is told; `nil` when it follows the file's own word.
    static func cutFields(
        _ parts: ShapefileParts, _ encoding: String?, into findings: inout StructureFindings
    ) throws(VectorFileError) -> Set<Int> {
        guard let dbf = parts.dbf else { return [] }
        let table = try DBaseTable(path: dbf)
        var name = encoding ?? (table.languageDriver == 0x4D ? "GBK" : "")
        if encoding == nil, let cpg = parts.cpg {
            name = String(decoding: try ShapefileParts.bytes(of: cpg).prefix(64), as: UTF8.self)
        }
        let characters: DBaseTable.Characters
        switch normalised(name.filter { !$0.isWhitespace }) {
        case "UTF-8", "UTF8": characters = .unicode
        case let name where isChinese(name): characters = .chinese
        default: return []
        }
        let cut = table.cutColumns(characters)
        guard let first = cut.first else { return [] }
        let list = cut.map { column in
            "\(NameText.text(table.columns[column.position].name)) (\(column.count))"
        }.joined(separator: ", ")
        findings.add(
            .note, .encoding,
            Message(
                zh: "文字在半个汉字处被截断，字段（个数）：\(list)；填满这些字段的文字都可能不完整",
                en:
                    "texts are cut short within a character, fields (texts): \(list); whatever fills these fields may not be whole"
            ), path: dbf, feature: Int64(first.first))
        return Set(cut.map(\.position))
    }

    /// The converter's name for what stands in a `.cpg` file.
    private static func normalised(_ word: String) -> String {
        var name = word.uppercased()
        for prefix in ["ANSI ", "OEM ", "CP", "MS", "WINDOWS-"] where name.hasPrefix(prefix) {
            let rest = name.dropFirst(prefix.count)
            if rest.allSatisfy(\.isNumber) { name = String(rest) }
        }
        if name == "65001" { return "UTF-8" }
        if name.hasPrefix("8859") {
            return "ISO-8859-\(name.dropFirst(4).drop { !$0.isNumber })"
        }
        return !name.isEmpty && name.allSatisfy(\.isNumber) ? "CP\(name)" : name
    }

    private static func isChinese(_ name: String) -> Bool {
        ["CP936", "CP54936", "GBK", "GB2312", "GB18030", "EUC-CN", "HZ"].contains(name)
    }

    private static func isKnown(_ encoding: String) -> Bool {
        guard encoding.allSatisfy({ $0.isASCII && !$0.isWhitespace }) else { return false }
        let log = LibraryLog()
        log.collecting {
            let text = unsafe CPLRecode("a", encoding, "UTF-8")
            unsafe VSIFree(text)
        }
        return log.messages.isEmpty
    }

    /// Refuses an encoding that the converter does not know; GDAL would hand over raw bytes instead.
    static func requireKnown(_ encoding: String, path: String) throws(VectorFileError) {
        guard isKnown(encoding) else {
            throw VectorFileError(
                .unknownEncoding,
                Message(
                    zh: "不认识字符编码“\(encoding)”，常用：GBK、GB18030、UTF-8",
                    en: "unknown encoding \"\(encoding)\"; usual ones are GBK, GB18030, UTF-8"),
                path: path)
        }
    }
}
