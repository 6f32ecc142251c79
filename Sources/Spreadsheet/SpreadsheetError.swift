public import Bilingual

/// Why a workbook could not be written.
public struct SpreadsheetError: Error, Sendable {
    /// The kinds of failure; compare with `==`.
    public struct Code: Sendable, Hashable {
        /// The name of the code, for logs.
        public let name: String

        init(_ name: String) { self.name = name }

        /// A text is longer than a cell, a sheet name or a property may be.
        public static let textTooLong = Code("text-too-long")
        /// A number is infinite or not a number.
        public static let notANumber = Code("not-a-number")
        /// A row, column or range lies outside what a sheet has, or overlaps a merged one.
        public static let outOfRange = Code("out-of-range")
        /// A sheet name is empty, too long, used already or has a character that Excel forbids.
        public static let badSheetName = Code("bad-sheet-name")
        /// A formula is empty, too long or has control characters.
        public static let badFormula = Code("bad-formula")
        /// There is something at the workbook's path already.
        public static let alreadyExists = Code("already-exists")
        /// The workbook cannot be created at its path.
        public static let notWritable = Code("not-writable")
        /// The workbook was closed before.
        public static let closed = Code("closed")
        /// The file that was written is not whole; the disk is probably full.
        public static let incomplete = Code("incomplete")
        /// libxlsxwriter gave an error that has no code of its own here.
        public static let library = Code("library")
    }

    /// The kind of failure.
    public var code: Code
    /// What was being done: `write text`, `close workbook`.
    public var operation: String
    /// What went wrong and what to do about it.
    public var message: Message
    /// The sheet concerned.
    public var sheet: String?
    /// The cell or range concerned, as `B7` or `A1:C3`.
    public var cell: String?
    /// What libxlsxwriter, or the operating system, says.
    public var cause: String?

    init(
        _ code: Code, _ operation: String, _ message: Message, sheet: String? = nil, cell: String? = nil,
        cause: String? = nil
    ) {
        self.code = code
        self.operation = operation
        self.message = message
        self.sheet = sheet
        self.cell = cell
        self.cause = cause
    }
}

extension SpreadsheetError: CustomStringConvertible {
    /// The message with its place, for logs and test output.
    public var description: String {
        var place = operation
        if let sheet { place += ", sheet \(sheet)" }
        if let cell { place += ", cell \(cell)" }
        return "\(code.name) (\(place)): \(message.en)" + (cause.map { " [\($0)]" } ?? "")
    }
}
