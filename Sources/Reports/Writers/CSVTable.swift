public import Bilingual
import Geodesy

/// Writes tables as comma-separated values (RFC 4180): UTF-8, CRLF, one line of headings.
///
/// Numbers are plain: a point, no grouping, no unit. A text cell that a spreadsheet could take for a formula,
/// because it starts with `=`, `+`, `-`, `@`, their full-width forms, a tab or a line break, gets an
/// apostrophe in front, as spreadsheets themselves write it; number cells never do. Missing cells are empty.
public struct CSVTable: Sendable {
    /// The language of headings and words.
    public var language: Language
    /// Whether the bytes start with a byte order mark: for files yes, because Excel would take UTF-8 for GBK
    /// without one; for standard output no.
    public var marksByteOrder: Bool
    /// Whether the total row is written; a table that a program reads is better without.
    public var includesTotal: Bool

    /// A writer of comma-separated values.
    public init(language: Language, marksByteOrder: Bool, includesTotal: Bool = false) {
        self.language = language
        self.marksByteOrder = marksByteOrder
        self.includesTotal = includesTotal
    }

    /// The table as bytes.
    public func encode(_ table: Table) -> [UInt8] {
        var output: [UInt8] = marksByteOrder ? [0xEF, 0xBB, 0xBF] : []
        func line(_ fields: [String]) {
            output += fields.joined(separator: ",").utf8
            output += [0x0D, 0x0A]
        }
        line(table.columns.map { Self.field($0.headingWithUnit[language]) })
        for row in table.rows {
            line(
                zip(row.cells, table.columns).map { cell, column in
                    if case .text(let message) = cell { return Self.field(message[language]) }
                    return column.printed(cell)?.description ?? ""
                })
        }
        if includesTotal, let label = table.totalLabel {
            var fields = table.columns.indices.map { table.total(of: $0)?.description ?? "" }
            if let free = table.columns.indices.first(where: { !table.columns[$0].isSummed }) {
                fields[free] = Self.field(label[language])
            }
            line(fields)
        }
        return output
    }

    /// A text as a field: inert in spreadsheets, quoted where the format asks for it.
    static func field(_ text: String) -> String {
        // By scalars: a carriage return and a line feed are one character.
        var text = text
        if let first = text.unicodeScalars.first, formulaStarts.contains(first) { text = "'" + text }
        guard text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
            return text
        }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }

    private static let formulaStarts: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
    ]
}
