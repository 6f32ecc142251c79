public import Bilingual
import Geodesy
package import Tables

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

    /// A writer of comma-separated values.
    public init(language: Language, marksByteOrder: Bool) {
        self.language = language
        self.marksByteOrder = marksByteOrder
    }

    /// The table as bytes.
    package func encode(_ table: Table) -> [UInt8] {
        var output = head(of: table)
        for row in table.rows { append(row, table.columns, to: &output) }
        return output
    }

    /// Writes a table line by line.
    ///
    /// - Throws: what the rows and the closure throw.
    package func write(_ stream: TableStream, to sink: ([UInt8]) throws -> Void) throws {
        try sink(head(of: stream.head))
        try stream.forEachRow { try sink(line($0, stream.head.columns)) }
    }

    /// The line of headings.
    func head(of table: Table) -> [UInt8] {
        var output: [UInt8] = marksByteOrder ? [0xEF, 0xBB, 0xBF] : []
        append(table.columns.map { Self.field($0.headingWithUnit[language]) }, to: &output)
        return output
    }

    /// A line.
    func line(_ row: Table.Row, _ columns: [Table.Column]) -> [UInt8] {
        var line: [UInt8] = []
        append(row, columns, to: &line)
        return line
    }

    private func append(_ row: Table.Row, _ columns: [Table.Column], to output: inout [UInt8]) {
        let fields = zip(row.cells, columns).map { cell, column in
            if case .text(let message) = cell { return Self.field(message[language]) }
            return column.printed(cell)?.description ?? ""
        }
        append(fields, to: &output)
    }

    private func append(_ fields: [String], to output: inout [UInt8]) {
        output += fields.joined(separator: ",").utf8
        output += [0x0D, 0x0A]
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
