import Bilingual
import CXLSXWriter

/// A sheet of a workbook.
///
/// Text is text whatever it looks like: only `write(formula:…)` makes formulas.
@safe public final class Sheet {
    /// Its name.
    public let name: String
    let workbook: WorkbookHandle
    let sheet: UnsafeMutablePointer<lxw_worksheet>
    private var merged: [CellRange] = []

    /// The longest text of a cell, in UTF-16 units as Excel counts.
    public static let textLimit = 32_767

    init(name: String, workbook: WorkbookHandle, sheet: UnsafeMutablePointer<lxw_worksheet>) {
        self.name = name
        self.workbook = workbook
        unsafe self.sheet = unsafe sheet
    }

    /// Writes text; an empty text makes a blank cell with the format.
    ///
    /// Text over 32 767 characters is refused. Control characters are kept, NUL becomes `␀`.
    public func write(
        _ text: String, at cell: CellAddress, format: CellFormat? = nil
    ) throws(SpreadsheetError) {
        let operation = "write text"
        try require(cell, operation)
        try requireLength(of: text, operation, cell)
        let format = try unsafe workbook.format(format)
        try check(
            unsafe worksheet_write_string(
                sheet, UInt32(cell.row), UInt16(cell.column), SafeText.cell(text), format),
            operation, sheet: name, cell: "\(cell)")
    }

    /// Writes a number; what is infinite or not a number is refused.
    public func write(
        number: Double, at cell: CellAddress, format: CellFormat? = nil
    ) throws(SpreadsheetError) {
        let operation = "write number"
        try require(cell, operation)
        try requireFinite(number, operation, cell)
        let format = try unsafe workbook.format(format)
        try check(
            unsafe worksheet_write_number(sheet, UInt32(cell.row), UInt16(cell.column), number, format),
            operation, sheet: name, cell: "\(cell)")
    }

    /// Writes a formula with the number that it gives, for readers that do not compute.
    ///
    /// - Parameters:
    ///   - formula: the formula with English function names: `=SUM(A1:A9)`. Never made from data.
    ///   - value: the number that the formula gives.
    ///   - cell: where.
    ///   - format: how it looks.
    public func write(
        formula: String, value: Double, at cell: CellAddress, format: CellFormat? = nil
    ) throws(SpreadsheetError) {
        let operation = "write formula"
        try require(cell, operation)
        try requireFinite(value, operation, cell)
        try requireFormula(formula, cell)
        let format = try unsafe workbook.format(format)
        try check(
            unsafe worksheet_write_formula_num(
                sheet, UInt32(cell.row), UInt16(cell.column), formula, format, value),
            operation, sheet: name, cell: "\(cell)")
    }

    /// Writes a formula with the text that it gives, for readers that do not compute.
    ///
    /// - Parameters:
    ///   - formula: the formula with English function names. Never made from data.
    ///   - text: the text that the formula gives.
    ///   - cell: where.
    ///   - format: how it looks.
    public func write(
        formula: String, text: String, at cell: CellAddress, format: CellFormat? = nil
    ) throws(SpreadsheetError) {
        let operation = "write formula"
        try require(cell, operation)
        try requireLength(of: text, operation, cell)
        try requireFormula(formula, cell)
        let format = try unsafe workbook.format(format)
        try check(
            unsafe worksheet_write_formula_str(
                sheet, UInt32(cell.row), UInt16(cell.column), formula, format, SafeText.inert(text)),
            operation, sheet: name, cell: "\(cell)")
    }

    /// Joins cells to one and writes text into it.
    ///
    /// A single cell is written without joining; ranges that share a cell are refused.
    public func merge(
        _ range: CellRange, text: String, format: CellFormat
    ) throws(SpreadsheetError) {
        let operation = "merge cells"
        guard range.first != range.last else { return try write(text, at: range.first, format: format) }
        try require(range, operation)
        try requireLength(of: text, operation, range.first)
        if let other = merged.first(where: { $0.overlaps(range) }) {
            throw SpreadsheetError(
                .outOfRange, operation,
                Message(zh: "合并区域 \(range) 与 \(other) 重叠", en: "The merged range \(range) overlaps \(other)"),
                sheet: name, cell: "\(range)")
        }
        let format = try unsafe workbook.format(format)
        try check(
            unsafe worksheet_merge_range(
                sheet, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
                UInt16(range.last.column), SafeText.cell(text), format),
            operation, sheet: name, cell: "\(range)")
        merged.append(range)
    }
}

extension Sheet {
    func require(_ cell: CellAddress, _ operation: String) throws(SpreadsheetError) {
        try require(
            CellRange(rows: cell.row...cell.row, columns: cell.column...cell.column), operation)
    }

    func require(_ range: CellRange, _ operation: String) throws(SpreadsheetError) {
        try workbook.requireOpen(operation)
        guard range.isOnSheet else {
            throw SpreadsheetError(
                .outOfRange, operation,
                Message(
                    zh: "\(range) 超出工作表范围（\(CellAddress.rowLimit) 行、\(CellAddress.columnLimit) 列）",
                    en:
                        "\(range) is not on the sheet (\(CellAddress.rowLimit) rows, \(CellAddress.columnLimit) columns)"
                ),
                sheet: name, cell: "\(range)")
        }
    }

    private func requireLength(
        of text: String, _ operation: String, _ cell: CellAddress
    ) throws(SpreadsheetError) {
        // Excel counts UTF-16 units, the library code points: it would let long texts with emoji through.
        guard text.utf8.count <= Self.textLimit || text.utf16.count <= Self.textLimit else {
            throw SpreadsheetError(
                .textTooLong, operation,
                Message(
                    zh: "文字有 \(text.utf16.count) 个字符，超过单元格上限 \(Self.textLimit) 个，请缩短",
                    en:
                        "The text has \(text.utf16.count) characters, a cell holds \(Self.textLimit); shorten it"
                ),
                sheet: name, cell: "\(cell)")
        }
    }

    private func requireFinite(
        _ number: Double, _ operation: String, _ cell: CellAddress
    ) throws(SpreadsheetError) {
        guard number.isFinite else {
            throw SpreadsheetError(
                .notANumber, operation,
                Message(zh: "数值无效（\(number)），不能写入单元格", en: "\(number) is no number that a cell can hold"),
                sheet: name, cell: "\(cell)")
        }
    }

    private func requireFormula(_ formula: String, _ cell: CellAddress) throws(SpreadsheetError) {
        guard formula.utf8.count > (formula.hasPrefix("=") ? 1 : 0), formula.utf16.count <= 8192,
            SafeText.inert(formula) == formula
        else {
            throw SpreadsheetError(
                .badFormula, "write formula",
                Message(
                    zh: "公式为空、超过 8192 个字符或含有控制字符",
                    en: "The formula is empty, longer than 8192 characters or has control characters"),
                sheet: name, cell: "\(cell)")
        }
    }
}
