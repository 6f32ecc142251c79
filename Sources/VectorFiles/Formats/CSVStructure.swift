import Bilingual
import FoundationEssentials
import Glibc

/// Checks a table in CSV (RFC 4180) before GDAL opens it, and finds its columns with geometry.
///
/// GDAL lets one unbalanced quotation mark swallow rows, and fills rows that are too short.
struct CSVStructure {
    /// The columns that hold the geometry.
    enum Geometry: Equatable {
        /// One of well-known text.
        case text(String)
        /// Two of coordinates: easting or longitude, then northing or latitude.
        case point(x: String, y: String)
    }

    private(set) var geometry: Geometry?
    /// What the cells of well-known text are that hold the geometry.
    private(set) var texts = WellKnownColumn()
    private(set) var columns: [String] = []

    private static let textNames: Set<String> = ["wkt", "geom", "geometry", "the_geom", "geom_wkt", "几何", "图形"]
    private static let eastNames: Set<String> = [
        "x", "lon", "lng", "long", "longitude", "easting", "经度", "东坐标", "横坐标",
    ]
    private static let northNames: Set<String> = ["y", "lat", "latitude", "northing", "纬度", "北坐标", "纵坐标"]

    /// What the library reads in the place of the file: in UTF-8, its shapes in plain well-known text.
    private(set) var copy: RewrittenFile?

    /// Finds what is wrong with a file.
    ///
    /// - Parameter encoding: the encoding that its user names, for a text that is not UTF-8; else that is taken for GB18030.
    init(_ path: String, encoding: String?, into findings: inout StructureFindings) {
        do throws(VectorFileError) {
            let data = try ShapefileParts.bytes(of: path)
            let wide = RecodedText.unicode(wide: data)
            guard wide != nil || !RecodedText.isWide(data) else {
                findings.add(
                    .refuse, .encoding,
                    Message(
                        zh: "UTF-16 文本已损坏；请重新另存为“CSV UTF-8”",
                        en: "damaged UTF-16 text; save it again as \"CSV UTF-8\""))
                return
            }
            let isUnicode = wide != nil || RecodedText.isUnicode(data)
            let recoded =
                wide
                ?? (isUnicode || data.contains(0)
                    ? nil : RecodedText.unicode(data, from: encoding ?? "GB18030"))
            let text = recoded ?? data
            unsafe text.withUnsafeBytes { bytes in
                unsafe check(
                    bytes, recoded == nil ? PassedPages(of: bytes) : nil, isUnicode: isUnicode, into: &findings)
            }
            guard recoded != nil || !texts.prefixes.isEmpty, !findings.isRefused else { return }
            if wide != nil {
                findings.add(.note, .encoding, Message(zh: "文字为 UTF-16", en: "the text is UTF-16"))
            } else if recoded != nil, encoding == nil {
                findings.add(.note, .encoding, RecodedText.notice + RecodedText.remedy)
            }
            let copy = try RewrittenFile(
                of: path, text, texts.prefixes.map { RewrittenFile.Edit(range: $0, text: "") })
            if let dot = path.lastIndex(of: "."),
                let system = try? Data(contentsOf: URL(filePath: path[..<dot] + ".prj"))
            {
                try copy.add(system, ending: "prj")
            }
            self.copy = copy
        } catch {
            findings.add(error)
        }
    }

