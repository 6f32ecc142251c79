/// A workbook of Office Open XML (`.xlsx`, `.xlsm`): its sheets as Excel shows them.
public struct WorkbookFile: Sendable {
    /// The sheets with cells, in their order.
    public let sheets: [TableSheet]

    /// Whether a file is a workbook that is read: told by its bytes.
    public static func recognizes(_ bytes: [UInt8]) -> Bool {
        guard Signature(of: bytes) == .zip, let package = try? OfficePackage(bytes) else { return false }
        return package.has(folder: "xl")
    }

    /// Reads a workbook.
    ///
    /// - Parameter path: its name, for messages.
    /// - Throws: `DocumentError` for damage, and for kinds of workbooks that are not read.
    public init(_ bytes: [UInt8], path: String) throws(DocumentError) {
        do throws(DocumentFault) {
            try self.init(OfficePackage(bytes))
        } catch {
            throw error.error(in: path)
        }
    }

    init(_ package: OfficePackage) throws(DocumentFault) {
        guard !package.names.contains(where: { $0.lowercased().hasSuffix("workbook.bin") }) else {
            throw DocumentFault(
                .unsupported, zh: "二进制工作簿（.xlsb）；请用 Excel 或 WPS 打开后另存为 .xlsx",
                en: "a binary workbook (.xlsb); open it in Excel or WPS and save it as .xlsx")
        }
        let main = try package.mainPart(usual: "xl/workbook.xml")
        guard let book = try package.tree(main)?.child("s:workbook") else { throw OfficePackage.damage(main) }
        let relations = try package.relations(of: main)
        func part(_ kind: String) -> String? { relations.last { $0.kind == kind }?.target }
        var texts = SharedTexts()
        if let name = part("sharedStrings"), let bytes = try package.file(name) {
            try MarkupPart.read(bytes, part: name, into: &texts)
        }
        var styles = CellStyles()
        if let name = part("styles"), let bytes = try package.file(name) {
            try MarkupPart.read(bytes, part: name, into: &styles)
        }
        let start = book.child("s:workbookPr")?["date1904"]
        var sheets: [TableSheet] = []
        for entry in book.child("s:sheets")?.children ?? [] where entry.name == "s:sheet" {
            let name = entry["name"] ?? ""
            guard let relation = relations.first(where: { $0.id == entry["id"] }) else {
                throw OfficePackage.damage(name)
            }
            // Sheets of charts and of old macros hold no cells.
            guard relation.kind == "worksheet" else { continue }
            guard let bytes = try package.file(relation.target) else {
                throw OfficePackage.damage(relation.target)
            }
            var reader = SheetReader(
                name, texts: texts.texts, styles: styles, isFrom1904: start == "1" || start == "true")
            try MarkupPart.read(bytes, part: relation.target, into: &reader)
            if let fault = reader.fault { throw fault }
            sheets.append(TableSheet(reader, name: name, isHidden: (entry["state"] ?? "visible") != "visible"))
        }
        guard !sheets.isEmpty else { throw OfficePackage.damage(main) }
        self.sheets = sheets
    }
}

extension TableSheet {
    fileprivate init(_ reader: SheetReader, name: String, isHidden: Bool) {
        var continued: [Int: [Int: SheetCell]] = [:]
        for area in reader.merged where area.rows.count > 1 {
            let (column, first) = (area.columns.lowerBound, area.rows.lowerBound)
            guard let cell = reader.rows[first]?[column] else { continue }
            // Of a merge over whole columns only the rows that hold something matter.
            for row in area.rows.dropFirst() where reader.rows[row] != nil {
                continued[row, default: [:]][column] = cell
            }
        }
        let used = Set(reader.rows.values.flatMap(\.keys))
        self.init(
            name: name, isHidden: isHidden,
            rows: reader.rows.keys.sorted().map { number in
                Row(
                    number: number, cells: reader.rows[number] ?? [:], continued: continued[number] ?? [:],
                    isHidden: reader.hiddenRows.contains(number))
            },
            hiddenColumns: used.filter { column in reader.hiddenColumns.contains { $0.contains(column) } }
                .sorted())
    }
}
