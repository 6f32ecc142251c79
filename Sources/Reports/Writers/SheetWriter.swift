import Bilingual
import Geodesy
import Spreadsheet
import Tables

/// Writes one part of a table into its sheet.
struct SheetWriter {
    let table: Table
    let language: Language
    let widths: [Int]
    /// The parts so far; the last is the one to write.
    let parts: [WorkbookTable.Part]
    /// How many parts there are in all.
    let count: Int
    let sheet: Sheet

    private var columns: ClosedRange<Int> { 0...(table.columns.count - 1) }

    func write() throws(SpreadsheetError) {
        guard let part = parts.last else { return }
        for (column, width) in widths.enumerated() {
            try sheet.setWidth(Double(width), ofColumns: column...column)
        }
        let headerRow = part.firstRow - 1
        try writeHeading(headerRow)
        for row in part.rows { try write(row: row, at: part.firstRow + row - part.rows.lowerBound) }
        var next = part.endRow
        if parts.count == count, let label = table.totalLabel {
            try writeTotal(label, at: next)
            next += 1
        }
        for footnote in notes {
            try writeNote(footnote, at: next)
            next += 1
        }
        try setUp(part, headerRow: headerRow, end: next)
    }

    // MARK: Parts of the sheet

    private func writeHeading(_ headerRow: Int) throws(SpreadsheetError) {
        try merge(row: 0, title, TableStyle.title)
        // A character of 16 points is half as wide again as one of 10.5.
        let titleLines = LineBreaking.lines(of: title, width: widths.reduce(0, +) * 2 / 3 - 2).count
        try sheet.setHeight(Double(titleLines) * 22 + 12, ofRow: 0)
        if let subtitle = table.subtitle {
            try merge(row: 1, subtitle[language], TableStyle.subtitle)
            try sheet.setHeight(18, ofRow: 1)
        }
        let groups = table.groups
        for group in groups {
            let cells = CellRange(rows: (headerRow - 1)...headerRow, columns: group.columns)
            if let heading = group.heading {
                let line = CellRange(rows: (headerRow - 1)...(headerRow - 1), columns: group.columns)
                try sheet.merge(line, text: heading[language], format: TableStyle.header)
            } else {
                try sheet.merge(cells, text: self.heading(group.columns.lowerBound), format: TableStyle.header)
            }
        }
        if !groups.isEmpty { try sheet.setHeight(height(ofLines: 1) + 2, ofRow: headerRow - 1) }
        var lines = 1
        for (index, column) in table.columns.enumerated() {
            lines = max(lines, heading(index).count { $0 == "\n" } + 1)
            guard groups.isEmpty || column.group != nil else { continue }
            try sheet.write(
                heading(index), at: CellAddress(row: headerRow, column: index), format: TableStyle.header)
        }
        // Room for the filter buttons, which sit at the bottom.
        try sheet.setHeight(height(ofLines: lines) + 8, ofRow: headerRow)
    }

    /// The heading of a column, broken into lines: some readers know nothing of brackets at the end of a line.
    private func heading(_ column: Int) -> String {
        let text = table.columns[column].heading[language]
        let room = widths[column] - 1
        let count = LineBreaking.lines(of: text, width: room).count
        // As many lines as are needed, and about as long as each other.
        let least = max(1, (DisplayWidth.columns(of: text) + count - 1) / count)
        let width =
            (min(least, room)...room).first { LineBreaking.lines(of: text, width: $0).count == count } ?? room
        return LineBreaking.lines(of: text, width: width).joined(separator: "\n")
    }

    private func write(row: Int, at line: Int) throws(SpreadsheetError) {
        var lines = 1
        let emphasis = table.rows[row].emphasis
        for (index, column) in table.columns.enumerated() {
            let cell = CellAddress(row: line, column: index)
            let number = table.printed(row: row, column: index)
            var format =
                table.rows[row].sums == nil
                ? TableStyle.body(column, scale: number?.scale) : TableStyle.total(column, scale: number?.scale)
            if emphasis != .none, table.verdictColumn == nil || table.verdictColumn == index {
                format = TableStyle.emphasised(format, emphasis, marked: table.verdictColumn == index)
            }
            if let number, let sum = subtotal(of: row, column: index, scale: number.scale) {
                try sheet.write(
                    formula: sum, value: number.double, at: cell,
                    format: TableStyle.total(column, scale: number.scale))
            } else if let number {
                try sheet.write(number: number.double, at: cell, format: format)
            } else {
                // Excel takes 32 767 characters in a cell; CSV and JSON have the whole text.
                let whole = table.text(row: row, column: index, language: language)
                let text = whole.utf16.count > 32_000 ? String(whole.prefix(8000)) + "…" : whole
                if case .missing = table.rows[row].cells[index] {
                    format.alignment = .centre
                    format.indent = 0
                }
                try sheet.write(text, at: cell, format: format)
                let room = widths[index] - (index == table.verdictColumn ? 4 : 2)
                if DisplayWidth.columns(of: text) > room || text.contains(where: \.isNewline) {
                    lines = max(lines, LineBreaking.lines(of: text, width: room).count)
                }
            }
        }
        try sheet.setHeight(height(ofLines: lines), ofRow: line)
    }

