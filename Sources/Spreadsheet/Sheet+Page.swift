import Bilingual
import CXLSXWriter

/// How a sheet is printed.
public struct PageSetup: Sendable, Hashable {
    /// The sides of a page.
    public struct Margins: Sendable, Hashable {
        /// Left, in millimetres.
        public var left: Double
        /// Right, in millimetres.
        public var right: Double
        /// Top, in millimetres.
        public var top: Double
        /// Bottom, in millimetres.
        public var bottom: Double

        /// Margins in millimetres.
        public init(left: Double, right: Double, top: Double, bottom: Double) {
            self.left = left
            self.right = right
            self.top = top
            self.bottom = bottom
        }
    }

    /// Across (横向) rather than upright; the paper is A4.
    public var landscape = true
    /// The margins.
    public var margins = Margins(left: 13, right: 13, top: 16, bottom: 18)
    /// Whether the columns are made to fit the width of one page.
    public var fitsWidth = true
    /// Whether the table stands in the middle of the page.
    public var centred = true
    /// The text at the top.
    public var header = PageText()
    /// The text at the bottom.
    public var footer = PageText()
    /// The rows that each page starts with.
    public var repeatedRows: ClosedRange<Int>?
    /// What is printed; everything when `nil`.
    public var printArea: CellRange?

    /// A4 across, one page wide.
    public init() {}
}

extension Sheet {
    /// Says how the sheet is printed.
    public func setPage(_ page: PageSetup) throws(SpreadsheetError) {
        let operation = "set page"
        try workbook.requireOpen(operation)
        unsafe worksheet_set_paper(sheet, 9)  // A4
        if page.landscape {
            unsafe worksheet_set_landscape(sheet)
        } else {
            unsafe worksheet_set_portrait(sheet)
        }
        // The library takes inches.
        unsafe worksheet_set_margins(
            sheet, page.margins.left / 25.4, page.margins.right / 25.4, page.margins.top / 25.4,
            page.margins.bottom / 25.4)
        if page.fitsWidth { unsafe worksheet_fit_to_pages(sheet, 1, 0) }
        if page.centred { unsafe worksheet_center_horizontally(sheet) }
        let header = try checked(page.header.notation)
        if !header.isEmpty { try check(unsafe worksheet_set_header(sheet, header), operation, sheet: name) }
        let footer = try checked(page.footer.notation)
        if !footer.isEmpty { try check(unsafe worksheet_set_footer(sheet, footer), operation, sheet: name) }
        if let rows = page.repeatedRows {
            try require(CellRange(rows: rows, columns: 0...0), operation)
            try check(
                unsafe worksheet_repeat_rows(sheet, UInt32(rows.lowerBound), UInt32(rows.upperBound)),
                operation, sheet: name)
        }
        if let area = page.printArea {
            try require(area, operation)
            try check(
                unsafe worksheet_print_area(
                    sheet, UInt32(area.first.row), UInt16(area.first.column), UInt32(area.last.row),
                    UInt16(area.last.column)),
                operation, sheet: name, cell: "\(area)")
        }
    }

    /// The text again, unless it is longer than Excel allows.
    private func checked(_ text: String) throws(SpreadsheetError) -> String {
        guard text.utf16.count <= 255 else {
            throw SpreadsheetError(
                .textTooLong, "set page",
                Message(
                    zh: "页眉或页脚超过 255 个字符，请缩短",
                    en: "The header or footer is longer than 255 characters; shorten it"),
                sheet: name)
        }
        return text
    }
}
