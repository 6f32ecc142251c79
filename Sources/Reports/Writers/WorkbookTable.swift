public import Bilingual
import Geodesy
public import Spreadsheet

/// Sets tables into a workbook the way Chinese offices file them.
///
/// Title in 黑体 over all columns, unit on the right, grey headings that stay in view and repeat on each
/// page, numbers as numbers, totals as formulas with the value they give, notes below; A4 across, one page
/// wide, with page numbers. Text from data never becomes a formula.
public struct WorkbookTable: Sendable {
    /// The language of headings and notes.
    public var language: Language
    /// The rows that a sheet may have; Excel's limit.
    public var rowLimit: Int

    /// A writer for workbooks.
    ///
    /// - Parameters:
    ///   - language: the language of headings and notes.
    ///   - rowLimit: the rows that a sheet may have, at most Excel's; a table with more goes on in further sheets.
    public init(language: Language, rowLimit: Int = CellAddress.rowLimit) {
        self.language = language
        self.rowLimit = min(rowLimit, CellAddress.rowLimit)
    }

    /// Adds a table to a workbook, in as many sheets as its rows need.
    ///
    /// The name of a sheet is the table's, cut and changed where Excel's rules ask for it.
    ///
    /// - Returns: the names of the sheets.
    @discardableResult
    public func add(_ table: Table, to workbook: borrowing Workbook) throws(SpreadsheetError) -> [String] {
        let top = table.subtitle == nil ? 2 : 3
        let perSheet = max(1, rowLimit - top - 2 - table.footnotes.count)
        let count = max(1, (table.rows.count + perSheet - 1) / perSheet)
        let widths = columnWidths(table)
        var parts: [Part] = []
        for index in 0..<count {
            let name = SheetName.accepted(
                for: table.name[language], used: workbook.sheetNames,
                suffix: index == 0 ? "" : " (\(index + 1))")
            let rows = (index * perSheet)..<min((index + 1) * perSheet, table.rows.count)
            parts.append(Part(sheet: name, rows: rows, firstRow: top))
            let writer = SheetWriter(
                table: table, language: language, widths: widths, parts: parts, count: count,
                sheet: try workbook.addSheet(named: name))
            try writer.write()
        }
        return parts.map(\.sheet)
    }

    /// A part of a table on one sheet.
    struct Part {
        /// The name of its sheet.
        var sheet: String
        /// The rows of the table that stand there.
        var rows: Range<Int>
        /// The row of the sheet where the first of them stands.
        var firstRow: Int

        /// The row of the sheet after the last.
        var endRow: Int { firstRow + rows.count }
    }

    /// The widths that show the numbers whole and most texts in few lines, and together fill a page across.
    private func columnWidths(_ table: Table) -> [Int] {
        // A sign and its space stand before the text of a verdict; three more for the margins and the indent of a cell.
        func extra(_ column: Int) -> Int { column == table.verdictColumn ? 5 : 3 }
        var natural: [Int] = []
        var minimum: [Int] = []
        for (index, column) in table.columns.enumerated() {
            let heading = DisplayWidth.columns(of: column.heading[language])
            // A heading may stand in two lines.
            var widest = heading > 10 ? (heading + 1) / 2 + 1 : heading
            for row in table.rows.indices {
                let text = table.text(row: row, column: index, language: language)
                widest = max(widest, DisplayWidth.columns(of: text))
            }
            if let total = table.total(of: index) { widest = max(widest, total.description.count + 1) }
            let width = max(6, widest + extra(index))
            if column.isNumeric {
                natural.append(max(width, column.width ?? 0))
                minimum.append(width)
            } else {
                natural.append(min(width, column.width ?? Self.widestText))
                minimum.append(min(width, 12))
            }
        }
        return ColumnWidths.fit(natural: natural, minimum: minimum, limit: Self.pageWidth)
    }

    /// The digits of 10.5 points that an A4 page across holds at its full size.
    static let pageWidth = 136
    /// The widest column of text.
    static let widestText = 60
}
