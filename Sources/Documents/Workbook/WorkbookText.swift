public import Bilingual

/// The sheets of a workbook that are a report, as text: their rows become lines as those of tables in Word files do.
enum WorkbookText {
    /// The text of a sheet, and what is to be told of it.
    ///
    /// - Parameter wanted: the name of the sheet, when the user names one.
    /// - Throws: `unsupported` when several sheets may be meant, or a value is missing.
    static func read(
        _ file: WorkbookFile, sheet wanted: String?
    ) throws(DocumentFault) -> (text: String, tables: [DocumentTable], notes: [Message]) {
        let ledgers = try choose(file, wanted)
        for sheet in ledgers { try refuseFaults(sheet) }
        let own = ledgers.map(\.name)
        // What stands beside the ledger, totals by county or notes, belongs to the report.
        let others = file.sheets.filter { other in
            wanted == nil && !own.contains(other.name) && !other.isHidden && !other.rows.isEmpty
                && other.cells(.uncomputed).isEmpty && other.cells(.fault).isEmpty
        }
        let sheets = ledgers + others
        var block = TextBlock()
        for sheet in sheets { block.add(try table(of: sheet).block) }
        let (text, places) = block.written
        return (text, places, notes(on: sheets, of: file, isNamed: wanted != nil))
    }

    /// Refuses a sheet with a value that is not known.
    private static func refuseFaults(_ sheet: TableSheet) throws(DocumentFault) {
        if let cell = sheet.cells(.uncomputed).first {
            throw DocumentFault(
                .unsupported, zh: "表“\(sheet.name)”的单元格 \(cell) 是没有结果的公式；请用 Excel 或 WPS 打开并保存后再读",
                en:
                    "cell \(cell) of the sheet \"\(sheet.name)\" is a formula without its result; open the file in Excel or WPS and save it"
            )
        }
        if let cell = sheet.cells(.fault).first {
            throw DocumentFault(
                .unsupported, zh: "表“\(sheet.name)”的单元格 \(cell) 是错误值（如 #REF!）；请改正后再读",
                en: "cell \(cell) of the sheet \"\(sheet.name)\" is an error such as #REF!; correct it first")
        }
    }

    /// The rows of a sheet as those of a table.
    private static func table(of sheet: TableSheet) throws(DocumentFault) -> TableText {
        let numbers = sheet.rows.map(\.number)
        let merged = Dictionary(
            sheet.merged.map { ([$0.rows.lowerBound, $0.columns.lowerBound], $0) },
            uniquingKeysWith: { first, _ in first })
        // For each column the row up to which a merged cell takes it.
        var taken: [Int: Int] = [:]
        var rows: [[(lines: [String], columns: Int, rows: Int)]] = []
        var size = 0
        for row in sheet.rows {
            var cells: [(lines: [String], columns: Int, rows: Int)] = []
            var column = 0
            while column < row.width {
                defer { column += 1 }
                if let end = taken[column], end >= row.number { continue }
                let lines = paragraphs(row.cells[column]?.text ?? "")
                size += lines.reduce(1) { $0 + $1.utf8.count }
                guard let area = merged[[row.number, column]] else {
                    cells.append((lines, 1, 1))
                    continue
                }
                for column in area.columns.clamped(to: 0...row.width) { taken[column] = area.rows.upperBound }
                let reached =
                    numbers.partition(after: area.rows.upperBound) - numbers.partition(after: row.number)
                cells.append((lines, area.columns.count, 1 + reached))
                column = max(column, min(area.columns.upperBound, row.width))
            }
            guard size <= OfficePackage.limit else {
                throw DocumentFault(
                    .tooLarge, zh: "表“\(sheet.name)”的文字过多，不像是台账",
                    en: "the sheet \"\(sheet.name)\" has more text than a ledger")
            }
            rows.append(cells)
        }
        return TableText(rows)
    }

    /// The cells of a row with a text.
    private static func cells(of row: TableSheet.Row) -> [String] {
        (0..<row.width).map { row.cells[$0]?.text ?? "" }
    }

    private static func paragraphs(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
    }

