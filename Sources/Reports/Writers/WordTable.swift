import Bilingual
import Geodesy
import Tables

/// Sets a table into a document: lines around each cell, headings that repeat, sums in bold, verdicts with a sign and a
/// ground that shows in grey too.
struct WordTable {
    let table: Table
    let language: Language
    /// More rows are left out.
    let limit: Int
    /// Of all columns together, in twentieths of a point.
    let width: Int

    /// The element.
    var xml: String {
        let widths = columnWidths
        var xml =
            "<w:tbl><w:tblPr><w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>\(Self.borders)</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>\(widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined())</w:tblGrid>"
        xml += headings(widths)
        for row in table.rows.indices.prefix(limit) { xml += line(row, widths) }
        if let label = table.totalLabel, table.count <= limit {
            let labelled = table.columns.indices.first { !table.columns[$0].isSummed }
            let cells = table.columns.indices.map { column in
                let text =
                    table.total(of: column).map { "\($0)" } ?? (column == labelled ? label[language] : "")
                return cell(text, widths[column], column, isBold: true, shade: "F2F2F2")
            }
            xml += Self.row(cells.joined())
        }
        return xml + "</w:tbl>"
    }

    private func headings(_ widths: [Int]) -> String {
        func heading(_ text: Message, _ width: Int, span: Int = 1, merge: String = "") -> String {
            cell(text[language], width, nil, isBold: true, shade: "D9D9D9", span: span, merge: merge)
        }
        let groups = table.groups
        guard !groups.isEmpty else {
            return Self.row(
                zip(table.columns, widths).map { heading($0.heading, $1) }.joined(), isHeading: true)
        }
        let upper = groups.map { group in
            let width = widths[group.columns].reduce(0, +)
            guard let text = group.heading else {
                return heading(
                    table.columns[group.columns.lowerBound].heading, width,
                    merge: "<w:vMerge w:val=\"restart\"/>")
            }
            return heading(text, width, span: group.columns.count)
        }
        let lower = zip(table.columns, widths).map { column, width in
            column.group == nil
                ? heading(Message(verbatim: ""), width, merge: "<w:vMerge/>") : heading(column.heading, width)
        }
        return Self.row(upper.joined(), isHeading: true) + Self.row(lower.joined(), isHeading: true)
    }

    private func line(_ row: Int, _ widths: [Int]) -> String {
        let (emphasis, isSum) = (table.rows[row].emphasis, table.rows[row].sums != nil)
        let cells = table.columns.indices.map { column in
            var text = table.text(row: row, column: column, language: language)
            guard emphasis != .none, table.verdictColumn == nil || table.verdictColumn == column else {
                return cell(text, widths[column], column, isBold: isSum, shade: isSum ? "F2F2F2" : nil)
            }
            if table.verdictColumn == column { text = "\(emphasis.sign) \(text)" }
            return cell(text, widths[column], column, isBold: emphasis == .bad || isSum, shade: emphasis.ground)
        }
        return Self.row(cells.joined())
    }

    private static func row(_ cells: String, isHeading: Bool = false) -> String {
        "<w:tr><w:trPr><w:cantSplit/>\(isHeading ? "<w:tblHeader/>" : "")</w:trPr>\(cells)</w:tr>"
    }

    /// - Parameter column: the column whose alignment it has; centred when `nil`.
    private func cell(
        _ text: String, _ width: Int, _ column: Int?, isBold: Bool, shade: String?, span: Int = 1,
        merge: String = ""
    ) -> String {
        let alignment =
            switch column.map({ table.columns[$0].alignment }) {
            case .left?: "left"
            case .right?: "right"
            case .centre?, nil: "center"
            }
        let ground = shade.map { "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\($0)\"/>" } ?? ""
        let span = span > 1 ? "<w:gridSpan w:val=\"\(span)\"/>" : ""
        let run = WordDocument.run(text, properties: isBold ? "<w:b/>" : "")
        return
            "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(span)\(merge)\(ground)<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Cell\"/><w:jc w:val=\"\(alignment)\"/></w:pPr>\(run)</w:p></w:tc>"
    }

    private static let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
        "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
    }.joined()

    /// The widths that fill the page, in the proportions of a sheet's columns.
    private var columnWidths: [Int] {
        // A digit of 10 points is 100 twentieths wide.
        let digits = ColumnWidths.of(table, language: language, limit: width / 100)
        let total = max(1, digits.reduce(0, +))
        return digits.map { max(300, $0 * width / total) }
    }
}
