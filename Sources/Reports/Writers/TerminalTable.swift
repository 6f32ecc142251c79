public import Bilingual
import Geodesy
package import Tables

/// Prints tables in a terminal, aligned also where Chinese and Latin text meet.
public struct TerminalTable: Sendable {
    /// How the columns are parted.
    public enum Style: Sendable, Hashable {
        /// With lines around the cells.
        case box
        /// With two spaces.
        case plain
    }

    /// How the columns are parted.
    public var style: Style
    /// The language of headings and notes.
    public var language: Language
    /// The width to keep, in columns; as wide as the content when `nil`.
    public var width: Int?
    /// Whether ANSI colours show the emphasis; `NO_COLOR` and what standard output is are the caller's business.
    public var colour: Bool

    /// A writer for terminals.
    public init(language: Language, style: Style = .box, width: Int? = nil, colour: Bool = false) {
        self.language = language
        self.style = style
        self.width = width
        self.colour = colour
    }

    /// The table as lines of text, with a line break at the end.
    ///
    /// Long text goes on in further lines of its cell; numbers are never broken, so a narrow width may be
    /// exceeded.
    package func render(_ table: Table) -> String {
        let header = table.columns.map { inert($0.fullHeading[language]) }
        let body = table.rows.indices.map { row in
            table.columns.indices.map { inert(table.text(row: row, column: $0, language: language)) }
        }
        var footer: [String]?
        if let label = table.totalLabel {
            var cells = table.columns.indices.map { table.total(of: $0)?.description ?? "" }
            if let free = table.columns.indices.first(where: { !table.columns[$0].isSummed }) {
                cells[free] = inert(label[language])
            }
            footer = cells
        }
        let widths = fittedWidths(table, header: header, rows: body + (footer.map { [$0] } ?? []))
        let tableWidth = lineWidth(widths)

        var output = ""
        func line(_ text: String) { output += trimmedRight(text) + "\n" }
        for text in LineBreaking.lines(of: inert(table.title[language]), width: max(tableWidth, 20)) {
            line(paint(centred(text, in: tableWidth), bold: true))
        }
        if let subtitle = table.subtitle {
            let text = inert(subtitle[language])
            line(String(repeating: " ", count: max(0, tableWidth - DisplayWidth.columns(of: text))) + text)
        }
        rule(.top, widths).map(line)
        let centredHeader = table.columns.map { _ in Table.Column.Alignment.centre }
        cells(header, widths, style == .box ? centredHeader : table.columns.map(\.alignment)).forEach {
            line(paint($0, bold: true))
        }
        rule(.middle, widths).map(line)
        for (row, texts) in zip(table.rows, body) {
            cells(
                texts, widths, table.columns.map(\.alignment), emphasis: row.emphasis,
                emphasised: table.verdictColumn
            ).forEach(line)
        }
        if let footer {
            rule(.middle, widths).map(line)
            cells(footer, widths, table.columns.map(\.alignment)).forEach { line(paint($0, bold: true)) }
        }
        rule(.bottom, widths).map(line)
        for footnote in table.footnotes {
            LineBreaking.lines(of: inert(footnote[language]), width: max(tableWidth, 20)).forEach(line)
        }
        return output
    }

    private func inert(_ text: String) -> String { TerminalText.inert(text, keepingLines: true) }

    // MARK: Widths

    /// The width below which a column of text does not go: three Chinese characters.
    private static let narrowest = 6
    /// The width that columns of text keep as long as a longer one can give way: a county, a parcel number.
    private static let comfortable = 16

    private func fittedWidths(_ table: Table, header: [String], rows: [[String]]) -> [Int] {
        func widest(_ text: String) -> Int {
            text.split(whereSeparator: \.isNewline).map { DisplayWidth.columns(of: $0) }.max() ?? 0
        }
        // What the cells ask for; headings may be broken before they are.
        var content = header.map { _ in 1 }
        for row in rows {
            for (column, text) in row.enumerated() { content[column] = max(content[column], widest(text)) }
        }
        let headings = header.map(widest)
        let natural = zip(content, headings).map(max)
        guard let width else { return natural }
        let limit = width - lineWidth(natural.map { _ in 0 })
        func minimum(_ bound: Int) -> [Int] {
            table.columns.indices.map { column in
                let cells = table.columns[column].isNumeric ? content[column] : min(content[column], bound)
                return max(cells, min(headings[column], Self.narrowest))
            }
        }
        let fitted = ColumnWidths.fit(natural: natural, minimum: minimum(Self.comfortable), limit: limit)
        guard fitted.reduce(0, +) > limit else { return fitted }
        return ColumnWidths.fit(natural: fitted, minimum: minimum(Self.narrowest), limit: limit)
    }

    /// The width of a line whose cells have these widths.
    private func lineWidth(_ widths: [Int]) -> Int {
        switch style {
        case .box: widths.reduce(0, +) + 3 * widths.count + 1
        case .plain: widths.reduce(0, +) + 2 * (widths.count - 1)
        }
    }

    // MARK: Lines

    private enum Place { case top, middle, bottom }

    private func rule(_ place: Place, _ widths: [Int]) -> String? {
        switch (style, place) {
        case (.plain, .middle): return widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
        case (.plain, _): return nil
        case (.box, _):
            let (left, cross, right) =
                switch place {
                case .top: ("┌", "┬", "┐")
                case .middle: ("├", "┼", "┤")
                case .bottom: ("└", "┴", "┘")
                }
            return left + widths.map { String(repeating: "─", count: $0 + 2) }.joined(separator: cross) + right
        }
    }

    private func cells(
        _ texts: [String], _ widths: [Int], _ alignments: [Table.Column.Alignment],
        emphasis: Table.Emphasis = .none,
        emphasised: Int? = nil
    ) -> [String] {
        let wrapped = zip(texts, widths).map { LineBreaking.lines(of: $0, width: max($1, 2)) }
        let height = wrapped.map(\.count).max() ?? 1
        return (0..<height).map { index in
            let parts = widths.indices.map { column in
                let text = index < wrapped[column].count ? wrapped[column][index] : ""
                let padded = aligned(text, in: widths[column], alignments[column])
                return emphasised == nil || emphasised == column ? paint(padded, emphasis) : padded
            }
            switch style {
            case .box: return "│ " + parts.joined(separator: " │ ") + " │"
            case .plain: return parts.joined(separator: "  ")
            }
        }
    }

    private func aligned(_ text: String, in width: Int, _ alignment: Table.Column.Alignment) -> String {
        let space = max(0, width - DisplayWidth.columns(of: text))
        switch alignment {
        case .left: return text + String(repeating: " ", count: space)
        case .right: return String(repeating: " ", count: space) + text
        case .centre: return centred(text, in: width) + String(repeating: " ", count: space - space / 2)
        }
    }

    private func centred(_ text: String, in width: Int) -> String {
        String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: text)) / 2) + text
    }

    private func trimmedRight(_ text: String) -> String {
        var text = text[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    // MARK: Colour

    private func paint(_ text: String, bold: Bool) -> String {
        colour && bold ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }

    private func paint(_ text: String, _ emphasis: Table.Emphasis) -> String {
        guard colour else { return text }
        switch emphasis {
        case .none: return text
        case .good: return "\u{1B}[32m\(text)\u{1B}[0m"
        case .warning: return "\u{1B}[33m\(text)\u{1B}[0m"
        case .bad: return "\u{1B}[1;31m\(text)\u{1B}[0m"
        }
    }
}
