import Bilingual
import CXLSXWriter

/// Throws what libxlsxwriter says unless a call of it went well.
func check(
    _ status: lxw_error, _ operation: String, sheet: String? = nil, cell: @autoclosure () -> String? = nil
) throws(SpreadsheetError) {
    guard status != LXW_NO_ERROR else { return }
    let code: SpreadsheetError.Code =
        switch status {
        case LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED, LXW_ERROR_255_STRING_LENGTH_EXCEEDED,
            LXW_ERROR_128_STRING_LENGTH_EXCEEDED, LXW_ERROR_32_STRING_LENGTH_EXCEEDED:
            .textTooLong
        case LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE: .outOfRange
        case LXW_ERROR_SHEETNAME_LENGTH_EXCEEDED, LXW_ERROR_INVALID_SHEETNAME_CHARACTER,
            LXW_ERROR_SHEETNAME_START_END_APOSTROPHE, LXW_ERROR_SHEETNAME_ALREADY_USED:
            .badSheetName
        case LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_CREATING_TMPFILE: .notWritable
        case LXW_ERROR_ZIP_FILE_OPERATION, LXW_ERROR_ZIP_FILE_ADD, LXW_ERROR_ZIP_CLOSE: .incomplete
        default: .library
        }
    let said = libraryMessage(status)
    throw SpreadsheetError(
        code, operation,
        Message(zh: "工作簿写入失败：\(said)", en: "The workbook could not be written: \(said)"),
        sheet: sheet, cell: cell(), cause: said)
}

/// What libxlsxwriter says about a status.
func libraryMessage(_ status: lxw_error) -> String {
    guard let text = unsafe lxw_strerror(status) else { return "status \(status.rawValue)" }
    return unsafe String(cString: text)
}