    private mutating func check(
        _ bytes: UnsafeRawBufferPointer, _ passed: PassedPages?, isUnicode: Bool,
        into findings: inout StructureFindings
    ) {
        let start = unsafe bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let separator = unsafe Self.separator(of: bytes, from: start)
        if separator != UInt8(ascii: ",") {
            findings.add(
                .note, .syntax,
                Message(
                    zh: "分隔符为\(separator == 9 ? "制表符" : "分号")",
                    en: "values are separated by \(separator == 9 ? "tabs" : "semicolons")"))
        }
        var pages = passed
        // Counted from 1, as soon as the header is read.
        var textColumn: Int?
        var position = start
        var line = 1
        var record = 0
        while position < bytes.count {
            let first = line
            let begin = position
            var isBlank = true
            var fields = 1
            var field: [UInt8] = []
            var isQuoted = false
            var quoteLine = line
            var ended = false
            texts.start()
            // Of the rows only the number of fields is wanted; of the header the names.
            func keep(_ byte: UInt8) {
                if record == 0 {
                    field.append(byte)
                } else if fields == textColumn {
                    texts.take(byte, at: position - 1)
                }
            }
            func close() {
                if record == 0 { columns.append(String(decoding: field, as: UTF8.self)) }
                field.removeAll(keepingCapacity: true)
            }
            while position < bytes.count, !ended {
                // Of what is behind the header only marks count, and the beginnings of geometries.
                if record > 0, fields != textColumn || !texts.isOpen {
                    let start = position
                    position = unsafe Self.end(ofPlainBytes: bytes, from: start, isQuoted ? nil : separator)
                    if position > start { isBlank = false }
                    guard position < bytes.count else { break }
                }
                let byte = unsafe bytes[position]
                position += 1
                if byte == 0 {
                    findings.add(
                        .refuse, .syntax,
                        Message(
                            zh: "有空字节：文字疑为 UTF-16 或已损坏；请另存为“CSV UTF-8”",
                            en:
                                "there is a null byte: the text may be UTF-16, or damaged; save it as \"CSV UTF-8\""
                        ), line: line)
                    return
                }
                let next = position < bytes.count ? unsafe bytes[position] : 0
                if byte == 0x0A || (byte == 0x0D && next != 0x0A) { line += 1 }
                if byte != 0x0A, byte != 0x0D { isBlank = false }
                if isQuoted {
                    if byte != UInt8(ascii: "\"") {
                        keep(byte)
                    } else if position < bytes.count, next == byte {
                        keep(byte)
                        position += 1
                    } else {
                        isQuoted = false
                    }
                } else if byte == UInt8(ascii: "\"") {
                    isQuoted = true
                    quoteLine = line
                } else if byte == separator {
                    fields += 1
                    close()
                } else if byte == 0x0A || byte == 0x0D {
                    if byte == 0x0D, next == 0x0A { continue }
                    ended = true
                } else {
                    keep(byte)
                }
            }
            close()
            pages?.pass(position)
            if isQuoted {
                findings.add(
                    .refuse, .syntax,
                    Message(zh: "引号没有闭合", en: "a quotation mark is not closed"), line: quoteLine)
                return
            }
            guard unsafe isUnicode || String(validating: bytes[begin..<position], as: UTF8.self) != nil else {
                findings.add(
                    .refuse, .encoding,
                    Message(
                        zh: "文字不是 UTF-8（疑为 GBK），请在 Excel 中另存为“CSV UTF-8”",
                        en: "the text is not UTF-8 but probably GBK; save the file as \"CSV UTF-8\""),
                    line: first)
                return
            }
            if isBlank { continue }
            if record == 0 {
                checkHeader(into: &findings)
                if case .text(let name)? = geometry { textColumn = columns.firstIndex(of: name).map { $0 + 1 } }
            } else if fields != columns.count {
                findings.add(
                    .refuse, .count,
                    Message(
                        zh: "有\(fields)列，表头有\(columns.count)列",
                        en: "there are \(fields) values, the header has \(columns.count)"),
                    line: first)
            }
            if textColumn != nil, record > 0 { texts.end(record: record, line: first) }
            record += 1
        }
        texts.judge(into: &findings)
        guard record > 0 else {
            return findings.add(.refuse, .header, Message(zh: "文件是空的", en: "the file is empty"))
        }
        guard geometry == nil else { return }
        findings.add(
            .refuse, .geometryKind,
            Message(
                zh: "没有图形列，也不是拐点坐标表：需有 WKT 列（WKT、geom 等），或每行一个拐点（点号、X坐标、Y坐标，或经度、纬度）",
                en: """
                    no column holds geometry, and the rows are no table of corners: a column of WKT (named WKT, geom or \
                    the like) is needed, or one corner a row (number, X and Y, or longitude and latitude)
                    """))
    }

    /// Where bytes end that are no mark: no end of a line, quotation mark, null byte or separator.
    private static func end(
        ofPlainBytes bytes: UnsafeRawBufferPointer, from start: Int, _ separator: UInt8?
    ) -> Int {
        if let separator {
            var place = start
            while place < bytes.count {
                let byte = unsafe bytes[place]
                guard byte > UInt8(ascii: "\"") || byte == 0x20, byte != separator else { return place }
                place += 1
            }
            return place
        }
        guard let base = bytes.baseAddress else { return start }
        // Not to the end of the file, where one of the marks may be, for each of the others.
        var end = min(start + 4096, bytes.count)
        for mark: Int32 in [0x22, 0x0A, 0x0D, 0] {
            if let found = unsafe memchr(base + start, mark, end - start) {
                end = unsafe base.distance(to: found)
            }
        }
        return end
    }

    /// The sign that occurs most often in the first line outside quotation marks.
    private static func separator(of bytes: UnsafeRawBufferPointer, from start: Int) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for index in start..<bytes.count {
            let byte = unsafe bytes[index]
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, byte == 0x0A || byte == 0x0D { break }
            if !isQuoted, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == 9 {
                counts[byte, default: 0] += 1
            }
        }
        let comma = UInt8(ascii: ",")
        return counts.max { ($0.value, $0.key == comma ? 1 : 0) < ($1.value, $1.key == comma ? 1 : 0) }?.key
            ?? comma
    }

    private mutating func checkHeader(into findings: inout StructureFindings) {
        var seen: Set<String> = []
        let unnamed = columns.indices.filter { columns[$0].allSatisfy(\.isWhitespace) }
        if !unnamed.isEmpty {
            let list = unnamed.map { String($0 + 1) }.joined(separator: "、")
            findings.add(
                .note, .fieldName,
                Message(
                    zh: "第\(list)列没有列名，读作 field_列号",
                    en: "the columns \(list) have no name and are called field_ and their number"),
                line: 1)
        }
        for (index, name) in columns.enumerated()
        where !unnamed.contains(index) && !seen.insert(name.lowercased()).inserted {
            findings.add(
                .refuse, .fieldName,
                Message(zh: "两列都叫“\(name)”，请改名", en: "two columns are named \(name); rename one"), line: 1)
        }
        func column(_ names: Set<String>) -> String? {
            let found = columns.filter { names.contains($0.lowercased().split(separator: " ").joined()) }
            return found.count == 1 ? found[0] : nil
        }
        if let text = column(Self.textNames) {
            geometry = .text(text)
        } else if let x = column(Self.eastNames), let y = column(Self.northNames) {
            geometry = .point(x: x, y: y)
            findings.add(
                .note, .geometryKind,
                Message(
                    zh: "“\(x)”作东坐标（经度）、“\(y)”作北坐标（纬度），读作点，没有面积",
                    en:
                        "\(x) is taken for easting or longitude and \(y) for northing or latitude; points have no area"
                ))
        }
    }
}
