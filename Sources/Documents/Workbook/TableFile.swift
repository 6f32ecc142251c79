/// A file that is a table: a workbook, or separated values.
public enum TableFile {
    private static let textEndings: Set<String> = ["csv", "tsv"]

    /// The sheets of a table, told by its bytes; the ending decides only what they leave open.
    ///
    /// Programs write pages, and texts between tabs, under the ending of workbooks.
    ///
    /// - Parameters:
    ///   - encoding: the encoding of separated values that the user names.
    ///   - path: the file's name, for messages and its ending.
    /// - Returns: `nil` for a file of another kind.
    /// - Throws: `DocumentError` for damage, and for kinds of workbooks that are not read.
    public static func sheets(
        _ bytes: [UInt8], encoding: String? = nil, path: String
    ) throws(DocumentError) -> [TableSheet]? {
        let ending = Document.ending(of: path)
        let isWorkbook = Signature.workbookEndings.contains(ending)
        if WorkbookFile.recognizes(bytes) { return try WorkbookFile(bytes, path: path).sheets }
        guard isWorkbook || textEndings.contains(ending) else { return nil }
        if isWorkbook {
            if let signature = Signature(of: bytes) {
                guard signature == .zip else { throw signature.refusal(ending: ending).error(in: path) }
                return try WorkbookFile(bytes, path: path).sheets
            }
            let head = bytes.prefix(4096).drop { $0 <= 0x20 || $0 >= 0x80 }
            guard head.first != UInt8(ascii: "<"), !bytes.isEmpty, !bytes.contains(0) else {
                throw DocumentFault(
                    .unsupported, zh: "扩展名是 .\(ending)，内容却不是工作簿；请用 Excel 或 WPS 打开后另存为 .xlsx",
                    en: "named .\(ending), but not a workbook; open it in Excel or WPS and save it as .xlsx"
                ).error(in: path)
            }
        }
        return [try SeparatedValues(bytes, encoding: encoding, path: path).sheet]
    }
}
