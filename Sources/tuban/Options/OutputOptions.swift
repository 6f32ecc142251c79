import ArgumentParser
import Bilingual
import Reports
import Tables

/// Where and in what form a command gives its result.
struct OutputOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            Speech.say(
                zh: "输出格式（默认随 -o 的扩展名，否则 table）",
                en: "Form of the result (default: by the ending of -o, else table)."),
            valueName: "table|csv|json|xlsx"))
    var format: OutputFormat?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            Speech.say(
                zh: "写入文件（默认标准输出；xlsx 必须给出）", en: "Write to a file (default: standard output; xlsx needs one)."),
            valueName: "FILE"))
    var output: String?

    @Flag(help: ArgumentHelp(Speech.say(zh: "允许替换已有的输出", en: "Replace an existing output.")))
    var overwrite = false

    /// Whether the result is a table for reading, which may be abridged.
    var isForReading: Bool { effectiveFormat == .table && output == nil }

    /// Passes on piece by piece how a result reads on a terminal, by the width of a line and whether colours are welcome.
    typealias Text = (_ width: Int, _ colour: Bool, _ pass: (String) throws -> Void) throws -> Void

    /// The width of a line where no terminal says another.
    private static let plainWidth = 100
    /// How much of a text is gathered before it is written.
    private static let pieceSize = 1 << 18

    /// Gives a result in the form and to the place that the options say.
    ///
    /// - Parameters:
    ///   - tables: the result as tables.
    ///   - document: the result as a document.
    ///   - text: the result for reading; the tables one after the other when `nil`.
    ///   - inputs: the files read, none of which may be the output.
    ///   - language: the language of headings and notes.
    func write(
        tables: @autoclosure () throws -> [Table], document: @autoclosure () throws -> JSONValue,
        text: Text? = nil, inputs: [String],
        language: Language
    ) throws {
        let bytes: [UInt8]
        switch effectiveFormat {
        case .xlsx: return try writeWorkbook(tables(), inputs: inputs, language: language)
        case .json:
            let document = try document()
            let sink = try sink(inputs: inputs)
            try document.encode { try sink.append($0) }
            try sink.append(Array("\n".utf8))
            return try sink.finish()
        case .table where text != nil:
            let sink = try sink(inputs: inputs)
            try write(text, to: sink)
            return try sink.finish()
        case .csv:
            // One mark at the head of the file, not one before each table.
            bytes = try tables().enumerated().reduce(into: []) { bytes, table in
                if table.offset > 0 { bytes += "\r\n".utf8 }
                let writer = CSVTable(language: language, marksByteOrder: output != nil && table.offset == 0)
                bytes += writer.encode(table.element)
            }
        case .table:
            bytes = Array(try readable(tables(), language).utf8)
        }
        guard let output else { return StandardStreams.output(bytes) }
        let file = try OutputFile(at: output, overwrite: overwrite, inputs: inputs)
        try file.write(bytes)
        try file.commit()
    }

    /// The form asked for, else the one that the output's name ends with, else a table.
    var effectiveFormat: OutputFormat {
        let ending = output.flatMap { $0.split(separator: ".").last }.map { $0.lowercased() } ?? ""
        return format ?? OutputFormat(rawValue: ending) ?? .table
    }

    /// Where the pieces of a long result go: to standard output, or to a file that appears at the end.
    ///
    /// - Parameter inputs: the files named, none of which may be the output.
    func sink(inputs: [String]) throws -> OutputSink {
        guard let output else { return OutputSink() }
        return try OutputSink(OutputFile(at: output, overwrite: overwrite, inputs: inputs))
    }

    private func write(_ text: Text?, to sink: OutputSink) throws {
        let terminal = output == nil && StandardStreams.outputIsTerminal
        var piece: [UInt8] = []
        try text?(
            terminal ? StandardStreams.terminalWidth ?? Self.plainWidth : Self.plainWidth,
            terminal && StandardStreams.allowsColour
        ) {
            piece += $0.utf8
            guard piece.count >= Self.pieceSize else { return }
            try sink.append(piece)
            piece.removeAll(keepingCapacity: true)
        }
        try sink.append(piece)
    }

    private func readable(_ tables: [Table], _ language: Language) -> String {
        let writer =
            output == nil
            ? TerminalTable.forStandardOutput(language: language)
            : TerminalTable(language: language, style: .plain)
        return tables.map(writer.render).joined(separator: "\n")
    }

    private func writeWorkbook(_ tables: [Table], inputs: [String], language: Language) throws {
        guard let output else {
            throw UsageError(zh: "xlsx 需要用 -o 指定文件", en: "xlsx needs a file: give -o FILE")
        }
        let file = try OutputFile(at: output, overwrite: overwrite, inputs: inputs, ending: ".xlsx")
        try WorkbookFile.write(
            tables, to: file.temporaryPath, title: tables.first?.title ?? Message(verbatim: ""), created: 0,
            language: language)
        try file.commit()
    }
}
