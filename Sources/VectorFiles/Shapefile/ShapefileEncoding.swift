import Bilingual
import CGDAL
import FoundationEssentials

/// The encoding of a shapefile's texts (字符编码).
enum ShapefileEncoding {
    /// What a file says of its encoding.
    private enum Word {
        /// Nothing, or nothing that tells GBK from Latin.
        case none
        /// A word that is no encoding.
        case unknown(String)
        case unicode, chinese, big5
        /// One of the single-byte encodings of western Europe.
        case western(String)
        /// One of another script.
        case foreign(String)

        /// Whether it is one of western Europe.
        var isWestern: Bool {
            if case .western = self { true } else { false }
        }

        /// The encoding by the converter's name.
        var encoding: String? {
            switch self {
            case .none, .unknown: nil
            case .unicode: "UTF-8"
            case .chinese: "GB18030"
            case .big5: "CP950"
            case .western(let name), .foreign(let name): name
            }
        }
    }

    /// The encoding to tell GDAL, or `nil` to let it follow the file's own word.
    ///
    /// A `.cpg` file or a language byte is the file's own word. Without either, or with a `.cpg` that names no encoding,
    /// GDAL hands over raw bytes, so the texts decide: strict UTF-8 when all of them are, else GB18030, which contains
    /// GBK and GB 2312. A guess is reported. So is a word that the texts contradict, all together and beyond doubt.
    static func detect(
        _ parts: ShapefileParts, into findings: inout StructureFindings
    ) throws(VectorFileError) -> String? {
        guard let dbf = parts.dbf else { return nil }
        let table = try DBaseTable(path: dbf)
        let word = try word(of: table, parts)
        // GDAL takes an empty .cpg for a word.
        let spelled = try isEmpty(parts.cpg) ? word.encoding : unusualSpelling(parts)
        // A table that says to be UTF-8 mostly is.
        if case .unicode = word {
            let evidence = table.evidence(withChinese: false)
            if evidence.notUnicode == 0, evidence.chineseUnicode > 0 || evidence.unicode == 0 { return spelled }
        }
        let evidence = table.evidence()
        // Without a Chinese text the names of the columns tell.
        let isUnicode =
            evidence.unicode + evidence.notUnicode == 0
            ? table.hasUnicodeNames : evidence.isUnicode || evidence.mayBeUnicode
        switch word {
        case .none:
            if isUnicode { return "UTF-8" }
            findings.add(
                .repair, .encoding,
                Message(zh: "未注明字符编码，", en: "no encoding is named; ") + RecodedText.notice
                    + RecodedText.remedy, path: dbf)
            return "GB18030"
        case .unknown(let word):
            let guess = isUnicode ? "UTF-8" : "GB18030"
            findings.add(
                .repair, .encoding,
                Message(
                    zh: "“\(word)”不是字符编码，按文字内容读作 \(guess)",
                    en: "\"\(word)\" is no encoding; by their bytes texts are read as \(guess)")
                    + RecodedText.remedy, path: parts.cpg ?? dbf)
            return guess
        case .unicode:
            let isChinese =
                evidence.notUnicode == 0 ? evidence.isShortByChance : evidence.isChinese && !evidence.isUnicode
            return isChinese ? misnamed("UTF-8", "GB18030", dbf, into: &findings) : spelled
        case .chinese:
            if evidence.isUnicode || evidence.isNoChinese {
                return misnamed("GBK", "UTF-8", dbf, into: &findings)
            }
            if evidence.isShortUnicode { doubt("GBK", "UTF-8", dbf, into: &findings) }
            return spelled
        case .big5:
            if evidence.isUnicode { return misnamed("Big5", "UTF-8", dbf, into: &findings) }
            if evidence.isSimplified { return misnamed("Big5", "GB18030", dbf, into: &findings) }
            if evidence.isShortUnicode { doubt("Big5", "UTF-8", dbf, into: &findings) }
            return spelled
        case .western(let name), .foreign(let name):
            if evidence.isUnicode || evidence.isShortUnicode {
                return misnamed(name, "UTF-8", dbf, into: &findings)
            }
            if word.isWestern ? evidence.isChinese : evidence.isChineseAmongScripts {
                return misnamed(name, "GB18030", dbf, into: &findings)
            }
            if word.isWestern ? evidence.mayBeChinese : evidence.mayBeChineseAmongScripts {
                doubt(name, "GBK", dbf, into: &findings)
            }
            return spelled
        }
    }

    /// Tells of texts that are read as they are said to be, though they could be in another encoding.
    private static func doubt(
        _ word: String, _ encoding: String, _ dbf: String, into findings: inout StructureFindings
    ) {
        findings.add(
            .note, .encoding,
            Message(
                zh: "注明的字符编码为 \(word)，按此读，但文字也可能是 \(encoding)；如显示为乱码请用 --encoding \(encoding)（项目中 encoding）",
                en: """
                    said to be in \(word) and read so, but the texts may be \(encoding); where they are garbled give \
                    --encoding \(encoding) (encoding in a project)
                    """), path: dbf)
    }

    /// The encoding of texts that are said to be in another.
    private static func misnamed(
        _ word: String, _ encoding: String, _ dbf: String, into findings: inout StructureFindings
    ) -> String {
        findings.add(
            .repair, .encoding,
            Message(
                zh: "注明的字符编码为 \(word)，但文字是 \(encoding)，按 \(encoding) 读；如确为 \(word) 请用 --encoding \(word)",
                en:
                    "said to be in \(word), but the texts are \(encoding) and are read so; give --encoding \(word) if they are not"
            ),
            path: dbf)
        return encoding
    }

