public import Bilingual

/// The folder of a run's results: workbook, CSV files, document; whole or not at all.
public struct ResultFolder: ~Copyable {
    /// The file that shows a folder to be a former result, which alone may be replaced.
    static let document = "result.json"

    private let folder: OutputFolder

    /// Starts a folder, and finds out before the work whether it can be written.
    ///
    /// - Parameters:
    ///   - path: where it will be.
    ///   - overwrite: whether it may replace a former result.
    ///   - inputs: files that will be read; a folder that holds one of them is never replaced.
    /// - Throws: `OutputError`.
    public init(at path: String, overwrite: Bool, inputs: [String]) throws(OutputError) {
        folder = try OutputFolder(at: path, overwrite: overwrite, mark: Self.document, inputs: inputs)
    }

    /// Writes the results and moves the folder to its place; a former one is untouched until then.
    ///
    /// - Parameters:
    ///   - report: what goes into it.
    ///   - created: the date in the workbook's properties, in seconds since 1970-01-01 UTC.
    ///   - language: the language of headings and notes.
    /// - Throws: `OutputError`, and `GeodesyError` for numbers with too many digits.
    public consuming func write(_ report: CheckReport, created: Int64, language: Language) throws {
        let tables = try report.tables()
        let csv = CSVTable(language: language, marksByteOrder: true)
        for (file, table) in tables { try folder.write(csv.encode(table), to: "tables/\(file).csv") }
        try WorkbookFile.write(
            tables.map(\.table.withoutEmptyColumns), to: folder.path(of: "tables.xlsx"),
            title: Message(verbatim: report.title),
            created: created, language: language)
        try folder.write(report.document().encoded(), to: Self.document)
        try folder.commit()
    }
}
