/// A file of separated values (`.csv`, RFC 4180) as a sheet.
public struct SeparatedValues: Sendable {
    /// The rows; the number of a row is that of its first line.
    public let sheet: TableSheet
    /// The encoding that the file is in.
    public let encoding: TextEncoding

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - encoding: the encoding that the user names.
    ///   - path: its name, for messages.
    /// - Throws: `DocumentError` for bytes that are no text, and for quotation marks that are not closed.
    public init(_ bytes: [UInt8], encoding: String? = nil, path: String) throws(DocumentError) {
        do throws(DocumentFault) {
            let source = try DecodedText(bytes, declared: encoding?.lowercased())
            self.encoding = source.encoding
            sheet = TableSheet(
                name: "", isHidden: false, rows: try Self.rows(source.text), merged: [], hiddenColumns: [])
        } catch {
            throw error.error(in: path)
        }
    }

    private static func rows(_ text: String) throws(DocumentFault) -> [TableSheet.Row] {
        let bytes = Array(text.utf8)
        var rows: [TableSheet.Row] = []
        let marks = SeparatedText(bytes, separator: SeparatedText.separator(of: bytes)).forEachRow {
            line, fields in
            var cells: [Int: SheetCell] = [:]
            for (column, field) in fields.enumerated() {
                let text = withoutBlanks(field)
                if !text.isEmpty { cells[column] = SheetCell(text) }
            }
            if !cells.isEmpty { rows.append(TableSheet.Row(number: line, cells: cells)) }
        }
        if let line = marks.open {
            throw DocumentFault(
                .damaged, zh: "第\(line)行的引号没有闭合", en: "a quotation mark of line \(line) is not closed")
        }
        return rows
    }

    private static func withoutBlanks(_ text: String) -> String {
        let head = text.unicodeScalars.drop { $0.properties.isWhitespace }
        let end = head.lastIndex { !$0.properties.isWhitespace }.map(head.index(after:)) ?? head.startIndex
        return String(head[..<end])
    }
}