    private func writeTotal(_ label: Message, at line: Int) throws(SpreadsheetError) {
        let labelled = table.columns.indices.first { !table.columns[$0].isSummed }
        for (index, column) in table.columns.enumerated() {
            let cell = CellAddress(row: line, column: index)
            if let total = table.total(of: index) {
                let format = TableStyle.total(column, scale: total.scale)
                if table.isWhole {
                    try sheet.write(
                        formula: formula(for: index, scale: total.scale), value: total.double, at: cell,
                        format: format)
                } else {
                    try sheet.write(number: total.double, at: cell, format: format)
                }
            } else {
                try sheet.write(
                    index == labelled ? label[language] : "", at: cell,
                    format: TableStyle.total(column, scale: nil))
            }
        }
        try sheet.setHeight(height(ofLines: 1) + 2, ofRow: line)
    }

    /// The sum that a row of sums has in a summed column; `nil` where its rows stand on another sheet.
    private func subtotal(of row: Int, column: Int, scale: Int) -> String? {
        guard let sums = table.rows[row].sums, table.columns[column].isSummed, let part = parts.last,
            let first = sums.first, let last = sums.last, first >= part.rows.lowerBound
        else { return nil }
        let start = part.firstRow - part.rows.lowerBound
        let range = CellRange(rows: (start + first)...(start + last), columns: column...column)
        return scale == 0 ? "=SUM(\(range))" : "=ROUND(SUM(\(range)),\(scale))"
    }

    /// The sum of a column over all its sheets.
    ///
    /// Rounded to the digits shown: a plain sum of doubles would differ from the total in the last bits, and a
    /// reader's own comparison would then say that it is wrong.
    private func formula(for column: Int, scale: Int) -> String {
        let ranges = parts.filter { !$0.rows.isEmpty }.map { part in
            let range = CellRange(rows: part.firstRow...(part.endRow - 1), columns: column...column)
            return part.sheet == sheet.name ? "\(range)" : "\(SheetName.quoted(part.sheet))!\(range)"
        }
        let sum = "SUM(\(ranges.joined(separator: ",")))"
        return scale == 0 ? "=\(sum)" : "=ROUND(\(sum),\(scale))"
    }

    private func writeNote(_ note: Message, at line: Int) throws(SpreadsheetError) {
        let text = note[language]
        try merge(row: line, text, TableStyle.footnote)
        // Notes are set in 9 points.
        let lines = LineBreaking.lines(of: text, width: widths.reduce(0, +) * 7 / 6 - 2).count
        try sheet.setHeight(Double(lines) * 13 + 3, ofRow: line)
    }

    private func setUp(_ part: WorkbookTable.Part, headerRow: Int, end: Int) throws(SpreadsheetError) {
        try sheet.freeze(above: CellAddress(row: part.firstRow, column: 0))
        if !part.rows.isEmpty {
            let body = CellRange(rows: headerRow...(part.endRow - 1), columns: columns)
            // Sorting by the buttons would tear subtotals from their rows.
            if !table.rows.contains(where: { $0.sums != nil }) { try sheet.filter(body) }
            try sheet.allowDigitsAsText(in: body)
        }
        var page = PageSetup()
        page.repeatedRows = (table.groups.isEmpty ? headerRow : headerRow - 1)...headerRow
        page.printArea = CellRange(rows: 0...max(0, end - 1), columns: columns)
        page.footer =
            switch language {
            case .chinese:
                PageText(centre: [.text("第 "), .pageNumber, .text(" 页  共 "), .pageCount, .text(" 页")])
            case .english: PageText(centre: [.text("Page "), .pageNumber, .text(" of "), .pageCount])
            }
        try sheet.setPage(page)
    }

    // MARK: Texts and heights

    /// The title, with the number of the part when there are several.
    private var title: String {
        guard count > 1 else { return table.title[language] }
        let part = Message(
            zh: "（第\(parts.count)部分，共\(count)部分）", en: " (part \(parts.count) of \(count))")
        return (table.title + part)[language]
    }

    /// The notes, which stand on the last sheet, with one on every sheet when there are several.
    private var notes: [Message] {
        guard table.isWhole else { return [abridged] + table.footnotes }
        guard count > 1 else { return table.footnotes }
        let split = Message(
            zh: "全表共 \(table.rows.count) 行，超过一张工作表的行数上限，分为 \(count) 张工作表；合计在最后一张。",
            en:
                "The table has \(table.rows.count) rows, more than a sheet holds, and stands on \(count) sheets; "
                + "the total is on the last one.")
        return parts.count == count ? [split] + table.footnotes : [split]
    }

    private var abridged: Message {
        let (all, listed, file) = (table.count, table.rows.count, "tables/\(table.id.name).csv")
        return Message(
            zh: "全表共 \(all) 行，此处列出不一致、待看和面积大的 \(listed) 行；合计为全部各行之和，全部见 \(file)。",
            en:
                "Of \(all) rows the \(listed) that differ, are doubtful or large; totals are of all, \(file) has all."
        )
    }

    private func merge(row: Int, _ text: String, _ format: CellFormat) throws(SpreadsheetError) {
        try sheet.merge(CellRange(rows: row...row, columns: columns), text: text, format: format)
    }

    /// The height of a row with so many lines of 10.5 points: set, because merged cells and other programs
    /// than Excel do not find it by themselves.
    private func height(ofLines lines: Int) -> Double { Double(lines) * 14.5 + 6 }
}
