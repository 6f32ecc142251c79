import Bilingual
import CXLSXWriter

/// An Excel workbook (`.xlsx`) that is being written.
///
/// Nothing is at its path before `close()`, and nothing is left there when closing fails or never happens.
/// The same calls with the same creation date make the same bytes. Replacing a former file is the caller's
/// business: a path with something at it is refused.
///
/// ```swift
/// let workbook = try Workbook(path: "tables.xlsx", properties: DocumentProperties(created: 1_730_000_000))
/// let sheet = try workbook.addSheet(named: "一览表")
/// try sheet.write("地块", at: CellAddress(row: 0, column: 0))
/// try workbook.close()
/// ```
public struct Workbook: ~Copyable {
    private let handle: WorkbookHandle

    /// A workbook for a path.
    ///
    /// - Parameters:
    ///   - path: where it will be; the folder must exist and be writable, the file must not exist.
    ///   - properties: what Excel shows about it, with the date of creation.
    public init(path: String, properties: DocumentProperties) throws(SpreadsheetError) {
        handle = try WorkbookHandle(path: path, properties: properties)
    }

    /// The names of the sheets so far.
    public var sheetNames: [String] { handle.sheetNames }

    /// A new sheet behind the others.
    ///
    /// - Parameter name: its name; see `SheetName` for the rules and for a name that keeps them.
    public func addSheet(named name: String) throws(SpreadsheetError) -> Sheet {
        try handle.addSheet(named: name)
    }

    /// Writes the workbook, reads it back, and lets go of it; its sheets take nothing more.
    ///
    /// On any failure nothing is left at the path.
    public consuming func close() throws(SpreadsheetError) {
        try handle.close()
    }
}
