package import Bilingual
import Spreadsheet
package import Tables

/// Writes tables as a workbook, a sheet or more for each.
public enum WorkbookFile {
    /// Writes a workbook at a path where nothing is: the `temporaryPath` of an `OutputFile`, or a path inside
    /// an `OutputFolder`.
    ///
    /// - Parameters:
    ///   - tables: the tables, in the order of the sheets.
    ///   - path: where.
    ///   - title: the title in the file's properties.
    ///   - created: the date in the file's properties, in seconds since 1970-01-01 UTC; the same date and tables
    ///     make the same bytes.
    ///   - language: the language of headings and notes.
    ///   - rowLimit: the rows that a sheet may have; a table with more goes on in further sheets.
    package static func write(
        _ tables: [Table], to path: String, title: Message, created: Int64, language: Language,
        rowLimit: Int = 1_048_576
    ) throws(OutputError) {
        do throws(SpreadsheetError) {
            var properties = DocumentProperties(created: created)
            // Excel takes 255 characters there.
            properties.title = String(title[language].prefix(120))
            properties.author = "Tuban"
            let workbook = try Workbook(path: path, properties: properties)
            let writer = WorkbookTable(language: language, rowLimit: rowLimit)
            for table in tables { try writer.add(table, to: workbook) }
            try workbook.close()
        } catch {
            var message = error.message
            if let sheet = error.sheet {
                let cell = error.cell.map { " \($0)" } ?? ""
                message = Message(zh: "工作表“\(sheet)”\(cell)：", en: "Sheet \"\(sheet)\"\(cell): ") + message
            }
            throw OutputError(.workbook, path, message, cause: error.cause)
        }
    }
}