    /// The sheets that are the ledger: one, or several whose numbers go on from each to the next.
    private static func choose(_ file: WorkbookFile, _ wanted: String?) throws(DocumentFault) -> [TableSheet] {
        let names = file.sheets.map(\.name).joined(separator: "、")
        if let wanted {
            guard let sheet = file.sheets.first(where: { $0.name == wanted }) else {
                throw DocumentFault(
                    .unsupported, zh: "工作簿中没有表“\(wanted)”（现有：\(names)）",
                    en: "the workbook has no sheet \"\(wanted)\" (there are: \(names))")
            }
            return [sheet]
        }
        let filled = file.sheets.filter { !$0.isHidden && !$0.rows.isEmpty }
        let ledgers = filled.filter { $0.rows.contains { TableRow.isNumbered(cells(of: $0).map(paragraphs)) } }
        let meant = ledgers.isEmpty ? filled : ledgers
        guard !meant.isEmpty else {
            throw DocumentFault(
                .unsupported, zh: "工作簿中没有内容（表：\(names)）", en: "the workbook holds nothing (sheets: \(names))")
        }
        guard meant.count == 1 || areContinued(meant) else {
            let list = meant.map(\.name).joined(separator: "、")
            throw DocumentFault(
                .unsupported, zh: "工作簿中有\(meant.count)张表（\(list)），请指明其一：“文件:表名”",
                en: "the workbook has \(meant.count) sheets (\(list)); name one, as FILE:SHEET")
        }
        return meant
    }

    /// Whether the numbers of the rows rise from sheet to sheet, so that no two rows have one number.
    private static func areContinued(_ sheets: [TableSheet]) -> Bool {
        let numbers = sheets.map { sheet in
            sheet.rows.map { cells(of: $0).map(paragraphs) }.filter(TableRow.isNumbered).map {
                Int($0[0][0]) ?? 0
            }
        }
        return numbers.allSatisfy { $0.allSatisfy { $0 > 0 } && !$0.isEmpty }
            && zip(numbers, numbers.dropFirst()).allSatisfy { former, next in
                (former.max() ?? 0) < (next.min() ?? 0)
            }
    }

    private static func notes(on read: [TableSheet], of file: WorkbookFile, isNamed: Bool) -> [Message] {
        var notes = read.flatMap(\.notesOnReading)
        let names = read.map(\.name)
        let unread = file.sheets.filter { !names.contains($0.name) && !$0.rows.isEmpty }.map(\.name)
        if !isNamed, !unread.isEmpty {
            let list = unread.joined(separator: "、")
            notes.append(
                Message(
                    zh: "只读了表“\(names.joined(separator: "、"))”，未读：\(list)",
                    en: "only the sheet \"\(names.joined(separator: "、"))\" was read, not: \(list)"))
        }
        return notes
    }
}

extension TableSheet {
    /// What is hidden in the sheet and was read all the same, and what is struck through and was not.
    public var notesOnReading: [Message] {
        var notes: [Message] = []
        let hidden = rows.filter(\.isHidden).map { String($0.number) }
        if !hidden.isEmpty {
            let list = hidden.prefix(10).joined(separator: "、")
            notes.append(
                Message(
                    zh: "表“\(name)”有\(hidden.count)行被隐藏或筛选掉（第\(list)行），仍已读取",
                    en:
                        "\(hidden.count) rows of the sheet \"\(name)\" are hidden or filtered out (\(list)); they were read"
                ))
        }
        if !hiddenColumns.isEmpty {
            let list = hiddenColumns.prefix(10).map(Self.letters).joined(separator: "、")
            notes.append(
                Message(
                    zh: "表“\(name)”有\(hiddenColumns.count)列被隐藏（\(list)），仍已读取",
                    en:
                        "\(hiddenColumns.count) columns of the sheet \"\(name)\" are hidden (\(list)); they were read"
                ))
        }
        let unseen = cells { $0.isUnseen }
        if !unseen.isEmpty {
            let list = unseen.prefix(10).joined(separator: "、")
            notes.append(
                Message(
                    zh: "表“\(name)”有\(unseen.count)个单元格（\(list)）的文字与底色相同或过小，看不见，仍已读取",
                    en:
                        "the text of \(unseen.count) cells of the sheet \"\(name)\" (\(list)) has the colour of its ground or is tiny and cannot be seen; it was read"
                ))
        }
        let struck = cells { $0.strike == .part }
        if !struck.isEmpty {
            let list = struck.prefix(10).joined(separator: "、")
            notes.append(
                Message(
                    zh: "表“\(name)”有\(struck.count)个单元格（\(list)）部分文字画有删除线，画线的文字未读",
                    en:
                        "in \(struck.count) cells of the sheet \"\(name)\" (\(list)) a part is struck through; it was left out"
                ))
        }
        return notes
    }
}
