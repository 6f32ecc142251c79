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
            let isHidden = (entry["state"] ?? "visible") != "visible"
            sheets.append(try TableSheet(reader, name: name, isHidden: isHidden))
        }
        guard !sheets.isEmpty else { throw OfficePackage.damage(main) }
        self.sheets = sheets
    }
}

extension TableSheet {
    /// Rows and columns between the cells of a sheet are gone through, empty or not.
    private static let mostPlaces = 4 * SheetReader.mostCells

    fileprivate init(_ reader: SheetReader, name: String, isHidden: Bool) throws(DocumentFault) {
        let numbers = reader.rows.keys.sorted()
        var continued: [Int: [Int: SheetCell]] = [:]
        // Merged cells do not overlap: in each column what is above ends before what is below begins.
        var ends: [Int: Int] = [:]
        for area in reader.merged.sorted(by: { $0.rows.lowerBound < $1.rows.lowerBound })
        where area.rows.count > 1 {
            let (column, first) = (area.columns.lowerBound, area.rows.lowerBound)
            guard first > ends[column, default: 0], let cell = reader.rows[first]?[column] else { continue }
            ends[column] = area.rows.upperBound
            // Of a merge over whole columns only the rows that hold something matter.
            var index = numbers.partition(after: first)
            while index < numbers.count, numbers[index] <= area.rows.upperBound {
                continued[numbers[index], default: [:]][column] = cell
                index += 1
            }
        }
        let used = Set(reader.rows.values.flatMap(\.keys))
        self.init(
            name: name, isHidden: isHidden,
            rows: numbers.map { number in
                Row(
                    number: number, cells: reader.rows[number] ?? [:], continued: continued[number] ?? [:],
                    isHidden: reader.hiddenRows.contains(number))
            },
            merged: reader.merged,
            hiddenColumns: used.filter { column in reader.hiddenColumns.contains { $0.contains(column) } }
                .sorted())
        let places = rows.reduce(0) { $0 + $1.width }
        guard places <= Self.mostPlaces else {
            let far = Self.letters(of: used.max() ?? 0)
            throw DocumentFault(
                .tooLarge, zh: "表“\(name)”的内容一直到\(far)列，不像是台账或坐标表；请删去右侧多余的列后再读",
                en:
                    "the sheet \"\(name)\" reaches to column \(far), no ledger or table of corners does; delete the columns on its right that do not belong to it"
            )
        }
    }
}

extension [Int] {
    /// The index of the first of these sorted numbers that is greater than one.
    func partition(after number: Int) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle] > number { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
