/// Bytes as text, with the encoding they were in.
struct DecodedText {
    /// The text; lines end in LF, without a byte order mark.
    let text: String
    let encoding: TextEncoding

    /// So many characters of several bytes make it certain that a text was meant as UTF-8: each has about one
    /// chance in seven to arise from GB18030.
    private static let certain = 8

    /// Decodes bytes.
    ///
    /// - Parameter declared: the charset that a page declares, in lower case.
    /// - Throws: `notText` for bytes in no known encoding; `unsupported` for a declared charset that is not
    ///   read.
    init(_ bytes: [UInt8], declared: String?) throws(DocumentFault) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            text = try Self.lines(Self.utf16(bytes[2...], isLittle: bytes[0] == 0xFF))
            encoding = .utf16
            return
        }
        if let zero = bytes.firstIndex(of: 0) {
            throw DocumentFault(
                .notText, zh: "不是文本：第 \(zero) 字节是零；请另存为 UTF-8 文本或 .docx",
                en: "not a text: byte \(zero) is zero; save it as UTF-8 text or .docx")
        }
        let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let utf8 = String(validating: bytes, as: UTF8.self)
        let (wide, valid) = Self.survey(bytes, isValid: utf8 != nil)
        let isDeclaredGB = declared.map(Self.gbNames.contains) ?? false
        if let utf8, isMarked || !isDeclaredGB || wide == 0 || wide >= Self.certain {
            text = Self.lines(utf8)
            encoding = .utf8
            return
        }
        if isMarked || utf8 == nil && wide >= Self.certain {
            throw DocumentFault(
                .notText, zh: "UTF-8 文本已损坏：第 \(valid) 字节起无法解码；请重新另存为 UTF-8 文本",
                en: "damaged UTF-8 text, undecodable from byte \(valid); save it again as UTF-8 text")
        }
        if let declared, !isDeclaredGB, declared != "utf-8", declared != "utf8" {
            throw DocumentFault(
                .unsupported, zh: "网页编码为 \(declared)；请在浏览器中打开后另存为 UTF-8 网页或文本",
                en: "a page in the charset \(declared); open it in a browser and save it as UTF-8 or as text")
        }
        text = try Self.lines(GB18030.decode(bytes))
        encoding = .gb18030
    }

    private static let gbNames: Set<String> = [
        "gb18030", "gbk", "x-gbk", "gb2312", "gb_2312", "gb_2312-80", "gb2312-80", "cp936", "ms936", "euc-cn",
        "chinese", "csgb2312",
    ]

    /// How many characters of several bytes stand before the first byte that is not UTF-8 (not counted beyond
    /// what makes it certain), and where that byte is.
    private static func survey(_ bytes: [UInt8], isValid: Bool) -> (wide: Int, valid: Int) {
        if isValid { return (bytes.lazy.filter { $0 >= 0xC0 }.prefix(certain).count, bytes.count) }
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var (wide, valid) = (0, 0)
        while true {
            guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { break }
            let width = UTF8.width(scalar)
            valid += width
            if width > 1 { wide += 1 }
        }
        return (wide, valid)
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isLittle: Bool) throws(DocumentFault) -> String {
        let first = bytes.startIndex
        let units = stride(from: first, to: bytes.endIndex - 1, by: 2).map { index in
            isLittle
                ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
                : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        }
        guard bytes.count.isMultiple(of: 2), !units.contains(0),
            let text = String(validating: units, as: UTF16.self)
        else {
            throw DocumentFault(
                .notText, zh: "UTF-16 文本已损坏；请重新另存为 UTF-8 文本",
                en: "damaged UTF-16 text; save it again as UTF-8 text")
        }
        return text
    }

    /// A text with LF line ends and without a byte order mark.
    private static func lines(_ text: String) -> String {
        guard text.utf8.contains(0x0D) || text.unicodeScalars.first == "\u{FEFF}" else { return text }
        var result = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\u{FEFF}", result.isEmpty { continue }
            if scalar == "\n", afterReturn {
                afterReturn = false
                continue
            }
            afterReturn = scalar == "\r"
            result.append(afterReturn ? "\n" : scalar)
        }
        return String(result)
    }
}
