public import Bilingual
import Geodesy
public import Spreadsheet
package import Tables

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
    package func add(_ table: Table, to workbook: borrowing Workbook) throws(SpreadsheetError) -> [String] {
        let top = (table.subtitle == nil ? 2 : 3) + (table.groups.isEmpty ? 0 : 1)
        let perSheet = max(1, rowLimit - top - 2 - table.footnotes.count)
        let count = max(1, (table.rows.count + perSheet - 1) / perSheet)
        let widths = ColumnWidths.of(table, language: language, limit: Self.pageWidth)
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

    /// The digits of 10.5 points that an A4 page across holds at its full size.
    static let pageWidth = 136
}
