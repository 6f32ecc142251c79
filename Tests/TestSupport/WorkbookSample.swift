/// Workbooks for tests, written part by part.
public enum WorkbookSample {
    /// The namespace of transitional Office Open XML.
    public static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// A workbook of sheets.
    ///
    /// - Parameters:
    ///   - sheets: their names, what stands inside `sheetData` and behind it; a name that ends with `!` is hidden.
    ///   - formats: the codes of number formats; style `n` is the n-th of them, from 1; a number is one that is built in.
    ///   - texts: what stands inside each `si` of the shared texts.
    ///   - fonts: fonts and fills.
    ///   - more: styles behind those of the formats.
    public static func bytes(
        _ sheets: [(name: String, rows: String, rest: String)], formats: [String] = [], texts: [String] = [],
        properties: String = "", space: String = WorkbookSample.main, fonts: String = "",
        styles more: String = ""
    ) -> [UInt8] {
        let names = sheets.enumerated().map { index, sheet in
            let isHidden = sheet.name.hasSuffix("!")
            return
                "<sheet name=\"\(isHidden ? String(sheet.name.dropLast()) : sheet.name)\" sheetId=\"\(index + 1)\""
                + "\(isHidden ? " state=\"hidden\"" : "") r:id=\"s\(index)\"/>"
        }
        let links = sheets.indices.map {
            "<Relationship Id=\"s\($0)\" Type=\"\(relations)/worksheet\" Target=\"worksheets/sheet\($0 + 1).xml\"/>"
        }
        let codes = formats.enumerated().map { index, code in
            let escaped = code.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing(
                "<", with: "&lt;")
            return Int(code) == nil ? "<numFmt numFmtId=\"\(164 + index)\" formatCode=\"\(escaped)\"/>" : ""
        }
        let styles = formats.enumerated().map { "<xf numFmtId=\"\(Int($1) ?? 164 + $0)\"/>" }
        var parts: [(name: String, text: String)] = [
            ("[Content_Types].xml", "<Types/>"),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(space)\" xmlns:r=\"\(relations)\"><workbookPr \(properties)/><sheets>\(names.joined())</sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\(links.joined())\
                <Relationship Id="a" Type="\(relations)/styles" Target="/xl/styles.xml"/>\
                <Relationship Id="b" Type="\(relations)/sharedStrings" Target="sharedStrings.xml"/></Relationships>
                """
            ),
            (
                "xl/styles.xml",
                """
                <styleSheet xmlns="\(space)"><numFmts>\(codes.joined())</numFmts>\(fonts)<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>\
                <cellXfs><xf numFmtId="0"/>\(styles.joined())\(more)</cellXfs></styleSheet>
                """
            ),
            (
                "xl/sharedStrings.xml",
                "<sst xmlns=\"\(space)\">\(texts.map { "<si>\($0)</si>" }.joined())</sst>"
            ),
        ]
        for (index, sheet) in sheets.enumerated() {
            parts.append(
                (
                    "xl/worksheets/sheet\(index + 1).xml",
                    "<worksheet xmlns=\"\(space)\"><dimension ref=\"A1\"/><sheetData>\(sheet.rows)</sheetData>\(sheet.rest)</worksheet>"
                ))
        }
        return ZIPWriter(parts).bytes
    }

    /// Rows of cells: numbers as numbers, all else as texts; an empty text is no cell.
    public static func rows(_ rows: [[String]]) -> String {
        rows.enumerated().map { index, cells in
            "<row r=\"\(index + 1)\">"
                + cells.enumerated().map { column, text in
                    let address = "\(letters(column))\(index + 1)"
                    if text.isEmpty { return "<c r=\"\(address)\"/>" }
                    return Double(text) != nil
                        ? "<c r=\"\(address)\"><v>\(text)</v></c>"
                        : "<c r=\"\(address)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text)</t></is></c>"
                }.joined() + "</row>"
        }.joined()
    }

    private static func letters(_ column: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return (column >= 26 ? String(letters[column / 26 - 1]) : "") + String(letters[column % 26])
    }
}
