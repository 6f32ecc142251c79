public import Bilingual
import Geodesy
package import Tables

/// Writes tables as comma-separated values (RFC 4180): UTF-8, CRLF, one line of headings.
///
/// Numbers are plain: a point, no grouping, no unit. A text cell that a spreadsheet could take for a formula,
/// because it starts with `=`, `+`, `-`, `@`, their full-width forms, a tab or a line break, gets an
/// apostrophe in front, as spreadsheets themselves write it; number cells never do. Missing cells are empty. What a program
/// could obey is replaced by what can be seen (`TerminalText`), line breaks by blanks: a row is a line.
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
        var output: [UInt8] = []
        appendHead(of: table, to: &output)
        for row in table.rows { append(row, of: table, to: &output) }
        return output
    }

    /// Writes a table line by line.
    ///
    /// - Throws: what the rows throw, and `OutputError`.
    package func write(_ stream: TableStream, to file: OutputPieces) throws {
        try file.append { appendHead(of: stream.head, to: &$0) }
        try stream.forEachRow { row in try file.append { append(row, of: stream.head, to: &$0) } }
    }

    /// Adds the line of headings.
    func appendHead(of table: Table, to output: inout [UInt8]) {
        if marksByteOrder { output += [0xEF, 0xBB, 0xBF] }
        append(table.columns.map { $0.headingWithUnit[language] }, to: &output)
    }

    /// Adds the line of a row.
    func append(_ row: Table.Row, of table: Table, to output: inout [UInt8]) {
        for index in row.cells.indices {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            if case .text(let message) = row.cells[index] {
                Self.append(message[language], to: &output)
            } else if let number = table.columns[index].kind.printed(row.cells[index]) {
                number.write(to: &output)
            }
        }
        output += [0x0D, 0x0A]
    }

    private func append(_ fields: [String], to output: inout [UInt8]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            Self.append(field, to: &output)
        }
        output += [0x0D, 0x0A]
    }

    /// A text as a field, as `append` adds it.
    static func field(_ text: String) -> String {
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Adds a text as a field: inert in spreadsheets, quoted where the format asks for it.
    static func append(_ text: String, to output: inout [UInt8]) {
        let start = output.count
        if text.unicodeScalars.first.map(startsFormula) ?? false { output.append(UInt8(ascii: "'")) }
        output += (TerminalText.hasControls(text) ? TerminalText.inert(text) : text).utf8
        // By bytes: a carriage return and a line feed are one character.
        let isPlain = output[start...].allSatisfy { $0 != 0x2C && $0 != 0x22 && $0 != 0x0A && $0 != 0x0D }
        guard !isPlain else { return }
        let plain = Array(output[start...])
        output.removeSubrange(start...)
        output.append(0x22)
        for byte in plain {
            if byte == 0x22 { output.append(byte) }
            output.append(byte)
        }
        output.append(0x22)
    }

    /// Whether a spreadsheet could take a text that starts so for a formula.
    static func startsFormula(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": true
        default: false
        }
    }
}
