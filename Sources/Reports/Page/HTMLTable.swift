import Bilingual
import Geodesy
import Tables

/// A table as part of a page: sorted by its headings, searched by a word.
struct HTMLTable {
    /// The table.
    let table: Table
    /// Its name in the page.
    let id: String
    let language: Language
    /// More rows than this are counted, not shown.
    var limit = 500
    /// What rows are called in the page, by their position.
    var rowID: (Int) -> String? = { _ in nil }

    /// The element with its heading, its search field and its notes.
    func html(isOpen: Bool = false) -> String {
        let search =
            table.rows.count > 8
            ? "<input type=\"search\" data-search=\"\(id)\" aria-label=\"\(language.say(zh: "查找", en: "Search"))\" placeholder=\"\(language.say(zh: "查找…", en: "Search…"))\">"
            : ""
        let notes = table.footnotes.map { "<p class=\"soft\">\(MarkupText.escaped($0[language]))</p>" }.joined()
        let more =
            table.count > limit
            ? "<p class=\"soft\">\(language.say(zh: "共\(table.count)行，此处列出前\(limit)行，全部见 tables/\(table.id.name).csv。", en: "The first \(limit) of \(table.count) rows; tables/\(table.id.name).csv has all."))</p>"
            : ""
        return
            "<details\(isOpen ? " open" : "")><summary>\(MarkupText.escaped(table.name[language])) <span class=\"soft\">\(table.count)</span></summary>\(search)<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(MarkupText.escaped(table.name[language]))\">\(element())</div>\(more)\(notes)</details>"
    }

    /// The element alone.
    func element() -> String {
        var html = "<table id=\"\(id)\">"
        if let subtitle = table.subtitle {
            html += "<caption>\(MarkupText.escaped(subtitle[language]))</caption>"
        }
        html += "<thead>\(headings())</thead><tbody>"
        for row in table.rows.indices.prefix(limit) {
            let name = rowID(row).map { " id=\"\($0)\"" } ?? ""
            html += "<tr\(name)\(table.rows[row].sums == nil ? "" : " class=\"sum\"")>"
            for column in table.columns.indices { html += cell(row, column) }
            html += "</tr>"
        }
        html += "</tbody>"
        if let label = table.totalLabel, table.count <= limit {
            html += "<tfoot><tr>"
            for column in table.columns.indices {
                let text = table.total(of: column).map { "\($0)" } ?? (column == 0 ? label[language] : "")
                html += "<td class=\"\(column == 0 ? "" : "number")\">\(MarkupText.escaped(text))</td>"
            }
            html += "</tr></tfoot>"
        }
        return html + "</table>"
    }

    /// One line of headings, or two where columns have groups.
    private func headings() -> String {
        func head(_ index: Int, rows: Int = 1) -> String {
            let heading = MarkupText.escaped(table.columns[index].heading[language])
            let span = rows > 1 ? " rowspan=\"\(rows)\"" : ""
            return
                "<th scope=\"col\" data-column=\"\(index)\"\(span)><button type=\"button\">\(heading)</button></th>"
        }
        let groups = table.groups
        guard !groups.isEmpty else { return "<tr>\(table.columns.indices.map { head($0) }.joined())</tr>" }
        let upper = groups.map { group in
            guard let heading = group.heading else { return head(group.columns.lowerBound, rows: 2) }
            return
                "<th scope=\"colgroup\" colspan=\"\(group.columns.count)\">\(MarkupText.escaped(heading[language]))</th>"
        }
        let lower = table.columns.indices.filter { table.columns[$0].group != nil }.map { head($0) }
        return "<tr>\(upper.joined())</tr><tr>\(lower.joined())</tr>"
    }

    private func cell(_ row: Int, _ column: Int) -> String {
        var text = MarkupText.escaped(table.text(row: row, column: column, language: language))
        // As the map knows it.
        if case .feature(let layer, let fid) = table.rows[row].cells[column] {
            let place = MarkupText.escaped("\(layer)#\(fid)")
            text = "<button class=\"place\" data-place=\"\(place)\">\(text)</button>"
        }
        var classes: [String] = []
        var value = ""
        if let number = table.printed(row: row, column: column) {
            classes.append("number")
            value = " data-value=\"\(number.double)\""
        } else if table.columns[column].alignment == .centre {
            classes.append("centre")
        }
        guard column == table.verdictColumn, table.rows[row].emphasis != .none else {
            let names = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
            return "<td\(names)\(value)>\(text)</td>"
        }
        return
            "<td class=\"centre\"\(value)><span class=\"badge \(table.rows[row].emphasis.rawValue)\">\(text)</span></td>"
    }
}
