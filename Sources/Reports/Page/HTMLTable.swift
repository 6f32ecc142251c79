import Bilingual
import Geodesy

/// A table as part of a page: sorted by its headings, searched by a word.
struct HTMLTable {
    /// The table.
    let table: Table
    /// Its name in the page.
    let id: String
    let language: Language
    /// More rows than this are counted, not shown.
    var limit = 800
    /// What rows are called in the page, by their position.
    var rowID: (Int) -> String? = { _ in nil }

    /// The element with its heading, its search field and its notes.
    func html(isOpen: Bool = false) -> String {
        let search =
            table.rows.count > 8
            ? "<input type=\"search\" data-search=\"\(id)\" aria-label=\"\(say("查找", "Search"))\" placeholder=\"\(say("查找…", "Search…"))\">"
            : ""
        let notes = table.footnotes.map { "<p class=\"soft\">\(HTMLText.escaped($0[language]))</p>" }.joined()
        let more =
            table.rows.count > limit
            ? "<p class=\"soft\">\(say("共\(table.rows.count)行，此处列出前\(limit)行，全部见 tables.xlsx。", "The first \(limit) of \(table.rows.count) rows; tables.xlsx has all."))</p>"
            : ""
        return
            "<details\(isOpen ? " open" : "")><summary>\(HTMLText.escaped(table.name[language])) <span class=\"soft\">\(table.rows.count)</span></summary>\(search)<div class=\"scroll\" tabindex=\"0\">\(element())</div>\(more)\(notes)</details>"
    }

    /// The element alone.
    func element() -> String {
        var html = "<table id=\"\(id)\">"
        if let subtitle = table.subtitle {
            html += "<caption>\(HTMLText.escaped(subtitle[language]))</caption>"
        }
        html += "<thead><tr>"
        for column in table.columns {
            html +=
                "<th scope=\"col\"><button type=\"button\">\(HTMLText.escaped(column.heading[language]))</button></th>"
        }
        html += "</tr></thead><tbody>"
        for row in table.rows.indices.prefix(limit) {
            let name = rowID(row).map { " id=\"\($0)\"" } ?? ""
            html += "<tr\(name)>"
            for column in table.columns.indices { html += cell(row, column) }
            html += "</tr>"
        }
        html += "</tbody>"
        if let label = table.totalLabel, table.rows.count <= limit {
            html += "<tfoot><tr>"
            for column in table.columns.indices {
                let text = table.total(of: column).map { "\($0)" } ?? (column == 0 ? label[language] : "")
                html += "<td class=\"\(column == 0 ? "" : "number")\">\(HTMLText.escaped(text))</td>"
            }
            html += "</tr></tfoot>"
        }
        return html + "</table>"
    }

    private func cell(_ row: Int, _ column: Int) -> String {
        let text = HTMLText.escaped(table.text(row: row, column: column, language: language))
        var classes: [String] = []
        var value = ""
        if let number = table.printed(row: row, column: column) {
            classes.append("number")
            value = " data-value=\"\(number.double)\""
        } else if table.columns[column].alignment == .centre {
            classes.append("centre")
        }
        guard column == table.verdictColumn, table.rows[row].emphasis != .none else {
            return "<td class=\"\(classes.joined(separator: " "))\"\(value)>\(text)</td>"
        }
        return
            "<td class=\"centre\"\(value)><span class=\"badge \(table.rows[row].emphasis.rawValue)\">\(text)</span></td>"
    }

    private func say(_ zh: String, _ en: String) -> String { language == .chinese ? zh : en }
}
