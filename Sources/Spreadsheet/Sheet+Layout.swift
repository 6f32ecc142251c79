import CXLSXWriter

extension Sheet {
    /// Sets the width of columns, in digits of the standard font; a Chinese character takes two.
    public func setWidth(_ width: Double, ofColumns columns: ClosedRange<Int>) throws(SpreadsheetError) {
        try require(CellRange(rows: 0...0, columns: columns), "set width")
        try check(
            unsafe worksheet_set_column(
                sheet, UInt16(columns.lowerBound), UInt16(columns.upperBound), min(max(width, 0), 255), nil),
            "set width", sheet: name)
    }

    /// Sets the height of a row in points; Excel has no rows higher than 409.
    public func setHeight(_ height: Double, ofRow row: Int) throws(SpreadsheetError) {
        try require(CellAddress(row: row, column: 0), "set height")
        try check(
            unsafe worksheet_set_row(sheet, UInt32(row), min(max(height, 0), 409), nil), "set height",
            sheet: name)
    }

    /// Keeps the rows above and the columns left of a cell in view.
    public func freeze(above cell: CellAddress) throws(SpreadsheetError) {
        try require(cell, "freeze panes")
        unsafe worksheet_freeze_panes(sheet, UInt32(cell.row), UInt16(cell.column))
    }

    /// Puts filter buttons on the first row of a range.
    public func filter(_ range: CellRange) throws(SpreadsheetError) {
        try require(range, "set filter")
        try check(
            unsafe worksheet_autofilter(
                sheet, UInt32(range.first.row), UInt16(range.first.column), UInt32(range.last.row),
                UInt16(range.last.column)),
            "set filter", sheet: name, cell: "\(range)")
    }

    /// Spares a range Excel's green corners on digits that are text on purpose, as in parcel numbers.
    public func allowDigitsAsText(in range: CellRange) throws(SpreadsheetError) {
        try require(range, "allow digits as text")
        try check(
            unsafe worksheet_ignore_errors(
                sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "\(range)"),
            "allow digits as text", sheet: name, cell: "\(range)")
    }
}