    private static func word(of table: DBaseTable, _ parts: ShapefileParts) throws(VectorFileError) -> Word {
        guard let cpg = parts.cpg, try !isEmpty(cpg) else {
            switch table.languageDriver {
            case 0x4D, 0x7A: return .chinese
            case 0x4F, 0x78: return .big5
            // 0x57 ("ANSI") is what ArcGIS writes on any Windows, so it does not tell GBK from Latin.
            case let driver:
                guard let page = codePages.first(where: { $0.drivers.contains(driver) })?.page else {
                    return .none
                }
                return ofOneByte("CP\(page)")
            }
        }
        let word = try self.word(in: cpg)
        let name = normalised(word)
        guard isKnown(name) else { return .unknown(word) }
        if name == "UTF-8" { return .unicode }
        if isChinese(name) { return .chinese }
        return ["CP950", "BIG5"].contains(where: name.hasPrefix) ? .big5 : ofOneByte(name)
    }

    private static func ofOneByte(_ name: String) -> Word {
        let western = [
            "CP437", "CP850", "CP858", "CP1252", "ISO-8859-1", "ISO-8859-15", "LATIN1", "ASCII", "US-ASCII",
        ]
        return western.contains(name) ? .western(name) : .foreign(name)
    }

    /// The code pages of the language bytes of dBase, other than those of Chinese.
    private static let codePages: [(page: Int, drivers: Set<UInt8>)] = [
        (437, [0x01, 0x09, 0x0B, 0x0D, 0x0F, 0x11, 0x15, 0x18, 0x19, 0x1B]),
        (850, [0x02, 0x0A, 0x0E, 0x10, 0x12, 0x14, 0x16, 0x1A, 0x1D, 0x25, 0x37]),
        (1252, [0x03, 0x58, 0x59]), (865, [0x08, 0x17, 0x66]), (932, [0x13, 0x7B]), (863, [0x1C, 0x6C]),
        (852, [0x1F, 0x22, 0x23, 0x40, 0x64, 0x87]), (860, [0x24]), (866, [0x26, 0x65]), (949, [0x4E, 0x79]),
        (874, [0x50, 0x7C]), (861, [0x67]), (737, [0x6A, 0x86]), (857, [0x6B, 0x88]), (1250, [0xC8]),
        (1251, [0xC9]), (1254, [0xCA]), (1253, [0xCB]), (1257, [0xCC]),
    ]

    /// Whether a `.cpg` file has no word in it.
    private static func isEmpty(_ cpg: String?) throws(VectorFileError) -> Bool {
        guard let cpg else { return false }
        return try word(in: cpg).isEmpty
    }

    /// The encoding of a `.cpg` file that GDAL does not know as it is spelled: `UTF8`, or behind a byte order mark.
    private static func unusualSpelling(_ parts: ShapefileParts) throws(VectorFileError) -> String? {
        guard let cpg = parts.cpg else { return nil }
        let bytes = try ShapefileParts.bytes(of: cpg)
        let name = normalised(try word(in: cpg))
        guard name == "UTF-8" || isChinese(name) else { return nil }
        let raw = String(decoding: bytes.prefix(64), as: UTF8.self).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ").uppercased()
        return raw == name || "CP\(raw)" == name ? nil : name
    }

    /// What stands in a `.cpg` file, without a byte order mark and blanks.
    private static func word(in cpg: String) throws(VectorFileError) -> String {
        String(decoding: try ShapefileParts.bytes(of: cpg).prefix(64), as: UTF8.self)
            .split { $0.isWhitespace || $0 == "\u{FEFF}" }.joined(separator: " ")
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
        if encoding == nil, let cpg = parts.cpg { name = try word(in: cpg) }
        let characters: DBaseTable.Characters
        switch normalised(name) {
        case "UTF-8": characters = .unicode
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

    /// The converter's name for what stands in a `.cpg` file, or what people call an encoding.
    private static func normalised(_ word: String) -> String {
        var name = word.uppercased()
        for prefix in ["ANSI", "OEM", "CP", "MS", "WINDOWS", "CODEPAGE"] where name.hasPrefix(prefix) {
            let rest = name.dropFirst(prefix.count).drop { " -_:".contains($0) }
            if !rest.isEmpty, rest.allSatisfy(\.isNumber) { name = String(rest) }
        }
        let bare = name.filter { !" -_".contains($0) }
        if ["65001", "UTF8", "UTF8BOM"].contains(bare) { return "UTF-8" }
        if ["GBK", "GB2312", "GB18030", "GB23121980", "GB180302000", "GB180302022"].contains(bare) {
            return bare
        }
        let latin = bare.hasPrefix("ISO") ? bare.dropFirst(3) : bare[...]
        if latin.hasPrefix("8859") { return "ISO-8859-\(latin.dropFirst(4))" }
        return !name.isEmpty && name.allSatisfy(\.isNumber) ? "CP\(name)" : name
    }

    private static func isChinese(_ name: String) -> Bool {
        name.hasPrefix("GB") || ["CP936", "CP54936", "EUC-CN", "HZ"].contains(name)
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

    /// The converter's name of an encoding that people name: of those of China's standards the one that contains the others.
    ///
    /// - Throws: `unknownEncoding` for what the converter does not know; GDAL would hand over raw bytes instead.
    static func known(_ encoding: String, path: String) throws(VectorFileError) -> String {
        let name = normalised(encoding)
        guard isKnown(name) else {
            throw VectorFileError(
                .unknownEncoding,
                Message(
                    zh: "不认识字符编码“\(encoding)”，常用：GBK、GB18030、UTF-8",
                    en: "unknown encoding \"\(encoding)\"; usual ones are GBK, GB18030, UTF-8"),
                path: path)
        }
        return isChinese(name) ? "GB18030" : name
    }
}
